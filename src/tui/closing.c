/*
 * Verdict, why, first step, owner, date: big, with room between, and nothing else.
 */
#include "config.h"

#include "tui/closing.h"

#include <glib/gi18n.h>

#include "app/items.h"
#include "app/judgement.h"
#include "report/digest.h"
#include "tui/export.h"
#include "tui/items.h"
#include "tui/prompt.h"
#include "tui/verdict.h"
#include "tui/viewer.h"

struct closing_screen {
	struct screen screen;
	char *target, *slug;
	enum verdict_token token;
	struct closing lines;
	char *owner;		/* named, while the day is asked for */
};

static bool closing_refresh(struct screen *s, struct diags *ds)
{
	struct closing_screen *c = (struct closing_screen *)s;
	g_autoptr(judgement) j = NULL;
	struct report_input r;

	if (!judgement_of(&j, s->tui->app, c->target, JUDGE_BRIEF, ds))
		return false;
	judgement_report_input(j, s->tui->app, &r);
	closing_clear(&c->lines);
	closing_init(&c->lines, &r);
	c->token = j->v->token;
	g_free(c->slug);
	c->slug = g_strdup(j->target.service->slug);
	return true;
}

static bool closing_open(struct screen *s, const void *arg, struct diags *ds)
{
	((struct closing_screen *)s)->target = g_strdup(arg);
	return closing_refresh(s, ds);
}

static void closing_close(struct screen *s)
{
	struct closing_screen *c = (struct closing_screen *)s;

	g_free(c->target);
	g_free(c->slug);
	g_free(c->owner);
	closing_clear(&c->lines);
}

/* ---- who and when --------------------------------------------------------------- */

static bool add_step(struct closing_screen *c, const char *due, struct diags *ds)
{
	struct store_item wanted = {
		.kind = STORE_ACTION,
		.text = c->lines.step,
		.owner = c->owner,
		.due = *due != '\0' ? (char *)due : NULL,
	};
	int number;

	if (!items_add(c->screen.tui->app, c->slug, &wanted, &number, NULL, ds))
		return false;
	tui_saved(c->screen.tui, _("action %d"), number);
	g_clear_pointer(&c->owner, g_free);
	return true;
}

static bool take_day(struct screen *s, const char *text, struct diags *ds)
{
	return add_step((struct closing_screen *)s, text, ds);
}

/* Who was named stays, also without a day. */
static void leave_day(struct screen *s)
{
	g_autoptr(diags) ds = diags_new();

	if (!add_step((struct closing_screen *)s, "", ds))
		tui_complain(s->tui, ds);
}

static bool take_owner(struct screen *s, const char *text, struct diags *ds)
{
	struct closing_screen *c = (struct closing_screen *)s;
	struct prompt p = { .label = _("By when (2026-12-11, +2w, fri)?"), .guarded = true,
			    .done = take_day, .cancelled = leave_day };

	(void)ds;
	if (*text == '\0')
		return true;
	g_free(c->owner);
	c->owner = g_strdup(text);
	prompt_ask(s, &p);
	return true;
}

static void run_agree(struct screen *s, int key)
{
	struct closing_screen *c = (struct closing_screen *)s;
	g_auto(GStrv) owners = items_owner_candidates(s->tui->app, c->slug, NULL);
	struct prompt p = { .label = _("Who does the first step?"), .guarded = true,
			    .words = owners, .done = take_owner };

	(void)key;
	prompt_ask(s, &p);
}

static bool may_agree(const struct screen *s)
{
	const struct closing_screen *c = (const struct closing_screen *)s;

	return c->lines.step != NULL && !c->lines.agreed;
}

/* ---- drawing -------------------------------------------------------------------- */

enum { LINES = 5 };

struct closing_line {
	const char *title, *text;
	enum style style;
};

/* A row each; those that are longer take what is left in turn, what is to be done before
 * all others. */
