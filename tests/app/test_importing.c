/*
 * Imports of what somebody else has gone on with: what holds afterwards, what is refused
 * and how to go on from there, and that a refused file leaves no trace.
 */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/change.h"
#include "base/calendar.h"
#include "sides.h"
#include "store/store.h"
#include "testlib.h"

/* Ana's and Ben's, from one state: a draft with P1 and P2 answered, an action. */
struct pair {
	struct side a, b;
	struct ran r;
};

static gint64 clock_ms(const char *clock)
{
	g_autofree char *text = g_strdup_printf("2026-09-13T%s:00Z", clock);
	gint64 ms;

	g_assert_true(calendar_parse_time(&ms, text));
	return ms;
}

/* At that time somebody runs a command there, which must end so. */
#define ENDS(side, clock, exit_code, ...) \
	do { \
		side_at((side), clock_ms(clock)); \
		fixture_run(&(side)->f, &p.r, __VA_ARGS__, NULL); \
		ran_expect(&p.r, (exit_code)); \
	} while (0)
#define DOES(side, clock, ...) ENDS(side, clock, EXIT_CODE_OK, __VA_ARGS__)

/* What is said beforehand is what happens then. */
static void hand_over(struct pair *p, struct side *to, struct side *from)
{
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;
	g_autoptr(GString) told = NULL;
	struct ran dry;
	bool news;

	g_free(side_export(from));
	ran_init(&dry);
	before = side_export(to);
	fixture_run(&to->f, &dry, "import", from->file, "--dry-run", "--json", NULL);
	after = side_export(to);
	test_row_str("a dry run", after, before);
	side_import(to, from, &news, &p->r);
	told = g_string_new(dry.out);
	g_string_replace(told, "\"dry_run\":true", "\"dry_run\":false", 0);
	test_row_str("counts", told->str, p->r.out);
	g_free(before);
	g_free(after);
	before = diags_format(dry.ds, DIAGS_PLAIN);
	after = diags_format(p->r.ds, DIAGS_PLAIN);
	test_row_str("what is said", before, after);
	g_assert_cmpint(dry.code, ==, p->r.code);
	ran_clear(&dry);
}

static void takes(struct pair *p, struct side *to, struct side *from)
{
	hand_over(p, to, from);
	ran_expect(&p->r, EXIT_CODE_OK);
}

static void is_refused(struct pair *p, struct side *to, struct side *from, const char *code)
{
	g_autofree char *before = side_export(to);
	g_autofree char *after = NULL;

	hand_over(p, to, from);
	test_row(code, p->r.code == EXIT_CODE_DATA && ran_has(&p->r, code));
	after = side_export(to);
	test_row_str(code, after, before);
}

/* What there is to take in until neither learns anything. */
static void come_together(struct pair *p)
{
	for (int turn = 0; turn < 3; turn++) {
		takes(p, &p->b, &p->a);
		takes(p, &p->a, &p->b);
	}
	ran_expect_json(&p->r, "changes.new", "0");
	ran_expect_json(&p->r, "rows.new", "0");
}

static void pair_init(struct pair *q)
{
	struct pair p = { 0 };
	bool news;

	side_init(&p.a, 0);
	side_init(&p.b, 0);
	DOES(&p.a, "08:00", "new", "billing", "--from=shop", "--team=Pay");
	DOES(&p.a, "08:00", "answer", "billing", "P1=no", "P2=no");
	DOES(&p.a, "08:00", "actions add", "billing", "write the contract", "--owner=Dana");
	side_at(&p.b, clock_ms("08:01"));
	g_free(side_export(&p.a));
	g_assert_true(side_import(&p.b, &p.a, &news, &p.r));
	*q = p;
}

static void pair_clear(struct pair *p)
{
	ran_clear(&p->r);
	side_clear(&p->a);
	side_clear(&p->b);
}

