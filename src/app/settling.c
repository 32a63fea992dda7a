/*
 * What can be lifted or explained away, by whom and how long. What may be waived
 * says the questionnaire: `waivable' of a question, soft_if_waived of a rule.
 */
#include "config.h"

#include "app/settling.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/naming.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "base/near.h"

/* The questionnaire a service is judged by now. */
static const struct questionnaire *questionnaire_of(struct app *app,
						    const struct store_service *s,
						    struct diags *ds)
{
	g_autoptr(store_assessment) a = NULL;

	if (!store_current_assessment(app->store, s->id, &a, ds))
		return NULL;
	return questionnaires_of(app, a != NULL ? a->questionnaire : NULL, ds);
}

/* The id under which a waiver is kept: a gate's label, else the question or rule. */
static const char *waivable_id(const struct questionnaire *q, const char *typed,
			       bool *known)
{
	int i = questionnaire_find_label(q, typed);

	*known = i >= 0;
	if (i >= 0)
		return q->questions[i].waivable ? question_label(&q->questions[i]) : NULL;
	for (int r = 0; r < q->n_rules; r++)
		if (g_ascii_strcasecmp(q->rules[r].id, typed) == 0) {
			*known = true;
			if (q->rules[r].soft_if_waived)
				return q->rules[r].id;
		}
	return NULL;
}

static char *list_waivable(const struct questionnaire *q)
{
	GString *list = g_string_new(NULL);

	for (int i = 0; i < q->n_questions; i++)
		if (q->questions[i].waivable)
			g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
					       question_label(&q->questions[i]));
	for (int r = 0; r < q->n_rules; r++)
		if (q->rules[r].soft_if_waived)
			g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
					       q->rules[r].id);
	return g_string_free(list, FALSE);
}

static const char *check_waivable(const struct questionnaire *q, const char *typed,
				  struct diags *ds)
{
	bool known;
	const char *id = waivable_id(q, typed, &known);
	g_autofree char *list = NULL;
	struct diag *d;

	if (id != NULL)
		return id;
	list = list_waivable(q);
	d = diag_error(ds, "not-waivable", NULL,
		       known ? _("\"%s\" cannot be waived") :
			       _("there is no gate, item or rule \"%s\""), typed);
	if (*list != '\0')
		diag_hint(d, _("waivers exist for: %s"), list);
	else
		diag_hint(d, _("this questionnaire allows no waivers"));
	return NULL;
}

static bool read_until(char date[CALENDAR_DATE_SIZE], const struct app *app,
		       const char *typed, struct diags *ds)
{
	int today = calendar_day_of(app->now_ms), day;
	struct diag *d;

	if (!calendar_parse_day(&day, typed, today, ds))
		return false;
	calendar_format_date(date, day);
	if (day >= today && day - today <= WAIVER_DAYS_MAX)
		return true;
	if (day < today)
		diag_error(ds, "until", NULL, _("%s is over already"), date);
	else {
		d = diag_error(ds, "until", NULL, _("%s is more than %d days ahead"), date,
			       WAIVER_DAYS_MAX);
		calendar_format_date(date, today + WAIVER_DAYS_MAX);
		diag_hint(d, _("a waiver ends by %s at the latest; it can be given again"), date);
	}
	return false;
}

/* Taking back what was never given would be a change that says nothing. */
static bool refuse_withdrawal(const char *format, const struct store_service *s,
			      const char *id, struct diags *ds)
{
	struct diag *d = diag_error(ds, "not-given", NULL, format, s->slug, id);

	diag_hint(d, _("\"seam history %s\" lists what was said"), s->slug);
	return false;
}

/* The one that is to be withdrawn; yours to free. */
static struct store_waiver *given_waiver(struct app *app, const struct store_service *s,
					 const struct questionnaire *q, const char *id,
					 struct diags *ds)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!naming_waivers(&list, app, s->id, q, ds))
		return NULL;
	for (unsigned i = 0; i < list->len; i++)
		if (strcmp(((struct store_waiver *)list->pdata[i])->id, id) == 0)
			return g_ptr_array_steal_index(list, i);
	refuse_withdrawal(_("\"%s\" has no waiver of %s"), s, id, ds);
	return NULL;
}

