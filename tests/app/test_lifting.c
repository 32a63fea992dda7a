/*
 * Drafts that are lifted to another version: what counts afterwards, what does not, and
 * that undo brings back all of it.
 */
#include "config.h"

#include <string.h>

#include "app/lifting.h"
#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");

	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	g_assert_true(fixture_start(f, r, "billing", one));
	fixture_run(f, r, "answer", "billing", "O1=yes", "O2=yes:in turns",
		    "own.rota-name=Night owls", "run.people=3", "run.hotline=yes",
		    "run.network=yes", "--by=Ana", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

static void stop(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static void assert_before(struct fixture *f, struct ran *r)
{
	fixture_run(f, r, "verdict", "billing", "--json", NULL);
	ran_expect_json(r, "questionnaire.version", "1.0.0");
	ran_expect_json(r, "gates.0.state", "pass");
	ran_expect_json(r, "gates.1.state", "pass");
}

static void assert_after(struct fixture *f, struct ran *r)
{
	fixture_run(f, r, "verdict", "billing", "--json", NULL);
	ran_expect_json(r, "questionnaire.version", "2.0.0");
	ran_expect_json(r, "gates.0.state", "pass");
	ran_expect_json(r, "gates.1.state", "unanswered");	/* it asks something else */
	ran_expect_json(r, "gates.2.id", "R1");			/* new */
	/* renamed, with author, and the old answer is not lost */
	fixture_run(f, r, "history", "billing", "own.rota", "--json", NULL);
	ran_expect_json(r, "answers.0.value", "Night owls");
	ran_expect_json(r, "answers.0.by", "Ana");
	fixture_run(f, r, "history", "billing", "O2", "--json", NULL);
	ran_expect_json(r, "answers.0.value", "");
	ran_expect_json(r, "answers.1.value", "yes");
	ran_expect_json(r, "answers.1.note", "in turns");
}

static void test_lift(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autofree char *to = g_strconcat("--to=", two, NULL);

	start(&f, &r);
	fixture_run(&f, &r, "lift", "billing", to, "--dry-run", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_expect_json(&r, "dry_run", "true");
	ran_expect_json(&r, "to", "2.0.0");
	ran_expect_json(&r, "kept", "3");	/* O1, rota, people; not O2 and hotline */
	ran_expect_json(&r, "answers.1.from", "own.on-call");
	ran_expect_json(&r, "answers.1.to", "null");
	ran_expect_json(&r, "answers.2.to", "own.rota");
	assert_before(&f, &r);
	fixture_run(&f, &r, "lift", "billing", to, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(r.out, "O2"));
	assert_after(&f, &r);
	fixture_run(&f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	assert_before(&f, &r);
	fixture_run(&f, &r, "redo", "billing", NULL);
	assert_after(&f, &r);
	/* the room goes on in it */
	fixture_run(&f, &r, "answer", "billing", "O2=partial", "R1=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "doctor", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	stop(&f, &r);
}

/* Offers move with their questions, and one to a question that changed is none. */
static void test_offers(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autofree char *to = g_strconcat("--to=", two, NULL);

	start(&f, &r);
	fixture_run(&f, &r, "finish", "billing", NULL);
	g_assert_true(fixture_start(&f, &r, "billing", NULL));
	fixture_run(&f, &r, "lift", "billing", to, NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "confirm", "billing", "--json", NULL);
	g_assert_nonnull(strstr(r.out, "own.rota\""));
	g_assert_nonnull(strstr(r.out, "own.team"));
	g_assert_null(strstr(r.out, "own.on-call"));
	g_assert_null(strstr(r.out, "own.rota-name"));
	stop(&f, &r);
}

static void test_refused(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "lift", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "lift-same"));
	fixture_run(&f, &r, "lift", "billing", "--to=split-readiness", NULL);
	g_assert_true(ran_has(&r, "lift-unrelated"));
	fixture_run(&f, &r, "lift", "billing", "--to=readiness@7.0.0", NULL);
	g_assert_true(ran_has(&r, "no-questionnaire"));
	fixture_run(&f, &r, "finish", "billing", NULL);
	fixture_run(&f, &r, "lift", "billing", NULL);
	g_assert_true(ran_has(&r, "no-draft"));
	stop(&f, &r);
}

/* Between preview and doing it, the draft was lifted by somebody else. */
static void test_gone(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autoptr(lifting) l = NULL;
	struct fixture f;
	struct app app;
	struct ran r;

	start(&f, &r);
	fixture_app(&f, &app);
	g_assert_true(lifting_preview(&l, &app, "billing", two, ds));
	g_assert_true(lifting_apply(l, &app, NULL, ds));
	g_assert_false(lifting_apply(l, &app, NULL, ds));
	g_assert_nonnull(diags_find(ds, "draft-gone"));
	g_clear_pointer(&l, lifting_free);
	app_clear(&app);
	stop(&f, &r);
}

/* Between preview and doing it, somebody answered, or took an answer back: what would
 * become of that nobody has seen. */
static void test_changed(void)
{
	static const struct { const char *command[4], *now; } rows[] = {
		{ { "answer", "billing", "O1=no" }, NULL },
		{ { "answer", "billing", "own.rota-name=" }, "and is \"no answer\" now" },
		{ { "undo", "billing" }, NULL },
		{ { "answer", "billing", "run.docs=yes" }, "was \"no answer\"" },
	};
	g_autofree char *two = fixture_version("readiness-2.yaml");

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(lifting) l = NULL;
		const struct diag *d;
		struct fixture f;
		struct app app;
		struct ran r;

		start(&f, &r);
		fixture_app(&f, &app);
		g_assert_true(lifting_preview(&l, &app, "billing", two, ds));
		app_end_reading(&app);
		fixture_run(&f, &r, rows[i].command[0], rows[i].command[1], rows[i].command[2],
			    NULL);
		ran_expect(&r, EXIT_CODE_OK);
		test_row(rows[i].command[0], !lifting_apply(l, &app, NULL, ds));
		d = diags_find(ds, "lift-changed");
		test_row(rows[i].command[0], d != NULL);
		if (d != NULL && rows[i].now != NULL)
			test_row(d->message, strstr(d->message, rows[i].now) != NULL);
		/* looked at again, it is done */
		g_clear_pointer(&l, lifting_free);
		diags_clear(ds);
		g_assert_true(lifting_preview(&l, &app, "billing", two, ds));
		test_row(rows[i].command[0], lifting_apply(l, &app, NULL, ds));
		g_clear_pointer(&l, lifting_free);
		app_clear(&app);
		stop(&f, &r);
	}
}

static void start_names(struct fixture *f, struct ran *r)
{
	g_autofree char *one = fixture_version("names-1.yaml");

	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	g_assert_true(fixture_start(f, r, "billing", one));
}

static void lift_names(struct fixture *f, struct ran *r)
{
	g_autofree char *two = fixture_version("names-2.yaml");
	g_autofree char *to = g_strconcat("--to=", two, NULL);

	fixture_run(f, r, "lift", "billing", to, "--json", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

/* An id that goes from one question to another: neither answer is lost or misplaced. */
static void test_id_taken_over(void)
{
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "own.rota=Early birds",
		    "own.rota-name=Night owls", NULL);
	lift_names(&f, &r);
	ran_expect_json(&r, "kept", "1");
	fixture_run(&f, &r, "history", "billing", "own.rota", "--json", NULL);
	ran_expect_json(&r, "answers.0.value", "Night owls");
	ran_expect_json(&r, "answers.1.value", "Early birds");
	stop(&f, &r);
}

static void waive(struct fixture *f, struct ran *r, const char *id)
{
	fixture_run(f, r, "waive", "billing", id, "--by=Dana", "--reason=agreed",
		    "--until=+30d", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

/* The same questions as the verdict that the preview promised. */
static void assert_waivers(struct fixture *f, struct ran *r)
{
	fixture_run(f, r, "verdict", "billing", "--json", NULL);
	ran_expect_json(r, "gates.0.id", "N1");
	ran_expect_json(r, "gates.0.waived", "true");
	ran_expect_json(r, "gates.1.id", "O2");
	ran_expect_json(r, "gates.1.waived", "false");	/* it asks something else */
	ran_expect_json(r, "gates.2.id", "O1");
	ran_expect_json(r, "gates.2.waived", "true");	/* O3 before */
}

static void test_waivers(void)
{
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=no", "O3=no", NULL);
	waive(&f, &r, "O1");
	waive(&f, &r, "O2");
	waive(&f, &r, "O3");
	lift_names(&f, &r);
	g_assert_true(ran_has(&r, "waiver-ended"));
	ran_expect_json(&r, "after", "incomplete");
	fixture_run(&f, &r, "answer", "billing", "O2=no", NULL);
	assert_waivers(&f, &r);
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "gates.0.id", "O1");
	ran_expect_json(&r, "gates.0.waived", "true");
	ran_expect_json(&r, "gates.1.waived", "true");
	ran_expect_json(&r, "gates.2.waived", "true");
	stop(&f, &r);
}

/* A new draft on a newer version takes them along in the same way. */
static void test_waivers_of_the_last(void)
{
	g_autofree char *two = fixture_version("names-2.yaml");
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=no", "O3=no", NULL);
	waive(&f, &r, "O1");
	waive(&f, &r, "O2");
	waive(&f, &r, "O3");
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(fixture_start(&f, &r, "billing", two));
	g_assert_true(ran_has(&r, "waiver-ended"));
	fixture_run(&f, &r, "answer", "billing", "N1=no", "O1=no", "O2=no", NULL);
	assert_waivers(&f, &r);
	fixture_run(&f, &r, "doctor", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	stop(&f, &r);
}

/* The preview says which end, and only those; nothing ends by it. */
static void test_waivers_in_preview(void)
{
	g_autofree char *two = fixture_version("names-2.yaml");
	g_autofree char *to = g_strconcat("--to=", two, NULL);
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=no", NULL);
	waive(&f, &r, "O1");
	waive(&f, &r, "O2");
	fixture_run(&f, &r, "lift", "billing", to, "--dry-run", "--json", NULL);
	ran_expect_json(&r, "waivers_ended.0.id", "O2");
	ran_expect_json(&r, "waivers_ended.0.by", "Dana");
	ran_expect_json(&r, "waivers_ended.0.reason", "agreed");
	g_assert_null(ran_json(&r, "waivers_ended.1"));
	fixture_run(&f, &r, "lift", "billing", to, "--dry-run", NULL);
	g_assert_nonnull(strstr(r.out, "Waivers that end"));
	g_assert_nonnull(strstr(r.out, "agreed, by Dana, until"));
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "gates.1.waived", "true");
	stop(&f, &r);
}

/* Another questionnaire with the same labels and ids that has nothing to do with names-1. */
static char *write_unrelated(const struct fixture *f)
{
	g_autofree char *one = fixture_version("names-1.yaml");
	g_autofree char *text = test_read_file(one, NULL);
	char *path = g_build_filename(f->dir, "others.yaml", NULL);
	g_auto(GStrv) parts = g_strsplit(text, "id: names\n", 2);
	g_autofree char *other = g_strjoinv("id: others\n", parts);

	test_write_file(path, other);
	return path;
}

static void assert_waived(struct fixture *f, struct ran *r, const char *waived)
{
	fixture_run(f, r, "verdict", "billing", "--json", NULL);
	ran_expect_json(r, "gates.0.id", "O1");
	ran_expect_json(r, "gates.0.state", "fail");
	ran_expect_json(r, "gates.0.waived", waived);
}

/* A waiver holds for the questionnaire it was given under: the same label of another one
 * is another gate. */
static void test_waivers_elsewhere(void)
{
	g_autofree char *others = NULL;
	g_autofree char *one = fixture_version("names-1.yaml");
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	others = write_unrelated(&f);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
	waive(&f, &r, "O1");
	assert_waived(&f, &r, "true");
	fixture_run(&f, &r, "finish", "billing", NULL);
	g_assert_true(fixture_start(&f, &r, "billing", others));
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
	assert_waived(&f, &r, "false");
	fixture_run(&f, &r, "waive", "billing", "O1", "--withdraw", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "not-given"));
	fixture_run(&f, &r, "doctor", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "finish", "billing", NULL);
	g_assert_true(fixture_start(&f, &r, "billing", one));
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
	assert_waived(&f, &r, "true");		/* it was never withdrawn */
	stop(&f, &r);
}

/* One under the same label of another questionnaire neither hides it nor takes its place,
 * and is taken back alone. */
static void test_waivers_beside(void)
{
	g_autofree char *others = NULL;
	g_autofree char *one = fixture_version("names-1.yaml");
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	others = write_unrelated(&f);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
	waive(&f, &r, "O1");
	fixture_run(&f, &r, "finish", "billing", NULL);
	for (int withdrawn = 0; withdrawn <= 1; withdrawn++) {
		g_assert_true(fixture_start(&f, &r, "billing", others));
		fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
		if (withdrawn)
			fixture_run(&f, &r, "waive", "billing", "O1", "--withdraw", NULL);
		else
			waive(&f, &r, "O1");
		ran_expect(&r, EXIT_CODE_OK);
		assert_waived(&f, &r, withdrawn ? "false" : "true");
		fixture_run(&f, &r, "finish", "billing", NULL);
		g_assert_true(fixture_start(&f, &r, "billing", one));
		fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
		assert_waived(&f, &r, "true");
		fixture_run(&f, &r, "finish", "billing", NULL);
	}
	stop(&f, &r);
}

/* Under a newer version it is taken back by the name it has there. */
static void test_waivers_withdrawn(void)
{
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=yes", NULL);
	waive(&f, &r, "O1");
	lift_names(&f, &r);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "gates.0.waived", "true");
	fixture_run(&f, &r, "waive", "billing", "N1", "--withdraw", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "gates.0.waived", "false");
	fixture_run(&f, &r, "waive", "billing", "N1", "--withdraw", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "not-given"));
	stop(&f, &r);
}

static void assert_conditions(struct fixture *f, struct ran *r, const char *first,
			      const char *second)
{
	fixture_run(f, r, "actions", "billing", "--json", NULL);
	ran_expect_json(r, "actions.0.condition", first);
	ran_expect_json(r, "actions.1.condition", second);
}

static void assert_owner(struct fixture *f, struct ran *r, const char *gate, const char *owner)
{
	g_autofree char *expected = g_strdup_printf("%s: %s", gate, owner);

	fixture_run(f, r, "agenda", "billing", NULL);
	ran_expect(r, EXIT_CODE_OK);
	if (strstr(r->out, expected) == NULL)
		g_test_message("no \"%s\" in:\n%s", expected, r->out);
	g_assert_nonnull(strstr(r->out, expected));
}

/* An action follows its question, whatever that is called there, also when its label went
 * to another one; to what it was before when the lift is undone. */
static void test_actions(void)
{
	g_autofree char *others = NULL;
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "O1=no", "O2=yes", "O3=no", NULL);
	fixture_run(&f, &r, "actions add", "billing", "name a team", "--condition=O1", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "actions add", "billing", "count the hours", "--condition=o3", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	assert_conditions(&f, &r, "O1", "O3");
	lift_names(&f, &r);
	assert_conditions(&f, &r, "N1", "O1");
	fixture_run(&f, &r, "actions done", "billing", "2", NULL);
	assert_conditions(&f, &r, "N1", "O1");
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);
	assert_conditions(&f, &r, "O1", "O3");
	/* the last one has its names, and a draft on another version has others */
	fixture_run(&f, &r, "finish", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	assert_owner(&f, &r, "O1", "name a team");
	assert_owner(&f, &r, "O3", "count the hours");
	g_clear_pointer(&others, g_free);
	others = fixture_version("names-2.yaml");
	g_assert_true(fixture_start(&f, &r, "billing", others));
	assert_conditions(&f, &r, "N1", "O1");
	assert_owner(&f, &r, "O1", "name a team");
	assert_owner(&f, &r, "O3", "count the hours");
	/* said now, in today's names */
	fixture_run(&f, &r, "actions add", "billing", "ask the budget", "--condition=O1", NULL);
	fixture_run(&f, &r, "actions", "billing", "--json", NULL);
	ran_expect_json(&r, "actions.2.condition", "O1");
	fixture_run(&f, &r, "finish", "billing", NULL);
	g_clear_pointer(&others, g_free);
	others = write_unrelated(&f);
	g_assert_true(fixture_start(&f, &r, "billing", others));
	assert_conditions(&f, &r, "null", "null");
	stop(&f, &r);
}

/* Rounds stay with their question, and go on being counted there. */
static void test_votes(void)
{
	struct fixture f;
	struct ran r;

	start_names(&f, &r);
	fixture_run(&f, &r, "vote", "billing", "O3", "1 2 0 0", "--agreed=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "vote", "billing", "O2", "3 0 0 0", NULL);
	lift_names(&f, &r);
	fixture_run(&f, &r, "vote", "billing", "O1", "0 3 0 0", "--agreed=partial", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "vote", "billing", "--json", NULL);
	ran_expect_json(&r, "votes.0.question", "own.cost");
	ran_expect_json(&r, "votes.0.rounds.0.round", "1");
	ran_expect_json(&r, "votes.0.rounds.0.agreed", "yes");
	ran_expect_json(&r, "votes.0.rounds.1.round", "2");
	g_assert_null(ran_json(&r, "votes.1"));
	fixture_run(&f, &r, "finish", "billing", NULL);
	fixture_run(&f, &r, "report", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	stop(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/lifting/lift", test_lift);
	g_test_add_func("/lifting/offers", test_offers);
	g_test_add_func("/lifting/refused", test_refused);
	g_test_add_func("/lifting/gone", test_gone);
	g_test_add_func("/lifting/changed", test_changed);
	g_test_add_func("/lifting/id-taken-over", test_id_taken_over);
	g_test_add_func("/lifting/waivers", test_waivers);
	g_test_add_func("/lifting/waivers-of-the-last", test_waivers_of_the_last);
	g_test_add_func("/lifting/waivers-in-preview", test_waivers_in_preview);
	g_test_add_func("/lifting/waivers-elsewhere", test_waivers_elsewhere);
	g_test_add_func("/lifting/waivers-beside", test_waivers_beside);
	g_test_add_func("/lifting/waivers-withdrawn", test_waivers_withdrawn);
	g_test_add_func("/lifting/actions", test_actions);
	g_test_add_func("/lifting/votes", test_votes);
	return test_run();
}
