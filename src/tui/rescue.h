/*
 * Gives the terminal back when the program dies of its own mistake (SIGSEGV, SIGABRT and
 * their like): the modes as they were found, by means a signal handler may use.
 */
#ifndef SEAM_TUI_RESCUE_H
#define SEAM_TUI_RESCUE_H

void rescue_prepare(void);	/* before curses changes the terminal */
void rescue_begin(void);
void rescue_end(void);

#endif
