/*
 * Actions and parked topics: editing, moving between their states, and topics that
 * become actions. Adding and closing is in test_settling.c.
 */
#include "config.h"

#include <string.h>

#include "app/items.h"
#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, r, "actions add", "billing", "write the contract", "--owner=Dana",
		    "--due=+2w", "--condition=p4", NULL);
	ran_expect(r, EXIT_CODE_OK);
	fixture_run(f, r, "topic add", "billing", "who pays for the bus?", "--question=p2", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static void test_edit(void)
{
	static const struct {
		const char *option;
		enum exit_code code;
		const char *member, *now;
	} rows[] = {
		{ "--owner=Femi", EXIT_CODE_OK, "owner", "Femi" },
		{ "--due=2026-12-11", EXIT_CODE_OK, "due", "2026-12-11" },
		{ "--due=2026-02-30", EXIT_CODE_DATA, "due", "2026-12-11" },
		{ "--due=soon", EXIT_CODE_DATA, "due", "2026-12-11" },
		/* the 12th of September 2026 is a Saturday */
		{ "--due=fri", EXIT_CODE_OK, "due", "2026-09-18" },
		{ "--text=write both contracts", EXIT_CODE_OK, "text", "write both contracts" },
		{ "--text= ", EXIT_CODE_DATA, "text", "write both contracts" },
		{ "--condition=nothing", EXIT_CODE_DATA, "condition", "P4" },
		{ "--condition=p1", EXIT_CODE_OK, "condition", "P1" },
		{ "--owner=", EXIT_CODE_OK, "owner", NULL },
		{ "--due=", EXIT_CODE_OK, "due", NULL },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strconcat("actions.0.", rows[i].member, NULL);
		g_autofree char *now = NULL;

		fixture_run(&f, &r, "actions set", "billing", "1", rows[i].option, NULL);
		test_row(rows[i].option, r.code == rows[i].code);
		test_row(rows[i].option, (r.code == EXIT_CODE_OK) == !diags_has_errors(r.ds));
		fixture_run(&f, &r, "actions", "billing", "--json", NULL);
		now = ran_json(&r, path);
		test_row(rows[i].option, g_strcmp0(now, rows[i].now) == 0 ||
			 (rows[i].now == NULL && g_strcmp0(now, "null") == 0));
	}
	fixture_run(&f, &r, "actions set", "billing", "1", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "actions set", "billing", "7", "--owner=Femi", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-action"));
	finish(&f, &r);
}

/* From every state to every state, of both kinds. */
static void test_moves(void)
{
	static const struct {
		const char *command, *list, *first;	/* JSON path of the state */
		const char *state;			/* NULL = not listed */
		const char *note;			/* already so: code of the note */
	} rows[] = {
		{ "actions reopen", "actions", "actions.0.state", "open", "open" },
		{ "actions done", "actions", "actions.0.state", "done", NULL },
		{ "actions done", "actions", "actions.0.state", "done", "done" },
		{ "actions reopen", "actions", "actions.0.state", "open", NULL },
		{ "actions drop", "actions", "actions.0.state", NULL, NULL },
		{ "actions drop", "actions", "actions.0.state", NULL, "dropped" },
		{ "actions reopen", "actions", "actions.0.state", "open", NULL },
		{ "topic done", "topic list", "topics.0.state", NULL, NULL },
		{ "topic done", "topic list", "topics.0.state", NULL, "done" },
		{ "topic drop", "topic list", "topics.0.state", NULL, NULL },
		{ "topic reopen", "topic list", "topics.0.state", "open", NULL },
		{ "topic reopen", "topic list", "topics.0.state", "open", "open" },
	};
	struct fixture f;
	struct ran r;

	start(&f, &r);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *state = NULL;

		fixture_run(&f, &r, rows[i].command, "billing", "1", NULL);
		test_row(rows[i].command, r.code == EXIT_CODE_OK);
		test_row(rows[i].command, rows[i].note != NULL ? ran_has(&r, rows[i].note) :
					  diags_is_empty(r.ds));
		fixture_run(&f, &r, rows[i].list, "billing", "--json", NULL);
		state = ran_json(&r, rows[i].first);
		test_row(rows[i].command, g_strcmp0(state, rows[i].state) == 0);
	}
	fixture_run(&f, &r, "topic drop", "billing", "1", NULL);
	fixture_run(&f, &r, "topic list", "billing", "--all", "--json", NULL);
	ran_expect_json(&r, "topics.0.state", "dropped");
	/* all or none */
	fixture_run(&f, &r, "topic reopen", "billing", "1", "9", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-parked-topic"));
	fixture_run(&f, &r, "topic list", "billing", "--all", "--json", NULL);
	ran_expect_json(&r, "topics.0.state", "dropped");
	finish(&f, &r);
}

static void test_topic_to_action(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "topic action", "billing", "1", "--due=2026-02-30", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "topic action", "billing", "1", "--owner=Dana", "--due=+2w", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "actions", "billing", "--json", NULL);
	ran_expect_json(&r, "actions.0.topic", "null");
	ran_expect_json(&r, "actions.1.text", "who pays for the bus?");
	ran_expect_json(&r, "actions.1.topic", "1");
	ran_expect_json(&r, "actions.1.question", "P2");
	ran_expect_json(&r, "actions.1.owner", "Dana");
	ran_expect_json(&r, "actions.1.due", "2026-09-26");
	fixture_run(&f, &r, "topic list", "billing", "--json", NULL);
	ran_expect_json(&r, "topics.0", NULL);
	/* one change: both come back together */
	fixture_run(&f, &r, "topic action", "billing", "1", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "not-open"));
	fixture_run(&f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "topic list", "billing", "--json", NULL);
	ran_expect_json(&r, "topics.0.state", "open");
	fixture_run(&f, &r, "actions", "billing", "--json", NULL);
	ran_expect_json(&r, "actions.1", NULL);
	/* the link outlives an edit */
	fixture_run(&f, &r, "redo", "billing", NULL);
	fixture_run(&f, &r, "actions set", "billing", "2", "--owner=Femi", NULL);
	fixture_run(&f, &r, "actions", "billing", "--json", NULL);
	ran_expect_json(&r, "actions.1.topic", "1");
	finish(&f, &r);
}

/* People in the room, owning teams, other teams, earlier owners; each once. */
static void test_owner_candidates(void)
{
	g_autoptr(diags) ds = diags_new();
	g_auto(GStrv) names = NULL;
	g_autofree char *list = NULL;
	struct fixture f;
	struct ran r;
	struct app app;

	start(&f, &r);
	fixture_run(&f, &r, "team add", "Accounts", NULL);
	fixture_run(&f, &r, "new", "ledger", "--from=shop", NULL);
	fixture_run(&f, &r, "actions add", "ledger", "x", "--owner=Femi", NULL);
	fixture_run(&f, &r, "actions add", "ledger", "y", "--owner=payments", NULL);
	fixture_run(&f, &r, "people", "billing", "Li:product", "femi", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_app(&f, &app);
	names = items_owner_candidates(&app, "billing", ds);
	g_assert_nonnull(names);
	list = g_strjoinv(" ", names);
	g_assert_cmpstr(list, ==, "femi Li Payments Accounts Dana");
	app_clear(&app);
	finish(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/items/edit", test_edit);
	g_test_add_func("/items/moves", test_moves);
	g_test_add_func("/items/topic-to-action", test_topic_to_action);
	g_test_add_func("/items/owner-candidates", test_owner_candidates);
	return test_run();
}
