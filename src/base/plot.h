/*
 * Numbers as pictures made of characters: a line of blocks, and a chart of dots in
 * braille cells. Both have a likeness in ASCII (text_to_ascii), so whoever prints
 * them need not know where. A value below 0 is not known: a gap.
 */
#ifndef SEAM_BASE_PLOT_H
#define SEAM_BASE_PLOT_H

/* One block a value, from the lowest for 0 to the highest for max; a gap is a blank.
 * Yours to free. */
char *plot_spark(const int *values, int n, int max);

struct plot {
	const int *values;	/* at even distances, 0 to max */
	int n;
	int max;
	const char *top, *bottom;	/* labels of the axis: "12", "0" */
	const char *first, *last;	/* labels below the first and last value; or NULL */
	const int *marks;	/* places of values to mark on the axis; NULL = none */
	int n_marks;
};

/*
 * A chart of that many columns (labels included) and rows (the axis and its labels
 * excluded). Lines end with LF. One value is one dot. Yours to free.
 */
char *plot_chart(const struct plot *p, int width_cols, int height_rows);

#endif
