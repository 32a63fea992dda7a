/*
 * Answers from text to the database. Checking comes first and completely; only
 * then is anything written, and all of it in one transaction.
 */
#include "config.h"

#include "app/answering.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/carrying.h"
#include "app/change.h"
#include "app/live.h"
#include "app/questionnaire_versions.h"
#include "app/questionnaires.h"
#include "core/kind.h"

static void answer_edit_free(gpointer data)
{
	struct answer_edit *e = data;

	g_free(e->question);
	g_free(e->value);
	g_free(e->note);
	g_free(e->evidence);
	g_free(e->file);
	g_free(e);
}

GPtrArray *answer_edits_new(void)
{
	return g_ptr_array_new_with_free_func(answer_edit_free);
}

static char *text_or_null(const char *text)
{
	return text != NULL && *text != '\0' ? g_strdup(text) : NULL;
}

struct answer_edit *answer_edits_add(GPtrArray *edits, const char *question,
				     const char *value, const char *note)
{
	struct answer_edit *e = g_new0(struct answer_edit, 1);

	e->question = g_strdup(question);
	e->value = g_strdup(value);
	e->note = text_or_null(note);
	e->head = STORE_ANY_HEAD;
	g_ptr_array_add(edits, e);
	return e;
}

bool answer_edits_add_typed(GPtrArray *edits, const char *typed, struct diags *ds)
{
	const char *equals = strchr(typed, '=');
	g_autofree char *id = NULL;
	struct diag *d;

	if (equals == NULL || equals == typed) {
		d = diag_error(ds, "answer-form", NULL, _("\"%s\" is no answer"), typed);
		diag_hint(d, _("write ID=VALUE or ID=VALUE:NOTE, such as P1=yes"));
		return false;
	}
	id = g_strstrip(g_strndup(typed, (gsize)(equals - typed)));
	answer_edits_add(edits, id, equals + 1, NULL);
	return true;
}

static struct place edit_place(const struct answer_edit *e)
{
	return (struct place){ .file = e->file, .line = e->line, .column = e->column };
}

const struct question *answering_find_question(const struct questionnaire *q,
					       const char *typed,
					       const struct place *at, struct diags *ds)
{
	int i = questionnaire_find_label(q, typed);
	const char *near;
	struct diag *d;

	if (i >= 0)
		return &q->questions[i];
	d = diag_error(ds, "no-question", at, _("%s has no question \"%s\""), q->id, typed);
	near = questionnaire_near_label(q, typed);
	if (near != NULL)
		diag_hint(d, _("did you mean \"%s\"?"), near);
	else
		diag_hint(d, _("\"seam questionnaire show %s\" lists them"), q->id);
	return NULL;
}

/* The first colon starts the note, except where the whole rest is the value. */
static void split_note(struct answer_edit *e, const struct question *q)
{
	char *colon = strchr(e->value, ':');
	enum answer_form form = question_form(q);

	if (colon == NULL || e->note != NULL || form == FORM_TEXT || form == FORM_NUMBER)
		return;
	*colon = '\0';
	e->note = text_or_null(g_strstrip(colon + 1));
	g_strchomp(e->value);
}

/* A text or number question takes the whole rest; only `na' has a reason behind it. */
static void split_reason(struct answer_edit *e)
{
	if (e->note == NULL && g_ascii_strncasecmp(e->value, "na:", 3) == 0) {
		e->note = text_or_null(g_strstrip(e->value + 3));
		e->value[2] = '\0';
	}
}

/* One edit as the database keeps it; NULL when it is wrong. */
static struct store_answer *check_edit(struct answer_edit *e, const struct questionnaire *q,
				       const struct answering *how, struct diags *ds)
{
	struct place at = edit_place(e);
	const struct question *question = answering_find_question(q, e->question, &at, ds);
	g_autoptr(diags) why = diags_new();
	struct store_answer *a = NULL;
	struct value value = { 0 };

	if (question == NULL)
		return NULL;
	if (how->split_notes) {
		split_reason(e);
		split_note(e, question);
	}
	if (!value_parse(&value, question, e->value, why)) {
		for (unsigned i = 0; e->file != NULL && i < why->items->len; i++) {
			struct diag *d = why->items->pdata[i];

			d->file = g_strdup(e->file);
			d->line = e->line;
			d->column = e->column;
		}
		diags_move(ds, why);
		return NULL;
	}
	if (value.kind == VALUE_NA && e->note == NULL) {
		struct diag *d = diag_error(ds, "na-reason", &at,
					    _("\"%s\" is not applicable only with a reason"),
					    question->id);

		diag_hint(d, _("write %s=na:REASON"), question_label(question));
		return NULL;
	}
	a = g_new0(struct store_answer, 1);
	a->question = g_strdup(question->id);
	a->value = value_format(&value, question);
	a->note = g_strdup(e->note);
	a->evidence = text_or_null(e->evidence);
	a->confidence = e->confidence;
	a->source = how->source;
	a->by = g_strdup(how->by);
	a->head = e->head;
	a->of_system = question->scope == SCOPE_SYSTEM && how->source == SOURCE_ROOM;
	value_clear(&value);
	return a;
}

