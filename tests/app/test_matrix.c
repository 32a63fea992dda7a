/*
 * The system city-library of the demo, and what can be said of it. Every number is worked
 * out here, by hand, from data/demo/demo.yaml:
 *
 *	service		team		waits for		events of  writes
 *	exchange	Exchange (4)	members, one outside		   parcels
 *	fines		Desk (5)	members			loans	   desk-db
 *	holdings	Stock (5)	reservations			   shelves
 *	loans		Desk		holdings, members		   desk-db
 *	members		Accounts (4)					   cards
 *	reservations	Desk		loans, members			   queue
 *
 * Cycle: holdings -> reservations -> loans -> holdings, and no shorter one.
 * Callers of members: exchange, fines, loans, reservations: 4 of 5 others, and
 * 5 x 4 >= 4 x 5: everybody calls it. All answers are the best there are, so what stops
 * a service is what is registered, and nothing else:
 *
 *	exchange	nothing: GO
 *	fines		one team with 3 services; a store with two writers (P3)	2 stops
 *	holdings	cycle							1
 *	loans		cycle, team, store					3
 *	members		everybody calls it (B1)					1
 *	reservations	cycle, team						2
 *									9 in all
 */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "fixture.h"
#include "testlib.h"

struct fact {
	const char *path, *expected;
};

static const struct fact matrix[] = {
	{ "system", "city-library" },
	{ "services.0.service", "exchange" }, { "services.0.teams", "[\"Exchange\"]" },
	{ "services.0.calls", "[\"members\"]" }, { "services.0.calls_outside", "1" },
	{ "services.0.callers", "0" }, { "services.0.depth", "1" },
	{ "services.0.in_cycle", "false" }, { "services.0.verdict", "go" },
	{ "services.1.service", "fines" }, { "services.1.listens_to", "[\"loans\"]" },
	{ "services.1.shared_stores", "1" }, { "services.1.depth", "1" },
	{ "services.1.verdict", "no-go" },
	{ "services.2.service", "holdings" }, { "services.2.in_cycle", "true" },
	{ "services.2.depth", "null" }, { "services.2.callers", "1" },
	{ "services.2.shared_stores", "0" }, { "services.2.verdict", "no-go" },
	{ "services.3.service", "loans" }, { "services.3.calls", "[\"holdings\",\"members\"]" },
	{ "services.3.callers", "1" },		/* fines only listens */
	{ "services.3.shared_stores", "1" },
	{ "services.4.service", "members" }, { "services.4.callers", "4" },
	{ "services.4.depth", "1" },		/* fines -> members; calls from a cycle end it */
	{ "services.4.calls", "[]" },
	{ "services.5.service", "reservations" }, { "services.5.shared_stores", "0" },
	/* in the order of their first services */
	{ "teams.0.team", "Exchange" }, { "teams.0.services", "1" }, { "teams.0.size", "4" },
	{ "teams.1.team", "Desk" }, { "teams.1.services", "3" }, { "teams.1.size", "5" },
	{ "teams.2.team", "Stock" }, { "teams.2.services", "1" },
	{ "teams.3.team", "Accounts" }, { "teams.3.services", "1" },
	/* stops first, those with most services before others, then as in the file */
	{ "findings.0.rule", "PF-ONE-TEAM-MANY" }, { "findings.0.weight", "stops" },
	{ "findings.0.services", "[\"fines\",\"loans\",\"reservations\"]" },
	{ "findings.0.waived", "0" },
	{ "findings.1.rule", "PF-SYNC-CYCLE" },
	{ "findings.1.services", "[\"holdings\",\"loans\",\"reservations\"]" },
	{ "findings.2.rule", "PF-SHARED-DATA" },
	{ "findings.2.services", "[\"fines\",\"loans\"]" },
	{ "findings.3.rule", "PF-HUB" }, { "findings.3.services", "[\"members\"]" },
	/* 6 services > 4 teams; 18 engineers are not fewer than 3 x 6, 6 is not more than
	 * 2 x 4, and one service runs already: nothing else */
	{ "findings.4.rule", "PF-SERVICES-PER-TEAM" }, { "findings.4.weight", "system" },
	{ "findings.4.services", "[]" }, { "findings.5", NULL },
	{ "cycles.0.services", "[\"holdings\",\"loans\",\"reservations\"]" },
	{ "cycles.0.way", "[\"holdings\",\"reservations\",\"loans\"]" },
	{ "cycles.0.shortest", "true" }, { "cycles.1", NULL },
	{ "shared_stores.0.store", "desk-db" },
	{ "shared_stores.0.writers", "[\"fines\",\"loans\"]" }, { "shared_stores.1", NULL },
	{ "longest_chain", "[\"exchange\",\"members\"]" },
	{ "figures.services", "6" }, { "figures.teams", "4" },
	{ "figures.engineers", "18" },		/* 4 + 5 + 5 + 4 */
	{ "figures.running", "1" }, { "figures.most_services_of_a_team", "3" },
	{ "figures.without_team", "0" }, { "figures.with_several_teams", "0" },
	{ "figures.calls", "8" },		/* 2 + 1 + 1 + 2 + 0 + 2 */
	{ "figures.chains", "2" },		/* exchange and fines: nobody calls them */
	{ "figures.surface", "89" },		/* 6 x 10 + 8 x 3 + 2 + 3 */
	{ "figures.surface_of_one", "11" },
};

