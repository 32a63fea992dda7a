/*
 * What the files that read a questionnaire share; nobody else includes this. A
 * loader walks the tree twice: first every mapping is read by its table, which
 * needs no other part of the file; then names are looked up, and by then all of
 * them are known.
 */
#ifndef SEAM_LOAD_LOADER_H
#define SEAM_LOAD_LOADER_H

#include "core/expr.h"
#include "core/questionnaire.h"
#include "load/bind.h"

struct loader {
	struct bind b;			/* first: readers get it and cast */
	struct tree tree;
	struct questionnaire *q;
	/* const struct node *: the mapping of each item, by its index */
	GPtrArray *sections, *questions, *rules, *paths, *word_lists, *mappings;
};

static inline struct loader *loader_of(struct bind *b)
{
	return (struct loader *)b;
}

/*
 * Reads a questionnaire and keeps the tree beside it; takes s over. What it finds
 * waits in l->b.ds until loader_clear(), because the two walks pass through the
 * file twice and a reader wants it once, in order.
 */
bool loader_read(struct loader *l, struct source *s, struct diags *ds);
/* The questionnaire that was read, with its file's bytes: nothing can be placed in them
 * after that. Yours to free. */
struct questionnaire *loader_take(struct loader *l);
/* Frees all, the questionnaire too, and hands over what was found. */
void loader_clear(struct loader *l, struct diags *ds);

/* Top-level keys, first walk (load_*.c). Target: struct questionnaire. */
bind_reader load_sections;
bind_reader load_rules;
bind_reader load_paths;
bind_reader load_word_lists;
bind_reader load_sources;
bind_reader load_texts;
bind_reader load_costs;
bind_reader load_mapping;

/* Second walk, after questionnaire_index(). */
void resolve_questions(struct loader *l);
void resolve_rules(struct loader *l);
void resolve_tables(struct loader *l);
void resolve_mapping(struct loader *l);

/* Parses a condition into *when, keeping its words in *words; both stay NULL when it
 * is none. */
void loader_condition(struct loader *l, const struct node *value, const struct field *f,
		      char **words, struct expr **when);
/* Resolves it; value is the node it came from. */
void loader_resolve(struct loader *l, struct expr *when, const struct node *value,
		    enum expr_context context, int self);

/* The question of that id, or -1 after an error at the node. */
int loader_question(struct loader *l, const struct node *id);

/* The text under that key, or NULL when it is not there or no text. */
const struct node *loader_text(const struct node *map, const char *key);
/* The value under that key, else the mapping itself: where to point. */
const struct node *loader_at(const struct node *map, const char *key);

/* Says that an id is there before. seen maps ids to their nodes. */
enum id_kind { ID_SECTION, ID_QUESTION, ID_GATE, ID_PATH, ID_COST };
void loader_unique(struct loader *l, GHashTable *seen, enum id_kind kind, const char *id,
		   const struct node *map);

/* A string that is there even when the file left it out. */
static inline void ensure_text(char **text)
{
	if (*text == NULL)
		*text = g_strdup("");
}

/* The same for a list. */
static inline void ensure_list(char ***list)
{
	if (*list == NULL)
		*list = g_new0(char *, 1);
}

#endif
