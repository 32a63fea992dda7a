/*
 * From question to question: Space by what can still decide, h and l where the room has
 * been, J and K by sections; and the time it takes. An answer never moves on by itself:
 * the room sees what it gave.
 */
#include "config.h"

#include "tui/question.h"

#include <glib/gi18n.h>

#include "tui/key.h"

enum {
	TIMER_KEPT_EVERY_MS = 5000,
	TIMER_STEP_MAX_MS = 3000,	/* a longer pause is none of the workshop's */
	TIMER_MORE_MS = 120 * 1000,	/* what one key grants */
};

static struct question_screen *of(struct screen *s)
{
	return (struct question_screen *)s;
}

/* ---- moving ------------------------------------------------------------------- */

void question_arrive(struct question_screen *s)
{
	g_autoptr(diags) ds = diags_new();

	g_clear_pointer(&s->said, g_free);
	attempt_clear(&s->attempt);
	s->room->place.scroll = 0;
	if (!question_look(s, ds))
		tui_complain(s->screen.tui, ds);
	list_select(&s->list, MAX(question_answered_row(s), 0));
	/* kept with the next tick: who goes on does not wait for the disk */
	s->unkept = true;
}

static void new_block(struct question_screen *s)
{
	s->room->place.timer_ms = 0;
	s->room->place.more_ms = 0;
}

void question_next(struct question_screen *s)
{
	bool answered = question_answer(s) != NULL;
	bool was_settled = s->room->j->v->decided;

	if (answered && question_quick_is_over(s)) {
		question_ask_quick(s);
		return;
	}
	if (answered && room_must_choose(s->room)) {
		question_ask_how_on(s);
		return;
	}
	if (!(answered ? room_next(s->room) : room_skip(s->room))) {
		/* the last one stays on the screen */
		if (!room_back(s->room))
			room_jump(s->room, 0);
		question_ask_at_end(s);
		return;
	}
	if (s->room->block_ended)
		new_block(s);
	if (!answered && !was_settled)
		tui_say(s->screen.tui, STATUS_PLAIN, "%s",
			_("Left open; it is asked again at the end. h goes back."));
	question_arrive(s);
}

void question_run_next(struct screen *screen, int key)
{
	(void)key;
	question_next(of(screen));
}

void question_go(struct screen *screen, int question)
{
	room_jump(of(screen)->room, question);
	question_arrive(of(screen));
}

static bool is_hidden(const struct question_screen *s, int question)
{
	return inputs_is_hidden(s->room->j->in, question) ||
	       (s->workshop.quick && s->room->j->q->questions[question].quick == 0);
}

/* The nearest one in the order of the file that is asked at all. */
static bool go_beside(struct question_screen *s, int step)
{
	int n = s->room->j->q->n_questions, i = s->room->question + step;

	while (i >= 0 && i < n && is_hidden(s, i))
		i += step;
	if (i < 0 || i >= n)
		return false;
	room_jump(s->room, i);
	return true;
}

/* Where the room has been; before that, the order of the file. */
void question_run_previous(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	(void)key;
	if (room_back(s->room) || go_beside(s, -1))
		question_arrive(s);
	else
		tui_say(screen->tui, STATUS_PLAIN, "%s", _("This is the first question."));
}

void question_run_following(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);

	(void)key;
	if (room_forward(s->room) || go_beside(s, 1))
		question_arrive(s);
	else
		tui_say(screen->tui, STATUS_PLAIN, "%s", _("This is the last question."));
}

/* The first open question of a section, else its first. */
static int first_of_section(const struct question_screen *s, int section)
{
	const struct section *one = &s->room->j->q->sections[section];

	for (int i = one->first; i < one->first + one->n_questions; i++)
		if (!is_hidden(s, i) && inputs_is_open(s->room->j->in, i))
			return i;
	for (int i = one->first; i < one->first + one->n_questions; i++)
		if (!is_hidden(s, i))
			return i;
	return -1;
}

void question_run_section(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);
	int step = key == 'J' ? 1 : -1, section = question_of(s)->section + step;

	for (; section >= 0 && section < s->room->j->q->n_sections; section += step) {
		int question = first_of_section(s, section);

		if (question < 0)
			continue;
		question_go(screen, question);
		return;
	}
	tui_say(screen->tui, STATUS_PLAIN, "%s",
		step > 0 ? _("This is the last section.") : _("This is the first section."));
}

void question_run_scroll(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);
	int page = key_is_in(key, "PgDn PgUp") ? 10 : 5;

	s->room->place.scroll += key_is_in(key, "PgDn Ctrl-D") ? page : -page;
	s->at_first = s->at_last = -1;
}

/* ---- timer -------------------------------------------------------------------- */

void question_run_timer(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);
	struct room_place *p = &s->room->place;

	(void)key;
	p->timer_runs = !p->timer_runs;
	s->ticked_ms = screen->tui->app->now_ms;
	tui_say(screen->tui, STATUS_PLAIN, "%s",
		p->timer_runs ? _("The timer runs; t stops it.") : _("The timer stands."));
	question_remember(s);
}

gint64 question_time_limit(const struct question_screen *s)
{
	int minutes = s->settings.timebox_min;

	return minutes > 0 ? minutes * G_GINT64_CONSTANT(60000) + s->room->place.more_ms : 0;
}

/* Without a limit there is nothing to add to. */
bool question_has_limit(const struct screen *screen)
{
	const struct question_screen *s = (const struct question_screen *)screen;

	return s->room->place.timer_runs && question_time_limit(s) > 0;
}

/* A room that is over gets them from now on: two minutes that are gone already help nobody. */
void question_run_more_time(struct screen *screen, int key)
{
	struct question_screen *s = of(screen);
	struct room_place *p = &s->room->place;

	(void)key;
	p->more_ms += TIMER_MORE_MS + MAX(p->timer_ms - question_time_limit(s), 0);
	tui_say(screen->tui, STATUS_PLAIN, "%s", _("Two more minutes for these questions."));
	question_remember(s);
}

bool question_count_time(struct question_screen *s, int64_t now_ms)
{
	struct room_place *p = &s->room->place;
	gint64 before = p->timer_ms;

	if (!p->timer_runs)
		return false;
	/* a laptop that slept, or a program that was stopped, has not used that time */
	if (s->ticked_ms > 0 && now_ms > s->ticked_ms &&
	    now_ms - s->ticked_ms < TIMER_STEP_MAX_MS)
		p->timer_ms += now_ms - s->ticked_ms;
	s->ticked_ms = now_ms;
	if (before / TIMER_KEPT_EVERY_MS != p->timer_ms / TIMER_KEPT_EVERY_MS)
		s->unkept = true;
	return p->timer_ms / 1000 != before / 1000;
}
