/* Short ways to a database with something in it; see fixture.h. */
#include "config.h"

#include "fixture.h"

#include <string.h>

void fixture_ok(bool ok, struct diags *ds, const char *what)
{
	g_autofree char *text = diags_format(ds, DIAGS_PLAIN);

	if (!ok)
		g_test_message("%s: %s", what, text);
	g_assert_true(ok);
	if (ok && diags_has_errors(ds)) {
		g_test_message("%s succeeded with errors: %s", what, text);
		g_test_fail();
	}
}

struct store *fixture_open(const char *path, enum store_mode mode)
{
	const struct store_options options = { .mode = mode, .program = "test" };
	g_autoptr(diags) ds = diags_new();
	struct store *st;

	fixture_ok(store_open(&st, path, &options, ds), ds, "open");
	return st;
}

void fixture_begin(struct store *st, const char *label)
{
	g_autoptr(diags) ds = diags_new();

	fixture_ok(store_begin(st, FIXTURE_AT, "ana", label, ds), ds, "begin");
}

void fixture_commit(struct store *st)
{
	g_autoptr(diags) ds = diags_new();

	fixture_ok(store_commit(st, ds), ds, "commit");
}

gint64 fixture_system(struct store *st, const char *name)
{
	g_autoptr(diags) ds = diags_new();
	struct store_system s = { .name = (char *)name, .running = -1 };

	fixture_begin(st, "system");
	fixture_ok(store_put_system(st, &s, ds), ds, "system");
	fixture_commit(st);
	g_free(s.uid);
	return s.id;
}

gint64 fixture_team(struct store *st, const char *name, gint64 size)
{
	g_autoptr(diags) ds = diags_new();
	struct store_team t = { .name = (char *)name, .size = size };

	fixture_begin(st, "team");
	fixture_ok(store_put_team(st, &t, ds), ds, "team");
	fixture_commit(st);
	g_free(t.uid);
	return t.id;
}

gint64 fixture_service(struct store *st, gint64 system, const char *slug)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = store_service_new();

	s->system = system;
	s->slug = g_strdup(slug);
	fixture_begin(st, "new service");
	fixture_ok(store_put_service(st, s, ds), ds, "service");
	fixture_ok(store_through(st, system, s->id, ds), ds, "through");
	fixture_commit(st);
	return s->id;
}

static void put_questionnaire(struct store *st)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_questionnaire q = {
		.hash = (char *)FIXTURE_HASH, .id = (char *)"split-readiness",
		.version = (char *)"1.0.0", .language = (char *)"en",
		.text = (char *)"schema: 1\n", .length = 10,
	};

	fixture_ok(store_put_questionnaire(st, &q, ds), ds, "questionnaire");
}

gint64 fixture_draft(struct store *st, gint64 service)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;

	fixture_begin(st, "start");
	put_questionnaire(st);
	fixture_ok(store_through(st, 0, service, ds), ds, "through");
	fixture_ok(store_start(st, service, FIXTURE_HASH, STORE_ROOM, &a, ds), ds, "start");
	fixture_commit(st);
	return a ? a->id : 0;
}

static void put_answer(struct store *st, gint64 draft, const struct store_answer *answer)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;
	g_autofree char *label = g_strdup_printf("answer %s: %s", answer->question,
						 answer->value);

	fixture_ok(store_get_assessment(st, draft, &a, ds), ds, "assessment");
	g_assert_nonnull(a);
	if (!a)
		return;
	fixture_begin(st, label);
	fixture_ok(store_through(st, a->system, a->service, ds), ds, "through");
	fixture_ok(store_put_answer(st, draft, answer, ds), ds, label);
	fixture_commit(st);
}

void fixture_answer(struct store *st, gint64 draft, const char *question,
		    const char *value)
{
	const struct store_answer a = {
		.question = (char *)question, .value = (char *)value,
		.head = STORE_ANY_HEAD,
	};

	put_answer(st, draft, &a);
}

void fixture_system_answer(struct store *st, gint64 draft, const char *question,
			   const char *value)
{
	const struct store_answer a = {
		.question = (char *)question, .value = (char *)value,
		.head = STORE_ANY_HEAD, .of_system = true,
	};

	put_answer(st, draft, &a);
}

void fixture_finish(struct store *st, gint64 draft, const char *name, const char *at)
{
	const struct store_finish finish = {
		.name = name, .snapshot = "{\"answers\":{}}", .result = "{}", .engine = 1,
	};
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;

	fixture_ok(store_get_assessment(st, draft, &a, ds), ds, "assessment");
	g_assert_nonnull(a);
	if (!a)
		return;
	fixture_ok(store_begin(st, at, "ana", "finish", ds), ds, "begin");
	fixture_ok(store_through(st, a->system, a->service, ds), ds, "through");
	fixture_ok(store_finish(st, draft, &finish, ds), ds, "finish");
	fixture_commit(st);
}

char *fixture_answers(struct store *st, gint64 assessment)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;
	GString *text = g_string_new(NULL);

	fixture_ok(store_answers(st, assessment, &answers, ds), ds, "answers");
	for (guint i = 0; answers && i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		g_string_append_printf(text, "%s%s=%s", i ? " " : "", a->question,
				       a->value);
	}
	return g_string_free(text, FALSE);
}

char *fixture_value(struct store *st, gint64 assessment, const char *question)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) answers = NULL;

	fixture_ok(store_answers(st, assessment, &answers, ds), ds, "answers");
	for (guint i = 0; answers && i < answers->len; i++) {
		const struct store_answer *a = answers->pdata[i];

		if (strcmp(a->question, question) == 0)
			return g_strdup(a->value);
	}
	return NULL;
}

void fixture_init(struct fixture *f, bool filled)
{
	*f = (struct fixture){ 0 };
	f->dir = test_dir();
	f->path = g_build_filename(f->dir, "seam.db", NULL);
	f->st = fixture_open(f->path, STORE_WRITE);
	if (!filled || !f->st)
		return;
	f->system = fixture_system(f->st, "shop");
	f->team = fixture_team(f->st, "Orders", 6);
	f->service = fixture_service(f->st, f->system, "billing");
	f->draft = fixture_draft(f->st, f->service);
}

void fixture_reopen(struct fixture *f)
{
	store_close(f->st);
	f->st = fixture_open(f->path, STORE_WRITE);
}

void fixture_clear(struct fixture *f)
{
	store_close(f->st);
	g_free(f->dir);
	g_free(f->path);
}
