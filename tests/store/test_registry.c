/*
 * Systems, teams, services and their lists; assessments by label; what stays with a
 * service; lines, summaries and the cursor.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"

static bool put_service(struct store *st, struct store_service *s, struct diags *ds)
{
	if (!store_begin(st, FIXTURE_AT, "ana", "set", ds))
		return false;
	if (!store_put_service(st, s, ds)) {
		store_rollback(st);
		return false;
	}
	return store_commit(st, ds);
}

static void test_names(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;
	g_autoptr(store_service) copy = NULL;
	g_autoptr(store_service) stale = NULL;
	g_autoptr(store_service) found = NULL;
	struct fixture f;

	fixture_init(&f, true);
	fixture_ok(store_find_service(f.st, "BILLING", &s, ds), ds, "ignoring case");
	g_assert_nonnull(s);
	if (!s)
		return;
	g_assert_cmpstr(s->slug, ==, "billing");
	g_assert_cmpstr(s->system_name, ==, "shop");
	g_assert_true(uid_is_valid(s->uid));

	copy = store_service_new();
	copy->system = f.system;
	copy->slug = g_strdup("Billing");
	g_assert_false(put_service(f.st, copy, ds));
	g_assert_nonnull(diags_find(ds, "store-taken"));
	diags_clear(ds);

	/* Renamed, in case only, purposed, archived: one row, four versions. */
	fixture_ok(store_get_service(f.st, s->id, &stale, ds), ds, "stale");
	g_free(s->slug);
	s->slug = g_strdup("Billing");
	s->purpose = g_strdup("who owes what");
	fixture_ok(put_service(f.st, s, ds), ds, "rename in case");
	g_free(s->slug);
	s->slug = g_strdup("invoices");
	s->archived = true;
	fixture_ok(put_service(f.st, s, ds), ds, "rename");
	fixture_ok(store_find_service(f.st, "billing", &found, ds), ds, "old name");
	g_assert_null(found);
	fixture_ok(store_find_service(f.st, "invoices", &found, ds), ds, "new name");
	g_assert_nonnull(found);
	if (found) {
		g_assert_cmpint(found->id, ==, f.service);
		g_assert_cmpstr(found->purpose, ==, "who owes what");
		g_assert_true(found->archived);
	}
	/* Who read it before all that decides again. */
	g_assert_false(put_service(f.st, stale, ds));
	g_assert_nonnull(diags_find(ds, "store-conflict"));
	/* The old name is free now. */
	fixture_service(f.st, f.system, "billing");
	fixture_clear(&f);
}

static void test_systems_and_teams(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_system) shop = NULL;
	g_autoptr(store_team) team = NULL;
	g_autoptr(GPtrArray) systems = NULL;
	g_autoptr(GArray) of_team = NULL;
	struct store_system twin = { .name = (char *)"SHOP" };
	struct store_team team_twin = { .name = (char *)"orders" };
	struct fixture f;

	fixture_init(&f, true);
	fixture_ok(store_find_system(f.st, "Shop", &shop, ds), ds, "system");
	g_assert_cmpint(shop->running, ==, -1);
	shop->running = 0;
	fixture_begin(f.st, "running");
	fixture_ok(store_put_system(f.st, shop, ds), ds, "running");
	fixture_commit(f.st);
	g_clear_pointer(&shop, store_system_free);
	fixture_ok(store_get_system(f.st, f.system, &shop, ds), ds, "system");
	g_assert_cmpint(shop->running, ==, 0);

	fixture_begin(f.st, "twin");
	g_assert_false(store_put_system(f.st, &twin, ds));
	store_rollback(f.st);
	fixture_begin(f.st, "twin");
	g_assert_false(store_put_team(f.st, &team_twin, ds));
	store_rollback(f.st);
	g_assert_cmpuint(ds->items->len, ==, 2);
	diags_clear(ds);

	fixture_ok(store_find_team(f.st, "ORDERS", &team, ds), ds, "team");
	g_assert_cmpint(team->size, ==, 6);
	fixture_begin(f.st, "owns");
	fixture_ok(store_set_owner(f.st, f.service, f.team, true, ds), ds, "owner");
	fixture_commit(f.st);
	fixture_ok(store_systems_of_team(f.st, f.team, &of_team, ds), ds, "of team");
	g_assert_cmpuint(of_team->len, ==, 1);
	g_assert_cmpint(g_array_index(of_team, gint64, 0), ==, f.system);
	fixture_system(f.st, "bank");
	fixture_ok(store_systems(f.st, &systems, ds), ds, "systems");
	g_assert_cmpuint(systems->len, ==, 2);
	g_assert_cmpstr(((struct store_system *)systems->pdata[0])->name, ==, "bank");
	fixture_clear(&f);
}

