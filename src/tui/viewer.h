/*
 * A text to read: scrolls, can be searched, jumps from heading to heading. It comes from
 * a command of the shell, which is asked again when something was written or the width
 * changes; so a report on the screen is the report.
 */
#ifndef SEAM_TUI_VIEWER_H
#define SEAM_TUI_VIEWER_H

#include "tui/tui.h"

/* What the command ("report", "billing", NULL) prints, under a title; all is copied.
 * The command must only read. service may be NULL. */
bool viewer_push_command(struct tui *t, const char *title, const char *service,
			 const char *const *words);
/* The same with one word behind the command: a service, or SERVICE@A. */
bool viewer_push_about(struct tui *t, const char *title, const char *command,
		       const char *service);
/* A text that stays as it is. */
bool viewer_push(struct tui *t, const char *title, const char *text);

extern const struct screen_ops viewer_ops;

#endif
