/*
 * Undo and redo: back and forth through every kind of row, over restarts, up to a
 * finish, and never over what somebody else did in between.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"

static bool undo(struct store *st, gint64 service, bool redo, struct store_undo **out,
		 struct diags *ds)
{
	bool ok;

	if (!store_begin(st, FIXTURE_AT, "ben", redo ? "redo" : "undo", ds))
		return false;
	ok = store_step(st, STORE_OF_SERVICE, service, redo, out, ds);
	if (!ok) {
		store_rollback(st);
		return false;
	}
	return store_commit(st, ds);
}

/* The label of what was taken back, "-" for nothing. Yours to free. */
static char *undone_label(struct store *st, gint64 service, bool redo)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;

	fixture_ok(undo(st, service, redo, &u, ds), ds, redo ? "redo" : "undo");
	return g_strdup(u ? u->change->label : "-");
}

#define assert_undo(f, expected) \
	do { \
		g_autofree char *label_ = undone_label((f)->st, (f)->service, false); \
		g_assert_cmpstr(label_, ==, (expected)); \
	} while (0)
#define assert_redo(f, expected) \
	do { \
		g_autofree char *label_ = undone_label((f)->st, (f)->service, true); \
		g_assert_cmpstr(label_, ==, (expected)); \
	} while (0)

static void assert_sound(struct store *st)
{
	g_autoptr(diags) ds = diags_new();
	int findings;

	fixture_ok(store_check(st, &findings, ds), ds, "check");
	g_assert_cmpint(findings, ==, 0);
}

static void test_chain(void)
{
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "1");
	fixture_answer(f.st, f.draft, "b", "2");
	fixture_answer(f.st, f.draft, "a", "3");
	assert_undo(&f, "answer a: 3");
	fixture_assert_answers(f.st, f.draft, "a=1 b=2");
	fixture_reopen(&f);
	assert_undo(&f, "answer b: 2");
	assert_redo(&f, "answer b: 2");
	assert_redo(&f, "answer a: 3");
	assert_redo(&f, "-");
	fixture_assert_answers(f.st, f.draft, "a=3 b=2");
	for (int i = 0; i < 5; i++) {
		assert_undo(&f, "answer a: 3");
		fixture_reopen(&f);
		assert_redo(&f, "answer a: 3");
	}
	assert_undo(&f, "answer a: 3");
	assert_undo(&f, "answer b: 2");
	assert_undo(&f, "answer a: 1");
	fixture_assert_answers(f.st, f.draft, "");
	/* Something new ends the chance to redo. */
	fixture_answer(f.st, f.draft, "c", "4");
	assert_redo(&f, "-");
	assert_undo(&f, "answer c: 4");
	/* What was undone before it stays out of reach. */
	assert_redo(&f, "answer c: 4");
	assert_redo(&f, "-");
	fixture_assert_answers(f.st, f.draft, "c=4");
	assert_sound(f.st);
	fixture_clear(&f);
}

static void test_to_the_start(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) a = NULL;
	struct fixture f;

	fixture_init(&f, true);
	assert_undo(&f, "start");
	fixture_ok(store_draft(f.st, f.service, &a, ds), ds, "draft");
	g_assert_null(a);
	assert_undo(&f, "new service");
	assert_undo(&f, "-");
	fixture_ok(store_find_service(f.st, "billing", &s, ds), ds, "find");
	g_assert_null(s);
	fixture_ok(store_find_undone_service(f.st, "BILLING", &s, ds), ds, "find undone");
	g_assert_nonnull(s);
	if (s)
		g_assert_cmpint(s->id, ==, f.service);
	assert_redo(&f, "new service");
	assert_redo(&f, "start");
	fixture_ok(store_draft(f.st, f.service, &a, ds), ds, "draft");
	g_assert_nonnull(a);
	if (a)
		g_assert_cmpint(a->number, ==, 1);
	assert_sound(f.st);
	fixture_clear(&f);
}

