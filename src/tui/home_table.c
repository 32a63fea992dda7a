/*
 * Columns are rows of one table: head, width, what stands in a cell - made once, when a
 * line is read, and drawn with each frame -, and when the screen is too narrow for all,
 * which go first. Numbers stand under words that say what they count; there is no
 * percent.
 */
#include "config.h"

#include "tui/home_table.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "core/verdict.h"
#include "tui/verdict.h"

enum { POINTER_COLS = 2, GAP_COLS = 1 };

struct column {
	const char *head;	/* N_() */
	int min_cols, max_cols;	/* of its content; the head may need more */
	int rank;		/* the lowest goes first; 0 = stays */
	enum text_align align;
	char *(*text)(const struct home_line *l);
	enum style (*style)(const struct home_line *l);	/* NULL = of the row */
};

/* ---- cells ------------------------------------------------------------------- */

static enum verdict_token token_of(const char *token)
{
	enum verdict_token v = verdict_from_name(token);

	return v < VERDICT_COUNT ? v : VERDICT_INCOMPLETE;
}

static char *badge_text(const char *token)
{
	enum verdict_token v = token_of(token);

	return g_strdup_printf("%s %s", glyph_text(verdict_glyph(v), false), verdict_label(v));
}

int home_badge_draw(const struct area *a, int row, int col, const char *token)
{
	g_autofree char *text = badge_text(token);

	return area_put(a, row, col, verdict_style(token_of(token)), text);
}

static char *cell_service(const struct home_line *l)
{
	return l->line->archived ? g_strdup_printf(_("%s (archived)"), l->line->slug) :
				   g_strdup(l->line->slug);
}

static char *cell_system(const struct home_line *l)
{
	return g_strdup(l->line->system_name);
}

static char *cell_team(const struct home_line *l)
{
	g_auto(GStrv) teams = NULL;

	if (l->line->teams == NULL)
		return g_strdup(_("(no team)"));
	teams = g_strsplit(l->line->teams, "\n", -1);
	return g_strjoinv(", ", teams);
}

static char *cell_verdict(const struct home_line *l)
{
	return badge_text(l->line->summary->verdict);
}

static enum style style_verdict(const struct home_line *l)
{
	return verdict_style(token_of(l->line->summary->verdict));
}

static char *cell_ready(const struct home_line *l)
{
	const struct store_summary *s = l->line->summary;

	/* TRANSLATORS: gates that are ready, of all; little space */
	return g_strdup_printf(_("%d of %d"), s->gates_pass, s->gates);
}

static char *count_text(int n)
{
	return n > 0 ? g_strdup_printf("%d", n) : g_strdup("-");
}

static char *cell_open(const struct home_line *l)
{
	return count_text(l->line->summary->gates_open);
}

static char *cell_stop(const struct home_line *l)
{
	return count_text(l->line->summary->gates_stop);
}

static char *cell_answered(const struct home_line *l)
{
	const struct store_summary *s = l->line->summary;

	return g_strdup_printf("%d/%d", s->answered, s->questions);
}

static char *cell_age(const struct home_line *l)
{
	const struct store_line *line = l->line;
	g_autofree char *day = NULL;
	int days = 0;

	if (line->assessment == 0)
		return g_strdup(_("never"));
	if (!line->finished)
		/* TRANSLATORS: an assessment that is being worked on; little space */
		return g_strdup(_("draft"));
	day = g_strndup(line->at, CALENDAR_DATE_SIZE - 1);
	if (!calendar_days_between(&days, day, l->today) || days <= 0)
		return g_strdup(_("today"));
	if (days < 14)
		return g_strdup_printf(ngettext("%d day", "%d days", (gulong)days), days);
	if (days < 100)
		return g_strdup_printf(ngettext("%d week", "%d weeks", (gulong)days / 7),
				       days / 7);
	return g_strdup_printf(ngettext("%d month", "%d months", (gulong)days / 30), days / 30);
}

static char *cell_actions(const struct home_line *l)
{
	if (l->line->overdue > 0)
		return g_strdup_printf("%d!", l->line->open_actions);
	return count_text(l->line->open_actions);
}

static char *cell_way_on(const struct home_line *l)
{
	return g_strdup(l->way_on);
}

/* TRANSLATORS: heads of the list of services; short words in capitals */
static const struct column columns[] = {
	{ N_("SERVICE"), 14, 32, 0, TEXT_LEFT, cell_service, NULL },
	{ N_("TEAM"), 9, 20, 5, TEXT_LEFT, cell_team, NULL },
	{ N_("SYSTEM"), 9, 20, 2, TEXT_LEFT, cell_system, NULL },
	{ N_("VERDICT"), 7, 7, 0, TEXT_LEFT, cell_verdict, style_verdict },
	{ N_("GATES READY"), 9, 9, 8, TEXT_RIGHT, cell_ready, NULL },
	{ N_("OPEN"), 2, 2, 6, TEXT_RIGHT, cell_open, NULL },
	{ N_("STOP"), 2, 2, 7, TEXT_RIGHT, cell_stop, NULL },
	{ N_("ANSWERED"), 5, 7, 3, TEXT_RIGHT, cell_answered, NULL },
	{ N_("LAST"), 9, 10, 4, TEXT_LEFT, cell_age, NULL },
	/* TRANSLATORS: how many actions are open; ! behind it: some are overdue */
	{ N_("TO DO"), 3, 4, 9, TEXT_RIGHT, cell_actions, NULL },
	{ N_("WAY ON"), 16, 40, 1, TEXT_LEFT, cell_way_on, NULL },
};
G_STATIC_ASSERT(G_N_ELEMENTS(columns) == HOME_COLUMNS);

