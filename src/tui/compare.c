/*
 * A list of rows from report/compare_digest.h under the first line of the report; the row
 * the cursor is on stands below in full where there is room. Where there is nothing to
 * compare with, the screen says what is missing, and Enter starts it. How it is drawn is
 * in compare_draw.c.
 */
#include "config.h"

#include "tui/compare_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/export.h"
#include "tui/key.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/walk.h"

struct compare_arg {
	const char *a, *b;
};

static struct compare_screen *of(struct screen *s)
{
	return (struct compare_screen *)s;
}

/* ---- reading --------------------------------------------------------------------- */

static bool passes(enum compare_filter f, const struct compare_digest_row *row)
{
	return f == FILTER_ALL || (f == FILTER_WORSE ? row->worse : !row->same_answer);
}

static void collect_lines(struct compare_screen *c)
{
	int group = -1;

	g_array_set_size(c->lines, 0);
	c->label_cols = 0;
	for (int i = 0; c->digest != NULL && i < (int)c->digest->rows->len; i++) {
		const struct compare_digest_row *row = c->digest->rows->pdata[i];
		int title = COMPARE_TITLE - row->group;

		if (!passes(c->filter, row))
			continue;
		if (row->group != group)
			g_array_append_val(c->lines, title);
		group = row->group;
		g_array_append_val(c->lines, i);
		if (row->group != COMPARE_GROUP_SCOPE)
			c->label_cols = MAX(c->label_cols, text_width_cols(row->label) + 2);
	}
	list_set_count(&c->list, (int)c->lines->len);
}

/* From now on these two, whatever is added later. */
static void name_sides(struct compare_screen *c, const struct comparing *cmp)
{
	const struct target *t[2] = { &cmp->j[0]->target, &cmp->j[1]->target };

	g_free(c->a);
	g_free(c->b);
	g_free(c->service);
	c->a = g_strdup_printf("%s@%s", t[0]->service->slug, t[0]->label);
	c->b = g_strdup_printf("%s@%s", t[1]->service->slug, t[1]->label);
	c->service = g_strdup(t[1]->service->slug);
}

/* Needs two: says how many there are, and what Enter does. */
static bool read_missing(struct compare_screen *c, struct diags *ds)
{
	struct target t;
	struct app *app = c->screen.tui->app;

	if (!target_find(&t, app, c->a, ds))
		return false;
	g_free(c->missing);
	g_free(c->service);
	c->service = g_strdup(t.service->slug);
	if (t.assessment == NULL)
		c->missing = g_strdup(_("No assessment yet: compare needs two. Enter starts a1"));
	else if (t.assessment->finished == NULL)
		c->missing = g_strdup_printf(_("Only one assessment, %s, and it is not finished: "
					       "compare needs two. Enter goes on with it"), t.label);
	else
		c->missing = g_strdup_printf(_("Only one assessment: compare needs two. Enter "
					       "starts a%d"), t.assessment->number + 1);
	target_clear(&t);
	return true;
}

static bool compare_refresh(struct screen *s, struct diags *ds)
{
	struct compare_screen *c = of(s);
	g_autoptr(diags) why = diags_new();
	g_autoptr(comparing) cmp = NULL;
	GPtrArray *others;

	if (!comparing_of(&cmp, s->tui->app, c->a, c->b, 1, why)) {
		if (diags_find(why, "one-assessment") != NULL)
			return read_missing(c, ds);
		return comparing_of(&cmp, s->tui->app, c->a, c->b, 1, ds);
	}
	/* what is on the screen stays whole when this fails, or waits and is painted */
	if (!comparing_assessments(&others, s->tui->app, cmp, 0, ds))
		return false;
	g_clear_pointer(&c->others, g_ptr_array_unref);
	c->others = others;
	name_sides(c, cmp);
	g_clear_pointer(&c->missing, g_free);
	c->token = cmp->j[1]->v->token;
	compare_digest_free(c->digest);
	c->digest = compare_digest_new(&cmp->input);
	collect_lines(c);
	return true;
}

