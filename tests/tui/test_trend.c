/* A service over its assessments: as many as there are, without overlap. */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/compare.h"
#include "tui/home.h"
#include "tui/trend.h"
#include "tui/verdict.h"
#include "tui/viewer.h"
#include "tui/begin.h"
#include "tui/walk.h"

/* One after the other, a month apart; every second one with a gate less. */
static void add_assessments(struct tui_fixture *f, int from, int to)
{
	for (int i = from; i <= to; i++) {
		g_autofree char *now = g_strdup_printf("20%02d-%02d-10T09:00:00Z", 25 + i / 12,
						       1 + i % 12);

		f->base.now = now;
		tui_fixture_run(f, "answer", "billing", i % 2 == 0 ? "P1=yes" : "P1=no", "P2=yes",
				"B2=yes");
		tui_fixture_run(f, "finish", "billing");
	}
	f->base.now = FIXTURE_NOW;
}

static void begin(struct tui_fixture *f, int n)
{
	tui_fixture_init(f);
	f->base.now = "2025-01-01T09:00:00Z";
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	add_assessments(f, 1, n);
	tui_fixture_start(f, &home_ops, NULL);
	tui_type(f, "T");
	g_assert_true(tui_top(&f->tui)->ops == &trend_ops);
}

static void test_draw(void)
{
	struct tui_fixture f;

	begin(&f, 4);
	tui_is_golden(&f, "trend-80x24");
	tui_type(&f, "h");
	tui_size(&f, 16, 60);
	tui_is_golden(&f, "trend-60x16");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "trend-40x10");
	tui_size(&f, 50, 200);
	tui_is_golden(&f, "trend-200x50");
	tui_fixture_clear(&f);
}

/* Each label of a shown column, in one line and in its order, no two of them touching. */
static void assert_columns(struct tui_fixture *f, int first, int last)
{
	g_autofree char *screen = tui_text(f);
	g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
	g_autofree char *start = g_strdup_printf("a%d ", first);
	char **line = lines;
	const char *p;

	while (*line != NULL && strstr(*line, start) == NULL)
		line++;
	/* the first line that has it may be the head's sentence or the corner */
	for (; *line != NULL; line++) {
		int i = first;

		p = *line;
		for (; i <= last; i++) {
			g_autofree char *label = g_strdup_printf("a%d", i);

			p = strstr(p, label);
			if (p == NULL || (p[strlen(label)] != ' ' && p[strlen(label)] != '\0'))
				break;
			p += strlen(label);
		}
		if (i > last)
			return;
	}
	g_error("no line has the columns a%d to a%d:\n%s", first, last, screen);
}

/* One, two, four and twelve assessments without overlap; what has no answer, and where the
 * version changed, is marked. */
static void test_point_23_trend(void)
{
	struct tui_fixture f;
	g_autofree char *one = fixture_version("readiness-1.yaml");
	g_autofree char *two = fixture_version("readiness-2.yaml");
	struct ran r;

	begin(&f, 1);
	tui_shows(&f, "by the only assessment: a trend needs two.");
	tui_is_golden(&f, "trend-one-80x24");
	add_assessments(&f, 2, 2);
	tui_tick(&f.tui);
	assert_columns(&f, 1, 2);
	add_assessments(&f, 3, 4);
	tui_tick(&f.tui);
	assert_columns(&f, 1, 4);
	tui_shows(&f, "No answer");
	add_assessments(&f, 5, 12);
	tui_tick(&f.tui);
	tui_is_golden(&f, "trend-twelve-80x24");
	assert_columns(&f, 8, 12);
	tui_type(&f, "h h h h h h h h h h h");
	assert_columns(&f, 1, 5);
	tui_size(&f, 50, 200);
	assert_columns(&f, 1, 12);
	tui_size(&f, 10, 40);
	assert_columns(&f, 1, 2);
	tui_fixture_clear(&f);

	tui_fixture_init(&f);
	ran_init(&r);
	tui_fixture_run(&f, "new", "billing", "--from=shop", "--team=Payments");
	g_assert_true(fixture_start(&f.base, &r, "billing", one));
	tui_fixture_run(&f, "answer", "billing", "O1=yes", "O2=yes");
	tui_fixture_run(&f, "finish", "billing");
	g_assert_true(fixture_start(&f.base, &r, "billing", two));
	tui_fixture_run(&f, "answer", "billing", "O1=yes");
	ran_clear(&r);
	tui_fixture_start(&f, &trend_ops, "billing");
	tui_shows(&f, "→2.0.0");
	tui_shows(&f, "| ?");		/* O2 means something else now */
	tui_is_golden(&f, "trend-versions-80x24");
	tui_fixture_clear(&f);
}

static void test_keys(void)
{
	struct tui_fixture f;

	begin(&f, 4);
	tui_shows(&f, "a4 of 2025-05-10, 4 of 4");
	tui_type(&f, "l");
	tui_shows(&f, "There is no later assessment.");
	tui_type(&f, "Left Left");
	tui_shows(&f, "a2 of 2025-03-10, 2 of 4");
	tui_type(&f, "Enter");
	g_assert_true(tui_top(&f.tui)->ops == &verdict_ops);
	tui_shows(&f, "billing a2");
	tui_type(&f, "q C");
	g_assert_true(tui_top(&f.tui)->ops == &compare_ops);
	tui_shows(&f, "a1 to a2");
	tui_type(&f, "T");			/* and back the other way */
	g_assert_true(tui_top(&f.tui)->ops == &trend_ops);
	tui_type(&f, "h h h C");
	tui_shows(&f, "There is no earlier assessment.");
	tui_type(&f, "j j j j j j");
	tui_shows(&f, "P1: ready with a4");
	tui_fixture_clear(&f);
}

static void test_none(void)
{
	struct tui_fixture f;

	begin(&f, 0);
	tui_shows(&f, "No assessment yet: a trend needs two. Enter starts the first");
	tui_type(&f, "Enter");
	g_assert_true(tui_top(&f.tui)->ops == &begin_ops);
	tui_fixture_clear(&f);
}

/* When the workshop does not open, nobody is thrown out of where they are. */
static void test_start_fails(void)
{
	struct tui_fixture f;

	begin(&f, 0);
	tui_fixture_run(&f, "undo", "billing");	/* the new service, taken back elsewhere */
	tui_type(&f, "Enter");
	g_assert_true(tui_top(&f.tui)->ops == &trend_ops);
	tui_shows(&f, "there is no service \"billing\"");
	tui_fixture_clear(&f);
}

/* In ASCII the same cells. */
static void test_ascii(void)
{
	struct tui_fixture f;
	g_autofree char *screen = NULL;

	begin(&f, 4);
	f.tui.ascii = true;
	screen = tui_text(&f);
	for (const char *p = screen; *p != '\0'; p++)
		g_assert_cmpint((unsigned char)*p, <, 128);
	g_assert_nonnull(strstr(screen, "*"));
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/trend/draw", test_draw);
	g_test_add_func("/tui/trend/keys", test_keys);
	g_test_add_func("/tui/trend/none", test_none);
	g_test_add_func("/tui/trend/start-fails", test_start_fails);
	g_test_add_func("/tui/trend/ascii", test_ascii);
	g_test_add_func("/tui/points/23-trend", test_point_23_trend);
	return test_run();
}
