/*
 * Tallies, ballots and cards: what is taken, what is refused, what follows, and that
 * nothing is told before a vote is closed.
 */
#include "config.h"

#include <string.h>

#include "core/vote.h"
#include "fixture.h"
#include "testlib.h"

static const struct fixture_question questions[] = {
	{ "a.gate", KIND_YNPU, ROLE_GATE, .gate = "P1" },
	{ "a.bad", KIND_YNPU, ROLE_WEIGHTED, .weight = 2, .bad = true },
	{ "a.four", KIND_CHOICE, ROLE_BASELINE,
	  .choices = "daily=pass weekly=partial monthly=partial never=fail" },
	{ "a.two", KIND_CHOICE, ROLE_BASELINE, .choices = "on=pass off=fail" },
	{ "a.form", KIND_CHOICE, ROLE_INFO, .choices = "api events files mail" },
	{ "a.items", KIND_MULTI, ROLE_BASELINE, .choices = "x y" },
	{ "a.number", KIND_NUMBER, ROLE_INFO, .max = 9 },
	{ "a.name", KIND_TEXT, ROLE_INFO },
	{ NULL }
};

struct votes {
	struct questionnaire *q;
};

static void set_up(struct votes *t, gconstpointer data)
{
	static const struct fixture_rule none[] = { { NULL } };
	static const struct fixture_words words[] = { { NULL } };
	static const struct fixture f = { questions, none, words };

	(void)data;
	t->q = fixture_questionnaire(&f);
}

static void tear_down(struct votes *t, gconstpointer data)
{
	(void)data;
	questionnaire_free(t->q);
}

static const struct question *find(const struct votes *t, const char *id)
{
	int i = questionnaire_find(t->q, id);

	g_assert_cmpint(i, >=, 0);
	return &t->q->questions[i];
}

/* As many numbers as it takes, and they are taken. */
static void test_example(struct votes *t, gconstpointer data)
{
	static const struct {
		const char *question, *example;
	} rows[] = {
		{ "a.two", "1 3 0" },
		{ "a.gate", "1 3 1 0" },
		{ "a.four", "1 3 1 1 0" },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct question *q = find(t, rows[i].question);
		g_autofree char *example = vote_tally_example(q);
		g_autoptr(vote) v = vote_new(q, VOTE_HANDS, 0);

		test_row_str(rows[i].question, example, rows[i].example);
		test_row(rows[i].question, vote_set_tally(v, example, NULL));
	}
}

