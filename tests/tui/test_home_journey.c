/* Home on a real terminal: the first minutes of somebody who has never seen it, and sizes
 * and names that are hard. */
#include "config.h"

#include <string.h>

#include "journey.h"
#include "testlib.h"

/* With nothing but what is on the screen: from an empty database to a stored answer. */
static void test_first_minutes(void)
{
	g_autofree char *list = NULL;
	struct journey j;

	journey_init(&j, JOURNEY_NOTHING);
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "No proposed services yet.");
	journey_keys(&j, "+");
	terminal_wait_for(j.t, "New service");
	terminal_type(j.t, "billing\tshop\tPayments");
	terminal_wait_for(j.t, "Payments");
	journey_keys(&j, "C-s");
	terminal_wait_for(j.t, "Saved: billing is added");
	journey_keys(&j, "Enter");
	terminal_wait_for(j.t, "1-9 answer");
	journey_keys(&j, "1");
	terminal_wait_for(j.t, "Saved");
	journey_keys(&j, "q");
	terminal_wait_for(j.t, "1 proposed service");
	terminal_wait_for(j.t, "draft");
	journey_end(&j, "q", 0);
	list = journey_seam(&j, "list --json");
	g_assert_nonnull(strstr(list, "\"service\":\"billing\""));
	g_assert_nonnull(strstr(list, "\"state\":\"draft\""));
	journey_clear(&j);
}

/* The option opens the home of one system. */
static void test_system(void)
{
	struct journey j;

	journey_init(&j, JOURNEY_DEMO);
	journey_start(&j, 24, 80, "--system shop-monolith");
	terminal_wait_for(j.t, "6 proposed services");
	terminal_wait_for(j.t, "OrderService");
	journey_keys(&j, "G");
	terminal_wait_for(j.t, "── Returns");
	/* any size, and back: the same service, and nothing left over */
	terminal_resize(j.t, 10, 40);
	terminal_wait_gone(j.t, "── Returns");
	terminal_wait_for(j.t, "▸ Returns");
	terminal_resize(j.t, 60, 200);
	terminal_wait_for(j.t, "WAY ON");
	terminal_resize(j.t, 24, 80);
	terminal_wait_gone(j.t, "WAY ON");
	journey_golden(&j, "home-demo");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

/* Names in wide letters, with marks and controls: columns stay where they are. */
static void test_point_27_names(void)
{
	static const char *const names[] = {
		"\xe6\xb1\xba\xe6\xb8\x88\xe3\x83\x81\xe3\x83\xbc\xe3\x83\xa0",
		"Zahlu\xcc\x88ngen", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb-people",
		"\xd7\xa6\xd7\x95\xd7\x95\xd7\xaa",
		"a-team-with-a-name-that-is-longer-than-any-column-can-be-on-a-screen",
	};
	struct journey j;

	journey_init(&j, JOURNEY_SERVICE);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *words = g_strdup_printf(
			"-q new service-%zu --from shop --team %s", i, names[i]);
		g_autofree char *out = journey_seam(&j, words);

		g_assert_cmpstr(out, ==, "");
	}
	journey_start(&j, 24, 80, "");
	terminal_wait_for(j.t, "service-4");
	journey_golden(&j, "home-names");
	journey_end(&j, "q", 0);
	journey_clear(&j);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	if (!terminal_or_skip())
		return 0;
	g_test_add_func("/tui/home/first-minutes", test_first_minutes);
	g_test_add_func("/tui/home/system", test_system);
	g_test_add_func("/tui/points/27-names-on-home", test_point_27_names);
	return g_test_run();
}
