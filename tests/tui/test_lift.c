/* The preview of a draft under a newer version: nothing is written before y and yes. */
#include "config.h"

#include "fixture.h"
#include "testlib.h"
#include "tui/home.h"
#include "tui/lift.h"
#include "tui/walk.h"

static void begin(struct tui_fixture *f)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");
	struct ran r;

	tui_fixture_init(f);
	ran_init(&r);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	g_assert_true(fixture_start(&f->base, &r, "billing", one));
	tui_fixture_run(f, "answer", "billing", "O1=yes", "O2=yes:in turns",
			"own.rota-name=Night owls", "run.people=3", "run.hotline=yes",
			"run.network=yes");
	ran_clear(&r);
}

static void open_preview(struct tui_fixture *f)
{
	g_autofree char *two = fixture_version("readiness-2.yaml");

	g_assert_true(lift_push(&f->tui, "billing", two));
}

/* The version the draft goes by, as the shell says it. */
static void assert_version(struct tui_fixture *f, const char *version)
{
	struct ran r;

	ran_init(&r);
	fixture_run(&f->base, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "questionnaire.version", version);
	ran_clear(&r);
}

static void test_draw(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	open_preview(&f);
	tui_is_golden(&f, "lift-80x24");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "lift-40x10");
	tui_size(&f, 50, 200);
	tui_shows(&f, "Answers that count on, under another name");
	tui_shows(&f, "Night owls");
	tui_fixture_clear(&f);
}

static void test_lift(void)
{
	struct tui_fixture f;
	g_autofree char *two = fixture_version("readiness-2.yaml");

	begin(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	open_preview(&f);
	tui_type(&f, "y");
	tui_shows(&f, "Lift billing to readiness 2.0.0?");
	tui_type(&f, "Enter");			/* means no */
	g_assert_true(tui_top(&f.tui)->ops == &lift_ops);
	assert_version(&f, "1.0.0");
	tui_type(&f, "y y");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	tui_shows(&f, "billing goes by readiness 2.0.0");
	assert_version(&f, "2.0.0");
	tui_type(&f, "u");
	assert_version(&f, "1.0.0");
	tui_type(&f, "Ctrl-R");
	assert_version(&f, "2.0.0");
	/* nothing is left to lift: the status row says so, and no screen opens */
	g_assert_false(lift_push(&f.tui, "billing", two));
	tui_shows(&f, "goes by readiness 2.0.0 already");
	tui_fixture_clear(&f);
}

/* A yes to what was looked at is none to what another terminal made of it under the
 * question. */
static void test_meanwhile(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	open_preview(&f);
	tui_type(&f, "y");
	tui_fixture_run(&f, "answer", "billing", "O1=no");
	tui_tick(&f.tui);
	tui_type(&f, "y");
	tui_shows(&f, "when this was looked at");
	g_assert_true(tui_top(&f.tui)->ops == &lift_ops);
	assert_version(&f, "1.0.0");
	/* what does not touch the answers is no matter */
	tui_type(&f, "y");
	tui_fixture_run(&f, "people", "billing", "--count=4");
	tui_tick(&f.tui);
	tui_type(&f, "y");
	assert_version(&f, "2.0.0");
	tui_fixture_clear(&f);
}

/* What ends by it is named before anybody says yes. */
static void test_waivers(void)
{
	struct tui_fixture f;
	g_autofree char *one = fixture_version("names-1.yaml");
	g_autofree char *two = fixture_version("names-2.yaml");
	struct ran r;

	tui_fixture_init(&f);
	ran_init(&r);
	tui_fixture_run(&f, "new", "billing", "--from=shop", "--team=Payments");
	g_assert_true(fixture_start(&f.base, &r, "billing", one));
	ran_clear(&r);
	tui_fixture_run(&f, "answer", "billing", "O1=no", "O2=no");
	tui_fixture_run(&f, "waive", "billing", "O1", "--by=Dana", "--reason=a team is named",
			"--until=+30d");
	tui_fixture_run(&f, "waive", "billing", "O2", "--by=Dana", "--reason=they take turns",
			"--until=+30d");
	tui_fixture_start(&f, &home_ops, NULL);
	g_assert_true(lift_push(&f.tui, "billing", two));
	tui_shows(&f, "Waivers that end");
	tui_shows(&f, "they take turns");
	tui_lacks(&f, "a team is named");
	tui_type(&f, "j j");
	tui_shows(&f, "by Dana, until ");
	tui_fixture_clear(&f);
}

/* Over the workshop, which goes on in the new version. */
static void test_in_workshop(void)
{
	struct tui_fixture f;
	g_autoptr(diags) ds = diags_new();
	struct workshop_request r = { .service = "billing" };

	begin(&f);
	g_assert_true(walk_start(&f.tui, &r, ds));
	open_preview(&f);
	tui_type(&f, "y y");
	g_assert_nonnull(walk_room(&f.tui));
	g_assert_cmpstr(walk_room(&f.tui)->j->q->version, ==, "2.0.0");
	tui_shows(&f, "billing goes by readiness 2.0.0");
	tui_type(&f, "u");
	g_assert_cmpstr(walk_room(&f.tui)->j->q->version, ==, "1.0.0");
	tui_fixture_clear(&f);
}

/* By its name, where there is nothing newer. */
static void test_palette(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_type(&f, ": l i f t Enter");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	tui_shows(&f, "goes by readiness 1.0.0 already");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/lift/draw", test_draw);
	g_test_add_func("/tui/lift/lift", test_lift);
	g_test_add_func("/tui/lift/meanwhile", test_meanwhile);
	g_test_add_func("/tui/lift/waivers", test_waivers);
	g_test_add_func("/tui/lift/in-workshop", test_in_workshop);
	g_test_add_func("/tui/lift/palette", test_palette);
	return test_run();
}
