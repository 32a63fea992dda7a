/*
 * A full-screen program on a terminal of its own, timed: from exec to the last byte of
 * its first frame, from a key to the last byte of what it draws, how often it wakes up
 * at rest, how much memory it took. Nothing interprets what is drawn: a frame is bytes
 * with an expected text in them, then silence, and its time is that of the last byte
 * before the silence. Tests that read screens have tests/lib/terminal.h.
 */
#ifndef SEAM_TESTS_BENCH_CONSOLE_H
#define SEAM_TESTS_BENCH_CONSOLE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { CONSOLE_ROWS = 24, CONSOLE_COLS = 80, CONSOLE_DEADLINE_MS = 2000 };

struct console {
	int fd;
	pid_t pid;
	double started_ms;
};

struct burst {
	double ms;		/* to its last byte */
	size_t bytes;
};

double console_now_ms(void);

/* Starts argv in a folder. TERM is xterm-256color; all else is inherited. */
bool console_start(struct console *p, char *const *argv, const char *folder);
/* The first frame: everything up to a silence of so long behind `expected'. False at
 * the deadline, when the program ends, and when it did not take the whole screen. */
bool console_first_frame(struct console *p, const char *expected, int silence_ms, struct burst *b);
/* What a key leads to; a key that draws nothing within the deadline is a failure. */
bool console_key(struct console *p, const char *key, int silence_ms, struct burst *b);
/* Takes in what is drawn for so long, whatever it is. */
void console_rest(struct console *p, int ms);
/* How often it has given up the processor to wait, all threads together; -1 = unknown. */
long console_waits(const struct console *p);
long console_peak_kib(const struct console *p);
/* Ends it, by force. */
void console_stop(struct console *p);

#endif