static void test_lists(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;
	g_autoptr(GPtrArray) services = NULL;
	struct store_call sync = { .kind = STORE_CALL_SYNC }, event = sync, outside = sync;
	struct fixture f;
	const struct store_call *call;
	int count;

	fixture_init(&f, true);
	sync.service = event.service = fixture_service(f.st, f.system, "search");
	event.kind = STORE_CALL_EVENT;
	outside.target = (char *)"mail";
	fixture_begin(f.st, "lists");
	fixture_ok(store_set_call(f.st, f.service, &sync, true, ds), ds, "sync");
	fixture_ok(store_set_call(f.st, f.service, &sync, true, ds), ds, "again");
	fixture_ok(store_set_call(f.st, f.service, &event, true, ds), ds, "event");
	fixture_ok(store_set_call(f.st, f.service, &outside, true, ds), ds, "outside");
	fixture_ok(store_set_write(f.st, f.service, "Orders DB", true, ds), ds, "write");
	fixture_ok(store_set_write(f.st, f.service, "orders db", true, ds), ds, "again");
	fixture_commit(f.st);
	fixture_begin(f.st, "less");
	fixture_ok(store_set_call(f.st, f.service, &event, false, ds), ds, "no event");
	fixture_ok(store_set_owner(f.st, f.service, f.team, false, ds), ds, "not owned");
	fixture_commit(f.st);
	fixture_ok(store_get_service(f.st, f.service, &s, ds), ds, "service");
	g_assert_cmpuint(s->calls->len, ==, 2);
	call = &g_array_index(s->calls, struct store_call, 0);
	g_assert_cmpint(call->service, ==, sync.service);
	g_assert_cmpstr(call->target, ==, "search");
	call = &g_array_index(s->calls, struct store_call, 1);
	g_assert_cmpint(call->service, ==, 0);
	g_assert_cmpstr(call->target, ==, "mail");
	g_assert_cmpuint(s->writes->len, ==, 1);
	g_assert_cmpstr(s->writes->pdata[0], ==, "Orders DB");
	fixture_ok(store_services(f.st, f.system, &services, ds), ds, "services");
	g_assert_cmpuint(services->len, ==, 2);
	fixture_ok(store_count_services(f.st, f.system, &count, ds), ds, "count");
	g_assert_cmpint(count, ==, 2);
	fixture_clear(&f);
}

/* ---- assessments ------------------------------------------------------------------ */

static void assert_label(struct fixture *f, const char *label, int number)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;

	fixture_ok(store_find_assessment(f->st, f->service, label, &a, ds), ds, label);
	test_row(label, (a ? a->number : 0) == number);
}