/*
 * Fixes. Desk keeps its three as one: 4 services. The three own one service, share no
 * store, and stand in a cycle of two with holdings: fines 2 -> 1 stops, loans 3 -> 1,
 * reservations 2 -> 1; members is called by 2, fewer than 3: 1 -> 0. Together 5 go.
 * One call of the cycle less: holdings 1 -> 0, loans 3 -> 2, reservations 2 -> 1:
 * 3 go. Chains are 3 calls then, which is not over 3. exchange waits no more: 3 callers,
 * 5 x 3 < 4 x 5: members 1 -> 0. Nobody waits for members: the same, in four places.
 * One writer: fines 2 -> 1, loans 3 -> 2.
 */
static const struct fact page[] = {
	{ "counts.go", "1" }, { "counts.no-go", "5" }, { "counts.conditional", "0" },
	{ "counts.incomplete", "0" }, { "counts.not-assessed", "0" },
	{ "fixes.0.kind", "merge" }, { "fixes.0.team", "Desk" },
	{ "fixes.0.services", "[\"fines\",\"loans\",\"reservations\"]" },
	{ "fixes.0.unlocked", "[\"members\"]" }, { "fixes.0.better", "[]" },
	{ "fixes.0.stops_removed", "5" },
	{ "fixes.1.kind", "call" }, { "fixes.1.service", "holdings" },
	{ "fixes.1.other", "reservations" }, { "fixes.1.unlocked", "[\"holdings\"]" },
	{ "fixes.1.stops_removed", "3" },
	{ "fixes.2.kind", "call" }, { "fixes.2.service", "exchange" },
	{ "fixes.2.other", "members" }, { "fixes.2.unlocked", "[\"members\"]" },
	{ "fixes.2.stops_removed", "1" },
	{ "fixes.3.kind", "callers" }, { "fixes.3.service", "members" },
	{ "fixes.3.services", "[\"exchange\",\"fines\",\"loans\",\"reservations\"]" },
	{ "fixes.3.unlocked", "[\"members\"]" }, { "fixes.3.stops_removed", "1" },
	{ "fixes.4.kind", "writer" }, { "fixes.4.store", "desk-db" },
	{ "fixes.4.unlocked", "[]" }, { "fixes.4.stops_removed", "2" },
	{ "fixes.5", NULL },
	/* the only one that may go; it then waits for members, and nobody for it */
	{ "order.0.service", "exchange" }, { "order.0.waiting", "0" },
	{ "order.0.asking", "1" }, { "order.0.later", "0" }, { "order.1", NULL },
};

/* OrderService and Catalogue after conditions, Pricing at once. Pricing is called by
 * OrderService, and calls nothing; Catalogue and OrderService call AuthService, which
 * stays; OrderService is called by Returns, and Pricing is out by then. */
