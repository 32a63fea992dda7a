/*
 * A verdict as JSON, schema 1: for programs (`seam verdict --json`), with every
 * answer (`seam report --json`), and canonical for the record of a finished
 * assessment. Texts are those of the questionnaire, in its source language.
 */
#include "config.h"

#include "report/csv.h"
#include "report/json.h"
#include "report/part.h"

static json_t *array_of_tokens(const GPtrArray *tokens)
{
	json_t *array = json_array();

	for (guint i = 0; i < tokens->len; i++)
		json_array_append_new(array, json_text(g_ptr_array_index(tokens, i)));
	return array;
}

static json_t *question_id(const struct questionnaire *q, int question)
{
	return json_text(question >= 0 ? q->questions[question].id : NULL);
}

static json_t *gate_lines(const struct questionnaire *q, const GArray *lines)
{
	json_t *array = json_array();

	for (guint i = 0; i < lines->len; i++) {
		const struct gate_line *g = &g_array_index(lines, struct gate_line, i);
		const struct question *question = &q->questions[g->question];
		json_t *o = json_object();

		json_object_set_new(o, "id", json_text(question_label(question)));
		json_object_set_new(o, "question", json_text(question->id));
		json_object_set_new(o, "state", json_text(state_name(g->state)));
		json_object_set_new(o, "answered", json_boolean(g->answered));
		json_object_set_new(o, "by", json_text(g->by_rule >= 0
						       ? q->rules[g->by_rule].id : NULL));
		json_object_set_new(o, "waived", json_boolean(g->waived));
		json_array_append_new(array, o);
	}
	return array;
}

static json_t *section_scores(const struct questionnaire *q, const struct verdict *v)
{
	json_t *array = json_array();

	for (int i = 0; i < q->n_sections; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "id", json_text(q->sections[i].id));
		json_object_set_new(o, "score", json_count(score_value(&v->sections[i])));
		json_array_append_new(array, o);
	}
	return array;
}

static json_t *smell_lines(const struct questionnaire *q, const struct verdict *v)
{
	json_t *array = json_array();

	for (guint i = 0; i < v->smells->len; i++) {
		const struct smell_line *s = &g_array_index(v->smells, struct smell_line, i);
		json_t *o = json_object();

		json_object_set_new(o, "id", json_text(q->rules[s->rule].id));
		json_object_set_new(o, "question", question_id(q, s->question));
		json_object_set_new(o, "justified", json_boolean(s->justified));
		json_array_append_new(array, o);
	}
	return array;
}

/* A smell to justify has no question: its rule's id stands there. */
static json_t *flip_lines(const struct questionnaire *q, const GArray *flips, bool with_from)
{
	json_t *array = json_array();

	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);
		json_t *o = json_object();

		json_object_set_new(o, "question", f->question >= 0
					? question_id(q, f->question)
					: json_text(q->rules[f->rule].id));
		if (with_from)
			json_object_set_new(o, "from", json_text(f->from));
		json_object_set_new(o, "to", json_text(f->to));
		json_array_append_new(array, o);
	}
	return array;
}

static json_t *open_ids(const struct questionnaire *q, const struct verdict *v)
{
	json_t *array = json_array();

	for (guint i = 0; i < v->open->len; i++)
		json_array_append_new(array, question_id(q, g_array_index(v->open, int, i)));
	return array;
}

/* What a person reads about a rule's result: the question if it is one, else the
 * rule's sentence. */
static json_t *reason_text(const struct part *p, int question, int rule)
{
	g_autofree char *text = NULL;

	if (question >= 0)
		text = part_expand(p, p->q->questions[question].text);
	else if (rule >= 0)
		text = part_expand(p, p->q->rules[rule].text);
	return json_text(text);
}

static json_t *reason(const struct part *p, const char *id, int question, int rule)
{
	json_t *o = json_object();

	json_object_set_new(o, "rule", json_text(id));
	json_object_set_new(o, "question", question_id(p->q, question));
	json_object_set_new(o, "text", reason_text(p, question, rule));
	return o;
}

static json_t *reasons(const struct part *p)
{
	const struct verdict *v = p->v;
	json_t *array = json_array();

	for (guint i = 0; v->token == VERDICT_NO_GO && i < v->stops->len; i++) {
		const struct stop *s = &g_array_index(v->stops, struct stop, i);

		json_array_append_new(array, reason(p, s->id, s->question, s->rule));
	}
	for (guint i = 0; v->token == VERDICT_CONDITIONAL && i < v->conditions->len; i++) {
		const struct condition *c = &g_array_index(v->conditions, struct condition, i);

		json_array_append_new(array, reason(p, c->id, c->question, c->rule));
	}
	for (guint i = 0; v->token == VERDICT_INCOMPLETE && i < v->open->len; i++) {
		int question = g_array_index(v->open, int, i);

		json_array_append_new(array, reason(p, "open", question, -1));
	}
	return array;
}

