/*
 * The rows that lists read: after whatever was registered, answered, taken back, each says
 * what judging its service anew would say, though only those are judged again whose facts
 * have changed.
 */
#include "config.h"

#include "app/summaries.h"

#include <string.h>

#include "tests/app/fixture.h"
#include "tests/lib/testlib.h"

static const char *const services[] = { "a", "b", "c", "d", "e", "f", "g", "h" };

static const char *pick(GRand *rand, const char *const *words, int n)
{
	return words[g_rand_int_range(rand, 0, n)];
}
#define PICK(rand, ...) \
	pick(rand, (const char *const[]){ __VA_ARGS__ }, \
	     G_N_ELEMENTS(((const char *const[]){ __VA_ARGS__ })))
#define SERVICE(rand) pick(rand, services, G_N_ELEMENTS(services))

/* One of the file's own kind: it counts what has to be kept running. */
static char *write_limit(const struct fixture *f)
{
	g_autofree char *path = test_src_path("data/demo/short-check-1.yaml");
	g_autofree char *text = test_read_file(path, NULL);
	g_auto(GStrv) parts = g_strsplit(text, "\nrules:\n", 2);
	g_autofree char *whole =
		g_strdup_printf("%s\nrules:\n- {id: TOO-MUCH, effect: condition, title: Too much,\n"
				"   text: Too much to run., fix: Merge., when: system.surface > 60}\n%s",
				parts[0], parts[1]);
	char *file = g_build_filename(f->dir, "limit.yaml", NULL);

	test_write_file(file, whole);
	return file;
}

