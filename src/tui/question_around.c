/*
 * What stands around a question: its name, progress and timer in the first row, and where
 * the room stands in the last but one.
 */
#include "config.h"

#include "tui/question.h"

#include <glib/gi18n.h>

#include "app/room_text.h"

char *question_crumb(const struct screen *screen)
{
	const struct question_screen *s = (const struct question_screen *)screen;
	const struct questionnaire *q = s->room->j->q;

	if (tui_is_compact(screen->tui))
		return question_head(s);
	return g_strdup_printf("%s %s %s", s->workshop.service, glyph_text(GLYPH_CRUMB, false),
			       q->sections[question_of(s)->section].title);
}

/* "06:12 / 10:00": at the end in words, too. */
static char *timer_text(const struct question_screen *s)
{
	const struct room_place *p = &s->room->place;
	int used = (int)(p->timer_ms / 1000), limit = (int)(question_time_limit(s) / 1000);

	if (!p->timer_runs && used == 0)
		return NULL;
	if (limit > 0 && used > limit)
		return g_strdup_printf(_("OVER +%d:%02d"), (used - limit) / 60, (used - limit) % 60);
	if (limit > 0 && limit - used <= 120)
		return g_strdup_printf(_("%d:%02d LEFT"), (limit - used) / 60, (limit - used) % 60);
	if (limit > 0)
		return g_strdup_printf("%02d:%02d / %02d:%02d", used / 60, used % 60, limit / 60,
				       limit % 60);
	return g_strdup_printf("%02d:%02d", used / 60, used % 60);
}

/* Progress of the section and of the whole, and the timer. */
char *question_corner(const struct screen *screen, int cols)
{
	const struct question_screen *s = (const struct question_screen *)screen;
	const struct room *r = s->room;
	const struct section *section = &r->j->q->sections[question_of(s)->section];
	g_autofree char *timer = timer_text(s);
	int answered, all, part, parts;

	(void)cols;
	if (s->workshop.quick) {
		answered = 0;
		for (int i = 0; i < r->j->q->n_quick; i++)
			answered += room_answer_of(r, r->j->q->quick[i]) != NULL;
		return g_strdup_printf(_("quick check %d/%d"), answered, r->j->q->n_quick);
	}
	inputs_count(r->j->in, section->first, section->n_questions, &part, &parts);
	inputs_count(r->j->in, 0, r->j->q->n_questions, &answered, &all);
	if (tui_is_compact(screen->tui))
		return g_strdup_printf("%d/%d %d/%d%s%s", part, parts, answered, all,
				       timer != NULL ? "  " : "", timer != NULL ? timer : "");
	return g_strdup_printf(_("section %d/%d  all %d/%d%s%s"), part, parts, answered, all,
			       timer != NULL ? "  " : "", timer != NULL ? timer : "");
}

/* Where the room stands, until something is said. */
char *question_idle(const struct screen *screen)
{
	const struct question_screen *s = (const struct question_screen *)screen;

	if (screen->tui->presenter)
		return NULL;
	return s->room->j->v->decided ? room_text_settled(s->room) : room_text_standing(s->room);
}
