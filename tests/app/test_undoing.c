/*
 * Undo and redo of what is registered: each row is a command that goes on from the one
 * before, as a person would type them in one afternoon.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

struct step {
	const char *words[6];
	enum exit_code code;
	const char *diag;	/* code and what its message says, or NULL */
	const char *message;
	const char *json[3];	/* team or system, a path of its page, what stands there */
};

static void expect_page(struct fixture *f, const struct step *s)
{
	struct ran r;

	if (s->json[0] == NULL)
		return;
	ran_init(&r);
	fixture_run(f, &r, strcmp(s->json[0], "shop") == 0 ? "system show" : "team show",
		    s->json[0], "--json", NULL);
	if (s->json[1] != NULL) {
		ran_expect(&r, EXIT_CODE_OK);
		ran_expect_json(&r, s->json[1], s->json[2]);
	} else {
		g_assert_cmpint(r.code, ==, EXIT_CODE_DATA);
	}
	ran_clear(&r);
}

static void run_steps(const struct step *steps, gsize n)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	for (gsize i = 0; i < n; i++) {
		const struct step *s = &steps[i];
		const struct diag *d;

		fixture_run(&f, &r, s->words[0], s->words[1], s->words[2], s->words[3],
			    s->words[4], NULL);
		g_test_message("%s %s %s", s->words[0], s->words[1], s->words[2]);
		g_assert_cmpint(r.code, ==, s->code);
		d = s->diag != NULL ? diags_find(r.ds, s->diag) : NULL;
		if (s->diag != NULL) {
			g_assert_nonnull(d);
			g_assert_nonnull(d != NULL ? strstr(d->message, s->message) : NULL);
		}
		expect_page(&f, s);
	}
	ran_clear(&r);
	fixture_clear(&f);
}

static void test_team(void)
{
	static const struct step steps[] = {
		{ { "undo", "--team=Orders" }, EXIT_CODE_DATA, "no-team", "Orders", { NULL } },
		{ { "team add", "Orders", "--size=4" }, EXIT_CODE_OK, NULL, NULL,
		  { "Orders", "size", "4" } },
		{ { "team set", "Orders", "--size=6" }, EXIT_CODE_OK, NULL, NULL,
		  { "Orders", "size", "6" } },
		{ { "team rename", "Orders", "Baskets" }, EXIT_CODE_OK, NULL, NULL,
		  { "Baskets", "size", "6" } },
		{ { "undo", "--team=Baskets" }, EXIT_CODE_OK, "undone", "rename team Orders",
		  { "Orders", "size", "6" } },
		{ { "undo", "--team=Orders" }, EXIT_CODE_OK, "undone", "change team Orders",
		  { "Orders", "size", "4" } },
		{ { "undo", "--team=Orders" }, EXIT_CODE_OK, "undone", "add team Orders",
		  { "Orders" } },
		{ { "redo", "--team=Orders" }, EXIT_CODE_OK, "undone", "add team Orders",
		  { "Orders", "size", "4" } },
		{ { "redo", "--team=Orders" }, EXIT_CODE_OK, "undone", "change team Orders",
		  { "Orders", "size", "6" } },
		{ { "redo", "--team=Orders" }, EXIT_CODE_OK, "undone", "rename team Orders",
		  { "Baskets", "size", "6" } },
		{ { "redo", "--team=Baskets" }, EXIT_CODE_DATA, "nothing", "Baskets", { NULL } },
		/* somebody took the name back in the meantime */
		{ { "team add", "Orders" }, EXIT_CODE_OK, NULL, NULL, { NULL } },
		{ { "undo", "--team=Baskets" }, EXIT_CODE_DATA, "store-taken", "Orders",
		  { "Baskets", "size", "6" } },
	};

	run_steps(steps, G_N_ELEMENTS(steps));
}

/* What else depends on it. */
static void test_refused(void)
{
	static const struct step steps[] = {
		{ { "team add", "Orders", "--size=4" }, EXIT_CODE_OK, NULL, NULL, { NULL } },
		{ { "new", "billing", "--from=shop", "--team=Orders" }, EXIT_CODE_OK, NULL, NULL,
		  { NULL } },
		{ { "undo", "--team=Orders" }, EXIT_CODE_DATA, "store-conflict",
		  "\"add team Orders\" cannot be taken back: \"add service billing\" needs it",
		  { "Orders", "size", "4" } },
		/* what belongs to a service's change is taken back there */
		{ { "service set", "billing", "--team=Ledgers" }, EXIT_CODE_OK, NULL, NULL,
		  { NULL } },
		{ { "undo", "--team=Ledgers" }, EXIT_CODE_DATA, "through", "billing", { NULL } },
		{ { "undo", "--system=shop" }, EXIT_CODE_DATA, "through", "billing", { NULL } },
		{ { "undo", "billing" }, EXIT_CODE_OK, "undone", "change service billing",
		  { "Ledgers" } },
		{ { "redo", "--team=Ledgers" }, EXIT_CODE_DATA, "through", "billing", { NULL } },
		{ { "undo" }, EXIT_CODE_USAGE, "missing-argument", "undo", { NULL } },
		{ { "undo", "billing", "--team=Orders" }, EXIT_CODE_USAGE, "missing-argument",
		  "undo", { NULL } },
	};

	run_steps(steps, G_N_ELEMENTS(steps));
}