static void test_tallies(struct votes *t, gconstpointer data)
{
	static const struct {
		const char *question, *typed;
		int people;
		const char *refused;	/* code, or NULL */
		int cast, unknown, spread, highest, lowest;
		bool contested;		/* without an order */
	} rows[] = {
		/* thumb up, level, down, fist */
		{ "a.gate", "1 3 1 0", 5, NULL, 5, 0, 2, 0, 2 },
		{ "a.gate", "1 3 2 0", 5, "votes-people", 0, 0, 0, 0, 0 },
		{ "a.gate", "1 3 2 0", 0, NULL, 6, 0, 2, 0, 2 },
		{ "a.gate", "4 1 0", 5, NULL, 5, 0, 1, 0, 1 },
		{ "a.gate", "5,0,0", 5, NULL, 5, 0, 0, 0, 0 },
		{ "a.gate", "2/0/1/2", 5, NULL, 5, 2, 2, 0, 2 },
		{ "a.gate", " 0 0 0 4 ", 5, NULL, 4, 4, 0, -1, -1 },
		{ "a.gate", "0 0 0", 5, "no-votes", 0, 0, 0, 0, 0 },
		{ "a.gate", "", 5, "tally", 0, 0, 0, 0, 0 },
		{ "a.gate", "1 3", 5, "tally", 0, 0, 0, 0, 0 },
		{ "a.gate", "1 1 1 1 1", 5, "tally", 0, 0, 0, 0, 0 },
		{ "a.gate", "1 -1 2", 5, "tally", 0, 0, 0, 0, 0 },
		{ "a.gate", "1 2x 0", 5, "tally", 0, 0, 0, 0, 0 },
		{ "a.gate", "1 99999999999 0", 0, "tally", 0, 0, 0, 0, 0 },
		{ "a.gate", "6000 6000 0", 0, "votes-people", 0, 0, 0, 0, 0 },
		/* steps are states; choices without are kinds, and none is worse */
		{ "a.bad", "1 0 2", 0, NULL, 3, 0, 2, 0, 2 },
		{ "a.four", "1 0 3 0", 0, NULL, 4, 0, 1, 0, 2 },
		{ "a.four", "0 2 2 0 1", 0, NULL, 5, 1, 0, 1, 2 },
		{ "a.two", "1 1", 0, NULL, 2, 0, 2, 0, 1 },
		{ "a.form", "1 0 0 1", 0, NULL, 2, 0, 0, -1, -1, true },
		{ "a.form", "1 1 0 0 0", 0, NULL, 2, 0, 0, -1, -1, true },
		{ "a.form", "4 0 0 0 1", 0, NULL, 5, 1, 0, -1, -1 },
		{ "a.items", "2 0 1 1", 0, NULL, 4, 1, 2, 0, 2 },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		for (enum vote_kind kind = VOTE_HANDS; kind <= VOTE_SECRET; kind++) {
			const struct question *q = find(t, rows[i].question);
			g_autoptr(vote) v = vote_new(q, kind, rows[i].people);
			g_autoptr(diags) ds = diags_new();
			struct vote_result r;
			bool ok = vote_set_tally(v, rows[i].typed, ds);

			test_row(rows[i].typed, ok == (rows[i].refused == NULL));
			test_row(rows[i].typed, ok == diags_is_empty(ds));
			test_row(rows[i].typed, !vote_result(v, &r) && r.cast == 0);
			if (!ok) {
				test_row(rows[i].typed, diags_find(ds, rows[i].refused) != NULL);
				test_row(rows[i].typed, vote_cast_count(v) == 0);
				continue;
			}
			g_assert_true(vote_close(v, ds));
			g_assert_true(vote_result(v, &r));
			test_row(rows[i].typed, r.cast == rows[i].cast);
			test_row(rows[i].typed, r.unknown == rows[i].unknown);
			test_row(rows[i].typed, r.spread == rows[i].spread);
			test_row(rows[i].typed, r.highest == rows[i].highest);
			test_row(rows[i].typed, r.lowest == rows[i].lowest);
			test_row(rows[i].typed, r.contested == (rows[i].contested ||
								rows[i].spread >= 2));
		}
	}
}

/* Point 14 of the screens: the message says both numbers. */
static void test_too_many(struct votes *t, gconstpointer data)
{
	g_autoptr(vote) v = vote_new(find(t, "a.gate"), VOTE_HANDS, 5);
	g_autoptr(diags) ds = diags_new();

	(void)data;
	g_assert_true(vote_set_tally(v, "1 3 1 0", ds));
	g_assert_false(vote_set_tally(v, "1 3 2 0", ds));
	g_assert_cmpstr(diags_find(ds, "votes-people")->message, ==, "6 votes, 5 people");
	g_assert_cmpint(vote_cast_count(v), ==, 5);
}

static void test_ballots(struct votes *t, gconstpointer data)
{
	g_autoptr(vote) v = vote_new(find(t, "a.gate"), VOTE_SECRET, 3);
	g_autoptr(diags) ds = diags_new();
	g_auto(GStrv) names = NULL;
	struct vote_result r;

	(void)data;
	g_assert_false(vote_close(v, ds));
	g_assert_nonnull(diags_find(ds, "no-votes"));
	g_assert_true(vote_cast(v, -1, "Ana", 0, ds));
	g_assert_true(vote_cast(v, -1, NULL, 0, ds));
	g_assert_true(vote_cast(v, -1, "Ben", 2, ds));
	g_assert_false(vote_cast(v, -1, NULL, 1, ds));
	g_assert_cmpstr(diags_find(ds, "votes-people")->message, ==, "4 votes, 3 people");
	/* a mind may change, by name or by place, and nothing is told meanwhile */
	g_assert_true(vote_cast(v, -1, "ana", 2, ds));
	g_assert_true(vote_cast(v, 1, NULL, 3, ds));
	g_assert_cmpint(vote_cast_count(v), ==, 3);
	g_assert_false(vote_result(v, &r));
	g_assert_cmpint(r.cast, ==, 0);
	names = vote_names_at(v, 2);
	g_assert_null(names[0]);
	vote_take_back(v, 0);
	g_assert_true(vote_cast(v, -1, "Ana", 0, ds));
	g_assert_true(vote_close(v, ds));
	g_assert_true(vote_result(v, &r));
	g_assert_cmpint(r.counts[0], ==, 1);
	g_assert_cmpint(r.counts[2], ==, 1);
	g_assert_cmpint(r.unknown, ==, 1);
	g_assert_true(r.contested);
	g_strfreev(names);
	names = vote_names_at(v, 2);
	g_assert_cmpstr(names[0], ==, "Ben");
	g_assert_null(names[1]);
}