static bool compare_open(struct screen *s, const void *data, struct diags *ds)
{
	struct compare_screen *c = of(s);
	const struct compare_arg *arg = data;

	c->a = g_strdup(arg->a);
	c->b = g_strdup(arg->b);
	c->lines = g_array_new(FALSE, FALSE, sizeof(int));
	if (!compare_refresh(s, ds))
		return false;
	list_select(&c->list, 1);	/* below the first title */
	return true;
}

static void compare_close(struct screen *s)
{
	struct compare_screen *c = of(s);

	g_free(c->a);
	g_free(c->b);
	g_free(c->service);
	g_free(c->missing);
	compare_digest_free(c->digest);
	g_clear_pointer(&c->others, g_ptr_array_unref);
	g_array_unref(c->lines);
}

/* ---- what is said around it ------------------------------------------------------ */

static char *compare_crumb(const struct screen *s)
{
	const struct compare_screen *c = (const struct compare_screen *)s;

	if (c->digest == NULL)
		return g_strdup_printf(_("%s, compare"), c->service);
	/* TRANSLATORS: service, its earlier and its later assessment */
	return g_strdup_printf(_("%s: %s to %s"), c->service, c->digest->labels[0],
			       c->digest->labels[1]);
}

static char *compare_corner(const struct screen *s, int cols)
{
	/* TRANSLATORS: which answers are listed */
	static const char *const shown[] = { N_("changed ones"), N_("all answers"),
					     N_("worse ones") };
	const struct compare_screen *c = (const struct compare_screen *)s;

	G_STATIC_ASSERT(G_N_ELEMENTS(shown) == FILTER_COUNT);
	(void)cols;
	return c->digest != NULL ? g_strdup(_(shown[c->filter])) : NULL;
}

/* Both answers, for the screen that has no room below. */
static char *compare_idle(const struct screen *s)
{
	const struct compare_screen *c = (const struct compare_screen *)s;
	const struct compare_digest_row *r = c->digest != NULL ? compare_row_at(c, c->list.at) : NULL;

	if (r == NULL || c->pane)
		return NULL;
	return g_strdup_printf("%s → %s", r->answer[0], r->answer[1]);
}

/* ---- keys ------------------------------------------------------------------------ */

static struct list *compare_list(struct screen *s)
{
	return &of(s)->list;
}

static char *compare_row_text(struct screen *s, int line)
{
	const struct compare_digest_row *r = compare_row_at(of(s), line);

	return r != NULL ? g_strdup_printf("%s %s", r->label, r->text) : g_strdup("");
}

static const char *compare_service(const struct screen *s)
{
	return ((const struct compare_screen *)s)->service;
}

static bool has_digest(const struct screen *s)
{
	return ((const struct compare_screen *)s)->digest != NULL;
}

static bool has_nothing(const struct screen *s)
{
	return !has_digest(s);
}

static bool has_row(const struct screen *s)
{
	const struct compare_screen *c = (const struct compare_screen *)s;

	return c->digest != NULL && compare_row_at(c, c->list.at) != NULL;
}

/* The workshop comes in the place of the screen that had nothing to show. */
static void run_start(struct screen *s, int key)
{
	(void)key;
	walk_replace(s, of(s)->service);
}

static void put_heading(GString *out, const char *text)
{
	g_string_append_printf(out, "%s\n", text);
	for (int i = text_width_cols(text); i > 0; i--)
		g_string_append_c(out, '-');
	g_string_append(out, "\n");
}

static void run_answers(struct screen *s, int key)
{
	const struct compare_screen *c = of(s);
	const struct compare_digest_row *r = compare_row_at(c, c->list.at);
	g_autoptr(GString) out = g_string_new(NULL);

	(void)key;
	put_heading(out, r->label);
	if (*r->text != '\0')
		g_string_append_printf(out, "%s\n", r->text);
	g_string_append_printf(out, "%s%s%s\n", compare_group_title(r->group),
			       r->mark != NULL ? ": " : "", r->mark != NULL ? r->mark : "");
	for (int i = 0; i < 2; i++) {
		g_string_append_c(out, '\n');
		put_heading(out, c->digest->labels[i]);
		if (*r->state[i] != '\0')
			g_string_append_printf(out, "%s\n", r->state[i]);
		g_string_append_printf(out, "%s\n", r->answer[i]);
	}
	if (r->note != NULL)
		g_string_append_printf(out, "\n%s\n", r->note);
	viewer_push(s->tui, r->label, out->str);
}

