/*
 * The walk through a draft without anybody typing: what comes next, what is left
 * out, where it resumes, and how a quick check ends.
 */
#include "config.h"

#include <string.h>

#include "app/quick.h"
#include "app/room.h"
#include "fixture.h"
#include "testlib.h"

/* A room on a fixture's database; the workshop's service is billing. */
struct sitting {
	struct app app;
	struct workshop w;
	struct room *r;
	struct diags *ds;
};

static const struct app_front nobody = { 0 };

static bool sit_down(struct sitting *s, struct fixture *f, bool quick)
{
	struct workshop_request request = { .service = "billing", .quick = quick,
					    .system = "shop" };

	*s = (struct sitting){ .ds = diags_new() };
	fixture_app(f, &s->app);
	s->app.front = &nobody;
	return workshop_open(&s->w, &s->app, &request, s->ds) &&
	       room_open(&s->r, &s->app, &s->w, s->ds);
}

static void stand_up(struct sitting *s)
{
	if (s->r != NULL)
		g_assert_true(room_remember(s->r, s->ds));
	room_free(s->r);
	workshop_clear(&s->w);
	app_clear(&s->app);
	diags_free(s->ds);
}

static const char *asked(const struct sitting *s)
{
	return s->r->question >= 0 ? question_label(room_question(s->r)) : "nothing";
}

/* Gives an answer to the question asked and goes on. */
static void give(struct sitting *s, const char *value)
{
	struct room_answer a = { .value = value, .note = strcmp(value, "na") == 0 ? "-" : NULL };
	int services, smell;

	g_assert_true(room_give(s->r, s->r->question, &a, &services, &smell, s->ds));
	room_next(s->r);
}

static void jump(struct sitting *s, const char *label)
{
	int question = questionnaire_find_label(s->r->j->q, label);

	g_assert_cmpint(question, >=, 0);
	room_jump(s->r, question);
}

static void start(struct fixture *f)
{
	struct ran r;

	fixture_init(f);
	ran_init(&r);
	fixture_run(f, &r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	ran_clear(&r);
}

static void test_resume(void)
{
	struct fixture f;
	struct sitting s;
	g_autofree char *at = NULL;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_false(s.w.resumed);
	give(&s, s.r->j->q->questions[s.r->question].choices[0].value);
	at = g_strdup(asked(&s));
	stand_up(&s);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_true(s.w.resumed);
	g_assert_cmpstr(asked(&s), ==, at);
	stand_up(&s);
	fixture_clear(&f);
}

static void test_skip_and_back(void)
{
	struct fixture f;
	struct sitting s;
	g_autofree char *first = NULL;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_false(room_back(s.r));
	first = g_strdup(asked(&s));
	g_assert_true(room_skip(s.r));
	g_assert_cmpstr(asked(&s), !=, first);
	g_assert_true(room_back(s.r));
	g_assert_cmpstr(asked(&s), ==, first);
	g_assert_null(room_answer_of(s.r, s.r->question));
	stand_up(&s);
	fixture_clear(&f);
}

static void test_forward(void)
{
	struct fixture f;
	struct sitting s;
	g_autofree char *second = NULL;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_false(room_forward(s.r));
	g_assert_true(room_skip(s.r));
	second = g_strdup(asked(&s));
	g_assert_true(room_back(s.r));
	g_assert_true(room_forward(s.r));
	g_assert_cmpstr(asked(&s), ==, second);
	/* who goes somewhere else cannot go forward any more */
	g_assert_true(room_back(s.r));
	jump(&s, "P1");
	g_assert_false(room_forward(s.r));
	stand_up(&s);
	fixture_clear(&f);
}

/* Skipped questions are asked again when somebody wants it, answered ones are not. */
static void test_ask_skipped(void)
{
	struct fixture f;
	struct sitting s;
	g_autofree char *first = NULL;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	first = g_strdup(asked(&s));
	g_assert_cmpint(room_count_skipped(s.r), ==, 0);
	g_assert_true(room_skip(s.r));
	g_assert_true(room_skip(s.r));
	g_assert_cmpint(room_count_skipped(s.r), ==, 2);
	g_assert_true(room_back(s.r));
	give(&s, "unknown");
	g_assert_cmpint(room_count_skipped(s.r), ==, 1);
	g_assert_true(room_ask_skipped(s.r));
	g_assert_cmpstr(asked(&s), ==, first);
	g_assert_cmpint(room_count_skipped(s.r), ==, 0);
	stand_up(&s);
	fixture_clear(&f);
}

/* Undo goes to the question it was about, and never takes the draft away. */
static void test_undo(void)
{
	struct fixture f;
	struct sitting s;
	g_autofree char *label = NULL;
	g_autofree char *again = NULL;
	g_autofree char *nothing = NULL;
	int services;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "P1");
	give(&s, "partial");
	jump(&s, "B1");
	g_assert_true(room_undo(s.r, false, &label, &services, s.ds));
	g_assert_cmpstr(label, ==, "answer P1: partial");
	g_assert_cmpstr(asked(&s), ==, "P1");
	g_assert_null(room_answer_of(s.r, s.r->question));
	g_assert_true(room_undo(s.r, true, &again, &services, s.ds));
	g_assert_nonnull(room_answer_of(s.r, s.r->question));
	g_assert_true(room_undo(s.r, false, &nothing, &services, s.ds));
	g_clear_pointer(&nothing, g_free);
	g_assert_true(room_undo(s.r, false, &nothing, &services, s.ds));
	g_assert_null(nothing);
	g_assert_true(room_refresh(s.r, s.ds));
	stand_up(&s);
	fixture_clear(&f);
}

