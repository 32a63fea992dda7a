/* The room in line mode: who is in it, and what it votes. */
#ifndef SEAM_CLI_LINE_ROOM_H
#define SEAM_CLI_LINE_ROOM_H

#include "cli/line_command.h"

/* "7, operations, Ana:product": how many, which roles are missing (or none), and names with
 * a role. Says what holds now; false when something was not understood, which is said. */
bool line_room_say(struct line_io *io, struct room *r, const char *typed);
/* The same with what stands behind the command, or asked for; says who is there. */
void line_room_people(struct line_io *io, struct room *r, const char *rest);

/* Hands as they were counted, or what stands on each card; then what the room agreed on. */
void line_room_vote(struct line_io *io, struct room *r, struct line_turn *turn,
		    const char *rest);

#endif
