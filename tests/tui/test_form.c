/* Forms over the register: completing, checking, saving all fields in one change. */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/home.h"
#include "tui/register_forms.h"

static void start(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "new", "ledger", "--from=shop", "--team=Orders",
			"--purpose=books money");
	tui_fixture_run(f, "new", "audit", "--from=books");
	tui_fixture_start(f, &home_ops, NULL);
}

/* What `seam service show' has at this path of its JSON. */
static void expect(struct tui_fixture *f, const char *service, const char *path,
		   const char *value)
{
	struct ran r = { 0 };

	fixture_run(&f->base, &r, "service show", service, "--format=json", NULL);
	ran_expect_json(&r, path, value);
	ran_clear(&r);
}

static void expect_size(struct tui_fixture *f, const char *team, const char *size)
{
	struct ran r = { 0 };

	fixture_run(&f->base, &r, "team show", team, "--format=json", NULL);
	ran_expect_json(&r, "size", size);
	ran_clear(&r);
}

static void test_new(void)
{
	struct tui_fixture f;

	tui_fixture_init(&f);
	tui_fixture_start(&f, &home_ops, NULL);
	tui_type(&f, "+");
	tui_is_golden(&f, "form-new-80x24");
	tui_write(&f, "billing");
	tui_type(&f, "Enter");
	tui_write(&f, "shop");
	tui_type(&f, "Tab");
	tui_write(&f, "Payments");
	tui_type(&f, "Down");
	tui_write(&f, "6x");	/* letters are no number */
	tui_type(&f, "Down");
	tui_write(&f, "Owns invoices?");
	tui_shows(&f, "Owns invoices?");
	tui_type(&f, "Up Up Up Up Up Left Left Left");
	tui_shows(&f, "< start the workshop >");
	tui_type(&f, "Left");
	tui_shows(&f, "< back to the list >");
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: billing is added. u = undo");
	expect(&f, "billing", "system", "shop");
	expect(&f, "billing", "teams.0", "Payments");
	expect_size(&f, "Payments", "6");
	expect(&f, "billing", "purpose", "Owns invoices?");
	/* one change: one u */
	tui_type(&f, "u");
	tui_shows(&f, "No proposed services yet.");
	/* there is no row left, and redo brings it back nevertheless */
	tui_shows(&f, "Undone: add service billing. Ctrl-R = redo");
	tui_type(&f, "Ctrl-R");
	tui_shows(&f, "Redone: add service billing. u = undo");
	expect(&f, "billing", "purpose", "Owns invoices?");
	/* also over a restart, and beside another service */
	tui_type(&f, "u");
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "Ctrl-R");
	tui_shows(&f, "Redone: add service billing. u = undo");
	tui_type(&f, "u");
	tui_fixture_run(&f, "new", "audit", "--from=books");
	tui_fixture_restart(&f, &home_ops, NULL);
	/* what was done since stands between */
	tui_type(&f, "Ctrl-R");
	tui_shows(&f, "There is nothing to redo.");
	tui_fixture_run(&f, "redo", "billing");
	tui_type(&f, "Ctrl-R");
	tui_shows(&f, "There is nothing to redo.");
	tui_fixture_clear(&f);
}

/* The last row says what Enter and Tab do here, and they do it. */
static void test_footer(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "Tab Tab +");
	tui_shows(&f, "Enter next");
	tui_lacks(&f, "Enter save");
	tui_lacks(&f, "complete");
	tui_write(&f, "search");
	tui_type(&f, "Enter Enter");
	tui_write(&f, "Pay");
	tui_shows(&f, "Tab complete");
	tui_type(&f, "Tab");
	tui_shows(&f, "Payments");
	tui_lacks(&f, "complete");
	tui_type(&f, "Up Up Up");
	tui_shows(&f, "Enter save");
	tui_lacks(&f, "Enter next");
	/* on the first again, by way of the last */
	tui_type(&f, "Down");
	tui_shows(&f, "Enter next");
	tui_type(&f, "Up Enter");
	tui_shows(&f, "search is added");
	expect(&f, "search", "teams.0", "Payments");
	tui_fixture_clear(&f);
}

