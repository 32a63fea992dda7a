/*
 * Collects the agenda of a follow-up. Each kind of row has one function that finds its
 * rows; what they name is asked afresh, and the list to confirm is what is left.
 */
#include "config.h"

#include "app/agenda.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/carrying.h"
#include "app/live.h"
#include "app/printing.h"
#include "app/questionnaire_versions.h"
#include "app/questionnaires.h"

static const struct { const char *name, *title; } kinds[] = {
	[AGENDA_OVERDUE] = { "overdue", N_("Conditions that are overdue") },
	[AGENDA_NOT_DONE] = { "not-done", N_("Conditions still to be met") },
	[AGENDA_DONE] = { "done", N_("Actions that are done: answer again") },
	[AGENDA_AT_ODDS] = { "at-odds", N_("Answers and actions that contradict each other") },
	[AGENDA_CHANGED] = { "changed", N_("Gates that ask something else now") },
	[AGENDA_NEW] = { "new", N_("New questions") },
	[AGENDA_OLD] = { "old", N_("Gates answered long ago") },
	[AGENDA_UNKNOWN] = { "unknown", N_("What nobody knew") },
	[AGENDA_ELSEWHERE] = { "elsewhere", N_("Answered for the whole system elsewhere") },
};
_Static_assert(G_N_ELEMENTS(kinds) == AGENDA_KIND_COUNT, "a row per kind");

const char *agenda_kind_name(enum agenda_kind k)
{
	return kinds[k].name;
}

const char *agenda_kind_title(enum agenda_kind k)
{
	return _(kinds[k].title);
}

static void row_clear(gpointer data)
{
	struct agenda_row *row = data;

	g_free(row->condition);
	g_free(row->text);
}

void agenda_free(struct agenda *a)
{
	if (a == NULL)
		return;
	for (int i = 0; a->answers != NULL && i < a->q->n_questions; i++) {
		g_free(a->answers[i].value);
		g_free(a->answers[i].shown);
		g_free(a->answers[i].note);
		g_free(a->answers[i].by);
		g_free(a->answers[i].at);
	}
	g_free(a->answers);
	g_free(a->asked);
	g_clear_pointer(&a->rows, g_array_unref);
	g_clear_pointer(&a->confirm, g_array_unref);
	judgement_free(a->last);
	judgement_free(a->draft);
	g_free(a->service);
	g_free(a);
}

/* ---- rows -------------------------------------------------------------------- */

static bool is_answered(const struct agenda *a, int question)
{
	return question >= 0 && a->draft != NULL &&
	       a->draft->in->answers[question].value.kind != VALUE_NONE;
}

/* An answer of the system is live: the one that was judged on last time counts in the
 * draft, too, although nobody has asked afresh. */
static bool is_answered_since(const struct agenda *a, int question)
{
	const struct answer *given = question >= 0 && a->draft != NULL ?
					     &a->draft->in->answers[question] : NULL;

	return is_answered(a, question) &&
	       (a->q->questions[question].scope != SCOPE_SYSTEM || given->at == NULL ||
		strcmp(given->at, a->last->target.assessment->finished) > 0);
}

/* Takes text over. */
static struct agenda_row *add_row(struct agenda *a, enum agenda_kind kind, int question,
				  char *text)
{
	struct agenda_row row = {
		.kind = kind, .question = question, .text = text,
		.answered = is_answered_since(a, question),
	};

	if (question >= 0)
		a->asked[question] = true;
	g_array_append_val(a->rows, row);
	return &g_array_index(a->rows, struct agenda_row, a->rows->len - 1);
}

/* The question of q that asks what this one of last time asked, or comes next to it. */
static int today_of(const struct agenda *a, int last)
{
	return last >= 0 ? qdiff_heir(a->diff, last) : -1;
}

/* The action agreed for a condition: an open one first, else the newest. */
static const struct store_item *action_of(const struct agenda *a, const char *condition)
{
	const struct store_item *found = NULL;

	for (unsigned i = 0; i < a->last->items->len; i++) {
		const struct store_item *item = a->last->items->pdata[i];

		if (item->state == STORE_DROPPED || g_strcmp0(item->condition, condition) != 0)
			continue;
		if (found == NULL || found->state != STORE_OPEN || item->state == STORE_OPEN)
			found = item;
	}
	return found;
}

static bool is_overdue(const struct store_item *item, const char *today)
{
	return item != NULL && item->state == STORE_OPEN && item->due != NULL &&
	       strcmp(item->due, today) < 0;
}

