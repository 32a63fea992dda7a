/* Two assessments side by side on the screen: what is told first, what keys show. */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/compare.h"
#include "tui/home.h"
#include "tui/trend.h"
#include "tui/key.h"
#include "tui/verdict.h"
#include "tui/begin.h"
#include "tui/walk.h"

static void at(struct tui_fixture *f, const char *day)
{
	f->base.now = day;
}

static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	at(f, "2026-03-10T09:00:00Z");
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
}

static void finish_first(struct tui_fixture *f)
{
	begin(f);
	tui_fixture_run(f, "answer", "billing", "P1=no:nobody wants it", "P2=yes", "P4=no",
			"B2=yes");
	tui_fixture_run(f, "finish", "billing");
}

/* Three: better and worse in the second, as it was in the third. */
static void begin_history(struct tui_fixture *f)
{
	finish_first(f);
	at(f, "2026-06-09T09:00:00Z");
	tui_fixture_run(f, "answer", "billing", "P1=yes", "P2=no:two teams again", "P4=no",
			"B2=yes");
	tui_fixture_run(f, "finish", "billing");
	at(f, FIXTURE_NOW);
	tui_fixture_run(f, "answer", "billing", "P1=yes", "P2=no", "P4=no", "B2=yes");
}

static void start(struct tui_fixture *f)
{
	begin_history(f);
	tui_fixture_start(f, &home_ops, NULL);
	g_assert_true(compare_push(&f->tui, "billing@a1", "billing@a2"));
}

static void test_draw(void)
{
	struct tui_fixture f;

	start(&f);
	tui_is_golden(&f, "compare-80x24");
	tui_type(&f, "Tab G");
	tui_size(&f, 16, 60);
	tui_is_golden(&f, "compare-60x16");
	tui_type(&f, "g j");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "compare-40x10");
	tui_size(&f, 50, 200);
	tui_is_golden(&f, "compare-200x50");
	tui_fixture_clear(&f);
}

/* Before: fails where it is not below the other. */
static void assert_order(struct tui_fixture *f, const char *first, const char *second)
{
	g_autofree char *screen = tui_text(f);
	const char *a = strstr(screen, first), *b = strstr(screen, second);

	if (a == NULL || b == NULL || a > b)
		g_error("\"%s\" does not stand before \"%s\":\n%s", first, second, screen);
}

/* Equal ones say so, worse answers come first, a change of version is stated. */
static void test_point_22_compare(void)
{
	struct tui_fixture f;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");
	struct ran r;

	start(&f);
	tui_shows(&f, "NO-GO");
	assert_order(&f, " Worse ", " Better ");
	assert_order(&f, "P2 ", "P1 ");
	tui_shows(&f, "Both by the same questionnaire");
	tui_type(&f, "q");
	g_assert_true(compare_push(&f.tui, "billing", NULL));
	tui_shows(&f, "a2 to a3");
	tui_shows(&f, "No differences.");
	tui_fixture_clear(&f);

	begin(&f);
	ran_init(&r);
	g_assert_true(fixture_start(&f.base, &r, "billing", one));
	tui_fixture_run(&f, "answer", "billing", "O1=yes", "O2=yes");
	tui_fixture_run(&f, "finish", "billing");
	at(&f, FIXTURE_NOW);
	g_assert_true(fixture_start(&f.base, &r, "billing", two));
	tui_fixture_run(&f, "answer", "billing", "O1=no");
	ran_clear(&r);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_type(&f, "C");
	tui_shows(&f, "By two versions of the questionnaire readiness: 1.0.0 and 2.0.0.");
	tui_shows(&f, "Cannot be compared");
	tui_shows(&f, "its meaning changed");
	tui_size(&f, 10, 40);		/* said however small it is */
	tui_shows(&f, "By two versions");
	tui_fixture_clear(&f);
}

