/*
 * Names -> indexes: what a condition speaks of must exist, be of the right kind,
 * and be readable where the condition stands. All mistakes of a condition are
 * reported, each at its word.
 */
#include "config.h"

#include "core/expr.h"

#include <glib/gi18n.h>

#include <string.h>

#include "base/near.h"
#include "core/expr_op.h"
#include "core/kind.h"
#include "core/measure.h"

struct resolver {
	struct expr *e;
	const struct questionnaire *q;
	enum expr_context context;
	int self;
	const struct place *at;
	struct diags *ds;
	bool ok;
};

#define BIT(s) (1u << (s))

/* Words for sets of states. */
static const struct {
	const char *word;
	unsigned mask;
} state_words[] = {
	{ "pass", BIT(EVAL_PASS) },
	{ "partial", BIT(EVAL_PARTIAL) },
	{ "fail", BIT(EVAL_FAIL) },
	{ "waived", BIT(EVAL_WAIVED) },
	{ "soft", BIT(EVAL_PARTIAL) | BIT(EVAL_WAIVED) },
	{ "bad", BIT(EVAL_PARTIAL) | BIT(EVAL_FAIL) },
	{ "known", BIT(EVAL_PASS) | BIT(EVAL_PARTIAL) | BIT(EVAL_FAIL) |
			   BIT(EVAL_WAIVED) | BIT(EVAL_KNOWN) },
	{ "open", BIT(EVAL_OPEN) },
	{ "na", BIT(EVAL_NA) },
	{ "hidden", BIT(EVAL_HIDDEN) },
};

/* States that an info question can have. */
static const unsigned info_states = BIT(EVAL_KNOWN) | BIT(EVAL_OPEN) | BIT(EVAL_NA) |
				    BIT(EVAL_HIDDEN);

/* A word of the language for sets of states ("soft"), as bits 1 << EVAL_...; 0 when it
 * is none. */
static unsigned state_mask(const char *word)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(state_words); i++)
		if (strcmp(state_words[i].word, word) == 0)
			return state_words[i].mask;
	return 0;
}

/* Adds an error at a name of the condition; the caller may add a hint. */
static struct diag *G_GNUC_PRINTF(4, 5)
	refuse(struct resolver *r, int name, const char *code, const char *format, ...)
{
	struct place place =
		expr_place_at(r->at, r->e->text, expr_name(r->e, name)->offset);
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(r->ds, code, &place, format, args);
	va_end(args);
	r->ok = false;
	return d;
}

static void hint_near(struct diag *d, const struct near *near)
{
	if (near->best != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near->best);
}

static const char *name_text(const struct resolver *r, int name)
{
	return expr_name(r->e, name)->text;
}

static bool may_read(const struct resolver *r, enum measure m)
{
	return m < MEASURE_FACT_COUNT || (m < MEASURE_COUNT && r->context == EXPR_RULE);
}

static void offer_questions(struct near *near, const struct questionnaire *q)
{
	for (int i = 0; i < q->n_questions; i++)
		near_offer(near, q->questions[i].id);
}

static void refuse_unknown(struct resolver *r, int name, bool with_measures)
{
	const char *text = name_text(r, name);
	struct diag *d;
	struct near near;

	near_init(&near, text);
	offer_questions(&near, r->q);
	for (int m = 0; with_measures && m < MEASURE_COUNT; m++)
		if (may_read(r, m))
			near_offer(&near, measure_name(m));
	if (with_measures)
		d = refuse(r, name, "unknown-name",
			   _("there is no question or fact \"%s\""), text);
	else
		d = refuse(r, name, "unknown-name", _("there is no question \"%s\""),
			   text);
	hint_near(d, &near);
}

/* The question a test is about; -1 after a diagnostic. */
static int resolve_question(struct resolver *r, int name)
{
	int i = questionnaire_find(r->q, name_text(r, name));

	if (i >= 0)
		return i;
	if (measure_find(name_text(r, name)) < MEASURE_COUNT) {
		refuse(r, name, "not-a-question", _("\"%s\" is a fact and has no answer"),
		       name_text(r, name));
		return -1;
	}
	refuse_unknown(r, name, false);
	return -1;
}

