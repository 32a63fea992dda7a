/*
 * The worked examples of tests/data/verdict-vectors.ini, number for number, on the
 * shipped questionnaire. That file says how to read it.
 */
#include "config.h"

#include <string.h>

#include "judging.h"
#include "testlib.h"

struct vectors {
	GKeyFile *file;
	const struct questionnaire *q;
};

static char **get_list(const struct vectors *vs, const char *group, const char *key)
{
	char **list = g_key_file_get_string_list(vs->file, group, key, NULL, NULL);

	if (list == NULL)
		return g_new0(char *, 1);
	for (int i = 0; list[i] != NULL; i++)
		g_strstrip(list[i]);
	return list;
}

/* Splits "a=b" at the first "="; the value is NULL when there is none. */
static char *split_value(char *entry)
{
	char *value = strchr(entry, '=');

	if (value != NULL)
		*value++ = '\0';
	return value;
}

/* "3/5": the first three items. */
static char *first_items(const struct question *q, int n)
{
	GString *s = g_string_new(n == 0 ? "none" : NULL);

	for (int i = 0; i < n; i++)
		g_string_append_printf(s, "%s%s", i > 0 ? "," : "", q->choices[i].value);
	return g_string_free(s, FALSE);
}

static void set_answer(struct inputs *in, char *entry)
{
	char *value = split_value(entry), *note = value != NULL ? strstr(value, " (") : NULL;
	int question = questionnaire_find(in->q, entry);
	g_autofree char *items = NULL;

	if (question < 0 || value == NULL) {
		g_test_message("no question \"%s\"", entry);
		g_test_fail();
		return;
	}
	if (note != NULL) {
		*note = '\0';
		note += 2;
		note[strlen(note) - 1] = '\0';
	}
	if (strchr(value, '/') != NULL)
		value = items = first_items(&in->q->questions[question], atoi(value));
	judging_set(in, entry, strcmp(value, "-") == 0 ? "" : value, note);
}

static void set_fact(struct inputs *in, char *entry)
{
	char *value = split_value(entry);
	enum measure m = measure_find(entry);

	if (m >= MEASURE_FACT_COUNT) {
		g_test_message("no fact \"%s\"", entry);
		g_test_fail();
	} else if (measure_is_text(m)) {
		facts_set_text(&in->facts, m, value);
	} else {
		facts_set_number(&in->facts, m, atoi(value));
	}
}

static struct inputs *read_inputs(const struct vectors *vs, const char *group)
{
	struct inputs *in = judging_all_pass(vs->q);
	g_auto(GStrv) base = get_list(vs, "base", "answers");
	g_auto(GStrv) answers = get_list(vs, group, "answers");
	g_auto(GStrv) facts = get_list(vs, group, "facts");
	g_auto(GStrv) portfolio = get_list(vs, group, "portfolio");
	g_auto(GStrv) waivers = get_list(vs, group, "waivers");
	g_auto(GStrv) expired = get_list(vs, group, "expired");
	g_auto(GStrv) justified = get_list(vs, group, "justified");

	for (int i = 0; base[i] != NULL; i++)
		set_answer(in, base[i]);
	for (int i = 0; answers[i] != NULL; i++)
		set_answer(in, answers[i]);
	for (int i = 0; facts[i] != NULL; i++)
		set_fact(in, facts[i]);
	if (g_strv_length(portfolio) == 3)
		facts_set_portfolio(&in->facts, atoi(portfolio[0]), atoi(portfolio[1]),
				    atoi(portfolio[2]));
	for (int i = 0; waivers[i] != NULL; i++)
		inputs_add_waiver(in, waivers[i], "Kim", "isolation", "2026-11-01",
				  "2026-12-01");
	for (int i = 0; expired[i] != NULL; i++)
		inputs_add_waiver(in, expired[i], "Kim", "isolation", "2026-09-01",
				  "2026-11-21");
	for (int i = 0; justified[i] != NULL; i++)
		inputs_add_justification(in, justified[i], "Kim", "it is planned");
	return in;
}

