/*
 * The conversation of line mode: lines out, lines in. Nothing is painted over, so
 * a screen reader, a pipe and a paper terminal all get the same text.
 */
#ifndef SEAM_CLI_LINE_IO_H
#define SEAM_CLI_LINE_IO_H

#include <signal.h>

#include "app/app.h"

enum line_end { LINE_OK, LINE_END /* of input */, LINE_INTERRUPTED, LINE_BROKEN /* output */ };

struct line_io {
	int width_cols;
	bool echo;		/* input is no terminal: what was read is shown */
	enum line_end end;	/* LINE_OK until something ended the conversation */
	struct diags *ds;	/* for a failed write */
	GString *input;		/* read and not yet used; of the process */
	bool too_long;		/* the line that is being read has lost its start */
	char *last;		/* what line_ask_turn() read before, or NULL */
	int same;		/* how often in a row, without line_moved() */
	struct sigaction before;	/* what SIGINT did: it may have been ignored */
};

void line_io_init(struct line_io *io, const struct app *app, struct diags *ds);
void line_io_clear(struct line_io *io);

/* A paragraph, wrapped; prefix before its first line, its width before the others. */
void line_say(struct line_io *io, const char *format, ...) G_GNUC_PRINTF(2, 3);
void line_say_behind(struct line_io *io, const char *prefix, const char *format, ...)
	G_GNUC_PRINTF(3, 4);
/* Text that is laid out already, as it is. */
void line_show(struct line_io *io, const char *text);
void line_gap(struct line_io *io);
/* What ds holds, as part of the conversation; ds is emptied. */
void line_complain(struct line_io *io, struct diags *ds);

/* Asks and reads a line without its end; NULL when the conversation is over. Yours to
 * free. */
char *line_ask(struct line_io *io, const char *prompt);
/* The same at the prompt of a question or a menu. A pipe that says the same line again and
 * again, and gets nowhere by it, has ended: "yes '' | seam assess" must not run for ever. At
 * a terminal somebody may press Enter as often as he likes. */
char *line_ask_turn(struct line_io *io);
void line_moved(struct line_io *io);	/* something came of it */
/* A yes; anything else, and the end of input, is a no. */
bool line_confirm(struct line_io *io, const char *text);
/* What was said behind a command, or is asked for now; NULL when nothing came. Yours to
 * free. */
char *line_rest_or_ask(struct line_io *io, const char *rest, const char *prompt);

#endif