static void test_finish_is_a_wall(void)
{
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "1");
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	assert_undo(&f, "-");
	assert_redo(&f, "-");
	fixture_assert_answers(f.st, f.draft, "a=1");
	f.draft = fixture_draft(f.st, f.service);
	assert_undo(&f, "start");
	assert_undo(&f, "-");
	assert_redo(&f, "start");
	assert_sound(f.st);
	fixture_clear(&f);
}

/* Whether more than one service may be judged by what is taken back. */
static void test_registered(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "1");
	fixture_ok(undo(f.st, f.service, false, &u, ds), ds, "the answer");
	g_assert_false(u->registered);
	g_clear_pointer(&u, store_undo_free);
	fixture_ok(undo(f.st, f.service, false, &u, ds), ds, "the start");
	g_assert_false(u->registered);
	g_clear_pointer(&u, store_undo_free);
	fixture_ok(undo(f.st, f.service, false, &u, ds), ds, "the service");
	g_assert_true(u->registered);
	g_clear_pointer(&u, store_undo_free);
	fixture_ok(undo(f.st, f.service, true, &u, ds), ds, "the service again");
	g_assert_true(u->registered);
	fixture_clear(&f);
}

/* One system answer given through two services. */
static void test_elsewhere(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;
	gint64 other, other_draft;
	struct fixture f;
	const struct diag *d;

	fixture_init(&f, true);
	other = fixture_service(f.st, f.system, "search");
	other_draft = fixture_draft(f.st, other);
	fixture_system_answer(f.st, f.draft, "s", "yes");
	fixture_assert_answers(f.st, other_draft, "s=yes");
	fixture_ok(undo(f.st, f.service, false, &u, ds), ds, "undo");
	g_assert_nonnull(u);
	if (u)
		g_assert_cmpint(u->services, ==, 2);
	g_clear_pointer(&u, store_undo_free);
	fixture_assert_answers(f.st, other_draft, "");
	assert_redo(&f, "answer s: yes");

	fixture_system_answer(f.st, other_draft, "s", "no");
	g_assert_false(undo(f.st, f.service, false, &u, ds));
	d = diags_find(ds, "store-conflict");
	g_assert_nonnull(d);
	if (d) {
		g_assert_nonnull(strstr(d->message, "ana"));
		g_assert_nonnull(strstr(d->message, FIXTURE_AT));
		g_assert_nonnull(strstr(d->message, "\"search\""));
		g_assert_nonnull(strstr(d->message, "answer s: no"));
		g_assert_nonnull(d->hint);
	}
	/* Nothing happened; and it works when the later one is taken back. */
	fixture_assert_answers(f.st, f.draft, "s=no");
	diags_clear(ds);
	fixture_ok(undo(f.st, other, false, &u, ds), ds, "undo other");
	fixture_assert_answers(f.st, f.draft, "s=yes");
	assert_undo(&f, "answer s: yes");
	fixture_assert_answers(f.st, f.draft, "");
	/* Redo after the row moved on elsewhere would have no effect: refused, too. */
	fixture_system_answer(f.st, other_draft, "s", "partial");
	g_clear_pointer(&u, store_undo_free);
	g_assert_false(undo(f.st, f.service, true, &u, ds));
	g_assert_nonnull(diags_find(ds, "store-conflict"));
	assert_sound(f.st);
	fixture_clear(&f);
}

/* Taking back what something else stands on. */
static void test_built_on(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;
	struct store_system system = { .name = (char *)"bank", .running = 2 };
	g_autoptr(store_service) s = store_service_new();
	struct fixture f;
	gint64 other;

	fixture_init(&f, true);
	/* One change makes a system and a service in it. */
	s->slug = g_strdup("ledger");
	fixture_begin(f.st, "new ledger");
	fixture_ok(store_put_system(f.st, &system, ds), ds, "system");
	s->system = system.id;
	fixture_ok(store_put_service(f.st, s, ds), ds, "service");
	fixture_ok(store_through(f.st, system.id, s->id, ds), ds, "through");
	fixture_commit(f.st);
	other = fixture_service(f.st, system.id, "cards");
	g_assert_false(undo(f.st, s->id, false, &u, ds));
	g_assert_nonnull(diags_find(ds, "store-conflict"));
	diags_clear(ds);
	fixture_ok(undo(f.st, other, false, &u, ds), ds, "undo cards");
	g_clear_pointer(&u, store_undo_free);
	fixture_ok(undo(f.st, s->id, false, &u, ds), ds, "undo ledger");
	g_assert_nonnull(u);
	assert_sound(f.st);
	g_free(system.uid);
	fixture_clear(&f);
}

