/*
 * How a comparison is drawn: its first line and what was compared, rows with both states,
 * and where there is room the answers of one row in full.
 */
#include "config.h"

#include "tui/compare_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/verdict.h"

enum { STATE_COLS = 13, WIDE_COLS = 70, PANE_ROWS = 7, PANE_FROM_ROWS = 18 };

/* ---- drawing --------------------------------------------------------------------- */

static int headline_rows(const struct compare_screen *c, const struct area *body)
{
	return MIN(area_wrap_rows(body, 6, c->digest->headline),
		   tui_is_compact(c->screen.tui) ? 2 : 4);
}

/* Rows of the head; a version that changed is said however small the screen is. */
static int head_rows(const struct compare_screen *c, const struct area *body)
{
	bool compact = tui_is_compact(c->screen.tui);

	return headline_rows(c, body) + (compact ? 0 : 1) +
	       (!compact || c->digest->other_version ? 1 : 0);
}

static int pane_rows(const struct compare_screen *c, int rows)
{
	return rows >= PANE_FROM_ROWS && c->list.count > 0 ? MIN(rows / 3, PANE_ROWS) : 0;
}

void compare_layout(struct screen *s, int rows, int cols)
{
	struct compare_screen *c = (struct compare_screen *)s;
	struct canvas probe = { .rows = rows, .cols = cols, .ascii = s->tui->ascii };
	struct area body = area_of(&probe);

	if (c->digest == NULL)
		return;
	c->pane = pane_rows(c, rows) > 0;
	list_fit(&c->list, MAX(rows - head_rows(c, &body) - pane_rows(c, rows), 1));
}

static void draw_head(const struct compare_screen *c, const struct area *head)
{
	int row = headline_rows(c, head);
	struct area words = area_part(head, 0, 0, row, head->cols);

	area_put(head, 0, 1, verdict_style(c->token), "   ");
	area_glyph(head, 0, 2, verdict_style(c->token), verdict_glyph(c->token));
	area_wrap(&words, 0, 6, STYLE_STRONG, c->digest->headline);
	if (!tui_is_compact(c->screen.tui))
		area_put(head, row++, 6, STYLE_TEXT, c->digest->counts);
	if (row < head->rows)
		area_put(head, row, 6, c->digest->other_version ? STYLE_WARNING : STYLE_TEXT,
			 c->digest->versions);
}

/* Names and sentences are too long for the columns of states. */
static void draw_item(const struct area *a, int line, const struct compare_digest_row *r)
{
	area_printf(a, line, 3, STYLE_TEXT, "%s: %s → %s", r->label, r->answer[0], r->answer[1]);
}

/* "✓ ready", or the sign alone. */
static void draw_state(const struct area *a, int line, int col, int cols, enum style style,
		       const char *text)
{
	g_autofree char *sign = g_strndup(text, strcspn(text, " "));

	area_put_cols(a, line, col, cols, style, TEXT_LEFT,
		      text_width_cols(text) <= cols ? text : sign);
}

static void draw_answer(const struct area *a, int line, int label_cols,
			const struct compare_digest_row *r)
{
	int state_cols = a->cols >= WIDE_COLS ? STATE_COLS : 2;
	int col = 3;

	area_put_cols(a, line, col, label_cols - 1, r->gate ? STYLE_STRONG : STYLE_TEXT, TEXT_LEFT,
		      r->label);
	col += label_cols;
	for (int s = 0; s < 2; s++) {
		draw_state(a, line, col, state_cols - 1,
			   s == 1 && r->worse ? STYLE_STOPS : STYLE_TEXT, r->state[s]);
		col += state_cols;
		if (s == 0)
			col += area_put(a, line, col, STYLE_TEXT, "→ ");
	}
	if (r->mark != NULL)
		area_printf(a, line, col, STYLE_TEXT, "(%s) %s", r->mark, r->text);
	else
		area_put(a, line, col, STYLE_TEXT, r->text);
}

static void draw_rows(const struct compare_screen *c, const struct area *rows)
{
	for (int i = 0; i < rows->rows && c->list.top + i < c->list.count; i++) {
		int line = c->list.top + i;
		const struct compare_digest_row *r = compare_row_at(c, line);
		bool at = list_is_selected(&c->list, line);

		if (r == NULL) {
			int group = COMPARE_TITLE - g_array_index(c->lines, int, line);

			area_rule(rows, i, compare_group_title(group));
			if (at)
				area_glyph(rows, i, 0, STYLE_STRONG, GLYPH_POINTER);
			continue;
		}
		if (r->group == COMPARE_GROUP_SCOPE)
			draw_item(rows, i, r);
		else
			draw_answer(rows, i, MIN(c->label_cols, rows->cols / 4), r);
		if (at)
			area_select_row(rows, i);
	}
}

/* Both answers of the row the cursor is on. */
static void draw_pane(const struct compare_screen *c, const struct area *pane)
{
	const struct compare_digest_row *r = compare_row_at(c, c->list.at);
	int row = 1, label_cols = 2;

	if (r == NULL) {
		area_rule(pane, 0, NULL);
		return;
	}
	area_rule(pane, 0, r->label);
	for (int s = 0; s < 2; s++)
		label_cols = MAX(label_cols, text_width_cols(c->digest->labels[s]) + 2);
	if (*r->text != '\0')
		row += area_wrap(pane, row, 1, STYLE_STRONG, r->text);
	for (int s = 0; s < 2 && row < pane->rows; s++) {
		area_put(pane, row, 1, STYLE_QUIET, c->digest->labels[s]);
		row += area_wrap(pane, row, 1 + label_cols, STYLE_TEXT, r->answer[s]);
	}
	if (r->note != NULL && row < pane->rows)
		area_wrap(pane, row, 1, STYLE_TEXT, r->note);
}

/* Where the filter leaves nothing. */
static const char *nothing_words(const struct compare_screen *c)
{
	if (c->digest->equal || c->filter == FILTER_CHANGED)
		return _("No answer is another one. Tab = show all");
	return _("Nothing became worse. Tab = show the changes");
}

void compare_draw(const struct screen *s, const struct area *body)
{
	const struct compare_screen *c = (const struct compare_screen *)s;
	int top, below;
	struct area head, rows, pane;

	if (c->digest == NULL) {
		area_wrap(body, body->rows > 6 ? 1 : 0, 2, STYLE_STRONG, c->missing);
		return;
	}
	top = head_rows(c, body);
	below = pane_rows(c, body->rows);
	head = area_part(body, 0, 0, top, body->cols);
	rows = area_part(body, top, 0, body->rows - top - below, body->cols);
	pane = area_part(body, body->rows - below, 0, below, body->cols);
	draw_head(c, &head);
	if (c->list.count == 0)
		area_wrap(&rows, rows.rows > 2 ? 1 : 0, 6, STYLE_TEXT, nothing_words(c));
	draw_rows(c, &rows);
	if (below > 0)
		draw_pane(c, &pane);
}
