/*
 * Names are optional and may come later; the number and the missing roles are what the
 * report needs. The settings of the room stand below.
 */
#include "config.h"

#include "tui/people.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/people.h"
#include "app/questionnaires.h"
#include "app/target.h"
#include "app/workshop_settings.h"
#include "core/who.h"
#include "tui/prompt.h"

struct people_screen {
	struct screen screen;
	char *service;
	gint64 assessment;		/* 0 = none yet */
	GPtrArray *people;		/* struct store_person */
	GPtrArray *named;		/* those with a name: borrowed */
	const struct questionnaire *q;	/* whose roles are asked for; NULL = all */
	struct workshop_settings settings;
	struct list list;
};

/* The selection stays on a person when others come and go. */
static void select_name(struct people_screen *p, const char *name)
{
	for (guint i = 0; i < p->named->len; i++)
		if (g_strcmp0(((struct store_person *)p->named->pdata[i])->name, name) == 0)
			list_select(&p->list, (int)i);
}

static bool read_room(struct people_screen *p, struct diags *ds)
{
	struct app *app = p->screen.tui->app;
	g_autofree char *name = NULL;
	GPtrArray *people;

	if (!people_list(&people, app->store, p->assessment, ds))
		return false;
	if (p->named->len > 0)
		name = g_strdup(((struct store_person *)p->named->pdata[p->list.at])->name);
	g_clear_pointer(&p->people, g_ptr_array_unref);
	p->people = people;
	g_ptr_array_set_size(p->named, 0);
	for (guint i = 0; i < people->len; i++) {
		struct store_person *one = people->pdata[i];

		if (one->name != NULL)
			g_ptr_array_add(p->named, one);
	}
	list_set_count(&p->list, (int)p->named->len);
	if (name != NULL)
		select_name(p, name);
	return workshop_settings_get(&p->settings, app->store, p->assessment, ds);
}

static bool people_refresh(struct screen *s, struct diags *ds)
{
	struct people_screen *p = (struct people_screen *)s;
	g_autoptr(diags) quiet = diags_new();
	struct target t;

	if (!target_find(&t, s->tui->app, p->service, ds))
		return false;
	p->assessment = t.assessment != NULL ? t.assessment->id : 0;
	/* without it all roles are spoken of */
	p->q = questionnaires_of(s->tui->app,
				 t.assessment != NULL ? t.assessment->questionnaire : NULL, quiet);
	target_clear(&t);
	return read_room(p, ds);
}

static bool people_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct people_screen *p = (struct people_screen *)s;

	p->service = g_strdup(arg);
	p->named = g_ptr_array_new();
	return people_refresh(s, ds);
}

static void people_close(struct screen *s)
{
	struct people_screen *p = (struct people_screen *)s;

	g_free(p->service);
	g_ptr_array_unref(p->named);
	g_clear_pointer(&p->people, g_ptr_array_unref);
}

/* ---- drawing ---------------------------------------------------------------------- */

/* The roles whose questions are asked, those that stand like this; NULL = none of them. */
static char *roles_that(const struct people_screen *p, enum people_role is, bool *all)
{
	g_autoptr(GString) words = g_string_new(NULL);

	*all = true;
	for (int i = 0; who_answers[i] != NULL; i++) {
		if (p->q != NULL && !questionnaire_asks(p->q, who_answers[i]))
			continue;
		if (people_role(p->people, who_answers[i]) == is)
			g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "",
					       who_label(who_answers[i]));
		else
			*all = false;
	}
	return words->len > 0 ? g_string_free(g_steal_pointer(&words), FALSE) : NULL;
}

/* Whether the room can speak for every question: nobody is missing only when that was said,
 * or when each role has a name. */
static char *missing_words(const struct people_screen *p)
{
	bool all_missing, nothing;
	g_autofree char *missing = roles_that(p, PEOPLE_MISSING, &all_missing);
	g_autofree char *open = roles_that(p, PEOPLE_NOT_SAID, &nothing);

	if (missing == NULL && open == NULL)
		return g_strdup(_("none"));
	if (open == NULL)
		return g_steal_pointer(&missing);
	if (nothing)
		return g_strdup(_("not said"));
	if (missing == NULL)
		/* TRANSLATORS: the roles of which nobody said whether they are missing */
		return g_strdup_printf(_("not said: %s"), open);
	/* TRANSLATORS: roles that are missing, and those of which that was not said */
	return g_strdup_printf(_("%s; not said: %s"), missing, open);
}

