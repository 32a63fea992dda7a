/*
 * Where the program enters the full screen: on home, or straight in a workshop.
 */
#include "config.h"

#include "tui/front.h"

#include "app/judgement.h"
#include "app/printing.h"
#include "app/quick.h"
#include "base/text.h"
#include "tui/home.h"
#include "tui/loop.h"
#include "tui/walk.h"

static void begin(struct tui *t, struct app *app)
{
	const char *theme = g_getenv("SEAM_THEME");

	tui_init(t, app);
	loop_size(&t->rows, &t->cols);	/* so that no more is read than is shown */
	app->front_data = t;
	t->ascii = app->ascii || !text_locale_is_utf8();
	t->theme = theme != NULL ? theme_from_name(theme) % THEME_COUNT : THEME_AUTO;
}

static enum exit_code run(struct tui *t, bool started, struct diags *ds)
{
	enum exit_code code = started && loop_run(t, ds) ? t->code : EXIT_CODE_DATA;

	/* there was no screen left to say it on */
	if (t->last_words != NULL)
		g_printerr("%s", t->last_words);
	t->app->front_data = NULL;
	tui_clear(t);
	return code;
}

static enum exit_code home(struct app *app, const char *system, struct diags *ds)
{
	struct tui t;

	begin(&t, app);
	return run(&t, tui_start(&t, &home_ops, system, ds), ds);
}

/* The screen is gone, and with it what it said last: how it stands now, in a line. */
static void say_outcome(struct app *app, const char *service)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(judgement) j = NULL;
	g_autofree char *ending = NULL;

	/* it may have been left before there was anything */
	if (app->store == NULL || !judgement_of(&j, app, service, JUDGE_BRIEF, ds) ||
	    j->target.assessment == NULL)
		return;
	if (j->target.assessment->mode != STORE_QUICK || !quick_is_over(j)) {
		printing_verdict_line(app, j);
		return;
	}
	ending = quick_ending_text(j, app);
	app_printf(app, "%s\n", ending);
}

static enum exit_code assess(struct app *app, const struct workshop_request *r,
			     struct diags *ds)
{
	struct tui t;
	enum exit_code code;

	begin(&t, app);
	code = run(&t, walk_start(&t, r, ds), ds);
	if (code == EXIT_CODE_OK)
		say_outcome(app, r->service);
	return code;
}

static void waiting(struct app *app, bool waits)
{
	if (app->front_data != NULL)
		tui_wait(app->front_data, waits);
}

const struct app_front full_screen_front = {
	.is_possible = loop_is_possible,
	.home = home,
	.assess = assess,
	.waiting = waiting,
};
