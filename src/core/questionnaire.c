/*
 * The questionnaire's memory, its lookups and what is derived from it. Reading
 * it from a file is the loader's work, judging whether it makes sense that of
 * core/lint.
 */
#include "config.h"

#include "core/questionnaire.h"

#include <glib/gi18n.h>

#include <string.h>

#include "base/diag.h"
#include "base/near.h"
#include "core/expr.h"
#include "core/plan.h"
#include "core/words.h"

enum { TAGS_MAX = 64, WEIGHT_MAX = 9 };

static const char *const role_names[] = { "gate", "baseline", "weighted", "info" };
static const char *const scope_names[] = { "service", "system" };
static const char *const tense_names[] = { "today", "planned" };
static const char *const due_names[] = { "before-split", "before-traffic" };
static const char *const state_names[] = { "pass", "partial", "fail", "unknown", "na",
	"unanswered", "hidden", "none" };
static const char *const effect_names[] = { "stop", "fail", "condition", "smell", "path",
	"finding" };
static const char *const affects_names[] = { "service", "members", "system" };
static const char *const mapping_names[] = { "equal", "wider", "narrower", "split", "merged" };

G_STATIC_ASSERT(G_N_ELEMENTS(role_names) == ROLE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(scope_names) == SCOPE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(tense_names) == TENSE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(due_names) == DUE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(state_names) == STATE_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(effect_names) == EFFECT_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(affects_names) == AFFECTS_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(mapping_names) == MAPPING_KIND_COUNT);

static const char *token_name(const char *const *names, unsigned count, unsigned value)
{
	g_return_val_if_fail(value < count, "");
	return names[value];
}

#define TOKENS(type, prefix, names) \
	const char *prefix##_name(type value) \
	{ \
		return token_name(names, G_N_ELEMENTS(names), value); \
	}

TOKENS(enum question_role, question_role, role_names)
TOKENS(enum question_scope, question_scope, scope_names)
TOKENS(enum tense, tense, tense_names)
TOKENS(enum due, due, due_names)
TOKENS(enum state, state, state_names)
TOKENS(enum rule_effect, rule_effect, effect_names)
TOKENS(enum rule_affects, rule_affects, affects_names)
TOKENS(enum mapping_kind, mapping_kind, mapping_names)

struct questionnaire *questionnaire_new(void)
{
	return g_new0(struct questionnaire, 1);
}

static void question_clear(struct question *q)
{
	for (int i = 0; i < q->n_choices; i++) {
		g_free(q->choices[i].value);
		g_free(q->choices[i].text);
		g_free(q->choices[i].remedy);
	}
	for (int i = 0; i < q->n_grades; i++) {
		expr_free(q->grades[i].when);
		g_free(q->grades[i].when_text);
	}
	g_free(q->choices);
	g_free(q->bands);
	g_free(q->grades);
	g_free(q->from);
	expr_free(q->when);
	g_strfreev(q->replaces);
	g_strfreev(q->tags);
	g_strfreev(q->who);
	g_free(q->id);
	g_free(q->gate);
	g_free(q->fix_by);
	g_free(q->when_text);
	g_free(q->good_value);
	g_free(q->text);
	g_free(q->why);
	g_free(q->good);
	g_free(q->not_an_answer);
	g_free(q->fix);
	g_free(q->source);
	g_free(q->help);
}

static void rule_clear(struct rule *r)
{
	expr_free(r->when);
	expr_free(r->path_if);
	g_free(r->id);
	g_free(r->when_text);
	g_free(r->each);
	g_free(r->count_as);
	g_free(r->on);
	g_free(r->path);
	g_free(r->path_if_text);
	g_free(r->path_if_path);
	g_free(r->title);
	g_free(r->text);
	g_free(r->fix);
}

static void free_text_rows(struct text_row *rows, int n)
{
	for (int i = 0; i < n; i++) {
		g_free(rows[i].id);
		g_strfreev(rows[i].cells);
	}
	g_free(rows);
}

static void free_sections(struct questionnaire *q)
{
	for (int i = 0; i < q->n_sections; i++) {
		g_free(q->sections[i].id);
		g_free(q->sections[i].title);
		g_free(q->sections[i].purpose);
		g_free(q->sections[i].path);
	}
	g_free(q->sections);
}

