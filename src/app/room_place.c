/*
 * Where a room was left: its question, how much of it is still wanted, where the front
 * end's cursor was, what was half typed, and what was noted ahead of answers. Kept in the
 * one row of the database that is overwritten, so it costs nothing to write it often.
 */
#include "config.h"

#include "app/room.h"

#include <stdio.h>
#include <stdlib.h>

/* The name under which the cursor is kept; any front end may take it up. */
#define ROOM_VIEW "question"

/* A line per question: "P1<tab>2<tab>note<tab>evidence", the texts escaped. What goes with
 * the answer that is being written is there already. */
static void early_format(GString *out, const struct room *r)
{
	for (int i = 0; i < r->j->q->n_questions; i++) {
		const struct room_beside *b = &r->early[i];
		g_autofree char *note = g_strescape(b->note != NULL ? b->note : "", NULL);
		g_autofree char *evidence =
			g_strescape(b->evidence != NULL ? b->evidence : "", NULL);

		if (i == r->giving || !room_has_early(r, i))
			continue;
		g_string_append_printf(out, "\n%s\t%d\t%s\t%s", r->j->q->questions[i].id,
				       b->confidence, note, evidence);
	}
}

static char *text_of(const char *escaped)
{
	return *escaped != '\0' ? g_strcompress(escaped) : NULL;
}

static void early_parse(struct room *r, const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);

	for (guint i = 1; i < g_strv_length(lines); i++) {
		g_auto(GStrv) parts = g_strsplit(lines[i], "\t", -1);
		int question = g_strv_length(parts) == 4 ?
				       questionnaire_find(r->j->q, parts[0]) : -1;

		/* a later version of the questions may do without it */
		if (question < 0)
			continue;
		room_beside_clear(&r->early[question]);
		r->early[question] = (struct room_beside){
			.note = text_of(parts[2]),
			.evidence = text_of(parts[3]),
			.confidence = CLAMP(atoi(parts[1]), 0, CONFIDENCE_COUNT - 1),
		};
	}
}

/* "draft=7 scope=1 row=2 scroll=0 more=120000", and what was noted early */
#define PLACE_FORMAT "draft=%" G_GINT64_FORMAT " scope=%d row=%d scroll=%d more=%" G_GINT64_FORMAT

static char *place_format(const struct room *r)
{
	GString *out = g_string_new(NULL);

	g_string_printf(out, PLACE_FORMAT, r->j->target.assessment->id, r->scope, r->place.row,
			r->place.scroll, r->place.more_ms);
	early_format(out, r);
	return g_string_free(out, FALSE);
}

/* What stands before the notes. */
struct left {
	gint64 draft, more_ms;
	int scope, row, scroll;
};

static bool left_parse(struct left *l, const char *text)
{
	return text != NULL && sscanf(text, PLACE_FORMAT, &l->draft, &l->scope, &l->row, &l->scroll,
				      &l->more_ms) == 5;
}

static void take_place(struct room *r, const struct left *l, struct store_cursor *c)
{
	r->scope = CLAMP(l->scope, 0, ROOM_EVERYTHING);
	r->place = (struct room_place){
		.row = l->row,
		.scroll = l->scroll,
		.more_ms = MAX(l->more_ms, 0),
		.field = g_steal_pointer(&c->field),
		.text = g_steal_pointer(&c->text),
		.timer_ms = c->timer_ms,
		.timer_runs = c->timer_runs,
	};
}

void room_place_clear(struct room_place *p)
{
	g_free(p->field);
	g_free(p->text);
	*p = (struct room_place){ 0 };
}

void room_end_typing(struct room *r)
{
	g_clear_pointer(&r->place.field, g_free);
	g_clear_pointer(&r->place.text, g_free);
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
 * and had not been left. A service has one place: that of a draft which was finished or taken
 * back is none of this one's. */
void room_resume(struct room *r)
{
	g_autoptr(store_cursor) c = NULL;
	struct left left;
	int question;

	if (!r->w->resumed ||
	    !store_get_cursor(r->app->store, r->j->target.service->id, &c, NULL) ||
	    c == NULL || !left_parse(&left, c->extra) || left.draft != r->j->target.assessment->id)
		return;
	r->walked = true;
	early_parse(r, c->extra);
	if (c->question == NULL)
		return;
	question = questionnaire_find(r->j->q, c->question);
	if (question < 0 || inputs_state(r->j->in, question) == STATE_HIDDEN ||
	    (r->w->quick && r->j->q->questions[question].quick == 0))
		return;
	take_place(r, &left, c);
	for (guint i = 0; i < r->order->items->len; i++) {
		const struct order_item *item =
			&g_array_index(r->order->items, struct order_item, i);

		if (item->question == question)
			r->block = item->block;
	}
	r->question = question;
}
