/*
 * Answers that are not read again are those that would be read: whoever writes in
 * between, whatever is taken back, and whatever else the same change does.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/private.h"

/* Two services of one system, each with a draft, and a second terminal. */
struct two {
	struct fixture f;
	gint64 service[2], draft[2];
	struct store *st[2];
};

static void two_init(struct two *t)
{
	fixture_init(&t->f, true);
	t->service[0] = t->f.service;
	t->draft[0] = t->f.draft;
	t->service[1] = fixture_service(t->f.st, t->f.system, "stock");
	t->draft[1] = fixture_draft(t->f.st, t->service[1]);
	t->st[0] = t->f.st;
	t->st[1] = fixture_open(t->f.path, STORE_WRITE);
}

static void two_clear(struct two *t)
{
	store_close(t->st[1]);
	fixture_clear(&t->f);
}

static GPtrArray *read_answers(struct store *st, gint64 draft)
{
	g_autoptr(diags) ds = diags_new();
	GPtrArray *answers;

	fixture_ok(store_answers(st, draft, &answers, ds), ds, "answers");
	return answers;
}

/* What a store says that has never read before. */
static GPtrArray *read_anew(struct store *st, gint64 draft)
{
	struct kept_answers mine = st->kept;
	GPtrArray *answers;

	st->kept = (struct kept_answers){ 0 };
	answers = read_answers(st, draft);
	kept_answers_clear(st);
	st->kept = mine;
	return answers;
}

static char *in_words(const GPtrArray *answers)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; answers != NULL && i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		g_string_append_printf(text, "%s=%s (%s, %s; %s at %s; %s, %s) %" G_GINT64_FORMAT
				       "%s through %s of %s%s\n", a->question, a->value, a->note,
				       a->evidence, a->by, a->at, confidence_name(a->confidence),
				       answer_source_name(a->source), a->head,
				       a->of_system ? " system" : "", a->through,
				       a->questionnaire, a->undone ? " undone" : "");
	}
	return g_string_free(text, FALSE);
}

static bool check(struct store *st, gint64 draft, const char *after)
{
	g_autoptr(GPtrArray) fresh = read_anew(st, draft);
	g_autoptr(GPtrArray) kept = read_answers(st, draft);
	g_autofree char *expected = in_words(fresh);
	g_autofree char *got = in_words(kept);

	test_row_str(after, got, expected);
	return strcmp(got, expected) == 0;
}

/* ---- what is kept ------------------------------------------------------------- */

static const struct store_answer *find(const GPtrArray *answers, const char *question)
{
	for (guint i = 0; i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, question) == 0)
			return a;
	}
	return NULL;
}

/* The very list while nothing is written; the other answers after one of ours; all of
 * them read after one of somebody else's. */
static void test_read_once(void)
{
	struct two t;
	g_autoptr(GPtrArray) first = NULL;
	g_autoptr(GPtrArray) same = NULL;
	g_autoptr(GPtrArray) ours = NULL;
	g_autoptr(GPtrArray) theirs = NULL;

	two_init(&t);
	fixture_answer(t.st[0], t.draft[0], "a", "1");
	fixture_answer(t.st[0], t.draft[0], "c", "1");
	first = read_answers(t.st[0], t.draft[0]);
	same = read_answers(t.st[0], t.draft[0]);
	g_assert_true(first == same);
	fixture_answer(t.st[0], t.draft[0], "b", "1");
	fixture_answer(t.st[0], t.draft[0], "c", "2");
	ours = read_answers(t.st[0], t.draft[0]);
	g_assert_true(find(ours, "a") == find(first, "a"));
	g_assert_cmpstr(find(ours, "b")->value, ==, "1");
	g_assert_cmpstr(find(ours, "c")->value, ==, "2");
	/* who has the list from before goes on with it */
	g_assert_cmpuint(first->len, ==, 2);
	g_assert_cmpstr(find(first, "c")->value, ==, "1");
	fixture_answer(t.st[1], t.draft[1], "a", "of another service");
	theirs = read_answers(t.st[0], t.draft[0]);
	g_assert_true(find(theirs, "a") != find(first, "a"));
	check(t.st[0], t.draft[0], "another terminal");
	two_clear(&t);
}

/* ---- whatever happens --------------------------------------------------------- */

static struct store_answer some_answer(GRand *rand, const char *value)
{
	static const char *const questions[] = { "a", "b", "c", "d" };
	static const char *const notes[] = { NULL, "", "as agreed" };
	static const char *const names[] = { NULL, "Li" };

