/*
 * Choices, bands and grades. A choice's state stands in the file as `state`, or as
 * `risk` in files that come from elsewhere; a ynpu's follows from its value.
 */
#include "config.h"

#include "load/load_choices.h"

#include <string.h>

#include <inttypes.h>
#include <glib/gi18n.h>

#include "core/kind.h"

enum { ITEMS_MAX = 64 };	/* ticked items are bits of a guint64 */

static const struct { const char *risk; enum state state; } risks[] = {
	{ "green", STATE_PASS },
	{ "yellow", STATE_PARTIAL },
	{ "red", STATE_FAIL },
	{ "unknown", STATE_UNKNOWN },
};

/* The values of a ynpu, best first, and their states; for bad: yes, backwards. */
static const char *const ynpu_values[] = { "yes", "partial", "no" };
static const enum state ynpu_states[] = { STATE_PASS, STATE_PARTIAL, STATE_FAIL };

/* Words that an answer may be without being listed. */
static const char *const reserved_values[] = { "unknown", "na", NULL };
static const char *const reserved_items[] = { "unknown", "na", "all", "yes", "partial", "no",
	NULL };

static const char *answer_state_word(int i)
{
	return state_name(i);
}

static const char *risk_word(int i)
{
	return risks[i].risk;
}

/* pass, partial, fail, unknown: the first four of enum state. */
static const struct bind_words answer_states = { answer_state_word, STATE_UNKNOWN + 1 };
static const struct bind_words band_states = { answer_state_word, STATE_FAIL + 1 };
static const struct bind_words risk_words = { risk_word, G_N_ELEMENTS(risks) };

static void read_risk(struct bind *b, const struct node *value, const struct field *f,
		      void *target)
{
	enum state *state = target;
	int i = -1;

	bind_word(b, value, f, &i);
	if (i >= 0)
		*state = risks[i].state;
}

#define FIELD(type, key, flags, read, member, arg) \
	{ key, flags, read, offsetof(struct type, member), arg }

static const struct field choice_fields[] = {
	FIELD(choice, "value", FIELD_REQUIRED, bind_slug, value, NULL),
	FIELD(choice, "text", FIELD_REQUIRED, bind_prose, text, NULL),
	FIELD(choice, "state", FIELD_OPTIONAL, bind_word, state, &answer_states),
	FIELD(choice, "risk", FIELD_OPTIONAL, read_risk, state, &risk_words),
	FIELD(choice, "remedy", FIELD_OPTIONAL, bind_prose, remedy, NULL),
	FIELD(choice, "exclusive", FIELD_OPTIONAL, bind_switch, exclusive, NULL),
};

void load_choices(struct bind *b, const struct node *value, const struct field *f,
		  void *target)
{
	struct question *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->choices = g_new0(struct choice, value->count + 1);
	q->n_choices = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next, i++) {
		q->choices[i].state = STATE_NONE;
		bind_mapping(b, n, choice_fields, G_N_ELEMENTS(choice_fields), &q->choices[i]);
		ensure_text(&q->choices[i].value);
		ensure_text(&q->choices[i].text);
	}
}

static const struct field band_fields[] = {
	FIELD(band, "from", FIELD_OPTIONAL, bind_number, from, NULL),
	FIELD(band, "to", FIELD_OPTIONAL, bind_number, to, NULL),
	FIELD(band, "state", FIELD_REQUIRED, bind_word, state, &band_states),
};

static int by_from(const void *a, const void *b)
{
	const struct band *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

void load_bands(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	struct question *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->bands = g_new0(struct band, value->count + 1);
	q->n_bands = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next, i++) {
		q->bands[i] = (struct band){ G_MININT64, G_MAXINT64, STATE_PASS };
		bind_mapping(b, n, band_fields, G_N_ELEMENTS(band_fields), &q->bands[i]);
		if (q->bands[i].from > q->bands[i].to)
			bind_error(b, n, "bad-band", _("the band ends before it starts"));
	}
	qsort(q->bands, q->n_bands, sizeof(*q->bands), by_from);
}

static void read_grade_when(struct bind *b, const struct node *value, const struct field *f,
			    void *target)
{
	struct grade *g = target;

	loader_condition(loader_of(b), value, f, &g->when_text, &g->when);
}

static const struct field grade_fields[] = {
	{ "when", FIELD_REQUIRED, read_grade_when, 0, NULL },
	FIELD(grade, "state", FIELD_REQUIRED, bind_word, state, &answer_states),
};

void load_grades(struct bind *b, const struct node *value, const struct field *f,
		 void *target)
{
	struct question *q = target;
	int i = 0;

	if (!bind_expect(b, value, NODE_SEQUENCE, f->key))
		return;
	q->grades = g_new0(struct grade, value->count + 1);
	q->n_grades = value->count;
	for (const struct node *n = value->first; n != NULL; n = n->next)
		bind_mapping(b, n, grade_fields, G_N_ELEMENTS(grade_fields), &q->grades[i++]);
}

/* ---- checks ---- */

/* The node of each choice, in order. */
static const struct node *first_choice(const struct node *map)
{
	return node_get(map, "choices")->first;
}