static void test_cards(struct votes *t, gconstpointer data)
{
	static const struct {
		const char *cards;	/* separated by | */
		int texts;
		const char *first;
		int on_first;
	} rows[] = {
		{ "Payments|payments|Orders| PAYMENTS |Platform|Orders|Payments", 3, "Payments", 4 },
		{ "Payments|Payments", 1, "Payments", 2 },
		{ "Team  Blau|team blau\t", 1, "Team Blau", 2 },
		/* composed and not composed are one name */
		{ "M\303\274ller|mu\314\210ller", 1, "M\303\274ller", 2 },
		{ "b|a", 2, "a", 1 },
		{ "we|nobody|us", 3, "nobody", 1 },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(vote) v = vote_new(find(t, "a.gate"), VOTE_BLIND, 0);
		g_autoptr(diags) ds = diags_new();
		g_auto(GStrv) cards = g_strsplit(rows[i].cards, "|", -1);
		const struct vote_text *first;
		struct vote_result r;

		for (char **c = cards; *c != NULL; c++)
			g_assert_true(vote_write(v, -1, NULL, *c, ds));
		g_assert_false(vote_write(v, -1, NULL, " ", ds));
		g_assert_nonnull(diags_find(ds, "card"));
		g_assert_true(vote_close(v, ds));
		g_assert_true(vote_result(v, &r));
		test_row(rows[i].cards, r.cast == (int)g_strv_length(cards));
		test_row(rows[i].cards, (int)r.texts->len == rows[i].texts);
		test_row(rows[i].cards, r.contested == (rows[i].texts > 1));
		first = &g_array_index(r.texts, struct vote_text, 0);
		g_assert_cmpstr(first->text, ==, rows[i].first);
		g_assert_cmpint(first->cards, ==, rows[i].on_first);
		vote_result_clear(&r);
	}
}

static struct vote *named_vote(const struct votes *t, enum vote_kind kind)
{
	struct vote *v = vote_new(find(t, "a.gate"), kind, 5);

	if (kind == VOTE_HANDS) {
		vote_set_tally(v, "1 3 1 0", NULL);
	} else if (kind == VOTE_SECRET) {
		vote_cast(v, -1, "Ana", 0, NULL);
		vote_cast(v, -1, "Ben = B: 50%", 2, NULL);
		vote_cast(v, -1, NULL, 3, NULL);
	} else {
		vote_write(v, -1, "Ana", "Payments", NULL);
		vote_write(v, -1, "Ben", "payments", NULL);
		vote_write(v, -1, NULL, "a=b: c%d M\303\274ller", NULL);
	}
	vote_close(v, NULL);
	return v;
}

