/* Cells of CSV, and rows made of JSON objects. */
#include "config.h"

#include "report/csv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "report/blocks.h"

/* What spreadsheets start a formula with; in full width they take it, too. */
static bool starts_formula(const char *text)
{
	static const gunichar starts[] = { '=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
	gunichar first;

	if (*text == '\t' || *text == '\r' || *text == '\n')
		return true;
	while (*text != '\0' && g_unichar_isspace(g_utf8_get_char(text)))
		text = g_utf8_next_char(text);
	first = g_utf8_get_char(text);
	for (gsize i = 0; i < G_N_ELEMENTS(starts); i++)
		if (first == starts[i])
			return true;
	return false;
}

/* Cells of documents are texts: a plain negative number is no formula. */
static bool is_number(const char *text)
{
	text += *text == '-';
	return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

/* The one place that escapes for CSV. */
static void put_text(GString *out, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	bool guarded = *valid == '\'' || (starts_formula(valid) && !is_number(valid));
	bool quoted = strpbrk(valid, "\",;\r\n\t") != NULL || *valid == ' ' ||
		      g_str_has_suffix(valid, " ");

	if (quoted)
		g_string_append_c(out, '"');
	if (guarded)
		g_string_append_c(out, '\'');
	for (const char *c = valid; *c != '\0'; c++) {
		if (*c == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *c);
	}
	if (quoted)
		g_string_append_c(out, '"');
}

/* Texts in one cell; anything deeper stays JSON. */
static void put_list(GString *out, const json_t *list)
{
	g_autoptr(GString) joined = g_string_new(NULL);
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item) {
		if (i > 0)
			g_string_append(joined, "; ");
		if (json_is_string(item)) {
			g_string_append(joined, json_string_value(item));
		} else {
			char *text = json_dumps(item, JSON_COMPACT | JSON_ENCODE_ANY);

			g_string_append(joined, text != NULL ? text : "");
			free(text);
		}
	}
	put_text(out, joined->str);
}

static void put_value(GString *out, const json_t *value)
{
	if (json_is_string(value))
		put_text(out, json_string_value(value));
	else if (json_is_array(value))
		put_list(out, value);
	else if (json_is_boolean(value))
		g_string_append(out, json_is_true(value) ? "true" : "false");
	else if (json_is_integer(value))
		g_string_append_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value)) {
		char number[G_ASCII_DTOSTR_BUF_SIZE];

		g_string_append(out, g_ascii_dtostr(number, sizeof(number),
						    json_real_value(value)));
	}
}

static void put_comma(GString *out, bool *first)
{
	if (!*first)
		g_string_append_c(out, ',');
	*first = false;
}

/* The cells of a row, or with names the names of its columns. The first row says which
 * members are objects. */
static void put_row(GString *out, json_t *shape, json_t *row, bool names)
{
	bool first = true;
	const char *key, *inner;
	json_t *member, *part;

	json_object_foreach(shape, key, member) {
		const json_t *value = json_object_get(row, key);

		if (!json_is_object(member)) {
			put_comma(out, &first);
			if (names)
				put_text(out, key);
			else
				put_value(out, value);
			continue;
		}
		json_object_foreach(member, inner, part) {
			put_comma(out, &first);
			if (names)
				g_string_append_printf(out, "%s.%s", key, inner);
			else
				put_value(out, json_object_get(value, inner));
		}
	}
	g_string_append(out, "\r\n");
}

char *csv_rows(const json_t *root)
{
	GString *out = g_string_new(NULL);
	const char *key;
	json_t *member, *row;
	size_t i;

	json_object_foreach((json_t *)root, key, member) {
		json_t *shape = json_array_get(member, 0);

		if (!json_is_object(shape))
			continue;
		put_row(out, shape, shape, true);
		json_array_foreach(member, i, row)
			put_row(out, shape, row, false);
		break;
	}
	return g_string_free(out, FALSE);
}

char *csv_write(const struct doc *d, const struct doc_options *options)
{
	GString *out = g_string_new(NULL);
	const struct block *table = NULL;

	(void)options;
	for (guint i = 0; table == NULL && i < d->blocks->len; i++) {
		const struct block *b = g_ptr_array_index(d->blocks, i);

		if (b->kind == BLOCK_TABLE)
			table = b;
	}
	for (guint r = 0; table != NULL && r < table->rows->len; r++) {
		const struct row *row = &g_array_index(table->rows, struct row, r);

		for (int c = 0; c < table->n_columns; c++) {
			g_autofree char *text = line_plain(&row->cells[c]);

			if (c > 0)
				g_string_append_c(out, ',');
			put_text(out, text);
		}
		g_string_append(out, "\r\n");
	}
	return g_string_free(out, FALSE);
}
