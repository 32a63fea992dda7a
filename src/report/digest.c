/*
 * Rows from parts. The texts are the report's own (part.h), so that screen and page
 * never say two things about one verdict.
 */
#include "config.h"

#include "report/digest.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/order.h"
#include "report/part.h"

static void row_free(gpointer data)
{
	struct digest_row *row = data;

	g_free(row->label);
	g_free(row->text);
	g_free(row->now);
	g_free(row->to);
	g_free(row);
}

static struct digest_row *add(struct digest *d, enum digest_group group, int question,
			      const char *label, char *text)
{
	struct digest_row *row = g_new0(struct digest_row, 1);

	row->group = group;
	row->question = question;
	row->state = STATE_UNANSWERED;
	row->label = g_strdup(label);
	row->text = text;
	g_ptr_array_add(d->rows, row);
	return row;
}

static struct digest_row *add_question(struct digest *d, const struct part *p,
				       enum digest_group group, int question)
{
	return add(d, group, question, question_label(&p->q->questions[question]),
		   part_expand(p, p->q->questions[question].text));
}

static char *answer_of(const struct part *p, int question)
{
	const char *rule = part_overruled_by(p, question);

	return rule != NULL ? g_strdup_printf(_("counts as failed: %s"), rule) :
			      part_answer(p, question);
}

/* ---- why ---------------------------------------------------------------------- */

static void add_stops(struct digest *d, const struct part *p)
{
	g_autoptr(GArray) told = part_stops_in_order(p);

	for (guint i = 0; i < told->len; i++) {
		const struct stop *s = &g_array_index(p->v->stops, struct stop,
						      g_array_index(told, int, i));
		struct digest_row *row;

		if (s->question < 0) {
			add(d, DIGEST_REASONS, -1, part_rule_title(p, s->rule, s->id),
			    part_stop_text(p, s));
			continue;
		}
		row = add_question(d, p, DIGEST_REASONS, s->question);
		row->now = answer_of(p, s->question);
		row->stops = true;
	}
}

static void add_conditions(struct digest *d, const struct part *p)
{
	for (guint i = 0; i < p->v->conditions->len; i++) {
		const struct condition *c = &g_array_index(p->v->conditions, struct condition, i);
		struct digest_row *row = add(d, DIGEST_REASONS, c->question,
					     part_condition_label(p, c),
					     part_condition_text(p, c));

		if (c->question >= 0)
			row->now = answer_of(p, c->question);
	}
}

static void add_open(struct digest *d, const struct part *p)
{
	for (guint i = 0; i < p->v->open->len; i++)
		add_question(d, p, DIGEST_REASONS, g_array_index(p->v->open, int, i));
}

static void add_reasons(struct digest *d, const struct part *p)
{
	static const struct {
		const char *title;
		void (*add)(struct digest *d, const struct part *p);
	} rows[VERDICT_COUNT] = {
		[VERDICT_NO_GO] = { N_("What stops it"), add_stops },
		[VERDICT_CONDITIONAL] = { N_("Conditions"), add_conditions },
		[VERDICT_INCOMPLETE] = { N_("To be answered first"), add_open },
	};

	if (rows[p->v->token].title == NULL)
		return;
	d->titles[DIGEST_REASONS] = _(rows[p->v->token].title);
	rows[p->v->token].add(d, p);
}

/* ---- what turns it -------------------------------------------------------------- */

static void add_flips(struct digest *d, const struct part *p, enum digest_group group,
		      const GArray *flips)
{
	for (guint i = 0; i < flips->len; i++) {
		const struct flip *f = &g_array_index(flips, struct flip, i);
		struct digest_row *row;

		if (f->question < 0) {
			const struct rule *rule = &p->q->rules[f->rule];

			add(d, group, -1, part_rule_title(p, f->rule, rule->id),
			    part_expand(p, rule->text));
			continue;
		}
		row = add_question(d, p, group, f->question);
		row->now = part_value(p, f->question, f->from);
		row->to = part_value(p, f->question, f->to);
	}
}

/* ---- gates ---------------------------------------------------------------------- */

static void add_gates(struct digest *d, const struct part *p)
{
	for (guint i = 0; i < p->v->gates->len; i++) {
		const struct gate_line *g = &g_array_index(p->v->gates, struct gate_line, i);
		struct digest_row *row;

		if (g->state == STATE_HIDDEN)
			continue;
		row = add_question(d, p, DIGEST_GATES, g->question);
		row->state = g->state;
		row->stops = part_is_stop(p, g->question);
		row->now = part_gate_state(p, g);
	}
}

