/* A small validator of JSON Schema for tests. */
#include "config.h"

#include "jsonschema.h"

#include <string.h>

#include "testlib.h"

/* Where an evaluation stands: the file for references, the place for messages, and the
 * members of the current object that some schema has described. */
struct place {
	struct schemas *s;
	const char *file;
	const char *path;
	GHashTable *described;
	bool quiet;		/* one of several alternatives: it may fail */
};

static bool evaluate(const struct place *at, json_t *schema, json_t *value);

static bool fail(const struct place *at, const char *format, ...) G_GNUC_PRINTF(2, 3);

static bool fail(const struct place *at, const char *format, ...)
{
	va_list args;

	if (!at->quiet) {
		g_string_append_printf(at->s->problems, "%s: %s: ", at->file, at->path);
		va_start(args, format);
		g_string_append_vprintf(at->s->problems, format, args);
		va_end(args);
		g_string_append_c(at->s->problems, '\n');
	}
	return false;
}

static bool is_type(json_t *value, const char *type)
{
	if (g_str_equal(type, "string"))
		return json_is_string(value);
	if (g_str_equal(type, "integer"))
		return json_is_integer(value);
	if (g_str_equal(type, "number"))
		return json_is_number(value);
	if (g_str_equal(type, "boolean"))
		return json_is_boolean(value);
	if (g_str_equal(type, "null"))
		return json_is_null(value);
	if (g_str_equal(type, "array"))
		return json_is_array(value);
	return g_str_equal(type, "object") && json_is_object(value);
}

static bool check_type(const struct place *at, json_t *schema, json_t *types, json_t *value)
{
	size_t i;
	json_t *type;

	(void)schema;
	if (json_is_string(types) && is_type(value, json_string_value(types)))
		return true;
	json_array_foreach(types, i, type)
		if (is_type(value, json_string_value(type)))
			return true;
	return fail(at, "wrong type");
}

static bool check_const(const struct place *at, json_t *schema, json_t *wanted, json_t *value)
{
	(void)schema;
	return json_equal(wanted, value) || fail(at, "not the one value");
}

static bool check_enum(const struct place *at, json_t *schema, json_t *list, json_t *value)
{
	size_t i;
	json_t *wanted;

	(void)schema;
	json_array_foreach(list, i, wanted)
		if (json_equal(wanted, value))
			return true;
	return fail(at, "\"%s\" is none of the values", json_is_string(value)
		    ? json_string_value(value) : "?");
}

static bool check_pattern(const struct place *at, json_t *schema, json_t *pattern, json_t *value)
{
	(void)schema;
	if (!json_is_string(value) ||
	    g_regex_match_simple(json_string_value(pattern), json_string_value(value), 0, 0))
		return true;
	return fail(at, "\"%s\" has another form", json_string_value(value));
}

static bool check_minimum(const struct place *at, json_t *schema, json_t *limit, json_t *value)
{
	(void)schema;
	return !json_is_number(value) || json_number_value(value) >= json_number_value(limit) ||
	       fail(at, "too small");
}

static bool check_maximum(const struct place *at, json_t *schema, json_t *limit, json_t *value)
{
	(void)schema;
	return !json_is_number(value) || json_number_value(value) <= json_number_value(limit) ||
	       fail(at, "too large");
}

static bool check_min_items(const struct place *at, json_t *schema, json_t *limit, json_t *value)
{
	(void)schema;
	return !json_is_array(value) ||
	       (json_int_t)json_array_size(value) >= json_integer_value(limit) ||
	       fail(at, "too few items");
}

static bool check_max_items(const struct place *at, json_t *schema, json_t *limit, json_t *value)
{
	(void)schema;
	return !json_is_array(value) ||
	       (json_int_t)json_array_size(value) <= json_integer_value(limit) ||
	       fail(at, "too many items");
}

/* A value of its own, one step deeper: when all is said about it, an object may have no
 * member that nothing described. */
static bool enter(const struct place *at, json_t *schema, json_t *value, const char *step)
{
	g_autofree char *path = g_strconcat(at->path, "/", step, NULL);
	g_autoptr(GHashTable) described = g_hash_table_new(g_str_hash, g_str_equal);
	struct place inner = { at->s, at->file, path, described, at->quiet };
	bool ok = evaluate(&inner, schema, value);
	const char *key;
	json_t *member;

	json_object_foreach(value, key, member)
		if (!g_hash_table_contains(described, key))
			ok = fail(&inner, "nothing describes \"%s\"", key);
	return ok;
}