/* Where the front end was, what was half typed, and how much was to be asked; also on a
 * question that has its answer. */
static void test_place(void)
{
	struct fixture f;
	struct sitting s;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "P1");
	g_assert_true(room_ask(s.r, ROOM_GATES));
	s.r->place = (struct room_place){ .row = 2, .scroll = 1, .field = g_strdup("note"),
					  .text = g_strdup("half"), .timer_ms = 83000,
					  .timer_runs = true };
	{
		struct room_answer a = { .value = "yes" };
		int services, smell;

		g_assert_true(room_give(s.r, s.r->question, &a, &services, &smell, s.ds));
	}
	stand_up(&s);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_cmpstr(asked(&s), ==, "P1");
	g_assert_cmpint(s.r->scope, ==, ROOM_GATES);
	g_assert_cmpint(s.r->place.row, ==, 2);
	g_assert_cmpint(s.r->place.scroll, ==, 1);
	g_assert_cmpstr(s.r->place.field, ==, "note");
	g_assert_cmpstr(s.r->place.text, ==, "half");
	g_assert_cmpint(s.r->place.timer_ms, ==, 83000);
	g_assert_true(s.r->place.timer_runs);
	stand_up(&s);
	fixture_clear(&f);
}

static int question_of(const struct sitting *s, const char *label)
{
	return questionnaire_find_label(s->r->j->q, label);
}

/* Said before an answer it is kept over a restart, goes with the answer in what that does
 * not say itself, and is gone then; an answer given anew keeps what stands beside it. */
static void test_beside(void)
{
	struct room_answer said = { .note = "early", .evidence = "a link",
				    .confidence = CONFIDENCE_LOW };
	struct room_answer a = { .value = "partial", .note = "its own" };
	struct fixture f;
	struct sitting s;
	int services, smell, p1;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	p1 = question_of(&s, "P1");
	g_assert_cmpint(room_waiting(s.r), ==, -1);
	room_say_early(s.r, p1, &said);
	stand_up(&s);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_cmpint(room_waiting(s.r), ==, p1);
	room_complete(s.r, p1, &a);
	g_assert_cmpstr(a.note, ==, "its own");
	g_assert_cmpstr(a.evidence, ==, "a link");
	g_assert_cmpint(a.confidence, ==, CONFIDENCE_LOW);
	g_assert_true(room_give(s.r, p1, &a, &services, &smell, s.ds));
	g_assert_false(room_has_early(s.r, p1));
	a = (struct room_answer){ .value = "yes", .confidence = CONFIDENCE_HIGH };
	room_complete(s.r, p1, &a);
	g_assert_cmpstr(a.note, ==, "its own");
	g_assert_cmpstr(a.evidence, ==, "a link");
	g_assert_cmpint(a.confidence, ==, CONFIDENCE_HIGH);
	a = (struct room_answer){ .value = "yes", .note = "" };
	room_complete(s.r, p1, &a);
	g_assert_cmpstr(a.note, ==, "");
	stand_up(&s);
	fixture_clear(&f);
}

/* Why a question does not apply is no note of an answer to it. */
static void test_beside_na(void)
{
	struct room_answer na = { .value = "na", .note = "no such thing" };
	struct room_answer again = { .value = "na", .evidence = "a link" };
	struct room_answer other = { .value = "unknown" };
	struct fixture f;
	struct sitting s;
	int services, smell, question;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	question = question_of(&s, "why.measure");
	g_assert_true(room_give(s.r, question, &na, &services, &smell, s.ds));
	room_complete(s.r, question, &again);
	g_assert_cmpstr(again.note, ==, "no such thing");
	room_complete(s.r, question, &other);
	g_assert_null(other.note);
	stand_up(&s);
	fixture_clear(&f);
}