static char *condition_text(const struct app *app, const char *label,
			    const struct store_item *item)
{
	if (item == NULL)
		return g_strdup_printf(_("%s: no action was agreed"), label);
	if (item->state == STORE_DONE)
		return g_strdup_printf(_("%s: done: %s"), label, item->text);
	if (item->owner == NULL && item->due == NULL)
		return g_strdup_printf(_("%s: %s (owner: open)"), label, item->text);
	if (item->due == NULL)
		return g_strdup_printf(_("%s: %s (%s)"), label, item->text, item->owner);
	return g_strdup_printf(is_overdue(item, app->today) ? _("%s: %s (%s, was due %s)") :
							      _("%s: %s (%s, due %s)"),
			       label, item->text, item->owner != NULL ? item->owner : _("owner: open"),
			       item->due);
}

/* What people call it, as on the report: ids are for programs. */
static const char *condition_label(const struct questionnaire *q, const struct condition *c)
{
	const struct rule *rule = c->rule >= 0 ? &q->rules[c->rule] : NULL;

	if (c->question >= 0)
		return question_label(&q->questions[c->question]);
	if (c->section >= 0)
		return q->sections[c->section].title;
	if (c->cause == CAUSE_SMELLS)
		return _("Worth a second look");
	return rule != NULL && rule->title != NULL ? rule->title : c->id;
}

static void add_condition(struct agenda *a, const struct app *app, enum agenda_kind wanted,
			  const struct condition *c)
{
	const char *id = c->id;
	const struct store_item *item = action_of(a, id);
	enum agenda_kind kind = item != NULL && item->state == STORE_DONE ? AGENDA_DONE :
				is_overdue(item, app->today)		  ? AGENDA_OVERDUE :
									    AGENDA_NOT_DONE;
	struct agenda_row *row;

	if (kind != wanted)
		return;
	row = add_row(a, kind, today_of(a, c->question),
		      condition_text(app, condition_label(a->last->q, c), item));
	row->item = item != NULL ? item->number : 0;
	row->condition = g_strdup(id);
}

/* What stopped it comes first, then its conditions, as the verdict lists them. */
static void add_conditions(struct agenda *a, const struct app *app, enum agenda_kind kind)
{
	const struct verdict *v = a->last->v;

	for (guint i = 0; i < v->stops->len; i++) {
		const struct stop *s = &g_array_index(v->stops, struct stop, i);
		const struct condition c = { .id = s->id, .rule = s->rule,
					     .question = s->question, .section = -1 };

		add_condition(a, app, kind, &c);
	}
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c = &g_array_index(v->conditions, struct condition, i);

		add_condition(a, app, kind, c);
	}
}

/* Pass, partial, fail in this order; -1 for anything else. */
static int rank(enum state s)
{
	return s <= STATE_FAIL ? (int)s : -1;
}

static void add_at_odds(struct agenda *a, const struct store_item *item)
{
	int last, now;
	struct agenda_row *row;
	int question = item->condition != NULL ?
			       questionnaire_find_label(a->last->q, item->condition) :
			       -1;
	int today = today_of(a, question);

	if (item->state == STORE_DROPPED || !is_answered(a, today) || !a->diff->lines[today].carries)
		return;
	last = rank(inputs_state(a->last->in, question));
	now = rank(inputs_state(a->draft->in, today));
	if (last < 0 || now < 0)
		return;
	if (now < last && item->state == STORE_OPEN)
		row = add_row(a, AGENDA_AT_ODDS, today,
			      g_strdup_printf(_("%s is answered better than last time, and its "
						"action is still open: %s"),
					      question_label(&a->last->q->questions[question]),
					      item->text));
	else if (now >= last && now > 0 && item->state == STORE_DONE)
		row = add_row(a, AGENDA_AT_ODDS, today,
			      g_strdup_printf(_("the action is done, and %s is answered no better "
						"than last time: %s"),
					      question_label(&a->last->q->questions[question]),
					      item->text));
	else
		return;
	row->item = item->number;
	row->condition = g_strdup(item->condition);
}

char *agenda_question_text(const struct agenda *a, const struct app *app, int question)
{
	struct report_input input;
	struct placeholders names;

	judgement_report_input(a->last, app, &input);
	names = report_placeholders(&input);
	return placeholders_expand(a->q->questions[question].text, &names);
}