static void begin(struct fixture *f, GRand *rand)
{
	g_autofree char *file = write_limit(f);
	struct ran r;

	ran_init(&r);
	fixture_run(f, &r, "team add", "Pay", "--size=5", NULL);
	fixture_run(f, &r, "team add", "Ops", "--size=7", NULL);
	for (guint i = 0; i < G_N_ELEMENTS(services); i++) {
		fixture_run(f, &r, "new", services[i], "--from=shop",
			    PICK(rand, "--team=Pay", "--team=Ops", "--team=Web"), NULL);
		ran_expect(&r, EXIT_CODE_OK);
	}
	fixture_run(f, &r, "new", "far", "--from=else", "--team=Pay", NULL);
	g_assert_true(fixture_start(f, &r, "a", file));
	fixture_run(f, &r, "answer", "b", "G0=yes", "P1=yes", "P2=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(f, &r, "answer", "c", "P1=no", NULL);
	fixture_run(f, &r, "finish", "c", NULL);
	fixture_run(f, &r, "answer", "d", "own.services-owned=2", "dst.sync-depth=2", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
}

/* One command; that it makes no sense just now is no failure. */
static void act(struct fixture *f, GRand *rand, int step)
{
	const char *service = SERVICE(rand);
	g_autofree char *word = NULL;
	struct ran r;

	ran_init(&r);
	switch (g_rand_int_range(rand, 0, 18)) {
	case 0: case 1: case 2: case 3:
		word = g_strdup_printf("--%s=%s%s%s", PICK(rand, "calls", "listens-to"),
				       SERVICE(rand), PICK(rand, ",", ",ext:bank,"), SERVICE(rand));
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 4:
		fixture_run(f, &r, "service set", service, "--calls=", NULL);
		break;
	case 5:
		word = g_strconcat("--writes=", PICK(rand, "orders", "orders,bills", "BILLS", ""),
				   NULL);
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 6: case 7:
		word = g_strconcat("--team=", PICK(rand, "Pay", "Ops", "Web", ""), NULL);
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 8:
		word = g_strdup_printf("--purpose=%s %d", PICK(rand, "auth", "sells"), step);
		fixture_run(f, &r, "service set", service, word, NULL);
		break;
	case 9:
		word = g_strdup_printf("--size=%d", g_rand_int_range(rand, 1, 14));
		fixture_run(f, &r, "team set", PICK(rand, "Pay", "Ops", "Web"), word, NULL);
		break;
	case 10:
		word = g_strdup_printf("--running=%d", g_rand_int_range(rand, 0, 3));
		fixture_run(f, &r, "system set", "shop", word, NULL);
		break;
	case 11:
		if (g_rand_boolean(rand))
			fixture_run(f, &r, "service archive", service, NULL);
		else
			fixture_run(f, &r, "service archive", service, "--bring-back", NULL);
		break;
	case 12:
		fixture_run(f, &r, PICK(rand, "team rename", "team rename", "system rename"),
			    PICK(rand, "Pay", "Web", "Net", "shop"),
			    PICK(rand, "Net", "Web", "shop"), NULL);
		break;
	case 13:
		fixture_run(f, &r, "service rename", PICK(rand, "h", "aaa"),
			    PICK(rand, "aaa", "h"), NULL);
		break;
	case 14:
		fixture_run(f, &r, PICK(rand, "undo", "redo"), service, NULL);
		break;
	case 15:
		fixture_run(f, &r, PICK(rand, "undo", "redo"),
			    PICK(rand, "--team=Pay", "--team=Ops", "--system=shop"), NULL);
		break;
	case 16:
		word = g_strdup_printf("%s=%s", PICK(rand, "P1", "P3", "org.sponsor", "org.matches"),
				       PICK(rand, "yes", "partial", "no", "unknown"));
		fixture_run(f, &r, "answer", service, word, NULL);
		break;
	default:
		word = g_strdup_printf("new-%d", step);
		fixture_run(f, &r, "new", word, "--from=shop", PICK(rand, "--team=Ops", "--team=Web"),
			    NULL);
		break;
	}
	ran_clear(&r);
}

/* Everything in a row, to be compared and told. */
static char *row_text(const struct store_summary *s)
{
	return g_strdup_printf("%s %d %s %s %s %s %s %s %s %d gates %d %d %d %d asked %d %d marks "
			       "%d %d %d score %d %d %d %s", s->questionnaire, s->engine, s->day,
			       s->valid_until, s->verdict, s->leaning, s->best, s->worst, s->path,
			       s->decided, s->gates, s->gates_pass, s->gates_open, s->gates_stop,
			       s->questions, s->answered, s->conditions, s->stops, s->smells,
			       s->score_low, s->score_high, s->coverage, s->extra);
}

static void check_line(struct app *app, const struct store_line *l, const char *name,
		       struct diags *ds)
{
	g_autoptr(store_summary) anew = NULL;
	g_autoptr(judgement) j = NULL;
	g_autofree char *stored = NULL, *expected = NULL;
	struct target t;

	if (l->finished)
		return;		/* frozen: as of its day, and read from it */
	g_assert_true(target_of_line(&t, app, l, ds));
	g_assert_true(judgement_take(&j, app, &t, JUDGE_BRIEF, ds));
	anew = summary_of(j, app);
	expected = row_text(anew);
	stored = l->summary != NULL ? row_text(l->summary) : g_strdup("nothing");
	if (strcmp(stored, expected) != 0)
		g_test_message("%s, %s:\nstored %s\nanew   %s", name, l->slug, stored, expected);
	test_row(name, strcmp(stored, expected) == 0);
}

static void check_all(struct fixture *f, const char *name)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	struct store *st;
	struct app app;

	fixture_app(f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	g_assert_true(store_lines(st, 0, &lines, ds));
	for (guint i = 0; i < lines->len; i++)
		check_line(&app, lines->pdata[i], name, ds);
	app_clear(&app);
}

static void test_as_judged_anew(void)
{
	for (guint32 seed = 0; seed < (test_is_long() ? 40 : 3); seed++) {
		g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
		struct fixture f;

		fixture_init(&f);
		begin(&f, rand);
		for (int step = 0; step < 40; step++) {
			g_autofree char *name = g_strdup_printf("seed %u, step %d", seed, step);

			act(&f, rand, step);
			check_all(&f, name);
		}
		fixture_clear(&f);
	}
}

/* The first eight services whose rows are of that time's day. */
static char *judged_on(struct fixture *f, const char *now)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	GString *slugs = g_string_new(NULL);
	struct store *st;
	struct app app;

	fixture_app(f, &app);
	g_assert_true(app_store_read(&app, &st, ds));
	g_assert_true(store_lines(st, 0, &lines, ds));
	for (guint i = 0; i < lines->len && i < G_N_ELEMENTS(services); i++) {
		const struct store_line *l = lines->pdata[i];

		if (g_str_has_prefix(now, l->summary->day))
			g_string_append(slugs, l->slug);
	}
	app_clear(&app);
	return g_string_free(slugs, FALSE);
}

/* The day in a row says when it was judged: who has no part in a change keeps it. */
static void test_judged_again(void)
{
	static const struct {
		const char *name;
		const char *words[4];
		const char *again;	/* slugs, of a to h */
	} rows[] = {
		{ "a purpose", { "service set", "h", "--purpose=sells" }, "h" },
		{ "a call", { "service set", "g", "--calls=f" }, "fg" },
		{ "another call", { "service set", "h", "--calls=f" }, "fh" },
		{ "a store alone", { "service set", "e", "--writes=orders" }, "" },
		{ "a head count", { "team set", "Ops", "--size=6" }, "efgh" },
		{ "a service more", { "new", "i", "--from=shop", "--team=Web" }, "" },
		{ "in another system", { "new", "j", "--from=else", "--team=Ops" }, "" },
	};
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	for (guint i = 0; i < G_N_ELEMENTS(services); i++)
		fixture_run(&f, &r, "new", services[i], "--from=shop",
			    i < 4 ? "--team=Pay" : "--team=Ops", NULL);
	fixture_run(&f, &r, "team set", "Ops", "--size=5", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *now = g_strdup_printf("2026-10-%02dT08:30:00Z", (int)i + 1);
		g_autofree char *again = NULL;

		f.now = now;
		fixture_run(&f, &r, rows[i].words[0], rows[i].words[1], rows[i].words[2],
			    rows[i].words[3], NULL);
		ran_expect(&r, EXIT_CODE_OK);
		again = judged_on(&f, now);
		if (strcmp(again, rows[i].again) != 0)
			g_test_message("%s: judged again: %s", rows[i].name, again);
		test_row(rows[i].name, strcmp(again, rows[i].again) == 0);
	}
	f.now = FIXTURE_NOW;
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/summaries/as-judged-anew", test_as_judged_anew);
	g_test_add_func("/app/summaries/judged-again", test_judged_again);
	return g_test_run();
}