/* The place of a draft that is over is none of the next one's. */
static void test_place_of_another(void)
{
	struct room_answer said = { .note = "early" };
	struct fixture f;
	struct sitting s;
	struct ran r;

	start(&f);
	ran_init(&r);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "P2");
	room_say_early(s.r, s.r->question, &said);
	stand_up(&s);
	fixture_run(&f, &r, "finish", "billing", NULL);
	fixture_run(&f, &r, "answer", "billing", "P1=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(sit_down(&s, &f, false));
	g_assert_true(s.w.resumed);
	g_assert_false(s.r->walked);
	g_assert_cmpint(room_waiting(s.r), ==, -1);
	g_assert_cmpstr(asked(&s), !=, "P2");
	stand_up(&s);
	ran_clear(&r);
	fixture_clear(&f);
}

/* dep.blocker comes directly after P2, also when P2 settles the verdict. */
static void test_follow_up(void)
{
	struct fixture f;
	struct sitting s;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "P2");
	give(&s, "no");
	g_assert_cmpstr(asked(&s), ==, "dep.blocker");
	g_assert_true(room_must_choose(s.r));
	g_assert_true(room_ask(s.r, ROOM_GATES));
	g_assert_cmpstr(asked(&s), ==, "dep.blocker");
	g_assert_false(room_must_choose(s.r));
	give(&s, "approval");
	g_assert_cmpint(room_question(s.r)->role, ==, ROLE_GATE);
	stand_up(&s);
	fixture_clear(&f);
}

/* With all gates asked nothing is left of them; with everything, it ends at all. */
static void test_scopes(void)
{
	struct fixture f;
	struct sitting s;
	int gates = 0, all = 0;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "G0");
	give(&s, "no");
	room_ask(s.r, ROOM_GATES);
	for (; s.r->question >= 0 && gates < 100; gates++) {
		test_row(asked(&s), room_question(s.r)->role == ROLE_GATE ||
					    room_question(s.r)->when != NULL);
		give(&s, "unknown");
	}
	g_assert_cmpint(gates, >=, 11);
	g_assert_cmpint(gates, <, 100);
	/* asked in vain: open for the verdict, and nothing to ask */
	g_assert_cmpint(s.r->left->gates, ==, 0);
	g_assert_cmpint(s.r->left->unknown, >=, 11);
	room_ask(s.r, ROOM_EVERYTHING);
	for (; s.r->question >= 0 && all < 100; all++)
		give(&s, "unknown");
	g_assert_cmpint(all, >, 30);
	g_assert_cmpint(all, <, 100);
	for (int c = 0; c < ORDER_CLASS_COUNT; c++)
		g_assert_cmpint(s.r->left->count[c], ==, 0);
	stand_up(&s);
	fixture_clear(&f);
}

/* A question answered elsewhere is refused, not overwritten; the room knows it then. */
static void test_conflict(void)
{
	struct fixture f;
	struct sitting s;
	struct ran r;
	struct room_answer a = { .value = "yes" };
	int services, smell;

	start(&f);
	ran_init(&r);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "P1");
	fixture_run(&f, &r, "answer", "billing", "P1=no:somebody else", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_false(room_give(s.r, s.r->question, &a, &services, &smell, s.ds));
	g_assert_nonnull(diags_find(s.ds, "store-conflict"));
	g_assert_cmpstr(room_answer_of(s.r, s.r->question)->note, ==, "somebody else");
	g_assert_true(room_give(s.r, s.r->question, &a, &services, &smell, s.ds));
	stand_up(&s);
	ran_clear(&r);
	fixture_clear(&f);
}

/* Finished at another terminal: the room is over, and no new draft appears. */
static void test_draft_gone(void)
{
	struct fixture f;
	struct sitting s;
	struct ran r;
	struct room_answer a = { .value = "yes" };
	g_autofree char *state = NULL;
	int services, smell;

	start(&f);
	ran_init(&r);
	g_assert_true(sit_down(&s, &f, false));
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_false(room_give(s.r, s.r->question, &a, &services, &smell, s.ds));
	g_assert_nonnull(diags_find(s.ds, "draft-gone"));
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	state = ran_json(&r, "state");
	g_assert_cmpstr(state, ==, "finished");
	stand_up(&s);
	ran_clear(&r);
	fixture_clear(&f);
}

