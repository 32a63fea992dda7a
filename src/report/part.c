/*
 * The words all parts of a report share: how an answer, a state, a stop and a
 * condition are said. Where the questionnaire has a sentence, that is printed;
 * only what it cannot know (not asked, waived, planned) is said here.
 */
#include "config.h"

#include "report/part.h"

#include <string.h>

#include <inttypes.h>
#include <glib/gi18n.h>

#include "base/calendar.h"
#include "core/kind.h"
#include "core/who.h"

static const char *const state_words[] = {
	[STATE_PASS] = N_("✓ ready"),
	[STATE_PARTIAL] = N_("○ partly"),
	[STATE_FAIL] = N_("× not ready"),
	[STATE_UNKNOWN] = N_("? nobody knows"),
	[STATE_NA] = N_("– does not apply"),
	[STATE_UNANSWERED] = N_("· not asked"),
	[STATE_HIDDEN] = N_("– not needed"),
	[STATE_NONE] = "",
};
G_STATIC_ASSERT(G_N_ELEMENTS(state_words) == STATE_COUNT);

void part_init(struct part *p, const struct report_input *r, struct doc *doc)
{
	*p = (struct part){
		.r = r, .in = r->in, .q = r->in->q, .v = r->v,
		.names = report_placeholders(r), .doc = doc,
	};
}

char *part_expand(const struct part *p, const char *text)
{
	return placeholders_expand(text, &p->names);
}

char *part_first_step(const struct part *p)
{
	const struct path_text *path = NULL;

	/* While gates are open, the step of a leaning would be taken for a plan. */
	if (p->v->path != NULL && p->v->token != VERDICT_INCOMPLETE)
		path = questionnaire_path(p->q, p->v->path);
	return path != NULL && path->steps[0] != NULL ? part_expand(p, path->steps[0]) : NULL;
}

/* The one that the room is asked first; -1 = none is open. */
static int first_open(const struct part *p)
{
	int first = -1, least = G_MAXINT;

	for (guint i = 0; i < p->v->open->len; i++) {
		int question = g_array_index(p->v->open, int, i);
		int rank = p->q->questions[question].ask > 0 ? p->q->questions[question].ask :
							       G_MAXINT - 1;

		if (rank >= least)
			continue;
		least = rank;
		first = question;
	}
	return first;
}

char *part_next_step(const struct part *p)
{
	char *step = part_first_step(p);
	int question = step == NULL ? first_open(p) : -1;
	g_autofree char *who = NULL;
	g_autofree char *text = NULL;

	if (question < 0)
		return step;
	who = part_who(p, question);
	text = part_expand(p, p->q->questions[question].text);
	/* TRANSLATORS: roles, and the question that nobody could answer */
	return *who != '\0' ? g_strdup_printf(_("Find out from %s: %s"), who, text) :
			      g_strdup_printf(_("Find out: %s"), text);
}

char *part_passage(const struct part *p, const char *id)
{
	return part_expand(p, questionnaire_text(p->q, id));
}

const char *part_state(enum state state)
{
	return *state_words[state] != '\0' ? _(state_words[state]) : "";
}

char *part_who(const struct part *p, int question)
{
	GString *out = g_string_new(NULL);

	for (char **who = p->q->questions[question].who; *who != NULL; who++)
		g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "",
				       who_label(*who));
	return g_string_free(out, FALSE);
}

bool part_ran_out_since(const struct part *p, const struct waiver *w)
{
	return p->r->today != NULL && waiver_is_valid(w, p->in->date) &&
	       g_strcmp0(w->until, p->r->today) < 0;
}

static char *stand_in_words(const struct fact *fact)
{
	if (fact->text == NULL)
		return g_strdup_printf(_("%" PRId64 " (registered)"), fact->number);
	return g_strdup_printf(_("%s (registered)"), fact->text);
}

/* Items of a multi as one list. They are sentences in the room; in a list their full
 * stops would stand before the commas. */
static char *items_words(const struct part *p, const struct question *q, guint64 items)
{
	GString *out = g_string_new(NULL);

	for (int i = 0; i < q->n_choices; i++) {
		g_autofree char *text = NULL;

		if (!(items >> i & 1))
			continue;
		text = part_expand(p, q->choices[i].text);
		if (g_str_has_suffix(text, "."))
			text[strlen(text) - 1] = '\0';
		g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "", text);
	}
	return g_string_free(out, FALSE);
}

