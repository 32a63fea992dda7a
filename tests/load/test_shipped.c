/*
 * The data that is installed: it loads, its translations are whole, its questions
 * can be read aloud, and the published cases come out as an expert judged them.
 */
#include "config.h"

#include <string.h>

#include "core/verdict.h"
#include "core/words.h"
#include "load/case_load.h"
#include "load/questionnaire_load.h"
#include "load/sidecar.h"
#include "testlib.h"

static struct questionnaire *load_questionnaire(void)
{
	g_autofree char *path = test_data_path("questionnaires/split-readiness.yaml");
	g_autoptr(diags) ds = diags_new();
	struct questionnaire *q;

	if (!questionnaire_load_file(&q, path, ds))
		diags_print(ds, stderr);
	return q;
}

/* Nothing stale, missing, unknown, and no name lost on the way. */
static void check_translation(const char *path, const char *id, const char *language)
{
	g_autofree char *name = g_strconcat("questionnaires/", id, ".yaml", NULL);
	g_autofree char *source = test_data_path(name);
	g_autoptr(questionnaire) q = NULL;
	g_autoptr(sidecar) translation = NULL;
	g_autoptr(diags) ds = diags_new();

	test_row(path, questionnaire_load_file(&q, source, ds) &&
		 sidecar_load_file(&translation, path, ds) && translation != NULL &&
		 sidecar_apply(q, translation, ds));
	test_row(path, diags_is_empty(ds));
	diags_print(ds, stderr);
	if (q != NULL)
		test_row_str(path, q->shown_language, language);
}

/* Every ID.LANGUAGE.yaml there is. */
static void test_translations(void)
{
	g_autofree char *folder = test_data_path("questionnaires");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *entry;
	int n = 0;

	g_assert_nonnull(dir);
	while ((entry = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, entry, NULL);
		g_auto(GStrv) parts = g_strsplit(entry, ".", -1);

		if (g_strv_length(parts) != 3 || strcmp(parts[2], "yaml") != 0)
			continue;
		check_translation(path, parts[0], parts[1]);
		n++;
	}
	g_assert_cmpint(n, >=, 1);
}

/* A yes or a no that is bad news must not be what somebody has to say aloud. */
static void test_read_aloud(void)
{
	g_autoptr(questionnaire) q = load_questionnaire();

	for (int i = 0; i < q->n_questions; i++) {
		const struct question *question = &q->questions[i];

		for (int c = 0; c < question->n_choices; c++) {
			const struct choice *choice = &question->choices[c];
			bool good = c == 0 || choice->state == STATE_PASS;

			test_row(question->id, !g_str_has_prefix(choice->text, "Yes") || good);
			test_row(question->id, !question->bad ||
				 !g_str_has_prefix(choice->text, "No,"));
			test_row(question->id, c == 0 || choice->state == STATE_NONE ||
				 choice->state >= question->choices[c - 1].state);
		}
		test_row(question->id, question->seconds > 0 && question->ask > 0);
		test_row(question->id, *question->why != '\0' && *question->good != '\0' &&
			 *question->not_an_answer != '\0' && *question->fix != '\0');
	}
}

/* What a word list should ask about, and what it should leave in peace. */
static void test_word_lists(void)
{
	static const struct { const char *list, *text; bool found; } rows[] = {
		{ "tech-name", "AuthService", true },
		{ "tech-name", "user-service", true },
		{ "tech-name", "NotificationService", true },
		{ "tech-name", "payment_service", true },
		{ "tech-name", "Benutzerverwaltung", true },
		{ "tech-name", "sends e-mails", true },
		{ "tech-name", "orders", false },
		{ "tech-name", "customer-communication", false },
		{ "tech-name", "authors", false },
		{ "tech-name", "Rechnungsstellung", false },
		{ "tech-verbs", "validate_token", true },
		{ "tech-verbs", "revokeToken", true },
		{ "tech-verbs", "sendEmail, renderTemplate", true },
		{ "tech-verbs", "get_user, set_user", true },
		{ "tech-verbs", "Mail verschicken", true },
		{ "tech-verbs", "place_order, cancel_order", false },
		{ "tech-verbs", "get_order", false },
		{ "tech-verbs", "Bestellung aufgeben", false },
		{ "release-train", "all teams, via the release train", true },
		{ "release-train", "CAB sign-off every Thursday", true },
		{ "release-train", "Abnahmerunde am Freitag", true },
		{ "release-train", "Releasezug", true },
		{ "release-train", "none", false },
		{ "release-train", "-", false },
		{ "release-train", "", false },
		{ "release-train", "Billing", false },
		{ "release-train", "keine", false },
		{ "no-owner", "Backend-Team", true },
		{ "no-owner", "A und B gemeinsam", true },
		{ "no-owner", "Orders", false },
		{ "no-owner", "Allegro", false },
	};
	g_autoptr(questionnaire) q = load_questionnaire();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct word_list *list = questionnaire_word_list(q, rows[i].list);

		test_row(rows[i].text, list != NULL &&
			 (words_find(rows[i].text, list) != NULL) == rows[i].found);
	}
}

