/* What home shows, read as it comes into sight. */
#ifndef SEAM_TUI_HOME_ROWS_H
#define SEAM_TUI_HOME_ROWS_H

#include "app/app.h"
#include "tui/home_table.h"

struct home_rows {
	GPtrArray *systems;	/* struct store_system, those not archived */
	gint64 system;		/* the one shown; 0 = all */
	char *filter;		/* NULL = none */
	bool archived;		/* those are shown, too */
	GPtrArray *rows;	/* struct store_line: what was read */
	struct home_table table;	/* what is shown of it */
	int page;		/* rows of the list that fit */
	struct home_line first;	/* what needs somebody first of all there are; its line is
				   ours, and NULL when nothing does */
	int overdue;		/* how many services have overdue actions */
	bool judged;		/* the two above were read since the rows were */
};

/* page: as far as is known before there was a layout. */
void home_rows_init(struct home_rows *r, int page);
void home_rows_clear(struct home_rows *r);

/* All anew: after a write, or when system or filter changed. The cursor goes to the
 * service wanted where it is in the list; else it stays in its row. */
bool home_rows_read(struct home_rows *r, struct app *app, const char *wanted,
		    struct diags *ds);
/* What the cursor moved to, when it was not read yet: before it is drawn, and before the
 * next key. */
bool home_rows_look(struct home_rows *r, struct app *app, struct diags *ds);

/* What needs somebody among all there are, in sight or not. Read along where one page
 * holds them all; else a tick does it, for no picture waits for what it can do without. */
bool home_rows_judge(struct home_rows *r, struct app *app, struct diags *ds);

/* The service whose workshop broke off lately; NULL: none did. Yours to free. */
char *home_rows_broken_off(struct app *app);

/* NULL: there is none. */
const struct home_line *home_rows_selected(const struct home_rows *r);

#endif
