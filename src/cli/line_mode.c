/*
 * The workshop in lines: asks, reads, hands over to the room, says what came of
 * it. "Saved" is said after the database has committed, and not before.
 */
#include "config.h"

#include "cli/line_mode.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/quick.h"
#include "app/room_text.h"
#include "cli/line_command.h"
#include "cli/line_room.h"
#include "cli/line_text.h"
#include "cli/output.h"
#include "cli/progress.h"

static void say_start(struct line_io *io, const struct room *r)
{
	const struct workshop *w = r->w;
	const struct judgement *j = r->j;

	line_say(io, "%s", _("Line mode: questions one after the other. ? explains, q leaves. Every "
			     "answer is saved when it is given."));
	line_say(io, _("%s, %s: %s %s%s"), j->target.service->slug, j->target.label, j->q->id,
		 j->q->version, w->resumed ? _(", going on") : "");
	if (w->quick)
		line_say(io, "%s", _("Quick check: ten questions, about a minute each."));
	else
		line_say(io, "%s", _("Reports leave out who said what, unless they are asked for "
				     "names."));
	if (w->carried > 0)
		line_say(io, ngettext("%d answer of last time is carried over, not confirmed; it "
				      "is shown once you have answered.",
				      "%d answers of last time are carried over, not confirmed; "
				      "each is shown once you have answered.",
				      (unsigned long)w->carried), w->carried);
	if (!w->quick)
		line_text_standing(io, r);
}

/* One line of set-up, where there is somebody to ask. */
static void set_up_room(struct line_io *io, struct room *r)
{
	bool said = !r->app->interactive || r->w->quick || r->walked;

	if (!said)
		line_say(io, "%s", _("How many people are in the room, and which roles are missing "
				     "(operations, developers, product, leadership, or none)? Such "
				     "as: 7, operations. Enter leaves it open; w changes it later."));
	while (!said) {
		g_autofree char *line = line_ask(io, "> ");

		said = line == NULL || *line == '\0' || line_room_say(io, r, line);
	}
}

enum { MENU_LEAVE = 0, MENU_ENTER = 2 };

static void explain_menu(struct line_io *io, int n)
{
	line_say(io, "%s", _("Finishing freezes the assessment with its verdict. What was not asked "
			     "stays unanswered, and the report says so."));
	if (n > 2)
		line_say(io, "%s", _("All gates: the verdict stays, but the report can name "
				     "everything that has to change. Everything: also what is "
				     "for the record."));
	line_say(io, "%s", _("q leaves. Every answer is saved, and the next time goes on here."));
}

/* Row 1 (with a name behind it), 2 (also Enter) to n, or MENU_LEAVE; nothing that was
 * meant otherwise counts as one of them. *name is yours to free. */
static int ask_menu(struct line_io *io, int n, char **name)
{
	*name = NULL;
	for (;;) {
		g_autofree char *line = line_ask_turn(io);

		if (line == NULL || strcmp(line, "q") == 0)
			return MENU_LEAVE;
		if (*line == '\0')
			return MENU_ENTER;
		if (*line == '1' && line[1] == ' ' && *g_strstrip(line + 1) != '\0') {
			*name = g_strdup(line + 1);
			return 1;
		}
		if (*line >= '1' && *line < '1' + n && line[1] == '\0')
			return *line - '0';
		if (strcmp(line, "?") == 0)
			explain_menu(io, n);
		else
			line_say(io, _("Type a number from 1 to %d, or Enter. ? explains, q leaves."),
				 n);
	}
}

/* The verdict is settled: somebody says how to go on. */
static bool choose(struct line_io *io, struct room *r)
{
	g_autoptr(order) left = order_new(r->j->in, ORDER_ROOM);
	g_autofree char *settled = room_text_settled(r);
	bool open = left->gates > 0;
	g_autofree char *name = NULL;
	int chosen;

	line_gap(io);
	line_say(io, "%s", settled);
	line_say(io, "%s", _("  1  Finish now (1 NAME gives it a name)"));
	if (open) {
		line_say(io, "%s", _("  2  Ask all gates (Enter)"));
		line_say(io, "%s", _("  3  Ask everything"));
	} else {
		line_say(io, "%s", _("  2  Ask everything else (Enter)"));
	}
	chosen = ask_menu(io, open ? 3 : 2, &name);
	if (chosen == MENU_LEAVE)
		return false;
	if (chosen == 1)
		return !line_command_finish(io, r, name);
	return room_ask(r, open && chosen == 2 ? ROOM_GATES : ROOM_EVERYTHING) ||
	       r->question < 0;
}