static json_t *condition_lines(const struct part *p)
{
	json_t *array = json_array();

	for (guint i = 0; i < p->v->conditions->len; i++) {
		const struct condition *c = &g_array_index(p->v->conditions, struct condition, i);
		const struct report_action *action = part_action(p, c->id);
		json_t *o = json_object();

		json_object_set_new(o, "id", json_text(c->id));
		json_object_set_new(o, "question", question_id(p->q, c->question));
		json_object_set_new(o, "cause", json_text(cause_name(c->cause)));
		json_object_set_new(o, "due", json_text(due_name(c->due)));
		json_object_set_new(o, "owner", json_text(action != NULL ? action->owner : NULL));
		json_object_set_new(o, "due_date", json_text(action != NULL ? action->due : NULL));
		json_object_set_new(o, "text", action != NULL && action->text != NULL
					? json_text(action->text)
					: reason_text(p, c->question, c->rule));
		json_array_append_new(array, o);
	}
	return array;
}

/* What the verdict says by itself, in the order of product and manual. */
static void set_judgement(json_t *o, const struct verdict *v)
{
	bool incomplete = v->token == VERDICT_INCOMPLETE;

	json_object_set_new(o, "verdict", json_text(verdict_name(v->token)));
	json_object_set_new(o, "leaning", json_text(incomplete ? verdict_name(v->leaning) : NULL));
	json_object_set_new(o, "best", json_text(verdict_name(v->best)));
	json_object_set_new(o, "worst", json_text(verdict_name(v->worst)));
	json_object_set_new(o, "decided", json_boolean(v->decided));
	json_object_set_new(o, "path_decided", json_boolean(v->path_decided));
	json_object_set_new(o, "path", json_text(v->path));
	json_object_set_new(o, "next_paths", array_of_tokens(v->next_paths));
}

static json_t *questionnaire_object(const struct questionnaire *q)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", json_text(q->id));
	json_object_set_new(o, "version", json_text(q->version));
	json_object_set_new(o, "hash", json_text(questionnaire_hash(q)));
	return o;
}

static json_t *verdict_object(const struct part *p)
{
	const struct report_input *r = p->r;
	json_t *o = json_object();

	json_object_set_new(o, "schema", json_integer(1));
	json_object_set_new(o, "service", json_text(r->service));
	json_object_set_new(o, "assessment", json_text(r->assessment));
	json_object_set_new(o, "state", json_text(r->assessment == NULL ? NULL
						  : r->finished ? "finished" : "draft"));
	json_object_set_new(o, "questionnaire", questionnaire_object(p->q));
	set_judgement(o, p->v);
	json_object_set_new(o, "gates", gate_lines(p->q, p->v->gates));
	json_object_set_new(o, "baseline", gate_lines(p->q, p->v->baseline));
	json_object_set_new(o, "score", json_score(&p->v->score));
	json_object_set_new(o, "sections", section_scores(p->q, p->v));
	json_object_set_new(o, "reasons", reasons(p));
	json_object_set_new(o, "conditions", condition_lines(p));
	json_object_set_new(o, "smells", smell_lines(p->q, p->v));
	json_object_set_new(o, "flips", flip_lines(p->q, p->v->flips, true));
	json_object_set_new(o, "worse", flip_lines(p->q, p->v->worse, false));
	json_object_set_new(o, "open", open_ids(p->q, p->v));
	json_object_set_new(o, "contested", json_contested(p));
	json_object_set_new(o, "votes", json_votes(p, -1));
	return o;
}

/* JSON speaks one language: neutral words are given here, untranslated. */
static void json_part_init(struct part *p, const struct report_input *r)
{
	part_init(p, r, NULL);
	if (p->names.team == NULL)
		p->names.team = "the owning team";
	if (p->names.system == NULL)
		p->names.system = "the application";
	if (p->names.consumers == NULL)
		p->names.consumers = "its consumers";
}

char *report_verdict_json(const struct report_input *r)
{
	struct part p;

	json_part_init(&p, r);
	return json_write(verdict_object(&p), false);
}

static json_t *answer_object(const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	const struct answer *a = &p->in->answers[question];
	g_autofree char *value = value_format(&a->value, q);
	g_autofree char *day = part_answer_day(p, question);
	json_t *o = json_object();

	json_object_set_new(o, "question", json_text(q->id));
	json_object_set_new(o, "state", json_text(state_name(inputs_state(p->in, question))));
	json_object_set_new(o, "value", json_text(a->value.kind == VALUE_NONE ? NULL : value));
	json_object_set_new(o, "note", json_text(a->note));
	json_object_set_new(o, "evidence", json_text(a->evidence));
	json_object_set_new(o, "confidence",
			    json_text(a->confidence == CONFIDENCE_NONE
				      ? NULL : confidence_name(a->confidence)));
	json_object_set_new(o, "contested",
			    json_boolean(part_accord(p, question) > PART_ACCORD_LATE));
	json_object_set_new(o, "day", json_text(day));
	if (p->r->names)
		json_object_set_new(o, "by", json_text(a->by));
	return o;
}

