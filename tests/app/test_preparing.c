/*
 * Sheets on their way out and back: what several roles prepared, what waits for the
 * room, and what counts in the end.
 */
#include "config.h"

#include <string.h>

#include "app/confirming.h"
#include "app/offers.h"
#include "fixture.h"
#include "testlib.h"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	fixture_run(f, r, "new", "billing", "--from=shop", "--team=Payments",
		    "--purpose=bills\n- [x] `no` b\n**Note** `note:` c", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

static void finish(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

static char *sheet_path(const struct fixture *f, const char *what)
{
	g_autofree char *name = g_strdup_printf("billing-%s.md", what);

	return g_build_filename(f->dir, name, NULL);
}

static void prepare(struct fixture *f, struct ran *r)
{
	g_autofree char *folder = g_strconcat("--output=", f->dir, NULL);

	fixture_run(f, r, "prepare", "billing", folder, "--force", NULL);
	ran_expect(r, EXIT_CODE_OK);
}

/* Ticks the box of this value under this question, with this note. */
static void tick(const struct fixture *f, const char *role, const char *id, const char *value,
		 const char *note)
{
	g_autofree char *path = sheet_path(f, role);
	g_autofree char *text = test_read_file(path, NULL);
	g_autofree char *mark = g_strdup_printf(" `%s`\n", id);
	g_autofree char *box = g_strdup_printf("- [ ] `%s`", value);
	GString *out = g_string_new(NULL);
	const char *question = strstr(text, mark);
	const char *at = question != NULL ? strstr(question, box) : NULL;
	const char *field = at != NULL ? strstr(at, "`note:`") : NULL;

	if (field == NULL) {
		g_test_message("no box for %s=%s on the sheet of %s", id, value, role);
		g_test_fail();
	} else {
		g_string_append_len(out, text, at - text);
		g_string_append_printf(out, "- [x] `%s`", value);
		at += strlen(box);
		field += strlen("`note:`");
		g_string_append_len(out, at, field - at);
		g_string_append_printf(out, " %s%s", note, field);
		test_write_file(path, out->str);
	}
	g_string_free(out, TRUE);
}

static void read_back(struct fixture *f, struct ran *r, const char *role)
{
	g_autofree char *path = sheet_path(f, role);
	g_autofree char *from = g_strconcat("--from=", path, NULL);

	fixture_run(f, r, "answer", "billing", from, "--json", NULL);
}

static void test_round_trip(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	prepare(&f, &r);
	tick(&f, "developers", "dep.independent", "no", "the train\n- [x] `yes` | no\n");
	tick(&f, "developers", "bnd.business", "yes", "");
	read_back(&f, &r, "developers");
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_true(ran_has(&r, "prepared"));
	ran_expect_json(&r, "verdict", "incomplete");
	fixture_run(&f, &r, "confirm", "billing", "--json", NULL);
	ran_expect_json(&r, "assessment", "a1");
	ran_expect_json(&r, "offers.0.question", "bnd.business");
	ran_expect_json(&r, "offers.0.note", "null");
	ran_expect_json(&r, "offers.1.question", "dep.independent");
	ran_expect_json(&r, "offers.1.value", "no");
	ran_expect_json(&r, "offers.1.by", "developers");
	ran_expect_json(&r, "offers.1.note", "the train\n- [x] `yes` | no");
	ran_expect_json(&r, "offers.2", NULL);
	fixture_run(&f, &r, "confirm", "billing", "P2", "--json", NULL);
	ran_expect_json(&r, "verdict", "no-go");
	fixture_run(&f, &r, "history", "billing", "P2", "--json", NULL);
	ran_expect_json(&r, "answers.0.source", "room");
	ran_expect_json(&r, "answers.0.note", "the train\n- [x] `yes` | no");
	ran_expect_json(&r, "answers.1.source", "prepared");
	finish(&f, &r);
}

/* A yes holds for the offer that was seen: another one, or none, is refused with both. */
static void test_confirm_seen(void)
{
	struct fixture f;
	struct ran r;
	struct app app;
	g_autoptr(diags) ds = diags_new();
	g_autoptr(offers) all = NULL;
	g_autoptr(judgement) j = NULL;
	const struct diag *d;
	const struct offer *o;
	struct confirm_pick picks[2] = { { 0 }, { 0 } };
	int n;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "P1=yes", NULL);
	prepare(&f, &r);
	tick(&f, "developers", "bnd.business", "no", "all about tables");
	read_back(&f, &r, "developers");
	fixture_app(&f, &app);
	g_assert_true(offers_of_draft(&all, &app, "billing", ds));
	o = all->rows->pdata[0];
	picks[0] = (struct confirm_pick){ "bnd.business", o->head, o->shown };
	app_end_reading(&app);
	/* meanwhile another one is filled in */
	tick(&f, "product", "bnd.business", "yes", "");
	read_back(&f, &r, "product");
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_false(confirming_store(&j, &app, "billing", picks, NULL, &n, NULL, ds));
	d = diags_find(ds, "offer-changed");
	g_assert_nonnull(d);
	g_assert_nonnull(strstr(d->message, o->shown));
	g_assert_nonnull(strstr(d->message, "is offered now"));
	diags_clear(ds);
	app_end_reading(&app);
	/* one that is taken back is not confirmed either */
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "undo", "billing", NULL);
	g_assert_false(confirming_store(&j, &app, "billing", picks, NULL, &n, NULL, ds));
	g_assert_nonnull(diags_find(ds, "offer-changed"));
	diags_clear(ds);
	app_end_reading(&app);
	fixture_run(&f, &r, "redo", "billing", NULL);
	g_assert_true(confirming_store(&j, &app, "billing", picks, NULL, &n, NULL, ds));
	g_assert_cmpint(n, ==, 1);
	fixture_run(&f, &r, "history", "billing", "bnd.business", "--json", NULL);
	ran_expect_json(&r, "answers.0.source", "room");
	ran_expect_json(&r, "answers.0.value", "no");
	ran_expect_json(&r, "answers.0.note", "all about tables");
	/* they borrow from the app */
	g_clear_pointer(&j, judgement_free);
	g_clear_pointer(&all, offers_free);
	app_clear(&app);
	finish(&f, &r);
}

