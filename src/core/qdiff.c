/*
 * Which questions of two versions belong together, and what of an answer carries over.
 * Counterparts are found once, from `replaces' and `mapping' of the newer file; what
 * is different between counterparts is in qdiff_change.c.
 */
#include "config.h"

#include "core/qdiff.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/kind.h"
#include "core/qdiff_part.h"
#include "core/verdict.h"

static const struct { const char *name, *title; } classes[] = {
	[QDIFF_SAME] = { "same", N_("the same") },
	[QDIFF_REWORDED] = { "reworded", N_("reworded") },
	[QDIFF_WIDER] = { "wider", N_("asks for more") },
	[QDIFF_NARROWER] = { "narrower", N_("asks for less") },
	[QDIFF_SPLIT] = { "split", N_("a part of an older one") },
	[QDIFF_MERGED] = { "merged", N_("several older ones in one") },
	[QDIFF_CHANGED] = { "changed", N_("changed meaning") },
	[QDIFF_ADDED] = { "added", N_("added") },
	[QDIFF_REMOVED] = { "removed", N_("removed") },
};
_Static_assert(G_N_ELEMENTS(classes) == QDIFF_CLASS_COUNT, "a row per class");

static const struct { const char *name, *title; } changes[] = {
	[QDIFF_RENAMED] = { "renamed", N_("another id") },
	[QDIFF_MOVED] = { "moved", N_("another section") },
	[QDIFF_ROLE] = { "role", N_("another role") },
	[QDIFF_GATE] = { "gate", N_("another label or waiver") },
	[QDIFF_WEIGHT] = { "weight", N_("another weight") },
	[QDIFF_SCOPE] = { "scope", N_("another scope") },
	[QDIFF_TENSE] = { "tense", N_("another tense") },
	[QDIFF_KIND] = { "kind", N_("another kind of answer") },
	[QDIFF_ANSWERS] = { "answers", N_("other answers to choose from") },
	[QDIFF_STATES] = { "states", N_("an answer means something else") },
	[QDIFF_CONDITION] = { "condition", N_("asked under another condition") },
	[QDIFF_TAGS] = { "tags", N_("counted with others") },
	[QDIFF_RULES] = { "rules", N_("a rule that reads it changed") },
};
_Static_assert(G_N_ELEMENTS(changes) == QDIFF_CHANGE_COUNT, "a row per change");

const char *qdiff_class_name(enum qdiff_class c)
{
	return classes[c].name;
}

const char *qdiff_class_title(enum qdiff_class c)
{
	return classes[c].title;
}

const char *qdiff_change_name(enum qdiff_change c)
{
	return changes[c].name;
}

const char *qdiff_change_title(enum qdiff_change c)
{
	return changes[c].title;
}

/* ---- finding counterparts ---- */

/* What a mapping row says when it is read from the other end. */
static const enum mapping_kind inverse[] = {
	[MAPPING_EQUAL] = MAPPING_EQUAL,
	[MAPPING_WIDER] = MAPPING_NARROWER,
	[MAPPING_NARROWER] = MAPPING_WIDER,
	[MAPPING_SPLIT] = MAPPING_MERGED,
	[MAPPING_MERGED] = MAPPING_SPLIT,
};
_Static_assert(G_N_ELEMENTS(inverse) == MAPPING_KIND_COUNT, "an inverse per kind");

/* The counterparts of one question, while they are collected. */
struct found {
	GArray *from;			/* int questions of A */
	enum mapping_kind kind;		/* what the rows say of them, see note() */
};

static bool has_id(char *const *ids, const char *id)
{
	return g_strv_contains((const char *const *)ids, id);
}

/* Adds the questions of A with these ids. Rows that say different things about one
 * question leave the one that promises least: equal, the first kind, promises most. */
