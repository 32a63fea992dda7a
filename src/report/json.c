/*
 * How JSON leaves the program: one line, keys as they were set, and no byte that
 * could act on a terminal (jansson escapes C0; DEL and C1 are done here).
 */
#include "config.h"

#include "report/json.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "core/verdict.h"

json_t *json_text(const char *text)
{
	g_autofree char *valid = NULL;

	if (text == NULL)
		return json_null();
	valid = g_utf8_make_valid(text, -1);
	return json_string(valid);
}

json_t *json_texts(const char *const *texts)
{
	json_t *list = json_array();

	for (; texts != NULL && *texts != NULL; texts++)
		json_array_append_new(list, json_text(*texts));
	return list;
}

json_t *json_count(json_int_t value)
{
	return value < 0 ? json_null() : json_integer(value);
}

json_t *json_score(const struct score *s)
{
	return json_pack("{s:o, s:o, s:o, s:o}", "value", json_count(score_value(s)), "low",
			 json_count(score_low(s)), "high", json_count(score_high(s)),
			 "coverage", json_count(score_coverage(s)));
}

/* DEL and C1 stand inside strings only, so every occurrence can be replaced. */
static char *escape_controls(const char *json)
{
	GString *out = g_string_sized_new(strlen(json) + 1);

	for (const unsigned char *c = (const unsigned char *)json; *c != '\0'; c++) {
		if (*c == 0x7f) {
			g_string_append(out, "\\u007f");
		} else if (*c == 0xc2 && c[1] >= 0x80 && c[1] <= 0x9f) {
			g_string_append_printf(out, "\\u00%02x", c[1]);
			c++;
		} else {
			g_string_append_c(out, (char)*c);
		}
	}
	return g_string_free(out, FALSE);
}

char *json_write(json_t *root, bool canonical)
{
	size_t flags = canonical ? JSON_COMPACT | JSON_SORT_KEYS : 0;
	char *dumped = json_dumps(root, flags | JSON_ENCODE_ANY);
	char *escaped;

	/* Every string went through json_text, so only want of memory is left. */
	g_assert(dumped != NULL);
	escaped = escape_controls(dumped);
	free(dumped);
	json_decref(root);
	if (canonical)
		return escaped;
	dumped = g_strconcat(escaped, "\n", NULL);
	g_free(escaped);
	return dumped;
}
