/* What is typed as an answer in line mode. */
#ifndef SEAM_CLI_LINE_ANSWER_H
#define SEAM_CLI_LINE_ANSWER_H

#include "cli/line_command.h"

/* Reads the line as an answer to the question the room is at. */
void line_answer_typed(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *line);

/* Gives an answer that is spelled out, and goes on; on a refusal stays, saying why. What was
 * said early goes with it, what stood beside the one before stays; of `a' nothing may be the
 * room's. */
void line_answer_give(struct line_io *io, struct room *r, struct line_turn *turn,
		      const struct room_answer *a);

#endif
