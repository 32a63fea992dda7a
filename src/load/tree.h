/*
 * A YAML or JSON text as one tree of positioned nodes: the only form in which
 * this layer looks at text. Every scalar is text as it was written (`no`, `on`,
 * `1e3` and `017` stay what they are); what it means is the schema's business.
 *
 * Of YAML we take the plain part: one document; no anchors, aliases, tags or
 * merge keys; keys are scalars and unique in their mapping; nothing is nested
 * deeper than TREE_DEPTH_MAX. Both readers are iterative and stop at the first
 * syntax error, for nothing after it can be trusted.
 */
#ifndef SEAM_LOAD_TREE_H
#define SEAM_LOAD_TREE_H

#include <string.h>

#include "load/source.h"

enum { TREE_DEPTH_MAX = 32, TREE_EVENTS_MAX = 100000 };

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };
enum node_style {
	NODE_PLAIN,		/* JSON: a number, true, false */
	NODE_QUOTED,		/* '...' or "..." */
	NODE_BLOCK,		/* | or >: the text starts on the next line */
};

struct node {
	enum node_kind kind;
	enum node_style style;	/* of a scalar */
	unsigned line, column;	/* from 1; 0 where JSON does not tell */
	guint count;		/* bytes of a scalar, items, or keys */
	const char *text;	/* scalar: ends with a NUL, contains none; else NULL */
	struct node *first;	/* first item of a sequence, or first key of a mapping */
	struct node *next;	/* the item or key after this one */
	struct node *value;	/* of a key of a mapping; else NULL */
};

struct tree {
	struct source source;
	struct node *root;
	GStringChunk *strings;
	GPtrArray *blocks;	/* of nodes; they never move */
	guint used;		/* nodes taken of the last block */
};

/* Take s over, also when they fail. */
bool tree_parse_yaml_take(struct tree *t, struct source *s, struct diags *ds);
bool tree_parse_json_take(struct tree *t, struct source *s, struct diags *ds);
void tree_clear(struct tree *t);
typedef struct tree tree;		/* for g_auto(tree) only */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(tree, tree_clear)

/* Whether a key is that one. Most are not, and mostly the first letter tells. */
static inline bool node_is(const struct node *key, const char *name)
{
	return key->text[0] == name[0] && strcmp(key->text, name) == 0;
}

/* Versions of the libraries that parse, as they run. */
const char *tree_yaml_library_version(void);
const char *tree_json_library_version(void);

/* The value of that key, or NULL; also NULL when map is no mapping. */
const struct node *node_get(const struct node *map, const char *key);

struct place node_place(const struct tree *t, const struct node *n);

/*
 * Where the text itself of a scalar starts: after the quote, on the line after
 * `|`. Columns of errors inside the text count from here.
 */
struct place node_text_place(const struct tree *t, const struct node *n);

/* For the readers: a new node of t at a place. */
struct node *tree_add(struct tree *t, enum node_kind kind, unsigned line, unsigned column);

#endif
