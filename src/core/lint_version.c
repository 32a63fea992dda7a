/*
 * What a version says about older ones: `replaces' and the rows of `mapping'. Only
 * this version is at hand, so what is checked is that it does not contradict itself;
 * what a row does between two files is shown by core/qdiff.
 */
#include "config.h"

#include "core/lint_part.h"

#include <string.h>

#include <glib/gi18n.h>

/* The pairs of `replaces' and `mapping', each said once. */
static void lint_pair(struct lint *l, GHashTable *seen, const char *from, const char *to,
		      const struct place *at)
{
	char *pair = g_strconcat(from, " ", to, NULL);

	if (g_hash_table_contains(seen, pair))
		diag_hint(lint_error(l, "mapped-twice", at,
				     _("that \"%s\" became \"%s\" is said twice"), from, to),
			  _("keep the row that is true"));
	g_hash_table_add(seen, pair);
}

/* An old question is one new one, or it was split: then one row says so. One that is
 * still there is itself. */
static void lint_equal(struct lint *l, GHashTable *equals, const char *from, const char *to,
		       const struct place *at)
{
	const char *before = g_hash_table_lookup(equals, from);

	if (strcmp(from, to) != 0 && questionnaire_find(l->q, from) >= 0)
		diag_hint(lint_error(l, "replaces-present", at,
				     _("\"%s\" is still a question of this file"), from),
			  _("only one that is gone can be called otherwise now"));
	if (before != NULL && strcmp(before, to) != 0)
		diag_hint(lint_error(l, "replaced-twice", at,
				     _("\"%s\" cannot be both \"%s\" and \"%s\""), from, before,
				     to),
			  _("write a mapping row of the kind split"));
	g_hash_table_insert(equals, (char *)from, (char *)to);
}

/* Same id, same revision: same meaning. Such a row would never be read. */
static void lint_itself(struct lint *l, int row, const char *from, const char *to)
{
	struct place at = lint_place(l, LINT_MAPPING, row, NULL, -1);
	int i = questionnaire_find(l->q, to);

	if (i < 0 || strcmp(from, to) != 0 || l->q->questions[i].revision > 1)
		return;
	diag_hint(lint_error(l, "mapping-revision", &at,
			     _("\"%s\" is said to have changed, and its revision is 1"), to),
		  _("raise its \"revision\", or drop the row"));
}

static void lint_row(struct lint *l, GHashTable *seen, GHashTable *equals, int row)
{
	const struct mapping *m = &l->q->mappings[row];

	for (int f = 0; m->from[f] != NULL; f++)
		for (int t = 0; m->to[t] != NULL; t++) {
			struct place at = lint_place(l, LINT_MAPPING, row, "from", f);

			lint_pair(l, seen, m->from[f], m->to[t], &at);
			lint_itself(l, row, m->from[f], m->to[t]);
			if (m->kind == MAPPING_EQUAL)
				lint_equal(l, equals, m->from[f], m->to[t], &at);
		}
}

void lint_versions(struct lint *l)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) equals = g_hash_table_new(g_str_hash, g_str_equal);
	struct place at = lint_place(l, LINT_FILE, -1, "based_on", -1);

	if (l->q->based_on != NULL && strcmp(l->q->based_on, l->q->id) == 0)
		lint_error(l, "based-on-itself", &at, _("\"%s\" is based on itself"), l->q->id);
	for (int i = 0; i < l->q->n_questions; i++) {
		const struct question *qn = &l->q->questions[i];

		for (int k = 0; qn->replaces[k] != NULL; k++) {
			struct place place = lint_place(l, LINT_QUESTION, i, "replaces", k);

			lint_pair(l, seen, qn->replaces[k], qn->id, &place);
			lint_equal(l, equals, qn->replaces[k], qn->id, &place);
		}
	}
	for (int row = 0; row < l->q->n_mappings; row++)
		lint_row(l, seen, equals, row);
}