void home_line_fill(struct home_line *l)
{
	for (int i = 0; i < HOME_COLUMNS; i++)
		l->cells[i] = columns[i].text(l);
}

void home_line_clear(struct home_line *l)
{
	for (int i = 0; i < HOME_COLUMNS; i++)
		g_free(l->cells[i]);
	g_free(l->way_on);
	g_free(l->reason);
	g_free(l->left_at);
}

/* ---- widths ------------------------------------------------------------------ */

static int least_cols(const struct column *c)
{
	return MAX(c->min_cols, text_width_cols(_(c->head)));
}

static int total_cols(const int *cols)
{
	int sum = POINTER_COLS - GAP_COLS;

	for (int i = 0; i < HOME_COLUMNS; i++)
		if (cols[i] > 0)
			sum += cols[i] + GAP_COLS;
	return sum;
}

static bool drop_one(int *cols)
{
	int lowest = -1;

	for (int i = 0; i < HOME_COLUMNS; i++)
		if (cols[i] > 0 && columns[i].rank > 0 &&
		    (lowest < 0 || columns[i].rank < columns[lowest].rank))
			lowest = i;
	if (lowest >= 0)
		cols[lowest] = 0;
	return lowest >= 0;
}

/* What is left over is dealt out to those that can use it, one by one. */
static void widen(int *cols, int spare)
{
	bool dealt = true;

	while (spare > 0 && dealt) {
		dealt = false;
		for (int i = 0; i < HOME_COLUMNS && spare > 0; i++) {
			if (cols[i] == 0 || cols[i] >= columns[i].max_cols)
				continue;
			cols[i]++;
			spare--;
			dealt = true;
		}
	}
}

static void fit_columns(int cols[HOME_COLUMNS], const struct home_table *t, int width)
{
	for (int i = 0; i < HOME_COLUMNS; i++)
		cols[i] = columns[i].text == cell_system && !t->systems ?
				  0 : least_cols(&columns[i]);
	while (total_cols(cols) > width && drop_one(cols))
		continue;
	widen(cols, width - total_cols(cols));
}

/* ---- drawing ----------------------------------------------------------------- */

const struct home_line *home_table_line(const struct home_table *t, int row)
{
	if (row < t->first || row - t->first >= (int)t->lines->len)
		return NULL;
	return &g_array_index(t->lines, struct home_line, row - t->first);
}

static void draw_heads(const struct area *a, const int *cols)
{
	int col = POINTER_COLS;

	for (int i = 0; i < HOME_COLUMNS; i++) {
		if (cols[i] == 0)
			continue;
		area_put_cols(a, 0, col, cols[i], STYLE_QUIET, columns[i].align,
			      _(columns[i].head));
		col += cols[i] + GAP_COLS;
	}
}

/* On a row that is blank. */
static void draw_line(const struct area *a, int row, const int *cols,
		      const struct home_line *l, bool selected)
{
	enum style s = selected ? STYLE_SELECTED : STYLE_TEXT;
	struct area whole = area_part(a, row, 0, 1, a->cols);
	int col = POINTER_COLS;

	if (selected) {
		area_fill(&whole, s);
		area_glyph(a, row, 0, s, GLYPH_POINTER);
	}
	for (int i = 0; i < HOME_COLUMNS; i++) {
		const struct column *c = &columns[i];

		if (cols[i] == 0)
			continue;
		area_put_cols(a, row, col, cols[i], c->style != NULL ? c->style(l) : s,
			      c->align, l->cells[i]);
		col += cols[i] + GAP_COLS;
	}
}

void home_table_draw(const struct home_table *t, const struct area *a)
{
	int cols[HOME_COLUMNS];

	fit_columns(cols, t, a->cols);
	draw_heads(a, cols);
	for (int i = 1; i < a->rows; i++) {
		int row = t->list.top + i - 1;
		const struct home_line *l = home_table_line(t, row);

		if (l == NULL || row >= t->list.count)
			break;
		draw_line(a, i, cols, l, list_is_selected(&t->list, row));
	}
	if (t->list.top > 0)
		area_glyph(a, 0, 0, STYLE_QUIET, GLYPH_MORE_ABOVE);
	if (t->list.top + a->rows - 1 < t->list.count && a->rows > 1)
		area_glyph(a, a->rows - 1, 1, STYLE_QUIET, GLYPH_MORE_BELOW);
}
