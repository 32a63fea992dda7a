/*
 * Makes the lasting result out of what core/judge and core/path decide: names,
 * lists and copies, no rules.
 */
#include "config.h"

#include "core/verdict.h"

#include <glib/gi18n.h>

#include <string.h>

#include "core/flips.h"
#include "core/judge.h"
#include "core/path.h"

static const struct {
	const char *name, *label, *word, *sentence;
} tokens[] = {
	[VERDICT_NO_GO] = { "no-go", "NO-GO", "NO-GO",
		N_("Not now: something that is known stands in the way.") },
	[VERDICT_INCOMPLETE] = { "incomplete", "OPEN", "INCOMPLETE",
		N_("Not decided: answers that decide it are still open.") },
	[VERDICT_CONDITIONAL] = { "conditional", "GO IF", "CONDITIONAL",
		N_("Go ahead once every condition below is met.") },
	[VERDICT_GO] = { "go", "GO", "GO", N_("Go ahead: nothing stands in the way.") },
};
G_STATIC_ASSERT(G_N_ELEMENTS(tokens) == VERDICT_COUNT);

static const char *const cause_names[] = { "partial", "fail", "waived", "open", "rule",
	"score", "smells" };
G_STATIC_ASSERT(G_N_ELEMENTS(cause_names) == CAUSE_COUNT);

const char *verdict_name(enum verdict_token v)
{
	g_return_val_if_fail(v < VERDICT_COUNT, "");
	return tokens[v].name;
}

const char *verdict_label(enum verdict_token v)
{
	g_return_val_if_fail(v < VERDICT_COUNT, "");
	return tokens[v].label;
}

const char *verdict_word(enum verdict_token v)
{
	g_return_val_if_fail(v < VERDICT_COUNT, "");
	return tokens[v].word;
}

const char *verdict_sentence(enum verdict_token v)
{
	g_return_val_if_fail(v < VERDICT_COUNT, "");
	return tokens[v].sentence;
}

enum verdict_token verdict_from_name(const char *name)
{
	int v = 0;

	while (v < VERDICT_COUNT && strcmp(tokens[v].name, name) != 0)
		v++;
	return v;
}

const char *cause_name(enum cause c)
{
	g_return_val_if_fail(c < CAUSE_COUNT, "");
	return cause_names[c];
}

static void stop_clear(struct stop *s)
{
	g_free(s->id);
}

static void condition_clear(struct condition *c)
{
	g_free(c->id);
}

static GArray *list_new(size_t size, GDestroyNotify clear)
{
	GArray *list = g_array_new(FALSE, FALSE, size);

	if (clear != NULL)
		g_array_set_clear_func(list, clear);
	return list;
}

static struct verdict *verdict_new(void)
{
	struct verdict *v = g_new0(struct verdict, 1);

	v->next_paths = g_ptr_array_new();
	v->gates = list_new(sizeof(struct gate_line), NULL);
	v->baseline = list_new(sizeof(struct gate_line), NULL);
	v->stops = list_new(sizeof(struct stop), (GDestroyNotify)stop_clear);
	v->conditions = list_new(sizeof(struct condition), (GDestroyNotify)condition_clear);
	v->smells = list_new(sizeof(struct smell_line), NULL);
	v->overruling = list_new(sizeof(struct finding), NULL);
	v->findings = list_new(sizeof(struct finding), NULL);
	v->open = list_new(sizeof(int), NULL);
	v->flips = list_new(sizeof(struct flip), (GDestroyNotify)flip_clear);
	v->worse = list_new(sizeof(struct flip), (GDestroyNotify)flip_clear);
	v->expired = g_ptr_array_new();
	return v;
}

