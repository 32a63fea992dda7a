/* What a typed line means in line mode: an answer, or a command of one letter. */
#ifndef SEAM_CLI_LINE_COMMAND_H
#define SEAM_CLI_LINE_COMMAND_H

#include "app/room.h"
#include "cli/line_io.h"

/* What the last line did. */
struct line_turn {
	bool moved;		/* the room is at another question */
	bool answered;		/* because this one was answered */
	bool leave;
};

/* Reads one line at the question and does what it says. */
void line_command_turn(struct line_io *io, struct room *r, struct line_turn *turn);

/* Freezes the draft, asking once when gates are open; true when it is frozen. name is
 * what it is called beside its number, or NULL. */
bool line_command_finish(struct line_io *io, struct room *r, const char *name);

#endif