static void free_tables(struct questionnaire *q)
{
	for (int i = 0; i < q->n_paths; i++) {
		g_free(q->paths[i].id);
		g_free(q->paths[i].title);
		g_free(q->paths[i].text);
		g_strfreev(q->paths[i].steps);
	}
	for (int i = 0; i < q->n_word_lists; i++) {
		g_free(q->word_lists[i].id);
		g_strfreev(q->word_lists[i].words);
		g_free(q->word_lists[i].initials);
	}
	for (int i = 0; i < q->n_sources; i++) {
		g_free(q->sources[i].key);
		g_free(q->sources[i].title);
		g_free(q->sources[i].url);
	}
	for (int i = 0; i < q->n_mappings; i++) {
		g_strfreev(q->mappings[i].from);
		g_strfreev(q->mappings[i].to);
	}
	g_free(q->paths);
	g_free(q->word_lists);
	g_free(q->sources);
	g_free(q->mappings);
	free_text_rows(q->texts, q->n_texts);
	free_text_rows(q->costs, q->n_costs);
}

void questionnaire_free(struct questionnaire *q)
{
	if (q == NULL)
		return;
	for (int i = 0; i < q->n_questions; i++)
		question_clear(&q->questions[i]);
	for (int i = 0; i < q->n_rules; i++)
		rule_clear(&q->rules[i]);
	g_free(q->questions);
	g_free(q->rules);
	free_sections(q);
	free_tables(q);
	g_strfreev(q->authors);
	g_strfreev(q->changelog);
	g_strfreev(q->tags);
	g_free(q->quick);
	g_free(q->order);
	plan_free(q->plan);
	g_clear_pointer(&q->index, g_hash_table_unref);
	g_free(q->id);
	g_free(q->version);
	g_free(q->status);
	g_free(q->language);
	g_free(q->title);
	g_free(q->description);
	g_free(q->licence);
	g_free(q->based_on);
	g_free(q->file);
	g_free(q->known_hash);
	g_free(q->shown_language);
	g_free(q);
}

const char *questionnaire_hash(const struct questionnaire *q)
{
	/* What it is does not change by being known. */
	struct questionnaire *memory = (struct questionnaire *)q;

	if (q->known_hash == NULL)
		memory->known_hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
							   (const guchar *)q->file,
							   q->file_length);
	return q->known_hash;
}

void questionnaire_set_hash(struct questionnaire *q, const char *hash)
{
	g_free(q->known_hash);
	q->known_hash = g_strdup(hash);
}

int questionnaire_find(const struct questionnaire *q, const char *id)
{
	return GPOINTER_TO_INT(g_hash_table_lookup(q->index, id)) - 1;
}

int questionnaire_find_label(const struct questionnaire *q, const char *label)
{
	for (int i = 0; i < q->n_questions; i++) {
		const char *gate = q->questions[i].gate;

		if (gate != NULL && g_ascii_strcasecmp(gate, label) == 0)
			return i;
	}
	return questionnaire_find(q, label);
}

const char *questionnaire_near_label(const struct questionnaire *q, const char *typed)
{
	struct near near;

	near_init(&near, typed);
	for (int i = 0; i < q->n_questions; i++) {
		near_offer(&near, q->questions[i].id);
		if (q->questions[i].gate != NULL)
			near_offer(&near, q->questions[i].gate);
	}
	return near.best;
}

static int find_text(const char *const *texts, int count, const char *text)
{
	int i = 0;

	while (i < count && strcmp(texts[i], text) != 0)
		i++;
	return i;
}

bool questionnaire_asks(const struct questionnaire *q, const char *role)
{
	for (int i = 0; i < q->n_questions; i++)
		if (g_strv_contains((const char *const *)q->questions[i].who, role))
			return true;
	return false;
}

int questionnaire_find_tag(const struct questionnaire *q, const char *tag)
{
	int t = find_text((const char *const *)q->tags, q->n_tags, tag);

	return t < q->n_tags ? t : -1;
}

const struct path_text *questionnaire_path(const struct questionnaire *q, const char *id)
{
	for (int i = 0; i < q->n_paths; i++)
		if (strcmp(q->paths[i].id, id) == 0)
			return &q->paths[i];
	return NULL;
}

const struct word_list *questionnaire_word_list(const struct questionnaire *q, const char *id)
{
	for (int i = 0; i < q->n_word_lists; i++)
		if (strcmp(q->word_lists[i].id, id) == 0)
			return &q->word_lists[i];
	return NULL;
}

const struct rule *questionnaire_rule(const struct questionnaire *q, const char *id,
				      enum rule_effect effect)
{
	for (int i = 0; i < q->n_rules; i++)
		if (q->rules[i].effect == effect && strcmp(q->rules[i].id, id) == 0)
			return &q->rules[i];
	return NULL;
}

