/*
 * What carries over is said by core/qdiff. An answer under a new id is written again with
 * its author and time; one to a question that means something else is withdrawn; all
 * others stay where they are.
 */
#include "config.h"

#include "app/lifting.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/carrying.h"
#include "app/change.h"
#include "app/printing.h"
#include "app/questionnaire_versions.h"
#include "app/questionnaires.h"

const struct option_row lifting_options[] = {
	{ "to", 0, OPTION_TEXT, N_("ID|FILE"), NULL, NAMED_QUESTIONNAIRE,
	  N_("the version; left out: the newest there is") },
	{ "dry-run", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("say what would become of the answers, and change nothing") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static void line_clear(gpointer data)
{
	g_free(((struct lift_line *)data)->value);
}

void lifting_free(struct lifting *l)
{
	if (l == NULL)
		return;
	verdict_free(l->after);
	inputs_free(l->in);
	judgement_free(l->before);
	g_clear_pointer(&l->lines, g_array_unref);
	g_clear_pointer(&l->waivers, g_ptr_array_unref);
	g_free(l);
}

/* ---- what would become of it ------------------------------------------------------ */

/* The question of the new version that takes this value of question a, or -1; *value is
 * its stored form there. */
static int taken_by(const struct qdiff *d, int a, const struct value *given, char **value)
{
	int b = qdiff_carry_to(d, a);
	struct value taken = { 0 };

	*value = NULL;
	if (b < 0 || !qdiff_carry_value(&taken, d, b, given))
		return -1;
	*value = value_format(&taken, &d->b->questions[b]);
	value_clear(&taken);
	return b;
}

static void add_line(struct lifting *l, int a)
{
	const struct value *given = &l->before->in->answers[a].value;
	struct lift_line line = { .from = a };

	line.to = taken_by(l->diff, a, given, &line.value);
	if (line.to < 0)
		line.value = value_format(given, &l->before->q->questions[a]);
	l->kept += line.to >= 0;
	g_array_append_val(l->lines, line);
}

/* Answers of the system are live: they count wherever they mean the same. */
static void add_lines(struct lifting *l)
{
	l->lines = g_array_new(FALSE, FALSE, sizeof(struct lift_line));
	g_array_set_clear_func(l->lines, line_clear);
	for (int a = 0; a < l->before->q->n_questions; a++)
		if (l->before->in->answers[a].value.kind != VALUE_NONE &&
		    l->before->q->questions[a].scope == SCOPE_SERVICE)
			add_line(l, a);
}

static bool check_draft(const struct judgement *j, struct diags *ds)
{
	const struct store_assessment *a = j->target.assessment;

	if (a != NULL && a->finished == NULL)
		return true;
	diag_hint(diag_error(ds, "no-draft", NULL, _("\"%s\" has no draft to lift"),
			     j->target.service->slug),
		  _("what is finished stays with its version; a new draft starts with the newest"));
	return false;
}

static bool check_versions(const struct lifting *l, struct diags *ds)
{
	const struct questionnaire *from = l->before->q, *to = l->to;

	if (strcmp(questionnaire_hash(from), questionnaire_hash(to)) == 0) {
		diag_hint(diag_error(ds, "lift-same", NULL, _("the draft goes by %s %s already"),
				     to->id, to->version),
			  _("--to names another version"));
		return false;
	}
	if (l->diff->related)
		return true;
	diag_hint(diag_error(ds, "lift-unrelated", NULL,
			     _("%s is no version of %s: no answer would be one there"), to->id,
			     from->id),
		  _("finish this draft, or undo it, and start one with the other"));
	return false;
}

bool lifting_preview(struct lifting **out, struct app *app, const char *service,
		     const char *to, struct diags *ds)
{
	g_autoptr(lifting) l = g_new0(struct lifting, 1);

	*out = NULL;
	if (!judgement_of(&l->before, app, service, JUDGE_BRIEF, ds) ||
	    !check_draft(l->before, ds))
		return false;
	l->to = to != NULL ? questionnaires_named(app, to, ds) :
			     questionnaire_versions_newest(app, l->before->q->id, ds);
	if (l->to == NULL)
		return false;
	l->diff = questionnaires_diff(app, l->before->q, l->to);
	if (!check_versions(l, ds))
		return false;
	if (!carrying_waivers_lost(&l->waivers, app, l->before->target.service->id, l->diff, ds))
		return false;
	add_lines(l);
	l->in = qdiff_carry_inputs(l->diff, l->before->in, NULL);
	l->after = verdict_compute(l->in);
	*out = g_steal_pointer(&l);
	return true;
}

/* ---- doing it --------------------------------------------------------------------- */

struct writing {
	struct store *st;
	const struct qdiff *diff;
	gint64 draft;
	GHashTable *settled;	/* ids: one change says one thing about a question */
};

static bool put(struct writing *w, const struct store_answer *a, struct diags *ds)
{
	if (!g_hash_table_add(w->settled, g_strdup(a->question)))
		return true;
	return store_put_answer(w->st, w->draft, a, ds);
}

/* The question that takes the answer over, or -1; *value as taken_by() has it. */
static int heir(char **value, const struct writing *w, const struct store_answer *a)
{
	int from = questionnaire_find(w->diff->a, a->question), to;
	struct value given = { 0 };

	*value = NULL;
	if (a->of_system || *a->value == '\0' || from < 0 ||
	    !value_parse(&given, &w->diff->a->questions[from], a->value, NULL))
		return -1;
	to = taken_by(w->diff, from, &given, value);
	value_clear(&given);
	return to;
}

/* The answer, or the offer, under the id that the new version has for its question. */
static bool rename_one(struct writing *w, const struct store_answer *a, struct diags *ds)
{
	g_autofree char *value = NULL;
	int to = heir(&value, w, a);
	struct store_answer copy = *a;

	if (to < 0)
		return true;
	copy.question = w->diff->b->questions[to].id;
	copy.value = value;
	copy.head = STORE_ANY_HEAD;
	if (strcmp(copy.question, a->question) != 0)
		return put(w, &copy, ds);
	g_hash_table_add(w->settled, g_strdup(a->question));	/* stays where it is */
	return true;
}

/* An id that went to another question, or means something else now, must not lend it the
 * answer that was given to the old one. */
static bool withdraw_one(struct writing *w, const struct store_answer *a, struct diags *ds)
{
	const struct store_answer none = {
		.question = a->question, .value = (char *)"", .source = SOURCE_ROOM,
		.head = STORE_ANY_HEAD,
	};

	if (a->of_system || *a->value == '\0' ||
	    questionnaire_find(w->diff->b, a->question) < 0)
		return true;
	return put(w, &none, ds);
}

static bool each(bool (*rewrite)(struct writing *, const struct store_answer *, struct diags *),
		 struct writing *w, const GPtrArray *answers, struct diags *ds)
{
	for (unsigned i = 0; i < answers->len; i++)
		if (!rewrite(w, answers->pdata[i], ds))
			return false;
	return true;
}

/* An answer goes before an offer to the same question, and both before an empty place. */
static bool rewrite_all(struct writing *w, struct diags *ds)
{
	g_autoptr(GPtrArray) answers = NULL;
	g_autoptr(GPtrArray) offers = NULL;

	return store_answers(w->st, w->draft, &answers, ds) &&
	       store_offers(w->st, w->draft, &offers, ds) &&
	       each(rename_one, w, answers, ds) && each(rename_one, w, offers, ds) &&
	       each(withdraw_one, w, answers, ds) && each(withdraw_one, w, offers, ds);
}

static bool is_that_draft(const struct lifting *l, struct store *st, struct diags *ds)
{
	const struct store_assessment *seen = l->before->target.assessment;
	g_autoptr(store_assessment) draft = NULL;

	if (!store_draft(st, seen->service, &draft, ds))
		return false;
	if (draft != NULL && draft->id == seen->id &&
	    strcmp(draft->questionnaire, questionnaire_hash(l->before->q)) == 0)
		return true;
	diag_error(ds, "draft-gone", NULL,
		   _("this draft was finished, lifted or taken back meanwhile; nothing was stored"));
	return false;
}

static const struct store_answer *find_answer(const GPtrArray *answers, const char *id)
{
	for (guint i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (!a->of_system && strcmp(a->question, id) == 0)
			return a;
	}
	return NULL;
}

/* An answer in its words; yours to free. */
static char *words_of(const struct lifting *l, const struct report_input *r, const char *id,
		      const struct store_answer *a)
{
	int question = questionnaire_find(l->before->q, id);

	if (a == NULL || *a->value == '\0')
		return g_strdup(_("no answer"));
	return question >= 0 ? report_answer_text(r, question, a->value) : g_strdup(a->value);
}

static void refuse_changed(const struct lifting *l, const struct app *app, const char *id,
			   const struct store_answer *seen, const struct store_answer *now,
			   struct diags *ds)
{
	int question = questionnaire_find(l->before->q, id);
	g_autofree char *then = NULL;
	g_autofree char *there = NULL;
	struct report_input r;

	judgement_report_input(l->before, app, &r);
	then = words_of(l, &r, id, seen);
	there = words_of(l, &r, id, now);
	diag_hint(diag_error(ds, "lift-changed", NULL,
			     _("%s was \"%s\" when this was looked at, and is \"%s\" now"),
			     question >= 0 ? question_label(&l->before->q->questions[question]) : id,
			     then, there),
		  _("nothing was lifted; look at it, then lift again"));
}

/* Under the lock of the write: a yes to what would become of the answers is none to what
 * becomes of others. Answers of the system are not lifted. */
static bool is_as_seen(const struct lifting *l, struct app *app, struct diags *ds)
{
	const GPtrArray *seen = l->before->answers;
	g_autoptr(GPtrArray) now = NULL;
	const GPtrArray *both[2] = { seen, NULL };

	if (!store_answers(app->store, l->before->target.assessment->id, &now, ds))
		return false;
	both[1] = now;
	for (int side = 0; side < 2; side++)
		for (guint i = 0; i < both[side]->len; i++) {
			const struct store_answer *one = both[side]->pdata[i];
			const struct store_answer *other =
				one->of_system ? one : find_answer(both[!side], one->question);

			if (other != NULL && other->head == one->head)
				continue;
			refuse_changed(l, app, one->question, side == 0 ? one : other,
				       side == 0 ? other : one, ds);
			return false;
		}
	return true;
}

static bool write_all(const struct lifting *l, struct app *app, struct diags *ds)
{
	g_autoptr(GHashTable) settled = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct writing w = { app->store, l->diff, l->before->target.assessment->id, settled };

	return is_that_draft(l, app->store, ds) && is_as_seen(l, app, ds) &&
	       questionnaires_keep(app, app->store, l->to, ds) && rewrite_all(&w, ds) &&
	       carrying_waivers(app, l->before->target.service->id, l->diff, ds) &&
	       store_lift(app->store, w.draft, questionnaire_hash(l->to), ds);
}

bool lifting_apply(const struct lifting *l, struct app *app, const struct args *args,
		   struct diags *ds)
{
	const struct store_service *s = l->before->target.service;

	if (!change_begin(app, args, DEED_LIFT, l->to->id, l->to->version, ds))
		return false;
	if (change_through(app, s, ds) && write_all(l, app, ds))
		return change_commit(app, REACH_SERVICE, s->system, s->id, ds);
	change_rollback(app);
	return false;
}

/* ---- the command ------------------------------------------------------------------ */

static void put_lost(struct doc *d, const struct lifting *l)
{
	if (l->kept == (int)l->lines->len)
		return;
	doc_heading(d, 2, _("Answers that do not count any more"));
	for (guint i = 0; i < l->lines->len; i++) {
		const struct lift_line *line = &g_array_index(l->lines, struct lift_line, i);
		const struct question *q = &l->before->q->questions[line->from];
		struct line *item;

		if (line->to >= 0)
			continue;
		item = doc_item(d, NULL);
		line_code(item, question_label(q));
		line_textf(item, " %s", line->value);
	}
}

static void put_waivers(struct doc *d, const struct lifting *l)
{
	if (l->waivers->len == 0)
		return;
	doc_heading(d, 2, _("Waivers that end"));
	for (guint i = 0; i < l->waivers->len; i++) {
		const struct store_waiver *w = l->waivers->pdata[i];
		struct line *item = doc_item(d, NULL);

		line_code(item, w->id);
		line_textf(item, _(" %s, by %s, until %s"), w->reason, w->by, w->until);
	}
}

static struct doc *lifting_doc(const struct lifting *l)
{
	const struct judgement *j = l->before;
	struct doc *d = doc_new();
	g_autofree char *title =
		g_strdup_printf(_("%s, %s: from %s %s to %s %s"), j->target.service->slug,
				j->target.label, j->q->id, j->q->version, l->to->id,
				l->to->version);

	doc_heading(d, 1, title);
	line_textf(doc_paragraph(d, NULL),
		   ngettext("Of %u answer %d counts on.", "Of %u answers %d count on.",
			    (gulong)l->lines->len), l->lines->len, l->kept);
	line_textf(doc_paragraph(d, NULL), _("Verdict: %s before, %s after."),
		   verdict_word(j->v->token), verdict_word(l->after->token));
	put_lost(d, l);
	put_waivers(d, l);
	return d;
}

static void write_json(struct app *app, const struct lifting *l, bool dry)
{
	json_t *lines = json_array(), *waivers = json_array();

	for (guint i = 0; i < l->waivers->len; i++) {
		const struct store_waiver *w = l->waivers->pdata[i];

		json_array_append_new(waivers, json_pack("{s:s, s:s, s:s, s:s}", "id", w->id, "by",
							 w->by, "reason", w->reason, "until",
							 w->until));
	}
	for (guint i = 0; i < l->lines->len; i++) {
		const struct lift_line *line = &g_array_index(l->lines, struct lift_line, i);

		json_array_append_new(lines, json_pack("{s:s, s:s?, s:s}", "from",
						       l->before->q->questions[line->from].id, "to",
						       line->to >= 0 ? l->to->questions[line->to].id :
								       NULL,
						       "value", line->value));
	}
	printing_json_take(app, json_pack("{s:i, s:s, s:s, s:s, s:s, s:b, s:i, s:s, s:s, s:o, s:o}",
					  "schema", 1, "service", l->before->target.service->slug,
					  "assessment", l->before->target.label, "from",
					  l->before->q->version, "to", l->to->version, "dry_run",
					  dry, "kept", l->kept, "before",
					  verdict_name(l->before->v->token), "after",
					  verdict_name(l->after->token), "answers", lines,
					  "waivers_ended", waivers));
}

enum exit_code lifting_run(struct app *app, const struct args *args, struct diags *ds)
{
	bool dry = args_has(args, "dry-run");
	const char *service = args_word(args, 0);
	g_autoptr(lifting) l = NULL;
	struct store *st;

	if (!target_store(&st, app, service, ds) ||
	    !lifting_preview(&l, app, service, args_text(args, "to"), ds) ||
	    (!dry && !lifting_apply(l, app, args, ds)))
		return EXIT_CODE_DATA;
	if (app->format == FORMAT_JSON)
		write_json(app, l, dry);
	else
		printing_doc_take(app, lifting_doc(l));
	if (dry)
		app_hint(app, _("nothing was changed; without --dry-run it is"));
	else
		app_hint(app, _("next: seam assess %s; \"seam undo %s\" takes it back"),
			 l->before->target.service->slug, l->before->target.service->slug);
	return EXIT_CODE_OK;
}
