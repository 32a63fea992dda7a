/*
 * Lines as they are written: by hand, since a library would build a tree for each. What
 * is in a line is in the tables of kinds; reading it is transfer_line.c's.
 */
#include "config.h"

#include "app/transfer_line.h"

#include <string.h>

/* Bytes of what must not act on who reads the file on a terminal: controls, and marks
 * that turn the direction of text or end a line. */
static int control_bytes(const guchar *p)
{
	if (*p < 0x20 || *p == 0x7f)
		return 1;
	if (p[0] == 0xc2 && p[1] < 0xa0)
		return 2;
	if (p[0] == 0xe2 && ((p[1] == 0x80 && p[2] >= 0xa8 && p[2] <= 0xae) ||
			     (p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9)))
		return 3;
	return 0;
}

static void write_string(GString *out, const char *text, gsize length)
{
	const char *end = text + length, *start = text;

	g_string_append_c(out, '"');
	for (const char *p = text; p < end;) {
		const guchar c = (guchar)*p;
		int control = c >= 0x20 && c < 0x7f ? 0 : control_bytes((const guchar *)p);

		if (control == 0 && c != '"' && c != '\\') {
			p++;
			continue;
		}
		g_string_append_len(out, start, p - start);
		if (control > 0)
			g_string_append_printf(out, "\\u%04x",
					       (unsigned)g_utf8_get_char(p));
		else
			g_string_append_printf(out, "\\%c", c);
		p += MAX(control, 1);
		start = p;
	}
	g_string_append_len(out, start, end - start);
	g_string_append_c(out, '"');
}

static bool write_value(GString *out, const struct transfer_field *f,
			const struct transfer_value *v)
{
	gsize length;

	switch (f->type) {
	case FIELD_NUMBER:
		g_string_append_printf(out, "%" G_GINT64_FORMAT, v->number);
		return true;
	case FIELD_FLAG:
		g_string_append(out, v->number != 0 ? "true" : "false");
		return true;
	default:
		length = strlen(v->text);
		if (!g_utf8_validate(v->text, (gssize)length, NULL))
			return false;
		write_string(out, v->text, length);
		return true;
	}
}

bool transfer_line_write(GString *out, enum line_kind line, enum transfer_kind row,
			 const transfer_values values)
{
	const struct transfer_field *fields = transfer_line_fields(line, row);
	bool first = true;

	g_string_append(out, "{\"");
	g_string_append(out, transfer_line_name(line, row));
	g_string_append(out, "\":{");
	for (int i = 0; fields[i].name != NULL; i++) {
		if (!values[i].given)
			continue;
		g_string_append(out, first ? "\"" : ",\"");
		g_string_append(out, fields[i].name);
		g_string_append(out, "\":");
		if (!write_value(out, &fields[i], &values[i]))
			return false;
		first = false;
	}
	g_string_append(out, "}}\n");
	return true;
}

bool transfer_line_write_text(GString *out, const char *text, gsize length)
{
	if (!g_utf8_validate(text, (gssize)length, NULL))
		return false;
	g_string_append(out, "{\"text\":");
	write_string(out, text, length);
	g_string_append(out, "}\n");
	return true;
}
