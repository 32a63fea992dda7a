/*
 * Where the program enters the full screen: on home, or straight in a workshop.
 */
#include "config.h"

#include "tui/front.h"

#include "base/text.h"
#include "tui/home.h"
#include "tui/loop.h"

static enum exit_code run(struct app *app, const struct screen_ops *ops, const void *arg,
			  struct diags *ds)
{
	struct tui t;
	enum exit_code code = EXIT_CODE_DATA;
	const char *theme = g_getenv("SEAM_THEME");

	tui_init(&t, app);
	t.ascii = app->ascii || !text_locale_is_utf8();
	t.theme = theme != NULL ? theme_from_name(theme) % THEME_COUNT : THEME_AUTO;
	if (tui_start(&t, ops, arg, ds) && loop_run(&t, ds))
		code = t.code;
	tui_clear(&t);
	return code;
}

static enum exit_code home(struct app *app, const char *system, struct diags *ds)
{
	return run(app, &home_ops, system, ds);
}

const struct app_front full_screen_front = {
	.is_possible = loop_is_possible,
	.home = home,
};