static void note(struct found *f, const struct questionnaire *a, char *const *ids,
		 enum mapping_kind kind)
{
	for (int i = 0; ids[i] != NULL; i++) {
		int q = questionnaire_find(a, ids[i]);
		bool noted = q < 0;

		for (guint k = 0; !noted && k < f->from->len; k++)
			noted = g_array_index(f->from, int, k) == q;
		if (q >= 0)
			f->kind = MAX(f->kind, kind);
		if (!noted)
			g_array_append_val(f->from, q);
	}
}

/* A is the older one: what B says of its question. */
static void read_forward(struct found *f, const struct qdiff *d, const struct question *qn)
{
	note(f, d->a, qn->replaces, MAPPING_EQUAL);
	/* several of them at once: what was one answer in each is one in all now */
	if (f->from->len > 1)
		f->kind = MAPPING_MERGED;
	for (int i = 0; i < d->b->n_mappings; i++) {
		const struct mapping *m = &d->b->mappings[i];

		if (has_id(m->to, qn->id))
			note(f, d->a, m->from, m->kind);
	}
}

static int count_there(const struct questionnaire *q, char *const *ids)
{
	int n = 0;

	for (int i = 0; ids[i] != NULL; i++)
		n += questionnaire_find(q, ids[i]) >= 0;
	return n;
}

/* A is the newer one: what it says of a question that B still asks. */
static void read_backward(struct found *f, const struct qdiff *d, const struct question *qn)
{
	for (int i = 0; i < d->a->n_questions; i++) {
		const struct question *newer = &d->a->questions[i];
		char *const ids[] = { newer->id, NULL };

		if (has_id(newer->replaces, qn->id))
			note(f, d->a, ids, count_there(d->b, newer->replaces) > 1 ?
						   MAPPING_SPLIT : MAPPING_EQUAL);
	}
	for (int i = 0; i < d->a->n_mappings; i++) {
		const struct mapping *m = &d->a->mappings[i];

		if (has_id(m->from, qn->id))
			note(f, d->a, m->to, inverse[m->kind]);
	}
}