bool questionnaire_gate_stops(const struct questionnaire *q, int question)
{
	const struct question *gate = &q->questions[question];

	for (int i = 0; gate->role == ROLE_GATE && i < q->n_rules; i++)
		if (q->rules[i].effect == EFFECT_STOP && q->rules[i].each_tag >= 0 &&
		    question_has_tag(gate, q->rules[i].each_tag))
			return true;
	return false;
}

const char *questionnaire_text(const struct questionnaire *q, const char *id)
{
	for (int i = 0; i < q->n_texts; i++)
		if (strcmp(q->texts[i].id, id) == 0)
			return q->texts[i].cells[0];
	return NULL;
}

int questionnaire_compare_versions(const char *a, const char *b)
{
	for (int i = 0; i < 3; i++) {
		char *end_a, *end_b;
		guint64 x = g_ascii_strtoull(a, &end_a, 10);
		guint64 y = g_ascii_strtoull(b, &end_b, 10);

		if (x != y)
			return x < y ? -1 : 1;
		a = end_a + (i < 2 && *end_a == '.');
		b = end_b + (i < 2 && *end_b == '.');
	}
	if ((*a == '\0') != (*b == '\0'))
		return *a == '\0' ? 1 : -1;
	return strcmp(a, b);
}

int question_find_choice(const struct question *q, const char *value)
{
	for (int i = 0; i < q->n_choices; i++)
		if (strcmp(q->choices[i].value, value) == 0)
			return i;
	return -1;
}

enum state question_band_state(const struct question *q, gint64 number)
{
	for (int i = 0; i < q->n_bands; i++)
		if (number >= q->bands[i].from && number <= q->bands[i].to)
			return q->bands[i].state;
	return STATE_NONE;
}

const char *question_label(const struct question *q)
{
	return q->gate != NULL ? q->gate : q->id;
}

static int add_tag(GPtrArray *tags, const char *tag)
{
	int t = find_text((const char *const *)tags->pdata, tags->len, tag);

	if (t == (int)tags->len)
		g_ptr_array_add(tags, g_strdup(tag));
	return t;
}

/* Tag numbers are bits of a question: more than TAGS_MAX cannot be told apart. */
static guint64 bit_of(int tag)
{
	return tag < TAGS_MAX ? G_GUINT64_CONSTANT(1) << tag : 0;
}

static bool check_choices(const struct questionnaire *q, struct diags *ds)
{
	bool ok = true;

	for (int i = 0; i < q->n_questions; i++) {
		if (q->questions[i].n_choices <= CHOICES_MAX)
			continue;
		diag_error(ds, "too-many-choices", NULL,
			   _("%s has %d choices, but a question can have %d"),
			   q->questions[i].id, q->questions[i].n_choices, CHOICES_MAX);
		ok = false;
	}
	return ok;
}

bool questionnaire_index(struct questionnaire *q, struct diags *ds)
{
	g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
	bool ok = check_choices(q, ds);

	for (int i = 0; i < q->n_word_lists; i++)
		words_index(&q->word_lists[i]);
	g_clear_pointer(&q->index, g_hash_table_unref);
	g_clear_pointer(&q->tags, g_strfreev);
	q->n_tags = 0;
	q->index = g_hash_table_new(g_str_hash, g_str_equal);
	for (int r = 0; r < ROLE_COUNT; r++)
		add_tag(tags, role_names[r]);
	for (int w = 1; w <= WEIGHT_MAX; w++) {
		g_autofree char *tag = g_strdup_printf("w%d", w);

		add_tag(tags, tag);
	}
	for (int i = 0; i < q->n_questions; i++) {
		struct question *qn = &q->questions[i];

		g_hash_table_insert(q->index, qn->id, GINT_TO_POINTER(i + 1));
		qn->tag_bits = bit_of(qn->role);
		if (qn->weight > 0)
			qn->tag_bits |= bit_of(ROLE_COUNT + qn->weight - 1);
		for (int t = 0; qn->tags != NULL && qn->tags[t] != NULL; t++)
			qn->tag_bits |= bit_of(add_tag(tags, qn->tags[t]));
	}
	q->n_tags = tags->len;
	g_ptr_array_add(tags, NULL);
	q->tags = (char **)g_ptr_array_free(g_steal_pointer(&tags), FALSE);
	if (q->n_tags <= TAGS_MAX)
		return ok;
	diag_hint(diag_error(ds, "too-many-tags", NULL,
			     _("%d tags, but a questionnaire can have %d"),
			     q->n_tags - ROLE_COUNT - WEIGHT_MAX,
			     TAGS_MAX - ROLE_COUNT - WEIGHT_MAX),
		  _("drop tags that no rule reads"));
	return false;
}