static void free_answer(gpointer data)
{
	store_answer_free(data);
}

/* One change says one thing about a question. */
static bool is_new(const GPtrArray *answers, const struct store_answer *a,
		   const struct answer_edit *e, struct diags *ds)
{
	struct place at = edit_place(e);

	for (unsigned i = 0; i < answers->len; i++)
		if (strcmp(((struct store_answer *)answers->pdata[i])->question, a->question) == 0) {
			diag_error(ds, "answered-twice", &at,
				   _("\"%s\" is answered twice; keep one"), e->question);
			return false;
		}
	return true;
}

static GPtrArray *check_edits(GPtrArray *edits, const struct questionnaire *q,
			      const struct answering *how, struct diags *ds)
{
	g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func(free_answer);

	for (unsigned i = 0; i < edits->len; i++) {
		struct store_answer *a = check_edit(edits->pdata[i], q, how, ds);

		if (a != NULL && is_new(answers, a, edits->pdata[i], ds))
			g_ptr_array_add(answers, a);
		else
			store_answer_free(a);
	}
	return answers->len == edits->len ? g_steal_pointer(&answers) : NULL;
}

bool answering_draft(struct store_assessment **out, struct app *app,
		     const struct store_service *s, struct draft_start *start,
		     struct diags *ds)
{
	const struct questionnaire *q = start->q;

	*out = NULL;
	start->carried = 0;
	if (!store_draft(app->store, s->id, out, ds))
		return false;
	if (*out != NULL)
		return true;
	if (q == NULL)
		q = questionnaire_versions_next(app, s->id, ds);
	return q != NULL && questionnaires_keep(app, app->store, q, ds) &&
	       store_start(app->store, s->id, questionnaire_hash(q), start->mode, out, ds) &&
	       carrying_over(app, s, *out, q, start->given, &start->carried, ds);
}

/* "answer P1: yes", or how many. */
static char *label_of(const GPtrArray *answers, const struct questionnaire *q,
		      const struct answering *how)
{
	const struct store_answer *a = answers->pdata[0];
	int i = questionnaire_find(q, a->question);
	g_autofree char *count = g_strdup_printf("%u", answers->len);

	if (how->source == SOURCE_PREPARED)
		return deed_label(DEED_READ_SHEET, how->by, count);
	if (answers->len > 1)
		return deed_label(DEED_ANSWER_SEVERAL, count, NULL);
	if (*a->value == '\0')
		return deed_label(DEED_WITHDRAW, question_label(&q->questions[i]), NULL);
	return deed_label(DEED_ANSWER, question_label(&q->questions[i]), a->value);
}

static bool has_system_answer(const GPtrArray *answers)
{
	for (unsigned i = 0; i < answers->len; i++)
		if (((struct store_answer *)answers->pdata[i])->of_system)
			return true;
	return false;
}

static bool write_answers(struct app *app, const struct store_service *s,
			  const struct store_assessment *a, GPtrArray *answers,
			  struct judgement **out, int *services, struct diags *ds)
{
	bool system = has_system_answer(answers);

	for (unsigned i = 0; i < answers->len; i++)
		if (!store_put_answer(app->store, a->id, answers->pdata[i], ds))
			return false;
	*services = 0;
	if (system && !store_count_services(app->store, s->system, services, ds))
		return false;
	return system ? change_commit(app, REACH_SYSTEM, s->system, 0, ds) :
			change_commit_service(out, app, s, ds);
}

/* The questionnaire of the draft, or the one a new draft would get. */
static const struct questionnaire *questionnaire_for(struct app *app, gint64 service,
						     struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;

	if (!store_draft(app->store, service, &draft, ds))
		return NULL;
	return draft != NULL ? questionnaires_stored(app, draft->questionnaire, ds) :
			       questionnaire_versions_next(app, service, ds);
}

/*
 * Asked under the write lock, because answers are checked before it is taken: a room
 * goes on in its own draft or not at all, and what was checked against one
 * questionnaire is not stored in a draft on another.
 */
static bool is_that_draft(const struct store_assessment *draft,
			  const struct questionnaire *q, const struct answering *how,
			  struct diags *ds)
{
	if (draft != NULL && (how->draft == 0 || how->draft == draft->id) &&
	    strcmp(draft->questionnaire, questionnaire_hash(q)) == 0)
		return true;
	diag_error(ds, "draft-gone", NULL,
		   _("this draft was finished or taken back meanwhile; nothing was stored"));
	return false;
}

/* A reason why a question did not apply does not stand beside another answer. */
static const struct store_answer *find_before(const GPtrArray *before, const char *question)
{
	for (unsigned i = 0; i < before->len; i++) {
		const struct store_answer *a = before->pdata[i];

		if (strcmp(a->question, question) == 0)
			return *a->value != '\0' && strcmp(a->value, "na") != 0 ? a : NULL;
	}
	return NULL;
}

