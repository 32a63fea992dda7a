/*
 * A questionnaire that was just read, handed to core/lint with the places of its
 * parts: only here the tree is still there to tell them.
 */
#include "config.h"

#include "core/lint.h"
#include "load/loader.h"
#include "load/questionnaire_load.h"

static const struct node *lint_node(const struct loader *l, enum lint_item item, int index)
{
	const GPtrArray *nodes[] = {
		[LINT_SECTION] = l->sections,
		[LINT_QUESTION] = l->questions,
		[LINT_RULE] = l->rules,
		[LINT_PATH] = l->paths,
		[LINT_WORD_LIST] = l->word_lists,
		[LINT_MAPPING] = l->mappings,
	};

	if (item == LINT_FILE || index < 0 || index >= (int)nodes[item]->len)
		return l->b.tree->root;
	return g_ptr_array_index(nodes[item], index);
}

static void find_place(void *data, enum lint_item item, int index, const char *key,
		       int member, struct place *at)
{
	const struct loader *l = data;
	const struct node *n = lint_node(l, item, index);
	const struct node *value = key != NULL ? node_get(n, key) : NULL;

	if (value != NULL)
		n = value;
	if (value != NULL && member >= 0 && value->kind == NODE_SEQUENCE) {
		const struct node *child = value->first;

		while (child != NULL && member-- > 0)
			child = child->next;
		if (child != NULL)
			n = child;
	}
	/* A condition's columns count from its first letter. */
	*at = n->kind == NODE_SCALAR ? node_text_place(l->b.tree, n) :
				       node_place(l->b.tree, n);
}

/* Takes s over. */
static bool lint(struct questionnaire **out, struct source *s, struct diags *ds)
{
	struct loader l;
	struct lint_places places = { find_place, &l };
	bool loaded = loader_read(&l, s, ds);
	bool clean = loaded && questionnaire_lint(l.q, &places, l.b.ds);

	if (loaded && out != NULL)
		*out = loader_take(&l);
	loader_clear(&l, ds);
	return clean;
}

bool questionnaire_lint_text(struct questionnaire **out, const char *text, gsize length,
			     const char *name, struct diags *ds)
{
	struct source s;

	if (out != NULL)
		*out = NULL;
	return source_set(&s, text, length, name, SOURCE_FILE_MAX, ds) && lint(out, &s, ds);
}

bool questionnaire_lint_file(struct questionnaire **out, const char *path, struct diags *ds)
{
	struct source s;

	if (out != NULL)
		*out = NULL;
	return source_read(&s, path, SOURCE_FILE_MAX, ds) && lint(out, &s, ds);
}