static char *label_and_text(const struct agenda *a, const struct app *app, int question)
{
	g_autofree char *text = agenda_question_text(a, app, question);

	return g_strdup_printf("%s: %s", question_label(&a->q->questions[question]), text);
}

static void add_of_version(struct agenda *a, const struct app *app, enum agenda_kind kind)
{
	for (int b = 0; b < a->q->n_questions; b++) {
		const struct qdiff_line *l = &a->diff->lines[b];
		bool gate = a->q->questions[b].role == ROLE_GATE;

		if (kind == AGENDA_NEW ? l->class == QDIFF_ADDED :
					 gate && l->n_from > 0 && !l->carries)
			add_row(a, kind, b, label_and_text(a, app, b));
	}
}

static void add_old(struct agenda *a, const struct app *app)
{
	int today, day;

	calendar_parse_date(&today, app->today);
	for (int b = 0; b < a->q->n_questions; b++) {
		const struct agenda_last *last = agenda_last_answer(a, b);
		g_autofree char *date = last != NULL && last->at != NULL ?
						g_strndup(last->at, CALENDAR_DATE_SIZE - 1) : NULL;

		g_autofree char *text = NULL;

		if (a->q->questions[b].role != ROLE_GATE || !a->diff->lines[b].carries ||
		    date == NULL || !calendar_parse_date(&day, date) ||
		    today - day <= AGENDA_OLD_DAYS)
			continue;
		text = agenda_question_text(a, app, b);
		/* TRANSLATORS: a label, a date, how long that was ago, the question */
		add_row(a, AGENDA_OLD, b,
			g_strdup_printf(_("%s was answered on %s, %d days ago: %s"),
					question_label(&a->q->questions[b]), date, today - day,
					text));
	}
}

static void add_unknown(struct agenda *a, const struct app *app)
{
	for (int i = 0; i < a->last->q->n_questions; i++) {
		int b = today_of(a, i);

		if (a->last->in->answers[i].value.kind == VALUE_UNKNOWN && b >= 0)
			add_row(a, AGENDA_UNKNOWN, b, label_and_text(a, app, b));
	}
}

/* A live answer that is not what was judged on last time, given by others since. */
static void add_elsewhere_one(struct agenda *a, const struct store_answer *s)
{
	int b = questionnaire_find(a->q, s->question);
	const struct agenda_last *last = b >= 0 ? agenda_last_answer(a, b) : NULL;
	const char *label = b >= 0 ? question_label(&a->q->questions[b]) : NULL;

	if (b < 0 || !s->of_system || *s->value == '\0' ||
	    g_strcmp0(s->through, a->service) == 0 ||
	    strcmp(s->at, a->last->target.assessment->finished) <= 0 ||
	    (last != NULL && strcmp(last->value, s->value) == 0))
		return;
	add_row(a, AGENDA_ELSEWHERE, b,
		last != NULL ?
			g_strdup_printf(_("%s: %s since %.10s, by the workshop of \"%s\"; it was %s"),
					label, s->value, s->at,
					s->through != NULL ? s->through : "-", last->value) :
			g_strdup_printf(_("%s: %s since %.10s, by the workshop of \"%s\""), label,
					s->value, s->at, s->through != NULL ? s->through : "-"));
}

static bool add_elsewhere(struct agenda *a, struct app *app, struct diags *ds)
{
	const struct target *t = a->draft != NULL ? &a->draft->target : &a->last->target;
	g_autoptr(GPtrArray) answers = NULL;
	bool ok = a->draft != NULL ?
			  live_answers(&answers, app, a->q, t->assessment, ds) :
			  live_system_answers(&answers, app, a->q, t->service->system, ds);

	for (unsigned i = 0; ok && i < answers->len; i++)
		add_elsewhere_one(a, answers->pdata[i]);
	return ok;
}

/* ---- what was said last time --------------------------------------------------- */

static void read_last(struct agenda *a, const struct report_input *input, int b)
{
	const struct qdiff_line *l = &a->diff->lines[b];
	const struct answer *from = l->n_from > 0 ? &a->last->in->answers[l->from[0]] : NULL;
	const struct question *q = l->n_from > 0 ? &a->last->q->questions[l->from[0]] : NULL;

	if (from == NULL || l->class == QDIFF_CHANGED || from->value.kind == VALUE_NONE)
		return;
	a->answers[b] = (struct agenda_last){
		.value = value_format(&from->value, q),
		.note = g_strdup(from->note),
		.by = g_strdup(from->by),
		.at = g_strdup(from->at),
		.state = value_state(&from->value, q),
	};
	a->answers[b].shown = report_answer_text(input, l->from[0], a->answers[b].value);
}