/* What comes afterwards is chosen in the form. */
static void test_then(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "Tab Tab +");
	tui_shows(&f, "shop");	/* of the system that is shown */
	tui_write(&f, "search");
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "search is added");
	g_assert_true(tui_top(&f.tui)->ops != &home_ops);
	tui_shows(&f, "Is search ready to be split out of shop?");
	tui_type(&f, "q");
	g_assert_cmpstr(home_ops.service(tui_top(&f.tui)), ==, "search");
	/* u right there takes the service back, and the screen with it */
	tui_type(&f, "+");
	tui_write(&f, "basket");
	tui_type(&f, "Ctrl-S u");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	tui_shows(&f, "Undone: add service basket");
	tui_fixture_clear(&f);
}

/* The fault stands below its field, the first wrong one has the cursor, texts stay. */
static void test_point_20_errors(void)
{
	static const struct { const char *name, *keys, *text, *fault; } rows[] = {
		{ "nothing", "", "", "! is needed" },
		{ "taken", "", "BILLING", "! \"billing\" exists" },
		{ "command", "", "report", "that is a command" },
		{ "people", "Tab Tab Tab", "4", "name one team" },
		{ "call", "Tab Tab Tab Tab Tab", "nobody", "\"nobody\" is no service of this system" },
		{ "other system", "Tab Tab Tab Tab Tab", "audit", "is no service of this system" },
	};
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "Tab Tab");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		tui_type(&f, "+");
		if (*rows[i].keys != '\0')
			tui_type(&f, rows[i].keys);
		tui_write(&f, rows[i].text);
		tui_type(&f, "Ctrl-S");
		tui_shows(&f, rows[i].fault);
		tui_shows(&f, rows[i].text);
		tui_shows(&f, "attention");
		g_assert_cmpstr(tui_top(&f.tui)->ops->name, ==, "form");
		tui_type(&f, "Esc");
		if (*rows[i].text != '\0')
			tui_type(&f, "y");
	}
	tui_type(&f, "+ Tab Tab Tab");
	tui_write(&f, "4");
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "2 fields need attention, first: Name");
	tui_is_golden(&f, "form-errors-80x24");
	/* typed into the first wrong field, the name */
	tui_write(&f, "search");
	tui_type(&f, "Down Down");
	tui_write(&f, "Payments");
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "search is added");
	expect_size(&f, "Payments", "4");
	tui_fixture_clear(&f);
}

static void test_complete(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "+ Tab Tab");
	tui_write(&f, "pay");
	tui_shows(&f, "Tab = Payments");
	tui_type(&f, "Tab");
	tui_shows(&f, "Payments");
	tui_lacks(&f, "Tab = ");
	tui_write(&f, ", o");
	tui_shows(&f, "Tab = Orders");
	tui_type(&f, "Tab");
	tui_shows(&f, "Payments, Orders");
	tui_type(&f, "Tab");	/* nothing to complete: the next field */
	tui_shows(&f, "How many people");
	tui_fixture_clear(&f);
}

/* Only what differs is written; a new name keeps everything, and the cursor on it. */
static void test_edit(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "G e");
	tui_shows(&f, "Edit: ledger");
	tui_shows(&f, "books money");
	tui_size(&f, 16, 60);
	tui_is_golden(&f, "form-edit-60x16");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "form-edit-40x10");
	tui_size(&f, 24, 80);
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "Nothing was changed.");
	tui_type(&f, "e Ctrl-U");
	tui_write(&f, "books");
	tui_fixture_run(&f, "service set", "ledger", "--writes=main");
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "books is changed. u = undo");
	g_assert_cmpstr(home_ops.service(tui_top(&f.tui)), ==, "books");
	expect(&f, "books", "writes.0", "main");
	expect(&f, "books", "purpose", "books money");
	tui_type(&f, "u");
	tui_shows(&f, "ledger");
	tui_fixture_clear(&f);
}

/* The head count stands in the service's form, too; u takes it back with the rest, also
 * where another system reads it. */