static const char *voting_words(enum vote_kind kind)
{
	static const char *const words[] = {
		[VOTE_HANDS] = N_("hands, typed as a tally"),
		[VOTE_SECRET] = N_("secret ballots"),
		[VOTE_BLIND] = N_("cards"),
	};
	G_STATIC_ASSERT(G_N_ELEMENTS(words) == VOTE_KIND_COUNT);

	return _(words[kind]);
}

enum { SETTING_ROWS = 6 };

/* A key, what it changes, and how it stands. */
static void draw_setting(const struct area *a, int row, const char *key, const char *what,
			 const char *now)
{
	int width = MIN(26, a->cols / 2);

	area_put(a, row, 2, STYLE_KEY, key);
	area_put_cols(a, row, 4, width - 1, STYLE_QUIET, TEXT_LEFT, what);
	area_put(a, row, 4 + width, STYLE_TEXT, now);
}

static void draw_settings(const struct people_screen *p, const struct area *a)
{
	int n = people_count(p->people);
	g_autofree char *count = n > 0 ? g_strdup_printf("%d", n) : g_strdup(_("not said"));
	g_autofree char *missing = missing_words(p);
	g_autofree char *timebox =
		p->settings.timebox_min > 0 ?
			g_strdup_printf(_("%d min a block"), p->settings.timebox_min) :
			g_strdup(_("no timer"));

	area_rule(a, 0, _("The room"));
	draw_setting(a, 1, "c", _("People in the room"), count);
	draw_setting(a, 2, "m", _("Roles missing"), missing);
	draw_setting(a, 3, "v", _("Voting"), voting_words(p->settings.voting));
	draw_setting(a, 4, "n", _("Names of who said what"),
		     p->settings.names ? _("shown, and kept in reports") :
					 _("not shown, and not kept with votes"));
	draw_setting(a, 5, "t", _("Timer"), timebox);
}

static void people_layout(struct screen *s, int rows, int cols)
{
	(void)cols;
	list_fit(&((struct people_screen *)s)->list, MAX(rows - SETTING_ROWS, 1));
}

static void draw_person(const struct area *a, int line, const struct store_person *one)
{
	area_put_cols(a, line, 2, a->cols / 2 - 2, STYLE_TEXT, TEXT_LEFT, one->name);
	area_put_cols(a, line, a->cols / 2, a->cols / 4, STYLE_TEXT, TEXT_LEFT,
		      one->role != NULL ? who_label(one->role) : "");
	if (one->since != NULL && strlen(one->since) >= 16)
		area_printf(a, line, a->cols / 2 + a->cols / 4 + 1, STYLE_QUIET,
			    /* TRANSLATORS: a time of day, UTC */
			    _("since %.5s UTC"), one->since + 11);
}

static void people_draw(const struct screen *s, const struct area *body)
{
	const struct people_screen *p = (const struct people_screen *)s;
	struct area names = area_part(body, 0, 0, body->rows - SETTING_ROWS, body->cols);
	struct area room = area_part(body, names.rows, 0, SETTING_ROWS, body->cols);

	if (p->named->len == 0)
		area_wrap(&names, 0, 2, STYLE_TEXT,
			  _("No names yet. They are not needed; + adds some."));
	for (int line = 0; line < names.rows && p->list.top + line < p->list.count; line++) {
		draw_person(&names, line, p->named->pdata[p->list.top + line]);
		if (list_is_selected(&p->list, p->list.top + line))
			area_select_row(&names, line);
	}
	draw_settings(p, &room);
}

static char *people_crumb(const struct screen *s)
{
	(void)s;
	return g_strdup(_("Who is here"));
}

/* ---- writing ---------------------------------------------------------------------- */

