/*
 * Reads the change log. Walking it backwards and forwards is in undoing.c.
 */
#include "config.h"

#include "app/histories.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/printing.h"
#include "app/questionnaires.h"
#include "app/scope.h"
#include "app/target.h"
#include "app/voting.h"
#include "base/text.h"
#include "core/deed.h"

/* "2026-09-12T08:30:00Z" as people read it. */
static char *short_time(const char *at)
{
	g_autofree char *text = g_strndup(at, strlen("2026-09-12T08:30"));
	char *t = strchr(text, 'T');

	if (t != NULL)
		*t = ' ';
	return g_steal_pointer(&text);
}

/* What a page of changes is about, in JSON. */
static const char *const keys[] = {
	[STORE_OF_SERVICE] = "service",
	[STORE_OF_TEAM] = "team",
	[STORE_OF_SYSTEM] = "system",
};

static void write_changes_json(struct app *app, const struct scope *of,
			       const GPtrArray *changes)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < changes->len; i++) {
		const struct store_change *c = changes->pdata[i];

		json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s?, s:b, s:b}", "id",
						      c->uid, "at", c->at, "by", c->who, "label",
						      c->label, "through", c->service_slug,
						      "undone", c->undone, "undo",
						      c->undoes != 0));
	}
	printing_json_take(app, json_pack("{s:i, s:s, s:o}", "schema", 1, keys[of->of],
					  of->stored,
					  "changes", list));
}

static const struct store_change *find_change(const GPtrArray *changes, gint64 seq)
{
	for (unsigned i = 0; i < changes->len; i++)
		if (((struct store_change *)changes->pdata[i])->seq == seq)
			return changes->pdata[i];
	return NULL;
}

/* An undo names what it took back and a redo what it brought back, as far as that is in
 * the list. */
static char *change_text(const struct store_change *c, const GPtrArray *changes)
{
	g_autofree char *text = deed_words(c->label);
	g_autofree char *what = NULL;
	const struct store_change *base = c;

	while (base != NULL && base->undoes != 0)
		base = find_change(changes, base->undoes);
	if (base == NULL || base == c)
		return g_steal_pointer(&text);
	what = deed_words(base->label);
	return g_strdup_printf("%s: %s", text, what);
}

/* Of a team or a system: which service somebody looked at, if it was any. */
static bool shows_through(const struct scope *of, const GPtrArray *changes)
{
	for (guint i = 0; of->of != STORE_OF_SERVICE && i < changes->len; i++)
		if (((struct store_change *)changes->pdata[i])->service_slug != NULL)
			return true;
	return false;
}

static void write_changes(struct app *app, const struct scope *of, const GPtrArray *changes)
{
	bool through = shows_through(of, changes);
	const char *const heads[] = { _("when (UTC)"), _("who"), _("what"),
				      through ? _("through") : NULL, NULL };
	struct doc *d;

	if (app_prints_data(app)) {
		write_changes_json(app, of, changes);
		return;
	}
	d = doc_new();
	doc_table(d, heads, NULL);
	for (unsigned i = 0; i < changes->len; i++) {
		const struct store_change *c = changes->pdata[i];
		g_autofree char *at = short_time(c->at);
		g_autofree char *text = change_text(c, changes);

		doc_row(d);
		doc_cell(d, 0, at);
		doc_cell(d, 1, c->who);
		if (c->undone)
			line_textf(doc_cell(d, 2, NULL), _("%s (undone)"), text);
		else
			doc_cell(d, 2, text);
		if (through)
			doc_cell(d, 3, c->service_slug);
	}
	printing_list_take(app, d);
}

/* Everything said about one question. */
struct answer_past {
	const struct question *question;
	GPtrArray *answers;	/* struct store_answer, the newest first */
	GPtrArray *rounds;	/* struct voting_round, the oldest first */
};

static json_t *answer_json(const struct store_answer *a)
{
	const char *confidence = a->confidence == CONFIDENCE_NONE ?
					 NULL :
					 confidence_name(a->confidence);

	return json_pack("{s:s, s:s, s:s, s:s?, s:s?, s:s?, s:s, s:s?, s:b}", "at", a->at, "by",
			 a->by, "value", a->value, "note", a->note, "evidence", a->evidence,
			 "confidence", confidence, "source", answer_source_name(a->source),
			 "through", a->through, "undone", a->undone);
}

static json_t *round_json(const struct voting_round *r)
{
	g_autofree char *words = voting_words(r);

	return json_pack("{s:s, s:s, s:i, s:s, s:s, s:b, s:s?}", "at", r->at, "by", r->by,
			 "round", r->number, "kind", vote_kind_name(r->vote->kind), "votes",
			 words, "contested", r->result.contested, "agreed", r->agreed);
}

static void write_past_json(struct app *app, const char *service,
			    const struct answer_past *past)
{
	json_t *answers = json_array(), *votes = json_array();

	for (unsigned i = 0; i < past->answers->len; i++)
		json_array_append_new(answers, answer_json(past->answers->pdata[i]));
	for (unsigned i = past->rounds->len; i-- > 0;)
		json_array_append_new(votes, round_json(past->rounds->pdata[i]));
	printing_json_take(app, json_pack("{s:i, s:s, s:s, s:o, s:o}", "schema", 1, "service",
					  service, "question", past->question->id, "answers",
					  answers, "votes", votes));
}

static void add_row(struct doc *d, const char *at, const char *who)
{
	g_autofree char *text = short_time(at);

	doc_row(d);
	doc_cell(d, 0, text);
	doc_cell(d, 1, who);
}

