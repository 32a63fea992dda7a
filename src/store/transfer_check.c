/*
 * Whether one row of a transfer makes sense by itself: every value by its field in the
 * table of kinds, and that what it names stands above it. Said at its place; whether the
 * database can take it is for transfer_in.c.
 */
#include "config.h"

#include "store/transfer_part.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/calendar.h"
#include "base/slug.h"

enum { NUMBER_MAX = 1000 * 1000 * 1000 };

bool transfer_refuse(struct transfer_in *in, int field, struct diags *ds,
		     const char *code, const char *format, ...)
{
	struct place at = in->options.place(in->options.data, field);
	va_list args;

	va_start(args, format);
	diag_verror(ds, code, &at, format, args);
	va_end(args);
	in->st->refused = true;
	return false;
}

bool transfer_is_named(const struct transfer_in *in, const char *uid,
		       enum transfer_kind k)
{
	return g_hash_table_lookup(in->named, uid) == GINT_TO_POINTER((int)k + 1);
}

static bool is_one_of(const char *words, const char *text)
{
	size_t length = strlen(text);

	for (const char *p = words; length > 0 && (p = strstr(p, text)) != NULL;
	     p += length)
		if ((p == words || p[-1] == ' ') &&
		    (p[length] == ' ' || p[length] == '\0'))
			return true;
	return false;
}

static bool check_ref(struct transfer_in *in, int i, const struct transfer_field *f,
		      const char *uid, struct diags *ds)
{
	enum transfer_kind of = f->type == FIELD_HASH ? TRANSFER_KIND_COUNT : f->of;

	if (transfer_is_named(in, uid, of))
		return true;
	return transfer_refuse(
		in, i, ds, "import-reference", _("no line above has the %s \"%s\""),
		f->type == FIELD_HASH ? "questionnaire" : transfer_kind_name(of), uid);
}

static bool check_text(struct transfer_in *in, int i, const struct transfer_field *f,
		       const char *text, struct diags *ds)
{
	int64_t ms;
	int day;

	switch (f->type) {
	case FIELD_WORD:
		return is_one_of(f->words, text) ||
		       transfer_refuse(in, i, ds, "import-value",
				       _("\"%s\" is none of: %s"), text, f->words);
	case FIELD_DAY:
		return calendar_parse_date(&day, text) ||
		       transfer_refuse(in, i, ds, "import-value",
				       _("\"%s\" is no day such as 2026-12-11"), text);
	case FIELD_TIME:
		return calendar_parse_time(&ms, text) ||
		       transfer_refuse(
			       in, i, ds, "import-value",
			       _("\"%s\" is no time such as 2026-12-11T09:30:00Z"), text);
	case FIELD_OWN:
		return uid_is_valid(text) ||
		       transfer_refuse(
			       in, i, ds, "import-value",
			       _("\"%s\" is no uid: a UUID of version 7 in lower case"),
			       text);
	default:
		return f->may_be_empty || *text != '\0' ||
		       transfer_refuse(in, i, ds, "import-value", _("\"%s\" is empty"),
				       f->name);
	}
}

/* What a change was made through may be named by its own rows. */
static bool is_late(enum transfer_kind kind, const struct transfer_field *f)
{
	return kind == TRANSFER_CHANGE && f->type == FIELD_REF;
}

static bool check_values(struct transfer_in *in, enum transfer_kind kind,
			 const transfer_values values, struct diags *ds)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name; i++) {
		const struct transfer_field *f = &fields[i];
		const struct transfer_value *v = &values[i];

		if (!v->given && !f->optional)
			return transfer_refuse(in, -1, ds, "import-missing",
					       _("\"%s\" is missing"), f->name);
		if (!v->given || is_late(kind, f))
			continue;
		if (f->type == FIELD_NUMBER && (v->number < -1 || v->number > NUMBER_MAX))
			return transfer_refuse(in, i, ds, "import-value",
					       _("%" PRId64 " is out of range"),
					       v->number);
		if ((f->type == FIELD_REF || f->type == FIELD_HASH) &&
		    !check_ref(in, i, f, v->text, ds))
			return false;
		if (v->text && !check_text(in, i, f, v->text, ds))
			return false;
	}
	return true;
}

/* Of the row's own thing: its field, or -1. */
int transfer_own_field(enum transfer_kind kind)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name; i++)
		if (fields[i].type == FIELD_OWN)
			return i;
	return -1;
}

static bool check_own(struct transfer_in *in, enum transfer_kind kind,
		      const transfer_values values, struct diags *ds)
{
	int own = transfer_own_field(kind);
	const char *uid = own >= 0 ? values[own].text : NULL;

	if (!uid)
		return true;
	if (kind == TRANSFER_SYSTEM && strcmp(uid, in->system) != 0)
		return transfer_refuse(
			in, own, ds, "import-value",
			_("this is another system than the one the file is about"));
	if (!transfer_is_named(in, uid, kind) && g_hash_table_contains(in->named, uid))
		return transfer_refuse(in, own, ds, "import-value",
				       _("\"%s\" was something else in a line above"),
				       uid);
	if (kind == TRANSFER_SERVICE && !slug_is_valid(values[TRANSFER_SERVICE_SLUG].text))
		return transfer_refuse(in, TRANSFER_SERVICE_SLUG, ds, "import-value",
				       _("\"%s\" is no slug"),
				       values[TRANSFER_SERVICE_SLUG].text);
	return true;
}

bool transfer_check(struct transfer_in *in, enum transfer_kind kind,
		    const transfer_values values, struct diags *ds)
{
	return check_values(in, kind, values, ds) && check_own(in, kind, values, ds);
}
