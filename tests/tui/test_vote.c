/* Votes on the question of a workshop: nothing before the reveal, all of it after. */
#include "config.h"

#include <string.h>

#include "app/answering.h"
#include "fixture.h"
#include "testlib.h"
#include "tui/vote.h"
#include "tui/walk.h"

static void go_to(struct tui_fixture *f, const char *label)
{
	const struct room *r = walk_room(&f->tui);
	const struct question *q = answering_find_question(r->j->q, label, NULL, NULL);

	tui_go(&f->tui, (int)(q - r->j->q->questions));
	tui_shows(f, label);
}

/* A room of five at P2, on the question's screen. */
static void begin(struct tui_fixture *f)
{
	struct workshop_request r = { .service = "billing" };
	g_autoptr(diags) ds = diags_new();

	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "answer", "billing", "P1=yes");
	tui_fixture_run(f, "people", "billing", "--count=5", "--missing=none");
	g_assert_true(walk_start(&f->tui, &r, ds));
	go_to(f, "P2");
}

/* Who comes late votes in the next round; since when they are here is a matter of the
 * report (tests/report). */
static void test_point_17_late(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	begin(&f);
	tui_type(&f, "v");
	tui_write(&f, "1 3 2");
	tui_type(&f, "Enter");
	tui_shows(&f, "6 votes, 5 people");
	tui_type(&f, "Esc y w l");
	tui_write(&f, "Femi:product");
	tui_type(&f, "Enter q v");
	tui_write(&f, "1 3 2");
	tui_type(&f, "Enter");
	tui_shows(&f, "Spread");
	tui_type(&f, "2");
	tui_shows(&f, "Saved: P2");
	fixture_run(&f.base, &r, "people", "billing", "--json", NULL);
	g_assert_nonnull(strstr(r.out, "\"Femi\""));
	ran_clear(&r);
	tui_fixture_clear(&f);
}