static void share_rows(int rows[LINES], const struct closing_line lines[LINES],
		       const struct area *in, int col, int all)
{
	static const int turns[LINES] = { 2, 0, 3, 1, 4 };
	int left = all - LINES;
	bool longer = true;

	for (int i = 0; i < LINES; i++)
		rows[i] = 1;
	while (longer && left > 0) {
		longer = false;
		for (int k = 0; k < LINES && left > 0; k++) {
			int i = turns[k];

			if (lines[i].text == NULL ||
			    area_wrap_rows(in, col, lines[i].text) <= rows[i])
				continue;
			rows[i]++;
			left--;
			longer = true;
		}
	}
}

static void closing_draw(const struct screen *s, const struct area *body)
{
	const struct closing_screen *c = (const struct closing_screen *)s;
	const char *nobody = _("nobody named yet, no day yet");
	const struct closing_line lines[LINES] = {
		{ _("Verdict"), c->lines.verdict, STYLE_STRONG },
		{ _("Why"), c->lines.why, STYLE_TEXT },
		{ _("First step"), c->lines.step, STYLE_TEXT },
		{ _("Who"), c->lines.owner != NULL ? c->lines.owner : nobody, STYLE_TEXT },
		{ _("Record"), c->lines.record, STYLE_TEXT },
	};
	bool tight = body->rows < 16;
	int margin = tight ? 1 : body->cols / 10;
	struct area in = area_part(body, tight ? 0 : body->rows / 8, margin, body->rows,
				   body->cols - 2 * margin);
	int rows[LINES];
	int col = 2, row = 0;

	for (int i = 0; i < LINES; i++)
		col = MAX(col, text_width_cols(lines[i].title) + 2);
	share_rows(rows, lines, &in, col, in.rows - (tight ? 0 : LINES));
	for (int i = 0; i < LINES; i++) {
		struct area part = area_part(&in, row, 0, rows[i], in.cols);

		if (lines[i].text == NULL)
			continue;
		area_put(&part, 0, 0, STYLE_QUIET, lines[i].title);
		row += area_wrap(&part, 0, col, lines[i].style, lines[i].text) + !tight;
	}
}

static char *closing_crumb(const struct screen *s)
{
	const struct closing_screen *c = (const struct closing_screen *)s;

	return g_strdup_printf(_("%s in five lines"), c->slug);
}

static const char *closing_service(const struct screen *s)
{
	return ((const struct closing_screen *)s)->slug;
}

static void run_report(struct screen *s, int key)
{
	(void)key;
	viewer_push_about(s->tui, _("Report"), "report", ((struct closing_screen *)s)->target);
}

static void run_export(struct screen *s, int key)
{
	const char *const words[] = { "report", ((struct closing_screen *)s)->target, NULL };

	(void)key;
	export_ask(s, words);
}

static void run_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, ((struct closing_screen *)s)->target);
}

static void run_actions(struct screen *s, int key)
{
	(void)key;
	actions_push(s->tui, ((struct closing_screen *)s)->slug);
}

static const struct binding closing_bindings[] = {
	{ "agree", NULL, "actions-add", N_("who and when"),
	  N_("name who does the first step, and by when"), GROUP_WORKSHOP, run_agree, may_agree },
	{ "report", NULL, "report", N_("report"), N_("read the report"), GROUP_LOOK, run_report,
	  NULL },
	{ "export", "x", NULL, N_("export"), N_("write it to a file"), GROUP_ANSWER, run_export,
	  NULL },
	{ "verdict", NULL, "verdict", N_("verdict"), N_("gates, and what would turn it"),
	  GROUP_LOOK, run_verdict, NULL },
	{ "actions", NULL, "actions", N_("actions"), N_("actions: what, who, until when"),
	  GROUP_LOOK, run_actions, NULL },
	{ .id = NULL },
};

const struct screen_ops closing_ops = {
	.name = "closing",
	.size = sizeof(struct closing_screen),
	.bindings = closing_bindings,
	.open = closing_open,
	.close = closing_close,
	.refresh = closing_refresh,
	.crumb = closing_crumb,
	.draw = closing_draw,
	.service = closing_service,
};

bool closing_push(struct tui *t, const char *target)
{
	return tui_push(t, &closing_ops, target);
}
