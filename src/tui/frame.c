/*
 * What surrounds every screen: the first row with the way here, the status row, and the
 * keys of the last one. Below 40x10 only a notice.
 */
#include "config.h"

#include "tui/frame.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/common.h"

const char *frame_unseen(void)
{
	return _("Enlarge first: something is half typed. Ctrl-C drops it.");
}

static void draw_notice(const struct tui *t, const struct area *all)
{
	area_printf(all, 0, 0, STYLE_STRONG, _("Too small: %d x %d"), t->cols, t->rows);
	area_printf(all, 1, 0, STYLE_TEXT, _("seam needs %d x %d"), TUI_COLS_MIN, TUI_ROWS_MIN);
	if (t->status != NULL) {
		struct area rest = area_part(all, 2, 0, all->rows - 2, all->cols);

		area_wrap(&rest, 0, 0, STYLE_WARNING, frame_unseen());
		return;
	}
	area_put(all, 2, 0, STYLE_TEXT, _("All answers are saved."));
	area_put(all, 3, 0, STYLE_TEXT, _("Enlarge, or q."));
}

/* The way here: names from the first screen to this one; where that is too long the
 * first ones are left out, for the last one says where we are. Yours to free. */
static char *way_here(const struct tui *t, const struct screen *s, int cols)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *between = g_strdup_printf(" %s ", glyph_text(GLYPH_CRUMB, false));
	char *way;

	g_ptr_array_add(names, g_strdup("seam"));
	for (guint i = 0; i < t->stack->len; i++) {
		const struct screen *one = t->stack->pdata[i];
		char *crumb = one->ops->crumb != NULL ? one->ops->crumb(one) : NULL;

		if (crumb != NULL && *crumb != '\0')
			g_ptr_array_add(names, crumb);
		else
			g_free(crumb);
		if (one == s)
			break;
	}
	g_ptr_array_add(names, NULL);
	way = g_strjoinv(between, (char **)names->pdata);
	for (guint from = 1; from + 2 < names->len && text_width_cols(way) > cols; from++) {
		g_free(names->pdata[from]);
		names->pdata[from] = g_strdup("\xe2\x80\xa6");
		g_free(way);
		way = g_strjoinv(between, (char **)names->pdata + from);
	}
	return way;
}

static void draw_header(const struct tui *t, const struct screen *s, const struct area *all)
{
	g_autofree char *corner = s->ops->corner != NULL ? s->ops->corner(s, all->cols / 2) :
							   NULL;
	int corner_cols = corner != NULL ? text_width_cols(corner) + 2 : 0;
	int cols = all->cols - corner_cols;
	g_autofree char *way = way_here(t, s, cols - 2);	/* two blanks behind it */
	struct area row = area_part(all, 0, 0, 1, all->cols);

	area_fill(&row, STYLE_HEADER);
	row = area_part(all, 0, 0, 1, cols - 1);
	area_put(&row, 0, 1, STYLE_HEADER, way);
	if (corner != NULL)
		area_put(all, 0, all->cols - corner_cols + 1, STYLE_HEADER, corner);
}

/* A refusal too long for its row takes the one above: the way out stands at its end. */
static void draw_said(const struct area *all, enum status kind, enum style style,
		      const char *text)
{
	struct area both = area_part(all, all->rows - 3, 0, 2, all->cols);

	if (kind < STATUS_WARNING || text_width_cols(text) < all->cols) {
		area_put(all, all->rows - 2, 1, style, text);
		return;
	}
	area_fill(&both, STYLE_TEXT);
	area_wrap(&both, 0, 1, style, text);
}

static void draw_status(const struct tui *t, const struct screen *s, const struct area *all)
{
	static const enum style styles[] = {
		[STATUS_PLAIN] = STYLE_TEXT,	    [STATUS_SAVED] = STYLE_SAVED,
		[STATUS_WARNING] = STYLE_WARNING, [STATUS_ERROR] = STYLE_ERROR,
	};
	g_autofree char *idle = NULL;

	if (t->status != NULL) {
		draw_said(all, t->status_kind, styles[t->status_kind], t->status);
		return;
	}
	if (s->ops->idle != NULL)
		idle = s->ops->idle(s);
	if (idle != NULL)
		area_put(all, all->rows - 2, 1, STYLE_TEXT, idle);
}