static void check_it(struct resolver *r, const struct node *n)
{
	if (r->context != EXPR_RULE)
		refuse(r, n->name, "not-here",
		       _("\"it\" is only known to rules with \"each\""));
}

/* Whether all words are states; their union. */
static bool words_are_states(const struct resolver *r, const struct node *n,
			     guint64 *mask)
{
	*mask = 0;
	for (int i = 0; i < n->n_names; i++) {
		unsigned states = state_mask(name_text(r, n->names + i));

		if (states == 0)
			return false;
		*mask |= states;
	}
	return true;
}

static void refuse_word(struct resolver *r, int name, const struct question *qn)
{
	const char *text = name_text(r, name);
	struct near near;
	struct diag *d;

	near_init(&near, text);
	for (int i = 0; i < qn->n_choices; i++)
		near_offer(&near, qn->choices[i].value);
	for (unsigned i = 0; question_form(qn) != FORM_ITEMS && i < G_N_ELEMENTS(state_words); i++)
		near_offer(&near, state_words[i].word);
	if (question_form(qn) == FORM_ITEMS)
		d = refuse(r, name, "unknown-value", _("%s has no item \"%s\""), qn->id,
			   text);
	else if (state_mask(text) != 0)
		d = refuse(r, name, "unknown-value",
			   _("\"%s\" is a state, but other words of the list are values"),
			   text);
	else
		d = refuse(r, name, "unknown-value",
			   _("\"%s\" is no state and no value of %s"), text, qn->id);
	if (state_mask(text) == 0)
		hint_near(d, &near);
}

/* The words as choices or items of a question. */
static void resolve_values(struct resolver *r, struct node *n, const struct question *qn)
{
	n->mask = 0;
	for (int i = 0; i < n->n_names; i++) {
		int choice = question_find_choice(qn, name_text(r, n->names + i));

		if (choice < 0)
			refuse_word(r, n->names + i, qn);
		else
			n->mask |= G_GUINT64_CONSTANT(1) << choice;
	}
}

static void check_info_states(struct resolver *r, const struct node *n,
			      const struct question *qn)
{
	for (int i = 0; i < n->n_names; i++) {
		unsigned states = state_mask(name_text(r, n->names + i));

		if (qn->role != ROLE_INFO || (states & info_states))
			continue;
		diag_hint(
			refuse(r, n->names + i, "no-states",
			       _("%s is an info question and never \"%s\""), qn->id,
			       name_text(r, n->names + i)),
			_("ask whether it is known, open, na or hidden, or for a value"));
	}
}

static void resolve_it(struct resolver *r, struct node *n)
{
	check_it(r, n);
	if (words_are_states(r, n, &n->mask))
		return;
	for (int i = 0; i < n->n_names; i++)
		if (state_mask(name_text(r, n->names + i)) == 0)
			diag_hint(refuse(r, n->names + i, "unknown-state",
					 _("there is no state \"%s\""),
					 name_text(r, n->names + i)),
				  _("\"it\" can only be asked for its state"));
}

void expr_resolve_is(struct resolver *r, struct node *n)
{
	const struct question *qn;

	if (n->subject == SUBJECT_IT) {
		resolve_it(r, n);
		return;
	}
	n->ref = resolve_question(r, n->name);
	if (n->ref < 0)
		return;
	qn = &r->q->questions[n->ref];
	if (words_are_states(r, n, &n->mask)) {
		check_info_states(r, n, qn);
		return;
	}
	if (question_form(qn) == FORM_ITEMS) {
		diag_hint(refuse(r, n->name, "wrong-kind",
				 _("%s can have several items at once"), qn->id),
			  _("ask with \"has\" or \"within\""));
		return;
	}
	n->op = OP_VALUE;
	resolve_values(r, n, qn);
}

void expr_resolve_items(struct resolver *r, struct node *n)
{
	const struct question *qn;

	if (n->subject == SUBJECT_IT) {
		refuse(r, n->name, "not-here",
		       _("\"it\" can only be asked for its state"));
		return;
	}
	n->ref = resolve_question(r, n->name);
	if (n->ref < 0)
		return;
	qn = &r->q->questions[n->ref];
	if (question_form(qn) == FORM_ITEMS) {
		resolve_values(r, n, qn);
		return;
	}
	diag_hint(refuse(r, n->name, "wrong-kind", _("%s has no items"), qn->id),
		  _("ask with \"is\" or \"in\""));
}