static void test_labels(void)
{
	static const struct { const char *label; int number; } rows[] = {
		{ "a1", 1 }, { "A2", 2 }, { "a3", 3 }, { "a4", 0 }, { "a0", 0 },
		{ "a99999999999999999999", 0 }, { "latest", 2 }, { "LATEST", 2 },
		{ "2026-03-01", 1 }, { "2026-02-28", 0 }, { "2026-05-31", 1 },
		{ "2026-06-01", 2 }, { "2099-01-01", 2 }, { "spring", 1 }, { "Spring", 1 },
		{ "autumn", 0 }, { "", 0 }, { "a", 0 }, { "a1x", 0 }, { "2026-13-01", 0 },
	};
	static const char *const refused[] = { "latest", "Latest", "a3", "A17", "2026-01-01",
		"", "a0", "A01", "a99999999999999999999", "2026-13-45", " ", " x", "x ",
		"two\nlines", "\033[31mred", "\342\200\256rtl",
		("this name is far longer than anybody could ever want to type behind an @ "
		 "in a terminal"), "spring", "SPRING" };
	static const gsize n_taken = 2;
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;
	g_autoptr(GPtrArray) all = NULL;
	g_autofree char *snapshot = NULL, *result = NULL;
	struct fixture f;

	fixture_init(&f, true);
	fixture_finish(f.st, f.draft, "spring", "2026-03-01T10:00:00Z");
	f.draft = fixture_draft(f.st, f.service);
	fixture_finish(f.st, f.draft, NULL, "2026-06-01T23:59:59Z");
	f.draft = fixture_draft(f.st, f.service);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_label(&f, rows[i].label, rows[i].number);
	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		const struct store_finish finish = { .name = refused[i], .snapshot = "{}",
			.result = "{}" };

		diags_clear(ds);
		fixture_begin(f.st, "finish");
		test_row(refused[i], !store_finish(f.st, f.draft, &finish, ds));
		test_row(refused[i], diags_find(ds, i + n_taken < G_N_ELEMENTS(refused) ?
						       "store-name" : "store-taken"));
		store_rollback(f.st);
	}
	diags_clear(ds);
	fixture_ok(store_current_assessment(f.st, f.service, &a, ds), ds, "current");
	g_assert_cmpint(a->number, ==, 3);
	g_assert_null(a->finished);
	g_assert_cmpstr(a->questionnaire, ==, FIXTURE_HASH);
	g_assert_cmpstr(a->questionnaire_id, ==, "split-readiness");
	fixture_finish(f.st, f.draft, "third", "2026-07-01T00:00:00Z");
	g_clear_pointer(&a, store_assessment_free);
	fixture_ok(store_current_assessment(f.st, f.service, &a, ds), ds, "current");
	g_assert_cmpint(a->number, ==, 3);
	g_assert_cmpstr(a->finished, ==, "2026-07-01T00:00:00Z");
	g_assert_cmpstr(a->name, ==, "third");
	fixture_ok(store_get_frozen(f.st, a->id, &snapshot, &result, ds), ds, "frozen");
	g_assert_cmpstr(snapshot, ==, "{\"answers\":{}}");
	g_assert_cmpstr(result, ==, "{}");
	fixture_ok(store_assessments(f.st, f.service, &all, ds), ds, "all");
	g_assert_cmpuint(all->len, ==, 3);
	fixture_clear(&f);
}

static void test_one_draft(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_assessment) a = NULL;
	struct fixture f;

	fixture_init(&f, true);
	fixture_begin(f.st, "start");
	g_assert_false(store_start(f.st, f.service, FIXTURE_HASH, STORE_ROOM, &a, ds));
	g_assert_nonnull(diags_find(ds, "store-draft"));
	g_assert_false(store_commit(f.st, ds));
	/* No such questionnaire: the foreign key says so. */
	diags_clear(ds);
	fixture_finish(f.st, f.draft, NULL, FIXTURE_AT);
	fixture_begin(f.st, "start");
	g_assert_false(store_start(f.st, f.service, "nothing", STORE_ROOM, &a, ds));
	g_assert_nonnull(diags_find(ds, "store-refused"));
	store_rollback(f.st);
	fixture_clear(&f);
}

/* ---- what stays with the service ----------------------------------------------------- */