static void test_point_14_tally(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	begin(&f);
	tui_type(&f, "v");
	tui_write(&f, "1 3 2");
	tui_type(&f, "Enter");
	tui_shows(&f, "6 votes, 5 people");
	tui_shows(&f, "1 3 2");
	tui_type(&f, "Ctrl-U");
	tui_write(&f, "1 3 1");
	tui_type(&f, "Enter");
	tui_shows(&f, "Spread");
	tui_is_golden(&f, "vote-revealed-80x24");
	tui_type(&f, "2");
	tui_shows(&f, "Saved: P2");
	fixture_run(&f.base, &r, "history", "billing", "P2", "--json", NULL);
	ran_expect_json(&r, "answers.0.value", "partial");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* No digit of a ballot is on any screen before the reveal. */
static void test_point_13_secret(void)
{
	static const char *const ballots[] = { "1", "3", "3", "0", "1" };
	struct tui_fixture f;
	g_autofree char *first = NULL;
	struct ran r = { 0 };

	begin(&f);
	tui_type(&f, "v Tab");
	tui_is_golden(&f, "vote-secret-80x24");
	for (size_t i = 0; i < G_N_ELEMENTS(ballots); i++) {
		g_autofree char *said = NULL;
		g_autofree char *words = NULL;

		tui_type(&f, ballots[i]);
		words = g_strdup_printf("%u of 5 are in.", (unsigned)i + 1);
		tui_shows(&f, words);
		/* but for the number, every ballot leaves the same screen */
		said = tui_text(&f);
		memset(strstr(said, words), ' ', strlen(words));
		for (char *star = strchr(said, '*'); star != NULL; star = strchr(star, '*'))
			*star = ' ';
		*strrchr(said, '_') = ' ';
		if (first == NULL)
			first = g_steal_pointer(&said);
		else
			test_row_str(ballots[i], said, first);
	}
	tui_type(&f, "Backspace");
	tui_shows(&f, "4 of 5 are in.");
	tui_type(&f, "1 Enter");
	tui_shows(&f, "Spread 2: the room is split.");
	tui_shows(&f, "First to speak: who voted 3, then who voted 1.");
	tui_shows(&f, "No average:");
	tui_lacks(&f, "1.8");			/* what one would be */
	tui_lacks(&f, "1,8");
	/* the second round: the first one stays on record */
	tui_type(&f, "v 1 1 1 3 1 Enter");
	tui_shows(&f, "round 2");
	tui_shows(&f, "Round 1, votes for 1: 2, 2: 0, 3: 2, 0: 1");
	tui_type(&f, "1");
	tui_shows(&f, "Saved: P2");
	/* by the numbers the room sees, not by what is stored */
	tui_shows(&f, "1: 4, 2: 0, 3: 1, 0: 0 (round 2, apart)");
	fixture_run(&f.base, &r, "report", "billing", NULL);
	g_assert_nonnull(strstr(r.out, "Where the room disagreed"));
	g_assert_null(strstr(r.out, "average"));
	fixture_run(&f.base, &r, "vote", "billing", "P2", "--json", NULL);
	ran_expect_json(&r, "votes.0.rounds.0.round", "1");
	ran_expect_json(&r, "votes.0.rounds.1.round", "2");
	g_assert_null(strstr(r.out, "average"));
	ran_clear(&r);
	tui_fixture_clear(&f);
}

static void test_cards(void)
{
	struct tui_fixture f;

	begin(&f);
	go_to(&f, "P1");
	tui_type(&f, "v Tab Tab");
	tui_shows(&f, "Enter reveal");
	tui_write(&f, "Payments");
	tui_shows(&f, "Enter take the card");
	tui_lacks(&f, "Enter reveal");
	tui_type(&f, "Enter");
	tui_shows(&f, "Enter reveal");
	tui_write(&f, "payments ");
	tui_type(&f, "Enter");
	tui_shows(&f, "2 of 5 are in.");
	tui_lacks(&f, "ayments \n");
	tui_write(&f, "Orders");
	tui_type(&f, "Enter Enter");
	tui_shows(&f, "3 cards, 2 different answers: this is contested.");
	tui_type(&f, "Enter");
	tui_shows(&f, "Saved: round 1, without an agreed answer");
	/* on the projector: what they say, and no count beside answers nobody could choose */
	tui_shows(&f, "Payments 2, Orders 1 (round 1, apart)");
	tui_type(&f, "z");
	tui_shows(&f, "Votes: Payments 2, Orders 1");
	tui_lacks(&f, "0 votes");
	tui_fixture_clear(&f);
}

/* What another terminal answered while hands were up is not overwritten unseen, also when
 * nothing was said before; the votes stay on the screen. */
static void test_meanwhile(void)
{
	static const char *const before[] = { NULL, "P2=yes", "P2=" };

	for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
		struct tui_fixture f;
		struct ran r = { 0 };

		begin(&f);
		if (i == 2)
			tui_fixture_run(&f, "answer", "billing", "P2=yes");
		if (before[i] != NULL)
			tui_fixture_run(&f, "answer", "billing", before[i]);
		tui_tick(&f.tui);
		tui_type(&f, "v");
		tui_write(&f, "1 3 1 0");
		tui_type(&f, "Enter");
		tui_fixture_run(&f, "answer", "billing", "P2=no");
		tui_tick(&f.tui);
		tui_type(&f, "2");
		tui_lacks(&f, "Saved");
		tui_shows(&f, "Vote by hands, round 1");
		fixture_run(&f.base, &r, "history", "billing", "P2", "--json", NULL);
		ran_expect_json(&r, "answers.0.value", "no");
		/* who was told so decides */
		tui_type(&f, "2");
		tui_shows(&f, "Saved: P2");
		fixture_run(&f.base, &r, "history", "billing", "P2", "--json", NULL);
		ran_expect_json(&r, "answers.0.value", "partial");
		ran_clear(&r);
		tui_fixture_clear(&f);
	}
}

/* And what nobody touched is. */
static void test_after_withdrawing(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_run(&f, "answer", "billing", "P2=yes");
	tui_fixture_run(&f, "answer", "billing", "P2=");
	tui_tick(&f.tui);
	tui_type(&f, "v");
	tui_write(&f, "0 5 0 0");
	tui_type(&f, "Enter 2");
	tui_shows(&f, "Saved: P2");
	tui_fixture_clear(&f);
}