static void resolve_list(struct resolver *r, struct node *n)
{
	const char *text = name_text(r, n->names);
	struct near near;

	near_init(&near, text);
	for (int i = 0; i < r->q->n_word_lists; i++) {
		if (strcmp(r->q->word_lists[i].id, text) == 0) {
			n->list = i;
			return;
		}
		near_offer(&near, r->q->word_lists[i].id);
	}
	hint_near(refuse(r, n->names, "unknown-word-list",
			 _("there is no word list \"%s\""), text),
		  &near);
}

void expr_resolve_matches(struct resolver *r, struct node *n)
{
	enum measure m = measure_find(name_text(r, n->name));

	resolve_list(r, n);
	if (n->subject == SUBJECT_IT) {
		refuse(r, n->name, "not-here",
		       _("\"it\" can only be asked for its state"));
	} else if (n->subject == SUBJECT_QUESTION && m < MEASURE_COUNT) {
		n->subject = SUBJECT_MEASURE;
		n->ref = m;
		if (!measure_is_text(m))
			refuse(r, n->name, "wrong-kind",
			       _("\"%s\" is a number, not a text"), measure_name(m));
	} else {
		n->ref = resolve_question(r, n->name);
		if (n->ref < 0 || n->subject == SUBJECT_NOTE ||
		    question_form(&r->q->questions[n->ref]) == FORM_TEXT)
			return;
		diag_hint(refuse(r, n->name, "wrong-kind",
				 _("%s is not answered by a text"),
				 name_text(r, n->name)),
			  _("its note is read by \"note(%s)\""), name_text(r, n->name));
	}
}

static void resolve_measure(struct resolver *r, struct node *n, enum measure m)
{
	n->op = OP_MEASURE;
	n->subject = SUBJECT_MEASURE;
	n->ref = m;
	if (measure_is_text(m))
		diag_hint(refuse(r, n->name, "wrong-kind",
				 _("\"%s\" is a text, not a number"), measure_name(m)),
			  _("ask with \"matches\""));
	else if (!may_read(r, m))
		refuse(r, n->name, "not-here", _("\"%s\" is only known to rules"),
		       measure_name(m));
}

void expr_resolve_number(struct resolver *r, struct node *n)
{
	enum measure m = measure_find(name_text(r, n->name));
	const struct question *qn;

	if (m < MEASURE_COUNT) {
		resolve_measure(r, n, m);
		return;
	}
	if (n->subject == SUBJECT_IT) {
		refuse(r, n->name, "not-here",
		       _("\"it\" can only be asked for its state"));
		return;
	}
	n->ref = questionnaire_find(r->q, name_text(r, n->name));
	if (n->ref < 0) {
		refuse_unknown(r, n->name, true);
		return;
	}
	qn = &r->q->questions[n->ref];
	if (question_form(qn) != FORM_NUMBER)
		diag_hint(refuse(r, n->name, "wrong-kind",
				 _("%s is not answered by a number"), qn->id),
			  _("ask for its state or value with \"is\""));
}

void expr_resolve_bare(struct resolver *r, struct node *n)
{
	const char *text = name_text(r, n->name);

	if (r->context == EXPR_GRADE) {
		const struct question *qn = &r->q->questions[r->self];
		int item = question_find_choice(qn, text);

		if (item < 0)
			refuse_word(r, n->name, qn);
		else
			n->mask = G_GUINT64_CONSTANT(1) << item;
		return;
	}
	if (n->subject == SUBJECT_QUESTION && questionnaire_find(r->q, text) < 0 &&
	    measure_find(text) == MEASURE_COUNT) {
		refuse_unknown(r, n->name, true);
		return;
	}
	diag_hint(
		refuse(r, n->name, "condition", _("\"%s\" alone is no condition"), text),
		_("say what it must be, as in \"%s is pass\" or \"%s > 2\""), text, text);
}

