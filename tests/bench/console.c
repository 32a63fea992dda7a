/*
 * The terminal's other end: as little as possible between a byte and its time.
 */
#include "config.h"

#include "console.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What xterm is told by a program that takes the whole screen. */
static const char full_screen[] = "\033[?1049h";

enum { FRAME_MAX = 256 << 10 };	/* kept of a frame, to look for text in */

double console_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

bool console_start(struct console *p, char *const *argv, const char *folder)
{
	struct winsize size = { .ws_row = CONSOLE_ROWS, .ws_col = CONSOLE_COLS };

	p->started_ms = console_now_ms();
	p->pid = forkpty(&p->fd, NULL, NULL, &size);
	if (p->pid == 0) {
		if (setenv("TERM", "xterm-256color", 1) == 0 && chdir(folder) == 0)
			execvp(argv[0], argv);
		_exit(127);
	}
	return p->pid > 0;
}

/* One read; the number of bytes, 0 when silent for so long, -1 at the end. */
static ssize_t take(struct console *p, char *buffer, size_t size, double wait_ms)
{
	struct pollfd fd = { .fd = p->fd, .events = POLLIN };
	int rc = poll(&fd, 1, wait_ms > 0 ? (int)(wait_ms + 0.999) : 0);
	ssize_t n;

	if (rc <= 0)
		return rc < 0 && errno != EINTR ? -1 : 0;
	n = read(p->fd, buffer, size);
	return n > 0 ? n : -1;
}

static bool has(const char *frame, size_t length, const char *text)
{
	return memmem(frame, length, text, strlen(text)) != NULL;
}

bool console_first_frame(struct console *p, const char *expected, int silence_ms, struct burst *b)
{
	static char frame[FRAME_MAX];
	size_t length = 0;
	bool found = false;
	double last = p->started_ms;

	*b = (struct burst){ 0 };
	while (console_now_ms() - p->started_ms < CONSOLE_DEADLINE_MS && length < sizeof(frame)) {
		ssize_t n = take(p, frame + length, sizeof(frame) - length, silence_ms);

		if (n < 0)
			return false;
		if (n == 0 && found) {
			b->ms = last - p->started_ms;
			b->bytes = length;
			return true;
		}
		if (n == 0)
			continue;
		last = console_now_ms();
		length += n;
		found = found || (has(frame, length, expected) && has(frame, length, full_screen));
	}
	return false;
}

bool console_key(struct console *p, const char *key, int silence_ms, struct burst *b)
{
	char buffer[4096];
	double start = console_now_ms(), last = start;
	ssize_t n;

	*b = (struct burst){ 0 };
	if (write(p->fd, key, strlen(key)) < 0)
		return false;
	n = take(p, buffer, sizeof(buffer), CONSOLE_DEADLINE_MS);
	while (n > 0) {
		last = console_now_ms();
		b->bytes += n;
		n = take(p, buffer, sizeof(buffer), silence_ms);
	}
	b->ms = last - start;
	return n == 0 && b->bytes > 0;
}

void console_rest(struct console *p, int ms)
{
	char buffer[4096];
	double end = console_now_ms() + ms;

	while (console_now_ms() < end)
		if (take(p, buffer, sizeof(buffer), end - console_now_ms()) < 0)
			return;
}

/* A number behind a word in a file of /proc; -1 = not there. */
static long status_number(const char *path, const char *word)
{
	FILE *f = fopen(path, "r");
	char line[256];
	long n = -1;

	while (f != NULL && n < 0 && fgets(line, sizeof(line), f) != NULL)
		if (strncmp(line, word, strlen(word)) == 0)
			n = atol(line + strlen(word));
	if (f != NULL)
		fclose(f);
	return n;
}

long console_waits(const struct console *p)
{
	char path[64 + sizeof(((struct dirent *)NULL)->d_name)];
	struct dirent *thread;
	long all = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%ld/task", (long)p->pid);
	dir = opendir(path);
	if (dir == NULL)
		return -1;
	while ((thread = readdir(dir)) != NULL) {
		long n;

		snprintf(path, sizeof(path), "/proc/%ld/task/%s/status", (long)p->pid,
			 thread->d_name);
		n = thread->d_name[0] == '.' ? 0 : status_number(path, "voluntary_ctxt_switches:");
		all += n > 0 ? n : 0;
	}
	closedir(dir);
	return all;
}

long console_peak_kib(const struct console *p)
{
	char path[64];

	/* Not rusage's: that has the memory of the fork before exec in it. */
	snprintf(path, sizeof(path), "/proc/%ld/status", (long)p->pid);
	return status_number(path, "VmHWM:");
}

void console_stop(struct console *p)
{
	/* The terminal first: most programs go when it does. */
	close(p->fd);
	kill(p->pid, SIGKILL);
	while (waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
		;
}
