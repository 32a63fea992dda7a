/*
 * Where a room was left: its question, how much of it is still wanted, where the front
 * end's cursor was, and what was half typed. Kept in the one row of the database that is
 * overwritten, so it costs nothing to write it often.
 */
#include "config.h"

#include "app/room.h"

#include <stdio.h>

/* The name under which the cursor is kept; any front end may take it up. */
#define ROOM_VIEW "question"

/* "scope=1 row=2 scroll=0 more=120000" */
static char *place_format(const struct room *r)
{
	return g_strdup_printf("scope=%d row=%d scroll=%d more=%" G_GINT64_FORMAT, r->scope,
			       r->place.row, r->place.scroll, r->place.more_ms);
}

static void place_parse(struct room *r, const char *text)
{
	int scope, row, scroll;
	gint64 more = 0;

	/* the last one is newer than the others, and may be missing */
	if (text == NULL || sscanf(text, "scope=%d row=%d scroll=%d more=%" G_GINT64_FORMAT,
				   &scope, &row, &scroll, &more) < 3)
		return;
	r->scope = CLAMP(scope, 0, ROOM_EVERYTHING);
	r->place.row = row;
	r->place.scroll = scroll;
	r->place.more_ms = MAX(more, 0);
}

void room_place_clear(struct room_place *p)
{
	g_free(p->field);
	g_free(p->text);
	*p = (struct room_place){ 0 };
}

bool room_remember(struct room *r, struct diags *ds)
{
	g_autofree char *extra = place_format(r);
	struct store_cursor c = {
		.view = (char *)ROOM_VIEW,
		.question = r->question >= 0 ? r->j->q->questions[r->question].id : NULL,
		.field = r->place.field,
		.text = r->place.text,
		.timer_ms = r->place.timer_ms,
		.timer_runs = r->place.timer_runs,
		.extra = extra,
		.at = r->app->now,
		.who = (char *)app_author(r->app, r->w->args),
	};

	return store_put_cursor(r->app->store, r->j->target.service->id, &c, ds);
}

/* Where the room was left, if that is still asked; also on a question that has its answer
 * and had not been left. */
void room_resume(struct room *r)
{
	g_autoptr(store_cursor) c = NULL;
	int question;

	if (!r->w->resumed ||
	    !store_get_cursor(r->app->store, r->j->target.service->id, &c, NULL) ||
	    c == NULL || c->question == NULL)
		return;
	question = questionnaire_find(r->j->q, c->question);
	if (question < 0 || inputs_state(r->j->in, question) == STATE_HIDDEN ||
	    (r->w->quick && r->j->q->questions[question].quick == 0))
		return;
	place_parse(r, c->extra);
	r->place.field = g_steal_pointer(&c->field);
	r->place.text = g_steal_pointer(&c->text);
	r->place.timer_ms = c->timer_ms;
	r->place.timer_runs = c->timer_runs;
	for (guint i = 0; i < r->order->items->len; i++) {
		const struct order_item *item =
			&g_array_index(r->order->items, struct order_item, i);

		if (item->question == question)
			r->block = item->block;
	}
	r->question = question;
}
