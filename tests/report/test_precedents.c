/*
 * Which published accounts stand beside a report: the nearest, at most two, the
 * same ones in whatever order they were found.
 */
#include "config.h"

#include "core/precedent.h"
#include "judged.h"
#include "testlib.h"

enum { CHANGES_MAX = 4 };

static const struct {
	const char *name;
	const char *changes[CHANGES_MAX];
	int n;
	const char *first;
} rows[] = {
	{ "all well", { NULL }, 2, "amazon" },
	{ "no reason", { "why.org-problem=no", NULL }, 2, "basecamp" },
	{ "nothing known", { "empty", NULL }, 0, NULL },
};

static void check_rows(const struct fixture *f)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		int chosen[PRECEDENTS_MAX];
		struct judged j;
		int n;

		judged_init(&j, f, rows[i].changes);
		n = precedent_choose(chosen, j.r.cases, j.r.n_cases, j.in, j.v);
		test_row(rows[i].name, n == rows[i].n);
		if (n > 0 && rows[i].first != NULL)
			test_row_str(rows[i].name, f->cases[chosen[0]]->id, rows[i].first);
		judged_clear(&j);
	}
}

static void test_choice(void)
{
	struct fixture f;

	fixture_load_shipped(&f);
	check_rows(&f);
	for (int i = 0; i < f.n_cases / 2; i++) {
		struct published_case *last = f.cases[f.n_cases - 1 - i];

		f.cases[f.n_cases - 1 - i] = f.cases[i];
		f.cases[i] = last;
	}
	check_rows(&f);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/precedents/choice", test_choice);
	return test_run();
}