/* A slug given up by an undo may be taken when the redo comes. */
static void test_name_taken(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_undo_result) u = NULL;
	struct fixture f;
	gint64 other;

	fixture_init(&f, true);
	other = fixture_service(f.st, f.system, "search");
	fixture_ok(undo(f.st, other, false, &u, ds), ds, "undo");
	fixture_service(f.st, f.system, "Search");
	g_clear_pointer(&u, store_undo_free);
	g_assert_false(undo(f.st, other, true, &u, ds));
	g_assert_nonnull(diags_find(ds, "store-taken"));
	assert_sound(f.st);
	fixture_clear(&f);
}

/* Every other kind of row goes and comes back. */
static void put_everything(struct fixture *f)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_item) item = store_item_new();
	const struct store_waiver w = { .id = (char *)"S1", .by = (char *)"cto",
		.reason = (char *)"r", .given = (char *)"2026-11-22",
		.until = (char *)"2026-12-22" };
	const struct store_justification j = { .smell = (char *)"SM-TREND",
		.by = (char *)"ana", .reason = (char *)"r" };
	const struct store_person p = { .name = (char *)"Femi",
		.role = (char *)"operations", .count = 1 };
	const struct store_outcome o = { .day = (char *)"2027-01-01",
		.kind = (char *)"split" };
	const struct store_vote v = { .question = (char *)"q", .kind = (char *)"hands",
		.tally = (char *)"3 1 0 1", .agreed = (char *)"yes" };
	const struct store_call c = { .kind = STORE_CALL_SYNC, .target = (char *)"mail" };
	const struct store_room r = { .names = true, .voting = (char *)"secret",
		.timebox_min = 10 };

	item->service = f->service;
	item->text = g_strdup("name an owner");
	fixture_begin(f->st, "everything");
	fixture_ok(store_through(f->st, f->system, f->service, ds), ds, "through");
	fixture_ok(store_put_waiver(f->st, f->service, &w, ds), ds, "waiver");
	fixture_ok(store_put_justification(f->st, f->service, &j, ds), ds, "justify");
	fixture_ok(store_put_person(f->st, f->draft, &p, ds), ds, "person");
	fixture_ok(store_put_room(f->st, f->draft, &r, ds), ds, "room");
	fixture_ok(store_put_outcome(f->st, f->service, &o, ds), ds, "outcome");
	fixture_ok(store_put_vote(f->st, f->draft, &v, ds), ds, "vote");
	fixture_ok(store_put_item(f->st, item, ds), ds, "item");
	fixture_ok(store_set_owner(f->st, f->service, f->team, true, ds), ds, "owner");
	fixture_ok(store_set_call(f->st, f->service, &c, true, ds), ds, "call");
	fixture_ok(store_set_write(f->st, f->service, "orders", true, ds), ds, "write");
	fixture_ok(store_set_mode(f->st, f->draft, STORE_QUICK, ds), ds, "mode");
	fixture_commit(f->st);
}

