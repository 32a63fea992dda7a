/*
 * How a workshop ends: when the verdict is settled, when nothing is left to ask, when
 * somebody finishes it, and the three endings of a quick check. What was not asked stays
 * unanswered.
 */
#include "config.h"

#include "tui/question.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/finishing.h"
#include "app/quick.h"
#include "app/room_text.h"
#include "tui/closing.h"
#include "tui/menu.h"
#include "tui/prompt.h"
#include "tui/walk.h"

static struct question_screen *of(struct screen *s)
{
	return (struct question_screen *)s;
}

/* ---- finishing ---------------------------------------------------------------- */

/* The draft is frozen: its last screen takes the place of the question. */
static bool freeze(struct screen *screen, const char *text, struct diags *ds)
{
	struct question_screen *s = of(screen);
	struct tui *t = screen->tui;
	g_autofree char *target = NULL;
	struct judgement *j;

	if (!finishing_freeze(&j, s->room->app, s->workshop.service, *text != '\0' ? text : NULL,
			      s->workshop.args, ds))
		return false;
	target = g_strdup_printf("%s@%s", s->workshop.service, j->target.label);
	s->room->j->frozen = true;
	tui_say(t, STATUS_SAVED, _("Finished and saved as %s."), j->target.label);
	judgement_free(j);
	tui_changed(t);
	tui_lift(t, screen);
	if (!closing_push(t, target) && t->stack->len == 0)
		tui_quit(t, EXIT_CODE_OK);
	tui_drop(t, screen);
	return true;
}

static void ask_name(struct question_screen *s)
{
	struct prompt p = { .label = _("Finish. A name for it, or just Enter:"), .done = freeze };

	prompt_ask(&s->screen, &p);
}

static void finish_as_it_is(struct screen *screen, bool yes)
{
	if (yes)
		ask_name(of(screen));
	else
		tui_say(screen->tui, STATUS_PLAIN, "%s", _("Not finished; everything is saved."));
}

static void ask_gates(struct question_screen *s)
{
	g_autofree char *open = finishing_open_gates(s->room->j);
	g_autofree char *question = NULL;

	if (open == NULL) {
		ask_name(s);
		return;
	}
	question = g_strdup_printf(_("Open gates: %s. Finish as it is?"), open);
	prompt_confirm(&s->screen, question, finish_as_it_is);
}

static void finish_without(struct screen *screen, bool yes)
{
	if (yes)
		ask_gates(of(screen));
	else
		finish_as_it_is(screen, false);
}

/* A note whose question is not answered has no place in what is frozen. */
static void finish(struct question_screen *s)
{
	int waiting = room_waiting(s->room);
	g_autofree char *question = NULL;

	if (waiting < 0) {
		ask_gates(s);
		return;
	}
	question = g_strdup_printf(_("What was noted on %s has no answer to go with. "
				     "Finish without it?"),
				   question_label(&s->room->j->q->questions[waiting]));
	prompt_confirm(&s->screen, question, finish_without);
}

void question_run_finish(struct screen *screen, int key)
{
	(void)key;
	finish(of(screen));
}

/* ---- how to go on ------------------------------------------------------------- */

static void go_on(struct question_screen *s, bool found)
{
	if (found) {
		question_arrive(s);
		return;
	}
	if (!room_back(s->room))
		room_jump(s->room, 0);
	question_ask_at_end(s);
}

enum { SETTLED_FINISH, SETTLED_GATES, SETTLED_EVERYTHING };

static void chose_gates(struct screen *screen, int option)
{
	struct question_screen *s = of(screen);

	if (option == SETTLED_FINISH)
		finish(s);
	else if (option >= SETTLED_GATES)
		go_on(s, room_ask(s->room, option == SETTLED_GATES ? ROOM_GATES :
								     ROOM_EVERYTHING) &&
				 (question_answer(s) == NULL || room_next(s->room)));
}

/* Without open gates there is nothing between the end and everything. */
static void chose_rest(struct screen *screen, int option)
{
	chose_gates(screen, option == SETTLED_GATES ? SETTLED_EVERYTHING : option);
}

static char *everything_text(const struct order *left)
{
	int n = 0, seconds = left->skipped_seconds;

	for (int c = 0; c < ORDER_CLASS_COUNT; c++) {
		n += left->count[c];
		seconds += left->seconds[c];
	}
	n += left->skipped;
	return g_strdup_printf(ngettext("Ask everything: %d question, about %d min",
					"Ask everything: %d questions, about %d min", (gulong)n),
			       n, order_minutes(seconds));
}