static void waive(struct fixture *f, const char *id, const char *reason)
{
	g_autoptr(diags) ds = diags_new();
	const struct store_waiver w = { .id = (char *)id, .by = (char *)"cto",
		.reason = (char *)(reason ? reason : "over"), .given = (char *)"2026-11-22",
		.until = (char *)"2026-12-22", .withdrawn = reason == NULL };

	fixture_begin(f->st, "waive");
	fixture_ok(store_put_waiver(f->st, f->service, &w, ds), ds, id);
	fixture_commit(f->st);
}

static void test_waivers(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) waivers = NULL;
	struct fixture f;
	const struct store_waiver *w;

	fixture_init(&f, true);
	waive(&f, "S1", "first");
	waive(&f, "S1", "second");
	waive(&f, "S2", "third");
	waive(&f, "S2", NULL);
	fixture_ok(store_waivers(f.st, f.service, &waivers, ds), ds, "waivers");
	g_assert_cmpuint(waivers->len, ==, 2);
	w = waivers->pdata[1];
	g_assert_cmpstr(w->id, ==, "S2");
	g_assert_true(w->withdrawn);
	w = waivers->pdata[0];
	g_assert_false(w->withdrawn);
	g_assert_cmpstr(w->id, ==, "S1");
	g_assert_cmpstr(w->reason, ==, "second");
	g_assert_cmpstr(w->until, ==, "2026-12-22");
	fixture_clear(&f);
}

static void test_items(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_item) action = store_item_new();
	g_autoptr(store_item) found = NULL;
	g_autoptr(store_item) topic = store_item_new();
	g_autoptr(GPtrArray) all = NULL;
	struct fixture f;

	fixture_init(&f, true);
	action->service = topic->service = f.service;
	action->text = g_strdup("name an owner");
	action->owner = g_strdup("Ana");
	action->due = g_strdup("2026-12-11");
	action->condition = g_strdup("P1");
	topic->kind = STORE_TOPIC;
	topic->text = g_strdup("who pays for the event bus?");
	fixture_begin(f.st, "action");
	fixture_ok(store_put_item(f.st, action, ds), ds, "action");
	fixture_ok(store_put_item(f.st, topic, ds), ds, "topic");
	fixture_commit(f.st);
	g_assert_cmpint(action->number, ==, 1);
	g_assert_cmpint(topic->number, ==, 1);
	g_assert_cmpstr(action->created, ==, FIXTURE_AT);
	g_assert_null(action->closed);

	action->state = STORE_DONE;
	fixture_begin(f.st, "done");
	fixture_ok(store_put_item(f.st, action, ds), ds, "done");
	fixture_commit(f.st);
	fixture_ok(store_find_item(f.st, f.service, STORE_ACTION, 1, &found, ds), ds, "find");
	g_assert_nonnull(found);
	if (found) {
		g_assert_cmpint(found->state, ==, STORE_DONE);
		g_assert_cmpstr(found->closed, ==, FIXTURE_AT);
		g_assert_cmpstr(found->condition, ==, "P1");
		g_assert_cmpstr(found->service_slug, ==, "billing");
	}
	fixture_ok(store_items(f.st, 0, STORE_TOPIC, &all, ds), ds, "topics");
	g_assert_cmpuint(all->len, ==, 1);
	fixture_clear(&f);
}

/* ---- beside the log ---------------------------------------------------------------------- */