/* Where things are ticked, all, some or none of them are voted for, and not the things. */
static void test_ticks(void)
{
	struct tui_fixture f;

	begin(&f);
	go_to(&f, "ops.logging");
	tui_type(&f, "v");
	tui_write(&f, "1 3 1 0");
	tui_type(&f, "Enter Enter");
	tui_shows(&f, "yes: 1, partly: 3, no: 1, don't know: 0 (round 1, apart)");
	tui_type(&f, "z");
	tui_shows(&f, "Votes: yes: 1, partly: 3, no: 1, don't know: 0");
	tui_lacks(&f, "3 votes");
	tui_fixture_clear(&f);
}

/* What was noted beside the answer stays when a vote replaces it. */
static void test_beside(void)
{
	struct tui_fixture f;
	struct ran r = { 0 };

	begin(&f);
	tui_type(&f, "1 m");
	tui_write(&f, "thirty engineers");
	tui_type(&f, "Enter e");
	tui_write(&f, "org chart");
	tui_type(&f, "Enter v");
	tui_write(&f, "0 5 0 0");
	tui_type(&f, "Enter 2");
	tui_shows(&f, "thirty engineers");
	fixture_run(&f.base, &r, "history", "billing", "P2", "--json", NULL);
	ran_expect_json(&r, "answers.0.value", "partial");
	ran_expect_json(&r, "answers.0.note", "thirty engineers");
	ran_expect_json(&r, "answers.0.evidence", "org chart");
	ran_clear(&r);
	tui_fixture_clear(&f);
}

/* What holds a team up has no best and no worst: nobody is the first to speak. */
static void test_no_order(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_fixture_run(&f, "answer", "billing", "P2=no");
	go_to(&f, "dep.blocker");
	tui_type(&f, "v");
	tui_shows(&f, "(1 3 1 1 1 0)");
	tui_write(&f, "3 0 0 0 2");
	tui_type(&f, "Enter");
	tui_shows(&f, "The room is split. Talk first, then vote again.");
	tui_lacks(&f, "Spread");
	tui_lacks(&f, "First to speak");
	tui_type(&f, "v");
	tui_shows(&f, "Round 1, votes for 1: 3, 2: 0, 3: 0, 4: 0, 5: 2, 0: 0");
	tui_write(&f, "5 0 0 0 0");
	tui_type(&f, "Enter");
	tui_shows(&f, "The room agrees.");
	tui_fixture_clear(&f);
}

/* Every choice can be read, or at least seen, before it is voted for. */
static void test_sizes(void)
{
	static const struct {
		int rows, cols;
		const char *open, *revealed;
	} sizes[] = {
		{ 50, 200, "vote-open-200x50", "vote-split-200x50" },
		{ 24, 80, "vote-open-80x24", "vote-split-80x24" },
		{ 16, 60, "vote-open-60x16", "vote-split-60x16" },
		{ 10, 40, "vote-open-40x10", "vote-split-40x10" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct tui_fixture f;

		begin(&f);
		tui_size(&f, sizes[i].rows, sizes[i].cols);
		tui_type(&f, "v");
		tui_is_golden(&f, sizes[i].open);
		tui_write(&f, "2 1 2");
		tui_type(&f, "Enter");
		tui_is_golden(&f, sizes[i].revealed);
		tui_fixture_clear(&f);
	}
}

/* Esc asks before votes are lost. */
static void test_drop(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, "v Esc");
	tui_lacks(&f, "Vote by hands");
	tui_type(&f, "v Tab 1 Esc");
	tui_shows(&f, "Drop this round?");
	tui_type(&f, "n");
	tui_shows(&f, "Secret vote");
	tui_type(&f, "Esc y");
	tui_lacks(&f, "Secret vote");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/points/17-late", test_point_17_late);
	g_test_add_func("/tui/points/14-tally", test_point_14_tally);
	g_test_add_func("/tui/points/13-secret", test_point_13_secret);
	g_test_add_func("/tui/vote/cards", test_cards);
	g_test_add_func("/tui/vote/ticks", test_ticks);
	g_test_add_func("/tui/vote/meanwhile", test_meanwhile);
	g_test_add_func("/tui/vote/after-withdrawing", test_after_withdrawing);
	g_test_add_func("/tui/vote/beside", test_beside);
	g_test_add_func("/tui/vote/no-order", test_no_order);
	g_test_add_func("/tui/vote/sizes", test_sizes);
	g_test_add_func("/tui/vote/drop", test_drop);
	return test_run();
}
