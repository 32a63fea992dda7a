/* Points of the checklist that belong to no screen's own test: the timer. */
#include "config.h"

#include <string.h>

#include "screens.h"
#include "testlib.h"
#include "tui/question.h"
#include "tui/walk.h"

enum { SECOND_MS = 1000 };

static void pass_second(struct tui_fixture *f)
{
	f->app.now_ms += SECOND_MS;
	tui_tick(&f->tui);
}

/* It counts while somebody types, and takes neither the cursor nor a letter. */
static void test_point_15_timer(void)
{
	static const struct screen_row *question;
	struct tui_fixture f;
	const struct list *list;
	int at;

	for (question = screen_rows; strcmp(question->name, "question") != 0; question++)
		continue;
	screens_open(&f, question);
	list = tui_top(&f.tui)->ops->list(tui_top(&f.tui));
	tui_type(&f, "j t");
	at = list->at;
	pass_second(&f);
	pass_second(&f);
	pass_second(&f);
	g_assert_cmpint(walk_room(&f.tui)->place.timer_ms, ==, 3 * SECOND_MS);
	tui_shows(&f, "00:03");
	g_assert_cmpint(list->at, ==, at);
	tui_type(&f, "m");
	tui_write(&f, "four ");
	pass_second(&f);
	tui_write(&f, "days");
	tui_shows(&f, "Note: four days");
	tui_shows(&f, "00:04");
	tui_type(&f, "Enter t");
	pass_second(&f);
	pass_second(&f);
	tui_shows(&f, "00:04");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/points/15-timer", test_point_15_timer);
	return test_run();
}
