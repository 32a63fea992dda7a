/*
 * Two databases that go on from one state, each with its own clock, and are brought
 * together again: whatever was done here and there, both come to the same end, nothing
 * newer is lost, and importing again changes nothing.
 */
#include "config.h"

#include <string.h>

#include <jansson.h>

#include "base/calendar.h"
#include "sides.h"
#include "store/store.h"
#include "testlib.h"

/* ---- what holds ------------------------------------------------------------------ */

static int compare_texts(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* JSON whose lists have an order of their own, and without what each side has by the order
 * it learned things in: numbers of actions and topics, since when a person is there. */
static char *in_order(const json_t *v)
{
	g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) all = g_string_new(NULL);
	const char *name;
	json_t *member;
	size_t i;

	if (!json_is_array(v) && !json_is_object(v)) {
		char *text = json_dumps(v, JSON_ENCODE_ANY);
		char *copy = g_strdup(text);

		free(text);
		return copy;
	}
	json_array_foreach(v, i, member)
		g_ptr_array_add(parts, in_order(member));
	json_object_foreach((json_t *)v, name, member) {
		g_autofree char *text = in_order(member);

		if (strcmp(name, "number") != 0 && strcmp(name, "topic") != 0 &&
		    strcmp(name, "since") != 0)
			g_ptr_array_add(parts, g_strconcat(name, "=", text, NULL));
	}
	g_ptr_array_sort(parts, compare_texts);
	for (i = 0; i < parts->len; i++)
		g_string_append_printf(all, "%s\n", (char *)parts->pdata[i]);
	return g_strdup_printf("(%s)", all->str);
}

static void add_state(GString *out, struct side *s, const char *command, const char *word,
		      const char *option)
{
	g_autofree char *text = NULL;
	struct ran r;
	json_t *root;

	ran_init(&r);
	if (word != NULL)
		fixture_run(&s->f, &r, command, word, "--json", option, NULL);
	else
		fixture_run(&s->f, &r, command, "--json", option, NULL);
	root = json_loads(r.out, 0, NULL);
	text = root != NULL ? in_order(root) : g_strdup("nothing");
	json_decref(root);
	g_string_append_printf(out, "%s %s: %d\n%s\n", command, word != NULL ? word : "",
			       r.code, text);
	ran_clear(&r);
}

/* All that people are shown, as one text. */
static char *state_of(struct side *s)
{
	g_autoptr(GPtrArray) services = NULL;
	g_autoptr(diags) ds = diags_new();
	GString *out = g_string_new(NULL);
	struct store *st;
	struct app app;

	s->f.now = "2026-10-01T00:00:00Z";
	add_state(out, s, "system list", NULL, "--archived");
	add_state(out, s, "team list", NULL, "--archived");
	add_state(out, s, "service list", NULL, "--archived");
	add_state(out, s, "list", NULL, NULL);
	add_state(out, s, "outcomes", NULL, NULL);
	fixture_app(&s->f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	g_assert_true(store_services(st, 0, &services, ds));
	app_clear(&app);
	for (guint i = 0; i < services->len; i++) {
		const struct store_service *service = services->pdata[i];

		add_state(out, s, "service show", service->slug, NULL);
		add_state(out, s, "verdict", service->slug, NULL);
		add_state(out, s, "people", service->slug, NULL);
		add_state(out, s, "actions", service->slug, NULL);
		add_state(out, s, "topic list", service->slug, "--all");
		add_state(out, s, "confirm", service->slug, NULL);
	}
	return g_string_free(out, FALSE);
}

/* The lines of an export by change, sorted, without the numbers of actions and topics:
 * what each side knows, whatever the order it came to know it in. A change that only
 * takes back is left out: who does what the other did before is not heard again. */
static char *known_to(struct side *s)
{
	g_autofree char *text = side_export(s);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(GRegex) number = g_regex_new("\"number\":[0-9]+,", 0, 0, NULL);
	g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) block = g_string_new(NULL);

	for (char **line = lines; *line != NULL; line++) {
		if (g_str_has_prefix(*line, "{\"change\"") || line[1] == NULL) {
			if (strstr(block->str, "\"undoes\"") == NULL)
				g_ptr_array_add(blocks, g_strdup(block->str));
			g_string_truncate(block, 0);
		}
		if (g_str_has_prefix(*line, "{\"item\"")) {
			g_autofree char *without = g_regex_replace_literal(number, *line, -1, 0,
									   "", 0, NULL);

			g_string_append_printf(block, "%s\n", without);
		} else if (!g_str_has_prefix(*line, "{\"text\"") &&
			   !g_str_has_prefix(*line, "{\"end\"")) {
			g_string_append_printf(block, "%s\n", *line);
		}
	}
	g_ptr_array_sort(blocks, compare_texts);
	g_ptr_array_add(blocks, NULL);
	return g_strjoinv("", (char **)blocks->pdata);
}