static void expect(const struct vectors *vs, const char *group, const char *key,
		   const char *got)
{
	g_autofree char *expected = g_key_file_get_string(vs->file, group, key, NULL);
	g_autofree char *row = g_strdup_printf("%s: %s", group, key);

	if (expected != NULL)
		test_row_str(row, got, expected);
}

/* Lists are checked also when the group leaves them out: they are empty then. */
static void expect_list(const struct vectors *vs, const char *group, const char *key,
			GString *got)
{
	g_autofree char *expected = g_key_file_get_string(vs->file, group, key, NULL);
	g_autofree char *row = g_strdup_printf("%s: %s", group, key);

	test_row_str(row, got->str, expected != NULL ? expected : "");
	g_string_truncate(got, 0);
}

static void join(GString *s, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void join(GString *s, const char *format, ...)
{
	va_list args;

	if (s->len > 0)
		g_string_append(s, "; ");
	va_start(args, format);
	g_string_append_vprintf(s, format, args);
	va_end(args);
}

static void check_scores(const struct vectors *vs, const char *group, const struct verdict *v)
{
	gint64 low = v->score.points / 1000;
	gint64 high = (v->score.points + v->score.total - v->score.known) / 1000;
	g_autofree char *score = g_strdup_printf("%d-%d", (int)low, (int)high);
	g_autofree char *percent = g_strdup_printf("%d-%d", score_low(&v->score) / 10,
						   score_high(&v->score) / 10);
	g_autofree char *coverage = g_strdup_printf("%d", score_coverage(&v->score) / 10);

	expect(vs, group, "score", score);
	expect(vs, group, "percent", percent);
	expect(vs, group, "coverage", coverage);
}

static void check_words(const struct vectors *vs, const char *group, const struct verdict *v)
{
	expect(vs, group, "verdict", verdict_name(v->token));
	expect(vs, group, "best", verdict_name(v->best));
	expect(vs, group, "worst", verdict_name(v->worst));
	expect(vs, group, "leaning", verdict_name(v->leaning));
	expect(vs, group, "decided", v->decided ? "yes" : "no");
	expect(vs, group, "path_decided", v->path_decided ? "yes" : "no");
	expect(vs, group, "path", v->path != NULL ? v->path : "none");
}

static void check_reasons(const struct vectors *vs, const char *group,
			  const struct verdict *v)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (guint i = 0; i < v->next_paths->len; i++)
		join(s, "%s", (const char *)g_ptr_array_index(v->next_paths, i));
	expect_list(vs, group, "next", s);
	for (guint i = 0; i < v->stops->len; i++)
		join(s, "%s", g_array_index(v->stops, struct stop, i).id);
	expect_list(vs, group, "stops", s);
	for (guint i = 0; i < v->conditions->len; i++) {
		const struct condition *c =
			&g_array_index(v->conditions, struct condition, i);

		join(s, "%s (%s)", c->id, cause_name(c->cause));
	}
	expect_list(vs, group, "conditions", s);
	for (guint i = 0; i < v->open->len; i++)
		join(s, "%s", vs->q->questions[g_array_index(v->open, int, i)].id);
	expect_list(vs, group, "open", s);
	for (guint i = 0; i < v->flips->len; i++) {
		const struct flip *f = &g_array_index(v->flips, struct flip, i);

		join(s, "%s=%s", f->question < 0 ? vs->q->rules[f->rule].id :
						   vs->q->questions[f->question].id, f->to);
	}
	expect_list(vs, group, "flips", s);
}

static void check_remarks(const struct vectors *vs, const char *group,
			  const struct verdict *v)
{
	g_autoptr(GString) s = g_string_new(NULL);

	for (guint i = 0; i < v->smells->len; i++) {
		const struct smell_line *l =
			&g_array_index(v->smells, struct smell_line, i);

		join(s, "%s %s%s", vs->q->rules[l->rule].id,
		     l->question < 0 ? "-" : vs->q->questions[l->question].id,
		     l->justified ? " (justified)" : "");
	}
	if (g_key_file_has_key(vs->file, group, "smells", NULL))
		expect_list(vs, group, "smells", s);
	g_string_truncate(s, 0);
	for (guint i = 0; i < v->findings->len; i++)
		join(s, "%s",
		     vs->q->rules[g_array_index(v->findings, struct finding, i).rule].id);
	if (g_key_file_has_key(vs->file, group, "findings", NULL))
		expect_list(vs, group, "findings", s);
	g_string_truncate(s, 0);
	for (guint i = 0; i < v->expired->len; i++)
		join(s, "%s", ((const struct waiver *)g_ptr_array_index(v->expired, i))->id);
	expect_list(vs, group, "expired", s);
}