static void test_cursor(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_cursor) got = NULL;
	struct store_cursor c = { .view = (char *)"ask", .question = (char *)"q",
		.field = (char *)"note", .text = (char *)"half a sen", .timer_ms = 61000,
		.timer_runs = true, .at = (char *)FIXTURE_AT, .who = (char *)"ana" };
	struct fixture f;
	struct store_counts before, after;

	fixture_init(&f, true);
	fixture_ok(store_count(f.st, &before, ds), ds, "count");
	fixture_ok(store_put_cursor(f.st, f.service, &c, ds), ds, "cursor");
	c.text = (char *)"half a sentence";
	fixture_ok(store_put_cursor(f.st, f.service, &c, ds), ds, "cursor");
	fixture_reopen(&f);
	fixture_ok(store_get_cursor(f.st, f.service, &got, ds), ds, "cursor");
	g_assert_nonnull(got);
	if (got) {
		g_assert_cmpstr(got->text, ==, "half a sentence");
		g_assert_cmpint(got->timer_ms, ==, 61000);
		g_assert_true(got->timer_runs);
		g_assert_null(got->extra);
	}
	fixture_ok(store_count(f.st, &after, ds), ds, "count");
	g_assert_cmpint(after.changes, ==, before.changes);
	fixture_clear(&f);
}

static void test_lines(void)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GPtrArray) trend = NULL;
	struct store_summary s = { .questionnaire = (char *)FIXTURE_HASH, .engine = 1,
		.day = (char *)"2026-11-22", .verdict = (char *)"no-go",
		.leaning = (char *)"no-go", .best = (char *)"no-go",
		.worst = (char *)"no-go", .path = (char *)"form-team-first",
		.decided = true, .gates = 12, .gates_pass = 9, .gates_open = 2,
		.gates_stop = 1, .score_low = -1, .score_high = 1000 };
	g_autoptr(store_item) action = store_item_new();
	struct fixture f;
	const struct store_line *l;

	fixture_init(&f, true);
	fixture_service(f.st, f.system, "search");
	action->service = s.service = f.service;
	s.assessment = f.draft;
	action->text = g_strdup("do");
	action->due = g_strdup("2026-11-22");
	fixture_begin(f.st, "summary");
	fixture_ok(store_put_summary(f.st, &s, ds), ds, "summary");
	s.verdict = (char *)"conditional";
	fixture_ok(store_put_summary(f.st, &s, ds), ds, "again");
	fixture_ok(store_put_item(f.st, action, ds), ds, "action");
	fixture_ok(store_set_owner(f.st, f.service, f.team, true, ds), ds, "owner");
	fixture_commit(f.st);
	fixture_ok(store_lines(f.st, 0, &lines, ds), ds, "lines");
	g_assert_cmpuint(lines->len, ==, 2);
	l = lines->pdata[0];
	g_assert_cmpstr(l->slug, ==, "billing");
	g_assert_cmpstr(l->system_name, ==, "shop");
	g_assert_cmpstr(l->teams, ==, "Orders");
	g_assert_cmpint(l->number, ==, 1);
	g_assert_false(l->finished);
	g_assert_cmpint(l->open_actions, ==, 1);
	g_assert_cmpint(l->overdue, ==, 0);
	g_assert_nonnull(l->summary);
	if (l->summary) {
		g_assert_cmpstr(l->summary->verdict, ==, "conditional");
		g_assert_cmpint(l->summary->score_low, ==, -1);
		g_assert_cmpint(l->summary->gates_open, ==, 2);
	}
	l = lines->pdata[1];
	g_assert_cmpstr(l->slug, ==, "search");
	g_assert_cmpint(l->assessment, ==, 0);
	g_assert_null(l->teams);
	g_assert_null(l->summary);
	fixture_ok(store_summaries(f.st, f.service, &trend, ds), ds, "trend");
	g_assert_cmpuint(trend->len, ==, 1);
	fixture_clear(&f);
}

