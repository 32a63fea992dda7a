/* How far something is, on one line of stderr that is written over and taken away. */
#ifndef SEAM_CLI_PROGRESS_H
#define SEAM_CLI_PROGRESS_H

#include <stdbool.h>

#include <glib.h>

enum { PROGRESS_LINE_SIZE = 16 };

struct progress {
	gint64 began_us, told_us;
	bool shown;		/* the line is there */
};

/* What to write at this moment, in line; false: nothing. What is over soon says nothing. */
bool progress_step(struct progress *p, gint64 now_us, gint64 done, gint64 total,
		   char line[PROGRESS_LINE_SIZE]);
/* What takes the line away; false when none is there. The next one begins anew. */
bool progress_end(struct progress *p, char line[PROGRESS_LINE_SIZE]);

/* Both for the program's own line; silent where stderr is no terminal that can go back to
 * the start of a line. Whoever writes to the terminal clears it first. */
void progress_show(gint64 done, gint64 total);
void progress_clear(void);

#endif