static void add_answer(struct doc *d, const struct store_answer *a)
{
	const char *value = *a->value != '\0' ? a->value : _("withdrawn");

	add_row(d, a->at, a->by);
	if (a->undone)
		line_textf(doc_cell(d, 2, NULL), _("%s (undone)"), value);
	else
		doc_cell(d, 2, value);
	doc_cell(d, 3, a->note);
}

static void add_round(struct doc *d, const struct voting_round *r)
{
	g_autofree char *words = voting_words(r);

	add_row(d, r->at, r->by);
	line_textf(doc_cell(d, 2, NULL), _("vote %d: %s"), r->number, words);
}

/* An answer that a vote led to stands above it: both are of one change. */
static void write_past(struct app *app, const char *service, const struct answer_past *past)
{
	const char *const heads[] = { _("when (UTC)"), _("who"), _("answer"), _("note"), NULL };
	unsigned rounds = past->rounds->len;
	struct doc *d;

	if (app_prints_data(app)) {
		write_past_json(app, service, past);
		return;
	}
	d = doc_new();
	if (past->answers->len == 0 && rounds == 0)
		doc_paragraph(d, _("Nobody has answered this question yet."));
	else
		doc_table(d, heads, NULL);
	for (unsigned i = 0; i < past->answers->len; i++) {
		const struct store_answer *a = past->answers->pdata[i];

		while (rounds > 0 &&
		       ((struct voting_round *)past->rounds->pdata[rounds - 1])->head > a->head)
			add_round(d, past->rounds->pdata[--rounds]);
		add_answer(d, a);
	}
	while (rounds > 0)
		add_round(d, past->rounds->pdata[--rounds]);
	printing_list_take(app, d);
}

static bool read_past(struct answer_past *past, struct app *app, const struct target *t,
		      const char *typed, struct diags *ds)
{
	gint64 assessment = t->assessment != NULL ? t->assessment->id : 0;
	const struct questionnaire *q;

	q = questionnaires_of(app, t->assessment != NULL ? t->assessment->questionnaire : NULL,
			      ds);
	if (q == NULL)
		return false;
	past->question = answering_find_question(q, typed, NULL, ds);
	if (past->question == NULL)
		return false;
	if (assessment == 0)
		past->answers = g_ptr_array_new();
	else if (!store_answer_history(app->store, assessment, past->question->id,
				       &past->answers, ds))
		return false;
	return voting_rounds(&past->rounds, app, assessment, q,
			     (int)(past->question - q->questions), ds);
}

static enum exit_code answer_history(struct app *app, const struct target *t,
				     const char *typed, struct diags *ds)
{
	struct answer_past past = { 0 };
	bool ok = read_past(&past, app, t, typed, ds);

	if (ok)
		write_past(app, t->service->slug, &past);
	g_clear_pointer(&past.answers, g_ptr_array_unref);
	g_clear_pointer(&past.rounds, g_ptr_array_unref);
	return ok ? EXIT_CODE_OK : EXIT_CODE_DATA;
}

/* How the newest change is taken back, if it can be. */
static bool hint_undo(struct app *app, const struct scope *of, struct diags *ds)
{
	g_autofree char *name = text_for_shell(of->stored);
	g_autoptr(store_change) next = NULL;

	if (!store_next_step(app->store, of->of, of->id, false, &next, ds))
		return false;
	if (next == NULL)
		return true;
	if (next->service_slug != NULL)
		app_hint(app, _("\"seam undo %s\" takes the newest change back"),
			 next->service_slug);
	else if (of->of == STORE_OF_TEAM)
		app_hint(app, _("\"seam undo --team %s\" takes the newest change back"), name);
	else
		app_hint(app, _("\"seam undo --system %s\" takes the newest change back"), name);
	return true;
}

bool histories_print(struct app *app, const struct scope *of, struct diags *ds)
{
	g_autoptr(GPtrArray) changes = NULL;

	if (!store_changes(app->store, of->of, of->id, 0, &changes, ds))
		return false;
	write_changes(app, of, changes);
	return true;
}

static enum exit_code service_history(struct app *app, struct scope *of, const char *question,
				      struct diags *ds)
{
	enum exit_code code = EXIT_CODE_OK;
	struct target t;

	if (!target_find(&t, app, of->name, ds))
		return EXIT_CODE_DATA;
	of->id = t.service->id;
	of->stored = g_strdup(t.service->slug);
	if (!hint_undo(app, of, ds))
		code = EXIT_CODE_DATA;
	else if (question != NULL)
		code = answer_history(app, &t, question, ds);
	else if (!histories_print(app, of, ds))
		code = EXIT_CODE_DATA;
	target_clear(&t);
	return code;
}

static enum exit_code named_history(struct app *app, struct scope *of, struct diags *ds)
{
	return scope_find(of, app, true, ds) && hint_undo(app, of, ds) &&
			       histories_print(app, of, ds) ?
		       EXIT_CODE_OK :
		       EXIT_CODE_DATA;
}

const struct option_row histories_options[] = {
	{ "team", 0, OPTION_TEXT, N_("TEAM"), NULL, NAMED_TEAM,
	  N_("every change of a team, through whichever service or none") },
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("every change of a system, through whichever service or none") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

enum exit_code histories_run(struct app *app, const struct args *args, struct diags *ds)
{
	g_auto(scope) of = { 0 };

	if (!scope_read(&of, args, ds))
		return EXIT_CODE_USAGE;
	return of.of == STORE_OF_SERVICE ?
		       service_history(app, &of, args_word(args, 1), ds) :
		       named_history(app, &of, ds);
}