void verdict_free(struct verdict *v)
{
	if (v == NULL)
		return;
	g_free(v->sections);
	g_ptr_array_unref(v->next_paths);
	g_array_unref(v->gates);
	g_array_unref(v->baseline);
	g_array_unref(v->stops);
	g_array_unref(v->conditions);
	g_array_unref(v->smells);
	g_array_unref(v->overruling);
	g_array_unref(v->findings);
	g_array_unref(v->open);
	g_array_unref(v->flips);
	g_array_unref(v->worse);
	g_ptr_array_unref(v->expired);
	g_free(v);
}

static enum state line_state(const struct judge *j, int question)
{
	switch (j->best->by_rule[question] >= 0 ? EVAL_FAIL : j->now.states[question]) {
	case EVAL_PASS:
		return STATE_PASS;
	case EVAL_PARTIAL:
		return STATE_PARTIAL;
	case EVAL_FAIL:
		return STATE_FAIL;
	case EVAL_NA:
		return STATE_NA;
	case EVAL_HIDDEN:
		return STATE_HIDDEN;
	default:
		return j->now.in->answers[question].value.kind == VALUE_UNKNOWN ?
			STATE_UNKNOWN : STATE_UNANSWERED;
	}
}

static void add_gates(struct verdict *v, const struct judge *j)
{
	const struct int_list *always = &j->q->plan->required;

	for (int i = 0; i < always->n; i++) {
		int question = always->at[i];
		struct gate_line line = {
			.question = question,
			.state = line_state(j, question),
			.answered = j->now.in->answers[question].value.kind != VALUE_NONE,
			.by_rule = j->best->by_rule[question],
			.waived = j->best->states[question] == EVAL_WAIVED,
		};

		g_array_append_val(j->q->questions[question].role == ROLE_GATE ?
				   v->gates : v->baseline, line);
	}
}

/* "P1", "con.no-backdoor", "TOO-MANY", "SECTION-50:con", "SMELLS" */
static char *mark_id(const struct judge *j, const struct mark *m)
{
	if (m->question >= 0)
		return g_strdup(question_label(&j->q->questions[m->question]));
	if (m->rule < 0)
		return g_strdup(CONDITION_SMELLS);
	if (m->section >= 0)
		return g_strconcat(j->q->rules[m->rule].id, ":",
				   j->q->sections[m->section].id, NULL);
	return g_strdup(j->q->rules[m->rule].id);
}

static void add_stops(struct verdict *v, const struct judge *j)
{
	for (int i = 0; i < j->best->stops.n; i++) {
		const struct mark *m = &j->best->stops.at[i];
		struct stop stop = { mark_id(j, m), m->rule, m->question };

		g_array_append_val(v->stops, stop);
	}
}

static enum due mark_due(const struct judge *j, const struct mark *m)
{
	if (m->question >= 0)
		return j->q->questions[m->question].due;
	return m->rule >= 0 ? j->q->rules[m->rule].due : DUE_BEFORE_SPLIT;
}

static void add_conditions(struct verdict *v, const struct judge *j, const struct marks *marks)
{
	for (int i = 0; i < marks->n; i++) {
		const struct mark *m = &marks->at[i];
		struct condition c = {
			.id = mark_id(j, m),
			.rule = m->rule,
			.question = m->question,
			.section = m->section,
			.cause = m->cause,
			.due = mark_due(j, m),
			.counted = m->counted,
			.open = m->cause == CAUSE_OPEN,
		};

		g_array_append_val(v->conditions, c);
	}
}

static void add_smells(struct verdict *v, const struct judge *j)
{
	for (int i = 0; i < j->best->smells.n; i++) {
		const struct mark *m = &j->best->smells.at[i];
		struct smell_line line = { m->rule, m->question, m->counted };

		g_array_append_val(v->smells, line);
	}
}

static void add_overruling(struct verdict *v, const struct judge *j)
{
	const struct int_list *rows = &j->q->plan->by_effect[EFFECT_FAIL];

	for (int i = 0; i < rows->n; i++) {
		struct finding overruling = { rows->at[i] };

		if (evaluation_row_fired(j->best, rows->at[i]))
			g_array_append_val(v->overruling, overruling);
	}
}