/* A value without what stands around it (tense, note). */
static char *value_words(const struct part *p, const struct question *q,
			 const struct value *value, const char *note)
{
	g_autofree char *shown = NULL;

	switch (value->kind) {
	case VALUE_NONE:
		return g_strdup(_("not asked"));
	case VALUE_UNKNOWN:
		return g_strdup(_("asked, nobody knows"));
	case VALUE_NA:
		return note != NULL ? g_strdup_printf(_("does not apply: %s"), note)
				    : g_strdup(_("does not apply"));
	case VALUE_ITEMS:
		return value->items == 0 ? g_strdup(_("none of these"))
					 : items_words(p, q, value->items);
	default:
		shown = value_display(value, q);
		return value->kind == VALUE_TEXT ? g_steal_pointer(&shown)
						 : part_expand(p, shown);
	}
}

char *part_answer(const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	const struct answer *a = &p->in->answers[question];
	const struct fact *fact = inputs_stand_in(p->in, question);
	g_autofree char *words = NULL;

	if (value_is_open(&a->value) && fact != NULL)
		return stand_in_words(fact);
	words = value_words(p, q, &a->value, a->note);
	if (q->tense != TENSE_PLANNED || value_is_open(&a->value) ||
	    a->value.kind == VALUE_NA || q->role == ROLE_INFO)
		return g_steal_pointer(&words);
	/* TRANSLATORS: an answer about the plan, not about today */
	return g_strdup_printf(_("%s (planned)"), words);
}

char *part_value(const struct part *p, int question, const char *stored)
{
	const struct question *q = &p->q->questions[question];
	struct value value = { .kind = VALUE_NONE };
	char *words;

	if (*stored == '\0' || !value_parse(&value, q, stored, NULL))
		return g_strdup(*stored == '\0' ? _("not asked") : stored);
	words = value_words(p, q, &value, NULL);
	value_clear(&value);
	return words;
}

char *report_answer_text(const struct report_input *r, int question, const char *stored)
{
	struct part p;

	part_init(&p, r, NULL);
	return part_value(&p, question, stored);
}

char *part_question(const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	g_autofree char *text = part_expand(p, q->text);

	return g_strdup_printf("%s: %s", question_label(q), text);
}

char *part_missing_items(const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	const struct value *value = &p->in->answers[question].value;
	guint64 missing = 0;

	if (value->kind != VALUE_ITEMS)
		return NULL;
	for (int i = 0; i < q->n_choices; i++)
		if (!q->choices[i].exclusive && !(value->items >> i & 1))
			missing |= G_GUINT64_CONSTANT(1) << i;
	return missing != 0 ? items_words(p, q, missing) : NULL;
}

char *part_remedy(const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	const struct value *value = &p->in->answers[question].value;
	g_autoptr(GString) out = g_string_new(NULL);

	for (int i = 0; i < q->n_choices; i++) {
		bool chosen = value->kind == VALUE_ITEMS ? value->items >> i & 1
			    : value->kind == VALUE_CHOICE && value->choice == i;
		g_autofree char *text = NULL;

		if (!chosen || q->choices[i].remedy == NULL)
			continue;
		text = part_expand(p, q->choices[i].remedy);
		g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", text);
	}
	return out->len > 0 ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}

enum state part_counted_state(const struct part *p, int question)
{
	const struct gate_line *g = verdict_find_line(p->v, question);

	return g != NULL ? g->state : inputs_state(p->in, question);
}

const char *part_overruled_by(const struct part *p, int question)
{
	for (guint i = 0; i < p->v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(p->v->gates, struct gate_line, i);

		if (g->question == question && g->by_rule >= 0)
			return part_rule_title(p, g->by_rule, p->q->rules[g->by_rule].id);
	}
	return NULL;
}

bool part_is_stop(const struct part *p, int question)
{
	for (guint i = 0; i < p->v->stops->len; i++)
		if (g_array_index(p->v->stops, struct stop, i).question == question)
			return true;
	return false;
}

char *part_gate_state(const struct part *p, const struct gate_line *g)
{
	const struct question *q = &p->q->questions[g->question];

	if (g->waived) {
		const struct waiver *w = inputs_waiver(p->in, question_label(q));

		if (w == NULL)
			w = inputs_waiver(p->in, q->id);
		if (w != NULL)
			return g_strdup_printf(_("! waived until %s"), w->until);
	}
	if (g->state == STATE_FAIL && part_is_stop(p, g->question))
		return g_strdup(_("× stops the split"));
	return g_strdup(part_state(g->state));
}

bool part_is_good_news(const struct part *p)
{
	int tag = questionnaire_find_tag(p->q, TAG_GOOD_NEWS);

	if (p->v->token != VERDICT_NO_GO)
		return false;
	for (guint i = 0; i < p->v->stops->len; i++) {
		int question = g_array_index(p->v->stops, struct stop, i).question;

		if (question >= 0 && question_has_tag(&p->q->questions[question], tag))
			return true;
	}
	return false;
}