static void test_form(struct votes *t, gconstpointer data)
{
	static const char *const stored[VOTE_KIND_COUNT] = {
		[VOTE_HANDS] = "v=1 people=5 choice:yes=1 choice:partial=3 choice:no=1 "
			       "choice:unknown=0",
		[VOTE_SECRET] = "v=1 people=5 choice:yes=1 choice:partial=0 choice:no=1 "
				"choice:unknown=1 by:Ana=yes by:Ben%20%3D%20B%3A%2050%25=no",
		[VOTE_BLIND] = "v=1 people=5 card:Payments=2 "
			       "card:a%3Db%3A%20c%25d%20M\303\274ller=1 "
			       "by:Ana=Payments by:Ben=payments",
	};

	(void)data;
	for (enum vote_kind kind = 0; kind < VOTE_KIND_COUNT; kind++) {
		g_autoptr(vote) v = named_vote(t, kind);
		g_autoptr(vote) back = NULL;
		g_autoptr(diags) ds = diags_new();
		g_autofree char *text = vote_format(v, true);
		g_autofree char *bare = vote_format(v, false);
		g_autofree char *again = NULL;
		g_autofree char *later = g_strconcat(text, " mood=good seen:x=7", NULL);

		g_assert_cmpstr(text, ==, stored[kind]);
		g_assert_null(strstr(bare, "by:"));
		g_assert_null(strstr(bare, "Ana"));
		/* what a later version adds is passed over */
		g_assert_true(vote_parse(&back, v->q, kind, later, ds));
		g_assert_true(diags_is_empty(ds));
		again = vote_format(back, false);
		g_assert_cmpstr(again, ==, bare);
		g_assert_cmpint(back->people, ==, 5);
	}
}

static void test_bad_form(struct votes *t, gconstpointer data)
{
	static const struct {
		enum vote_kind kind;
		const char *question, *stored;
	} rows[] = {
		{ VOTE_HANDS, "a.gate", "" },
		{ VOTE_HANDS, "a.gate", "v=1" },
		{ VOTE_HANDS, "a.gate", "1 3 1 0" },
		{ VOTE_HANDS, "a.gate", "choice:yes=one" },
		{ VOTE_HANDS, "a.gate", "choice:yes=-1" },
		{ VOTE_HANDS, "a.gate", "choice:perhaps=1" },
		{ VOTE_HANDS, "a.gate", "choice=1" },
		{ VOTE_HANDS, "a.gate", "card:yes=1" },
		{ VOTE_HANDS, "a.name", "choice:yes=1" },
		{ VOTE_SECRET, "a.gate", "choice:yes=9000 choice:no=9000" },
		{ VOTE_BLIND, "a.name", "choice:yes=1" },
		{ VOTE_BLIND, "a.name", "card:%zz=1" },
		{ VOTE_BLIND, "a.name", "card:%00=1" },
	};

	(void)data;
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		struct vote *v;

		test_row(rows[i].stored, !vote_parse(&v, find(t, rows[i].question), rows[i].kind,
						     rows[i].stored, ds));
		test_row(rows[i].stored, v == NULL && diags_find(ds, "stored-vote") != NULL);
	}
}

static void test_kinds(struct votes *t, gconstpointer data)
{
	(void)data;
	for (enum vote_kind kind = 0; kind < VOTE_KIND_COUNT; kind++)
		g_assert_cmpint(vote_kind_from_name(vote_kind_name(kind)), ==, kind);
	g_assert_cmpint(vote_kind_from_name("Hands"), ==, VOTE_KIND_COUNT);
	g_assert_cmpint(vote_kind_from_name(NULL), ==, VOTE_KIND_COUNT);
	g_assert_cmpint(vote_kind_default(find(t, "a.gate")), ==, VOTE_HANDS);
	g_assert_cmpint(vote_kind_default(find(t, "a.items")), ==, VOTE_HANDS);
	g_assert_cmpint(vote_kind_default(find(t, "a.name")), ==, VOTE_BLIND);
	g_assert_true(vote_kind_fits(VOTE_BLIND, find(t, "a.gate")));
	g_assert_false(vote_kind_fits(VOTE_SECRET, find(t, "a.number")));
	g_assert_cmpstr(vote_position_value(find(t, "a.gate"), 3), ==, "unknown");
	g_assert_cmpstr(vote_position_value(find(t, "a.items"), 1), ==, "partial");
	g_assert_cmpstr(vote_position_label(find(t, "a.items"), 3), ==, "don't know");
}

static void add(const char *path, void (*run)(struct votes *t, gconstpointer data))
{
	g_test_add(path, struct votes, NULL, set_up, run, tear_down);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	add("/vote/tallies", test_tallies);
	add("/vote/example", test_example);
	add("/vote/too-many", test_too_many);
	add("/vote/ballots", test_ballots);
	add("/vote/cards", test_cards);
	add("/vote/form", test_form);
	add("/vote/bad-form", test_bad_form);
	add("/vote/kinds", test_kinds);
	return test_run();
}
