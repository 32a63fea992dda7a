/* Names in texts: expanded once, neutral words where there are none. */
#include "config.h"

#include "core/placeholders.h"
#include "testlib.h"

static const struct placeholders named = { "billing", "Orders", "shop", "ledger" };
static const struct placeholders empty = { "", NULL, NULL, NULL };
static const struct placeholders tricky = { "{team}", "{", "%s", "}" };

static const struct {
	const char *name, *text;
	const struct placeholders *p;
	const char *expected;
} rows[] = {
	{ "all", "{service} {team} {system} {consumers}", &named, "billing Orders shop ledger" },
	{ "none", "no braces", &named, "no braces" },
	{ "neutral in a sentence", "Who owns {service}?", &empty, "Who owns the service?" },
	{ "neutral at the start", "{team} does.", &empty, "The owning team does." },
	{ "neutral after a sentence", "Yes. {system} is.", NULL, "Yes. The application is." },
	{ "neutral after an abbreviation dot", "shop.{system}", NULL, "shop.the application" },
	{ "quotes are of names", "Kann „{team}“ liefern? „{service}“ «{system}»", &named,
	  "Kann „Orders“ liefern? „billing“ «shop»" },
	{ "no quotes round neutral words", "Kann „{team}“ liefern? „{service}“ «{system}»", NULL,
	  "Kann the owning team liefern? The service the application" },
	{ "other quotes, too", "Who asks \"{team}\", “{team}” or '{team}'?", NULL,
	  "Who asks the owning team, the owning team or the owning team?" },
	{ "quotes round more stay", "Say \"{service} owns it\", not „{team}\".", NULL,
	  "Say \"the service owns it\", not „the owning team\"." },
	{ "others are kept", "{other} {service", &named, "{other} {service" },
	{ "expanded once", "{service}{team}{system}{consumers}", &tricky, "{team}{%s}" },
	{ "empty", "", &named, "" },
};

static void test_expand(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *got = placeholders_expand(rows[i].text, rows[i].p);

		test_row_str(rows[i].name, got, rows[i].expected);
	}
	g_assert_null(placeholders_expand(NULL, &named));
}

static void test_unknown(void)
{
	int at = -1;

	g_assert_false(placeholders_find_unknown("{service} and {consumers}", &at));
	g_assert_true(placeholders_find_unknown("a {servce}", &at));
	g_assert_cmpint(at, ==, 2);
	g_assert_true(placeholders_find_unknown("{team} {", NULL));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/placeholders/expand", test_expand);
	g_test_add_func("/placeholders/unknown", test_unknown);
	return test_run();
}
