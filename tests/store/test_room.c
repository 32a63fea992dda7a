/*
 * Who is in the room and since when, and how the room is run.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"

static void be_here(struct fixture *f, const char *name, const char *role, int count)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_person p = { .name = (char *)name, .role = (char *)role,
		.count = count };

	fixture_begin(f->st, "person");
	fixture_ok(store_put_person(f->st, f->draft, &p, ds), ds, "person");
	fixture_commit(f->st);
}

static void test_people(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) people = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	struct fixture f;

	fixture_init(&f, true);
	be_here(&f, NULL, "developers", 4);
	be_here(&f, "Femi", "operations", 1);
	be_here(&f, "Li", NULL, 1);
	be_here(&f, NULL, "leadership", 0);
	be_here(&f, "Femi", "product", 1);
	be_here(&f, "Ben", "product", 1);
	be_here(&f, "Ben", "product", -1);
	fixture_ok(store_people(f.st, f.draft, &people, ds), ds, "people");
	for (guint i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		g_string_append_printf(text, "%s/%s/%d ", p->name ? p->name : "",
				       p->role ? p->role : "", p->count);
	}
	g_assert_cmpstr(text->str, ==, "Femi/product/1 Li//1 /developers/4 /leadership/0 ");
	fixture_clear(&f);
}

/* Says somebody, or that they left (-1), at a time of the day. */
static void be_here_at(struct fixture *f, const char *at, const char *name,
		       const char *role, int count)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_person p = { .name = (char *)name, .role = (char *)role,
		.count = count };

	fixture_ok(store_begin(f->st, at, "ana", "person", ds), ds, "begin");
	fixture_ok(store_put_person(f->st, f->draft, &p, ds), ds, "person");
	fixture_commit(f->st);
}

/* Another role is no coming and going; leaving and coming back is. */
static void test_people_since(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) people = NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	struct fixture f;

	fixture_init(&f, true);
	be_here_at(&f, "2026-11-22T09:00:00Z", "Femi", "operations", 1);
	be_here_at(&f, "2026-11-22T09:00:00Z", "Ben", NULL, 1);
	be_here_at(&f, "2026-11-22T09:00:00Z", NULL, NULL, 5);
	be_here_at(&f, "2026-11-22T10:00:00Z", "Femi", "product", 1);
	be_here_at(&f, "2026-11-22T10:10:00Z", "Ben", NULL, -1);
	be_here_at(&f, "2026-11-22T10:20:00Z", NULL, NULL, 6);
	be_here_at(&f, "2026-11-22T10:30:00Z", "Li", NULL, 1);
	be_here_at(&f, "2026-11-22T10:40:00Z", "ben", "developers", 1);
	fixture_ok(store_people(f.st, f.draft, &people, ds), ds, "people");
	for (guint i = 0; i < people->len; i++) {
		const struct store_person *p = people->pdata[i];

		g_string_append_printf(text, "%s %.5s ", p->name ? p->name : "-",
				       p->since + strlen("2026-11-22T"));
	}
	g_assert_cmpstr(text->str, ==, "ben 10:40 Femi 09:00 Li 10:30 - 09:00 ");
	fixture_clear(&f);
}

/* The newest settings hold, a finished assessment keeps its own, and undo goes back. */
static void test_settings(void)
{
	g_autoptr(diags) ds = diags_new();
	struct store_room r = { .voting = (char *)"hands", .timebox_min = 15 };
	g_autoptr(store_room) got = NULL;
	struct store_undo *u;
	struct fixture f;

	fixture_init(&f, true);
	fixture_ok(store_get_room(f.st, f.draft, &got, ds), ds, "room");
	g_assert_null(got);
	for (int i = 0; i < 2; i++) {
		fixture_begin(f.st, "room");
		fixture_ok(store_through(f.st, f.system, f.service, ds), ds, "through");
		fixture_ok(store_put_room(f.st, f.draft, &r, ds), ds, "room");
		fixture_commit(f.st);
		r = (struct store_room){ true, (char *)"secret", 0 };
	}
	fixture_reopen(&f);
	fixture_ok(store_get_room(f.st, f.draft, &got, ds), ds, "room");
	g_assert_true(got->names);
	g_assert_cmpstr(got->voting, ==, "secret");
	g_assert_cmpint(got->timebox_min, ==, 0);
	fixture_begin(f.st, "undo");
	fixture_ok(store_step(f.st, STORE_OF_SERVICE, f.service, false, &u, ds), ds, "undo");
	store_undo_free(u);
	fixture_commit(f.st);
	g_clear_pointer(&got, store_room_free);
	fixture_ok(store_get_room(f.st, f.draft, &got, ds), ds, "room");
	g_assert_false(got->names);
	g_assert_cmpint(got->timebox_min, ==, 15);
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	fixture_begin(f.st, "too late");
	g_assert_false(store_put_room(f.st, f.draft, &r, ds));
	g_assert_true(diags_has_errors(ds));
	store_rollback(f.st);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/room/people", test_people);
	g_test_add_func("/store/room/people-since", test_people_since);
	g_test_add_func("/store/room/settings", test_settings);
	return test_run();
}