static int by_quick_place(const void *a, const void *b, void *data)
{
	const struct questionnaire *q = data;

	return q->questions[*(const int *)a].quick - q->questions[*(const int *)b].quick;
}

static void derive_quick(struct questionnaire *q)
{
	g_clear_pointer(&q->quick, g_free);
	q->quick = g_new(int, q->n_questions + 1);
	q->n_quick = 0;
	for (int i = 0; i < q->n_questions; i++)
		if (q->questions[i].quick > 0)
			q->quick[q->n_quick++] = i;
	g_qsort_with_data(q->quick, q->n_quick, sizeof *q->quick, by_quick_place, q);
}

/* What is not placed yet, while questions are put in order. */
struct waiting {
	const struct questionnaire *q;
	struct expr_reads *reads;	/* one per question */
	bool *placed;
	int by_tag[TAGS_MAX];		/* questions with that tag */
};

/* Whether all questions that the condition of i reads are placed already. */
static bool is_ready(const struct waiting *w, int i)
{
	const struct expr_reads *reads = &w->reads[i];

	for (unsigned k = 0; reads->questions != NULL && k < reads->questions->len; k++)
		if (!w->placed[g_array_index(reads->questions, int, k)])
			return false;
	for (int t = 0; t < TAGS_MAX && reads->tags >> t != 0; t++)
		if ((reads->tags >> t & 1) && w->by_tag[t] > 0)
			return false;
	return true;
}

static void count_tags(struct waiting *w, int i, int by)
{
	for (int t = 0; t < TAGS_MAX; t++)
		if (question_has_tag(&w->q->questions[i], t))
			w->by_tag[t] += by;
}

/* One pass over the questions left, which keep their order; the number placed. */
static int place_ready(struct waiting *w, int *left, int *n_left, int *order)
{
	int n = 0, kept = 0;

	for (int k = 0; k < *n_left; k++) {
		int i = left[k];

		if (!is_ready(w, i)) {
			left[kept++] = i;
			continue;
		}
		w->placed[i] = true;
		count_tags(w, i, -1);
		order[n++] = i;
	}
	*n_left = kept;
	return n;
}

/*
 * Each question after those its condition reads, else in file order. Questions in
 * a ring come last, so that evaluating them ends whatever the file says.
 */
static void derive_order(struct questionnaire *q)
{
	g_autofree struct expr_reads *reads = g_new0(struct expr_reads, q->n_questions + 1);
	g_autofree bool *placed = g_new0(bool, q->n_questions + 1);
	g_autofree int *left = g_new(int, q->n_questions + 1);
	struct waiting w = { .q = q, .reads = reads, .placed = placed };
	int n = 0, n_left = q->n_questions, more;

	g_free(q->order);
	q->order = g_new(int, q->n_questions + 1);
	for (int i = 0; i < q->n_questions; i++) {
		left[i] = i;
		count_tags(&w, i, 1);
		if (q->questions[i].when != NULL)
			expr_reads_collect(&reads[i], q->questions[i].when);
	}
	do {
		more = place_ready(&w, left, &n_left, q->order + n);
		n += more;
	} while (more > 0);
	for (int k = 0; k < n_left; k++)
		q->order[n++] = left[k];
	for (int i = 0; i < q->n_questions; i++)
		expr_reads_clear(&reads[i]);
}

static void derive_read_by(struct questionnaire *q, const struct rule *r)
{
	struct expr_reads reads = { 0 };

	if (r->when == NULL || (r->effect != EFFECT_STOP && r->effect != EFFECT_FAIL &&
				r->effect != EFFECT_CONDITION))
		return;
	expr_reads_collect(&reads, r->when);
	for (unsigned k = 0; k < reads.questions->len; k++) {
		struct question *qn = &q->questions[g_array_index(reads.questions, int, k)];

		qn->allows_na = false;
		qn->feeds_rule = qn->role == ROLE_INFO;
	}
	expr_reads_clear(&reads);
}

void questionnaire_finish(struct questionnaire *q)
{
	derive_quick(q);
	for (int i = 0; i < q->n_questions; i++) {
		struct question *qn = &q->questions[i];

		qn->allows_na = qn->role != ROLE_GATE && qn->role != ROLE_BASELINE;
		qn->feeds_rule = false;
	}
	for (int i = 0; i < q->n_rules; i++)
		derive_read_by(q, &q->rules[i]);
	derive_order(q);
	plan_free(q->plan);
	q->plan = plan_new(q);
}