/* Read under the write lock: what others wrote beside an answer meanwhile stays too. */
static bool keep_beside(struct app *app, const struct store_assessment *draft,
			const GPtrArray *answers, const struct questionnaire *q,
			const struct answering *how, struct diags *ds)
{
	g_autoptr(GPtrArray) before = NULL;

	if (!how->keep_note && !how->keep_evidence)
		return true;
	if (!live_answers(&before, app, q, draft, ds))
		return false;
	for (unsigned i = 0; i < answers->len; i++) {
		struct store_answer *a = answers->pdata[i];
		const struct store_answer *old = find_before(before, a->question);

		if (old != NULL && how->keep_note && a->note == NULL)
			a->note = g_strdup(old->note);
		if (old != NULL && how->keep_evidence && a->evidence == NULL)
			a->evidence = g_strdup(old->evidence);
	}
	return true;
}

/* Where one is expected, none is started. */
static bool find_draft(struct store_assessment **out, struct app *app,
		       const struct store_service *s, const struct answering *how,
		       struct draft_start *start, struct diags *ds)
{
	return (how->draft != 0 ? store_draft(app->store, s->id, out, ds) :
				  answering_draft(out, app, s, start, ds)) &&
	       is_that_draft(*out, start->q, how, ds);
}

/* *out: the judgement, when it was made on the way. */
static bool store_checked(struct judgement **out, struct app *app,
			  const struct store_service *s, GPtrArray *answers,
			  const struct questionnaire *q, const struct answering *how,
			  int *services, struct diags *ds)
{
	g_autoptr(store_assessment) draft = NULL;
	g_autofree char *label = how->label != NULL ? g_strdup(how->label) :
						      label_of(answers, q, how);
	struct draft_start start = {
		.q = q,
		.mode = how->source == SOURCE_QUICK ? STORE_QUICK : STORE_ROOM,
		.given = answers,
	};

	if (!change_begin_labelled(app, how->args, label, ds))
		return false;
	if (change_through(app, s, ds) && find_draft(&draft, app, s, how, &start, ds) &&
	    keep_beside(app, draft, answers, q, how, ds) &&
	    (how->also == NULL || how->also(app, draft, answers, how->data, ds)) &&
	    write_answers(app, s, draft, answers, out, services, ds)) {
		if (how->carried != NULL)
			*how->carried = start.carried;
		return true;
	}
	change_rollback(app);
	return false;
}

/* The service and its questionnaire, as one read. */
static bool find_for(struct store_service **s, const struct questionnaire **q, struct app *app,
		     const char *service, struct diags *ds)
{
	if (!store_begin_read(app->store, ds))
		return false;
	*q = target_find_service(s, app, service, ds) ?
		     questionnaire_for(app, (*s)->id, ds) : NULL;
	store_end_read(app->store);
	return *q != NULL;
}

const struct questionnaire *answering_questionnaire(struct app *app, const char *service,
						    struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	const struct questionnaire *q;
	struct store *st;

	/* the first finds the service or says that there is none */
	return target_store(&st, app, service, ds) && find_for(&s, &q, app, service, ds) ? q :
											   NULL;
}

/* What was stored is told, also when the service got another name meanwhile. */
static bool judge(struct judgement **out, struct app *app, gint64 service, const char *name,
		  struct diags *ds)
{
	struct target t;
	bool ok;

	if (!store_begin_read(app->store, ds))
		return false;
	ok = target_of_service(&t, app, service, ds) ?
		     judgement_take(out, app, &t, JUDGE_BRIEF, ds) :
		     judgement_of(out, app, name, JUDGE_BRIEF, ds);
	store_end_read(app->store);
	return ok;
}

bool answering_store(struct judgement **out, struct app *app, const char *service,
		     GPtrArray *edits, const struct answering *how, int *services,
		     struct diags *ds)
{
	g_autoptr(store_service) found = NULL;
	g_autoptr(GPtrArray) answers = NULL;
	const struct store_service *s = how->seen != NULL ? how->seen->target.service : NULL;
	const struct questionnaire *q = how->seen != NULL ? how->seen->q : NULL;
	struct store *st;

	*out = NULL;
	*services = 0;
	if (!target_store(&st, app, service, ds) ||
	    (s == NULL && !find_for(&found, &q, app, service, ds)))
		return false;
	if (s == NULL)
		s = found;
	answers = check_edits(edits, q, how, ds);
	if (answers == NULL)
		return false;
	if ((answers->len > 0 || how->also != NULL) &&
	    !store_checked(out, app, s, answers, q, how, services, ds))
		return false;
	return *out != NULL || judge(out, app, s->id, service, ds);
}

void answering_note_services(int services, const char *system, struct diags *ds)
{
	if (services > 1)
		diag_note(ds, "system-answer", NULL,
			  ngettext("an answer of the system \"%s\" counts for its %d service",
				   "an answer of the system \"%s\" counts for its %d services",
				   (unsigned long)services), system, services);
}