static bool has_justification(struct app *app, const struct store_service *s,
			      const char *id, struct diags *ds)
{
	g_autoptr(GPtrArray) list = NULL;

	if (!store_justifications(app->store, s->id, &list, ds))
		return false;
	for (unsigned i = 0; i < list->len; i++)
		if (strcmp(((struct store_justification *)list->pdata[i])->smell, id) == 0)
			return true;
	return refuse_withdrawal(_("\"%s\" has no reason written for %s"), s, id, ds);
}

static bool put_waiver(struct app *app, const struct store_service *s,
		       const struct store_waiver *w, const struct args *args, struct diags *ds)
{
	if (!change_begin(app, args, w->withdrawn ? DEED_WITHDRAW_WAIVER : DEED_WAIVE, w->id,
			  NULL, ds))
		return false;
	if (change_through(app, s, ds) && store_put_waiver(app->store, s->id, w, ds) &&
	    change_commit(app, REACH_SERVICE, s->system, s->id, ds))
		return true;
	change_rollback(app);
	return false;
}

static bool waive(struct app *app, const struct store_service *s, const char *id,
		  const char *until, const struct args *args, struct diags *ds)
{
	const struct store_waiver w = {
		.id = (char *)id,
		.by = (char *)app_author(app, args),
		.reason = (char *)args_text(args, "reason"),
		.given = app->today,
		.until = (char *)until,
	};

	return put_waiver(app, s, &w, args, ds);
}

static bool withdraw(struct app *app, const struct store_service *s,
		     const struct questionnaire *q, const char *id, const struct args *args,
		     struct diags *ds)
{
	struct store_waiver *w = given_waiver(app, s, q, id, ds);
	bool ok;

	if (w == NULL)
		return false;
	w->withdrawn = true;
	ok = put_waiver(app, s, w, args, ds);
	store_waiver_free(w);
	return ok;
}

static enum exit_code print_result(struct app *app, const char *service,
				   struct diags *ds)
{
	g_autoptr(judgement) j = NULL;

	if (!judgement_of(&j, app, service, JUDGE_BRIEF, ds))
		return EXIT_CODE_DATA;
	printing_verdict_line(app, j);
	app_hint(app, _("next: seam verdict %s"), j->target.service->slug);
	return EXIT_CODE_OK;
}

enum exit_code settling_run_waive(struct app *app, const struct args *args,
				  struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	const struct questionnaire *q;
	char until[CALENDAR_DATE_SIZE] = "";
	const char *id;
	struct store *st;

	if (!args_has(args, "withdraw") &&
	    (!args_need(args, "by", ds) || !args_need(args, "reason", ds) ||
	     !args_need(args, "until", ds)))
		return EXIT_CODE_USAGE;
	if (!target_store(&st, app, args_word(args, 0), ds) ||
	    !target_find_service(&s, app, args_word(args, 0), ds))
		return EXIT_CODE_DATA;
	q = questionnaire_of(app, s, ds);
	id = q != NULL ? check_waivable(q, args_word(args, 1), ds) : NULL;
	if (id == NULL)
		return EXIT_CODE_DATA;
	if (args_has(args, "withdraw") ? !withdraw(app, s, q, id, args, ds) :
	    !read_until(until, app, args_text(args, "until"), ds) ||
	    !waive(app, s, id, until, args, ds))
		return EXIT_CODE_DATA;
	return print_result(app, s->slug, ds);
}

/* The smell's id as the questionnaire writes it. */
static const char *find_smell(const struct questionnaire *q, const char *typed,
			      const char *service, struct diags *ds)
{
	struct near n;
	struct diag *d;

	near_init(&n, typed);
	for (int r = 0; r < q->n_rules; r++) {
		if (q->rules[r].effect != EFFECT_SMELL)
			continue;
		if (g_ascii_strcasecmp(q->rules[r].id, typed) == 0)
			return q->rules[r].id;
		near_offer(&n, q->rules[r].id);
	}
	d = diag_error(ds, "no-smell", NULL, _("%s has no smell \"%s\""), q->id, typed);
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), n.best);
	else if (questionnaire_rule(q, typed, EFFECT_FAIL) != NULL)
		diag_hint(d, _("what this rule says is a fact: it is changed, not explained away"));
	else
		diag_hint(d, _("\"seam verdict %s\" lists those that were found"), service);
	return NULL;
}