static const struct fact shop[] = {
	{ "counts.go", "1" }, { "counts.conditional", "2" }, { "counts.no-go", "1" },
	{ "counts.incomplete", "1" }, { "counts.not-assessed", "1" },
	{ "order.0.service", "Pricing" }, { "order.0.waiting", "1" }, { "order.0.asking", "0" },
	{ "order.0.later", "1" },
	{ "order.1.service", "Catalogue" }, { "order.1.waiting", "0" },
	{ "order.1.asking", "1" }, { "order.1.later", "0" },
	{ "order.2.service", "OrderService" }, { "order.2.waiting", "1" },
	{ "order.2.asking", "1" }, { "order.2.later", "0" },
	{ "order.3", NULL },
	/* 6 x 10, 7 calls x 3, 3 chains, 3 shared; one application has 10 and its log */
	{ "costs.surface", "87" },
	{ "costs.surface_of_one", "11" },
	{ "costs.calls_that_wait", "7" },
	{ "costs.engineers", "25" },
	{ "costs.teams", "5" },
	{ "costs.calls_in_a_row", "2" },
	{ "services.0.service", "AuthService" },
	{ "services.0.stops", "3" },
	{ "services.0.reason.question", "why.org-problem" },
	{ "services.0.reason.value", "partial" },
	{ "services.1.conditions", "2" },
};

static void play(struct fixture *f, struct ran *r)
{
	g_autofree char *db = NULL;

	fixture_init(f);
	ran_init(r);
	db = g_strdup_printf("--db=%s", f->db);
	fixture_run(f, r, "demo", db, NULL);
	ran_expect(r, EXIT_CODE_OK);
}

static void expect(const struct ran *r, const struct fact *facts, gsize n)
{
	for (gsize i = 0; i < n; i++) {
		g_autofree char *found = ran_json(r, facts[i].path);

		test_row_str(facts[i].path, found, facts[i].expected);
	}
}