static void test_head_count(void)
{
	struct tui_fixture f;

	start(&f);
	tui_fixture_run(&f, "service set", "audit", "--team=Payments");
	tui_type(&f, "g j e Tab Tab 6");
	tui_type(&f, "Down o w n Ctrl-S");
	tui_shows(&f, "billing is changed");
	expect_size(&f, "Payments", "6");
	tui_type(&f, "u");
	expect_size(&f, "Payments", "null");
	expect(&f, "billing", "purpose", "null");
	/* a second team: whose number would it be */
	tui_type(&f, "e Tab , O r d e r s Tab 6 Ctrl-S");
	tui_shows(&f, "name one team to say how many are in it");
	tui_fixture_clear(&f);
}

static void test_point_07_escape_asks(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "+ Esc");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	tui_type(&f, "+ x Esc");
	tui_shows(&f, "Drop what you typed?");
	tui_type(&f, "n");
	tui_shows(&f, "New service");
	tui_type(&f, "Esc y");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	/* often enough is out */
	tui_type(&f, "+ x Esc Esc");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	/* the key that says go on types nothing */
	tui_type(&f, "+ x Esc z");
	tui_lacks(&f, "xz");
	tui_type(&f, "z");
	tui_shows(&f, "xz");
	tui_fixture_clear(&f);
}

/* Letters where a number stands are not lost without a word. */
static void test_number(void)
{
	static const char said[] = "takes a number in digits, such as 6; empty = not known";
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "G e Tab Tab s i x");
	tui_shows(&f, said);
	tui_type(&f, "Up Ctrl-S");
	tui_shows(&f, "1 field needs attention: People in it");
	tui_type(&f, "6");
	tui_lacks(&f, said);
	tui_paste(&f.tui, "two");
	tui_shows(&f, said);
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "ledger is changed");
	expect_size(&f, "Orders", "6");
	/* who saves again means it empty */
	tui_type(&f, "e Tab Tab Ctrl-U x Ctrl-S");
	tui_shows(&f, said);
	tui_type(&f, "Ctrl-S");
	g_assert_true(tui_top(&f.tui)->ops == &home_ops);
	tui_fixture_clear(&f);
}

/* q where nothing can be seen does not drop what is half typed. */
static void test_small(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "+ x y z");
	tui_size(&f, 8, 30);
	tui_type(&f, "q");
	g_assert_false(f.tui.over);
	tui_shows(&f, "Enlarge first");
	tui_size(&f, 24, 80);
	tui_shows(&f, "Drop what you typed?");
	tui_shows(&f, "xyz");
	tui_type(&f, "n Ctrl-U Esc /");
	tui_size(&f, 8, 30);
	tui_type(&f, "q");
	g_assert_false(f.tui.over);
	tui_size(&f, 24, 80);
	tui_type(&f, "Esc");
	tui_size(&f, 8, 30);
	tui_type(&f, "q");
	g_assert_true(f.tui.over);
	tui_fixture_clear(&f);
}

static void test_team_and_system(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	start(&f);
	tui_type(&f, "j t");
	tui_shows(&f, "Team: Payments");
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "Invoicing");
	tui_type(&f, "Tab 7 Enter");
	tui_shows(&f, "Saved: Invoicing (7), was Payments (?). u = undo");
	expect_size(&f, "Invoicing", "7");
	tui_type(&f, "u");
	tui_shows(&f, "Undone: change team Payments. Ctrl-R = redo");
	expect_size(&f, "Payments", "null");
	tui_type(&f, "Ctrl-R");
	tui_shows(&f, "Redone: change team Payments. u = undo");
	expect_size(&f, "Invoicing", "7");
	tui_type(&f, "s");
	tui_shows(&f, "System: shop");
	tui_type(&f, "Down 0 Ctrl-S");
	fixture_run(&f.base, &r, "system show", "shop", "--format=json", NULL);
	ran_expect_json(&r, "running", "0");
	tui_type(&f, "u");
	tui_shows(&f, "Undone: change system shop.");
	fixture_run(&f.base, &r, "system show", "shop", "--format=json", NULL);
	ran_expect_json(&r, "running", "null");
	/* without a team there is none to edit */
	tui_type(&f, "g t");
	tui_shows(&f, "means nothing here");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* As the loop does once a second. */