/* The member of what a command prints as JSON, on both sides. */
#define BOTH_SAY(path, expected, ...) \
	do { \
		fixture_run(&p.a.f, &p.r, __VA_ARGS__, "--json", NULL); \
		ran_expect_json(&p.r, (path), (expected)); \
		fixture_run(&p.b.f, &p.r, __VA_ARGS__, "--json", NULL); \
		ran_expect_json(&p.r, (path), (expected)); \
	} while (0)

static void test_answers(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "09:00", "answer", "billing", "P1=yes");
	DOES(&p.b, "10:00", "answer", "billing", "P1=partial", "P4=yes");
	DOES(&p.a, "11:00", "answer", "billing", "P2=yes");
	DOES(&p.b, "10:30", "answer", "billing", "P2=partial");
	come_together(&p);
	BOTH_SAY("answers.0.value", "partial", "history", "billing", "P1");
	BOTH_SAY("answers.0.value", "yes", "history", "billing", "P2");
	BOTH_SAY("answers.0.value", "yes", "history", "billing", "P4");
	pair_clear(&p);
}

/* What an import says again is as old as it was. */
static void test_said_again(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.b, "08:30", "answer", "billing", "P1=yes");
	DOES(&p.b, "08:30", "team set", "Pay", "--size=4");
	DOES(&p.a, "09:00", "answer", "billing", "P1=partial");
	DOES(&p.a, "09:00", "team set", "Pay", "--size=5");
	side_at(&p.a, clock_ms("12:00"));
	takes(&p, &p.a, &p.b);
	ran_expect_json(&p.r, "conflicts", "2");
	ran_expect_json(&p.r, "kept", "2");
	DOES(&p.b, "11:00", "answer", "billing", "P1=unknown");
	DOES(&p.b, "11:00", "team set", "Pay", "--size=6");
	come_together(&p);
	BOTH_SAY("answers.0.value", "unknown", "history", "billing", "P1");
	BOTH_SAY("teams.0.size", "6", "team list");
	pair_clear(&p);
}

/* Who knew what the other had said has moved on from it, whatever the clock says. */
static void test_slow_clock(void)
{
	struct pair p;

	pair_init(&p);
	p.b.skew_ms = -20 * 3600 * G_GINT64_CONSTANT(1000);
	DOES(&p.a, "09:00", "answer", "billing", "P1=yes");
	DOES(&p.b, "10:00", "answer", "billing", "P2=partial");
	takes(&p, &p.b, &p.a);
	DOES(&p.b, "11:00", "answer", "billing", "P1=partial");
	come_together(&p);
	BOTH_SAY("answers.0.value", "partial", "history", "billing", "P1");
	pair_clear(&p);
}

/* What somebody prepared for P1. */
static void prepares(struct side *s, const char *clock, const char *value)
{
	struct store_answer offer = {
		.question = (char *)"own.named-team",	/* P1 */
		.value = (char *)value,
		.source = SOURCE_PREPARED,
	};
	g_autoptr(store_service) service = NULL;
	g_autoptr(store_assessment) draft = NULL;
	g_autoptr(diags) ds = diags_new();
	struct app app;

	side_at(s, clock_ms(clock));
	fixture_app(&s->f, &app);
	g_assert_true(change_begin(&app, NULL, DEED_READ_SHEET, "Ben", "1", ds));
	g_assert_true(store_find_service(app.store, "billing", &service, ds));
	g_assert_true(store_draft(app.store, service->id, &draft, ds));
	g_assert_true(store_put_answer(app.store, draft->id, &offer, ds));
	g_assert_true(change_commit(&app, REACH_NOTHING, 0, 0, ds));
	app_clear(&app);
}

/* An offer that is newer than all does not stand before an answer that is. */
static void test_offers(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.b, "08:30", "answer", "billing", "P1=yes");
	DOES(&p.a, "09:00", "answer", "billing", "P1=partial");
	prepares(&p.a, "11:00", "no");
	come_together(&p);
	BOTH_SAY("gates.1.state", "partial", "verdict", "billing");
	prepares(&p.b, "12:00", "yes");
	DOES(&p.a, "12:30", "answer", "billing", "P1=no");
	come_together(&p);
	BOTH_SAY("gates.1.state", "fail", "verdict", "billing");
	pair_clear(&p);
}