static void assert_everything(struct fixture *f, guint expected)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_assessment) a = NULL;
	g_autoptr(store_room) r = NULL;
	GPtrArray *list;

	fixture_ok(store_waivers(f->st, f->service, &list, ds), ds, "waivers");
	g_assert_cmpuint(list->len, ==, expected);
	g_ptr_array_unref(list);
	fixture_ok(store_justifications(f->st, f->service, &list, ds), ds, "justifications");
	g_assert_cmpuint(list->len, ==, expected);
	g_ptr_array_unref(list);
	fixture_ok(store_people(f->st, f->draft, &list, ds), ds, "people");
	g_assert_cmpuint(list->len, ==, expected);
	g_ptr_array_unref(list);
	fixture_ok(store_get_room(f->st, f->draft, &r, ds), ds, "room");
	g_assert_true((r != NULL) == (expected > 0));
	fixture_ok(store_outcomes(f->st, f->service, &list, ds), ds, "outcomes");
	g_assert_cmpuint(list->len, ==, expected);
	g_ptr_array_unref(list);
	fixture_ok(store_votes(f->st, f->draft, &list, ds), ds, "votes");
	g_assert_cmpuint(list->len, ==, expected);
	g_ptr_array_unref(list);
	fixture_ok(store_items(f->st, f->service, STORE_ACTION, &list, ds), ds, "items");
	g_assert_cmpuint(list->len, ==, expected);
	g_ptr_array_unref(list);
	fixture_ok(store_get_service(f->st, f->service, &s, ds), ds, "service");
	g_assert_cmpuint(s->owners->len, ==, expected);
	g_assert_cmpuint(s->calls->len, ==, expected);
	g_assert_cmpuint(s->writes->len, ==, expected);
	fixture_ok(store_get_assessment(f->st, f->draft, &a, ds), ds, "assessment");
	g_assert_cmpint(a->mode, ==, expected ? STORE_QUICK : STORE_ROOM);
}

static void test_everything(void)
{
	struct fixture f;

	fixture_init(&f, true);
	assert_everything(&f, 0);
	put_everything(&f);
	assert_everything(&f, 1);
	assert_undo(&f, "everything");
	assert_everything(&f, 0);
	fixture_reopen(&f);
	assert_redo(&f, "everything");
	assert_everything(&f, 1);
	assert_sound(f.st);
	fixture_clear(&f);
}

static void test_preview(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_change) next = NULL;
	g_autoptr(GPtrArray) log = NULL;
	const struct store_change *c;
	struct fixture f;

	fixture_init(&f, true);
	fixture_answer(f.st, f.draft, "a", "1");
	fixture_ok(store_next_step(f.st, STORE_OF_SERVICE, f.service, true, &next, ds), ds, "redo");
	g_assert_null(next);
	fixture_ok(store_next_step(f.st, STORE_OF_SERVICE, f.service, false, &next, ds), ds, "undo");
	g_assert_nonnull(next);
	if (next) {
		g_assert_cmpstr(next->label, ==, "answer a: 1");
		g_assert_cmpstr(next->who, ==, "ana");
		g_assert_cmpstr(next->service_slug, ==, "billing");
		g_assert_true(uid_is_valid(next->uid));
	}
	assert_undo(&f, "answer a: 1");
	fixture_ok(store_changes(f.st, STORE_OF_SERVICE, f.service, 2, &log, ds), ds, "log");
	g_assert_cmpuint(log->len, ==, 2);
	c = log->pdata[0];
	g_assert_cmpstr(c->label, ==, "undo");
	g_assert_cmpstr(c->who, ==, "ben");
	g_assert_cmpint(c->undoes, ==, ((struct store_change *)log->pdata[1])->seq);
	c = log->pdata[1];
	g_assert_true(c->undone);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/undo/chain", test_chain);
	g_test_add_func("/store/undo/to-the-start", test_to_the_start);
	g_test_add_func("/store/undo/finish", test_finish_is_a_wall);
	g_test_add_func("/store/undo/registered", test_registered);
	g_test_add_func("/store/undo/elsewhere", test_elsewhere);
	g_test_add_func("/store/undo/built-on", test_built_on);
	g_test_add_func("/store/undo/name-taken", test_name_taken);
	g_test_add_func("/store/undo/everything", test_everything);
	g_test_add_func("/store/undo/preview", test_preview);
	return test_run();
}