/* "v vote"; its columns, or 0 when it does not fit before the end or is not live on s,
 * which takes longer to find out; NULL: it is everywhere. */
static int draw_key(const struct area *all, int col, int end, const struct binding *b,
		    const struct screen *s)
{
	g_autofree char *label = binding_label(b);
	const char *hint = _(b->hint);
	int cols = text_width_cols(label) + 1 + text_width_cols(hint);

	if (col + cols > end || (s != NULL && !tui_is_live(s, b)))
		return 0;
	area_put(all, all->rows - 1, col, STYLE_KEY, label);
	area_put(all, all->rows - 1, col + text_width_cols(label) + 1, STYLE_TEXT, hint);
	return cols + 2;
}

static int draw_keys_of(const struct area *all, int col, int end, const struct binding *rows,
			const struct screen *s)
{
	for (; rows != NULL && rows->id != NULL; rows++)
		if (rows->hint != NULL && strcmp(rows->id, "help") != 0)
			col += draw_key(all, col, end, rows, s);
	return col;
}

/* The most useful keys first, ? always last. */
static void draw_footer(const struct screen *top, const struct area *all)
{
	const struct binding *help = binding_find_id(common_bindings, "help");
	const struct binding *typed = top->ops->typing != NULL ? top->ops->typing(top) : NULL;
	int end = all->cols - 1, col = 1, help_cols;

	if (top->ops->overlay) {
		struct area row = area_part(all, all->rows - 1, 0, 1, all->cols);

		area_fill(&row, STYLE_TEXT);
		draw_keys_of(all, col, end, top->ops->bindings, top);
		return;
	}
	if (typed != NULL) {
		draw_keys_of(all, col, end, typed, top);
		return;
	}
	if (top->tui->presenter) {
		col += draw_key(all, col, end, binding_find_id(common_bindings, "bare"),
				NULL);
		draw_key(all, col, end, help, NULL);
		return;
	}
	help_cols = 4 + text_width_cols(_(help->hint));	/* "  ? help" */
	col = draw_keys_of(all, col, end - help_cols, top->ops->bindings, top);
	col = draw_keys_of(all, col, end - help_cols, common_bindings, top);
	draw_key(all, col, end, help, NULL);
}

int frame_body_row(const struct tui *t)
{
	return t->presenter || tui_is_compact(t) ? 1 : 2;
}

int frame_body_rows(const struct tui *t)
{
	return t->rows - frame_body_row(t) - 2;
}

static struct screen *main_screen(const struct tui *t)
{
	guint i = t->stack->len;

	while (i > 1 && ((struct screen *)t->stack->pdata[i - 1])->ops->overlay)
		i--;
	return i > 0 ? t->stack->pdata[i - 1] : NULL;
}

static void draw_over(const struct tui *t, const struct screen *below, const struct area *all)
{
	bool over = false;

	for (guint i = 0; i < t->stack->len; i++) {
		struct screen *s = t->stack->pdata[i];

		if (over) {
			if (s->ops->layout != NULL)
				s->ops->layout(s, all->rows, all->cols);
			s->ops->draw(s, all);
		}
		over = over || s == below;
	}
}

void tui_draw(struct tui *t, struct canvas *c)
{
	struct screen *s = main_screen(t);
	struct area all, body;
	int head = frame_body_row(t);

	canvas_reset(c, t->rows, t->cols);
	all = area_of(c);
	if (tui_is_too_small(t) || s == NULL) {
		draw_notice(t, &all);
		return;
	}
	body = area_part(&all, head, 0, frame_body_rows(t), all.cols);
	if (s->ops->layout != NULL)
		s->ops->layout(s, body.rows, body.cols);
	draw_header(t, s, &all);
	if (head > 1)
		area_rule(&all, 1, NULL);
	s->ops->draw(s, &body);
	draw_status(t, s, &all);
	draw_footer(tui_top(t), &all);
	draw_over(t, s, &all);
}