/*
 * Conditions: a question, a rule, a rule with a section behind a colon, or all smells
 * together. A question by its id, which it keeps when a version gives it another label.
 */
static char *match_condition(const struct questionnaire *q, const char *typed,
			     struct near *n)
{
	int i = questionnaire_find_label(q, typed);

	if (i >= 0)
		return g_strdup(q->questions[i].id);
	if (g_ascii_strcasecmp(typed, CONDITION_SMELLS) == 0)
		return g_strdup(CONDITION_SMELLS);
	for (int r = 0; r < q->n_rules; r++) {
		const struct rule *rule = &q->rules[r];
		bool of_section = rule->each != NULL && rule->each_tag == RULE_EACH_SECTION;

		if ((rule->effect != EFFECT_CONDITION && rule->effect != EFFECT_STOP) ||
		    (rule->each != NULL && !of_section))
			continue;
		if (!of_section && g_ascii_strcasecmp(rule->id, typed) == 0)
			return g_strdup(rule->id);
		for (int s = 0; of_section && s < q->n_sections; s++) {
			g_autofree char *id = g_strconcat(rule->id, ":", q->sections[s].id, NULL);

			if (g_ascii_strcasecmp(id, typed) == 0)
				return g_steal_pointer(&id);
		}
		if (!of_section)
			near_offer(n, rule->id);
	}
	for (i = 0; i < q->n_questions; i++)
		near_offer(n, question_label(&q->questions[i]));
	return NULL;
}

char *settling_condition_id(struct app *app, const struct store_service *s,
			    const char *typed, struct diags *ds)
{
	const struct questionnaire *q = questionnaire_of(app, s, ds);
	struct diag *d;
	struct near n;
	char *id;

	if (q == NULL)
		return NULL;
	near_init(&n, typed);
	id = match_condition(q, typed, &n);
	if (id != NULL)
		return id;
	d = diag_error(ds, "no-condition", NULL, _("%s has no condition \"%s\""), q->id, typed);
	if (n.best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), n.best);
	else
		diag_hint(d, _("\"seam verdict %s\" lists the conditions"), s->slug);
	return NULL;
}

bool settling_justify(struct app *app, const char *service, const char *smell,
		      const char *reason, const struct args *args, struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	const struct questionnaire *q;
	const char *id;
	struct store *st;
	struct store_justification j;

	if (!target_store(&st, app, service, ds) || !target_find_service(&s, app, service, ds))
		return false;
	q = questionnaire_of(app, s, ds);
	id = q != NULL ? find_smell(q, smell, s->slug, ds) : NULL;
	if (id == NULL || (reason == NULL && !has_justification(app, s, id, ds)))
		return false;
	j = (struct store_justification){
		.smell = (char *)id,
		.by = (char *)app_author(app, args),
		.reason = (char *)reason,
	};
	if (!change_begin(app, args, reason != NULL ? DEED_JUSTIFY : DEED_WITHDRAW_REASON, id,
			  NULL, ds))
		return false;
	if (change_through(app, s, ds) &&
	    (reason != NULL ? store_put_justification(st, s->id, &j, ds) :
			      store_withdraw_justification(st, s->id, id, ds)) &&
	    change_commit(app, REACH_SERVICE, s->system, s->id, ds))
		return true;
	change_rollback(app);
	return false;
}

enum exit_code settling_run_justify(struct app *app, const struct args *args,
				    struct diags *ds)
{
	bool withdraw = args_has(args, "withdraw");

	if (!withdraw && !args_need(args, "reason", ds))
		return EXIT_CODE_USAGE;
	if (!settling_justify(app, args_word(args, 0), args_word(args, 1),
			      withdraw ? NULL : args_text(args, "reason"), args, ds))
		return EXIT_CODE_DATA;
	return print_result(app, args_word(args, 0), ds);
}