static json_t *facts_object(const struct facts *facts)
{
	json_t *o = json_object();

	for (enum measure m = 0; m < MEASURE_FACT_COUNT; m++) {
		const struct fact *f = &facts->fact[m];

		if (f->known)
			json_object_set_new(o, measure_name(m), measure_is_text(m)
						? json_text(f->text) : json_integer(f->number));
	}
	return o;
}

static json_t *waiver_lines(const struct inputs *in)
{
	json_t *array = json_array();

	for (guint i = 0; i < in->waivers->len; i++) {
		const struct waiver *w = &g_array_index(in->waivers, struct waiver, i);
		json_t *o = json_object();

		json_object_set_new(o, "id", json_text(w->id));
		json_object_set_new(o, "by", json_text(w->by));
		json_object_set_new(o, "reason", json_text(w->reason));
		json_object_set_new(o, "given", json_text(w->given));
		json_object_set_new(o, "until", json_text(w->until));
		json_object_set_new(o, "valid", json_boolean(waiver_is_valid(w, in->date)));
		json_array_append_new(array, o);
	}
	return array;
}

static json_t *answers_array(const struct part *p)
{
	json_t *answers = json_array();

	for (int i = 0; i < p->q->n_questions; i++)
		json_array_append_new(answers, answer_object(p, i));
	return answers;
}

char *report_rows(const struct report_input *r)
{
	struct part p;
	json_t *o;
	char *rows;

	json_part_init(&p, r);
	o = json_pack("{s:o}", "answers", answers_array(&p));
	rows = csv_rows(o);
	json_decref(o);
	return rows;
}

char *report_json(const struct report_input *r)
{
	struct part p;
	json_t *o;
	g_autofree char *again = part_day_after_months(r->in->date, PART_AGAIN_MONTHS);

	json_part_init(&p, r);
	o = verdict_object(&p);
	json_object_set_new(o, "date", json_text(p.in->date));
	json_object_set_new(o, "assess_again", json_text(again));
	json_object_set_new(o, "system", json_text(r->system));
	json_object_set_new(o, "team", json_text(r->team));
	json_object_set_new(o, "purpose", json_text(r->purpose));
	json_object_set_new(o, "facts", facts_object(&p.in->facts));
	json_object_set_new(o, "waivers", waiver_lines(p.in));
	json_object_set_new(o, "answers", answers_array(&p));
	json_object_set_new(o, "engine", json_integer(VERDICT_ENGINE));
	json_object_set_new(o, "outcome",
			    r->outcome == NULL ? json_null()
			    : json_pack("{s:o, s:o, s:o}", "kind", json_text(r->outcome), "day",
					json_text(r->outcome_day), "note",
					json_text(r->outcome_note)));
	return json_write(o, false);
}

/* Ids and causes alone: texts may be reworded or translated without the record of
 * a finished assessment becoming another one. */
static json_t *bare_reasons(const struct verdict *v)
{
	json_t *stops = json_array();
	json_t *conditions = json_array();

	for (guint i = 0; i < v->stops->len; i++)
		json_array_append_new(stops, json_text(g_array_index(v->stops, struct stop,
								     i).id));
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c = &g_array_index(v->conditions, struct condition, i);
		json_t *o = json_object();

		json_object_set_new(o, "id", json_text(c->id));
		json_object_set_new(o, "cause", json_text(cause_name(c->cause)));
		json_object_set_new(o, "due", json_text(due_name(c->due)));
		json_array_append_new(conditions, o);
	}
	return json_pack("{s:o,s:o}", "stops", stops, "conditions", conditions);
}

char *report_result_text(const struct inputs *in, const struct verdict *v)
{
	const struct questionnaire *q = in->q;
	json_t *o = json_object();
	json_t *bare = bare_reasons(v);

	json_object_set_new(o, "schema", json_integer(1));
	json_object_set_new(o, "engine", json_integer(VERDICT_ENGINE));
	set_judgement(o, v);
	json_object_set_new(o, "gates", gate_lines(q, v->gates));
	json_object_set_new(o, "baseline", gate_lines(q, v->baseline));
	json_object_set_new(o, "score", json_score(&v->score));
	json_object_set_new(o, "sections", section_scores(q, v));
	json_object_update(o, bare);
	json_object_set_new(o, "smells", smell_lines(q, v));
	json_object_set_new(o, "open", open_ids(q, v));
	json_decref(bare);
	return json_write(o, true);
}