/* The same deed, done twice; and one side that changes its mind. */
static void test_undone_on_both(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "08:10", "answer", "billing", "P3=yes");
	takes(&p, &p.b, &p.a);
	DOES(&p.a, "09:00", "undo", "billing");
	DOES(&p.b, "10:00", "undo", "billing");
	come_together(&p);
	BOTH_SAY("answers.0.undone", "true", "history", "billing", "P3");
	DOES(&p.b, "11:00", "redo", "billing");
	come_together(&p);
	BOTH_SAY("answers.0.undone", "false", "history", "billing", "P3");
	DOES(&p.a, "12:00", "undo", "billing");
	DOES(&p.b, "12:00", "undo", "billing");
	DOES(&p.b, "12:30", "redo", "billing");
	come_together(&p);
	BOTH_SAY("answers.0.undone", "false", "history", "billing", "P3");
	DOES(&p.a, "13:00", "doctor");
	DOES(&p.b, "13:00", "doctor");
	pair_clear(&p);
}

/*
 * What an import said again is nobody's to take back through a team or a system: it may
 * speak of others, whose older answers would count again.
 */
static void test_import_undone(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.b, "08:30", "answer", "billing", "P1=partial");
	DOES(&p.b, "08:30", "team set", "Pay", "--size=4");
	DOES(&p.b, "08:30", "system set", "shop", "--running=7");
	DOES(&p.a, "09:00", "answer", "billing", "P1=yes");
	DOES(&p.a, "09:00", "team set", "Pay", "--size=5");
	DOES(&p.a, "09:00", "system set", "shop", "--running=8");
	side_at(&p.a, clock_ms("10:00"));
	takes(&p, &p.a, &p.b);
	ran_expect_json(&p.r, "kept", "3");
	ENDS(&p.a, "11:00", EXIT_CODE_DATA, "undo", "--team=Pay");
	ENDS(&p.a, "11:00", EXIT_CODE_DATA, "undo", "--system=shop");
	come_together(&p);
	BOTH_SAY("answers.0.value", "yes", "history", "billing", "P1");
	BOTH_SAY("answers.0.undone", "false", "history", "billing", "P1");
	BOTH_SAY("teams.0.size", "5", "team list");
	/* What is said behind it is as ever. */
	DOES(&p.a, "12:00", "team set", "Pay", "--size=6");
	DOES(&p.a, "12:00", "system set", "shop", "--running=9");
	DOES(&p.a, "12:10", "undo", "--team=Pay");
	DOES(&p.a, "12:10", "undo", "--system=shop");
	come_together(&p);
	BOTH_SAY("teams.0.size", "5", "team list");
	DOES(&p.b, "12:20", "redo", "--team=Pay");
	come_together(&p);
	BOTH_SAY("teams.0.size", "6", "team list");
	pair_clear(&p);
}

/* Brought back where it was taken back, while the other side had settled what holds
 * without it: whoever hears first, the newer holds. */