static void tick(struct tui_fixture *f)
{
	tui_tick(&f->tui);
}

/* What was typed comes back for whom it was, beside what others registered meanwhile; and
 * is gone once it is saved or dropped. */
static void test_kept(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "G e");
	tui_shows(&f, "Edit: ledger");
	tui_type(&f, "Down Down Down");
	tui_write(&f, " = \\ [it]; é");
	tick(&f);
	tui_fixture_run(&f, "service set", "ledger", "--writes=books");
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "G e");
	tui_shows(&f, "Typed today, not saved: go on, or Ctrl-X to start afresh.");
	tui_is_golden(&f, "form-kept-80x24");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "form-kept-40x10");
	tui_size(&f, 24, 80);
	/* another form has another one */
	tui_type(&f, "Ctrl-S");
	tui_shows(&f, "Saved: ledger is changed. u = undo");
	expect(&f, "ledger", "purpose", "books money = \\ [it]; é");
	expect(&f, "ledger", "writes.0", "books");
	tui_type(&f, "e");
	tui_lacks(&f, "not saved");
	tui_lacks(&f, "start afresh");
	/* dropped by Esc Esc */
	tui_write(&f, "x");
	tick(&f);
	tui_type(&f, "Esc y e");
	tui_lacks(&f, "not saved");
	/* taken back by hand: nothing is left to keep */
	tui_write(&f, "x");
	tick(&f);
	tui_type(&f, "Backspace");
	tick(&f);
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "G e");
	tui_lacks(&f, "not saved");
	/* dropped after it came back */
	tui_write(&f, "x");
	tick(&f);
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "G e");
	tui_shows(&f, "ledgerx");
	tui_type(&f, "Ctrl-X");
	tui_shows(&f, "What was typed before is dropped.");
	tui_lacks(&f, "ledgerx");
	tui_lacks(&f, "start afresh");
	tui_fixture_clear(&f);
}

/* A team and a system, a choice, and a refused save. */
static void test_kept_others(void)
{
	static const struct {
		const char *keys, *text, *shows;
	} rows[] = {
		{ "j t", "Payments", "Paymentsx" },
		{ "j s", "shop", "shopx" },
		{ "Tab Tab +", "Split out of", "x" },
	};
	struct tui_fixture f;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		start(&f);
		tui_type(&f, rows[i].keys);
		tui_shows(&f, rows[i].text);
		tui_write(&f, "x");
		tick(&f);
		tui_fixture_restart(&f, &home_ops, NULL);
		tui_type(&f, rows[i].keys);
		tui_shows(&f, rows[i].shows);
		tui_shows(&f, "not saved");
		tui_fixture_clear(&f);
	}
	start(&f);
	tui_type(&f, "+");
	tui_write(&f, "ledger");
	tui_type(&f, "Up Left Ctrl-S");
	tui_shows(&f, "need attention");
	tui_fixture_restart(&f, &home_ops, NULL);
	tui_type(&f, "+");
	tui_shows(&f, "not saved");
	tui_shows(&f, "< back to the list >");
	tui_fixture_clear(&f);
}

/* Two terminals of one person in one form: each keeps what was typed there, whoever of them
 * took up the other's, saved, or was killed. */