void question_ask_how_on(struct question_screen *s)
{
	g_autoptr(order) left = order_new(s->room->j->in, ORDER_ROOM);
	g_autofree char *settled = room_text_settled(s->room);
	g_autofree char *text = g_strdup_printf("%s %s", settled,
						_("What is not asked stays unanswered."));
	g_autofree char *everything = everything_text(left);
	g_autofree char *gates = NULL;
	struct menu m = {
		.title = _("Decided"),
		.text = text,
		.options = { _("Finish now"), everything, NULL },
		.preset = SETTLED_GATES,
		.chosen = chose_rest,
	};

	if (left->gates > 0) {
		gates = g_strdup_printf(ngettext("Ask all gates: %d gate, about %d min",
						 "Ask all gates: %d gates, about %d min",
						 (gulong)left->gates),
					left->gates, order_minutes(left->gates_seconds));
		m.options[SETTLED_GATES] = gates;
		m.options[SETTLED_EVERYTHING] = everything;
		m.chosen = chose_gates;
	}
	menu_ask(&s->screen, &m);
}

/* ---- nothing is left ---------------------------------------------------------- */

enum { END_FINISH, END_SKIPPED, END_REST, END_LOOK };

/* What the options of the menu at the end stand for, in their order. */
static int end_options(const struct question_screen *s, int options[MENU_OPTIONS_MAX])
{
	const struct room *r = s->room;
	bool all = r->scope == ROOM_EVERYTHING ||
		   (r->scope == ROOM_UNTIL_DECIDED && !r->j->v->decided);
	int n = 0;

	options[n++] = END_FINISH;
	if (room_count_skipped(r) > 0)
		options[n++] = END_SKIPPED;
	if (!all)
		options[n++] = END_REST;
	options[n++] = END_LOOK;
	return n;
}

static void chose_end(struct screen *screen, int option)
{
	struct question_screen *s = of(screen);
	int options[MENU_OPTIONS_MAX], n = end_options(s, options);

	if (option < 0 || option >= n)
		return;
	if (options[option] == END_FINISH)
		finish(s);
	else if (options[option] == END_SKIPPED)
		go_on(s, room_ask_skipped(s->room));
	else if (options[option] == END_REST)
		go_on(s, room_ask(s->room, ROOM_EVERYTHING) &&
				 (question_answer(s) == NULL || room_next(s->room)));
}

void question_ask_at_end(struct question_screen *s)
{
	const struct room *r = s->room;
	int options[MENU_OPTIONS_MAX], n = end_options(s, options);
	int skipped = room_count_skipped(r);
	g_autofree char *standing = r->j->v->decided ? room_text_settled(r) :
						       room_text_standing(r);
	g_autofree char *text = NULL;
	g_autofree char *again = g_strdup_printf(ngettext("Ask %d question again that was left open",
							  "Ask %d questions again that were left "
							  "open", (gulong)skipped), skipped);
	const char *const words[] = {
		[END_FINISH] = _("Finish now"),
		[END_SKIPPED] = again,
		[END_REST] = _("Ask everything else"),
		[END_LOOK] = _("Look over the answers first"),
	};
	struct menu m = { .title = _("Nothing left to ask"), .chosen = chose_end };

	if (s->workshop.quick) {
		question_ask_quick(s);
		return;
	}
	text = g_strdup_printf("%s %s", r->scope == ROOM_GATES ? _("All gates were asked.") :
					_("Everything that can be asked was asked."),
			       standing);
	m.text = text;
	for (int i = 0; i < n; i++)
		m.options[i] = words[options[i]];
	menu_ask(&s->screen, &m);
}

/* ---- the quick check ---------------------------------------------------------- */

bool question_quick_is_over(const struct question_screen *s)
{
	return s->workshop.quick && !s->ended && s->room->j->v->token == VERDICT_NO_GO;
}

enum { QUICK_CLOSE, QUICK_WORKSHOP, QUICK_REST };

static void chose_quick(struct screen *screen, int option)
{
	struct question_screen *s = of(screen);
	struct workshop_request full = { .service = s->workshop.service,
					 .args = s->workshop.args };
	struct tui *t = screen->tui;

	if (option == QUICK_CLOSE) {
		tui_say(t, STATUS_PLAIN, "%s", _("Everything is saved."));
		tui_pop(t);
	} else if (option == QUICK_WORKSHOP) {
		tui_replace(t, &question_ops, &full);
	} else if (option == QUICK_REST) {
		question_next(s);
	}
}

void question_ask_quick(struct question_screen *s)
{
	const struct judgement *j = s->room->j;
	g_autofree char *ending = quick_ending_text(j, s->room->app);
	g_autofree char *never = quick_no_go_text(j->q);
	g_autofree char *text = NULL;
	struct menu m = {
		.title = _("Quick check"),
		.options = { _("Close"), _("Go on as a workshop: these answers become offers"),
			     quick_is_asked(j) ? NULL : _("Ask the rest of the ten"), NULL },
		/* Space brought the room here, and may come once too often */
		.deliberate = true,
		.chosen = chose_quick,
	};

	if (!quick_is_over(j))
		text = g_strdup_printf("%s %s", _("Some of the ten were left open."), never);
	else if (j->v->token == VERDICT_NO_GO)
		text = g_strdup(ending);
	else
		text = g_strdup_printf("%s %s", ending, never);
	s->ended = true;
	m.text = text;
	menu_ask(&s->screen, &m);
}
