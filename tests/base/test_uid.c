/* UUIDs version 7 against RFC 9562. */
#include "config.h"

#include "base/uid.h"

#include <string.h>

#include "testlib.h"

static void test_v7(void)
{
	static const struct {
		const char *uid;
		int64_t unix_ms;
		uint8_t random[UID_RANDOM_BYTES];
	} rows[] = {
		/* RFC 9562, appendix A.6: 2022-02-22 19:22:22 UTC */
		{ "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
		  INT64_C(0x017f22e279b0),
		  { 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f } },
		/* The bits of version and variant are ours, whatever the bytes say. */
		{ "00000000-0000-7000-8000-000000000000", 0, { 0 } },
		{ "ffffffff-ffff-7fff-bfff-ffffffffffff",
		  INT64_C(0xffffffffffff),
		  { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff } },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		char uid[UID_SIZE];

		uid_v7(uid, rows[i].unix_ms, rows[i].random);
		test_row_str(rows[i].uid, uid, rows[i].uid);
		test_row(rows[i].uid, uid_is_valid(uid));
	}
}

static void test_is_valid(void)
{
	static const char *const wrong[] = {
		"",
		"017f22e2",
		"017f22e2-79b0-4cc3-98c4-dc0c0c07398f",	 /* version 4 */
		"017f22e2-79b0-7cc3-78c4-dc0c0c07398f",	 /* variant */
		"017F22E2-79B0-7CC3-98C4-DC0C0C07398F",	 /* upper case */
		"017f22e2-79b0-7cc3-98c4-dc0c0c07398",	 /* short */
		"017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", /* long */
		"017f22e2_79b0_7cc3_98c4_dc0c0c07398f",
		"017f22e279b07cc398c4dc0c0c07398fffff",
		"g17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		test_row(wrong[i], !uid_is_valid(wrong[i]));
}

static void test_random(void)
{
	g_autoptr(diags) ds = diags_new();
	uint8_t a[UID_RANDOM_BYTES];
	uint8_t b[UID_RANDOM_BYTES];

	g_assert_true(uid_random(a, ds));
	g_assert_true(uid_random(b, ds));
	g_assert_true(diags_is_empty(ds));
	g_assert_cmpint(memcmp(a, b, sizeof(a)), !=, 0);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/uid/v7", test_v7);
	g_test_add_func("/uid/is-valid", test_is_valid);
	g_test_add_func("/uid/random", test_random);
	return test_run();
}
