/* Only tcsetattr() and write() here: both may be called in a handler. */
#include "config.h"

#include "tui/rescue.h"

#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib.h>

static const int deadly[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT };

static struct termios found;
static bool is_known;
static struct sigaction old[G_N_ELEMENTS(deadly)];

/* No bracketed paste, no mouse, plain letters, cursor shown, the first screen again:
 * what a terminal does not know it ignores. */
static const char modes[] = "\033[?2004l\033[?1000l\033[0m\033[?25h\033[?1049l\r\n";

static void restore(int number)
{
	ssize_t done;

	if (is_known)
		tcsetattr(STDIN_FILENO, TCSANOW, &found);
	done = write(STDOUT_FILENO, modes, sizeof(modes) - 1);
	(void)done;
	/* SA_RESETHAND: the default is back, and ends the program as it should. */
	raise(number);
}

void rescue_prepare(void)
{
	is_known = tcgetattr(STDIN_FILENO, &found) == 0;
}

void rescue_begin(void)
{
	struct sigaction action = { .sa_handler = restore,
				    .sa_flags = (int)SA_RESETHAND | SA_NODEFER };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < G_N_ELEMENTS(deadly); i++)
		sigaction(deadly[i], &action, &old[i]);
}

void rescue_end(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(deadly); i++)
		sigaction(deadly[i], &old[i], NULL);
}
