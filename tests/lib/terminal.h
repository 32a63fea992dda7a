/*
 * A program on a terminal of its own, for journeys: a pseudo-terminal whose other end
 * is libvterm. Tests wait for text to appear, with a deadline, and never sleep; a wait
 * that fails shows the screen. Needs libvterm: link $(terminal_libs) under HAVE_VTERM.
 */
#ifndef SEAM_TESTS_LIB_TERMINAL_H
#define SEAM_TESTS_LIB_TERMINAL_H

#include <stdbool.h>

#include <vterm.h>

#include <glib.h>

struct terminal;
typedef struct terminal terminal; /* for g_autoptr */

enum { TERMINAL_DEADLINE_MS = 10000 };

/* Whether this machine hands out pseudo-terminals; a bare chroot may not. False: the test
 * has been skipped with that reason, and main() has nothing more to do. */
bool terminal_or_skip(void);

/* Starts argv (ends with NULL). env as in test_spawn(); TERM is xterm-256color unless
 * it says otherwise. Never NULL: a program that cannot run exits with 127. */
struct terminal *terminal_new(int rows, int cols, const char *const *argv,
			      const char *const *env);

/* Closes the terminal as a window would, and ends the program if that does not. */
void terminal_free(struct terminal *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(terminal, terminal_free)

/* What a person does. Keys go through libvterm, which knows the mode of the arrows. */
void terminal_type(struct terminal *t, const char *text);
void terminal_key(struct terminal *t, VTermKey key);
void terminal_ctrl(struct terminal *t, char letter);
void terminal_paste(struct terminal *t, const char *text);
void terminal_click(struct terminal *t, int row, int col);
void terminal_resize(struct terminal *t, int rows, int cols);
void terminal_signal(struct terminal *t, int signal);
void terminal_hang_up(struct terminal *t);

/* Each waits until it holds; at the deadline the test fails and the screen is shown. */
bool terminal_wait_for(struct terminal *t, const char *text);
bool terminal_wait_gone(struct terminal *t, const char *text);
/* The cursor shows there; a row of -1: it does not show. */
bool terminal_wait_cursor(struct terminal *t, int row, int col);

/* Waits for the end and returns the exit status, 128 + signal, or -1 at the deadline. */
int terminal_wait_exit(struct terminal *t);

/* Whether the program has ended, or closed its end of the terminal. */
bool terminal_is_over(struct terminal *t);

/* Waits until it has stopped itself, as Ctrl-Z asks for; SIGCONT before that is lost. */
bool terminal_wait_stopped(struct terminal *t);

/* Takes in what the program writes until it has been silent for so long: only where
 * nothing is to appear. */
void terminal_settle(struct terminal *t, int silent_ms);

/* The screen as text, without blanks at the ends of lines; one row of it. Yours. */
char *terminal_text(struct terminal *t);
char *terminal_row(struct terminal *t, int row);

/* The cell as libvterm has it: characters, width, attributes, colours. */
bool terminal_cell(struct terminal *t, int row, int col, VTermScreenCell *cell);

/* All bytes the program wrote so far, for tests on what must not be among them. */
const GByteArray *terminal_bytes(const struct terminal *t);

/* Whether modes, screen and cursor are as they were before the program started. */
bool terminal_is_restored(struct terminal *t);

#endif