/* Commas part them; NULL-terminated. */
static char **split(const char *text)
{
	char **parts = g_strsplit(text, ",", -1);
	guint n = 0;

	for (guint i = 0; parts[i] != NULL; i++) {
		char *part = g_strstrip(parts[i]);

		if (*part != '\0')
			parts[n++] = part;
		else
			g_free(part);
	}
	parts[n] = NULL;
	return parts;
}

static bool set(struct screen *s, const struct people_edit *e, const char *what,
		struct diags *ds)
{
	struct people_screen *p = (struct people_screen *)s;

	if (!people_set(s->tui->app, p->service, e, NULL, ds))
		return false;
	tui_saved(s->tui, "%s", what);
	return true;
}

static bool add_names(struct screen *s, const char *text, bool late, struct diags *ds)
{
	g_auto(GStrv) names = split(text);
	struct people_edit e = { .names = (const char *const *)names, .count = -1,
				 .late = late };

	return names[0] == NULL || set(s, &e, text, ds);
}

/* Of those who were counted. */
static bool take_names(struct screen *s, const char *text, struct diags *ds)
{
	return add_names(s, text, false, ds);
}

/* Beside them: the room grows, and the next vote has one more. */
static bool take_late(struct screen *s, const char *text, struct diags *ds)
{
	return add_names(s, text, true, ds);
}

static bool take_count(struct screen *s, const char *text, struct diags *ds)
{
	struct people_edit e = { .count = -1 };
	guint64 n;

	if (!g_ascii_string_to_unsigned(text, 10, 1, 10000, &n, NULL)) {
		diag_error(ds, "count", NULL, _("\"%s\" is no number of people"), text);
		return false;
	}
	e.count = (int)n;
	return set(s, &e, _("people in the room"), ds);
}

static bool is_any_missing(const struct people_screen *p)
{
	for (int i = 0; who_answers[i] != NULL; i++)
		if (people_role(p->people, who_answers[i]) == PEOPLE_MISSING)
			return true;
	return false;
}

static bool take_missing(struct screen *s, const char *text, struct diags *ds)
{
	g_auto(GStrv) roles = split(text);
	struct people_edit e = { .missing = (const char *const *)roles, .count = -1 };

	/* an Enter alone says nothing, unless it takes away what stood there */
	if (roles[0] == NULL && !is_any_missing((struct people_screen *)s))
		return true;
	return set(s, &e, _("roles missing"), ds);
}

static bool take_timebox(struct screen *s, const char *text, struct diags *ds)
{
	struct people_screen *p = (struct people_screen *)s;
	struct workshop_settings settings = p->settings;
	guint64 n;

	if (!g_ascii_string_to_unsigned(*text != '\0' ? text : "0", 10, 0, 240, &n, NULL)) {
		diag_error(ds, "minutes", NULL, _("\"%s\" is no number of minutes up to 240"),
			   text);
		return false;
	}
	settings.timebox_min = (int)n;
	if (!workshop_settings_set(s->tui->app, p->service, &settings, NULL, ds))
		return false;
	tui_saved(s->tui, "%s", _("timer"));
	return true;
}

static void set_room(struct screen *s, const struct workshop_settings *settings)
{
	struct people_screen *p = (struct people_screen *)s;
	g_autoptr(diags) ds = diags_new();

	if (workshop_settings_set(s->tui->app, p->service, settings, NULL, ds))
		tui_saved(s->tui, "%s", _("the room"));
	tui_complain(s->tui, ds);
}

/* ---- keys ------------------------------------------------------------------------- */

static void run_add(struct screen *s, int key)
{
	struct prompt p = { .label = _("Names (Ana:product, Ben):"), .done = take_names };

	(void)key;
	prompt_ask(s, &p);
}

static void run_late(struct screen *s, int key)
{
	struct prompt p = { .label = _("Who came later (Ana:product, Ben)?"),
			    .done = take_late };

	(void)key;
	prompt_ask(s, &p);
}

static bool has_name(const struct screen *s)
{
	return ((const struct people_screen *)s)->named->len > 0;
}