static void mark_fired(bool *fired, const struct verdict *v)
{
	for (guint i = 0; i < v->stops->len; i++)
		fired[g_array_index(v->stops, struct stop, i).rule] = true;
	for (guint i = 0; i < v->conditions->len; i++)
		if (g_array_index(v->conditions, struct condition, i).rule >= 0)
			fired[g_array_index(v->conditions, struct condition, i).rule] = true;
	for (guint i = 0; i < v->smells->len; i++)
		fired[g_array_index(v->smells, struct smell_line, i).rule] = true;
	for (guint i = 0; i < v->overruling->len; i++)
		fired[g_array_index(v->overruling, struct finding, i).rule] = true;
	for (guint i = 0; i < v->findings->len; i++)
		fired[g_array_index(v->findings, struct finding, i).rule] = true;
}

/* A rule that no example shows is one that nobody has seen at work. Which way of several
 * path rows led to a path a verdict does not say. */
static void check_fired(const struct questionnaire *q, const bool *fired)
{
	for (int i = 0; i < q->n_rules; i++)
		test_row(q->rules[i].id, fired[i] || q->rules[i].effect == EFFECT_PATH);
}

static void test_vectors(void)
{
	struct vectors vs = { g_key_file_new(), judging_questionnaire() };
	g_autofree char *path = test_src_path("tests/data/verdict-vectors.ini");
	g_auto(GStrv) groups = NULL;
	g_autofree bool *fired = g_new0(bool, vs.q != NULL ? vs.q->n_rules : 1);
	int n = 0;

	g_assert_true(g_key_file_load_from_file(vs.file, path, G_KEY_FILE_NONE, NULL));
	groups = g_key_file_get_groups(vs.file, NULL);
	for (int g = 0; vs.q != NULL && groups[g] != NULL; g++) {
		g_autoptr(inputs) in = NULL;
		g_autoptr(verdict) v = NULL;

		if (strcmp(groups[g], "base") == 0)
			continue;
		in = read_inputs(&vs, groups[g]);
		v = verdict_compute(in);
		verdict_add_flips(v, in);
		check_words(&vs, groups[g], v);
		check_scores(&vs, groups[g], v);
		check_reasons(&vs, groups[g], v);
		check_remarks(&vs, groups[g], v);
		mark_fired(fired, v);
		n++;
	}
	if (vs.q != NULL)
		check_fired(vs.q, fired);
	g_assert_cmpint(n, >=, 13);
	g_key_file_unref(vs.file);
}

/* The counts that the rules of the verdict were written for. */
static void test_counts(void)
{
	const struct questionnaire *q = judging_questionnaire();
	int roles[ROLE_COUNT] = { 0 }, weights[10] = { 0 };

	for (int i = 0; q != NULL && i < q->n_questions; i++) {
		roles[q->questions[i].role]++;
		weights[q->questions[i].weight]++;
	}
	g_assert_cmpint(roles[ROLE_GATE], ==, 12);
	g_assert_cmpint(roles[ROLE_BASELINE], ==, 5);
	g_assert_cmpint(roles[ROLE_WEIGHTED], ==, 30);
	g_assert_cmpint(roles[ROLE_INFO], ==, 14);
	g_assert_cmpint(weights[1], ==, 3);
	g_assert_cmpint(weights[2], ==, 20);
	g_assert_cmpint(weights[3], ==, 7);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/verdict/vectors", test_vectors);
	g_test_add_func("/verdict/counts", test_counts);
	return test_run();
}
