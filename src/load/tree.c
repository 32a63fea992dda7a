/*
 * The nodes of a tree and their storage: blocks of nodes and one string chunk,
 * freed together. The two readers are tree_yaml.c and tree_json.c.
 */
#include "config.h"

#include "load/tree.h"

enum { BLOCK_NODES = 512 };

struct node *tree_add(struct tree *t, enum node_kind kind, unsigned line, unsigned column)
{
	struct node *block;
	struct node *n;

	if (t->blocks == NULL)
		t->blocks = g_ptr_array_new_with_free_func(g_free);
	if (t->blocks->len == 0 || t->used == BLOCK_NODES) {
		g_ptr_array_add(t->blocks, g_new(struct node, BLOCK_NODES));
		t->used = 0;
	}
	block = g_ptr_array_index(t->blocks, t->blocks->len - 1);
	n = &block[t->used++];
	*n = (struct node){ .kind = kind, .line = line, .column = column };
	return n;
}

void tree_clear(struct tree *t)
{
	source_clear(&t->source);
	g_clear_pointer(&t->strings, g_string_chunk_free);
	g_clear_pointer(&t->blocks, g_ptr_array_unref);
	t->root = NULL;
	t->used = 0;
}

const struct node *node_get(const struct node *map, const char *key)
{
	if (map == NULL || map->kind != NODE_MAPPING)
		return NULL;
	for (const struct node *k = map->first; k != NULL; k = k->next)
		if (node_is(k, key))
			return k->value;
	return NULL;
}

struct place node_place(const struct tree *t, const struct node *n)
{
	return source_place(&t->source, n->line, n->column);
}

struct place node_text_place(const struct tree *t, const struct node *n)
{
	struct place at;
	unsigned column = 1;

	if (n->line == 0 || n->style == NODE_PLAIN)
		return node_place(t, n);
	if (n->style == NODE_QUOTED)
		return source_place(&t->source, n->line, n->column + 1);
	at = source_place(&t->source, n->line + 1, 1);
	for (const char *p = at.source; p != NULL && *p == ' '; p++)
		column++;
	at.column = column;
	return at;
}
