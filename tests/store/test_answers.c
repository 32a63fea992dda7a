/*
 * Answers: which of them count, which are offers, what a system shares, the
 * optimistic lock, history; and votes.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"

/* Writes one answer; false if it was refused, with the diagnostics in ds. */
static bool put(struct store *st, const struct fixture *f, const struct store_answer *a,
		struct diags *ds)
{
	g_autofree char *label = g_strdup_printf("answer %s: %s", a->question, a->value);

	if (!store_begin(st, FIXTURE_AT, "ana", label, ds))
		return false;
	if (!store_through(st, f->system, f->service, ds) ||
	    !store_put_answer(st, f->draft, a, ds)) {
		store_rollback(st);
		return false;
	}
	return store_commit(st, ds);
}

static struct store_answer *find(GPtrArray *answers, const char *question)
{
	for (guint i = 0; answers && i < answers->len; i++) {
		struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, question) == 0)
			return a;
	}
	return NULL;
}

static gint64 head(struct fixture *f, const char *question)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	const struct store_answer *a;

	fixture_ok(store_answers(f->st, f->draft, &answers, ds), ds, "answers");
	a = find(answers, question);
	return a ? a->head : 0;
}

static void set_mode(struct fixture *f, enum store_draft_mode mode)
{
	g_autoptr(diags) ds = diags_new();

	fixture_begin(f->st, "mode");
	fixture_ok(store_through(f->st, f->system, f->service, ds), ds, "through");
	fixture_ok(store_set_mode(f->st, f->draft, mode, ds), ds, "mode");
	fixture_commit(f->st);
}

/* What is typed comes back, byte for byte. */
static void test_round_trip(void)
{
	static const char *const texts[] = {
		"", " ", "yes", "a\nb\tc", "\033[31m", "=1+1", "\"'`;--", "NULL", "0", "%s",
		"\342\200\256abc", "\xf0\x9f\x92\xa5", "\xef\xbf\xbf", "</script>",
	};
	struct fixture f;

	fixture_init(&f, true);
	for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(GPtrArray) answers = NULL;
		const struct store_answer in = {
			.question = (char *)"own.team-name", .value = (char *)texts[i],
			.note = (char *)texts[i], .evidence = (char *)texts[i],
			.by = (char *)"Li", .at = (char *)"2026-01-02T03:04:05Z",
			.confidence = (enum confidence)(i % CONFIDENCE_COUNT),
			.head = STORE_ANY_HEAD,
		};
		const struct store_answer *out;

		fixture_ok(put(f.st, &f, &in, ds), ds, texts[i]);
		fixture_reopen(&f);
		fixture_ok(store_answers(f.st, f.draft, &answers, ds), ds, "answers");
		out = find(answers, "own.team-name");
		g_assert_nonnull(out);
		if (!out)
			continue;
		test_row_str(texts[i], out->value, texts[i]);
		test_row_str(texts[i], out->note, texts[i]);
		test_row_str(texts[i], out->evidence, texts[i]);
		test_row_str(texts[i], out->by, "Li");
		test_row_str(texts[i], out->at, "2026-01-02T03:04:05Z");
		g_assert_cmpint(out->confidence, ==, in.confidence);
		g_assert_cmpint(out->source, ==, SOURCE_ROOM);
	}
	fixture_clear(&f);
}

static void test_not_stored(void)
{
	g_autofree char *huge = g_strnfill(9 << 20, 'x');
	const struct { const char *row; const char *text; } rows[] = {
		{ "invalid UTF-8", "\xff\xfe" }, { "cut UTF-8", "a\xc3" }, { "huge", huge },
	};
	struct fixture f;

	fixture_init(&f, true);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		const struct store_answer a = {
			.question = (char *)"q", .value = (char *)"yes",
			.note = (char *)rows[i].text,
		};

		test_row(rows[i].row, !put(f.st, &f, &a, ds));
		test_row(rows[i].row, diags_find(ds, "store-text") != NULL);
		test_row(rows[i].row, ds->items->len == 1);
	}
	fixture_assert_answers(f.st, f.draft, "");
	/* A failed look-up is no reason to refuse the next write. */
	{
		g_autoptr(diags) ds = diags_new();
		struct store_service *s;

		g_assert_false(store_find_service(f.st, "\xff", &s, ds));
		g_assert_null(s);
	}
	fixture_answer(f.st, f.draft, "q", "yes");
	fixture_assert_answers(f.st, f.draft, "q=yes");
	fixture_clear(&f);
}

