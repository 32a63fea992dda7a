/*
 * Preloaded into a full-screen program, it resizes the program's terminal at the worst
 * moment: inside a call that waits for input, as it is about to block. A program that only
 * looks at a flag between its waits then sleeps on with the old size; one whose signal
 * handler wakes the wait does not. In life that is rare and comes in clusters, so that
 * no number of good runs shows its absence; here it is certain.
 *
 * RESIZE_SHIM names a file. When a wait finds it, its text ("30 100": rows, columns) is
 * the new size, and the file is removed; so a test writes it, presses a key to get the
 * program out of the wait it is in, and sees it gone when the resize has happened.
 * journey_resize_in_wait() does that.
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <unistd.h>

/* SIGWINCH comes as the ioctl returns: to a process that is about to wait. */
static void fire(void)
{
	static volatile sig_atomic_t busy;
	const char *path = getenv("RESIZE_SHIM");
	struct winsize size = { 0 };
	unsigned rows, cols;
	FILE *f;

	if (busy || path == NULL)
		return;
	busy = 1;
	f = fopen(path, "re");
	if (f != NULL && fscanf(f, "%u %u", &rows, &cols) == 2) {
		size.ws_row = (unsigned short)rows;
		size.ws_col = (unsigned short)cols;
		if (ioctl(STDOUT_FILENO, TIOCSWINSZ, &size) == 0)
			unlink(path);
	}
	if (f != NULL)
		fclose(f);
	busy = 0;
}

#define REAL(name) \
	static __typeof__(&name) real; \
	if (real == NULL) \
		*(void **)&real = dlsym(RTLD_NEXT, #name)

/* A wait that has something to return is none: the resize would be seen after it. */
int poll(struct pollfd *fds, nfds_t n, int timeout)
{
	REAL(poll);
	int ready = real(fds, n, 0);

	if (ready != 0 || timeout == 0)
		return ready;
	fire();
	return real(fds, n, timeout);
}

int ppoll(struct pollfd *fds, nfds_t n, const struct timespec *timeout, const sigset_t *mask)
{
	REAL(ppoll);

	if (poll(fds, n, 0) == 0)
		fire();
	return real(fds, n, timeout, mask);
}

int select(int n, fd_set *r, fd_set *w, fd_set *e, struct timeval *timeout)
{
	REAL(select);
	struct timeval now = { 0 };
	fd_set r0, w0, e0;

	r0 = r != NULL ? *r : (fd_set){ 0 };
	w0 = w != NULL ? *w : (fd_set){ 0 };
	e0 = e != NULL ? *e : (fd_set){ 0 };
	if (real(n, &r0, &w0, &e0, &now) == 0)
		fire();
	return real(n, r, w, e, timeout);
}

ssize_t read(int fd, void *buffer, size_t size)
{
	REAL(read);
	struct pollfd input = { .fd = fd, .events = POLLIN };

	if (fd == STDIN_FILENO && poll(&input, 1, 0) == 0)
		fire();
	return real(fd, buffer, size);
}
