/*
 * Between two answers of a room somebody else does something at another terminal. What
 * the room then says is what anybody reads who comes anew, or it is refused.
 */
#include "config.h"

#include <string.h>

#include "app/room.h"
#include "fixture.h"
#include "report/report.h"
#include "testlib.h"

enum { COMMANDS_MAX = 3, WORDS_MAX = 6 };

static const char later_version[] = "--to=readiness-2.yaml";	/* in its folder */

static const struct between {
	const char *name;
	const char *commands[COMMANDS_MAX][WORDS_MAX];	/* at the other terminal */
	const char *question, *value;	/* what the room gives then */
	const char *refused;		/* code, or NULL */
	const char *service;		/* its name then; NULL = billing */
} rows[] = {
	{ "nothing", { { NULL } }, "O1", "no", NULL, NULL },
	{ "another question", { { "answer", "billing", "O2=no:in turns", "--by=Bo" } },
	  "O1", "no", NULL, NULL },
	{ "the same question", { { "answer", "billing", "O1=unknown" } }, "O1", "no",
	  "store-conflict", NULL },
	{ "an answer taken back", { { "undo", "billing" } }, "O2", "no", NULL, NULL },
	{ "this answer taken back", { { "undo", "billing" } }, "O1", "no", "store-conflict",
	  NULL },
	{ "taken back and given again", { { "undo", "billing" }, { "redo", "billing" } },
	  "O1", "no", NULL, NULL },
	{ "withdrawn", { { "answer", "billing", "run.people=" } }, "O1", "no", NULL, NULL },
	{ "a system answer through another service",
	  { { "answer", "stock", "run.network=no" } }, "O1", "no", NULL, NULL },
	{ "this system answer through another service",
	  { { "answer", "stock", "run.network=no" } }, "run.network", "yes", "store-conflict",
	  NULL },
	{ "an answer to another service", { { "answer", "stock", "O1=no" } }, "run.network",
	  "yes", NULL, NULL },
	{ "another name", { { "service", "rename", "billing", "invoices" } }, "O1", "no", NULL,
	  "invoices" },
	{ "another name, for a system answer", { { "service", "rename", "billing", "invoices" } },
	  "run.network", "no", NULL, "invoices" },
	{ "another name of the service it was given through",
	  { { "answer", "stock", "run.network=no" }, { "service", "rename", "stock", "goods" } },
	  "O1", "no", NULL, NULL },
	{ "finished", { { "finish", "billing" } }, "O1", "no", "draft-gone", NULL },
	{ "lifted to another version of the questions", { { "lift", "billing", later_version } },
	  "O1", "no", "draft-gone", NULL },
	{ "lifted and taken back", { { "lift", "billing", later_version }, { "undo", "billing" } },
	  "O1", "no", NULL, NULL },
	{ "gone for good", { { "purge", "billing", "--yes" } }, "O1", "no", "draft-gone", NULL },
};

/* What the next state of the file is made by. */
static void run_command(struct fixture *f, const char *const words[WORDS_MAX])
{
	g_autofree char *two = fixture_version("readiness-2.yaml");
	g_autofree char *to = g_strconcat("--to=", two, NULL);
	bool pair = words[0] != NULL && strcmp(words[0], "service") == 0;
	g_autofree char *command = pair ? g_strdup_printf("%s %s", words[0], words[1]) :
					  g_strdup(words[0]);
	const char *rest[WORDS_MAX] = { NULL };
	struct ran r;

	if (command == NULL)
		return;
	for (int i = 0; i + 1 + pair < WORDS_MAX && words[i + 1 + pair] != NULL; i++)
		rest[i] = words[i + 1 + pair] == later_version ? to : words[i + 1 + pair];
	ran_init(&r);
	fixture_run(f, &r, command, rest[0], rest[1], rest[2], rest[3], NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
}

static char *in_words(const struct judgement *j)
{
	GString *text = g_string_new(NULL);
	g_autofree char *result = report_result_text(j->in, j->v);

	for (guint i = 0; i < j->answers->len; i++) {
		const struct store_answer *a = j->answers->pdata[i];

		g_string_append_printf(text, "%s=%s (%s) by %s at %s %" G_GINT64_FORMAT " %s\n",
				       a->question, a->value, a->note, a->by, a->at, a->head,
				       a->through);
	}
	g_string_append(text, result);
	return g_string_free(text, FALSE);
}

static void expect_as_read_anew(struct fixture *f, const struct between *row,
				const struct judgement *j)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(judgement) anew = NULL;
	g_autofree char *expected = NULL;
	g_autofree char *got = in_words(j);
	struct app app;

	fixture_app(f, &app);
	test_row(row->name, judgement_of(&anew, &app, row->service != NULL ? row->service :
					 "billing", JUDGE_BRIEF, ds));
	expected = anew != NULL ? in_words(anew) : NULL;
	test_row_str(row->name, got, expected);
	judgement_free(g_steal_pointer(&anew));
	app_clear(&app);
}

static void start(struct fixture *f)
{
	g_autofree char *one = fixture_version("readiness-1.yaml");
	struct ran r;

	fixture_init(f);
	ran_init(&r);
	fixture_run(f, &r, "new", "billing", "--from=shop", "--team=Payments", NULL);
	fixture_run(f, &r, "new", "stock", "--from=shop", "--team=Payments", NULL);
	g_assert_true(fixture_start(f, &r, "stock", one));
	g_assert_true(fixture_start(f, &r, "billing", one));
	fixture_run(f, &r, "answer", "billing", "run.people=3", "run.network=yes", "--by=Ana",
		    NULL);
	ran_expect(&r, EXIT_CODE_OK);
	ran_clear(&r);
}

static bool give(struct room *r, const char *question, const char *value, struct diags *ds)
{
	const struct room_answer a = { .value = value };
	int at = questionnaire_find_label(r->j->q, question), services, smell;

	g_assert_cmpint(at, >=, 0);
	return room_give(r, at, &a, &services, &smell, ds);
}

static void try_row(const struct between *row)
{
	const struct workshop_request request = { .service = "billing", .system = "shop" };
	static const struct app_front nobody = { 0 };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(room) there = NULL;
	struct workshop w = { 0 };
	struct fixture f;
	struct app app;

	start(&f);
	fixture_app(&f, &app);
	app.front = &nobody;
	g_assert_true(workshop_open(&w, &app, &request, ds) && room_open(&there, &app, &w, ds));
	/* the room is in the middle of it */
	g_assert_true(give(there, "O1", "yes", ds));
	for (int i = 0; i < COMMANDS_MAX; i++)
		run_command(&f, row->commands[i]);
	test_row(row->name, give(there, row->question, row->value, ds) == (row->refused == NULL));
	test_row(row->name, row->refused == NULL || diags_find(ds, row->refused) != NULL);
	/* what was refused as a conflict has been read by then */
	if (row->refused == NULL || strcmp(row->refused, "store-conflict") == 0)
		expect_as_read_anew(&f, row, there->j);
	room_free(g_steal_pointer(&there));
	workshop_clear(&w);
	app_clear(&app);
	fixture_clear(&f);
}

static void test_between(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		try_row(&rows[i]);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/room/between", test_between);
	return test_run();
}
