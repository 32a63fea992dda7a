/* Which names are slugs, and what is offered for those that are not. */
#include "config.h"

#include "base/slug.h"

#include <string.h>

#include "testlib.h"

#define X63 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"

static void test_check(void)
{
	static const struct {
		const char *slug;
		const char *code; /* NULL: valid */
		const char *hint;
	} rows[] = {
		{ "checkout", NULL, NULL },
		{ "Shop-Monolith_2", NULL, NULL },
		{ "0", NULL, NULL },
		{ X63 "y", NULL, NULL },
		{ X63 "yz", "slug-long", "\"" X63 "y\" would do" },
		{ "", "slug-empty", "use letters, digits, \"-\" and \"_\", such as \"checkout\"" },
		{ "-rf", "slug-invalid", "\"rf\" would do" },
		{ "_x", "slug-invalid", "\"x\" would do" },
		{ "my service", "slug-invalid", "\"my-service\" would do" },
		{ "a/../b", "slug-invalid", "\"a-b\" would do" },
		{ "größe", "slug-invalid", "\"grosse\" would do" },
		{ "a\nb", "slug-invalid", "\"a-b\" would do" },
		{ "\x1b[31m", "slug-invalid", "\"31m\" would do" },
		{ "日本", "slug-invalid", NULL },
		{ "\xff", "slug-invalid", NULL },
		{ "x@a3", "slug-invalid", "\"x-a3\" would do" },
		{ "..", "slug-invalid", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(diags) ds = diags_new();
		bool ok = slug_check(rows[i].slug, ds);
		const struct diag *d = ds->items->len > 0 ? ds->items->pdata[0] : NULL;

		test_row(rows[i].slug, ok == (rows[i].code == NULL));
		test_row(rows[i].slug, slug_is_valid(rows[i].slug) == ok);
		test_row_str(rows[i].slug, d != NULL ? d->code : NULL, rows[i].code);
		test_row_str(rows[i].slug, d != NULL ? d->hint : NULL, rows[i].hint);
	}
}

/* Every offer is a slug. */
static void test_offers(void)
{
	for (int round = 0; round < 5000 && !g_test_failed(); round++) {
		char noise[100];
		size_t n = g_test_rand_int_range(0, sizeof(noise));
		g_autofree char *offer = NULL;

		for (size_t i = 0; i < n; i++)
			noise[i] = g_test_rand_int_range(1, 256);
		noise[n] = '\0';
		offer = slug_from_text(noise);
		g_assert_true(offer == NULL || slug_is_valid(offer));
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/slug/check", test_check);
	g_test_add_func("/slug/offers", test_offers);
	return test_run();
}