/* One sheet, one change: undo takes it back as a whole. */
/* Whoever confirms an answer of the system hears for how many services it counts. */
static void test_confirm_system(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "new", "ledger", "--from=shop", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	prepare(&f, &r);
	tick(&f, "leadership", "org.sponsor", "yes", "");
	read_back(&f, &r, "leadership");
	fixture_run(&f, &r, "confirm", "billing", "--all", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(diags_find(r.ds, "system-answer")->message,
				"counts for its 2 services"));
	tick(&f, "leadership", "own.single-team", "yes", "");
	read_back(&f, &r, "leadership");
	fixture_run(&f, &r, "confirm", "billing", "own.single-team", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_false(ran_has(&r, "system-answer"));
	finish(&f, &r);
}

static void test_undo(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	prepare(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "P5=yes", NULL);
	tick(&f, "product", "bnd.business", "yes", "");
	tick(&f, "product", "bnd.everyone-calls", "no", "");
	read_back(&f, &r, "product");
	fixture_run(&f, &r, "undo", "billing", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "confirm", "billing", "--json", NULL);
	ran_expect_json(&r, "offers.0", NULL);
	finish(&f, &r);
}

/* What several roles say of one question stands side by side, the newest first, until
 * the room has answered. */
static void test_several_roles(void)
{
	struct fixture f;
	struct ran r;
	struct app app;
	g_autoptr(offers) o = NULL;
	g_autoptr(diags) ds = diags_new();

	start(&f, &r);
	prepare(&f, &r);
	tick(&f, "product", "bnd.business", "partial", "only the name");
	tick(&f, "product", "bnd.everyone-calls", "no", "");
	read_back(&f, &r, "product");
	tick(&f, "developers", "bnd.business", "yes", "");
	tick(&f, "developers", "bnd.everyone-calls", "no", "");
	read_back(&f, &r, "developers");
	fixture_app(&f, &app);
	g_assert_true(offers_of_draft(&o, &app, "billing", ds));
	if (o != NULL && o->rows->len == 2) {
		const struct offer *first = o->rows->pdata[0], *second = o->rows->pdata[1];
		g_autofree char *origin = offer_origin(first);
		g_autofree char *shared = offer_origin(second);
		const struct offer *other = first->others != NULL ? first->others->pdata[0] : NULL;

		g_assert_cmpstr(o->j->q->questions[first->question].id, ==, "bnd.business");
		g_assert_cmpstr(first->value, ==, "yes");
		g_assert_cmpstr(first->shown, ==,
				"It owns the rules, the data and the words of one business area.");
		g_assert_cmpstr(first->role, ==, "developers");
		g_assert_cmpstr(origin, ==, "prepared by developers");
		g_assert_nonnull(other);
		if (other != NULL) {
			g_assert_cmpstr(other->role, ==, "product");
			g_assert_cmpstr(other->value, ==, "partial");
			g_assert_cmpstr(other->note, ==, "only the name");
		}
		g_assert_cmpstr(shared, ==, "prepared by developers, product");
	} else {
		g_test_fail();
	}
	g_clear_pointer(&o, offers_free);
	app_clear(&app);
	fixture_run(&f, &r, "confirm", "billing", NULL);
	g_assert_nonnull(strstr(r.out, "or else"));
	fixture_run(&f, &r, "confirm", "billing", "B2", NULL);
	fixture_run(&f, &r, "confirm", "billing", "--json", NULL);
	ran_expect_json(&r, "offers.0.question", "bnd.everyone-calls");
	ran_expect_json(&r, "offers.1", NULL);
	finish(&f, &r);
}

/* A sheet that is read again says what it says now. */
static void test_again(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	prepare(&f, &r);
	tick(&f, "product", "bnd.business", "partial", "");
	read_back(&f, &r, "product");
	prepare(&f, &r);
	tick(&f, "product", "bnd.business", "yes", "");
	read_back(&f, &r, "product");
	fixture_run(&f, &r, "confirm", "billing", "--json", NULL);
	ran_expect_json(&r, "offers.0.value", "yes");
	ran_expect_json(&r, "offers.0.others.0", NULL);
	finish(&f, &r);
}

/* The first box of every question on a sheet, in any language. */
static void test_every_box(void)
{
	static const char *const roles[] = { "operations", "developers", "product", "leadership" };
	static const char *const languages[] = { NULL, "de" };

	for (size_t i = 0; i < G_N_ELEMENTS(roles) * G_N_ELEMENTS(languages); i++) {
		const char *role = roles[i % G_N_ELEMENTS(roles)];
		struct fixture f;
		struct ran r;
		g_autofree char *path = NULL;
		g_autofree char *text = NULL;
		g_auto(GStrv) lines = NULL;
		GString *ticked = g_string_new(NULL);
		bool wanted = false;
		int n = 0;

		start(&f, &r);
		f.language = languages[i / G_N_ELEMENTS(roles)];
		prepare(&f, &r);
		path = sheet_path(&f, role);
		text = test_read_file(path, NULL);
		lines = g_strsplit(text, "\n", -1);
		for (char **l = lines; *l != NULL; l++) {
			wanted = wanted || g_str_has_prefix(*l, "## ");
			if (wanted && g_str_has_prefix(*l, "- [ ] ")) {
				(*l)[strlen("- [")] = 'x';
				wanted = false;
				n++;
			}
			g_string_append_printf(ticked, "%s%s", *l, l[1] != NULL ? "\n" : "");
		}
		test_write_file(path, ticked->str);
		g_string_free(ticked, TRUE);
		read_back(&f, &r, role);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "confirm", "billing", "--json", NULL);
		for (int k = 0; k <= n; k++) {
			g_autofree char *at = g_strdup_printf("offers.%d.question", k);
			g_autofree char *got = ran_json(&r, at);

			test_row(role, (got != NULL) == (k < n));
		}
		test_row(role, n > 5);
		finish(&f, &r);
	}
}