/* Where two texts part, for people. */
static void tell_difference(const char *what, const char *a, const char *b)
{
	g_auto(GStrv) left = g_strsplit(a, "\n", -1);
	g_auto(GStrv) right = g_strsplit(b, "\n", -1);
	int told = 0;

	g_test_message("%s: the sides differ", what);
	for (int i = 0; left[i] != NULL && told < 6; i++)
		if (!g_strv_contains((const char *const *)right, left[i]) && ++told)
			g_test_message("%s: only left: %s", what, left[i]);
	for (int i = 0; right[i] != NULL && told < 12; i++)
		if (!g_strv_contains((const char *const *)left, right[i]) && ++told)
			g_test_message("%s: only right: %s", what, right[i]);
}

/* ---- what people do -------------------------------------------------------------- */

static const char *pick(GRand *rand, const char *const *words, int n)
{
	return words[g_rand_int_range(rand, 0, n)];
}
#define PICK(rand, ...) \
	pick(rand, (const char *const[]){ __VA_ARGS__ }, \
	     G_N_ELEMENTS(((const char *const[]){ __VA_ARGS__ })))

/* One command; that it makes no sense just now is no failure. */
static void act(struct side *s, GRand *rand, int step)
{
	const char *service = PICK(rand, "billing", "billing", "ledger");
	const char *number = PICK(rand, "1", "2", "3");
	g_autofree char *text = g_strdup_printf("%s at %d", s->now, step);
	g_autofree char *word = NULL;
	struct fixture *f = &s->f;
	struct ran r;

	ran_init(&r);
	switch (g_rand_int_range(rand, 0, 30)) {
	case 0: case 1: case 2: case 3: case 4: case 5: case 6:
		word = g_strdup_printf("%s=%s:%s", PICK(rand, "P1", "P2", "P3"),
				       PICK(rand, "yes", "partial", "no", "unknown"), text);
		fixture_run(f, &r, "answer", service, word, NULL);
		break;
	case 7:
		word = g_strdup_printf("org.sponsor=%s", PICK(rand, "yes", "partial", "no"));
		fixture_run(f, &r, "answer", service, word, "P1=no", NULL);
		break;
	case 8: case 9: case 10:
		fixture_run(f, &r, "undo", service, NULL);
		break;
	case 11:
		fixture_run(f, &r, "undo", PICK(rand, "--team=Pay", "--system=shop"), NULL);
		break;
	case 12:
		fixture_run(f, &r, "redo", service, NULL);
		break;
	case 13:
		fixture_run(f, &r, "redo", PICK(rand, "--team=Pay", "--system=shop"), NULL);
		break;
	case 14:
		fixture_run(f, &r, "actions add", service, text, "--owner=Dana", NULL);
		break;
	case 15: case 16:
		word = g_strconcat("--", PICK(rand, "owner=Ana", "owner=", "due=2026-12-11",
					      "due=", "condition=P1", "text=else"), NULL);
		fixture_run(f, &r, "actions set", service, number, word, NULL);
		break;
	case 17:
		fixture_run(f, &r, PICK(rand, "actions done", "actions drop", "actions reopen"),
			    service, number, NULL);
		break;
	case 18:
		fixture_run(f, &r, "topic add", service, text, NULL);
		break;
	case 19:
		fixture_run(f, &r, PICK(rand, "topic done", "topic drop", "topic action"),
			    service, number, NULL);
		break;
	case 20:
		word = g_strdup_printf("--size=%d", g_rand_int_range(rand, 1, 99));
		fixture_run(f, &r, "team set", PICK(rand, "Pay", "Ops"), word, NULL);
		break;
	case 21:
		word = g_strdup_printf("--running=%d", g_rand_int_range(rand, 1, 99));
		fixture_run(f, &r, "system set", "shop", word, NULL);
		break;
	case 22:
		word = g_strconcat("--team=", PICK(rand, "Pay", "Ops", ""), NULL);
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 23:
		word = g_strconcat("--", PICK(rand, "calls=ledger", "calls=ext:bank,ledger",
					      "calls=", "writes=a,B", "writes=b", "writes="),
				   NULL);
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 24:
		word = g_strconcat("--purpose=", text, NULL);
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 25:
		fixture_run(f, &r, "vote", service, PICK(rand, "P1", "P2"), "1", "2", "0", "0",
			    "--agreed=yes", NULL);
		break;
	case 26:
		fixture_run(f, &r, "people", service, PICK(rand, "Ana:product", "Ben", "Cleo"),
			    PICK(rand, "--late", "--count=4", "--missing=operations"), NULL);
		break;
	case 27:
		fixture_run(f, &r, "people", service, PICK(rand, "--gone=Ana", "--gone=Ben"),
			    NULL);
		break;
	case 28:
		if (g_rand_boolean(rand))
			fixture_run(f, &r, "waive", service, "P1", "--withdraw", NULL);
		else
			fixture_run(f, &r, "waive", service, "P1", "--by=Dana", "--until=+30d",
				    "--reason=for now", NULL);
		break;
	default:
		word = g_strconcat("--note=", text, NULL);
		fixture_run(f, &r, "outcome", service, PICK(rand, "kept", "grown", "regretted"),
			    word, NULL);
		break;
	}
	ran_clear(&r);
}