void expr_resolve_count(struct resolver *r, struct node *n)
{
	const char *tag = name_text(r, n->names + 1);
	struct near near;

	n->mask = state_mask(name_text(r, n->names));
	if (n->mask == 0)
		refuse(r, n->names, "unknown-state", _("there is no state \"%s\""),
		       name_text(r, n->names));
	else if (n->mask == BIT(EVAL_HIDDEN))
		refuse(r, n->names, "unknown-state",
		       _("hidden questions are not counted"));
	n->list = questionnaire_find_tag(r->q, tag);
	n->args = r->e->args->len;
	for (int i = 0; n->list >= 0 && i < r->q->n_questions; i++) {
		const struct question *qn = &r->q->questions[i];

		/* An info question can never be in most states: leave it out. */
		if (!question_has_tag(qn, n->list) ||
		    (qn->role == ROLE_INFO && !(n->mask & info_states)))
			continue;
		g_array_append_val(r->e->args, i);
		n->n_args++;
	}
	if (n->list >= 0)
		return;
	near_init(&near, tag);
	for (int t = 0; t < r->q->n_tags; t++)
		near_offer(&near, r->q->tags[t]);
	hint_near(refuse(r, n->names + 1, "unknown-tag",
			 _("no question has the tag \"%s\""), tag),
		  &near);
}

static bool is_fired_by(const struct rule *rule, enum op op)
{
	return rule->effect == EFFECT_STOP ||
	       (op == OP_FIRED &&
		(rule->effect == EFFECT_FAIL || rule->effect == EFFECT_CONDITION));
}

void expr_resolve_rule(struct resolver *r, struct node *n)
{
	const char *id = name_text(r, n->names);
	struct near near;

	if (r->context != EXPR_RULE) {
		refuse(r, n->names, "not-here", _("only rules know which rules fired"));
		return;
	}
	near_init(&near, id);
	n->args = r->e->args->len;
	for (int i = 0; i < r->q->n_rules; i++) {
		if (!is_fired_by(&r->q->rules[i], n->op))
			continue;
		near_offer(&near, r->q->rules[i].id);
		if (strcmp(r->q->rules[i].id, id) != 0)
			continue;
		g_array_append_val(r->e->args, i);
		n->n_args++;
	}
	if (n->n_args > 0)
		return;
	if (n->op == OP_STOPPED)
		hint_near(refuse(r, n->names, "unknown-rule",
				 _("there is no stop rule \"%s\""), id),
			  &near);
	else
		hint_near(refuse(r, n->names, "unknown-rule",
				 _("there is no stop, fail or condition rule \"%s\""),
				 id),
			  &near);
}

/* A grade knows the items of its question and nothing else. */
static void check_grade(struct resolver *r, const struct node *n)
{
	int name = n->name >= 0 ? n->name : n->n_names > 0 ? n->names : -1;

	if (!op_of(n)->is_number && name < 0)
		return;
	if (name < 0) {
		struct place place = expr_place_at(r->at, r->e->text, 0);

		r->ok = false;
		diag_error(r->ds, "not-here", &place, "%s",
			   _("a grade speaks of items only, not of numbers"));
		return;
	}
	diag_hint(refuse(r, name, "not-here",
			 _("a grade speaks of items only, not of \"%s\""),
			 name_text(r, name)),
		  _("name the items alone, joined by and, or, not"));
}

static void resolve_node(struct resolver *r, struct node *n)
{
	if (r->context == EXPR_GRADE && n->op != OP_BARE) {
		check_grade(r, n);
		return;
	}
	if (op_of(n)->resolve != NULL)
		op_of(n)->resolve(r, n);
}

bool expr_resolve(struct expr *e, const struct questionnaire *q,
		  enum expr_context context, int self, const struct place *at,
		  struct diags *ds)
{
	struct resolver r = { .e = e,
			      .q = q,
			      .context = context,
			      .self = self,
			      .at = at,
			      .ds = ds,
			      .ok = true };

	for (unsigned i = 0; i < e->nodes->len; i++)
		resolve_node(&r, expr_node(e, i));
	return r.ok;
}