/* A reason is asked for as everywhere, at its place; nothing of the sheet is stored. */
static void test_refused(void)
{
	struct fixture f;
	struct ran r;
	const struct diag *d;

	start(&f, &r);
	prepare(&f, &r);
	tick(&f, "developers", "bnd.business", "yes", "");
	tick(&f, "developers", "dep.blocker", "na", "");
	read_back(&f, &r, "developers");
	ran_expect(&r, EXIT_CODE_DATA);
	d = diags_find(r.ds, "na-reason");
	g_assert_nonnull(d);
	if (d != NULL) {
		g_assert_cmpuint(d->line, >, 20);
		g_assert_cmpuint(d->column, ==, 3);
		g_assert_true(g_str_has_suffix(d->file, "billing-developers.md"));
	}
	fixture_run(&f, &r, "verdict", "billing", "--json", NULL);
	ran_expect_json(&r, "assessment", "null");
	finish(&f, &r);
}

/* What is known goes to the end of the sheet, and a new draft is asked everything. */
static void test_known(void)
{
	struct fixture f;
	struct ran r;
	g_autofree char *path = NULL;
	g_autofree char *text = NULL;
	g_autofree char *again = NULL;

	start(&f, &r);
	fixture_run(&f, &r, "answer", "billing", "B2=yes", NULL);
	prepare(&f, &r);
	path = sheet_path(&f, "product");
	text = test_read_file(path, NULL);
	g_assert_nonnull(strstr(text, "What is known already stands at the end"));
	g_assert_cmpint(strstr(text, "`bnd.business`") - text, >,
			strstr(text, "`bnd.everyone-calls`") - text);
	fixture_run(&f, &r, "finish", "billing", NULL);
	prepare(&f, &r);
	again = test_read_file(path, NULL);
	g_assert_null(strstr(again, "What is known already stands at the end"));
	finish(&f, &r);
}

static void test_no_draft(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "confirm", "billing", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-draft"));
	finish(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/preparing/confirm-seen", test_confirm_seen);
	g_test_add_func("/preparing/confirm-system", test_confirm_system);
	g_test_add_func("/app/preparing/round-trip", test_round_trip);
	g_test_add_func("/app/preparing/undo", test_undo);
	g_test_add_func("/app/preparing/several-roles", test_several_roles);
	g_test_add_func("/app/preparing/again", test_again);
	g_test_add_func("/app/preparing/every-box", test_every_box);
	g_test_add_func("/app/preparing/refused", test_refused);
	g_test_add_func("/app/preparing/known", test_known);
	g_test_add_func("/app/preparing/no-draft", test_no_draft);
	return test_run();
}
