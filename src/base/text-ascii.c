/*
 * Text for terminals and pipes whose encoding is not UTF-8: the likeness in ASCII.
 * Letters go through GLib's transliteration; the marks we draw with are listed.
 */
#include "config.h"

#include "base/text.h"

#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

/* What our own screens and documents use; the rest is GLib's, or "?". Box drawing
 * is a range: corners and crossings all look like "+". */
static const struct {
	gunichar c;
	const char *likeness;
} likenesses[] = {
	{ 0x00a0, " " },  { 0x00b7, "." },   { 0x00d7, "x" },	{ 0x2010, "-" },
	{ 0x2011, "-" },  { 0x2012, "-" },   { 0x2013, "-" },	{ 0x2014, "-" },
	{ 0x2018, "'" },  { 0x2019, "'" },   { 0x201c, "\"" },	{ 0x201d, "\"" },
	{ 0x201e, "\"" }, { 0x2022, "*" },   { 0x2026, "..." }, { 0x2190, "<-" },
	{ 0x2191, "^" },  { 0x2192, "->" },  { 0x2193, "v" },	{ 0x21d2, "=>" },
	{ 0x2212, "-" },  { 0x2264, "<=" },  { 0x2265, ">=" },	{ 0x2500, "-" },
	{ 0x2501, "-" },  { 0x2502, "|" },   { 0x2503, "|" },	{ 0x2550, "=" },
	{ 0x2551, "|" },  { 0x2581, "_" },   { 0x2582, "_" },	{ 0x2583, "." },
	{ 0x2584, "." },  { 0x2585, "-" },   { 0x2586, "-" },	{ 0x2587, "=" },
	{ 0x25cb, "o" },   { 0x25cf, "*" },	{ 0x2713, "v" },
	{ 0x2714, "v" },  { 0x2717, "x" },   { 0x2718, "x" },	{ 0x2800, " " },
};

static const char *find_likeness(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(likenesses); i++) {
		if (likenesses[i].c == c)
			return likenesses[i].likeness;
	}
	if (c >= 0x2500 && c <= 0x257f)
		return "+";
	if (c >= 0x2580 && c <= 0x259f)
		return "#";
	if (c > 0x2800 && c <= 0x28ff)	/* dots of a chart */
		return "*";
	return NULL;
}

char *text_to_ascii(const char *text)
{
	/* TRANSLATORS: the code of your language; it decides how its letters are written
	 * in ASCII, such as "ae" for an a with two dots in de. */
	const char *language = C_("language code", "C");
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autoptr(GString) out = g_string_sized_new(strlen(valid) + 1);

	for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		const char *likeness = c < 0x80 ? NULL : find_likeness(c);

		if (c < 0x80) {
			g_string_append_c(out, c);
		} else if (likeness != NULL) {
			g_string_append(out, likeness);
		} else {
			char one[7] = "";
			g_autofree char *ascii = NULL;

			one[g_unichar_to_utf8(c, one)] = '\0';
			/* One character at a time: a decomposed accent must vanish,
			 * not become a "?" of its own. */
			ascii = g_unichar_ismark(c) ? g_strdup("") : g_str_to_ascii(one, language);
			g_string_append(out, ascii);
		}
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

char *text_for_locale(const char *text)
{
	return text_locale_is_utf8() ? g_strdup(text) : text_to_ascii(text);
}