/* What both begin with: two drafts, two teams, an action, something taken back. */
static void begin(struct side *a, struct side *b, gint64 ms)
{
	g_autofree char *text = NULL;
	struct ran r;
	bool news;

	ran_init(&r);
	side_at(a, ms - a->skew_ms);
	fixture_run(&a->f, &r, "new", "billing", "--from=shop", "--team=Pay", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&a->f, &r, "new", "ledger", "--from=shop", "--team=Ops", NULL);
	fixture_run(&a->f, &r, "answer", "billing", "P1=no", "P2=no", "org.sponsor=no", NULL);
	fixture_run(&a->f, &r, "answer", "ledger", "P1=no", NULL);
	fixture_run(&a->f, &r, "actions add", "billing", "write the contract", NULL);
	fixture_run(&a->f, &r, "answer", "billing", "P3=partial", NULL);
	fixture_run(&a->f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	text = side_export(a);
	g_assert_true(side_import(b, a, &news, &r));
	ran_clear(&r);
}

/* What random people do that cannot go together. */
static const char *const refusals[] = { "import-built-on", "import-draft", "import-name" };

static bool is_refusal(const struct ran *r)
{
	bool known = false;

	for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++)
		known = known || ran_has(r, refusals[i]);
	return known && r->code == EXIT_CODE_DATA;
}

/* Who knew nothing has the very bytes. */
static void check_fresh(struct side *s, const char *name)
{
	g_autofree char *text = side_export(s);
	g_autofree char *again = NULL;
	struct side c;
	struct ran r;
	bool news;

	side_init(&c, 0);
	ran_init(&r);
	test_row(name, side_import(&c, s, &news, &r) && news);
	again = side_export(&c);
	test_row(name, strcmp(text, again) == 0);
	side_clear(&c);
	ran_clear(&r);
}

/* Both are told, nothing has changed, and each makes sense by itself. */
static void check_refused(struct side *a, struct side *b, const struct ran *r,
			  const char *name)
{
	g_autofree char *said = diags_format(r->ds, DIAGS_PLAIN);
	g_autofree char *left = side_export(a);
	g_autofree char *right = side_export(b);
	g_autofree char *left_after = NULL;
	g_autofree char *right_after = NULL;
	struct ran again;
	bool news;

	if (!is_refusal(r)) {
		g_test_message("%s: refused: %s", name, said);
		g_test_fail();
	}
	ran_init(&again);
	test_row(name, !side_import(a, b, &news, &again) && is_refusal(&again));
	test_row(name, !side_import(b, a, &news, &again) && is_refusal(&again));
	ran_clear(&again);
	left_after = side_export(a);
	right_after = side_export(b);
	test_row_str(name, left_after, left);
	test_row_str(name, right_after, right);
	check_fresh(a, name);
	check_fresh(b, name);
}

/* Each takes in what the other has until neither learns anything. */
static bool settle(struct side *a, struct side *b, const char *name)
{
	bool news = true, ok = true;
	struct ran r;

	ran_init(&r);
	for (int turn = 0; news && ok; turn++) {
		bool also;

		g_free(side_export(a));
		ok = side_import(b, a, &news, &r);
		g_free(side_export(b));
		ok = ok && side_import(a, b, &also, &r);
		news = ok && (news || also);
		if (turn == 4) {
			g_test_message("%s: they do not come to an end", name);
			g_test_fail();
			break;
		}
	}
	if (!ok)
		check_refused(a, b, &r, name);
	ran_clear(&r);
	return ok;
}

