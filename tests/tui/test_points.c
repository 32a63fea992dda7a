/* Points of the checklist that belong to no screen's own test: the timer. */
#include "config.h"

#include <string.h>

#include "screens.h"
#include "sitting.h"
#include "testlib.h"

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

/* Two more minutes, as often as they are asked for; a room that is over has them from then
 * on. Where nothing runs or ends, there is no such key. */
static void test_point_15_more_time(void)
{
	struct tui_fixture f;
	struct room_place *p;

	sit_down(&f);
	tui_fixture_run(&f, "room", "billing", "--timebox=5");
	tui_tick(&f.tui);
	tui_lacks(&f, "2 min more");
	tui_type(&f, "+");
	tui_shows(&f, "+ means nothing here");
	tui_type(&f, "t");
	tui_shows(&f, "+ 2 min more");
	p = &room_of(&f)->place;
	p->timer_ms = 60 * SECOND_MS;
	tui_shows(&f, "01:00 / 05:00");
	tui_type(&f, "+");
	tui_shows(&f, "Two more minutes");
	tui_shows(&f, "01:00 / 07:00");
	p->timer_ms = (7 * 60 + 45) * SECOND_MS;
	tui_shows(&f, "OVER +0:45");
	tui_type(&f, "+");
	tui_shows(&f, "2:00 LEFT");
	/* a plus that is typed is a letter */
	tui_type(&f, "m +");
	tui_shows(&f, "Note: +");
	tui_type(&f, "Enter");
	tui_shows(&f, "2:00 LEFT");
	start_again(&f);
	tui_shows(&f, "2:00 LEFT");
	tui_fixture_run(&f, "room", "billing", "--timebox=0");
	tui_tick(&f.tui);
	tui_shows(&f, "07:45");
	tui_lacks(&f, "2 min more");
	tui_fixture_clear(&f);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/points/15-timer", test_point_15_timer);
	g_test_add_func("/tui/points/15-more-time", test_point_15_more_time);
	return test_run();
}