static int by_index(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* ---- classes ---- */

static bool means_the_same(const struct question *a, const struct question *b)
{
	return a->revision == b->revision && a->kind == b->kind;
}

static enum qdiff_class class_of(enum mapping_kind kind)
{
	static const enum qdiff_class of[] = {
		[MAPPING_EQUAL] = QDIFF_SAME,	/* or reworded: finish_line() looks */
		[MAPPING_WIDER] = QDIFF_WIDER,
		[MAPPING_NARROWER] = QDIFF_NARROWER,
		[MAPPING_SPLIT] = QDIFF_SPLIT,
		[MAPPING_MERGED] = QDIFF_MERGED,
	};
	_Static_assert(G_N_ELEMENTS(of) == MAPPING_KIND_COUNT, "a class per kind");

	return of[kind];
}

static void set_from(struct qdiff_line *l, const int *from, guint n)
{
	l->from = g_memdup2(from, n * sizeof *from);
	l->n_from = (int)n;
}

/* Whatever its class, what is different is said by comparing with the first. */
static void finish_line(struct qdiff_line *l, const struct qdiff *d)
{
	const struct question *qb = &d->b->questions[l->question];
	const struct question *qa;

	if (l->n_from == 0)
		return;
	qa = &d->a->questions[l->from[0]];
	/* An item that was not on the list was not left out: nobody was asked about it. */
	l->carries = l->class == QDIFF_SAME &&
		     (question_form(qb) != FORM_ITEMS || qdiff_same_items(qa, qb));
	if (l->class == QDIFF_SAME && qdiff_words_differ(qa, qb))
		l->class = QDIFF_REWORDED;
	l->changes = qdiff_changes_of(d->a, qa, d->b, qb);
}

static void match_by_rows(struct qdiff_line *l, const struct qdiff *d, bool forward)
{
	const struct question *qb = &d->b->questions[l->question];
	g_autoptr(GArray) from = g_array_new(FALSE, FALSE, sizeof(int));
	struct found f = { from, MAPPING_EQUAL };
	int same_id = questionnaire_find(d->a, qb->id);

	if (forward)
		read_forward(&f, d, qb);
	else
		read_backward(&f, d, qb);
	if (from->len > 0) {
		g_array_sort(from, by_index);
		l->class = class_of(f.kind);
		l->by_mapping = true;
		set_from(l, (const int *)from->data, from->len);
	} else if (same_id >= 0) {
		l->class = QDIFF_CHANGED;
		set_from(l, &same_id, 1);
	}
}

static void match_question(struct qdiff *d, int b, bool forward)
{
	struct qdiff_line *l = &d->lines[b];
	int same_id;

	*l = (struct qdiff_line){ .question = b, .class = QDIFF_ADDED };
	if (!d->related)
		return;
	same_id = questionnaire_find(d->a, d->b->questions[b].id);
	if (same_id >= 0 &&
	    means_the_same(&d->a->questions[same_id], &d->b->questions[b])) {
		l->class = QDIFF_SAME;
		set_from(l, &same_id, 1);
	} else {
		match_by_rows(l, d, forward);
	}
	finish_line(l, d);
}

/* ---- the whole ---- */

static bool are_related(const struct questionnaire *a, const struct questionnaire *b)
{
	return strcmp(a->id, b->id) == 0 || g_strcmp0(a->based_on, b->id) == 0 ||
	       g_strcmp0(b->based_on, a->id) == 0;
}

/* Whose rows speak about the other: a questionnaire comes after what it is based on. */
static bool is_forward(const struct questionnaire *a, const struct questionnaire *b)
{
	if (strcmp(a->id, b->id) != 0)
		return g_strcmp0(a->based_on, b->id) != 0;
	return questionnaire_compare_versions(b->version, a->version) >= 0;
}

/* Whether question a is answered for by some question of B, whatever the class. */
static bool is_taken_up(const struct qdiff *d, int a)
{
	for (int b = 0; b < d->n_lines; b++)
		for (int i = 0; i < d->lines[b].n_from; i++)
			if (d->lines[b].from[i] == a)
				return true;
	return false;
}

static void add_removed(struct qdiff *d)
{
	for (int i = 0; i < d->a->n_questions; i++) {
		struct qdiff_line l = { .question = i, .class = QDIFF_REMOVED };

		if (!is_taken_up(d, i))
			g_array_append_val(d->removed, l);
	}
}

struct qdiff *qdiff_new(const struct questionnaire *a, const struct questionnaire *b)
{
	struct qdiff *d = g_new0(struct qdiff, 1);
	bool forward = is_forward(a, b);

	d->a = a;
	d->b = b;
	d->related = are_related(a, b);
	d->same_file = a == b || (a->file != NULL && b->file != NULL &&
				  strcmp(questionnaire_hash(a), questionnaire_hash(b)) == 0);
	d->lines = g_new0(struct qdiff_line, b->n_questions + 1);
	d->n_lines = b->n_questions;
	d->removed = g_array_new(FALSE, FALSE, sizeof(struct qdiff_line));
	d->rules = g_array_new(FALSE, FALSE, sizeof(struct qdiff_rule));
	for (int i = 0; i < b->n_questions; i++)
		match_question(d, i, forward);
	add_removed(d);
	qdiff_add_rules(d);
	return d;
}

void qdiff_free(struct qdiff *d)
{
	if (d == NULL)
		return;
	for (int i = 0; i < d->n_lines; i++)
		g_free(d->lines[i].from);
	g_free(d->lines);
	g_array_unref(d->removed);
	g_array_unref(d->rules);
	g_free(d);
}

int qdiff_carry_from(const struct qdiff *d, int b)
{
	return d->lines[b].carries ? d->lines[b].from[0] : -1;
}

int qdiff_carry_to(const struct qdiff *d, int a)
{
	for (int b = 0; b < d->n_lines; b++)
		if (qdiff_carry_from(d, b) == a)
			return b;
	return -1;
}

/* ---- answers ---- */

bool qdiff_carry_value(struct value *out, const struct qdiff *d, int b,
		       const struct value *value)
{
	int a = qdiff_carry_from(d, b);
	const struct question *qb = &d->b->questions[b];
	g_autofree char *stored = NULL;

	*out = (struct value){ 0 };
	if (a < 0)
		return false;
	stored = value_format(value, &d->a->questions[a]);
	return value_parse(out, qb, stored, NULL);
}

static void carry_answer(struct answer *to, const struct answer *from)
{
	to->note = g_strdup(from->note);
	to->evidence = g_strdup(from->evidence);
	to->by = g_strdup(from->by);
	to->at = g_strdup(from->at);
	to->confidence = from->confidence;
	to->source = from->source;
}

/* A waiver names a gate's label, a question or a rule; the first two may be called
 * otherwise in B. */
const char *qdiff_carry_waiver(const struct qdiff *d, const char *id)
{
	int a = questionnaire_find_label(d->a, id);
	int b = a >= 0 ? qdiff_carry_to(d, a) : -1;

	if (a < 0)
		return id;
	return b >= 0 ? question_label(&d->b->questions[b]) : NULL;
}

int qdiff_heir(const struct qdiff *d, int a)
{
	int to = qdiff_carry_to(d, a);

	for (int b = 0; to < 0 && b < d->n_lines; b++)
		for (int i = 0; i < d->lines[b].n_from; i++)
			if (to < 0 && d->lines[b].from[i] == a)
				to = b;
	return to;
}

static bool has_rule(const struct questionnaire *q, const char *id, gsize length)
{
	for (int r = 0; r < q->n_rules; r++)
		if (strncmp(q->rules[r].id, id, length) == 0 && q->rules[r].id[length] == '\0')
			return true;
	return false;
}

static bool has_section(const struct questionnaire *q, const char *id)
{
	for (int s = 0; s < q->n_sections; s++)
		if (strcmp(q->sections[s].id, id) == 0)
			return true;
	return false;
}

const char *qdiff_carry_condition(const struct qdiff *d, const char *id)
{
	int a = questionnaire_find_label(d->a, id);
	int b = a >= 0 ? qdiff_heir(d, a) : -1;
	gsize length = strcspn(id, ":");

	if (a >= 0)
		return b >= 0 ? question_label(&d->b->questions[b]) : NULL;
	if (strcmp(id, CONDITION_SMELLS) == 0)
		return id;
	return has_rule(d->b, id, length) &&
	       (id[length] == '\0' || has_section(d->b, id + length + 1)) ? id : NULL;
}

static bool is_known(const struct answer *a)
{
	return !value_is_open(&a->value);
}

struct inputs *qdiff_carry_inputs(const struct qdiff *d, const struct inputs *in, int *lost)
{
	struct inputs *out = inputs_new(d->b, in->date);
	int known = 0, kept = 0;

	facts_copy(&out->facts, &in->facts);
	for (int i = 0; i < d->a->n_questions; i++)
		known += is_known(&in->answers[i]);
	for (int b = 0; b < d->n_lines; b++) {
		int a = qdiff_carry_from(d, b);

		if (a < 0 || in->answers[a].value.kind == VALUE_NONE ||
		    !qdiff_carry_value(&out->answers[b].value, d, b, &in->answers[a].value))
			continue;
		carry_answer(&out->answers[b], &in->answers[a]);
		kept += is_known(&in->answers[a]);
	}
	for (guint i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);
		const char *id = qdiff_carry_waiver(d, w->id);

		if (id != NULL)
			inputs_add_waiver(out, id, w->by, w->reason, w->given, w->until);
	}
	for (guint i = 0; i < in->justifications->len; i++) {
		const struct justification *j =
			&g_array_index(in->justifications, struct justification, i);

		inputs_add_justification(out, j->smell, j->by, j->reason);
	}
	if (lost != NULL)
		*lost = known - kept;
	return out;
}

void qdiff_count_carried(const struct qdiff *d, int *carried, int *all)
{
	*carried = *all = 0;
	for (int b = 0; b < d->n_lines; b++) {
		if (d->b->questions[b].role == ROLE_INFO)
			continue;
		*all += 1;
		*carried += d->lines[b].carries;
	}
}
