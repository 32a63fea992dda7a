/*
 * Digits say how many, letters which roles are missing, Enter or Space goes on. A quick
 * check comes here only for the name of the application.
 */
#include "config.h"

#include "tui/begin.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "app/people.h"
#include "app/target.h"
#include "core/who.h"
#include "report/report.h"
#include "tui/agenda.h"
#include "tui/compare.h"
#include "tui/key.h"
#include "tui/prompt.h"
#include "tui/question.h"
#include "tui/trend.h"
#include "tui/viewer.h"

enum { ROLES_MAX = 8, PEOPLE_DIGITS = 4, LABEL_COLS = 16 };

struct begin_screen {
	struct screen screen;
	struct workshop_request request;	/* its strings: ours below */
	char *service, *questionnaire, *system;
	char *application;	/* it is split out of, or NULL */
	char *last;		/* the newest finished one: "a3, 2026-09-12"; NULL = none */
	char *headline;		/* what it found */
	struct edit people;
	bool missing[ROLES_MAX];
};

static struct begin_screen *of(struct screen *s)
{
	return (struct begin_screen *)s;
}

/* ---- whether it is needed ----------------------------------------------------- */

static bool has_one_system(struct app *app)
{
	g_autoptr(GPtrArray) all = NULL;
	int n = 0;

	if (!store_systems(app->store, &all, NULL))
		return false;
	for (guint i = 0; i < all->len; i++)
		n += !((struct store_system *)all->pdata[i])->archived;
	return n == 1;
}

static bool quick_needs_system(bool *out, struct app *app, const struct workshop_request *r,
			       struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	struct store *st;

	*out = false;
	if (r->system != NULL)
		return true;
	if (!app_store_write(app, &st, ds) || !store_find_service(st, r->service, &s, ds))
		return false;
	*out = s == NULL && !has_one_system(app);
	return true;
}

bool begin_is_needed(bool *out, struct app *app, const struct workshop_request *r,
		     struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) draft = NULL;
	struct store *st;

	*out = false;
	if (r->quick)
		return quick_needs_system(out, app, r, ds);
	if (!target_store(&st, app, r->service, ds) ||
	    !target_find_service(&s, app, r->service, ds) || !store_draft(st, s->id, &draft, ds))
		return false;
	/* what workshop_open() refuses is refused at once */
	*out = draft == NULL && r->start != WORKSHOP_RESUME;
	return true;
}

/* ---- state -------------------------------------------------------------------- */

static bool read_last(struct begin_screen *b, struct diags *ds)
{
	g_autoptr(judgement) j = NULL;
	struct report_input input;

	if (!judgement_of(&j, b->screen.tui->app, b->service, JUDGE_BRIEF, ds))
		return false;
	b->application = g_strdup(j->target.service->system_name);
	if (j->target.assessment == NULL)
		return true;
	judgement_report_input(j, b->screen.tui->app, &input);
	b->last = g_strdup_printf("%s, %.10s", j->target.label, j->target.assessment->finished);
	b->headline = report_headline(&input);
	return true;
}

static bool begin_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct begin_screen *b = of(s);

	b->request = *(const struct workshop_request *)arg;
	b->request.service = b->service = g_strdup(b->request.service);
	b->request.questionnaire = b->questionnaire = g_strdup(b->request.questionnaire);
	b->request.system = NULL;
	edit_init(&b->people, NULL);
	b->people.digits = true;
	return b->request.quick || read_last(b, ds);
}

static void begin_close(struct screen *s)
{
	struct begin_screen *b = of(s);

	g_free(b->service);
	g_free(b->questionnaire);
	g_free(b->system);
	g_free(b->application);
	g_free(b->last);
	g_free(b->headline);
	edit_clear(&b->people);
}

/* ---- going on ----------------------------------------------------------------- */

/* The people and missing roles that were said; false when nothing was. */
static bool said_people(const struct begin_screen *b, struct people_edit *e,
			const char *missing[ROLES_MAX + 1])
{
	g_autofree char *count = edit_text(&b->people);
	int n = 0;

	*e = (struct people_edit){ .count = -1 };
	for (int i = 0; who_answers[i] != NULL && i < ROLES_MAX; i++)
		if (b->missing[i])
			missing[n++] = who_answers[i];
	missing[n] = NULL;
	if (n > 0)
		e->missing = missing;
	if (*count != '\0')
		e->count = (int)g_ascii_strtoll(count, NULL, 10);
	return n > 0 || e->count > 0;
}

