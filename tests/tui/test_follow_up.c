/* A follow-up: its agenda, and the one list of answers to confirm. */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/agenda.h"
#include "tui/offers.h"
#include "tui/walk.h"

/* Finished in September; a new draft three months later. */
static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "answer", "billing", "S1=30", "P1=yes", "P2=no", "P4=partial",
			"B2=yes", "con.versioned=yes", "own.on-call=yes", "S3=unknown");
	tui_fixture_run(f, "actions add", "billing", "Write the contract down", "--owner=Ana",
			"--due=2026-10-01", "--condition=P4");
	tui_fixture_run(f, "finish", "billing");
	f->base.now = "2026-12-20T08:30:00Z";
	tui_fixture_run(f, "answer", "billing", "P1=yes");
	g_setenv("SEAM_NOW", f->base.now, TRUE);
}

static void test_agenda(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_restart(&f, &agenda_ops, "billing");
	tui_is_golden(&f, "agenda-80x24");
	tui_size(&f, 10, 40);
	tui_is_golden(&f, "agenda-40x10");
	tui_size(&f, 24, 80);
	tui_type(&f, "A");
	tui_shows(&f, "Write the contract down");
	tui_type(&f, "q G Enter");
	tui_shows(&f, "To be confirmed");
	tui_fixture_clear(&f);
}

static void test_offers(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	begin(&f);
	tui_fixture_restart(&f, &offers_ops, "billing");
	tui_is_golden(&f, "offers-80x24");
	tui_type(&f, "o");
	tui_shows(&f, "1 answer confirmed. u = undo");
	tui_type(&f, "u");
	tui_shows(&f, "Undone: ");
	tui_type(&f, "a");
	tui_shows(&f, "as they stand?");
	tui_type(&f, "y");
	tui_shows(&f, "Nothing waits to be confirmed.");
	fixture_run(&f.base, &r, "history", "billing", "con.versioned", "--json", NULL);
	ran_expect_json(&r, "answers.0.source", "room");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* The yes of the room holds for the list it was asked about, not for one that another
 * terminal changed under the question. */
static void test_offers_meanwhile(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_restart(&f, &offers_ops, "billing");
	tui_type(&f, "a");
	tui_fixture_run(&f, "answer", "billing", "con.versioned=no");
	tui_tick(&f.tui);
	tui_type(&f, "y");
	tui_shows(&f, "changed meanwhile");
	tui_lacks(&f, "Saved");
	tui_type(&f, "a y");
	tui_shows(&f, "1 answer confirmed. u = undo");
	tui_fixture_clear(&f);
}

/* The developers' sheet, which says no to con.versioned, as an option; yours to free. */
static char *fill_in_sheet(struct tui_fixture *f)
{
	g_autofree char *folder = g_strconcat("--output=", f->base.dir, NULL);
	g_autofree char *path = g_build_filename(f->base.dir, "billing-developers.md", NULL);
	g_autofree char *text = NULL;
	char *box;

	tui_fixture_run(f, "prepare", "billing", folder);
	text = test_read_file(path, NULL);
	box = strstr(text, " `con.versioned`\n");
	g_assert_nonnull(box);
	box = strstr(box, "- [ ] `no`");
	g_assert_nonnull(box);
	box[3] = 'x';
	test_write_file(path, text);
	return g_strconcat("--from=", path, NULL);
}

/* A yes to one row, too: what another terminal offers since the screen was read is not
 * confirmed unseen, and both are said. */
static void test_offer_meanwhile(void)
{
	g_autofree char *from = NULL;
	struct tui_fixture f;
	struct ran r = { 0 };

	begin(&f);
	tui_fixture_restart(&f, &offers_ops, "billing");
	from = fill_in_sheet(&f);
	tui_type(&f, "/");
	tui_write(&f, "versioned");
	tui_type(&f, "Enter");
	tui_fixture_run(&f, "answer", "billing", from);
	tui_type(&f, "o");
	tui_shows(&f, "the room saw \"");
	tui_lacks(&f, "Saved");
	fixture_run(&f.base, &r, "history", "billing", "con.versioned", "--json", NULL);
	ran_expect_json(&r, "answers.0.source", "prepared");
	/* now it is seen */
	tui_type(&f, "o");
	tui_shows(&f, "1 answer confirmed. u = undo");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* In the workshop, a row of the agenda is a question to go to. */
static void test_go(void)
{
	struct workshop_request request = { .service = "billing" };
	g_autoptr(diags) ds = diags_new();
	struct tui_fixture f;

	begin(&f);
	g_assert_true(walk_start(&f.tui, &request, ds));
	agenda_push(&f.tui, "billing");
	tui_type(&f, "/");
	tui_write(&f, "P2");
	tui_type(&f, "Enter Enter");
	tui_shows(&f, "without asking or waiting for anyone?");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/follow-up/agenda", test_agenda);
	g_test_add_func("/tui/follow-up/offers", test_offers);
	g_test_add_func("/tui/follow-up/offers-meanwhile", test_offers_meanwhile);
	g_test_add_func("/tui/follow-up/offer-meanwhile", test_offer_meanwhile);
	g_test_add_func("/tui/follow-up/go", test_go);
	return test_run();
}
