/*
 * jansson's values into a tree. JSON tells lines only in syntax errors, so the
 * nodes have no place and problems name the key instead. true and false become
 * the words yes and no, and a key whose value is null is left out: that is how
 * the schema of the YAML files spells the same. Texts may hold controls here: they
 * are what people typed, kept as it was.
 */
#include "config.h"

#include "load/tree.h"

#include <string.h>

#include <glib/gi18n.h>
#include <jansson.h>

struct pending {		/* a container whose contents are still to be copied */
	const json_t *json;
	struct node *node;
};

static void set_text(struct tree *t, struct node *n, const char *text, gsize length,
		     enum node_style style)
{
	n->text = g_string_chunk_insert_len(t->strings, text, length);
	n->count = length;
	n->style = style;
}

static struct node *convert(struct tree *t, const json_t *json)
{
	char number[G_ASCII_DTOSTR_BUF_SIZE];
	struct node *n;

	if (json_is_object(json))
		return tree_add(t, NODE_MAPPING, 0, 0);
	if (json_is_array(json))
		return tree_add(t, NODE_SEQUENCE, 0, 0);
	n = tree_add(t, NODE_SCALAR, 0, 0);
	if (json_is_string(json))
		set_text(t, n, json_string_value(json), json_string_length(json),
			 NODE_QUOTED);
	else if (json_is_boolean(json))
		set_text(t, n, json_is_true(json) ? "yes" : "no", json_is_true(json) ? 3 : 2,
			 NODE_PLAIN);
	else if (json_is_integer(json)) {
		g_snprintf(number, sizeof(number), "%" JSON_INTEGER_FORMAT,
			   json_integer_value(json));
		set_text(t, n, number, strlen(number), NODE_PLAIN);
	} else if (json_is_real(json)) {
		g_ascii_dtostr(number, sizeof(number), json_real_value(json));
		set_text(t, n, number, strlen(number), NODE_PLAIN);
	} else {
		set_text(t, n, "", 0, NODE_PLAIN);
	}
	return n;
}

static void add_child(struct tree *t, GArray *todo, struct node *parent, struct node **last,
		      const char *key, const json_t *json)
{
	struct node *value = convert(t, json);
	struct pending next = { json, value };
	struct node *n = value;

	if (key != NULL) {
		n = tree_add(t, NODE_SCALAR, 0, 0);
		set_text(t, n, key, strlen(key), NODE_QUOTED);
		n->value = value;
	}
	if (*last == NULL)
		parent->first = n;
	else
		(*last)->next = n;
	*last = n;
	parent->count++;
	if (value->kind != NODE_SCALAR)
		g_array_append_val(todo, next);
}

static void copy_level(struct tree *t, GArray *todo, struct pending p)
{
	struct node *last = NULL;
	const char *key;
	json_t *json;
	size_t i;

	if (json_is_array(p.json)) {
		json_array_foreach((json_t *)p.json, i, json)
			add_child(t, todo, p.node, &last, NULL, json);
		return;
	}
	json_object_foreach((json_t *)p.json, key, json)
		if (!json_is_null(json))
			add_child(t, todo, p.node, &last, key, json);
}

static bool copy_tree(struct tree *t, const json_t *root, struct diags *ds)
{
	g_autoptr(GArray) todo = g_array_new(FALSE, FALSE, sizeof(struct pending));
	struct place at = source_place(&t->source, 0, 0);
	struct pending next = { root, convert(t, root) };

	t->root = next.node;
	if (next.node->kind == NODE_SCALAR) {
		diag_error(ds, "json-syntax", &at, _("a JSON object is expected"));
		return false;
	}
	g_array_append_val(todo, next);
	while (todo->len > 0) {
		next = g_array_index(todo, struct pending, todo->len - 1);
		g_array_set_size(todo, todo->len - 1);
		copy_level(t, todo, next);
	}
	return true;
}

/* jansson recurses once a level: what is too deep must not get that far. The brackets
 * outside of texts are at least as deep as what they hold. */
static bool check_depth(struct tree *t, struct diags *ds)
{
	const struct source *s = &t->source;
	bool in_text = false;
	int depth = 0;

	for (const char *p = s->bytes + s->skip; *p != '\0'; p++) {
		if (in_text && *p == '\\' && p[1] != '\0')
			p++;
		else if (*p == '"')
			in_text = !in_text;
		else if (!in_text && (*p == '[' || *p == '{'))
			depth++;
		else if (!in_text && (*p == ']' || *p == '}'))
			depth--;
		if (depth > TREE_DEPTH_MAX) {
			struct place at = source_place_at(s, p - s->bytes);

			diag_error(ds, "too-deep", &at,
				   _("this is nested more than 32 levels deep"));
			return false;
		}
	}
	return true;
}

bool tree_parse_json_take(struct tree *t, struct source *s, struct diags *ds)
{
	json_error_t error;
	struct place at;
	json_t *root;
	bool ok;

	*t = (struct tree){ .source = *s };
	*s = (struct source){ 0 };
	t->strings = g_string_chunk_new(4096);
	if (!check_depth(t, ds)) {
		tree_clear(t);
		return false;
	}
	root = json_loadb(t->source.bytes + t->source.skip, t->source.length - t->source.skip,
			  JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
	if (root == NULL) {
		at = source_place(&t->source, error.line > 0 ? error.line : 0,
				  error.column > 0 ? error.column : 0);
		diag_error(ds, "json-syntax", &at, "%s", error.text);
	}
	ok = root != NULL && copy_tree(t, root, ds);
	json_decref(root);
	if (!ok)
		tree_clear(t);
	return ok;
}

const char *tree_json_library_version(void)
{
	return jansson_version_str();
}