static bool start(struct begin_screen *b)
{
	struct tui *t = b->screen.tui;
	const char *missing[ROLES_MAX + 1];
	struct people_edit e;
	bool people = said_people(b, &e, missing);
	g_autoptr(diags) ds = diags_new();

	/* this screen stays until the key is over: what it holds can still be read */
	if (!tui_replace(t, &question_ops, &b->request))
		return false;
	if (people && people_set(t->app, b->service, &e, b->request.args, ds)) {
		if (e.count > 0)
			tui_saved(t, ngettext("%d person in the room", "%d people in the room",
					      (gulong)e.count), e.count);
		else
			tui_saved(t, "%s", _("who is missing"));
	}
	tui_complain(t, ds);
	tui_changed(t);
	return true;
}

static void run_start(struct screen *s, int key)
{
	(void)key;
	start(of(s));
}

static bool take_system(struct screen *s, const char *text, struct diags *ds)
{
	struct begin_screen *b = of(s);

	if (*text == '\0') {
		diag_error(ds, "name", NULL, _("a service is split out of something: name it"));
		return false;
	}
	g_free(b->system);
	b->request.system = b->system = g_strdup(text);
	return start(b);
}

static void leave(struct screen *s)
{
	tui_pop(s->tui);
}

/* Their names, for Tab; g_strfreev(). */
static char **system_names(struct app *app)
{
	g_autoptr(GPtrArray) all = NULL;
	GPtrArray *names = g_ptr_array_new();

	if (app->store != NULL && store_systems(app->store, &all, NULL))
		for (guint i = 0; i < all->len; i++)
			g_ptr_array_add(names,
					g_strdup(((struct store_system *)all->pdata[i])->name));
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

void begin_ask(struct screen *s)
{
	g_auto(GStrv) names = NULL;
	struct prompt p = {
		.label = _("Its name:"),
		.done = take_system,
		.cancelled = leave,
	};

	if (!of(s)->request.quick)
		return;
	names = system_names(s->tui->app);
	p.words = names;
	prompt_ask(s, &p);
}

static int role_of(int key)
{
	for (int i = 0; who_answers[i] != NULL && i < ROLES_MAX; i++)
		if (who_answers[i][0] == key)
			return i;
	return -1;
}

static void run_role(struct screen *s, int key)
{
	bool *missing = &of(s)->missing[role_of(key)];

	*missing = !*missing;
}

static void run_people(struct screen *s, int key)
{
	struct begin_screen *b = of(s);

	if (key == KEY_RUBOUT || b->people.text->len < PEOPLE_DIGITS)
		edit_key(&b->people, key);
}

static bool has_last(const struct screen *s)
{
	return ((const struct begin_screen *)s)->last != NULL;
}

static void run_agenda(struct screen *s, int key)
{
	(void)key;
	agenda_push(s->tui, of(s)->service);
}

static void run_report(struct screen *s, int key)
{
	(void)key;
	viewer_push_about(s->tui, _("Report"), "report", of(s)->service);
}

/* ---- drawing ------------------------------------------------------------------ */

static int draw_roles(const struct begin_screen *b, const struct area *a, int row)
{
	int col = LABEL_COLS;

	area_put(a, row, 1, STYLE_QUIET, _("Missing"));
	for (int i = 0; who_answers[i] != NULL && i < ROLES_MAX; i++) {
		g_autofree char *text = g_strdup_printf("[%c] %s", b->missing[i] ? 'x' : ' ',
							who_label(who_answers[i]));
		char key[2] = { who_answers[i][0], '\0' };
		int cols = text_width_cols(text) + 5;

		if (col + cols > a->cols && col > LABEL_COLS) {
			col = LABEL_COLS;
			row++;
		}
		area_put(a, row, col, STYLE_KEY, key);
		area_put(a, row, col + 2, b->missing[i] ? STYLE_STRONG : STYLE_TEXT, text);
		col += cols;
	}
	return row + 1;
}

static int draw_people(const struct begin_screen *b, const struct area *a, int row)
{
	struct area field = area_part(a, row, LABEL_COLS, 1, PEOPLE_DIGITS + 1);

	area_put(a, row, 1, STYLE_QUIET, _("In the room"));
	edit_draw(&b->people, &field, STYLE_FIELD_ACTIVE, true);
	area_put(a, row, LABEL_COLS + PEOPLE_DIGITS + 2, STYLE_TEXT, _("people: type the number"));
	return row + 1;
}

static void begin_draw(const struct screen *s, const struct area *body)
{
	const struct begin_screen *b = (const struct begin_screen *)s;
	bool tight = body->rows < 14;
	int row = !tight;

	if (b->request.quick) {
		area_wrap(body, row, 1, STYLE_STRONG,
			  _("Which application would it be split out of?"));
		return;
	}
	if (b->last != NULL) {
		row += area_wrap(body, row, 1, STYLE_STRONG, b->headline);
		area_printf(body, row++, 1, STYLE_TEXT,
			    _("That was %s. Going on starts a follow-up; it stays as it is."), b->last);
	} else {
		g_autofree char *text = g_strdup_printf(
			_("Is %s ready to be split out of %s?"), b->service, b->application);

		row += area_wrap(body, row, 1, STYLE_STRONG, text);
	}
	row += !tight;
	row = draw_people(b, body, row);
	row += !tight;
	row = draw_roles(b, body, row) + !tight;
	row += area_wrap(body, row, 1, STYLE_TEXT,
			 _("Nobody is named: screens, reports and exports leave out who voted and "
			   "answered, unless they are asked for names.")) + !tight;
	area_wrap(body, row, 1, STYLE_TEXT,
		  _("All of this can wait: Enter goes to the first question."));
}

/* u right after a service was added takes it back, and this screen goes with it. */
static bool begin_refresh(struct screen *s, struct diags *ds)
{
	g_autoptr(store_service) there = NULL;
	struct store *st;

	if (of(s)->request.quick)
		return true;
	return app_store_read(s->tui->app, &st, ds) && st != NULL &&
	       store_find_service(st, of(s)->service, &there, ds) && there != NULL;
}

static const char *begin_service(const struct screen *s)
{
	const struct begin_screen *b = (const struct begin_screen *)s;

	return b->request.quick ? NULL : b->service;
}

static char *begin_crumb(const struct screen *s)
{
	return g_strdup(((const struct begin_screen *)s)->service);
}

static void run_compare(struct screen *s, int key)
{
	(void)key;
	compare_push(s->tui, of(s)->service, NULL);
}

static void run_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, of(s)->service);
}