/* One transaction: one bad line, nothing stored, whatever is said afterwards. */
static void test_all_or_nothing(void)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_answer good = { .question = (char *)"a", .value = (char *)"1" };
	const struct store_answer bad = { .question = (char *)"b", .value = (char *)"\xff" };
	const struct store_answer twice = { .question = (char *)"a", .value = (char *)"2",
		.head = STORE_ANY_HEAD };
	struct fixture f;

	fixture_init(&f, true);
	fixture_begin(f.st, "three");
	g_assert_true(store_put_answer(f.st, f.draft, &good, ds));
	g_assert_false(store_put_answer(f.st, f.draft, &bad, ds));
	g_assert_false(store_commit(f.st, ds));
	fixture_assert_answers(f.st, f.draft, "");

	diags_clear(ds);
	fixture_begin(f.st, "twice");
	g_assert_true(store_put_answer(f.st, f.draft, &good, ds));
	g_assert_false(store_put_answer(f.st, f.draft, &twice, ds));
	g_assert_nonnull(diags_find(ds, "store-twice"));
	store_rollback(f.st);
	fixture_assert_answers(f.st, f.draft, "");
	fixture_clear(&f);
}

static void test_conflict(void)
{
	g_autoptr(diags) ds = diags_new();
	struct store_answer a = { .question = (char *)"q", .value = (char *)"mine" };
	const struct diag *d;
	struct fixture f;
	struct store *other;
	gint64 seen;

	fixture_init(&f, true);
	other = fixture_open(f.path, STORE_WRITE);
	/* Both saw nothing; the other one is faster. */
	fixture_answer(other, f.draft, "q", "theirs");
	g_assert_false(put(f.st, &f, &a, ds));
	d = diags_find(ds, "store-conflict");
	g_assert_nonnull(d);
	if (d)
		g_assert_nonnull(strstr(d->message, "by ana at " FIXTURE_AT));
	fixture_assert_answers(f.st, f.draft, "q=theirs");
	/* Having seen it, the write is a decision. */
	a.head = seen = head(&f, "q");
	diags_clear(ds);
	fixture_ok(put(f.st, &f, &a, ds), ds, "seen");
	fixture_assert_answers(other, f.draft, "q=mine");
	/* What was seen is history now. */
	g_assert_false(put(f.st, &f, &a, ds));
	/* Two answers to different questions never meet. */
	a = (struct store_answer){ .question = (char *)"r", .value = (char *)"1" };
	diags_clear(ds);
	fixture_ok(put(other, &f, &a, ds), ds, "other question");
	/* What was seen was undone. */
	{
		g_autoptr(store_undo_result) u = NULL;

		a.head = head(&f, "r");
		fixture_begin(other, "undo");
		fixture_ok(store_step(other, STORE_OF_SERVICE, f.service, false, &u, ds), ds, "undo");
		fixture_commit(other);
		g_assert_false(put(f.st, &f, &a, ds));
		g_assert_nonnull(diags_find(ds, "store-conflict"));
	}
	store_close(other);
	fixture_clear(&f);
}

/* ---- sources -------------------------------------------------------------------- */

static void give(struct fixture *f, enum answer_source source, bool of_system,
		 const char *value)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_answer a = {
		.question = (char *)"q", .value = (char *)value, .source = source,
		.of_system = of_system, .head = STORE_ANY_HEAD,
	};

	fixture_ok(put(f->st, f, &a, ds), ds, value);
}

/* "value" of what counts, and of the offer beside it; "-" for none. */
static void assert_stands(struct fixture *f, const char *row, const char *counts,
			  const char *offer)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	g_autoptr(GPtrArray) offers = NULL;
	const struct store_answer *a;

	fixture_ok(store_answers(f->st, f->draft, &answers, ds), ds, "answers");
	fixture_ok(store_offers(f->st, f->draft, &offers, ds), ds, "offers");
	a = find(answers, "q");
	test_row_str(row, a ? a->value : "-", counts);
	a = find(offers, "q");
	test_row_str(row, a ? a->value : "-", offer);
}