static void test_redone(void)
{
	static const struct {
		const char *clock;	/* of what the other side said */
		bool redoer_first;
		const char *holds;
	} rows[] = {
		{ "09:00", false, "yes" },
		{ "09:00", true, "yes" },
		{ "10:05", false, "partial" },
		{ "10:05", true, "partial" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct pair p;

		pair_init(&p);
		DOES(&p.a, "08:30", "answer", "billing", "P1=unknown");
		DOES(&p.b, rows[i].clock, "answer", "billing", "P1=partial");
		DOES(&p.a, "10:00", "answer", "billing", "P1=yes");
		DOES(&p.a, "10:10", "undo", "billing");
		side_at(&p.b, clock_ms("11:00"));
		takes(&p, &p.b, &p.a);
		ran_expect_json(&p.r, "kept", "1");
		DOES(&p.a, "12:00", "redo", "billing");
		if (rows[i].redoer_first)
			takes(&p, &p.a, &p.b);
		come_together(&p);
		BOTH_SAY("answers.0.value", rows[i].holds, "history", "billing", "P1");
		pair_clear(&p);
	}
}

/* Both answered, one took in the other's and finished. */
static void test_finish(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.b, "08:30", "answer", "billing", "P1=yes");
	DOES(&p.a, "09:00", "answer", "billing", "P1=partial");
	takes(&p, &p.b, &p.a);
	DOES(&p.b, "10:00", "finish", "billing");
	come_together(&p);
	BOTH_SAY("assessment", "a1", "verdict", "billing");
	BOTH_SAY("state", "finished", "verdict", "billing");
	BOTH_SAY("answers.0.value", "partial", "history", "billing", "P1");
	DOES(&p.a, "11:00", "doctor");
	DOES(&p.b, "11:00", "doctor");
	pair_clear(&p);
}

/* One finishes while the other goes on: the other takes its answers back. */
static void test_finish_unaware(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.b, "09:00", "answer", "billing", "P1=yes");
	DOES(&p.a, "10:00", "finish", "billing");
	is_refused(&p, &p.a, &p.b, "import-frozen");
	is_refused(&p, &p.b, &p.a, "import-frozen");
	DOES(&p.b, "11:00", "undo", "billing");
	come_together(&p);
	/* and nobody brings them into what is frozen */
	ENDS(&p.a, "12:00", EXIT_CODE_DATA, "redo", "billing");
	ENDS(&p.b, "12:00", EXIT_CODE_DATA, "redo", "billing");
	come_together(&p);
	BOTH_SAY("state", "finished", "verdict", "billing");
	BOTH_SAY("answers.0.undone", "true", "history", "billing", "P1");
	pair_clear(&p);
}

static void test_finish_twice(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "09:00", "finish", "billing");
	DOES(&p.b, "09:00", "finish", "billing");
	is_refused(&p, &p.a, &p.b, "import-frozen");
	is_refused(&p, &p.b, &p.a, "import-frozen");
	pair_clear(&p);
}

/* What was taken back on one side carries what was done on the other. */
static void test_built_on(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "08:30", "new", "ledger");
	takes(&p, &p.b, &p.a);
	DOES(&p.a, "09:00", "undo", "ledger");
	DOES(&p.b, "09:00", "answer", "ledger", "P1=yes");
	is_refused(&p, &p.a, &p.b, "import-built-on");
	is_refused(&p, &p.b, &p.a, "import-built-on");
	DOES(&p.a, "10:00", "redo", "ledger");
	come_together(&p);
	BOTH_SAY("answers.0.value", "yes", "history", "ledger", "P1");
	pair_clear(&p);
}

/* Names are looked at when it is settled which hold. */
static void test_names(void)
{
	struct pair p;

	pair_init(&p);
	/* theirs is overtaken, so the name is free */
	DOES(&p.b, "09:00", "service rename", "billing", "payments");
	DOES(&p.a, "10:00", "service rename", "billing", "invoices");
	DOES(&p.a, "10:30", "new", "payments");
	come_together(&p);
	BOTH_SAY("services.1.service", "payments", "service list");
	/* ours is said again, and its name is taken meanwhile */
	DOES(&p.b, "11:00", "service rename", "invoices", "accounts");
	DOES(&p.b, "11:10", "service rename", "payments", "invoices");
	DOES(&p.a, "12:00", "service set", "invoices", "--purpose=writes invoices");
	is_refused(&p, &p.a, &p.b, "import-name");
	is_refused(&p, &p.b, &p.a, "import-name");
	DOES(&p.a, "13:00", "service rename", "invoices", "bills");
	come_together(&p);
	BOTH_SAY("services.0.service", "bills", "service list");
	pair_clear(&p);
}

