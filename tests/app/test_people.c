/*
 * Who is in the room: names, counts, roles that are missing, who comes late and who
 * leaves.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"

/* Each row goes on from the one before; `people' is the whole printed list. */
static void test_seating(void)
{
	static const struct {
		const char *now;		/* time of that day */
		const char *words[4];
		enum exit_code code;
		const char *people;
	} rows[] = {
		{ "08:30", { "--count=5", "--missing=operations,product" }, EXIT_CODE_OK,
		  "missing: operations\nmissing: product\n5 people in the room\n" },
		/* naming is not coming, and who is there is not missing */
		{ "08:31", { "Ana:product", "Ben" }, EXIT_CODE_OK,
		  "Ana (product)\nBen\nmissing: operations\n5 people in the room\n" },
		{ "08:32", { "Ben:developers" }, EXIT_CODE_OK,
		  "Ana (product)\nBen (developers)\nmissing: operations\n5 people in the room\n" },
		{ "08:33", { "Ben" }, EXIT_CODE_OK,
		  "Ana (product)\nBen (developers)\nmissing: operations\n5 people in the room\n" },
		{ "09:00", { "Li:operations", "--late" }, EXIT_CODE_OK,
		  "Ana (product)\nBen (developers)\nLi (operations)\nno role is missing\n"
		  "6 people in the room\n" },
		{ "09:10", { "--gone=ben" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\n5 people in the room\n" },
		{ "09:11", { "--gone=Anna" }, EXIT_CODE_DATA, "" },
		{ "09:12", { "Cem:cleaner" }, EXIT_CODE_DATA, "" },
		{ "09:12", { ":product" }, EXIT_CODE_DATA, "" },
		{ "09:13", { "--missing=leadership" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nmissing: leadership\n5 people in the room\n" },
		{ "09:14", { "--missing=none" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nno role is missing\n5 people in the room\n" },
		/* more names than were counted are more people */
		{ "09:15", { "--count=2", "Max" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nMax\nno role is missing\n"
		  "3 people in the room\n" },
		/* the only one of a role leaves: of that role nothing is known */
		{ "09:17", { "--gone=Ana" }, EXIT_CODE_OK,
		  "Li (operations)\nMax\n2 people in the room\n" },
		{ "09:18", { "Ana:product" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nMax\nno role is missing\n"
		  "3 people in the room\n" },
		/* two come with what is missing, in one change */
		{ "09:20", { "--missing=developers" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nMax\nmissing: developers\n"
		  "3 people in the room\n" },
		{ "09:20", { "Max:developers", "Nia:developers", "--missing=developers" },
		  EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nMax (developers)\nNia (developers)\n"
		  "no role is missing\n4 people in the room\n" },
		{ "09:20", { "--gone=Nia" }, EXIT_CODE_OK,
		  "Ana (product)\nLi (operations)\nMax (developers)\n"
		  "no role is missing\n3 people in the room\n" },
		{ "09:21", { "--count=none" }, EXIT_CODE_USAGE, "" },
	};
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "billing", "--from=shop", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *now = g_strdup_printf("2026-09-12T%s:00Z", rows[i].now);

		f.now = now;
		fixture_run(&f, &r, "people", "billing", rows[i].words[0], rows[i].words[1],
			    rows[i].words[2], NULL);
		test_row(rows[i].now, r.code == rows[i].code);
		test_row(rows[i].now, strcmp(r.out, rows[i].people) == 0);
		if (strcmp(r.out, rows[i].people) != 0)
			g_test_message("%s", r.out);
	}
	f.now = FIXTURE_NOW;
	fixture_run(&f, &r, "people", "billing", "--json", NULL);
	ran_expect_json(&r, "count", "3");
	ran_expect_json(&r, "people.0.name", "Ana");
	ran_expect_json(&r, "people.0.since", "2026-09-12T09:18:00Z");
	ran_expect_json(&r, "people.1.since", "2026-09-12T09:00:00Z");
	ran_clear(&r);
	fixture_clear(&f);
}

/* Who is named twice may be two people or a slip: it is said which name, and asked. */
static void test_doubled(void)
{
	static const struct {
		const char *words[3];
		const char *message;		/* NULL = taken */
	} rows[] = {
		{ { "Ana", "ana" }, "\"ana\" is named twice" },
		{ { "Ana:product", "Ben", "Ana:developers" }, "\"Ana\" is named twice" },
		{ { "Ana", "--gone=Ana" }, "\"Ana\" is named twice" },
		{ { "--gone=Ana,Ana" }, "\"Ana\" is named twice" },
		{ { "Ana", "Ana B." }, NULL },
		{ { "--missing=operations,operations" }, NULL },
	};
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "billing", "--from=shop", NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		fixture_run(&f, &r, "people", "billing", rows[i].words[0], rows[i].words[1],
			    rows[i].words[2], NULL);
		ran_expect(&r, rows[i].message != NULL ? EXIT_CODE_DATA : EXIT_CODE_OK);
		if (rows[i].message != NULL)
			g_assert_cmpstr(diags_find(r.ds, "doubled")->message, ==,
					rows[i].message);
	}
	g_assert_cmpstr(r.out, ==, "Ana\nAna B.\nmissing: operations\n2 people in the room\n");
	ran_clear(&r);
	fixture_clear(&f);
}

/* A name that is nearly there is named, and nothing is stored. */
static void test_nobody(void)
{
	struct fixture f;
	struct ran r;

	fixture_init(&f);
	ran_init(&r);
	fixture_run(&f, &r, "new", "billing", "--from=shop", NULL);
	fixture_run(&f, &r, "people", "billing", "Chiara", NULL);
	fixture_run(&f, &r, "people", "billing", "--gone=Chira", "--count=9", NULL);
	ran_expect(&r, EXIT_CODE_DATA);
	g_assert_cmpstr(diags_find(r.ds, "no-person")->hint, ==, "did you mean \"Chiara\"?");
	fixture_run(&f, &r, "people", "billing", "--json", NULL);
	ran_expect_json(&r, "count", "1");
	fixture_run(&f, &r, "people", "billing", "--gone=Chiara", NULL);
	ran_expect(&r, EXIT_CODE_OK);
	g_assert_cmpstr(r.out, ==, "");
	fixture_run(&f, &r, "undo", "billing", NULL);
	fixture_run(&f, &r, "people", "billing", "--json", NULL);
	ran_expect_json(&r, "people.0.name", "Chiara");
	ran_clear(&r);
	fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/people/seating", test_seating);
	g_test_add_func("/people/nobody", test_nobody);
	g_test_add_func("/people/doubled", test_doubled);
	return test_run();
}
