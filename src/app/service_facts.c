/*
 * Facts are read live, also for a finished assessment: what was registered since is just
 * what one wants to see beside its answers.
 */
#include "config.h"

#include "app/service_facts.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "app/live.h"
#include "app/printing.h"
#include "core/value.h"

static void line_free(gpointer data)
{
	struct service_fact *l = data;

	g_free(l->id);
	g_free(l->text);
	g_free(l->fact);
	g_free(l->value);
	g_free(l->answer);
	g_free(l->name);
	g_free(l->given_at);
	g_free(l->given_by);
	g_free(l->through);
	g_free(l);
}

void service_facts_free(struct service_facts *r)
{
	if (r == NULL)
		return;
	g_free(r->service);
	g_free(r->system);
	g_free(r->label);
	g_ptr_array_unref(r->lines);
	g_free(r);
}

/* ---- the entry of a fact ------------------------------------------------------- */

static const enum named entries[] = {
	[ENTRY_SERVICE] = NAMED_SERVICE,
	[ENTRY_TEAM] = NAMED_TEAM,
	[ENTRY_SYSTEM] = NAMED_SYSTEM,
};

/* A head count is an entry of the owner; without one there is the service to name it. */
static void set_entry(struct service_fact *l, const struct store_service *s, int measure)
{
	l->entry = entries[measure_entry(measure)];
	if (l->entry == NAMED_TEAM && s->owners->len == 0)
		l->entry = NAMED_SERVICE;
	l->name = g_strdup(l->entry == NAMED_TEAM ?
				   g_array_index(s->owners, struct store_owner, 0).name :
			   l->entry == NAMED_SYSTEM ? s->system_name : s->slug);
}

/* The measure that stands in: the first known text, else the largest known number, as
 * the verdict takes it. MEASURE_FACT_COUNT: none is known. */
static int best_measure(const struct question *q, const struct facts *facts)
{
	int best = MEASURE_FACT_COUNT;

	for (int i = 0; i < q->n_from; i++) {
		const struct fact *f = &facts->fact[q->from[i]];

		if (!f->known)
			continue;
		if (f->text != NULL)
			return q->from[i];
		if (best == MEASURE_FACT_COUNT || f->number > facts->fact[best].number)
			best = q->from[i];
	}
	return best;
}

static char *fact_text(const struct fact *f)
{
	return f->text != NULL ? g_strdup(f->text) :
				 g_strdup_printf("%" G_GINT64_FORMAT, f->number);
}

/* ---- lines ---------------------------------------------------------------------- */

/* A level beside a number means the same when the number is of that level. */
static bool means_other(const struct question *q, const struct value *answer,
			const char *fact)
{
	struct value entry = { .kind = VALUE_NONE };
	g_autofree char *one = NULL;
	g_autofree char *other = NULL;
	bool differs;

	if (!value_parse(&entry, q, fact, NULL))
		return true;
	one = value_format(answer, q);
	other = value_format(&entry, q);
	differs = entry.kind == answer->kind ?
			  g_ascii_strcasecmp(one, other) != 0 :
			  value_state(&entry, q) != value_state(answer, q);
	value_clear(&entry);
	return differs;
}

/* What counts in the assessment, as people read it. */
static void set_answer(struct service_fact *l, const struct judgement *j,
		       const struct report_input *r)
{
	const struct question *q = &j->q->questions[l->question];
	const struct value *v = &j->in->answers[l->question].value;

	if (value_is_open(v))
		return;
	l->value = value_format(v, q);
	l->answer = report_answer_text(r, l->question, l->value);
	l->differs = l->fact != NULL && v->kind != VALUE_NA && means_other(q, v, l->fact);
}

static struct service_fact *add_line(struct service_facts *out, const struct judgement *j,
					const struct report_input *r, int question)
{
	const struct placeholders names = report_placeholders(r);
	struct service_fact *l = g_new0(struct service_fact, 1);

	l->question = question;
	l->id = g_strdup(j->q->questions[question].id);
	l->text = placeholders_expand(j->q->questions[question].text, &names);
	g_ptr_array_add(out->lines, l);
	return l;
}

static void add_facts(struct service_facts *out, const struct judgement *j,
		      const struct report_input *r, const struct facts *facts)
{
	for (int i = 0; i < j->q->n_questions; i++) {
		const struct question *q = &j->q->questions[i];
		struct service_fact *l;
		int measure;

		if (q->n_from == 0)
			continue;
		l = add_line(out, j, r, i);
		measure = best_measure(q, facts);
		l->reads_fact = true;
		if (measure < MEASURE_FACT_COUNT)
			l->fact = fact_text(&facts->fact[measure]);
		set_entry(l, j->target.service,
			  measure < MEASURE_FACT_COUNT ? measure : q->from[0]);
		set_answer(l, j, r);
	}
}

static struct service_fact *find_line(const struct service_facts *r, int question)
{
	for (guint i = 0; i < r->lines->len; i++) {
		struct service_fact *l = r->lines->pdata[i];

		if (l->question == question)
			return l;
	}
	return NULL;
}

