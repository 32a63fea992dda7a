/* Translations: what they cover, what they replace, and what they are told. */
#include "config.h"

#include "testlib.h"

#include <string.h>

#include "load/questionnaire_load.h"
#include "load/sidecar.h"
#include "load/translatable.h"

static const char small[] =
	"schema: 1\nid: small\nversion: 1.2.3\ntitle: Small\ndescription: D\n"
	"texts: {thesis: Thesis}\n"
	"costs:\n- {id: outcome, aspect: As, function: Fu, network: Ne, question: a.b}\n"
	"paths:\n- {id: stay, title: Stay, text: Stays, steps: [One, Two]}\n"
	"sections:\n- id: a\n  title: Aa\n  purpose: Pu\n  questions:\n"
	"  - id: a.b\n    kind: choice\n    role: info\n    text: Who has {service}?\n"
	"    why: Wh\n    good: Go\n    not_an_answer: No\n    fix: Fi\n    help: He\n"
	"    choices:\n    - {value: one, text: Uno, remedy: Re}\n    - {value: two, text: Due}\n"
	"rules:\n- {id: R, effect: stop, when: a.b is one, title: Rt, text: Rx, fix: Rf}\n"
	"- {id: R, effect: condition, when: a.b is one, text: Ry}\n"
	"- {id: P, effect: path, path: stay, when: a.b is two, text: not covered}\n";

static const char *const keys[] = {
	"title=Small", "description=D", "texts/thesis=Thesis", "costs/outcome/aspect=As",
	"costs/outcome/function=Fu", "costs/outcome/network=Ne", "paths/stay/title=Stay",
	"paths/stay/text=Stays", "paths/stay/steps/1=One", "paths/stay/steps/2=Two",
	"sections/a/title=Aa", "sections/a/purpose=Pu", "a.b/text=Who has {service}?",
	"a.b/why=Wh", "a.b/good=Go", "a.b/not_an_answer=No", "a.b/fix=Fi", "a.b/help=He",
	"a.b/choices/one=Uno", "a.b/choices/one/remedy=Re", "a.b/choices/two=Due",
	"rules/R/stop/title=Rt", "rules/R/stop/text=Rx", "rules/R/stop/fix=Rf",
	"rules/R/condition/text=Ry",
};

static struct questionnaire *load_small(void)
{
	struct questionnaire *q;

	if (!questionnaire_load_text(&q, small, strlen(small), "small", NULL))
		g_error("the test's questionnaire does not load");
	return q;
}

static void test_keys(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(GArray) all = questionnaire_translatables(q);

	g_assert_cmpuint(all->len, ==, G_N_ELEMENTS(keys));
	for (guint i = 0; i < all->len && i < G_N_ELEMENTS(keys); i++) {
		const struct translatable *t = &g_array_index(all, struct translatable, i);
		g_autofree char *got = g_strdup_printf("%s=%s", t->key, *t->text);

		g_assert_cmpstr(got, ==, keys[i]);
	}
}

static void test_hash(void)
{
	char hash[TEXT_HASH_SIZE];

	/* sha256sum of "Small" */
	text_short_hash(hash, "Small");
	g_assert_cmpstr(hash, ==, "5263293f");
	text_short_hash(hash, "");
	g_assert_cmpstr(hash, ==, "e3b0c442");
}

/* The sidecar with these lines under texts, applied; ds gets what it is told. */
static bool apply(struct questionnaire *q, const char *texts, struct diags *ds)
{
	g_autofree char *text = g_strdup_printf("schema: 1\nquestionnaire: small\n"
						"language: de\ntexts:\n%s", texts);
	g_autoptr(sidecar) s = NULL;

	g_assert_true(sidecar_load_text(&s, text, strlen(text), "small.de.yaml", ds));
	return s != NULL && sidecar_apply(q, s, ds);
}

static char *line_for(const char *key, const char *source, const char *text)
{
	char hash[TEXT_HASH_SIZE];

	text_short_hash(hash, source);
	return g_strdup_printf("  %s: {of: %s, text: \"%s\"}\n", key, hash, text);
}

static void test_apply_all(void)
{
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(questionnaire) again = load_small();
	g_autoptr(GArray) all = questionnaire_translatables(q);
	g_autoptr(GString) texts = g_string_new(NULL);
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GArray) after = NULL;

	for (guint i = 0; i < all->len; i++) {
		const struct translatable *t = &g_array_index(all, struct translatable, i);
		bool has = strstr(*t->text, "{service}") != NULL;
		g_autofree char *line = line_for(t->key, *t->text, has ? "\xc3\x9c {service}"
								       : "\xc3\x9c");

		g_string_append(texts, line);
	}
	g_assert_true(apply(again, texts->str, ds));
	g_assert_true(diags_is_empty(ds));
	g_assert_cmpstr(again->shown_language, ==, "de");
	g_assert_cmpstr(again->language, ==, "en");
	after = questionnaire_translatables(again);
	g_assert_cmpuint(after->len, ==, all->len);
	for (guint i = 0; i < after->len; i++)
		g_assert_true(g_str_has_prefix(*g_array_index(after, struct translatable, i).text,
					       "\xc3\x9c"));
	/* values, ids and the path row's text are no translator's business */
	g_assert_cmpstr(again->questions[0].choices[0].value, ==, "one");
	g_assert_cmpstr(again->rules[2].text, ==, "not covered");
}