static void test_sources(void)
{
	static const struct {
		const char *row;
		enum store_draft_mode mode;
		/* up to three answers: source, for the system, value */
		struct { int source; bool of_system; const char *value; } given[3];
		const char *counts, *offer;
	} rows[] = {
		{ "nothing", STORE_ROOM, { { 0, 0, NULL } }, "-", "-" },
		{ "room", STORE_ROOM, { { SOURCE_ROOM, 0, "1" } }, "1", "-" },
		{ "newest room", STORE_ROOM,
		  { { SOURCE_ROOM, 0, "1" }, { SOURCE_ROOM, 0, "2" } }, "2", "-" },
		{ "withdrawn", STORE_ROOM,
		  { { SOURCE_ROOM, 0, "1" }, { SOURCE_ROOM, 0, "" } }, "", "-" },
		{ "prepared", STORE_ROOM, { { SOURCE_PREPARED, 0, "1" } }, "-", "1" },
		{ "carried", STORE_ROOM, { { SOURCE_CARRIED, 0, "1" } }, "-", "1" },
		{ "confirmed", STORE_ROOM,
		  { { SOURCE_PREPARED, 0, "1" }, { SOURCE_ROOM, 0, "1" } }, "1", "-" },
		{ "offer after room", STORE_ROOM,
		  { { SOURCE_ROOM, 0, "1" }, { SOURCE_PREPARED, 0, "2" } }, "1", "2" },
		{ "newest offer", STORE_ROOM,
		  { { SOURCE_CARRIED, 0, "1" }, { SOURCE_PREPARED, 0, "2" } }, "-", "2" },
		{ "offer withdrawn", STORE_ROOM,
		  { { SOURCE_PREPARED, 0, "1" }, { SOURCE_PREPARED, 0, "" } }, "-", "-" },
		{ "quick", STORE_QUICK, { { SOURCE_QUICK, 0, "1" } }, "1", "-" },
		{ "quick in a room", STORE_ROOM, { { SOURCE_QUICK, 0, "1" } }, "-", "1" },
		{ "room over quick", STORE_QUICK,
		  { { SOURCE_QUICK, 0, "1" }, { SOURCE_ROOM, 0, "2" } }, "2", "-" },
		{ "quick over room", STORE_QUICK,
		  { { SOURCE_ROOM, 0, "1" }, { SOURCE_QUICK, 0, "2" } }, "2", "-" },
		{ "system", STORE_ROOM, { { SOURCE_ROOM, 1, "1" } }, "1", "-" },
		{ "offer to the system", STORE_ROOM,
		  { { SOURCE_PREPARED, 1, "1" } }, "-", "1" },
		{ "offer to the system, confirmed", STORE_ROOM,
		  { { SOURCE_PREPARED, 1, "1" }, { SOURCE_ROOM, 1, "1" } }, "1", "-" },
		{ "quick of a system question", STORE_QUICK,
		  { { SOURCE_ROOM, 1, "1" }, { SOURCE_QUICK, 1, "2" } }, "2", "-" },
		{ "system after quick", STORE_QUICK,
		  { { SOURCE_QUICK, 1, "1" }, { SOURCE_ROOM, 1, "2" } }, "2", "-" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct fixture f;

		fixture_init(&f, true);
		set_mode(&f, rows[i].mode);
		for (int n = 0; n < 3 && rows[i].given[n].value; n++)
			give(&f, rows[i].given[n].source, rows[i].given[n].of_system,
			     rows[i].given[n].value);
		assert_stands(&f, rows[i].row, rows[i].counts, rows[i].offer);
		fixture_clear(&f);
	}
}

/* The first assess without --quick makes quick answers offers. */
static void test_mode_change(void)
{
	struct fixture f;

	fixture_init(&f, true);
	set_mode(&f, STORE_QUICK);
	give(&f, SOURCE_QUICK, false, "1");
	assert_stands(&f, "quick", "1", "-");
	set_mode(&f, STORE_ROOM);
	assert_stands(&f, "room", "-", "1");
	give(&f, SOURCE_ROOM, false, "1");
	assert_stands(&f, "confirmed", "1", "-");
	fixture_clear(&f);
}

/* ---- systems -------------------------------------------------------------------- */

static void test_inherited(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	struct fixture f;
	gint64 search, search_draft, bank, ledger, ledger_draft;
	const struct store_answer *a;

	fixture_init(&f, true);
	search = fixture_service(f.st, f.system, "search");
	search_draft = fixture_draft(f.st, search);
	bank = fixture_system(f.st, "bank");
	ledger = fixture_service(f.st, bank, "ledger");
	ledger_draft = fixture_draft(f.st, ledger);

	fixture_answer(f.st, search_draft, "b", "own");
	fixture_system_answer(f.st, f.draft, "a", "1");
	fixture_system_answer(f.st, f.draft, "c", "2");
	fixture_system_answer(f.st, search_draft, "a", "3");
	fixture_assert_answers(f.st, f.draft, "a=3 c=2");
	fixture_assert_answers(f.st, search_draft, "a=3 b=own c=2");
	fixture_assert_answers(f.st, ledger_draft, "");
	fixture_ok(store_system_answers(f.st, f.system, &answers, ds), ds, "system");
	g_assert_cmpuint(answers->len, ==, 2);
	a = find(answers, "a");
	g_assert_true(a->of_system);
	g_assert_cmpstr(a->through, ==, "search");

	/* A finished assessment keeps what it was judged on. */
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	fixture_system_answer(f.st, search_draft, "a", "4");
	fixture_assert_answers(f.st, f.draft, "a=3 c=2");
	fixture_assert_answers(f.st, search_draft, "a=4 b=own c=2");
	fixture_clear(&f);
}

static void test_history(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GPtrArray) one = NULL;
	g_autoptr(store_undo_result) u = NULL;
	struct fixture f;
	const struct store_answer *a;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "q", "1");
	fixture_system_answer(f.st, f.draft, "s", "2");
	fixture_answer(f.st, f.draft, "q", "3");
	fixture_begin(f.st, "undo");
	fixture_ok(store_step(f.st, STORE_OF_SERVICE, f.service, false, &u, ds), ds, "undo");
	fixture_commit(f.st);
	fixture_ok(store_answer_history(f.st, f.draft, NULL, &all, ds), ds, "all");
	g_assert_cmpuint(all->len, ==, 3);
	a = all->pdata[0];
	g_assert_cmpstr(a->value, ==, "3");
	g_assert_true(a->undone);
	a = all->pdata[1];
	g_assert_cmpstr(a->question, ==, "s");
	g_assert_true(a->of_system);
	fixture_ok(store_answer_history(f.st, f.draft, "q", &one, ds), ds, "one");
	g_assert_cmpuint(one->len, ==, 2);
	a = one->pdata[1];
	g_assert_cmpstr(a->value, ==, "1");
	g_assert_false(a->undone);
	fixture_clear(&f);
}

