/*
 * Inside the matrix on the screen: its state, for the files that read and draw it. Fixes
 * and the order take judging every service several times: they are read when they are
 * looked at, the rest after each write.
 */
#ifndef SEAM_TUI_MATRIX_PART_H
#define SEAM_TUI_MATRIX_PART_H

#include "app/portfolio_page.h"
#include "report/matrix_digest.h"
#include "tui/matrix.h"

enum { MATRIX_TITLE = -1 };

enum matrix_view { VIEW_MATRIX, VIEW_FINDINGS, VIEW_FIXES, VIEW_COUNT };

struct matrix_screen {
	struct screen screen;
	char *system;
	struct matrix *matrix;
	struct matrix_digest *digest;	/* of it */
	struct portfolio_page *page;	/* NULL: nobody looked at fixes since the last write */
	GPtrArray *outlook;		/* struct matrix_digest_row of the page; NULL with it */
	bool outdated;			/* the page: something was written above this screen */
	enum matrix_view view;
	struct list lists[VIEW_COUNT];
	GArray *lines;			/* int: row of the view, or MATRIX_TITLE - group; of a
					   view that is no matrix */
	int slug_cols, team_cols;	/* of the widest */
	int row_cols[VIEW_COUNT];	/* of the widest label of its rows */
	int team, first;		/* the picked column, the first one shown */
	int label_cols, cell_cols, shown;	/* as layout has it */
};

static inline const struct list *matrix_list_shown(const struct matrix_screen *m)
{
	return &m->lists[m->view];
}

static inline const struct portfolio *matrix_portfolio(const struct matrix_screen *m)
{
	return m->matrix->input.view->p;
}

/* The row in that line of a view that is no matrix; NULL: a title. */
const struct matrix_digest_row *matrix_row_at(const struct matrix_screen *m, int line);

/* Of its ops (matrix_draw.c). */
void matrix_layout(struct screen *s, int rows, int cols);
void matrix_draw(const struct screen *s, const struct area *body);

#endif
