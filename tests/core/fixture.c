/*
 * Builds questionnaires from tables, in the order core/questionnaire.h asks of a
 * loader.
 */
#include "config.h"

#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "core/expr.h"
#include "core/measure.h"

static char **split(const char *text, const char *by)
{
	char **parts = g_strsplit(text != NULL ? text : "", by, -1);
	int n = 0;

	for (int i = 0; parts[i] != NULL; i++) {
		g_strstrip(parts[i]);
		if (*parts[i] != '\0')
			parts[n++] = parts[i];
		else
			g_free(parts[i]);
	}
	parts[n] = NULL;
	return parts;
}

static struct expr *condition(const char *text)
{
	g_autoptr(diags) ds = diags_new();
	struct expr *e = NULL;

	if (text != NULL && !expr_parse(&e, text, NULL, ds)) {
		g_autofree char *why = diags_format(ds, DIAGS_PLAIN);

		g_error("fixture: \"%s\": %s", text, why);
	}
	return e;
}

static void resolve(struct expr *e, const struct questionnaire *q, enum expr_context context,
		    int self)
{
	g_autoptr(diags) ds = diags_new();

	if (e != NULL && !expr_resolve(e, q, context, self, NULL, ds)) {
		g_autofree char *printed = expr_print(e);
		g_autofree char *why = diags_format(ds, DIAGS_PLAIN);

		g_error("fixture: \"%s\": %s", printed, why);
	}
}

static enum state state_of(const char *text)
{
	g_autofree char *name = g_strstrip(g_strdup(text));

	for (int state = 0; state < STATE_COUNT; state++)
		if (g_str_equal(state_name(state), name))
			return state;
	g_error("fixture: no state \"%s\"", name);
}

/* "value=state", "value!" or "value" */
static struct choice read_choice(const char *text)
{
	g_auto(GStrv) parts = g_strsplit(text, "=", 2);
	struct choice c = { .state = STATE_NONE };
	size_t length = strlen(parts[0]);

	c.exclusive = length > 0 && parts[0][length - 1] == '!';
	c.value = g_strndup(parts[0], length - c.exclusive);
	c.text = g_strdup_printf("The answer %s", c.value);
	if (parts[1] != NULL)
		c.state = state_of(parts[1]);
	return c;
}

static void read_choices(struct question *qn, const struct fixture_question *row)
{
	const char *ynpu = row->bad ? "no=pass partial=partial yes=fail" :
				      "yes=pass partial=partial no=fail";
	g_auto(GStrv) words = split(row->kind == KIND_YNPU ? ynpu : row->choices, " ");

	qn->n_choices = g_strv_length(words);
	qn->choices = g_new0(struct choice, qn->n_choices + 1);
	for (int i = 0; i < qn->n_choices; i++) {
		qn->choices[i] = read_choice(words[i]);
		if (row->bare)
			g_clear_pointer(&qn->choices[i].text, g_free);
	}
}

/* "9..12=partial", either end may be missing */
static void read_bands(struct question *qn, const struct fixture_question *row)
{
	g_auto(GStrv) words = split(row->bands, " ");

	qn->n_bands = g_strv_length(words);
	qn->bands = g_new0(struct band, qn->n_bands + 1);
	for (int i = 0; i < qn->n_bands; i++) {
		const char *dots = strstr(words[i], "..");
		const char *equals = strchr(words[i], '=');
		struct band b = { G_MININT64, G_MAXINT64, STATE_NONE };

		if (dots != words[i])
			b.from = strtoll(words[i], NULL, 10);
		if (dots + 2 != equals)
			b.to = strtoll(dots + 2, NULL, 10);
		b.state = state_of(equals + 1);
		qn->bands[i] = b;
	}
}

static void read_grades(struct question *qn, const struct fixture_question *row)
{
	g_auto(GStrv) parts = split(row->grades, ";");

	qn->n_grades = g_strv_length(parts);
	qn->grades = g_new0(struct grade, qn->n_grades + 1);
	for (int i = 0; i < qn->n_grades; i++) {
		char *equals = strrchr(parts[i], '=');

		*equals = '\0';
		qn->grades[i].when_text = g_strdup(parts[i]);
		qn->grades[i].when = condition(parts[i]);
		qn->grades[i].state = state_of(equals + 1);
	}
}

static void read_from(struct question *qn, const struct fixture_question *row)
{
	g_auto(GStrv) words = split(row->from, " ");

	qn->n_from = g_strv_length(words);
	qn->from = g_new0(int, qn->n_from + 1);
	for (int i = 0; i < qn->n_from; i++) {
		qn->from[i] = measure_find(words[i]);
		if (qn->from[i] == MEASURE_COUNT)
			g_error("fixture: no measure \"%s\"", words[i]);
	}
}

static void read_texts(struct question *qn)
{
	qn->text = g_strdup_printf("Text of %s?", qn->id);
	qn->why = g_strdup("Why.");
	qn->good = g_strdup("Good.");
	qn->not_an_answer = g_strdup("Not an answer.");
	qn->fix = g_strdup_printf("Fix of %s.", qn->id);
	qn->source = g_strdup("DORA");
}

static struct question read_question(const struct fixture_question *row)
{
	struct question qn = { .kind = row->kind, .role = row->role, .skip_after = -1 };

