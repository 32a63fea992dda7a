/* `seam list' and the home screen: one service a line, from the summary rows. */
#ifndef SEAM_APP_OVERVIEW_H
#define SEAM_APP_OVERVIEW_H

#include "app/app.h"
#include "store/store.h"

enum exit_code overview_run(struct app *app, const struct args *args, struct diags *ds);

/*
 * All lines of a system (NULL = of all), with summaries that are right today: rows
 * that are out of date are computed anew, in memory.
 */
bool overview_load(GPtrArray **out, struct app *app, const char *system,
		   struct diags *ds);

/*
 * The same of a stretch of lines, for a screen, read at one moment; *total is how many
 * the window could show (both 0 without a database). While rows are up to date, no
 * questionnaire is loaded: that would take longer than all else.
 */
bool overview_window(GPtrArray **out, int *total, struct app *app,
		     const struct store_window *w, struct diags *ds);

/*
 * The line that needs somebody first among all that the window could show, wherever it
 * stands, or NULL: one with overdue actions, else the draft that was left last. *services
 * is how many have overdue actions. Its summary may be out of date.
 */
bool overview_attention(struct store_line **out, int *services, struct app *app,
			const struct store_window *w, struct diags *ds);

/* The way on in words; while gates are open it is only where the answers lean to. May
 * load the questionnaire of a row that was written in another language. Yours to free. */
char *overview_way_on(struct app *app, const struct store_line *l);
/* What decides first, judged anew: for a row whose texts are in another language
 * (summary_reason()). NULL: nothing does, or it could not be judged. Yours to free. */
char *overview_reason(struct app *app, const struct store_line *l, struct diags *ds);

#endif