static void test_outcomes(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "08:30", "finish", "billing");
	takes(&p, &p.b, &p.a);
	DOES(&p.a, "10:00", "outcome", "billing", "grown");
	DOES(&p.b, "09:00", "outcome", "billing", "regretted");
	come_together(&p);
	BOTH_SAY("services.0.outcome", "grown", "outcomes");
	pair_clear(&p);
}

/* Done here, another owner there: the later one holds as a whole, and it is said. */
static void test_items(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "09:00", "actions done", "billing", "1");
	DOES(&p.b, "10:00", "actions set", "billing", "1", "--owner=Femi");
	takes(&p, &p.a, &p.b);
	test_row("done", ran_has(&p.r, "import-newer"));
	come_together(&p);
	BOTH_SAY("actions.0.owner", "Femi", "actions", "billing");
	BOTH_SAY("actions.0.state", "open", "actions", "billing");
	pair_clear(&p);
}

/* What was purged here comes back with a file that has it. */
static void test_purged(void)
{
	struct pair p;

	pair_init(&p);
	DOES(&p.a, "09:00", "new", "ledger");
	takes(&p, &p.b, &p.a);
	DOES(&p.a, "10:00", "purge", "billing", "--yes");
	takes(&p, &p.a, &p.b);
	come_together(&p);
	BOTH_SAY("answers.0.value", "no", "history", "billing", "P1");
	DOES(&p.a, "12:00", "doctor");
	pair_clear(&p);
}

/* A database is made when its first import is whole. */
static void test_nothing_left(void)
{
	static const char *const cuts[] = { "{\"answer\"", "{\"end\"", "{\"change\"", "{\"seam\"" };
	struct pair p;
	struct side c;

	pair_init(&p);
	side_init(&c, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(cuts); i++) {
		g_autofree char *text = side_export(&p.a);
		g_autoptr(GDir) dir = NULL;

		*strstr(text, cuts[i]) = '\0';
		g_assert_true(g_file_set_contents(c.file, text, -1, NULL));
		fixture_run(&c.f, &p.r, "import", c.file, NULL);
		ran_expect(&p.r, EXIT_CODE_DATA);
		fixture_run(&c.f, &p.r, "import", p.a.file, "--dry-run", NULL);
		ran_expect(&p.r, EXIT_CODE_OK);
		dir = g_dir_open(c.f.dir, 0, NULL);
		g_assert_cmpstr(g_dir_read_name(dir), ==, "side.seam");
		g_assert_null(g_dir_read_name(dir));
	}
	fixture_run(&c.f, &p.r, "import", p.a.file, NULL);
	ran_expect(&p.r, EXIT_CODE_OK);
	DOES(&c, "12:00", "doctor");
	side_clear(&c);
	pair_clear(&p);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/importing/answers", test_answers);
	g_test_add_func("/app/importing/said-again", test_said_again);
	g_test_add_func("/app/importing/slow-clock", test_slow_clock);
	g_test_add_func("/app/importing/offers", test_offers);
	g_test_add_func("/app/importing/undone-on-both", test_undone_on_both);
	g_test_add_func("/app/importing/import-undone", test_import_undone);
	g_test_add_func("/app/importing/redone", test_redone);
	g_test_add_func("/app/importing/finish", test_finish);
	g_test_add_func("/app/importing/finish-unaware", test_finish_unaware);
	g_test_add_func("/app/importing/finish-twice", test_finish_twice);
	g_test_add_func("/app/importing/built-on", test_built_on);
	g_test_add_func("/app/importing/names", test_names);
	g_test_add_func("/app/importing/outcomes", test_outcomes);
	g_test_add_func("/app/importing/items", test_items);
	g_test_add_func("/app/importing/purged", test_purged);
	g_test_add_func("/app/importing/nothing-left", test_nothing_left);
	return test_run();
}