/* Overdue is what was due before the day the window is of, and only while it is open. */
static void test_overdue(void)
{
	static const struct {
		const char *due, *today;
		enum store_item_state state;
		int overdue;
	} rows[] = {
		{ "2026-11-21", "2026-11-22", STORE_OPEN, 1 },
		{ "2026-11-22", "2026-11-22", STORE_OPEN, 0 },
		{ "2026-11-21", NULL, STORE_OPEN, 0 },
		{ NULL, "2026-11-22", STORE_OPEN, 0 },
		{ "2026-11-21", "2026-11-22", STORE_DONE, 0 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		g_autoptr(GPtrArray) lines = NULL;
		g_autoptr(store_item) action = store_item_new();
		struct store_window w = { .count = -1, .today = rows[i].today };
		g_autofree char *first = NULL;
		const struct store_line *line;
		int n;
		struct fixture f;

		fixture_init(&f, true);
		action->service = f.service;
		action->text = g_strdup("do");
		action->due = g_strdup(rows[i].due);
		action->state = rows[i].state;
		fixture_begin(f.st, "action");
		fixture_ok(store_put_item(f.st, action, ds), ds, "action");
		fixture_commit(f.st);
		fixture_ok(store_lines_window(f.st, &w, &lines, ds), ds, "lines");
		g_assert_cmpuint(lines->len, ==, 1);
		line = lines->pdata[0];
		g_assert_cmpint(line->overdue, ==, rows[i].overdue);
		fixture_ok(store_attention(f.st, &w, &first, &n, ds), ds, "attention");
		g_assert_cmpint(n, ==, rows[i].overdue);
		g_assert_cmpstr(first, ==, rows[i].overdue > 0 ? line->slug : NULL);
		fixture_clear(&f);
	}
}

/* The slugs of a window, "a b c"; yours. */
static char *window_slugs(struct store *st, const struct store_window *w)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL;
	g_autoptr(GString) text = g_string_new(NULL);

	fixture_ok(store_lines_window(st, w, &lines, ds), ds, "window");
	for (guint i = 0; lines && i < lines->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "",
				       ((struct store_line *)lines->pdata[i])->slug);
	return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Renamed, archived and undone services stand where they belong, or nowhere. */
static void test_windows(void)
{
	static const struct {
		const char *name;
		struct store_window w;
		bool other;		/* of the second system */
		const char *slugs;
		int all;
	} rows[] = {
		{ "all", { .count = -1 }, false, "Audit billing ledger search", 4 },
		{ "archived", { .count = -1, .archived = true }, false,
		  "Audit billing ledger old search", 5 },
		{ "first two", { .count = 2 }, false, "Audit billing", 4 },
		{ "next two", { .first = 2, .count = 2 }, false, "ledger search", 4 },
		{ "cut at the end", { .first = 3, .count = 2 }, false, "search", 4 },
		{ "behind the end", { .first = 9, .count = 2 }, false, "", 4 },
		{ "none", { .count = 0 }, false, "", 4 },
		{ "of one system", { .count = -1 }, true, "ledger", 1 },
		{ "filter", { .count = -1, .filter = "AR" }, false, "search", 1 },
		{ "filter, upper case there", { .count = -1, .filter = "aud" }, false,
		  "Audit", 1 },
		{ "filter finds no wildcard", { .count = -1, .filter = "%" }, false, "", 0 },
		{ "filter and archived", { .count = -1, .archived = true, .filter = "l" },
		  false, "billing ledger old", 3 },
		{ "filter in a system", { .count = -1, .filter = "l" }, true, "ledger", 1 },
	};
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store_service) s = NULL;
	struct store_undo *undone;
	struct fixture f;
	gint64 other, gone;
	int n;

	fixture_init(&f, true);
	other = fixture_system(f.st, "books");
	fixture_service(f.st, other, "ledger");
	fixture_service(f.st, f.system, "Audit");
	fixture_service(f.st, f.system, "zebra");
	fixture_ok(store_find_service(f.st, "zebra", &s, ds), ds, "find");
	g_free(s->slug);
	s->slug = g_strdup("search");
	fixture_begin(f.st, "rename");
	fixture_ok(store_put_service(f.st, s, ds), ds, "rename");
	fixture_commit(f.st);
	g_clear_pointer(&s, store_service_free);
	fixture_service(f.st, f.system, "old");
	fixture_ok(store_find_service(f.st, "old", &s, ds), ds, "find");
	s->archived = true;
	fixture_begin(f.st, "archive");
	fixture_ok(store_put_service(f.st, s, ds), ds, "archive");
	fixture_commit(f.st);
	gone = fixture_service(f.st, f.system, "gone");
	fixture_begin(f.st, "undo");
	fixture_ok(store_step(f.st, STORE_OF_SERVICE, gone, false, &undone, ds), ds, "undo");
	store_undo_free(undone);
	fixture_commit(f.st);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct store_window w = rows[i].w;
		g_autofree char *slugs = NULL;

		w.system = rows[i].other ? other : 0;
		slugs = window_slugs(f.st, &w);
		test_row(rows[i].name, strcmp(slugs, rows[i].slugs) == 0);
		fixture_ok(store_count_lines(f.st, &w, NULL, &n, ds), ds, "count");
		test_row(rows[i].name, n == rows[i].all);
	}
	fixture_ok(store_count_lines(f.st, &rows[0].w, "LEDGER", &n, ds), ds, "before");
	g_assert_cmpint(n, ==, 2);
	fixture_clear(&f);
}

