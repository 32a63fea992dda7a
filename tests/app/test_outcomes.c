/*
 * What became of services, held against the verdict that was given before. Billing is
 * judged in June, ledger in August; search never.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

#define JUNE "2026-06-01T09:00:00Z"
#define AUGUST "2026-08-01T09:00:00Z"

static void start(struct fixture *f, struct ran *r)
{
	fixture_init(f);
	ran_init(r);
	f->now = JUNE;
	fixture_run(f, r, "new", "billing", "--from=shop", NULL);
	fixture_run(f, r, "new", "ledger", "--from=shop", NULL);
	fixture_run(f, r, "new", "search", "--from=shop", NULL);
	fixture_run(f, r, "answer", "billing", "P1=no", NULL);
	fixture_run(f, r, "finish", "billing", NULL);
	f->now = AUGUST;
	fixture_run(f, r, "answer", "ledger", "P1=yes", NULL);
	fixture_run(f, r, "finish", "ledger", NULL);
	ran_expect(r, EXIT_CODE_OK);
	f->now = FIXTURE_NOW;
}

static void stop(struct fixture *f, struct ran *r)
{
	ran_clear(r);
	fixture_clear(f);
}

/* Each row: what was said, and how the service then stands in the list. */
static void test_by_day(void)
{
	static const struct {
		const char *service, *kind, *on;
		const char *assessment, *verdict;
	} rows[] = {
		{ "billing", "regretted", "--on=2026-06-01", "a1", "no-go" },
		{ "billing", "regretted", "--on=2026-09-12", "a1", "no-go" },
		/* before it was judged, and without ever having been judged: it is said all the
		 * same, and counted for no verdict */
		{ "billing", "kept", "--on=2026-05-31", "null", "null" },
		{ "search", "merged-back", "--on=2026-08-01", "null", "null" },
		{ "ledger", "grown", "--on=2026-08-01", "a1", "incomplete" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = NULL, *assessment = NULL, *verdict = NULL;
		g_autofree char *told = NULL;
		struct fixture f;
		struct ran r;

		start(&f, &r);
		fixture_run(&f, &r, "outcome", rows[i].service, rows[i].kind, rows[i].on, NULL);
		ran_expect(&r, EXIT_CODE_OK);
		fixture_run(&f, &r, "outcomes", "--json", NULL);
		ran_expect(&r, EXIT_CODE_OK);
		path = g_strdup_printf("services.%d", *rows[i].service == 'b' ? 0 :
						      *rows[i].service == 'l' ? 1 : 2);
		told = g_strconcat(path, ".outcome", NULL);
		ran_expect_json(&r, told, rows[i].kind);
		assessment = g_strconcat(path, ".assessment", NULL);
		ran_expect_json(&r, assessment, rows[i].assessment);
		verdict = g_strconcat(path, ".verdict", NULL);
		ran_expect_json(&r, verdict, rows[i].verdict);
		stop(&f, &r);
	}
}

static void test_documents(void)
{
	struct fixture f;
	struct ran r;

	start(&f, &r);
	fixture_run(&f, &r, "outcomes", "--format=md", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	/* no table without rows */
	g_assert_null(strstr(r.out, "| since |"));
	fixture_run(&f, &r, "outcome", "search", "kept", "--note==1+1", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	fixture_run(&f, &r, "outcomes", "--format=md", NULL);
	g_assert_nonnull(strstr(r.out, "| search | none by then | kept | 2026-09-12 |"));
	/* and counted nowhere */
	g_assert_nonnull(strstr(r.out, "| NO-GO | 0 | 0 | 0 | 0 | 1 |"));
	g_assert_null(strstr(r.out, "| 1 | 0 | 0 | 0 | 0 |"));
	fixture_run(&f, &r, "outcomes", "--format=csv", NULL);
	g_assert_true(g_str_has_prefix(r.out,
				       "service,assessment,verdict,outcome,day,note\r\n"
				       "billing,a1,no-go,,,\r\n"));
	g_assert_nonnull(strstr(r.out, "\r\nsearch,,,kept,2026-09-12,'=1+1\r\n"));
	stop(&f, &r);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/outcomes/by-day", test_by_day);
	g_test_add_func("/app/outcomes/documents", test_documents);
	return test_run();
}