static void run_gone(struct screen *s, int key)
{
	struct people_screen *p = (struct people_screen *)s;
	const struct store_person *one = p->named->pdata[p->list.at];
	const char *gone[] = { one->name, NULL };
	struct people_edit e = { .gone = gone, .count = -1 };
	g_autofree char *what = g_strdup_printf(_("%s left"), one->name);
	g_autoptr(diags) ds = diags_new();

	(void)key;
	set(s, &e, what, ds);
	tui_complain(s->tui, ds);
}

static void run_count(struct screen *s, int key)
{
	struct prompt p = { .label = _("How many people are in the room?"), .digits = true,
			    .done = take_count };

	(void)key;
	prompt_ask(s, &p);
}

static void run_missing(struct screen *s, int key)
{
	struct people_screen *p = (struct people_screen *)s;
	g_auto(GStrv) missing =
		p->assessment > 0 ? people_roles_absent(s->tui->app->store, p->assessment) : NULL;
	g_autofree char *now = missing != NULL ? g_strjoinv(", ", missing) : NULL;
	/* TRANSLATORS: "none" is typed as it stands here */
	struct prompt ask = { .label = _("Roles missing (none: all are here):"), .text = now,
			      .words = (char **)who_answers, .done = take_missing };

	(void)key;
	prompt_ask(s, &ask);
}

static void run_voting(struct screen *s, int key)
{
	struct workshop_settings settings = ((struct people_screen *)s)->settings;

	(void)key;
	settings.voting = settings.voting == VOTE_HANDS ? VOTE_SECRET : VOTE_HANDS;
	set_room(s, &settings);
}

static void run_names(struct screen *s, int key)
{
	struct workshop_settings settings = ((struct people_screen *)s)->settings;

	(void)key;
	settings.names = !settings.names;
	set_room(s, &settings);
}

static void run_timebox(struct screen *s, int key)
{
	struct prompt p = { .label = _("Minutes a block may take (0 = no timer):"),
			    .digits = true, .done = take_timebox };

	(void)key;
	prompt_ask(s, &p);
}

static struct list *people_list_of(struct screen *s)
{
	return &((struct people_screen *)s)->list;
}

static char *people_row_text(struct screen *s, int row)
{
	const struct store_person *one = ((struct people_screen *)s)->named->pdata[row];

	return g_strdup(one->name);
}

static const char *people_service(const struct screen *s)
{
	return ((const struct people_screen *)s)->service;
}

static const struct binding people_bindings[] = {
	{ "add", "+", NULL, N_("names"), N_("name those who are here"), GROUP_ANSWER, run_add,
	  NULL },
	{ "late", "l", NULL, N_("came later"), N_("somebody came later: one more in the room"),
	  GROUP_ANSWER, run_late, NULL },
	{ "gone", "d", NULL, N_("left"), N_("the selected person left"), GROUP_ANSWER, run_gone,
	  has_name },
	{ "count", "c", NULL, N_("count"), N_("how many people are in the room"), GROUP_ANSWER,
	  run_count, NULL },
	{ "missing", "m", NULL, N_("roles missing"), N_("which roles nobody in the room has"),
	  GROUP_ANSWER, run_missing, NULL },
	{ "voting", "v", NULL, N_("voting"), N_("vote by hands or by secret ballots"),
	  GROUP_WORKSHOP, run_voting, NULL },
	{ "names", "n", NULL, N_("show names"), N_("show who said what, or not"), GROUP_WORKSHOP,
	  run_names, NULL },
	{ "timebox", "t", NULL, N_("timer"), N_("minutes a block of questions may take"),
	  GROUP_WORKSHOP, run_timebox, NULL },
	{ .id = NULL },
};

const struct screen_ops people_ops = {
	.name = "people",
	.size = sizeof(struct people_screen),
	.bindings = people_bindings,
	.open = people_open,
	.close = people_close,
	.refresh = people_refresh,
	.layout = people_layout,
	.list = people_list_of,
	.row_text = people_row_text,
	.crumb = people_crumb,
	.draw = people_draw,
	.service = people_service,
};

bool people_push(struct tui *t, const char *service)
{
	return tui_push(t, &people_ops, service);
}