static void test_keys(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "Enter");			/* the cursor stands on the first answer */
	tui_shows(&f, "two teams again");
	tui_shows(&f, "× not ready");
	tui_shows(&f, "✓ ready");
	tui_type(&f, "q Tab");
	tui_shows(&f, "all answers");
	tui_type(&f, "Tab");
	tui_shows(&f, "worse ones");
	tui_lacks(&f, "P1 ");
	tui_type(&f, "Tab");
	tui_shows(&f, "changed ones");
	tui_type(&f, ">");
	tui_shows(&f, "a3 to a2");
	tui_type(&f, ">");
	tui_shows(&f, "There is no later assessment.");
	tui_type(&f, "<");
	tui_shows(&f, "a1 to a2");
	tui_type(&f, "<");
	tui_shows(&f, "There is no earlier assessment.");
	tui_type(&f, "V");
	g_assert_true(tui_top(&f.tui)->ops == &verdict_ops);
	tui_shows(&f, "billing a2");
	tui_type(&f, "C");			/* a2 with the current one */
	tui_shows(&f, "No differences.");
	tui_fixture_clear(&f);
}

/* A draft is live: what is answered meanwhile is seen. */
static void test_live(void)
{
	struct tui_fixture f;

	begin_history(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_type(&f, "C");
	tui_shows(&f, "No differences.");
	tui_type(&f, "Tab Tab");
	tui_shows(&f, "No answer is another one. Tab");
	tui_fixture_run(&f, "answer", "billing", "P1=no");
	tui_tick(&f.tui);
	tui_lacks(&f, "No differences.");
	tui_shows(&f, "P1 ");
	tui_fixture_clear(&f);
}

/* Nothing to compare with: says what is missing, and Enter goes on. */
static void test_one(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_type(&f, "C");
	tui_shows(&f, "No assessment yet: compare needs two. Enter starts a1");
	tui_fixture_run(&f, "answer", "billing", "P1=no");
	tui_tick(&f.tui);
	tui_shows(&f, "Only one assessment, a1, and it is not finished: compare needs two.");
	tui_fixture_run(&f, "finish", "billing");
	tui_tick(&f.tui);
	tui_is_golden(&f, "compare-one-80x24");
	tui_type(&f, "Enter");
	g_assert_true(tui_top(&f.tui)->ops == &begin_ops);
	/* what came before can be looked at from there, too */
	tui_type(&f, "C");
	g_assert_true(tui_top(&f.tui)->ops == &compare_ops);
	tui_type(&f, "q T");
	g_assert_true(tui_top(&f.tui)->ops == &trend_ops);
	tui_fixture_clear(&f);
}

/* From the workshop, which goes on where it was. */
static void test_from_question(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct workshop_request r = { .service = "billing" };
	guint depth;

	begin(&f);
	tui_fixture_run(&f, "answer", "billing", "P1=no");
	g_assert_true(walk_start(&f.tui, &r, ds));
	depth = f.tui.stack->len;
	tui_type(&f, "C");
	tui_shows(&f, "Only one assessment, a1");
	tui_type(&f, "Enter");
	g_assert_cmpuint(f.tui.stack->len, ==, depth);
	tui_type(&f, "V C");
	tui_shows(&f, "Only one assessment, a1");
	tui_type(&f, "Enter");			/* not to the verdict between them */
	g_assert_cmpuint(f.tui.stack->len, ==, depth);
	tui_fixture_clear(&f);
}

/* When the workshop does not open, nobody is thrown out of where they are. */
static void test_start_fails(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_type(&f, "C");
	tui_fixture_run(&f, "undo", "billing");	/* the new service, taken back elsewhere */
	tui_type(&f, "Enter");
	g_assert_true(tui_top(&f.tui)->ops == &compare_ops);
	tui_shows(&f, "there is no service \"billing\"");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/compare/draw", test_draw);
	g_test_add_func("/tui/compare/keys", test_keys);
	g_test_add_func("/tui/compare/live", test_live);
	g_test_add_func("/tui/compare/one", test_one);
	g_test_add_func("/tui/compare/start-fails", test_start_fails);
	g_test_add_func("/tui/compare/from-question", test_from_question);
	g_test_add_func("/tui/points/22-compare", test_point_22_compare);
	return test_run();
}
