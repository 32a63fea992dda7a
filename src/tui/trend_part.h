/* Inside the trend on the screen: its state, for the files that read and draw it. */
#ifndef SEAM_TUI_TREND_PART_H
#define SEAM_TUI_TREND_PART_H

#include "app/trending.h"
#include "tui/trend.h"

enum trend_row_kind { ROW_DAY, ROW_VERSION, ROW_READY, ROW_UNANSWERED, ROW_TITLE, ROW_GATE,
	ROW_SECTION, ROW_ALL };

struct trend_row {
	enum trend_row_kind kind;
	const char *label;	/* translated or of the questionnaire */
	const struct trend_gate *gate;
	const struct trend_section *section;
};

struct trend_screen {
	struct screen screen;
	char *service;
	struct trending *tr;
	GArray *rows;		/* struct trend_row */
	int label_cols;
	int at, first;		/* the picked column, the first one shown */
	int cell_cols, shown;	/* as layout has it */
	struct list list;
};

static inline int trend_n_points(const struct trend_screen *t)
{
	return t->tr->t->n_points;
}

static inline const struct questionnaire *trend_q_at(const struct trend_screen *t, int point)
{
	return t->tr->t->points[point].in->q;
}

/* The row in that line; NULL: there is none. */
static inline const struct trend_row *trend_row_at(const struct trend_screen *t, int line)
{
	return line < (int)t->rows->len ? &g_array_index(t->rows, struct trend_row, line) : NULL;
}

/* Of its ops (trend_draw.c). */
void trend_layout(struct screen *s, int rows, int cols);
void trend_draw(const struct screen *s, const struct area *body);

#endif
