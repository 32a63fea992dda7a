/*
 * What home shows beside its list: more about the selected service, and what to do first
 * when there is none.
 */
#ifndef SEAM_TUI_HOME_PANE_H
#define SEAM_TUI_HOME_PANE_H

#include "tui/home_rows.h"

enum { HOME_PANE_ROWS = 8 };

/* The action of a service that is due first. */
struct home_due {
	gint64 service;		/* 0 = not read */
	char *day, *text;	/* text NULL = there is none; day NULL = no day was set */
	bool overdue;
};
bool home_due_read(struct home_due *d, struct app *app, const struct store_line *l,
		   struct diags *ds);
void home_due_clear(struct home_due *d);

/* Whether it says what decides first. */
bool home_pane_has_reason(const struct home_line *l);
/* reason: what decides first, or NULL. */
void home_pane_draw(const struct home_line *l, const char *reason, const struct home_due *d,
		    const struct app *app, const struct area *a);
void home_welcome_draw(const struct area *a);

/* What needs attention among all services there are, for the status row, or NULL; yours to
 * free. What is overdue comes before what was left, and the selected one before others. */
char *home_attention(const struct home_rows *r, const struct app *app);

#endif