static void check_states(struct loader *l, const struct question *q, const struct node *map)
{
	enum choice_states states = kind_ops(q->kind)->choice_states;
	bool wanted = states == CHOICES_STATE && q->role != ROLE_INFO;
	const struct node *n = first_choice(map);

	for (int i = 0; i < q->n_choices; i++, n = n->next) {
		const struct node *state = node_get(n, "state");
		const struct node *risk = node_get(n, "risk");

		if (state != NULL && risk != NULL)
			bind_error(&l->b, risk, "misplaced-key",
				   _("\"state\" and \"risk\" say the same; remove one"));
		if (wanted && state == NULL && risk == NULL)
			bind_error(&l->b, n, "missing-key", _("the key \"%s\" is missing"),
				   "state");
		if (wanted || states == CHOICES_YNPU || (state == NULL && risk == NULL))
			continue;
		bind_error(&l->b, state != NULL ? state : risk, "misplaced-key",
			   states == CHOICES_HAVE_NONE ?
				   _("the items of a multi have no state; see \"grades\"") :
				   _("the choices of an info question have no state"));
	}
}

static void check_values(struct loader *l, const struct question *q, const struct node *map)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	bool are_items = question_form(q) == FORM_ITEMS;
	const char *const *reserved = are_items ? reserved_items : reserved_values;
	const struct node *n = first_choice(map);

	for (int i = 0; i < q->n_choices; i++, n = n->next) {
		const struct choice *c = &q->choices[i];
		const struct node *exclusive = node_get(n, "exclusive");

		if (!g_hash_table_add(seen, c->value))
			bind_error(&l->b, loader_at(n, "value"), "duplicate-id",
				   _("the value \"%s\" is there twice"), c->value);
		if (g_strv_contains(reserved, c->value))
			bind_error(&l->b, loader_at(n, "value"), "reserved",
				   _("the value \"%s\" has a meaning of its own"), c->value);
		if (are_items && strcmp(c->value, "none") == 0 && !c->exclusive)
			diag_hint(bind_error(&l->b, loader_at(n, "value"), "reserved",
					     _("the item \"none\" excludes all others")),
				  _("add \"exclusive: yes\""));
		if (exclusive != NULL && !are_items)
			bind_error(&l->b, exclusive, "misplaced-key",
				   _("\"%s\" has no meaning for the kind \"%s\""), "exclusive",
				   question_kind_name(q->kind));
	}
}

static void check_ynpu(struct loader *l, struct question *q, const struct node *map)
{
	const struct node *n = first_choice(map);
	struct diag *d;

	for (int i = 0; i < q->n_choices; i++, n = n->next) {
		int k = q->bad ? 2 - i : i;
		struct choice *c = &q->choices[i];

		if (q->n_choices != 3 || strcmp(c->value, ynpu_values[k]) != 0) {
			d = bind_error(&l->b, loader_at(map, "choices"), "bad-choices",
				       _("the values of a ynpu are yes, partial and no"));
			diag_hint(d, q->bad
				? _("best first; with \"bad: yes\" that is no, partial, yes")
				: _("best first: yes, partial, no"));
			return;
		}
		if (c->state != STATE_NONE && c->state != ynpu_states[i])
			bind_error(&l->b, loader_at(n, "state"), "bad-choices",
				   _("\"%s\" means %s here; remove the state or change \"bad\""),
				   c->value, state_name(ynpu_states[i]));
		c->state = q->role == ROLE_INFO ? STATE_NONE : ynpu_states[i];
	}
}

static void check_bands(struct loader *l, const struct question *q, const struct node *map)
{
	const struct node *bands = node_get(map, "bands");

	if (q->n_bands == 0) {
		bind_error(&l->b, bands, "bad-band", _("\"%s\" is empty"), "bands");
		return;
	}
	for (int i = 1; i < q->n_bands; i++) {
		const struct band *before = &q->bands[i - 1];

		if (q->bands[i].from <= before->to)
			bind_error(&l->b, bands, "bad-band",
				   _("two bands hold %" PRId64),
				   MAX(q->bands[i].from, -BIND_NUMBER_MAX));
		else if (q->bands[i].from > before->to + 1)
			bind_error(&l->b, bands, "bad-band",
				   _("no band holds %" PRId64), before->to + 1);
	}
	if (q->bands[0].from > q->min)
		bind_error(&l->b, bands, "bad-band", _("no band holds %" PRId64), q->min);
	if (q->bands[q->n_bands - 1].to < q->max)
		bind_error(&l->b, bands, "bad-band", _("no band holds %" PRId64), q->max);
}

void load_check_choices(struct loader *l, struct question *q, const struct node *map)
{
	const struct kind_ops *kind = kind_ops(q->kind);
	const struct node *choices = node_get(map, "choices");
	const struct node *bands = node_get(map, "bands");

	if (choices != NULL && (kind->keys & KEY_CHOICES)) {
		if (q->n_choices < kind->min_choices)
			bind_error(&l->b, choices, "bad-choices", _("too few choices"));
		if (q->n_choices > ITEMS_MAX)
			bind_error(&l->b, choices, "bad-choices",
				   _("more than 64 choices; nobody reads that many"));
		check_states(l, q, map);
		check_values(l, q, map);
		if (kind->choice_states == CHOICES_YNPU)
			check_ynpu(l, q, map);
	}
	if (bands != NULL && (kind->keys & KEY_BANDS))
		check_bands(l, q, map);
}

void load_resolve_grades(struct loader *l, struct question *q, int i, const struct node *map)
{
	const struct node *grades = node_get(map, "grades");
	const struct node *n = grades != NULL ? grades->first : NULL;

	for (int g = 0; g < q->n_grades; g++, n = n->next)
		if (q->grades[g].when != NULL)
			loader_resolve(l, q->grades[g].when, node_get(n, "when"), EXPR_GRADE,
				       i);
}