static const struct binding begin_bindings[] = {
	{ "start", "Enter Space", NULL, N_("begin"), N_("start the workshop"), GROUP_ANSWER,
	  run_start, NULL },
	{ "people", "0-9 Backspace", NULL, N_("people"), N_("how many people are in the room"),
	  GROUP_ANSWER, run_people, NULL },
	{ "missing", "o d p l", NULL, N_("missing"),
	  N_("operations, developers, product, leadership: missing or not"), GROUP_ANSWER,
	  run_role, NULL },
	{ "agenda", "F", NULL, N_("agenda"), N_("what a follow-up talks about"), GROUP_LOOK,
	  run_agenda, has_last },
	{ "report", NULL, "report", N_("last report"), N_("read the last report"), GROUP_LOOK,
	  run_report, has_last },
	{ "compare", NULL, "compare", NULL, NULL, GROUP_LOOK, run_compare, has_last },
	{ "trend", NULL, "trend", NULL, NULL, GROUP_LOOK, run_trend, has_last },
	{ .id = NULL },
};

const struct screen_ops begin_ops = {
	.name = "begin",
	.size = sizeof(struct begin_screen),
	.bindings = begin_bindings,
	.open = begin_open,
	.close = begin_close,
	.refresh = begin_refresh,
	.crumb = begin_crumb,
	.draw = begin_draw,
	.service = begin_service,
};
