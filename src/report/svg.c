/*
 * What all pictures share, and bars. Bars and trends are laid out in percent of the
 * page's width, so that their text keeps its size on a small screen.
 */
#include "config.h"

#include "report/svg.h"

#include <string.h>

#include "base/text.h"

enum {
	LABEL_COLS = 40,	/* with the note behind it, on the smallest screens */
	NOTE_COLS = 24,
	BAR_PITCH = 44,
	BAR_TEXT_Y = 14,
	BAR_Y = 21,
	BAR_HEIGHT = 12,
};

GString *svg_begin(const struct svg_head *head, int width, int height)
{
	g_autofree char *title = html_escape(head->title, HTML_ATTRIBUTE);
	g_autofree char *desc = html_escape(head->desc, HTML_ATTRIBUTE);
	GString *out = g_string_new("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");

	g_string_append_printf(out, " aria-labelledby=\"%s-title %s-desc\"", head->id, head->id);
	if (width > 0)
		g_string_append_printf(out, " viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
				       width, height, width, height);
	else
		g_string_append_printf(out, " width=\"100%%\" height=\"%d\">\n", height);
	g_string_append_printf(out, "<title id=\"%s-title\">%s</title>\n"
			       "<desc id=\"%s-desc\">%s</desc>\n", head->id, title, head->id,
			       desc);
	return out;
}

char *svg_end(GString *out)
{
	g_string_append(out, "</svg>\n");
	return g_string_free(out, FALSE);
}

void svg_text(GString *out, const char *x, int y, const char *class, const char *text,
	      int max_cols)
{
	g_autofree char *clean = text_sanitize(text, -1, TEXT_ONE_LINE);
	g_autofree char *cut = max_cols > 0 ? text_truncate_cols(clean, max_cols)
					    : g_strdup(clean);
	g_autofree char *shown = html_escape(cut, HTML_ATTRIBUTE);

	g_string_append_printf(out, "<text x=\"%s\" y=\"%d\"", x, y);
	if (*class != '\0')
		g_string_append_printf(out, " class=\"%s\"", class);
	g_string_append_c(out, '>');
	if (strcmp(cut, clean) != 0) {
		g_autofree char *whole = html_escape(clean, HTML_ATTRIBUTE);

		g_string_append_printf(out, "<title>%s</title>", whole);
	}
	g_string_append_printf(out, "%s</text>\n", shown);
}

void svg_text_at(GString *out, int x, int y, const char *class, const char *text, int max_cols)
{
	g_autofree char *place = g_strdup_printf("%d", x);

	svg_text(out, place, y, class, text, max_cols);
}

const char *svg_tone(enum tone tone)
{
	static const char *const classes[] = {
		[TONE_NONE] = "plain",
		[TONE_GOOD] = "good",
		[TONE_MIXED] = "mixed",
		[TONE_BAD] = "bad",
		[TONE_OPEN] = "open",
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(classes) == TONE_COUNT);
	return classes[tone];
}

static void put_bar(GString *out, const struct svg_bar *bar, int top)
{
	int tenths = bar->whole > 0
		? (int)((gint64)CLAMP(bar->part, 0, bar->whole) * 1000 / bar->whole) : 0;

	svg_text(out, "0", top + BAR_TEXT_Y, "", bar->label, LABEL_COLS);
	if (bar->note != NULL)
		svg_text(out, "100%", top + BAR_TEXT_Y, "quiet end", bar->note, NOTE_COLS);
	g_string_append_printf(out, "<rect class=\"%s\" x=\"0\" y=\"%d\" width=\"100%%\" "
			       "height=\"%d\"/>\n", bar->whole > 0 ? "track" : "track unknown",
			       top + BAR_Y, BAR_HEIGHT);
	if (tenths > 0)
		g_string_append_printf(out, "<rect class=\"fill\" x=\"0\" y=\"%d\" "
				       "width=\"%d.%d%%\" height=\"%d\"/>\n", top + BAR_Y,
				       tenths / 10, tenths % 10, BAR_HEIGHT);
}

char *svg_bars(const struct svg_head *head, const struct svg_bar *bars, int n)
{
	GString *out = svg_begin(head, 0, MAX(1, n) * BAR_PITCH);

	for (int i = 0; i < n; i++)
		put_bar(out, &bars[i], i * BAR_PITCH);
	return svg_end(out);
}