int part_reason(const struct part *p)
{
	int good_news = questionnaire_find_tag(p->q, TAG_GOOD_NEWS);
	int benefit = questionnaire_find_tag(p->q, TAG_BENEFIT);

	for (int i = 0; i < p->q->n_questions; i++) {
		const struct question *q = &p->q->questions[i];

		if (q->role == ROLE_GATE && question_has_tag(q, good_news) &&
		    question_has_tag(q, benefit))
			return i;
	}
	return -1;
}

const char *part_path_title(const struct part *p, const char *path)
{
	const struct path_text *text = path != NULL ? questionnaire_path(p->q, path) : NULL;

	return text != NULL ? text->title : path;
}

const struct report_action *part_action(const struct part *p, const char *condition)
{
	for (int i = 0; i < p->r->n_actions; i++)
		if (g_strcmp0(p->r->actions[i].condition, condition) == 0)
			return &p->r->actions[i];
	return NULL;
}

const struct report_vote *part_vote(const struct part *p, int question)
{
	for (int i = 0; i < p->r->n_votes; i++)
		if (p->r->votes[i].question == question)
			return &p->r->votes[i];
	return NULL;
}

const char *part_rule_title(const struct part *p, int rule, const char *id)
{
	const struct rule *row = rule >= 0 ? &p->q->rules[rule] : NULL;

	return row != NULL && row->title != NULL ? row->title : id;
}

const char *part_condition_label(const struct part *p, const struct condition *c)
{
	if (c->question >= 0)
		return question_label(&p->q->questions[c->question]);
	if (c->cause == CAUSE_SMELLS)
		return _("Worth a second look");
	return part_rule_title(p, c->rule, c->id);
}

char *part_goal(const struct part *p, int question)
{
	const struct question *q = &p->q->questions[question];
	g_autofree char *missing = part_missing_items(p, question);

	if (missing != NULL)
		return g_strdup_printf(_("these too: %s"), missing);
	if (question_form(q) == FORM_ITEMS)
		return g_strdup(_("all of these"));
	if (q->n_choices > 0)
		return part_expand(p, q->choices[0].text);
	return part_expand(p, q->fix != NULL ? q->fix : q->good);
}

static guint open_smells(const struct verdict *v)
{
	guint n = 0;

	for (guint i = 0; i < v->smells->len; i++)
		n += !g_array_index(v->smells, struct smell_line, i).justified;
	return n;
}

char *part_condition_text(const struct part *p, const struct condition *c)
{
	const struct rule *rule = c->rule >= 0 ? &p->q->rules[c->rule] : NULL;
	g_autofree char *text = NULL;

	if (c->cause == CAUSE_SMELLS)
		return g_strdup_printf(ngettext("Answer %u question under \"Worth a second "
						"look\", or justify it in writing",
						"Answer %u questions under \"Worth a second "
						"look\", or justify each in writing",
						open_smells(p->v)),
				       open_smells(p->v));
	if (c->question >= 0)
		return part_expand(p, p->q->questions[c->question].text);
	text = part_expand(p, rule != NULL && rule->text != NULL ? rule->text
							    : part_rule_title(p, c->rule, c->id));
	if (c->section >= 0)
		return g_strdup_printf("%s: %s", p->q->sections[c->section].title, text);
	return g_steal_pointer(&text);
}

char *part_stop_text(const struct part *p, const struct stop *s)
{
	const struct rule *rule = &p->q->rules[s->rule];

	if (s->question >= 0)
		return part_expand(p, p->q->questions[s->question].text);
	return part_expand(p, rule->text != NULL ? rule->text
						 : part_rule_title(p, s->rule, s->id));
}

/* Organisation first; rules that only count what others found come last. */
static int stop_rank(const struct part *p, const struct stop *s)
{
	if (s->question >= 0)
		return who_fix_rank(p->q->questions[s->question].fix_by);
	return p->q->rules[s->rule].affects == AFFECTS_SERVICE ? who_fix_rank(NULL) + 1 : 1;
}

GArray *part_stops_in_order(const struct part *p)
{
	GArray *order = g_array_new(FALSE, FALSE, sizeof(int));
	const int last = who_fix_rank(NULL) + 1;

	for (int rank = 0; rank <= last; rank++)
		for (int i = 0; i < (int)p->v->stops->len; i++)
			if (stop_rank(p, &g_array_index(p->v->stops, struct stop, i)) == rank)
				g_array_append_val(order, i);
	return order;
}

char *part_percent(int thousandths)
{
	return thousandths < 0 ? g_strdup("–") : g_strdup_printf("%d %%", thousandths / 10);
}

char *part_day_after_months(const char *day, int months)
{
	char later[CALENDAR_DATE_SIZE];
	int from;

	if (!calendar_parse_date(&from, day))
		return NULL;
	calendar_format_date(later, calendar_add_months(from, months));
	return g_strdup(later);
}
