/*
 * Pictures for HTML reports, each one <svg> element that stands in the page and takes
 * its colours from html.css, by class. Positions are integers or tenths of a percent:
 * the same data gives the same bytes everywhere. What a picture says in colour or by
 * length it also says in words, in its description, and the table beside it holds all
 * of it. Texts come in as they were typed.
 *
 * The picture of a call graph is in report/graph.h.
 */
#ifndef SEAM_REPORT_SVG_H
#define SEAM_REPORT_SVG_H

#include <stdbool.h>

#include "report/blocks.h"

/* What every picture starts with. */
struct svg_head {
	const char *id;		/* [a-z]+, its own in the page */
	const char *title;	/* a few words */
	const char *desc;	/* what is to be seen, for those who cannot */
};

/* A bar: part of whole; whole 0 = nothing to measure, and the note says why. */
struct svg_bar {
	const char *label;
	const char *note;	/* at the end of the label's line; NULL = none */
	int part, whole;
};
/* Horizontal bars below each other, as wide as the page. Yours to free. */
char *svg_bars(const struct svg_head *head, const struct svg_bar *bars, int n);

/* Where a trend was measured; the marks stand at even distances. */
struct svg_mark {
	const char *label;	/* "2026-03-01" */
	const char *version;	/* of what was asked; a change of it is drawn */
};
struct svg_line {
	const char *label;
	const int *values;	/* one a mark, up to max; -1 = not known: a gap */
};
/* Lines over marks, from 0 to max, with a legend. Yours to free. */
char *svg_trend(const struct svg_head *head, const struct svg_mark *marks, int n_marks,
		const struct svg_line *lines, int n_lines, int max);

/* Teams against services, say: a sign where a row and a column meet. */
struct svg_cell {
	int row, column;
	const char *sign;	/* one or two characters */
	enum tone tone;
};
struct svg_matrix {
	const char *const *rows;	int n_rows;
	const char *const *columns;	int n_columns;
	const struct svg_cell *cells;	int n_cells;
};
/* At most SVG_MATRIX_MAX rows and columns, the first ones; a line says how many are
 * left to the table. Yours to free. */
enum { SVG_MATRIX_MAX = 60 };
char *svg_matrix(const struct svg_head *head, const struct svg_matrix *m);

/* Inside the pictures. A width of 0 is that of the page; text is escaped here, cut to
 * max_cols (0 = not), and whole in a title when it was cut. */
GString *svg_begin(const struct svg_head *head, int width, int height);
char *svg_end(GString *out);
void svg_text(GString *out, const char *x, int y, const char *class, const char *text,
	      int max_cols);
void svg_text_at(GString *out, int x, int y, const char *class, const char *text, int max_cols);
const char *svg_tone(enum tone tone);

#endif
