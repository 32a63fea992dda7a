/*
 * The ways into a workshop. The room itself belongs to the question on the screen.
 */
#include "config.h"

#include "tui/walk.h"

#include "tui/question.h"

bool walk_push_request(struct tui *t, const struct workshop_request *r)
{
	return tui_push(t, &question_ops, r);
}

bool walk_push(struct tui *t, const char *service)
{
	struct workshop_request r = { .service = service };

	return walk_push_request(t, &r);
}

bool walk_start(struct tui *t, const struct workshop_request *r, struct diags *ds)
{
	return tui_start(t, &question_ops, r, ds);
}

static struct question_screen *find(const struct tui *t)
{
	return (struct question_screen *)tui_find_screen(t, &question_ops);
}

struct room *walk_room(const struct tui *t)
{
	struct question_screen *s = find(t);

	return s != NULL ? s->room : NULL;
}

void walk_answered(struct tui *t, int question, int services)
{
	struct question_screen *s = find(t);

	if (s != NULL)
		question_answered(s, question, services);
}

void walk_jump(struct tui *t, int question)
{
	struct question_screen *s = find(t);

	if (s == NULL)
		return;
	while (tui_top(t) != &s->screen)
		tui_pop(t);
	question_show(s, question);
}
