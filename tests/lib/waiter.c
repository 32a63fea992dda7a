/*
 * A program that draws the size of its terminal, for the test of the resize shim. Its
 * argument says how it waits for a key: "deaf", with a flag that it looks at between
 * two waits, which loses a resize; or "listening", with a pipe that its handler writes
 * to, which does not. "q" ends it.
 */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t resized = 1;
static int wake[2];

static void on_resize(int signal)
{
	int saved = errno;

	(void)signal;
	resized = 1;
	if (write(wake[1], "", 1) < 0)
		_exit(1);
	errno = saved;
}

static void draw(void)
{
	struct winsize size;

	resized = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		printf("%d rows %d columns\n", size.ws_row, size.ws_col);
	fflush(stdout);
}

/* The next key; 0 when a resize came instead. */
static char wait_for_key(int listening)
{
	struct pollfd fds[] = { { .fd = STDIN_FILENO, .events = POLLIN },
				{ .fd = wake[0], .events = POLLIN } };
	char c = 0;

	if (poll(fds, listening ? 2 : 1, -1) > 0 && fds[0].revents != 0 &&
	    read(STDIN_FILENO, &c, 1) == 1)
		return c;
	if (fds[1].revents != 0 && read(wake[0], &c, 1) == 1)
		return 0;
	return c;
}

int main(int argc, char **argv)
{
	int listening = argc > 1 && strcmp(argv[1], "listening") == 0;
	struct sigaction action = { .sa_handler = on_resize, .sa_flags = SA_RESTART };
	struct termios modes;
	char key = 0;

	if (pipe(wake) != 0 || tcgetattr(STDIN_FILENO, &modes) != 0)
		return 1;
	modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	sigaction(SIGWINCH, &action, NULL);
	while (key != 'q') {
		if (resized)
			draw();
		key = wait_for_key(listening);
		if (key == 'j')
			puts("key");
	}
	modes.c_lflag |= ICANON | ECHO;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	return 0;
}