static void add_still(struct digest *d, const struct part *p)
{
	g_autoptr(order) o = order_new(p->in, ORDER_ROOM);

	for (guint i = 0; i < o->items->len; i++) {
		const struct order_item *item = &g_array_index(o->items, struct order_item, i);

		if (item->class == ORDER_ENDS || item->class == ORDER_DECIDES)
			add_question(d, p, DIGEST_STILL, item->question);
	}
}

/* ---- the head ------------------------------------------------------------------- */

static char *reach_words(const struct verdict *v)
{
	if (v->decided)
		return NULL;
	return g_strdup_printf(_("Best still possible: %s; worst: %s."), verdict_word(v->best),
			       verdict_word(v->worst));
}

struct digest *digest_new(const struct report_input *r, bool draft)
{
	struct digest *d = g_new0(struct digest, 1);
	struct part p;

	part_init(&p, r, NULL);
	d->rows = g_ptr_array_new_with_free_func(row_free);
	d->headline = report_headline(r);
	d->gates = part_gates_words(&p);
	d->leaning = part_leaning_words(&p);
	if (draft)
		d->reach = reach_words(p.v);
	d->step = part_first_step(&p);
	if (d->step != NULL)
		d->way = g_strdup(part_path_title(&p, p.v->path));
	add_reasons(d, &p);
	d->titles[DIGEST_BETTER] = p.v->token == VERDICT_NO_GO ? _("What would turn it") :
								  _("What would make it a GO");
	add_flips(d, &p, DIGEST_BETTER, p.v->flips);
	d->titles[DIGEST_GATES] = _("Gates");
	add_gates(d, &p);
	d->titles[DIGEST_STILL] = _("What can still decide");
	if (draft)
		add_still(d, &p);
	d->titles[DIGEST_WORSE] = _("What would make it worse");
	add_flips(d, &p, DIGEST_WORSE, p.v->worse);
	return d;
}

void digest_free(struct digest *d)
{
	if (d == NULL)
		return;
	g_free(d->headline);
	g_free(d->leaning);
	g_free(d->gates);
	g_free(d->reach);
	g_free(d->way);
	g_free(d->step);
	g_ptr_array_unref(d->rows);
	g_free(d);
}

/* ---- closing --------------------------------------------------------------------- */

/* Who does the step, and by when: the action that says it word for word, else one about
 * the first reason. What somebody else was to do about something else is none of it. */
static const struct report_action *action_for(const struct report_input *r, const char *step,
					      const char *reason)
{
	const struct report_action *best = NULL;
	int best_fit = 0;

	for (int i = 0; i < r->n_actions; i++) {
		const struct report_action *a = &r->actions[i];
		bool says_it = g_strcmp0(a->text, step) == 0;
		bool about_it = reason != NULL && g_strcmp0(a->condition, reason) == 0;
		int fit = (says_it ? 4 : 0) + (about_it ? 2 : 0) + (a->due != NULL ? 1 : 0);

		if (a->done || a->owner == NULL || !(says_it || about_it) || fit <= best_fit)
			continue;
		best = a;
		best_fit = fit;
	}
	return best;
}

static char *owner_words(const struct report_action *a, bool says_step)
{
	g_autofree char *who = NULL;

	if (a == NULL)
		return NULL;
	/* TRANSLATORS: who does it, and the day it is due */
	who = a->due != NULL ? g_strdup_printf(_("%s, by %s"), a->owner, a->due) :
			       g_strdup_printf(_("%s, no day yet"), a->owner);
	return says_step || a->text == NULL ? g_steal_pointer(&who) :
					      g_strdup_printf("%s: %s", who, a->text);
}

void closing_init(struct closing *c, const struct report_input *r)
{
	g_autoptr(digest) d = digest_new(r, false);
	g_autofree char *words = part_assessment_words(r);
	const struct report_action *action;
	const char *reason = NULL;
	struct part p;

	part_init(&p, r, NULL);
	*c = (struct closing){ .verdict = g_steal_pointer(&d->headline) };
	if (d->rows->len > 0) {
		const struct digest_row *row = d->rows->pdata[0];

		if (row->group == DIGEST_REASONS) {
			reason = row->label;
			c->why = row->now != NULL ?
					 g_strdup_printf("%s – %s", row->text, row->now) :
					 g_strdup(row->text);
		}
	}
	c->step = part_next_step(&p);
	action = action_for(r, c->step, reason);
	c->agreed = action != NULL && g_strcmp0(action->text, c->step) == 0;
	c->owner = owner_words(action, c->agreed);
	/* TRANSLATORS: service, assessment, day */
	c->record = g_strdup_printf(_("%s, %s, %s"), r->service, words, r->in->date);
}

void closing_clear(struct closing *c)
{
	g_free(c->verdict);
	g_free(c->why);
	g_free(c->step);
	g_free(c->owner);
	g_free(c->record);
	*c = (struct closing){ 0 };
}