	qn.id = g_strdup(row->id);
	qn.gate = g_strdup(row->gate);
	qn.weight = row->weight;
	qn.revision = 1;
	qn.bad = row->bad;
	qn.waivable = row->waivable;
	qn.ask = row->ask;
	qn.seconds = row->seconds;
	qn.quick = row->quick;
	qn.min = row->min;
	qn.max = row->max;
	qn.good_value = g_strdup(row->good_value);
	qn.replaces = split(row->replaces, " ");
	qn.tags = split(row->tags, " ");
	qn.who = split("developers", " ");
	qn.fix_by = g_strdup("team");
	qn.when_text = g_strdup(row->when);
	qn.when = condition(row->when);
	read_choices(&qn, row);
	read_bands(&qn, row);
	read_grades(&qn, row);
	read_from(&qn, row);
	if (!row->bare)
		read_texts(&qn);
	return qn;
}

/* Questions of one section stand together, as in a file. */
static void add_to_section(struct questionnaire *q, int i)
{
	struct question *qn = &q->questions[i];
	size_t length = strcspn(qn->id, ".");
	struct section *s = q->n_sections > 0 ? &q->sections[q->n_sections - 1] : NULL;

	if (s == NULL || strlen(s->id) != length || strncmp(s->id, qn->id, length) != 0) {
		s = &q->sections[q->n_sections++];
		s->id = g_strndup(qn->id, length);
		s->title = g_strdup_printf("Section %s", s->id);
		s->path = g_strdup("other-way");
		s->first = i;
	}
	s->n_questions++;
	qn->section = q->n_sections - 1;
}

static struct rule read_rule(const struct fixture_rule *row)
{
	struct rule r = { .effect = row->effect, .affects = row->affects };

	r.id = g_strdup(row->id);
	r.when_text = g_strdup(row->when);
	r.when = condition(row->when);
	r.each = g_strdup(row->each);
	r.each_tag = RULE_EACH_NONE;
	r.counted = row->counted;
	r.count_as = g_strdup(row->count_as);
	r.soft_if_waived = row->soft_if_waived;
	r.path = g_strdup(row->path);
	r.path_if_text = g_strdup(row->path_if);
	r.path_if = condition(row->path_if);
	r.path_if_path = g_strdup(row->path_if_path);
	r.due = row->due;
	r.title = g_strdup(row->id);
	r.text = g_strdup_printf("Text of %s.", row->id);
	return r;
}

static void look_up_rule(struct questionnaire *q, struct rule *r,
			 const struct fixture_rule *row)
{
	g_auto(GStrv) on = split(row->on, " ");

	if (r->each != NULL && strcmp(r->each, "section") == 0)
		r->each_tag = RULE_EACH_SECTION;
	else if (r->each != NULL)
		r->each_tag = questionnaire_find_tag(q, r->each);
	r->n_on = g_strv_length(on);
	r->on = g_new0(int, r->n_on + 1);
	for (int i = 0; i < r->n_on; i++)
		r->on[i] = questionnaire_find(q, on[i]);
	resolve(r->when, q, EXPR_RULE, -1);
	resolve(r->path_if, q, EXPR_RULE, -1);
}

static void add_path(struct questionnaire *q, const char *id)
{
	if (id == NULL || strcmp(id, "section") == 0 || strcmp(id, "weakest-section") == 0 ||
	    questionnaire_path(q, id) != NULL)
		return;
	q->paths = g_renew(struct path_text, q->paths, q->n_paths + 1);
	q->paths[q->n_paths++] = (struct path_text){ g_strdup(id), g_strdup(id),
						     g_strdup("Why."), split("step", " ") };
}

static void look_up(struct questionnaire *q, const struct fixture *f)
{
	for (int i = 0; i < q->n_questions; i++) {
		struct question *qn = &q->questions[i];

		resolve(qn->when, q, EXPR_QUESTION, i);
		for (int g = 0; g < qn->n_grades; g++)
			resolve(qn->grades[g].when, q, EXPR_GRADE, i);
		if (f->questions[i].skip_after != NULL)
			qn->skip_after = questionnaire_find(q, f->questions[i].skip_after);
	}
	for (int i = 0; i < q->n_rules; i++) {
		look_up_rule(q, &q->rules[i], &f->rules[i]);
		add_path(q, q->rules[i].path);
		add_path(q, q->rules[i].path_if_path);
	}
	add_path(q, "other-way");
}

struct questionnaire *fixture_questionnaire(const struct fixture *f)
{
	struct questionnaire *q = questionnaire_new();
	int n = 0;

	q->id = g_strdup("fixture");
	q->version = g_strdup("1.0.0");
	q->language = g_strdup("en");
	q->title = g_strdup("Fixture");
	while (f->questions[n].id != NULL)
		n++;
	q->questions = g_new0(struct question, n + 1);
	q->sections = g_new0(struct section, n + 1);
	for (; q->n_questions < n; q->n_questions++) {
		q->questions[q->n_questions] = read_question(&f->questions[q->n_questions]);
		add_to_section(q, q->n_questions);
	}
	for (n = 0; f->rules != NULL && f->rules[n].id != NULL; n++)
		;
	q->rules = g_new0(struct rule, n + 1);
	for (; q->n_rules < n; q->n_rules++)
		q->rules[q->n_rules] = read_rule(&f->rules[q->n_rules]);
	for (n = 0; f->words != NULL && f->words[n].id != NULL; n++)
		;
	q->word_lists = g_new0(struct word_list, n + 1);
	for (; q->n_word_lists < n; q->n_word_lists++)
		q->word_lists[q->n_word_lists] = (struct word_list){
			g_strdup(f->words[q->n_word_lists].id),
			split(f->words[q->n_word_lists].words, ";"),
		};
	if (!questionnaire_index(q, NULL))
		g_error("fixture: too many tags or choices");
	look_up(q, f);
	questionnaire_finish(q);
	return q;
}