/* The leaning speaks for a case that leaves gates open, as its facts mostly do. */
static void judge_case(const struct questionnaire *q, const char *file)
{
	g_autofree char *name = g_build_filename("cases", file, NULL);
	g_autofree char *path = test_data_path(name);
	g_autoptr(published_case) c = NULL;
	g_autoptr(inputs) in = NULL;
	g_autoptr(verdict) v = NULL;
	g_autoptr(diags) ds = diags_new();

	if (!case_load_file(&c, path, ds) ||
	    !case_to_inputs(&in, c, q, "2026-09-12", ds)) {
		diags_print(ds, stderr);
		test_row(file, false);
		return;
	}
	v = verdict_compute(in);
	test_row_str(file, verdict_name(v->leaning), c->expected_verdict);
	test_row_str(file, v->path, c->expected_path);
}

/* "uber-doma.yaml", and no translation of all of them. */
static bool is_case(const char *file)
{
	return g_strcmp0(strchr(file, '.'), ".yaml") == 0;
}

static void free_case(gpointer data)
{
	case_free(data);
}

static GPtrArray *load_cases(void)
{
	g_autofree char *folder = test_data_path("cases");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	GPtrArray *cases = g_ptr_array_new_with_free_func(free_case);
	const char *file;

	while (dir != NULL && (file = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, file, NULL);
		struct published_case *c;

		if (is_case(file) && case_load_file(&c, path, NULL))
			g_ptr_array_add(cases, c);
	}
	return cases;
}

/* Nothing stale or missing; evidence and titles stay as they were published. */
static void test_case_words(void)
{
	g_autofree char *path = test_data_path("cases/published-cases.de.yaml");
	g_autoptr(GPtrArray) cases = load_cases();
	g_autoptr(GPtrArray) before = load_cases();
	g_autoptr(sidecar) german = NULL;
	g_autoptr(diags) ds = diags_new();

	g_assert_true(sidecar_load_file(&german, path, ds) &&
		      sidecar_apply_cases(cases, german, ds));
	g_assert_true(diags_is_empty(ds));
	diags_print(ds, stderr);
	for (guint i = 0; i < cases->len; i++) {
		const struct published_case *c = cases->pdata[i], *b = before->pdata[i];

		g_assert_cmpstr(c->shown_language, ==, "de");
		g_assert_cmpstr(c->name, !=, b->name);
		g_assert_cmpstr(c->scope, !=, b->scope);
		g_assert_cmpstr(c->reason, !=, b->reason);
		g_assert_cmpstr(c->sources[0].title, ==, b->sources[0].title);
		g_assert_cmpstr(c->facts[0].evidence, ==, b->facts[0].evidence);
	}
	/* what has changed since is shown as it is written */
	g_free(((struct published_case *)before->pdata[0])->name);
	((struct published_case *)before->pdata[0])->name = g_strdup("another name");
	g_assert_true(sidecar_apply_cases(before, german, ds));
	g_assert_nonnull(diags_find(ds, "stale-text"));
	g_assert_cmpstr(((struct published_case *)before->pdata[0])->name, ==, "another name");
}

/* A questionnaire's words are not those of cases, nor the other way round. */
static void test_case_words_elsewhere(void)
{
	g_autofree char *path = test_data_path("cases/published-cases.de.yaml");
	g_autofree char *other = test_data_path("questionnaires/split-readiness.de.yaml");
	g_autoptr(GPtrArray) cases = load_cases();
	g_autoptr(questionnaire) q = load_questionnaire();
	g_autoptr(sidecar) of_cases = NULL;
	g_autoptr(sidecar) of_questions = NULL;
	g_autoptr(diags) ds = diags_new();

	g_assert_true(sidecar_load_file(&of_cases, path, ds) &&
		      sidecar_load_file(&of_questions, other, ds));
	g_assert_false(sidecar_apply(q, of_cases, ds));
	g_assert_false(sidecar_apply_cases(cases, of_questions, ds));
	g_assert_null(((struct published_case *)cases->pdata[0])->shown_language);
	g_assert_nonnull(diags_find(ds, "wrong-questionnaire"));
}

static void test_cases(void)
{
	g_autoptr(questionnaire) q = load_questionnaire();
	g_autofree char *folder = test_data_path("cases");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *file;
	int n = 0;

	g_assert_nonnull(dir);
	while ((file = g_dir_read_name(dir)) != NULL) {
		if (!is_case(file))
			continue;
		judge_case(q, file);
		n++;
	}
	g_assert_cmpint(n, ==, 12);
}

/* Of the twelve gates S4 alone is a condition when it fails. */
static void test_gates(void)
{
	g_autoptr(questionnaire) q = load_questionnaire();
	int gates = 0;

	for (int i = 0; q != NULL && i < q->n_questions; i++) {
		const struct question *qn = &q->questions[i];

		gates += qn->role == ROLE_GATE;
		test_row(qn->id, questionnaire_gate_stops(q, i) ==
			 (qn->role == ROLE_GATE && strcmp(qn->gate, "S4") != 0));
	}
	g_assert_cmpint(gates, ==, 12);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/shipped/gates", test_gates);
	g_test_add_func("/shipped/translations", test_translations);
	g_test_add_func("/shipped/read-aloud", test_read_aloud);
	g_test_add_func("/shipped/word-lists", test_word_lists);
	g_test_add_func("/shipped/cases", test_cases);
	g_test_add_func("/shipped/case-words", test_case_words);
	g_test_add_func("/shipped/case-words-elsewhere", test_case_words_elsewhere);
	return test_run();
}