static bool check_properties(const struct place *at, json_t *schema, json_t *properties,
			     json_t *value)
{
	const char *key;
	json_t *inner;
	bool ok = true;

	(void)schema;
	json_object_foreach(properties, key, inner) {
		json_t *member = json_object_get(value, key);

		g_hash_table_add(at->described, (char *)key);
		if (member != NULL && !enter(at, inner, member, key))
			ok = false;
	}
	return ok;
}

static bool check_required(const struct place *at, json_t *schema, json_t *names, json_t *value)
{
	size_t i;
	json_t *name;
	bool ok = true;

	(void)schema;
	json_array_foreach(names, i, name)
		if (json_is_object(value) &&
		    json_object_get(value, json_string_value(name)) == NULL)
			ok = fail(at, "no \"%s\"", json_string_value(name));
	return ok;
}

static bool check_additional(const struct place *at, json_t *schema, json_t *inner, json_t *value)
{
	json_t *properties = json_object_get(schema, "properties");
	const char *key;
	json_t *member;
	bool ok = true;

	json_object_foreach(value, key, member) {
		if (json_object_get(properties, key) != NULL)
			continue;
		g_hash_table_add(at->described, (char *)key);
		if (!enter(at, inner, member, key))
			ok = false;
	}
	return ok;
}

static bool check_items(const struct place *at, json_t *schema, json_t *inner, json_t *value)
{
	size_t i;
	json_t *item;
	bool ok = true;

	(void)schema;
	json_array_foreach(value, i, item) {
		g_autofree char *step = g_strdup_printf("%zu", i);

		if (!enter(at, inner, item, step))
			ok = false;
	}
	return ok;
}

static bool check_all_of(const struct place *at, json_t *schema, json_t *list, json_t *value)
{
	size_t i;
	json_t *inner;
	bool ok = true;

	(void)schema;
	json_array_foreach(list, i, inner)
		if (!evaluate(at, inner, value))
			ok = false;
	return ok;
}

static bool check_any_of(const struct place *at, json_t *schema, json_t *list, json_t *value)
{
	struct place quiet = *at;
	size_t i;
	json_t *inner;

	(void)schema;
	quiet.quiet = true;
	json_array_foreach(list, i, inner)
		if (evaluate(&quiet, inner, value))
			return true;
	return fail(at, "none of the alternatives");
}

/* "FILE#/$defs/NAME", "FILE" or "#/$defs/NAME"; NULL when there is no such thing. */
static json_t *resolve(const struct place *at, const char *reference, const char **file)
{
	g_auto(GStrv) parts = g_strsplit(reference, "#/$defs/", 2);
	gpointer name, schema;

	if (!g_hash_table_lookup_extended(at->s->files, *parts[0] != '\0' ? parts[0] : at->file,
					  &name, &schema))
		return NULL;
	*file = name;
	if (parts[1] == NULL)
		return schema;
	return json_object_get(json_object_get(schema, "$defs"), parts[1]);
}

static bool check_ref(const struct place *at, json_t *schema, json_t *reference, json_t *value)
{
	struct place inner = *at;
	json_t *target = resolve(at, json_string_value(reference), &inner.file);

	(void)schema;
	return target != NULL ? evaluate(&inner, target, value)
			      : fail(at, "nothing at %s", json_string_value(reference));
}

/* What each keyword asks of a value; NULL = a remark. */
static const struct {
	const char *name;
	bool (*check)(const struct place *at, json_t *schema, json_t *argument, json_t *value);
} keywords[] = {
	{ "$schema", NULL }, { "$defs", NULL }, { "title", NULL }, { "description", NULL },
	{ "type", check_type }, { "const", check_const }, { "enum", check_enum },
	{ "pattern", check_pattern }, { "minimum", check_minimum }, { "maximum", check_maximum },
	{ "minItems", check_min_items }, { "maxItems", check_max_items },
	{ "properties", check_properties }, { "required", check_required },
	{ "additionalProperties", check_additional }, { "items", check_items },
	{ "allOf", check_all_of }, { "anyOf", check_any_of }, { "$ref", check_ref },
};