static void test_system(void)
{
	static const struct step steps[] = {
		{ { "system add", "shop", "--running=0" }, EXIT_CODE_OK, NULL, NULL,
		  { "shop", "running", "0" } },
		{ { "new", "billing" }, EXIT_CODE_OK, NULL, NULL, { NULL } },
		{ { "system set", "shop", "--running=7" }, EXIT_CODE_OK, NULL, NULL,
		  { "shop", "running", "7" } },
		{ { "undo", "--system=shop" }, EXIT_CODE_OK, "undone", "change system shop",
		  { "shop", "running", "0" } },
		/* the next one has a service in it */
		{ { "undo", "--system=shop" }, EXIT_CODE_DATA, "store-conflict", "billing",
		  { "shop", "running", "0" } },
		{ { "redo", "--system=shop" }, EXIT_CODE_OK, "undone", "change system shop",
		  { "shop", "running", "7" } },
		{ { "system archive", "shop" }, EXIT_CODE_OK, NULL, NULL,
		  { "shop", "archived", "true" } },
		{ { "undo", "--system=shop" }, EXIT_CODE_OK, "undone", "archive system shop",
		  { "shop", "archived", "false" } },
	};

	run_steps(steps, G_N_ELEMENTS(steps));
}

static char *path_of(const struct ran *r, int change, const char *member)
{
	g_autofree char *path = g_strdup_printf("changes.%d.%s", change, member);

	return ran_json(r, path);
}

/* What can be taken back is listed, with what took it back and through what it went. */
static void test_listed(void)
{
	static const struct step before[] = {
		{ { "team add", "Orders", "--size=4" } },
		{ { "team set", "orders", "--size=6" } },
		{ { "new", "billing", "--from=shop", "--team=Ledgers" } },
		{ { "team rename", "Orders", "Order handling" } },
		{ { "undo", "--team=Order handling" } },
		{ { "redo", "--team=Orders" } },
		{ { "team add", "Nobody" } },
		{ { "undo", "--team=Nobody" } },
		{ { "system set", "shop", "--running=3" } },
	};
	static const struct {
		const char *words[3];	/* behind history */
		const char *expected;	/* label, through, undone; the newest first */
		const char *hint;	/* NULL = none */
	} rows[] = {
		{ { "--team=order handling" },
		  "redo - false; undo - false; rename team Orders - false; change team Orders - false; "
		  "add team Orders - false; ", "undo --team 'Order handling'" },
		{ { "--team=nobody" }, "undo - false; add team Nobody - true; ", NULL },
		{ { "--team=Ledgers" }, "add service billing billing false; ", "undo billing" },
		{ { "--system=shop" },
		  "change system shop - false; add service billing billing false; ",
		  "undo --system shop" },
		/* the service has what went through it, and nothing else */
		{ { "billing" }, "add service billing billing false; ", "undo billing" },
	};
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	for (gsize i = 0; i < G_N_ELEMENTS(before); i++) {
		const char *const *w = before[i].words;

		fixture_run(&f, &r, w[0], w[1], w[2], w[3], w[4], NULL);
		ran_expect(&r, EXIT_CODE_OK);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) got = g_string_new(NULL);

		fixture_run(&f, &r, "history", rows[i].words[0], NULL);
		ran_expect(&r, EXIT_CODE_OK);
		test_row(rows[i].words[0], rows[i].hint == NULL ? r.hint == NULL :
			 r.hint != NULL && strstr(r.hint, rows[i].hint) != NULL);
		fixture_run(&f, &r, "history", rows[i].words[0], "--json", NULL);
		for (int k = 0; k < 10; k++) {
			g_autofree char *label = path_of(&r, k, "label");
			g_autofree char *through = path_of(&r, k, "through");
			g_autofree char *undone = path_of(&r, k, "undone");

			if (label != NULL)
				g_string_append_printf(got, "%s %s %s; ", label,
						       strcmp(through, "null") == 0 ? "-" :
						       through, undone);
		}
		test_row_str(rows[i].words[0], got->str, rows[i].expected);
	}
	fixture_run(&f, &r, "history", "--team=order handling", "--json", NULL);
	ran_expect_json(&r, "team", "Order handling");
	/* for programs undo is that list, under the name that holds now */
	fixture_run(&f, &r, "undo", "--team=Order handling", "--json", NULL);
	ran_expect_json(&r, "team", "Orders");
	ran_expect_json(&r, "changes.0.label", "undo");
	fixture_run(&f, &r, "history", "--system=nix", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-system"));
	fixture_run(&f, &r, "history", "billing", "--team=Orders", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "history", "P1", "--team=Orders", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	ran_clear(&r);
	fixture_clear(&f);
}

/* A verdict that reads the head count follows. */
static void test_verdict_follows(void)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "billing", "--from=shop", "--team=Orders", NULL);
	fixture_run(&f, &r, "list", "--json", NULL);
	for (int redo = 0; redo < 2; redo++) {
		g_autofree char *before = NULL;

		fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
		before = g_strdup(r.out);
		fixture_run(&f, &r, "team set", "Orders", "--size=2", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "undo", "--team=Orders", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
		g_assert_cmpstr(r.out, ==, before);
	}
	fixture_run(&f, &r, "doctor", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/undoing/team", test_team);
	g_test_add_func("/undoing/refused", test_refused);
	g_test_add_func("/undoing/system", test_system);
	g_test_add_func("/undoing/listed", test_listed);
	g_test_add_func("/undoing/verdict", test_verdict_follows);
	return test_run();
}