const struct agenda_last *agenda_last_answer(const struct agenda *a, int question)
{
	return a->answers[question].value != NULL ? &a->answers[question] : NULL;
}

/* ---- what is left -------------------------------------------------------------- */

static void add_confirm(struct agenda *a, int b)
{
	if (!a->asked[b])
		g_array_append_val(a->confirm, b);
}

/* With a draft what waits in it; before that, what would be carried into one. */
static bool collect_confirm(struct agenda *a, struct app *app, struct diags *ds)
{
	g_autoptr(GPtrArray) offers = NULL;

	if (a->draft != NULL &&
	    !store_offers(app->store, a->draft->target.assessment->id, &offers, ds))
		return false;
	for (int b = 0; b < a->q->n_questions; b++) {
		bool waits = false;

		if (offers == NULL)
			waits = carrying_from(a->last, a->diff, b) >= 0;
		for (unsigned i = 0; offers != NULL && i < offers->len; i++) {
			const struct store_answer *o = offers->pdata[i];

			waits = waits || (o->source == SOURCE_CARRIED &&
					  strcmp(o->question, a->q->questions[b].id) == 0);
		}
		if (waits)
			add_confirm(a, b);
	}
	return true;
}

static bool collect(struct agenda *a, struct app *app, struct diags *ds)
{
	struct report_input input;

	judgement_report_input(a->last, app, &input);
	for (int b = 0; b < a->q->n_questions; b++) {
		a->asked[b] = a->q->questions[b].role == ROLE_GATE;
		read_last(a, &input, b);
	}
	for (int k = AGENDA_OVERDUE; k <= AGENDA_DONE; k++)
		add_conditions(a, app, k);
	for (unsigned i = 0; i < a->last->items->len; i++)
		add_at_odds(a, a->last->items->pdata[i]);
	add_of_version(a, app, AGENDA_CHANGED);
	add_of_version(a, app, AGENDA_NEW);
	add_old(a, app);
	add_unknown(a, app);
	return add_elsewhere(a, app, ds) && collect_confirm(a, app, ds);
}

/* The draft as it is judged now, if there is one. */
static bool load_draft(struct agenda *a, struct app *app, const struct store_service *s,
		       struct diags *ds)
{
	struct store_assessment *draft;
	struct target t;

	if (!store_draft(app->store, s->id, &draft, ds))
		return false;
	if (draft == NULL) {
		a->q = questionnaire_versions_next(app, s->id, ds);
		return a->q != NULL;
	}
	target_set(&t, NULL, draft);
	if (!store_get_service(app->store, s->id, &t.service, ds) ||
	    !judgement_take(&a->draft, app, &t, JUDGE_BRIEF, ds))
		return false;
	a->q = a->draft->q;
	return true;
}

static bool load(struct agenda *a, struct app *app, const char *service, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;

	if (!target_find_service(&s, app, service, ds) || !carrying_last(&a->last, app, s, ds))
		return false;
	if (a->last == NULL) {
		diag_hint(diag_error(ds, "nothing-finished", NULL,
				     _("\"%s\" has no finished assessment to follow up"), s->slug),
			  _("\"seam assess %s\" goes on with the first one"), s->slug);
		return false;
	}
	a->service = g_strdup(s->slug);
	if (!load_draft(a, app, s, ds))
		return false;
	a->diff = questionnaires_diff(app, a->last->q, a->q);
	a->answers = g_new0(struct agenda_last, a->q->n_questions + 1);
	a->asked = g_new0(bool, a->q->n_questions + 1);
	a->rows = g_array_new(FALSE, FALSE, sizeof(struct agenda_row));
	g_array_set_clear_func(a->rows, row_clear);
	a->confirm = g_array_new(FALSE, FALSE, sizeof(int));
	return collect(a, app, ds);
}

bool agenda_of(struct agenda **out, struct app *app, const char *service, struct diags *ds)
{
	g_autoptr(agenda) a = g_new0(struct agenda, 1);
	struct store *st;
	bool ok;

	*out = NULL;
	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL)
		return load(a, app, service, ds);
	if (!store_begin_read(st, ds))
		return false;
	ok = load(a, app, service, ds);
	store_end_read(st);
	if (ok)
		*out = g_steal_pointer(&a);
	return ok;
}