/* ---- frozen and gone --------------------------------------------------------------- */

static void test_not_a_draft(void)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_answer a = { .question = (char *)"q", .value = (char *)"1" };
	g_autoptr(store_undo_result) u = NULL;
	g_autoptr(GPtrArray) answers = NULL;
	struct fixture f;
	gint64 first;

	fixture_init(&f, true);
	first = f.draft;
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	g_assert_false(put(f.st, &f, &a, ds));
	g_assert_nonnull(diags_find(ds, "store-finished"));
	diags_clear(ds);
	f.draft = fixture_draft(f.st, f.service);
	g_assert_cmpint(f.draft, !=, first);
	fixture_begin(f.st, "undo");
	fixture_ok(store_step(f.st, STORE_OF_SERVICE, f.service, false, &u, ds), ds, "undo");
	fixture_commit(f.st);
	diags_clear(ds);
	g_assert_false(put(f.st, &f, &a, ds));
	g_assert_nonnull(diags_find(ds, "store-conflict"));
	diags_clear(ds);
	fixture_ok(store_answers(f.st, f.draft, &answers, ds), ds, "gone");
	g_assert_cmpuint(answers->len, ==, 0);
	fixture_clear(&f);
}

static void test_votes(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) votes = NULL;
	struct fixture f;
	const struct store_vote *v;

	fixture_init(&f, true);
	for (int i = 0; i < 2; i++) {
		const struct store_vote in = { .question = (char *)"q",
			.kind = (char *)"hands", .tally = (char *)"1 3 1 0",
			.agreed = i ? (char *)"yes" : NULL };

		fixture_begin(f.st, "vote");
		fixture_ok(store_put_vote(f.st, f.draft, &in, ds), ds, "vote");
		fixture_commit(f.st);
	}
	fixture_ok(store_votes(f.st, f.draft, &votes, ds), ds, "votes");
	g_assert_cmpuint(votes->len, ==, 2);
	v = votes->pdata[0];
	g_assert_cmpint(v->round, ==, 1);
	g_assert_null(v->agreed);
	v = votes->pdata[1];
	g_assert_cmpint(v->round, ==, 2);
	g_assert_cmpstr(v->agreed, ==, "yes");
	g_assert_cmpstr(v->by, ==, "ana");
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/answers/round-trip", test_round_trip);
	g_test_add_func("/store/answers/not-stored", test_not_stored);
	g_test_add_func("/store/answers/all-or-nothing", test_all_or_nothing);
	g_test_add_func("/store/answers/conflict", test_conflict);
	g_test_add_func("/store/answers/sources", test_sources);
	g_test_add_func("/store/answers/mode-change", test_mode_change);
	g_test_add_func("/store/answers/inherited", test_inherited);
	g_test_add_func("/store/answers/history", test_history);
	g_test_add_func("/store/answers/not-a-draft", test_not_a_draft);
	g_test_add_func("/store/answers/votes", test_votes);
	return test_run();
}