static void test_warnings(void)
{
	static const char expected_start[] =
		"small.de.yaml:6:3: warning: the source of \"sections/a/title\" has changed since\n"
		"hint: translate it again and write \"of: ";
	static const char expected_end[] = "\"\n"
		"small.de.yaml:7:3: warning: the questionnaire has no text \"a.b/tetx\"\n"
		"hint: did you mean \"a.b/text\"?\n"
		"small.de.yaml:8:3: warning: {service} is only in one of \"a.b/text\" and its "
		"translation\n";
	g_autoptr(questionnaire) q = load_small();
	g_autofree char *title = line_for("title", "Small", "Klein");
	g_autofree char *lost = line_for("a.b/text", "Who has {service}?", "Wer?");
	g_autofree char *texts = g_strconcat(
		title, "  sections/a/title: {of: 00000000, text: \"Alt\"}\n",
		"  a.b/tetx: {of: 00000000, text: \"Wer?\"}\n", lost, NULL);
	g_autoptr(diags) ds = diags_new();
	g_autoptr(diags) placed = diags_new();
	g_autofree char *want = NULL;
	g_autofree char *got = NULL;
	char hash[TEXT_HASH_SIZE];
	int missing = 0;

	g_assert_true(apply(q, texts, ds));
	g_assert_cmpstr(q->title, ==, "Klein");
	/* stale: the source is shown; missing: too */
	g_assert_cmpstr(q->sections[0].title, ==, "Aa");
	g_assert_cmpstr(q->questions[0].why, ==, "Wh");
	for (guint i = 0; i < ds->items->len; i++) {
		const struct diag *d = ds->items->pdata[i];
		const struct place at = { d->file, d->line, d->column, NULL };
		struct diag *copy;

		g_assert_cmpint(d->severity, ==, SEVERITY_WARNING);
		if (strcmp(d->code, "missing-text") == 0) {
			missing++;
			continue;
		}
		copy = diag_warning(placed, d->code, &at, "%s", d->message);
		if (d->hint != NULL)
			diag_hint(copy, "%s", d->hint);
	}
	g_assert_cmpint(missing, ==, (int)G_N_ELEMENTS(keys) - 3);
	text_short_hash(hash, "Aa");
	want = g_strconcat(expected_start, hash, expected_end, NULL);
	got = diags_format(placed, DIAGS_PLAIN);
	g_assert_cmpstr(got, ==, want);
}

static void test_wrong_questionnaire(void)
{
	static const char text[] = "schema: 1\nquestionnaire: other\nlanguage: de\ntexts:\n"
				   "  title: {of: 00000000, text: \"T\"}\n";
	g_autoptr(questionnaire) q = load_small();
	g_autoptr(diags) ds = diags_new();
	g_autoptr(sidecar) s = NULL;

	g_assert_true(sidecar_load_text(&s, text, strlen(text), "f", ds));
	g_assert_false(sidecar_apply(q, s, ds));
	g_assert_nonnull(diags_find(ds, "wrong-questionnaire"));
	g_assert_cmpstr(q->title, ==, "Small");
	g_assert_cmpstr(q->shown_language, ==, "en");
}

/* The shipped translations: no key is unknown, none is stale, none is missing. */
static void test_shipped(void)
{
	g_autofree char *folder = test_data_path("questionnaires");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int n = 0;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_auto(GStrv) parts = g_strsplit(name, ".", -1);
		g_autofree char *of = NULL;
		g_autoptr(questionnaire) q = NULL;
		g_autoptr(diags) ds = diags_new();
		g_autofree char *said = NULL;
		g_autoptr(sidecar) s = NULL;

		if (g_strv_length(parts) != 3 || strcmp(parts[2], "yaml") != 0)
			continue;
		of = g_strdup_printf("%s/%s.yaml", folder, parts[0]);
		if (questionnaire_load_file(&q, of, ds) && sidecar_load_file(&s, path, ds))
			g_assert_true(sidecar_apply(q, s, ds));
		said = diags_format(ds, DIAGS_PLAIN);
		g_assert_cmpstr(said, ==, "");
		if (s != NULL)
			g_assert_cmpstr(s->language, ==, parts[1]);
		n++;
	}
	g_assert_cmpint(n, >=, 1);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/load/sidecar/keys", test_keys);
	g_test_add_func("/load/sidecar/hash", test_hash);
	g_test_add_func("/load/sidecar/apply", test_apply_all);
	g_test_add_func("/load/sidecar/warnings", test_warnings);
	g_test_add_func("/load/sidecar/wrong-questionnaire", test_wrong_questionnaire);
	g_test_add_func("/load/sidecar/shipped", test_shipped);
	return test_run();
}
