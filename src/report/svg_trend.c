/*
 * Lines over assessments. What was not known is a gap, never a guess; a change of the
 * questionnaire is a ruled line across all of them, since values on its two sides
 * answer different questions.
 */
#include "config.h"

#include "report/svg.h"

#include <string.h>

enum {
	TOP = 26,		/* above the plot: names of versions */
	PLOT_HEIGHT = 190,
	LEFT_TENTHS = 60,	/* of a percent: the first mark */
	RIGHT_TENTHS = 940,	/* and the last */
	LEGEND_Y = 58,		/* below the plot: behind the labels of the marks */
	LEGEND_PITCH = 24,
	LABEL_COLS = 16,
	SHAPES = 5,		/* as many as html.css has line colours */
};

/* Lines are told apart by the shape of their points, too. */
static const char *const shapes[SHAPES] = {
	"M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", "M-4-4h8v8h-8z", "M0-5l5 9h-10z", "M0-6l5 6l-5 6l-5-6z",
	"M-4-4h8l-8 8h8z",
};

static int mark_x(int mark, int n_marks)
{
	return n_marks < 2 ? (LEFT_TENTHS + RIGHT_TENTHS) / 2
		: LEFT_TENTHS + (RIGHT_TENTHS - LEFT_TENTHS) * mark / (n_marks - 1);
}

static int value_y(int value, int max)
{
	return TOP + PLOT_HEIGHT - (int)((gint64)PLOT_HEIGHT * CLAMP(value, 0, max) / MAX(1, max));
}

static void put_rule(GString *out, const char *class, int x1, int y1, int x2, int y2)
{
	g_string_append_printf(out, "<line class=\"%s\" x1=\"%d.%d%%\" y1=\"%d\" x2=\"%d.%d%%\" "
			       "y2=\"%d\"/>\n", class, x1 / 10, x1 % 10, y1, x2 / 10, x2 % 10, y2);
}

static void put_label(GString *out, int x, int y, const char *class, const char *text)
{
	g_autofree char *place = g_strdup_printf("%d.%d%%", x / 10, x % 10);

	svg_text(out, place, y, class, text, LABEL_COLS);
}

static void put_point(GString *out, int line, int x, int y)
{
	g_string_append_printf(out, "<svg x=\"%d.%d%%\" y=\"%d\" overflow=\"visible\">"
			       "<path class=\"point line-%d\" d=\"%s\"/></svg>\n", x / 10, x % 10,
			       y, line % SHAPES + 1, shapes[line % SHAPES]);
}

static void put_axes(GString *out, int max)
{
	g_autofree char *most = g_strdup_printf("%d", max);

	put_rule(out, "rule", 0, value_y(0, max), 1000, value_y(0, max));
	put_rule(out, "rule", 0, value_y(max, max), 1000, value_y(max, max));
	svg_text(out, "0", value_y(0, max) - 4, "quiet", "0", 0);
	svg_text(out, "0", value_y(max, max) + 14, "quiet", most, 0);
}

/* Labels of marks stand on two levels where one would be too narrow. */
static void put_marks(GString *out, const struct svg_mark *marks, int n)
{
	for (int i = 0; i < n; i++) {
		int x = mark_x(i, n);
		int y = TOP + PLOT_HEIGHT + 18 + (n > 3 && i % 2 == 1 ? 16 : 0);
		bool first = i == 0 && n > 1, last = i == n - 1 && n > 1;

		put_rule(out, "rule", x, TOP + PLOT_HEIGHT, x, TOP + PLOT_HEIGHT + 5);
		put_label(out, first ? 0 : last ? 1000 : x, y,
			  first ? "" : last ? "end" : "middle", marks[i].label);
		if (i > 0 && g_strcmp0(marks[i].version, marks[i - 1].version) != 0) {
			int between = (mark_x(i - 1, n) + x) / 2;

			put_rule(out, "change", between, TOP - 6, between, TOP + PLOT_HEIGHT);
			if (marks[i].version != NULL)
				put_label(out, between, TOP - 12, "quiet middle",
					  marks[i].version);
		}
	}
}

static void put_line(GString *out, const struct svg_line *l, int line, int n_marks, int max)
{
	g_autofree char *class = g_strdup_printf("stroke line-%d", line % SHAPES + 1);

	for (int i = 1; i < n_marks; i++)
		if (l->values[i - 1] >= 0 && l->values[i] >= 0)
			put_rule(out, class, mark_x(i - 1, n_marks), value_y(l->values[i - 1], max),
				 mark_x(i, n_marks), value_y(l->values[i], max));
	for (int i = 0; i < n_marks; i++)
		if (l->values[i] >= 0)
			put_point(out, line, mark_x(i, n_marks), value_y(l->values[i], max));
}

char *svg_trend(const struct svg_head *head, const struct svg_mark *marks, int n_marks,
		const struct svg_line *lines, int n_lines, int max)
{
	int legend = TOP + PLOT_HEIGHT + LEGEND_Y;
	GString *out = svg_begin(head, 0, legend + MAX(1, n_lines) * LEGEND_PITCH);

	put_axes(out, max);
	put_marks(out, marks, n_marks);
	for (int i = 0; i < n_lines; i++)
		put_line(out, &lines[i], i, n_marks, max);
	for (int i = 0; i < n_lines; i++) {
		int y = legend + i * LEGEND_PITCH;

		g_string_append_printf(out, "<svg x=\"8\" y=\"%d\" overflow=\"visible\">"
				       "<path class=\"point line-%d\" d=\"%s\"/></svg>\n", y,
				       i % SHAPES + 1, shapes[i % SHAPES]);
		svg_text(out, "24", y + 5, "", lines[i].label, 44);
	}
	return svg_end(out);
}
