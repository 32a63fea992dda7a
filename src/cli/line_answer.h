/* What is typed as an answer in line mode. */
#ifndef SEAM_CLI_LINE_ANSWER_H
#define SEAM_CLI_LINE_ANSWER_H

#include "cli/line_command.h"

/* Reads the line as an answer to the question the room is at. */
void line_answer_typed(struct line_io *io, struct room *r, struct line_turn *turn,
		       const char *line);

/* Gives an answer that is spelled out, and goes on; on a refusal stays, saying why. */
void line_answer_give(struct line_io *io, struct room *r, struct line_turn *turn,
		      const char *value, const char *note, enum confidence sure);

#endif
