/*
 * The table walker: which keys a mapping may have, which it must, and what is said
 * about the others. The readers of single values are in bind_read.c.
 */
#include "config.h"

#include "load/bind.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/near.h"

/* Names that are few enough to be listed when none is near. */
enum { LISTED_MAX = 6 };

static const char *const wrong_kinds[] = {
	[NODE_SCALAR] = N_("\"%s\" must be a single value"),
	[NODE_SEQUENCE] = N_("\"%s\" must be a list"),
	[NODE_MAPPING] = N_("\"%s\" must be a mapping"),
};
_Static_assert(G_N_ELEMENTS(wrong_kinds) == NODE_MAPPING + 1, "a sentence per kind");

#define KEY_LETTERS G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-."

G_GNUC_PRINTF(4, 0)
static struct diag *add_error(struct bind *b, const struct place *at, const char *code,
			      const char *format, va_list args)
{
	if (b->errors++ >= BIND_ERRORS_MAX)
		return NULL;
	return diag_verror(b->ds, code, at, format, args);
}

struct diag *bind_error(struct bind *b, const struct node *at, const char *code,
			const char *format, ...)
{
	struct place place = node_place(b->tree, at);
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = add_error(b, &place, code, format, args);
	va_end(args);
	return d;
}

struct diag *bind_error_at(struct bind *b, const struct place *at, const char *code,
			   const char *format, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = add_error(b, at, code, format, args);
	va_end(args);
	return d;
}

void bind_hint_near(struct diag *d, const char *word, const char *const *names)
{
	const char *near = d != NULL ? near_find(word, names) : NULL;
	g_autoptr(GString) all = NULL;

	if (near != NULL) {
		diag_hint(d, _("did you mean \"%s\"?"), near);
		return;
	}
	if (d == NULL || names[0] == NULL || g_strv_length((char **)names) > LISTED_MAX)
		return;
	all = g_string_new(names[0]);
	for (int i = 1; names[i] != NULL; i++)
		g_string_append_printf(all, ", %s", names[i]);
	diag_hint(d, _("known are: %s"), all->str);
}

bool bind_expect(struct bind *b, const struct node *value, enum node_kind kind,
		 const char *what)
{
	if (value->kind == kind)
		return true;
	bind_error(b, value, "wrong-kind", _(wrong_kinds[kind]), what);
	return false;
}

void bind_report(struct diags *ds, struct diags *found)
{
	diags_sort(found);
	if (ds != NULL)
		diags_move(ds, found);
}

/* ---- mappings ---- */

static void unknown_key(struct bind *b, const struct node *key, const struct field *fields,
			size_t n)
{
	g_autofree const char **names = g_new0(const char *, n + 1);
	struct diag *d = bind_error(b, key, "unknown-key", _("unknown key \"%s\""), key->text);

	for (size_t i = 0; i < n; i++)
		names[i] = fields[i].key;
	/* {when: count(fail, own) > 1} is two keys for YAML. */
	if (key->style == NODE_PLAIN && key->text[strspn(key->text, KEY_LETTERS)] != '\0')
		diag_hint(d, _("inside { } a text with a comma in it needs quotes"));
	else
		bind_hint_near(d, key->text, names);
}

bool bind_mapping(struct bind *b, const struct node *map, const struct field *fields,
		  size_t n_fields, void *target)
{
	unsigned errors = b->errors;
	guint64 seen = 0;
	size_t next = 0;

	g_assert(n_fields <= 64);
	if (map->kind != NODE_MAPPING) {
		bind_error(b, map, "wrong-kind", _("a mapping is expected here"));
		return false;
	}
	for (const struct node *k = map->first; k != NULL; k = k->next) {
		size_t tried = 0;

		/* Keys mostly come in the order of the rows: go on after the last. */
		while (tried < n_fields && !node_is(k, fields[next].key)) {
			next = (next + 1) % n_fields;
			tried++;
		}
		if (tried == n_fields) {
			if (!g_str_has_prefix(k->text, "x-"))
				unknown_key(b, k, fields, n_fields);
			continue;
		}
		seen |= G_GUINT64_CONSTANT(1) << next;
		fields[next].read(b, k->value, &fields[next],
				  (char *)target + fields[next].offset);
	}
	for (size_t i = 0; i < n_fields; i++)
		if ((fields[i].flags & FIELD_REQUIRED) && !(seen >> i & 1))
			bind_error(b, map, "missing-key", _("the key \"%s\" is missing"),
				   fields[i].key);
	return b->errors == errors;
}

bool bind_check_schema(struct bind *b, const struct node *root)
{
	const struct node *schema = node_get(root, "schema");

	if (schema == NULL || schema->kind != NODE_SCALAR || strcmp(schema->text, "1") == 0)
		return true;
	diag_hint(bind_error(b, schema, "unknown-schema",
			     _("schema \"%s\" is not known to this version"), schema->text),
		  _("this version reads schema 1"));
	return false;
}