/* Nothing is left in this scope. */
static bool choose_at_end(struct line_io *io, struct room *r)
{
	g_autofree char *name = NULL;
	int chosen;

	line_gap(io);
	if (r->w->quick)
		return false;
	if (r->scope == ROOM_EVERYTHING ||
	    (r->scope == ROOM_UNTIL_DECIDED && !r->j->v->decided)) {
		line_say(io, "%s", _("Everything that can be asked was asked."));
		return false;
	}
	line_say(io, "%s", _("All gates were asked."));
	line_text_standing(io, r);
	line_say(io, "%s", _("  1  Finish now (1 NAME gives it a name)"));
	line_say(io, "%s", _("  2  Ask everything else (Enter)"));
	chosen = ask_menu(io, 2, &name);
	if (chosen == MENU_LEAVE)
		return false;
	if (chosen == 1)
		return !line_command_finish(io, r, name);
	return room_ask(r, ROOM_EVERYTHING) || r->question < 0;
}

/* Asks question after question until somebody leaves or nothing is left. */
static void walk(struct line_io *io, struct room *r)
{
	struct line_turn turn = { 0 };

	while (io->end == LINE_OK && !turn.leave) {
		if (turn.answered && room_must_choose(r)) {
			if (!choose(io, r))
				break;
		} else if (r->question < 0 && !choose_at_end(io, r)) {
			break;
		}
		if (r->question < 0)
			continue;
		if (r->block_ended && turn.moved) {
			line_gap(io);
			line_text_standing(io, r);
		}
		if (turn.moved) {
			line_moved(io);
			/* it was said where it had been typed, and belongs there */
			room_end_typing(r);
		}
		turn.moved = turn.answered = false;
		room_remember(r, NULL);
		line_text_question(io, r);
		while (io->end == LINE_OK && !turn.leave && !turn.moved)
			line_command_turn(io, r, &turn);
	}
}

/* Said early, and not answered since. */
static void say_waiting(struct line_io *io, const struct room *r)
{
	int waiting = room_waiting(r);

	if (waiting >= 0)
		line_say(io, _("What was noted on %s waits there for its answer."),
			 question_label(&r->j->q->questions[waiting]));
}

static void say_end(struct line_io *io, struct room *r)
{
	struct app *app = r->app;
	const char *slug = r->w->service;

	line_gap(io);
	if (r->w->quick) {
		g_autofree char *ending = quick_ending_text(r->j, app);
		g_autofree char *never = quick_no_go_text(r->j->q);

		if (quick_is_over(r->j)) {
			line_say(io, "%s", ending);
			if (r->j->v->token != VERDICT_NO_GO)
				line_say(io, "%s", never);
		}
		line_say(io, "%s", _("Everything is saved."));
		app_hint(app, _("next: seam assess %s (the workshop), seam verdict %s"), slug, slug);
		return;
	}
	if (r->j->frozen) {
		app_hint(app, _("next: seam report %s"), slug);
		return;
	}
	line_say(io, "%s", _("Everything is saved."));
	say_waiting(io, r);
	if (r->question >= 0)
		line_say(io, _("\"seam assess %s\" goes on at %s."), slug,
			 question_label(&r->j->q->questions[r->question]));
	app_hint(app, _("next: seam verdict %s, or seam finish %s"), slug, slug);
}

static enum exit_code run(struct app *app, const struct workshop *w, struct diags *ds)
{
	g_autoptr(room) r = NULL;
	struct line_io io;

	if (!room_open(&r, app, w, ds))
		return EXIT_CODE_DATA;
	line_io_init(&io, app, ds);
	say_start(&io, r);
	set_up_room(&io, r);
	walk(&io, r);
	if (!r->j->frozen)
		room_remember(r, NULL);
	if (io.end == LINE_END || io.end == LINE_INTERRUPTED || io.end == LINE_OK)
		say_end(&io, r);
	line_io_clear(&io);
	if (io.end == LINE_INTERRUPTED)
		return EXIT_CODE_INTERRUPTED;
	return diags_has_errors(ds) ? EXIT_CODE_DATA : EXIT_CODE_OK;
}

static enum exit_code assess(struct app *app, const struct workshop_request *request,
			     struct diags *ds)
{
	struct workshop w;
	enum exit_code code;

	if (!workshop_open(&w, app, request, ds))
		return EXIT_CODE_DATA;
	code = run(app, &w, ds);
	workshop_clear(&w);
	return code;
}

static bool confirm(struct app *app, const char *text)
{
	g_autoptr(diags) ds = diags_new();
	struct line_io io;
	bool yes;

	line_io_init(&io, app, ds);
	yes = line_confirm(&io, text);
	line_io_clear(&io);
	return yes;
}

static char *ask(struct app *app, const char *text)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *prompt = g_strdup_printf("%s ", text);
	struct line_io io;
	char *line;

	line_io_init(&io, app, ds);
	line = line_ask(&io, prompt);
	line_io_clear(&io);
	if (line != NULL && *line == '\0')
		g_clear_pointer(&line, g_free);
	return line;
}

static void waiting(struct app *app, bool waits)
{
	(void)app;
	if (waits)
		output_say(_("waiting for another terminal"));
}

static void progress(struct app *app, int64_t done, int64_t total)
{
	(void)app;
	progress_show(done, total);
}

const struct app_front line_mode_front = {
	.assess = assess,
	.confirm = confirm,
	.ask = ask,
	.progress = progress,
	.waiting = waiting,
};
