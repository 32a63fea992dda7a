/*
 * The line that says how far a long command is. It appears when something has taken a
 * while, changes a few times a second and never outlives what it is about: not a failure,
 * nor anything else that is said meanwhile. What is counted is the action's to know.
 */
#include "config.h"

#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { AFTER_US = G_USEC_PER_SEC / 2, EVERY_US = G_USEC_PER_SEC / 5 };

bool progress_step(struct progress *p, gint64 now_us, gint64 done, gint64 total,
		   char line[PROGRESS_LINE_SIZE])
{
	if (p->began_us == 0)
		p->began_us = now_us;
	if (done >= total)
		return progress_end(p, line);
	if (now_us - p->began_us < AFTER_US || now_us - p->told_us < EVERY_US)
		return false;
	p->told_us = now_us;
	p->shown = true;
	g_snprintf(line, PROGRESS_LINE_SIZE, "\r%3d %%", (int)(done * 100 / total));
	return true;
}

bool progress_end(struct progress *p, char line[PROGRESS_LINE_SIZE])
{
	bool shown = p->shown;

	*p = (struct progress){ 0 };
	g_strlcpy(line, "\r     \r", PROGRESS_LINE_SIZE);
	return shown;
}

static struct progress own;

static bool can_go_back(void)
{
	const char *term = g_getenv("TERM");

	return isatty(STDERR_FILENO) && term != NULL && *term != '\0' &&
	       strcmp(term, "dumb") != 0;
}

static void write_line(const char *line)
{
	/* Nobody can be told when stderr fails. */
	if (fputs(line, stderr) != EOF)
		fflush(stderr);
}

void progress_show(gint64 done, gint64 total)
{
	char line[PROGRESS_LINE_SIZE];

	if (can_go_back() && progress_step(&own, g_get_monotonic_time(), done, total, line))
		write_line(line);
}

void progress_clear(void)
{
	char line[PROGRESS_LINE_SIZE];

	if (progress_end(&own, line))
		write_line(line);
}
