/* A room that sits down at billing. */
#include "config.h"

#include "sitting.h"

#include "testlib.h"

const struct workshop_request billing = { .service = "billing" };

void sit_down(struct tui_fixture *f)
{
	g_autoptr(diags) ds = diags_new();

	tui_fixture_init(f);
	tui_fixture_run(f, "new", "billing", "--from=shop", "--team=Payments");
	tui_fixture_run(f, "people", "billing", "--count=5");
	g_assert_true(walk_start(&f->tui, &billing, ds));
}

struct room *room_of(struct tui_fixture *f)
{
	return walk_room(&f->tui);
}

int index_of(struct tui_fixture *f, const char *label)
{
	int i = questionnaire_find_label(room_of(f)->j->q, label);

	g_assert_cmpint(i, >=, 0);
	return i;
}

void go_to(struct tui_fixture *f, const char *label)
{
	tui_go(&f->tui, index_of(f, label));
}

const char *asked(struct tui_fixture *f)
{
	return question_label(room_question(room_of(f)));
}

void expect_answer(struct tui_fixture *f, const char *label, const char *value)
{
	const struct store_answer *a = room_answer_of(room_of(f), index_of(f, label));

	test_row_str(label, a != NULL ? a->value : "", value);
}

void start_again(struct tui_fixture *f)
{
	tui_fixture_restart(f, &question_ops, &billing);
	question_resume((struct question_screen *)tui_top(&f->tui));
}