static int find_keyword(const char *name)
{
	for (gsize i = 0; i < G_N_ELEMENTS(keywords); i++)
		if (g_str_equal(keywords[i].name, name))
			return (int)i;
	return -1;
}

static bool evaluate(const struct place *at, json_t *schema, json_t *value)
{
	const char *key;
	json_t *argument;
	bool ok = true;

	json_object_foreach(schema, key, argument) {
		int keyword = find_keyword(key);

		if (keyword < 0)
			ok = fail(at, "keyword \"%s\" is not known", key);
		else if (keywords[keyword].check != NULL &&
			 !keywords[keyword].check(at, schema, argument, value))
			ok = false;
	}
	return ok;
}

/* ---- schemas themselves ------------------------------------------------------- */

static bool is_sound(const struct place *at, json_t *schema);

static bool all_sound(const struct place *at, json_t *members)
{
	const char *key;
	size_t i;
	json_t *member;
	bool ok = true;

	json_object_foreach(members, key, member)
		ok = is_sound(at, member) && ok;
	json_array_foreach(members, i, member)
		ok = is_sound(at, member) && ok;
	return ok;
}

static bool is_sound(const struct place *at, json_t *schema)
{
	json_t *required = json_object_get(schema, "required");
	json_t *reference = json_object_get(schema, "$ref");
	const char *key, *file;
	json_t *argument;
	bool ok = json_is_object(schema) || fail(at, "a schema is an object");

	json_object_foreach(schema, key, argument) {
		if (find_keyword(key) < 0)
			ok = fail(at, "keyword \"%s\" is not known", key);
		if (g_str_equal(key, "properties") || g_str_equal(key, "$defs") ||
		    g_str_equal(key, "allOf") || g_str_equal(key, "anyOf"))
			ok = all_sound(at, argument) && ok;
		if (g_str_equal(key, "items") || g_str_equal(key, "additionalProperties"))
			ok = is_sound(at, argument) && ok;
	}
	/* an alternative may require what its neighbour describes */
	if (json_object_get(schema, "properties") != NULL) {
		size_t i;
		json_t *name;

		json_array_foreach(required, i, name)
			if (json_object_get(json_object_get(schema, "properties"),
					    json_string_value(name)) == NULL)
				ok = fail(at, "\"%s\" is required and not described",
					  json_string_value(name));
	}
	if (reference != NULL && resolve(at, json_string_value(reference), &file) == NULL)
		ok = fail(at, "nothing at %s", json_string_value(reference));
	return ok;
}

static void free_json(gpointer value)
{
	json_decref(value);
}

void schemas_init(struct schemas *s)
{
	s->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_json);
	s->problems = g_string_new(NULL);
}

void schemas_clear(struct schemas *s)
{
	g_hash_table_unref(s->files);
	g_string_free(s->problems, TRUE);
}

void schemas_add(struct schemas *s, const char *name, json_t *schema)
{
	g_hash_table_insert(s->files, g_strdup(name), schema);
}

void schemas_load(struct schemas *s)
{
	g_autofree char *folder = test_data_path("schema");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	g_assert_nonnull(dir);
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		json_error_t error;
		json_t *schema = json_load_file(path, JSON_REJECT_DUPLICATES, &error);

		if (schema == NULL)
			g_string_append_printf(s->problems, "%s:%d: %s\n", name, error.line,
					       error.text);
		else
			schemas_add(s, name, schema);
	}
}

bool schemas_are_sound(struct schemas *s)
{
	GHashTableIter iter;
	gpointer name, schema;
	bool ok = s->problems->len == 0;

	g_hash_table_iter_init(&iter, s->files);
	while (g_hash_table_iter_next(&iter, &name, &schema)) {
		const struct place at = { s, name, "", NULL, false };

		ok = is_sound(&at, schema) && ok;
	}
	return ok;
}

bool schemas_hold(struct schemas *s, const char *name, json_t *value)
{
	const struct place at = { s, name, "", NULL, false };
	json_t *schema = g_hash_table_lookup(s->files, name);

	return schema != NULL ? enter(&at, schema, value, "") : fail(&at, "there is no such schema");
}
