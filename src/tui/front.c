/*
 * Where the program enters the full screen: on home, or straight in a workshop.
 */
#include "config.h"

#include "tui/front.h"

#include "base/text.h"
#include "tui/home.h"
#include "tui/loop.h"
#include "tui/walk.h"

static void begin(struct tui *t, struct app *app)
{
	const char *theme = g_getenv("SEAM_THEME");

	tui_init(t, app);
	app->front_data = t;
	t->ascii = app->ascii || !text_locale_is_utf8();
	t->theme = theme != NULL ? theme_from_name(theme) % THEME_COUNT : THEME_AUTO;
}

static enum exit_code run(struct tui *t, bool started, struct diags *ds)
{
	enum exit_code code = started && loop_run(t, ds) ? t->code : EXIT_CODE_DATA;

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

static enum exit_code assess(struct app *app, const struct workshop_request *r,
			     struct diags *ds)
{
	struct tui t;

	begin(&t, app);
	return run(&t, walk_start(&t, r, ds), ds);
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