static void run_filter(struct screen *s, int key)
{
	struct compare_screen *c = of(s);
	int step = key == KEY_BACK_TAB ? FILTER_COUNT - 1 : 1;

	c->filter = (c->filter + (enum compare_filter)step) % FILTER_COUNT;
	collect_lines(c);
	list_select(&c->list, 1);
}

static bool has_others(const struct screen *s)
{
	return has_digest(s) && ((const struct compare_screen *)s)->others->len > 2;
}

/* The next older or newer one on the first side, the second side left out. */
static void run_other(struct screen *s, int key)
{
	struct compare_screen *c = of(s);
	guint at = 0, n = c->others->len;
	int step = key == '<' ? -1 : 1;
	g_autofree char *was = g_strdup(c->a);
	g_autoptr(diags) ds = diags_new();

	while (at < n && strcmp(c->others->pdata[at], c->a) != 0)
		at++;
	do
		at = (guint)((int)at + step);
	while (at < n && strcmp(c->others->pdata[at], c->b) == 0);
	if (at >= n) {
		tui_say(s->tui, STATUS_PLAIN, "%s",
			step < 0 ? _("There is no earlier assessment.") :
				   _("There is no later assessment."));
		return;
	}
	g_free(c->a);
	c->a = g_strdup(c->others->pdata[at]);
	if (compare_refresh(s, ds))
		return;
	g_free(c->a);
	c->a = g_steal_pointer(&was);
	tui_complain(s->tui, ds);
}

static void run_report(struct screen *s, int key)
{
	struct compare_screen *c = of(s);
	const char *words[] = { "compare", c->a, c->b, NULL };

	(void)key;
	viewer_push_command(s->tui, _("Comparison"), c->service, words);
}

static void run_export(struct screen *s, int key)
{
	struct compare_screen *c = of(s);
	const char *words[] = { "compare", c->a, c->b, NULL };

	(void)key;
	export_ask(s, words);
}

static void run_trend(struct screen *s, int key)
{
	(void)key;
	trend_push(s->tui, of(s)->service);
}

static void run_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, of(s)->b);
}

static const struct binding bindings[] = {
	{ "start", "Enter", NULL, N_("assess"), N_("go on with the workshop, or start the next"),
	  GROUP_WORKSHOP, run_start, has_nothing },
	{ "answers", "Enter", NULL, N_("both answers"), N_("both answers in full"), GROUP_LOOK,
	  run_answers, has_row },
	{ "filter", "Tab S-Tab", NULL, N_("filter"), N_("changed answers, all, or worse ones"),
	  GROUP_LOOK, run_filter, has_digest },
	{ "other", "< >", NULL, N_("another"), N_("an earlier one on the first side; > a later one"),
	  GROUP_LOOK, run_other, has_others },
	{ "report", NULL, "report", N_("report"), N_("the comparison to read"), GROUP_LOOK,
	  run_report, has_digest },
	{ "export", "x", NULL, N_("export"), N_("write it to a file"), GROUP_ANSWER, run_export,
	  has_digest },
	{ "trend", NULL, "trend", N_("trend"), NULL, GROUP_LOOK, run_trend, NULL },
	{ "verdict", NULL, "verdict", NULL, N_("the verdict of the second side"), GROUP_LOOK,
	  run_verdict, has_digest },
	{ .id = NULL },
};

const struct screen_ops compare_ops = {
	.name = "compare",
	.size = sizeof(struct compare_screen),
	.bindings = bindings,
	.open = compare_open,
	.close = compare_close,
	.refresh = compare_refresh,
	.layout = compare_layout,
	.list = compare_list,
	.row_text = compare_row_text,
	.idle = compare_idle,
	.crumb = compare_crumb,
	.corner = compare_corner,
	.draw = compare_draw,
	.service = compare_service,
};

bool compare_push(struct tui *t, const char *a, const char *b)
{
	struct compare_arg arg = { a, b };

	return tui_push(t, &compare_ops, &arg);
}
