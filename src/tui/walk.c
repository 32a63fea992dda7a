/*
 * The ways into a workshop. The room itself belongs to the question on the screen.
 */
#include "config.h"

#include "tui/walk.h"

#include <string.h>

#include "tui/begin.h"
#include "tui/question.h"

static struct question_screen *find(const struct tui *t)
{
	return (struct question_screen *)tui_find_screen(t, &question_ops);
}

/* The screen it begins with; NULL with a diagnostic. */
static const struct screen_ops *first_screen(struct tui *t, const struct workshop_request *r,
					     struct diags *ds)
{
	bool asks;

	if (!begin_is_needed(&asks, t->app, r, ds))
		return NULL;
	return asks ? &begin_ops : &question_ops;
}

/* The new top: what it still has to ask. */
static void settle_in(struct tui *t, const struct screen_ops *ops)
{
	if (ops == &question_ops)
		question_resume(find(t));
	else
		begin_ask(tui_top(t));
}

bool walk_push_request(struct tui *t, const struct workshop_request *r)
{
	g_autoptr(diags) ds = diags_new();
	const struct screen_ops *ops = first_screen(t, r, ds);

	tui_complain(t, ds);
	if (ops == NULL || !tui_push(t, ops, r))
		return false;
	settle_in(t, ops);
	return true;
}

bool walk_push(struct tui *t, const char *service)
{
	struct workshop_request r = { .service = service };

	return walk_push_request(t, &r);
}

bool walk_replace(struct screen *s, const char *service)
{
	struct tui *t = s->tui;
	struct screen *open = tui_find_screen(t, &question_ops);

	if (open != NULL && strcmp(open->ops->service(open), service) == 0) {
		while (tui_top(t) != open)
			tui_pop(t);
		return true;
	}
	if (!walk_push(t, service))
		return false;
	tui_lift(t, s);
	tui_drop(t, s);
	return true;
}

bool walk_start(struct tui *t, const struct workshop_request *r, struct diags *ds)
{
	const struct screen_ops *ops = first_screen(t, r, ds);

	if (ops == NULL || !tui_start(t, ops, r, ds))
		return false;
	settle_in(t, ops);
	return true;
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