/* The newest of all that holds is what counts, wherever it was said; but for what had been
 * overcome by something that was taken back later: an undo shows what stands before it. */
static void check_newest(struct side *s, const char *name)
{
	/* P1 to P3, and one of the system */
	static const char *const questions[] = {
		"own.named-team", "dep.independent", "chg.independent", "org.sponsor",
	};
	g_autoptr(GPtrArray) services = NULL;
	g_autoptr(diags) ds = diags_new();
	struct store *st;
	struct app app;

	fixture_app(&s->f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	g_assert_true(store_services(st, 0, &services, ds));
	for (guint i = 0; i < services->len; i++) {
		const struct store_service *service = services->pdata[i];
		g_autoptr(store_assessment) a = NULL;

		g_assert_true(store_draft(st, service->id, &a, ds));
		for (gsize k = 0; a != NULL && k < G_N_ELEMENTS(questions); k++) {
			g_autoptr(GPtrArray) all = NULL;
			const struct store_answer *counts = NULL;
			const char *undone = "";

			g_assert_true(store_answer_history(st, a->id, questions[k], &all, ds));
			for (guint n = 0; n < all->len; n++) {
				const struct store_answer *answer = all->pdata[n];

				if (answer->undone && strcmp(answer->at, undone) > 0)
					undone = answer->at;
				else if (!answer->undone && counts == NULL)
					counts = answer;
			}
			for (guint n = 0; n < all->len; n++) {
				const struct store_answer *answer = all->pdata[n];

				test_row(name, answer->undone ||
					       strcmp(answer->at, counts->at) <= 0 ||
					       strcmp(answer->at, undone) < 0);
			}
		}
	}
	app_clear(&app);
}

static void check_same(struct side *a, struct side *b, const char *name)
{
	g_autofree char *left = known_to(a);
	g_autofree char *right = known_to(b);
	g_autofree char *shown = state_of(a);
	g_autofree char *other = state_of(b);
	struct ran r;

	if (strcmp(left, right) != 0) {
		tell_difference(name, left, right);
		g_test_fail();
	}
	if (strcmp(shown, other) != 0) {
		tell_difference(name, shown, other);
		g_test_fail();
	}
	ran_init(&r);
	fixture_run(&a->f, &r, "doctor", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&b->f, &r, "doctor", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	check_fresh(a, name);
	check_fresh(b, name);
	ran_clear(&r);
}

/* Whether the two came together, or were refused as they should. */
static bool run_seed(guint32 seed, gint64 skew_ms, bool meeting)
{
	g_autofree char *name =
		g_strdup_printf("seed %u, skew %d min%s", seed, (int)(skew_ms / 60000),
				meeting ? ", meeting" : "");
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	gint64 ms;
	struct side a, b;
	bool together;

	calendar_parse_time(&ms, FIXTURE_NOW);
	side_init(&a, 0);
	side_init(&b, skew_ms);
	begin(&a, &b, ms);
	for (int step = 0; step < 40 && !g_test_failed(); step++) {
		struct side *s = g_rand_boolean(rand) ? &a : &b;
		struct side *other = s == &a ? &b : &a;

		ms += 1000 * g_rand_int_range(rand, 1, 3600);
		side_at(s, ms);
		if (meeting && g_rand_int_range(rand, 0, 8) == 0) {
			struct ran r;
			bool news;

			ran_init(&r);
			g_free(side_export(other));
			if (!side_import(s, other, &news, &r))
				check_refused(s, other, &r, name);
			ran_clear(&r);
		} else {
			act(s, rand, step);
		}
	}
	side_at(&a, ms + 1000);
	side_at(&b, ms + 1000);
	together = !g_test_failed() && settle(&a, &b, name);
	if (together) {
		check_same(&a, &b, name);
		if (skew_ms == 0) {
			check_newest(&a, name);
			check_newest(&b, name);
		}
	}
	side_clear(&a);
	side_clear(&b);
	return together;
}

static void test_random(void)
{
	static const gint64 skews_ms[] = { 0, 0, 3 * 3600 * 1000, -26 * 3600 * 1000 };
	int rounds = test_is_long() ? 400 : 16, together = 0;

	for (int seed = 1; seed <= rounds && !g_test_failed(); seed++)
		together += run_seed((guint32)seed, skews_ms[seed % G_N_ELEMENTS(skews_ms)],
				     seed / 4 % 2 == 1);
	g_test_message("%d of %d came together", together, rounds);
	g_assert_cmpint(together, >, rounds / 3);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/merging/random", test_random);
	return test_run();
}