	return (struct store_answer){
		.question = (char *)questions[g_rand_int_range(rand, 0, G_N_ELEMENTS(questions))],
		.value = (char *)(g_rand_int_range(rand, 0, 5) == 0 ? "" : value),
		.note = (char *)notes[g_rand_int_range(rand, 0, G_N_ELEMENTS(notes))],
		.evidence = (char *)notes[g_rand_int_range(rand, 0, G_N_ELEMENTS(notes))],
		.by = (char *)names[g_rand_int_range(rand, 0, G_N_ELEMENTS(names))],
		.confidence = (enum confidence)g_rand_int_range(rand, 0, CONFIDENCE_COUNT),
		.head = STORE_ANY_HEAD,
	};
}

static void put(struct store *st, gint64 draft, const struct store_answer *a)
{
	g_autoptr(diags) ds = diags_new();

	fixture_ok(store_put_answer(st, draft, a, ds), ds, "answer");
}

static void take_step(struct store *st, gint64 service, bool redo)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;

	fixture_begin(st, redo ? "redo" : "undo");
	/* what was overtaken elsewhere is refused, and what the drafts stand on stays */
	if (store_step(st, STORE_OF_SERVICE, service, redo, &u, ds) &&
	    (u == NULL || strstr(u->change->label, "answer") != NULL))
		fixture_commit(st);
	else
		store_rollback(st);
}

static void rename_service(struct store *st, gint64 service, const char *slug)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;

	fixture_ok(store_get_service(st, service, &s, ds), ds, "service");
	g_free(s->slug);
	s->slug = g_strdup(slug);
	fixture_ok(store_put_service(st, s, ds), ds, "rename");
}

static void set_mode(struct store *st, gint64 draft, GRand *rand)
{
	g_autoptr(diags) ds = diags_new();
	enum store_draft_mode mode = g_rand_boolean(rand) ? STORE_QUICK : STORE_ROOM;

	fixture_ok(store_set_mode(st, draft, mode, ds), ds, "mode");
}

enum deed_of_test {
	ROOM_ANSWER, QUICK_ANSWER, OFFER, SYSTEM_ANSWER, SEVERAL, BOTH_SCOPES, ROLLED_BACK,
	ANSWER_AND_NAME, NAME, MODE, UNDO, REDO, LOOK, N_DEEDS
};

static const char *const deeds[N_DEEDS] = {
	"answer", "quick answer", "offer", "system answer", "several", "both scopes",
	"rolled back", "answer and name", "name", "mode", "undo", "redo", "look",
};

/* One of the deeds, by one terminal, to one draft. */
static void act(struct two *t, enum deed_of_test deed, GRand *rand, const char *value)
{
	struct store *st = t->st[g_rand_int_range(rand, 0, 2)];
	int which = g_rand_int_range(rand, 0, 2);
	gint64 draft = t->draft[which], service = t->service[which];
	struct store_answer a = some_answer(rand, value), b = some_answer(rand, value);

	if (deed == UNDO || deed == REDO) {
		take_step(st, service, deed == REDO);
		return;
	}
	if (deed == LOOK)
		return;
	fixture_begin(st, deed == NAME || deed == MODE ? deeds[deed] : "answer");
	store_through(st, t->f.system, service, NULL);
	a.source = deed == QUICK_ANSWER ? SOURCE_QUICK : deed == OFFER ? SOURCE_PREPARED :
									 SOURCE_ROOM;
	a.of_system = deed == SYSTEM_ANSWER;
	if (deed != NAME && deed != MODE)
		put(st, draft, &a);
	if (deed == SEVERAL || deed == BOTH_SCOPES) {
		check(st, draft, "in the middle");
		b.question = (char *)"e";
		b.of_system = deed == BOTH_SCOPES;
		put(st, draft, &b);
	}
	if (deed == NAME || deed == ANSWER_AND_NAME)
		rename_service(st, service, value);
	if (deed == MODE)
		set_mode(st, draft, rand);
	check(st, draft, "before the commit");
	if (deed == ROLLED_BACK)
		store_rollback(st);
	else
		fixture_commit(st);
}

static void test_as_read_anew(void)
{
	guint32 seed = g_test_rand_int();
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	int steps = test_is_long() ? 20000 : 300;
	struct two t;

	g_test_message("seed %u", seed);
	two_init(&t);
	for (int step = 0; step < steps && !g_test_failed(); step++) {
		enum deed_of_test deed = (enum deed_of_test)g_rand_int_range(rand, 0, N_DEEDS);
		g_autofree char *value = g_strdup_printf("v%d", step);
		struct store *st = t.st[g_rand_int_range(rand, 0, 2)];

		act(&t, deed, rand, value);
		/* not always: several deeds may lie between two looks */
		if (g_rand_int_range(rand, 0, 3) > 0)
			check(st, t.draft[g_rand_int_range(rand, 0, 2)], deeds[deed]);
	}
	two_clear(&t);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/answers/kept/read-once", test_read_once);
	g_test_add_func("/store/answers/kept/as-read-anew", test_as_read_anew);
	return test_run();
}
