/* Inside the comparison on the screen: its state, for the files that read and draw it. */
#ifndef SEAM_TUI_COMPARE_PART_H
#define SEAM_TUI_COMPARE_PART_H

#include "app/comparing.h"
#include "report/compare_digest.h"
#include "tui/compare.h"

enum { COMPARE_TITLE = -1 };

/* What Tab goes through. */
enum compare_filter { FILTER_CHANGED, FILTER_ALL, FILTER_WORSE, FILTER_COUNT };

struct compare_screen {
	struct screen screen;
	char *a, *b;			/* SERVICE@A; b NULL until there are two */
	char *service;			/* of the second */
	char *missing;			/* what there is instead of a comparison; or NULL */
	enum verdict_token token;	/* of the second */
	struct compare_digest *digest;	/* NULL when something is missing */
	GPtrArray *others;		/* char *: assessments of the first's service */
	enum compare_filter filter;
	GArray *lines;			/* int: row of the digest, or COMPARE_TITLE - group */
	int label_cols;
	bool pane;			/* the row stands below in full */
	struct list list;
};

/* The row in that line; NULL: a title. */
static inline const struct compare_digest_row *compare_row_at(const struct compare_screen *c,
							      int line)
{
	int row = line < (int)c->lines->len ? g_array_index(c->lines, int, line) : COMPARE_TITLE;

	return row >= 0 ? c->digest->rows->pdata[row] : NULL;
}

/* Of its ops (compare_draw.c). */
void compare_layout(struct screen *s, int rows, int cols);
void compare_draw(const struct screen *s, const struct area *body);

#endif