static void add_findings(struct verdict *v, const struct judge *j)
{
	const struct int_list *rows = &j->q->plan->by_effect[EFFECT_FINDING];

	for (int i = 0; i < rows->n; i++) {
		struct finding finding = { rows->at[i] };

		if (evaluation_ask(j->best, rows->at[i], -1) == TRI_YES)
			g_array_append_val(v->findings, finding);
	}
}

static void add_path(struct verdict *v, struct judge *j)
{
	struct path_walk walk;

	path_walk_init(&walk, j->q);
	path_walk(&walk, j);
	if (walk.n > 0)
		v->path = j->q->plan->tokens[walk.tokens[0]];
	for (int i = 1; i < walk.n; i++)
		g_ptr_array_add(v->next_paths, (char *)j->q->plan->tokens[walk.tokens[i]]);
	v->path_decided = path_is_decided(&walk, j);
	path_walk_clear(&walk);
}

/* ISO days compare as text. */
static void add_expired(struct verdict *v, const struct inputs *in)
{
	for (guint i = 0; i < in->waivers->len; i++) {
		struct waiver *w = &g_array_index(in->waivers, struct waiver, i);

		if (w->until != NULL && strcmp(w->until, in->date) < 0)
			g_ptr_array_add(v->expired, w);
	}
}

const struct gate_line *verdict_find_line(const struct verdict *v, int question)
{
	const GArray *lines[] = { v->gates, v->baseline };

	for (gsize k = 0; k < G_N_ELEMENTS(lines); k++)
		for (guint i = 0; i < lines[k]->len; i++) {
			const struct gate_line *line;

			line = &g_array_index(lines[k], struct gate_line, i);
			if (line->question == question)
				return line;
		}
	return NULL;
}

bool verdict_relies_on(const struct verdict *v, const struct inputs *in,
		const struct waiver *w)
{
	int question = questionnaire_find_label(in->q, w->id);
	const struct gate_line *line = verdict_find_line(v, question);

	if (!waiver_is_valid(w, in->date))
		return false;
	if (question >= 0)
		return line != NULL && line->waived;
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c = &g_array_index(v->conditions, struct condition, i);

		if (c->cause == CAUSE_WAIVED && c->question < 0 && strcmp(c->id, w->id) == 0)
			return true;
	}
	return false;
}

const struct waiver *verdict_ended_waiver(const struct verdict *v, const struct inputs *in,
					  const char *today)
{
	const struct waiver *first = NULL;

	for (guint i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);

		if (strcmp(w->until, today) < 0 && verdict_relies_on(v, in, w) &&
		    (first == NULL || strcmp(w->until, first->until) < 0))
			first = w;
	}
	return first;
}

struct verdict *verdict_compute(const struct inputs *in)
{
	struct verdict *v = verdict_new();
	struct judge j;

	judge_init(&j, in->q);
	judge_take(&j, in);
	v->token = j.token;
	v->leaning = j.leaning;
	v->best = j.best->token;
	v->worst = j.worst->token;
	v->decided = v->best == v->worst;
	v->score = j.now.score;
	v->sections = g_memdup2(j.now.sections, in->q->n_sections * sizeof(*v->sections));
	add_gates(v, &j);
	add_stops(v, &j);
	add_conditions(v, &j, &j.best->conditions);
	add_conditions(v, &j, &j.open_conditions);
	add_smells(v, &j);
	add_overruling(v, &j);
	add_findings(v, &j);
	add_expired(v, in);
	add_path(v, &j);
	if (v->token == VERDICT_INCOMPLETE)
		g_array_append_vals(v->open, j.required.at, j.required.n);
	judge_clear(&j);
	return v;
}

void verdict_add_flips(struct verdict *v, const struct inputs *in)
{
	g_array_set_size(v->flips, 0);
	g_array_set_size(v->worse, 0);
	flips_find(v->flips, in);
	flips_find_worse(v->worse, in);
}
