/*
 * Verdict, why, first step, owner, date: big, with room between, and nothing else.
 */
#include "config.h"

#include "tui/closing.h"

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "report/digest.h"
#include "tui/verdict.h"
#include "tui/viewer.h"

struct closing_screen {
	struct screen screen;
	char *target, *slug;
	enum verdict_token token;
	struct closing lines;
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
	closing_clear(&c->lines);
}

static void closing_draw(const struct screen *s, const struct area *body)
{
	const struct closing_screen *c = (const struct closing_screen *)s;
	const struct {
		const char *title, *text;
		enum style style;
	} lines[] = {
		{ _("Verdict"), c->lines.verdict, STYLE_STRONG },
		{ _("Why"), c->lines.why, STYLE_TEXT },
		{ _("First step"), c->lines.step, STYLE_TEXT },
		{ _("Who"), c->lines.owner != NULL ? c->lines.owner : _("nobody named yet"),
		  STYLE_TEXT },
		{ _("Record"), c->lines.record, STYLE_TEXT },
	};
	bool tight = body->rows < 16;
	int margin = tight ? 1 : body->cols / 10;
	struct area in = area_part(body, tight ? 0 : body->rows / 8, margin, body->rows,
				   body->cols - 2 * margin);
	int col = 2, row = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++)
		col = MAX(col, text_width_cols(lines[i].title) + 2);
	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		int room = MAX((in.rows - row) / (int)(G_N_ELEMENTS(lines) - i), 1);
		struct area part = area_part(&in, row, 0, room, in.cols);

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

static void run_verdict(struct screen *s, int key)
{
	(void)key;
	verdict_push(s->tui, ((struct closing_screen *)s)->target);
}

static const struct binding closing_bindings[] = {
	{ "report", NULL, "report", N_("report"), N_("read the report"), GROUP_LOOK, run_report,
	  NULL },
	{ "verdict", NULL, "verdict", N_("verdict"), N_("gates, and what would turn it"),
	  GROUP_LOOK, run_verdict, NULL },
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
