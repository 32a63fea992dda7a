/*
 * Reads a row without a tree. Files that nobody has touched are all but all of what is
 * imported, and building and dropping a tree for each of their lines was half the time.
 * So this knows the one form that is written, members in order, nothing between them and
 * no escape that need not be, and whatever differs it leaves to transfer_line.c and
 * jansson, who say where and why it is wrong, if it is.
 */
#include "config.h"

#include "app/transfer_scan.h"

#include <string.h>

struct scan {
	const char *at;
	char *to;	/* where the next text goes: they are no longer than the line */
};

static bool skip(struct scan *s, const char *text)
{
	size_t length = strlen(text);

	if (strncmp(s->at, text, length) != 0)
		return false;
	s->at += length;
	return true;
}

/* What stands behind \u: a character that is written so, at least not half of one. */
static bool scan_code(struct scan *s)
{
	gunichar c = 0;

	for (int i = 0; i < 4; i++) {
		int digit = g_ascii_xdigit_value(s->at[i]);

		if (digit < 0)
			return false;
		c = c << 4 | (gunichar)digit;
	}
	if (c == 0 || !g_unichar_validate(c))
		return false;
	s->at += 4;
	s->to += g_unichar_to_utf8(c, s->to);
	return true;
}

static bool scan_text(struct scan *s, const char **text)
{
	if (*s->at++ != '"')
		return false;
	*text = s->to;
	for (;;) {
		size_t plain = strcspn(s->at, "\"\\");

		for (size_t i = 0; i < plain; i++)
			if ((guchar)s->at[i] < 0x20)
				return false;
		memcpy(s->to, s->at, plain);
		s->to += plain;
		s->at += plain;
		if (*s->at == '"')
			break;
		if (*s->at++ != '\\')
			return false;
		if (*s->at == '"' || *s->at == '\\')
			*s->to++ = *s->at++;
		else if (*s->at++ != 'u' || !scan_code(s))
			return false;
	}
	s->at++;
	*s->to++ = '\0';
	return true;
}

static bool scan_number(struct scan *s, gint64 *number)
{
	enum { DIGITS_MAX = 15 };
	const char *digits = *s->at == '-' ? s->at + 1 : s->at;
	size_t n = strspn(digits, "0123456789");

	if (n == 0 || n > DIGITS_MAX || (*digits == '0' && (n > 1 || digits != s->at)))
		return false;
	*number = g_ascii_strtoll(s->at, NULL, 10);
	s->at = digits + n;
	return true;
}

static bool scan_value(struct scan *s, const struct transfer_field *f,
		       struct transfer_value *v)
{
	v->given = true;
	switch (f->type) {
	case FIELD_NUMBER:
		return scan_number(s, &v->number);
	case FIELD_FLAG:
		v->number = skip(s, "true");
		return v->number != 0 || skip(s, "false");
	default:
		return scan_text(s, &v->text);
	}
}

/* Whether the next member is this one; then s is behind its colon. */
static bool scan_name(struct scan *s, const char *name, bool first)
{
	struct scan ahead = *s;

	if ((!first && !skip(&ahead, ",")) || !skip(&ahead, "\"") || !skip(&ahead, name) ||
	    !skip(&ahead, "\":"))
		return false;
	*s = ahead;
	return true;
}

static enum transfer_kind scan_kind(struct scan *s)
{
	char name[32];
	size_t n = strcspn(s->at, "\"");

	if (n >= sizeof(name))
		return TRANSFER_KIND_COUNT;
	memcpy(name, s->at, n);
	name[n] = '\0';
	s->at += n;
	return transfer_kind_find(name);
}

bool transfer_scan(const char *line, gsize length, GString *room, enum transfer_kind *kind,
		   transfer_values values)
{
	const struct transfer_field *fields;
	struct scan s = { .at = line };
	bool first = true;

	if (!g_utf8_validate(line, (gssize)length, NULL))
		return false;
	g_string_set_size(room, length);
	s.to = room->str;
	if (!skip(&s, "{\"") || (*kind = scan_kind(&s)) == TRANSFER_KIND_COUNT ||
	    !skip(&s, "\":{"))
		return false;
	fields = transfer_fields(*kind);
	for (int i = 0; fields[i].name != NULL; i++) {
		values[i] = (struct transfer_value){ 0 };
		if (!scan_name(&s, fields[i].name, first))
			continue;
		if (!scan_value(&s, &fields[i], &values[i]))
			return false;
		first = false;
	}
	return skip(&s, "}}") && s.at == line + length;
}