static void test_kept_beside(void)
{
	struct tui_fixture a, b;

	start(&a);
	tui_fixture_beside(&b, &a, "2026-09-12T09:00:00Z");
	tui_fixture_start(&b, &home_ops, NULL);
	tui_type(&a, "Tab Tab +");
	tui_write(&a, "alp");
	tick(&a);
	tui_type(&b, "Tab Tab +");
	tui_shows(&b, "Typed today, not saved: go on, or Ctrl-X to start afresh.");
	tui_shows(&b, "alp");
	tui_type(&b, "Ctrl-X Up Down");
	tui_write(&b, "beta");
	tick(&b);
	/* that b took its text along is seen, and it is kept again */
	tick(&a);
	tick(&a);
	tui_shows(&a, "alp");
	tui_fixture_leave(&b);
	tui_fixture_restart(&a, &home_ops, NULL);
	tui_type(&a, "Tab Tab +");
	tui_shows(&a, "beta");
	tui_type(&a, "Ctrl-S");
	tui_shows(&a, "beta is added");
	tui_type(&a, "q +");
	tui_shows(&a, "alp");
	tui_shows(&a, "not saved");
	tui_type(&a, "Ctrl-X Esc +");
	tui_lacks(&a, "not saved");
	tui_fixture_clear(&a);
}

/* By what it changes: another name takes along what is half typed, its name goes to nobody. */
static void test_kept_renamed(void)
{
	struct tui_fixture f;

	start(&f);
	tui_type(&f, "G e");
	tui_shows(&f, "Edit: ledger");
	tui_type(&f, "Down Down Down");
	tui_write(&f, " well");
	tick(&f);
	tui_fixture_run(&f, "service rename", "ledger", "zbooks");
	tui_fixture_run(&f, "new", "ledger", "--from=shop");
	tui_fixture_restart(&f, &home_ops, NULL);
	g_assert_true(register_edit_service(&f.tui, "ledger"));
	tui_type(&f, "Down");
	tui_lacks(&f, "well");
	tui_type(&f, "Esc");
	g_assert_true(register_edit_service(&f.tui, "zbooks"));
	tui_type(&f, "Up Down");
	tui_shows(&f, "books money well");
	tui_fixture_clear(&f);
}

/* Nobody comes back to a form after months: the next one that is kept drops it. */
static void test_kept_too_long(void)
{
	struct tui_fixture f, later;

	start(&f);
	tui_type(&f, "+");
	tui_write(&f, "search");
	tick(&f);
	tui_fixture_beside(&later, &f, "2026-12-12T09:00:00Z");
	tui_fixture_start(&later, &home_ops, NULL);
	tui_type(&later, "G e");
	tui_write(&later, "x");
	tick(&later);
	tui_fixture_leave(&later);
	tui_fixture_beside(&later, &f, "2026-12-12T09:00:00Z");
	tui_fixture_start(&later, &home_ops, NULL);
	tui_type(&later, "+");
	tui_lacks(&later, "search");
	tui_lacks(&later, "not saved");
	tui_fixture_leave(&later);
	tui_fixture_clear(&f);
}

/* What was taken away elsewhere since the list was drawn is a message. */
static void test_gone(void)
{
	struct tui_fixture f;

	start(&f);
	g_assert_false(register_edit_service(&f.tui, "nothing-of-that-name"));
	g_assert_false(register_edit_team(&f.tui, "Nobody", NULL));
	g_assert_false(register_edit_system(&f.tui, "nowhere", NULL));
	tui_shows(&f, "nowhere");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/points/07-escape-asks", test_point_07_escape_asks);
	g_test_add_func("/tui/points/20-errors", test_point_20_errors);
	g_test_add_func("/tui/form/new", test_new);
	g_test_add_func("/tui/form/then", test_then);
	g_test_add_func("/tui/form/footer", test_footer);
	g_test_add_func("/tui/form/complete", test_complete);
	g_test_add_func("/tui/form/edit", test_edit);
	g_test_add_func("/tui/form/head-count", test_head_count);
	g_test_add_func("/tui/form/number", test_number);
	g_test_add_func("/tui/form/small", test_small);
	g_test_add_func("/tui/form/kept", test_kept);
	g_test_add_func("/tui/form/kept-others", test_kept_others);
	g_test_add_func("/tui/form/kept-beside", test_kept_beside);
	g_test_add_func("/tui/form/kept-renamed", test_kept_renamed);
	g_test_add_func("/tui/form/kept-too-long", test_kept_too_long);
	g_test_add_func("/tui/form/gone", test_gone);
	g_test_add_func("/tui/form/team-and-system", test_team_and_system);
	return g_test_run();
}