static void test_numbers(void)
{
	struct fixture f;
	struct ran r;

	play(&f, &r);
	fixture_run(&f, &r, "matrix", "--system=city-library", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	expect(&r, matrix, G_N_ELEMENTS(matrix));
	fixture_run(&f, &r, "report", "--system=city-library", "--json", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	expect(&r, page, G_N_ELEMENTS(page));
	fixture_run(&f, &r, "report", "--system=shop-monolith", "--json", NULL);
	expect(&r, shop, G_N_ELEMENTS(shop));
	ran_clear(&r);
	fixture_clear(&f);
}

/* What is said to be unlocked is unlocked when it is done. */
static void test_tried(void)
{
	struct fixture f;
	struct ran r;

	play(&f, &r);
	fixture_run(&f, &r, "service set", "holdings", "--calls=", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	/* the next draft, with what was answered before */
	fixture_run(&f, &r, "answer", "holdings", "G0=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "confirm", "holdings", "--all", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "verdict", "holdings", "--json", NULL);
	ran_expect_json(&r, "verdict", "go");
	fixture_run(&f, &r, "matrix", "--system=city-library", "--json", NULL);
	expect(&r, (const struct fact[]){
		{ "cycles", "[]" }, { "findings.1.rule", "PF-SHARED-DATA" },
		/* reservations -> loans -> holdings: two calls; members ends one of two */
		{ "services.2.depth", "2" }, { "services.5.in_cycle", "false" } }, 4);
	ran_clear(&r);
	fixture_clear(&f);
}

/* A waiver is seen: the finding stays, and says for how many it is a condition. */
static void test_waived(void)
{
	struct fixture f;
	struct ran r;

	play(&f, &r);
	fixture_run(&f, &r, "waive", "fines", "PF-ONE-TEAM-MANY", "--by=Imre",
		    "--reason=one business area", "--until=+2m", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "matrix", "--system=city-library", "--json", NULL);
	expect(&r, (const struct fact[]){
		{ "findings.0.rule", "PF-ONE-TEAM-MANY" }, { "findings.0.waived", "1" },
		{ "findings.0.services", "[\"fines\",\"loans\",\"reservations\"]" } }, 3);
	ran_clear(&r);
	fixture_clear(&f);
}

/* What was frozen relied on a waiver: the page says when it has ended, and that service
 * is not proposed as one that may go any more. */
static void test_waiver_ended(void)
{
	struct fixture f;
	struct ran r;

	play(&f, &r);
	fixture_run(&f, &r, "answer", "exchange", "S1=yes", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "confirm", "exchange", "--all", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "waive", "exchange", "S1", "--by=Imre", "--reason=four libraries share it",
		    "--until=+10d", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "finish", "exchange", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	f.now = "2026-09-22T23:59:59Z";
	fixture_run(&f, &r, "report", "--system=city-library", "--json", NULL);
	expect(&r, (const struct fact[]){
		{ "services.0.verdict", "conditional" }, { "services.0.waiver_ended", "null" },
		{ "order.0.service", "exchange" } }, 3);
	f.now = "2026-09-23T00:00:00Z";
	fixture_run(&f, &r, "report", "--system=city-library", "--json", NULL);
	expect(&r, (const struct fact[]){
		{ "services.0.verdict", "conditional" },
		{ "services.0.waiver_ended", "2026-09-22" }, { "order", "[]" } }, 3);
	fixture_run(&f, &r, "report", "--system=city-library", "--format=md", NULL);
	g_assert_nonnull(strstr(r.out, "waiver ended on 2026-09-22: assess again"));
	ran_clear(&r);
	fixture_clear(&f);
}

static int count_of(const char *text, const char *part)
{
	int n = 0;

	for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
		n++;
	return n;
}

static void test_forms(void)
{
	static const char *const said[] = { "# city-library: who owns, calls and writes what",
		"Worst: One team, three services or more. What is registered stops 5 services "
		"of 6.", "holdings → reservations → loans → holdings",
		"desk-db: written by fines, loans", "members: called by 4 of the 5 others. If it "
		"is there 99.9 % of the time, each of them is away 43.2 minutes in 30 days because "
		"of it. Each call adds about 1 ms to what a user waits for." };
	struct fixture f;
	struct ran r;

	play(&f, &r);
	fixture_run(&f, &r, "matrix", "--system=city-library", "--format=md", NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(said); i++)
		test_row(said[i], strstr(r.out, said[i]) != NULL);
	fixture_run(&f, &r, "matrix", "--system=city-library", "--format=dot", NULL);
	g_assert_true(g_str_has_prefix(r.out, "digraph calls {"));
	g_assert_nonnull(strstr(r.out, "n2 [label=\"holdings (NO-GO)\", color="));
	g_assert_nonnull(strstr(r.out, "n1 -> n3 [style=dashed];"));	/* fines listens */
	g_assert_nonnull(strstr(r.out, "n6 [label=\"union-catalogue\", shape=ellipse, style=dashed]"));
	g_assert_nonnull(strstr(r.out, "n0 -> n6;"));	/* exchange calls it */
	fixture_run(&f, &r, "matrix", "--system=city-library", "--format=csv", NULL);
	g_assert_nonnull(strstr(r.out, "\r\nexchange,Exchange,members,1,,parcels,0,false,1,0,go,"));
	fixture_run(&f, &r, "matrix", "--system=city-library", "--format=html", NULL);
	g_assert_nonnull(strstr(r.out, "id=\"teams-title\""));
	/* Desk owns three, and two of them write to one store; the others own one each */
	g_assert_cmpint(count_of(r.out, ">O!</text>"), ==, 2);
	g_assert_cmpint(count_of(r.out, ">O</text>"), ==, 4);
	g_assert_cmpint(count_of(r.out, ">W!</text>"), ==, 0);
	g_assert_nonnull(strstr(r.out, "id=\"calls-title\""));
	ran_clear(&r);
	fixture_clear(&f);
}

/* Who decides reads the page alone: a fix says what it is about, and nothing on it has to
 * be looked up by an id. */
static void test_page(void)
{
	static const char *const systems[] = { "--system=shop-monolith", "--system=city-library",
		"--system=ticket-shop", "--system=six-services-one-team" };
	static const char *const said[] = {
		"- Take the last ten changes to AuthService. How many needed a change somewhere "
		"else too? **Sit down with the people who made these changes and draw the boundary "
		"again; prove it as a module before it becomes a service.** Takes away 1 stop.",
		"Better for OrderService. To be done for: AuthService, OrderService.",
		/* of one service it names the service, of several none */
		"- Once the service runs alone: can the owning team release it on a Tuesday morning "
		"without asking or waiting for anyone? **Ask who has to be asked, and why." };
	struct fixture f;
	struct ran r;

	play(&f, &r);
	for (gsize i = 0; i < G_N_ELEMENTS(systems); i++) {
		fixture_run(&f, &r, "report", systems[i], "--format=md", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		test_row(systems[i], !g_regex_match_simple(
			"\\b(G0|P[1-5]|B[12]|S[1-4]|[OCR]1|PF-[A-Z]+|SM-[A-Z]+)\\b|%|[0-9a-f]{16}",
			r.out, 0, 0));
		if (i == 1)	/* who says the same in one line, who notes something alone */
			test_row(systems[i],
				 strstr(r.out, "- **fines, holdings, members, reservations:** Teams "
					"block each other here") != NULL &&
				 strstr(r.out, "- **loans:** Teams block") != NULL);
		for (gsize k = 0; i == 0 && k < G_N_ELEMENTS(said); k++)
			test_row(said[k], strstr(r.out, said[k]) != NULL);
	}
	ran_clear(&r);
	fixture_clear(&f);
}

/* Twenty teams with long names fold, and no line is wider than the screen. */
static void test_folds(void)
{
	struct fixture f;
	struct ran r;
	g_auto(GStrv) lines = NULL;
	int heads = 0;

	fixture_init(&f);
	ran_init(&r);
	for (int i = 0; i < 20; i++) {
		g_autofree char *slug = g_strdup_printf("service-%02d", i);
		g_autofree char *team = g_strdup_printf("--team=The team of many %d", i);

		fixture_run(&f, &r, "new", slug, "--from=wide", team, NULL);
		ran_expect(&r, EXIT_CODE_OK);
	}
	fixture_run(&f, &r, "matrix", "--format=text", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	lines = g_strsplit(r.out, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		heads += g_str_has_prefix(*line, "service ");
		g_assert_cmpint(text_width_cols(*line), <=, 80);
	}
	g_assert_cmpint(heads, >, 5);
	g_assert_nonnull(strstr(r.out, "How many engineers are in these teams is not known."));
	ran_clear(&r);
	fixture_clear(&f);
}

/* Four calls in a row are five parts: 0.999 ^ 5 = 0.9950100 (43200 minutes in 30 days
 * x 0.0049900 = 215.6), and with a call that leaves the system six: 0.9940150 (258.6). */
static void test_chain(void)
{
	static const struct { const char *last, *says, *in; } rows[] = {
		{ "--calls=", "- a → b → c → d → e: 5 parts. Where each is there 99.9 % of the "
		  "time, all of them are there 99.5010 %: away 215.6 minutes in 30 days.",
		  "Calls that wait for an answer: 4, in 1 chain." },
		{ "--calls=ext:bank", "- a → b → c → d → e → outside: 6 parts. Where each is there "
		  "99.9 % of the time, all of them are there 99.4015 %: away 258.6 minutes in 30 "
		  "days.", "Calls that wait for an answer: 5, in 1 chain." },
	};
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	for (const char *slug = "edcba"; *slug != '\0'; slug++) {
		const char name[] = { *slug, '\0' };
		g_autofree char *calls = g_strdup_printf("--calls=%c", *slug + 1);

		fixture_run(&f, &r, "new", name, "--from=shop", *slug == 'e' ? NULL : calls, NULL);
		ran_expect(&r, EXIT_CODE_OK);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_run(&f, &r, "service set", "e", rows[i].last, NULL);
		fixture_run(&f, &r, "matrix", "--format=md", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		test_row(rows[i].says, strstr(r.out, rows[i].says) != NULL);
		test_row(rows[i].in, strstr(r.out, rows[i].in) != NULL);
	}
	ran_clear(&r);
	fixture_clear(&f);
}

/* A limit that a file sets: two services and a call are 2 x 10 + 3 + 1 + 3 = 27 things to
 * keep running. */
static void test_surface(void)
{
	static const struct { const char *limit; bool fires; } rows[] = {
		{ "26", true }, { "27", false },
	};
	struct fixture f;
	struct ran r;
	g_autofree char *path = test_src_path("data/demo/short-check-1.yaml");
	g_autofree char *text = test_read_file(path, NULL);
	g_auto(GStrv) parts = g_strsplit(text, "\nrules:\n", 2);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *file = NULL, *whole = NULL;

		fixture_init(&f);
		ran_init(&r);
		whole = g_strdup_printf("%s\nrules:\n- {id: PF-SURFACE, effect: finding, affects: "
					"system, title: Too much,\n   text: Too much to run., fix: "
					"Merge., when: system.surface > %s}\n%s", parts[0],
					rows[i].limit, parts[1]);
		file = g_build_filename(f.dir, "limit.yaml", NULL);
		test_write_file(file, whole);
		fixture_run(&f, &r, "new", "b", "--from=shop", NULL);
		fixture_run(&f, &r, "new", "a", "--from=shop", "--calls=b", NULL);
		g_assert_true(fixture_start(&f, &r, "a", file));
		g_assert_true(fixture_start(&f, &r, "b", file));
		fixture_run(&f, &r, "matrix", "--json", NULL);
		ran_expect_json(&r, "figures.surface", "27");
		g_assert_cmpint(count_of(r.out, "PF-SURFACE"), ==, (rows[i].fires ? 1 : 0));
		fixture_run(&f, &r, "matrix", "--format=md", NULL);
		/* as its evidence, and among the figures */
		g_assert_cmpint(count_of(r.out, "\n- Things to keep running: 27 for all of them, 11 "
					 "for one application.\n"), ==, (rows[i].fires ? 2 : 1));
		ran_clear(&r);
		fixture_clear(&f);
	}
}

/* A limit of two for each hour that a room answers, once for the system: 27 things. What
 * one service was asked is no reason to find something about all. */
static void test_surface_by_answer(void)
{
	static const struct { const char *name, *scope, *hours; bool fires; } rows[] = {
		{ "open", "system", "own.hours=unknown", false },
		{ "not enough", "system", "own.hours=13", true },
		{ "enough", "system", "own.hours=14", false },
		{ "of one service", "service", "own.hours=13", false },
	};
	g_autofree char *path = test_src_path("data/demo/short-check-1.yaml");
	g_autofree char *text = test_read_file(path, NULL);
	g_auto(GStrv) parts = g_strsplit(text, "\n- id: change\n", 2);
	g_auto(GStrv) rest = g_strsplit(parts[1], "\nrules:\n", 2);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *file = NULL, *whole = NULL;
		struct fixture f;
		struct ran r;

		fixture_init(&f);
		ran_init(&r);
		whole = g_strdup_printf(
			"%s\n  - {id: own.hours, kind: number, role: info, ask: 9, scope: %s,\n"
			"     text: Hours a week?, why: To run it all., good: Many.,\n"
			"     not_an_answer: Some., fix: Ask.}\n- id: change\n%s\nrules:\n"
			"- {id: PF-SURFACE, effect: finding, affects: system, title: Too much,\n"
			"   text: Too much to run., fix: Merge.,\n"
			"   when: system.surface > 2 * own.hours}\n%s",
			parts[0], rows[i].scope, rest[0], rest[1]);
		file = g_build_filename(f.dir, "limit.yaml", NULL);
		test_write_file(file, whole);
		fixture_run(&f, &r, "new", "b", "--from=shop", NULL);
		fixture_run(&f, &r, "new", "a", "--from=shop", "--calls=b", NULL);
		g_assert_true(fixture_start(&f, &r, "a", file));
		g_assert_true(fixture_start(&f, &r, "b", file));
		fixture_run(&f, &r, "answer", "a", rows[i].hours, NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "matrix", "--json", NULL);
		ran_expect_json(&r, "figures.surface", "27");
		test_row(rows[i].name, count_of(r.out, "PF-SURFACE") == (rows[i].fires ? 1 : 0));
		ran_clear(&r);
		fixture_clear(&f);
	}
}

static void test_refuses(void)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "matrix", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "which-system"));
	fixture_run(&f, &r, "system add", "empty", NULL);
	fixture_run(&f, &r, "matrix", "--format=text", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_nonnull(strstr(r.out, "No service is registered in this system."));
	fixture_run(&f, &r, "report", "--system=empty", "--format=text", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "system add", "other", NULL);
	fixture_run(&f, &r, "matrix", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	fixture_run(&f, &r, "matrix", "--system=othre", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_true(ran_has(&r, "no-system"));
	fixture_run(&f, &r, "report", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "report", "billing", "--system=empty", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	fixture_run(&f, &r, "report", "--system=empty", "--brief", NULL);
	ran_expect(&r, EXIT_CODE_USAGE);
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/matrix/numbers", test_numbers);
	g_test_add_func("/app/matrix/tried", test_tried);
	g_test_add_func("/app/matrix/waived", test_waived);
	g_test_add_func("/app/matrix/waiver-ended", test_waiver_ended);
	g_test_add_func("/app/matrix/forms", test_forms);
	g_test_add_func("/app/matrix/page", test_page);
	g_test_add_func("/app/matrix/chain", test_chain);
	g_test_add_func("/app/matrix/surface", test_surface);
	g_test_add_func("/app/matrix/surface-by-answer", test_surface_by_answer);
	g_test_add_func("/app/matrix/folds", test_folds);
	g_test_add_func("/app/matrix/refuses", test_refuses);
	return test_run();
}
