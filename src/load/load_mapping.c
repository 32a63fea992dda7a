/*
 * What became of the questions of older versions: the rows of `mapping'. That a row
 * makes sense beside the others is for core/lint to say.
 */
#include "config.h"

#include "load/loader.h"

#include <glib/gi18n.h>

#define FIELD(key, flags, read, member, arg) \
	{ key, flags, read, offsetof(struct mapping, member), arg }

static const char *kind_word(int i)
{
	return mapping_kind_name(i);
}

static const struct bind_words kinds = { kind_word, MAPPING_KIND_COUNT };

static const struct field mapping_fields[] = {
	FIELD("kind", FIELD_REQUIRED, bind_word, kind, &kinds),
	FIELD("from", FIELD_REQUIRED, bind_ids, from, NULL),
	FIELD("to", FIELD_REQUIRED, bind_ids, to, NULL),
};

/* How many questions stand on either side. */
static const struct {
	bool many_from, many_to;
	const char *want;
} shapes[] = {
	[MAPPING_EQUAL] = { false, false, N_("it is from one question to one") },
	[MAPPING_WIDER] = { false, false, N_("it is from one question to one") },
	[MAPPING_NARROWER] = { false, false, N_("it is from one question to one") },
	[MAPPING_SPLIT] = { false, true, N_("it is from one question to two or more") },
	[MAPPING_MERGED] = { true, false, N_("it is from two or more questions to one") },
};
_Static_assert(G_N_ELEMENTS(shapes) == MAPPING_KIND_COUNT, "a shape per kind");

static void check_shape(struct loader *l, const struct mapping *m, const struct node *map)
{
	guint from = g_strv_length(m->from), to = g_strv_length(m->to);
	bool fits = (shapes[m->kind].many_from ? from >= 2 : from == 1) &&
		    (shapes[m->kind].many_to ? to >= 2 : to == 1);

	if (!fits)
		diag_hint(bind_error(&l->b, map, "mapping-shape",
				     _("a mapping \"%s\" cannot be from %u to %u questions"),
				     mapping_kind_name(m->kind), from, to),
			  "%s", _(shapes[m->kind].want));
}

void load_mapping(struct bind *b, const struct node *value, const struct field *f,
		  void *target)
{
	struct loader *l = loader_of(b);
	struct questionnaire *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->mappings = g_new0(struct mapping, value->count + 1);
	q->n_mappings = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next, i++) {
		struct mapping *m = &q->mappings[i];
		bool ok;

		g_ptr_array_add(l->mappings, (void *)n);
		ok = bind_mapping(b, n, mapping_fields, G_N_ELEMENTS(mapping_fields), m);
		ensure_list(&m->from);
		ensure_list(&m->to);
		if (ok)
			check_shape(l, m, n);
	}
}

/* `to' names questions of this file; `from' may name what is gone. */
void resolve_mapping(struct loader *l)
{
	for (int i = 0; i < l->q->n_mappings; i++) {
		const struct node *to = node_get(l->mappings->pdata[i], "to");
		const struct node *n = to == NULL || to->kind == NODE_SCALAR ? to : to->first;

		for (; n != NULL; n = n == to ? NULL : n->next)
			if (n->kind == NODE_SCALAR)
				loader_question(l, n);
	}
}