/* A round without agreement, then one with: both are the room's at once. */
static void test_vote(void)
{
	static const struct {
		const char *tally, *value;
		unsigned rounds;
		enum confidence confidence;
	} rows[] = {
		{ "1 3 1 0", NULL, 1, CONFIDENCE_NONE },
		{ "2 0 3 0", "no", 2, CONFIDENCE_LOW },
		{ "0 5 0 0", "partial", 3, CONFIDENCE_NONE },
	};
	struct fixture f;
	struct sitting s;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "P1");
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(vote) v = vote_new(room_question(s.r), VOTE_HANDS, 5);
		struct room_answer a = { .value = rows[i].value, .vote = v };
		const struct store_answer *now;
		int services, smell;

		g_assert_true(vote_set_tally(v, rows[i].tally, s.ds) && vote_close(v, s.ds));
		g_assert_true(room_give(s.r, s.r->question, &a, &services, &smell, s.ds));
		g_assert_cmpuint(s.r->j->room.rounds->len, ==, rows[i].rounds);
		now = room_answer_of(s.r, s.r->question);
		g_assert_true((now == NULL) == (rows[i].value == NULL));
		if (now == NULL)
			continue;
		g_assert_cmpstr(now->value, ==, rows[i].value);
		g_assert_cmpint(now->confidence, ==, rows[i].confidence);
	}
	stand_up(&s);
	fixture_clear(&f);
}

static void test_smell(void)
{
	struct fixture f;
	struct sitting s;
	struct room_answer a = { .value = "the backend team" };
	int services, smell, question;

	start(&f);
	g_assert_true(sit_down(&s, &f, false));
	jump(&s, "own.team-name");
	question = s.r->question;
	g_assert_true(room_give(s.r, question, &a, &services, &smell, s.ds));
	g_assert_cmpint(smell, >=, 0);
	g_assert_cmpstr(s.r->j->q->rules[smell].id, ==, "SM-NO-OWNER");
	/* said once: the same answer again raises nothing new */
	g_assert_true(room_give(s.r, question, &a, &services, &smell, s.ds));
	g_assert_cmpint(smell, ==, -1);
	stand_up(&s);
	fixture_clear(&f);
}

/* Ten answers in the order of the subset, and the ending they lead to. */
static void test_quick(void)
{
	static const struct {
		const char *name;
		const char *unknown;	/* labels nobody knows */
		const char *fail;	/* label answered with the worst */
		enum quick_ending ending;
		const char *says;
	} rows[] = {
		{ "all good", "", "", QUICK_WORTH,
		  "invite developers, operations, leadership, product." },
		{ "three unknown", "P1 P2 P3", "", QUICK_WORTH, "you guessed at P1" },
		{ "four unknown", "P1 P2 P3 P5", "", QUICK_NOT_YET, "find out P1" },
		{ "a stop", "P2", "P1", QUICK_NO_WORKSHOP, "No workshop needed" },
		{ "a stop and much unknown", "P2 P3 P5 S2 S3", "P1", QUICK_NO_WORKSHOP,
		  "Form the team first" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) unknown = g_strsplit(rows[i].unknown, " ", -1);
		struct fixture f;
		struct sitting s;
		g_autofree char *text = NULL;
		int n = 0;

		fixture_init(&f);
		g_assert_true(sit_down(&s, &f, true));
		g_assert_cmpstr(asked(&s), ==, "S1");
		for (; s.r->question >= 0 && n < 20; n++) {
			const struct question *q = room_question(s.r);

			if (g_strv_contains((const char *const *)unknown, asked(&s)))
				give(&s, "unknown");
			else
				give(&s, q->choices[strcmp(asked(&s), rows[i].fail) == 0 ?
							    q->n_choices - 1 : 0].value);
		}
		test_row(rows[i].name, n == 10);
		test_row(rows[i].name, quick_ending_of(s.r->j) == rows[i].ending);
		text = quick_ending_text(s.r->j, &s.app);
		test_row(rows[i].name, strstr(text, rows[i].says) != NULL);
		test_row(rows[i].name, s.r->j->v->token != VERDICT_GO);
		stand_up(&s);
		fixture_clear(&f);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/room/resume", test_resume);
	g_test_add_func("/app/room/skip-and-back", test_skip_and_back);
	g_test_add_func("/app/room/forward", test_forward);
	g_test_add_func("/app/room/ask-skipped", test_ask_skipped);
	g_test_add_func("/app/room/undo", test_undo);
	g_test_add_func("/app/room/place", test_place);
	g_test_add_func("/app/room/place-of-another", test_place_of_another);
	g_test_add_func("/app/room/beside", test_beside);
	g_test_add_func("/app/room/beside-na", test_beside_na);
	g_test_add_func("/app/room/follow-up", test_follow_up);
	g_test_add_func("/app/room/scopes", test_scopes);
	g_test_add_func("/app/room/conflict", test_conflict);
	g_test_add_func("/app/room/draft-gone", test_draft_gone);
	g_test_add_func("/app/room/vote", test_vote);
	g_test_add_func("/app/room/smell", test_smell);
	g_test_add_func("/app/quick/endings", test_quick);
	return test_run();
}
