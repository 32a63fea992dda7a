/* Inside the matrix on the screen: its state, for the files that read and draw it. */
#ifndef SEAM_TUI_MATRIX_SCREEN_H
#define SEAM_TUI_MATRIX_SCREEN_H

#include "app/portfolio_page.h"
#include "report/matrix_digest.h"
#include "tui/matrix.h"

enum { MATRIX_TITLE = -1 };

enum matrix_view { VIEW_MATRIX, VIEW_FINDINGS, VIEW_FIXES, VIEW_COUNT };

struct matrix_screen {
	struct screen screen;
	char *system;
	struct portfolio_page *page;
	struct matrix_digest *digest;
	enum matrix_view view;
	struct list lists[VIEW_COUNT];
	GArray *lines;			/* int: row of the digest, or MATRIX_TITLE - group; of a
					   view that is no matrix */
	int team, first;		/* the picked column, the first one shown */
	int label_cols, cell_cols, shown;	/* as layout has it */
};

static inline const struct list *matrix_list_shown(const struct matrix_screen *m)
{
	return &m->lists[m->view];
}

static inline const struct portfolio *matrix_portfolio(const struct matrix_screen *m)
{
	return m->page->matrix->input.view->p;
}

/* The row of the digest in that line of a view that is no matrix; NULL: a title. */
const struct matrix_digest_row *matrix_row_at(const struct matrix_screen *m, int line);

/* Of its ops (matrix_draw.c). */
void matrix_layout(struct screen *s, int rows, int cols);
void matrix_draw(const struct screen *s, const struct area *body);

#endif