static void test_questionnaires(void)
{
	static const char bytes[] = "a: \"\\0\"\r\n\xef\xbb\xbf";
	g_autoptr(diags) ds = diags_new();
	const struct store_questionnaire q = { .hash = (char *)"h", .id = (char *)"own",
		.version = (char *)"2.0.0", .language = (char *)"de",
		.text = (char *)bytes, .length = sizeof(bytes) };
	g_autoptr(store_questionnaire) got = NULL;
	g_autoptr(GPtrArray) all = NULL;
	g_autofree char *sidecar = NULL;
	struct fixture f;
	gsize length;

	fixture_init(&f, true);
	fixture_begin(f.st, "questionnaire");
	fixture_ok(store_put_questionnaire(f.st, &q, ds), ds, "put");
	fixture_ok(store_put_questionnaire(f.st, &q, ds), ds, "put again");
	fixture_ok(store_put_sidecar(f.st, "h", "fr", "un", 2, ds), ds, "sidecar");
	fixture_ok(store_put_sidecar(f.st, "h", "fr", "deux", 4, ds), ds, "sidecar");
	fixture_commit(f.st);
	fixture_ok(store_get_questionnaire(f.st, "h", &got, ds), ds, "get");
	g_assert_cmpmem(got->text, got->length, bytes, sizeof(bytes));
	g_assert_cmpstr(got->added, ==, FIXTURE_AT);
	fixture_ok(store_get_sidecar(f.st, "h", "fr", &sidecar, &length, ds), ds, "sidecar");
	g_assert_cmpstr(sidecar, ==, "deux");
	g_clear_pointer(&sidecar, g_free);
	fixture_ok(store_get_sidecar(f.st, "h", "it", &sidecar, &length, ds), ds, "none");
	g_assert_null(sidecar);
	fixture_ok(store_questionnaires(f.st, &all, ds), ds, "all");
	g_assert_cmpuint(all->len, ==, 2);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/registry/names", test_names);
	g_test_add_func("/store/registry/systems-and-teams", test_systems_and_teams);
	g_test_add_func("/store/registry/lists", test_lists);
	g_test_add_func("/store/registry/labels", test_labels);
	g_test_add_func("/store/registry/one-draft", test_one_draft);
	g_test_add_func("/store/registry/waivers", test_waivers);
	g_test_add_func("/store/registry/items", test_items);
	g_test_add_func("/store/registry/cursor", test_cursor);
	g_test_add_func("/store/registry/lines", test_lines);
	g_test_add_func("/store/registry/overdue", test_overdue);
	g_test_add_func("/store/registry/windows", test_windows);
	g_test_add_func("/store/registry/questionnaires", test_questionnaires);
	return test_run();
}
