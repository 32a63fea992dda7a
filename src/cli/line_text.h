/* What line mode says about a question and about where the room stands. */
#ifndef SEAM_CLI_LINE_TEXT_H
#define SEAM_CLI_LINE_TEXT_H

#include "app/room.h"
#include "cli/line_io.h"

/* The question with its choices, and what was said to it: its answer, or what waits for
 * one. */
void line_text_question(struct line_io *io, const struct room *r);
/* Why it is asked, what a good answer is, what is none, and the commands. */
void line_text_help(struct line_io *io, const struct room *r);
/* "So far: ..." in one line. */
void line_text_standing(struct line_io *io, const struct room *r);
/* All questions with their states. */
void line_text_list(struct line_io *io, const struct room *r);

#endif