/* Each with who gave it, when and through which service. */
static void add_system_answers(struct service_facts *out, const struct judgement *j,
			       const struct report_input *r, const GPtrArray *answers)
{
	for (guint i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];
		int question = questionnaire_find(j->q, a->question);
		struct service_fact *l;

		if (*a->value == '\0' || question < 0)
			continue;
		l = find_line(out, question);
		if (l == NULL) {
			l = add_line(out, j, r, question);
			l->entry = NAMED_SYSTEM;
			l->name = g_strdup(j->target.service->system_name);
			set_answer(l, j, r);
			if (l->answer == NULL) {
				l->value = g_strdup(a->value);
				l->answer = report_answer_text(r, question, a->value);
			}
		}
		l->given_at = g_strndup(a->at, CALENDAR_DATE_SIZE - 1);
		l->given_by = g_strdup(a->by);
		l->through = g_strdup(a->through);
	}
}

static bool read_lines(struct service_facts *out, struct app *app, const struct judgement *j,
		       struct diags *ds)
{
	const struct store_service *s = j->target.service;
	static const struct facts nothing;
	g_autoptr(registry) r = NULL;
	g_autoptr(GPtrArray) answers = NULL;
	struct report_input input;
	int at;

	if (!registry_load(&r, app->store, s->system, ds) ||
	    !live_system_answers(&answers, app, j->q, s->system, ds) ||
	    !store_count_services(app->store, s->system, &out->services, ds))
		return false;
	judgement_report_input(j, app, &input);
	at = r != NULL ? registry_find(r, s->id) : -1;
	add_facts(out, j, &input, at >= 0 ? &r->facts[at] : &nothing);
	add_system_answers(out, j, &input, answers);
	return true;
}

bool service_facts_read(struct service_facts **out, struct app *app, const char *service,
		     struct diags *ds)
{
	g_autoptr(judgement) j = NULL;
	g_autoptr(service_facts) r = g_new0(struct service_facts, 1);

	*out = NULL;
	r->lines = g_ptr_array_new_with_free_func(line_free);
	if (!judgement_of(&j, app, service, JUDGE_BRIEF, ds))
		return false;
	r->id = j->target.service->id;
	r->service = g_strdup(j->target.service->slug);
	r->system = g_strdup(j->target.service->system_name);
	r->label = j->target.assessment != NULL ? g_strdup(j->target.label) : NULL;
	if (!read_lines(r, app, j, ds))
		return false;
	*out = g_steal_pointer(&r);
	return true;
}

char *service_facts_origin(const struct service_fact *l)
{
	if (l->given_at == NULL)
		return NULL;
	if (l->through == NULL)
		/* TRANSLATORS: who, day */
		return g_strdup_printf(_("given by %s on %s"), l->given_by, l->given_at);
	/* TRANSLATORS: who, day, service */
	return g_strdup_printf(_("given by %s on %s through %s"), l->given_by, l->given_at,
			       l->through);
}

/* ---- the command ----------------------------------------------------------------- */

static void print_json(struct app *app, const struct service_facts *r)
{
	json_t *list = json_array();

	for (guint i = 0; i < r->lines->len; i++) {
		const struct service_fact *l = r->lines->pdata[i];

		json_array_append_new(
			list, json_pack("{s:s, s:b, s:s?, s:s?, s:b, s:s?, s:s?, s:s?}", "question",
					l->id, "reads_fact", l->reads_fact, "fact", l->fact,
					"answer", l->value, "differs", l->differs, "given_by",
					l->given_by, "given_on", l->given_at, "through",
					l->through));
	}
	printing_json_take(app, json_pack("{s:i, s:s, s:s, s:s?, s:i, s:o}", "schema", 1,
					  "service", r->service, "system", r->system,
					  "assessment", r->label, "services", r->services, "facts",
					  list));
}

static void add_row(struct doc *d, const struct service_fact *l)
{
	g_autofree char *origin = service_facts_origin(l);

	doc_row(d);
	doc_cell(d, 0, l->text);
	doc_cell(d, 1, l->fact != NULL ? l->fact : l->reads_fact ? _("nothing") : "");
	doc_cell(d, 2, l->answer != NULL ? l->answer : _("open"));
	doc_cell(d, 3, l->differs ? _("differs from the entry") : origin);
}

static void print_table(struct app *app, const struct service_facts *r)
{
	const char *const heads[] = { _("question"), _("registered"), _("answered"), _("note"),
				      NULL };
	struct doc *d = doc_new();

	doc_heading(d, 1, r->service);
	line_textf(doc_paragraph(d, NULL),
		   ngettext("Answers of %s count for %d service.",
			    "Answers of %s count for %d services.", (gulong)r->services),
		   r->system, r->services);
	doc_table(d, heads, NULL);
	for (guint i = 0; i < r->lines->len; i++)
		add_row(d, r->lines->pdata[i]);
	printing_doc_take(app, d);
}

enum exit_code service_facts_run(struct app *app, const struct args *args, struct diags *ds)
{
	g_autoptr(service_facts) r = NULL;

	if (!service_facts_read(&r, app, args_word(args, 0), ds))
		return EXIT_CODE_DATA;
	if (app_prints_data(app))
		print_json(app, r);
	else
		print_table(app, r);
	app_hint(app, _("\"seam service set %s\" and \"seam team set TEAM\" change entries"),
		 r->service);
	return EXIT_CODE_OK;
}
