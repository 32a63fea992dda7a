/*
 * A pseudo-terminal with libvterm at its other end. What the terminal answers to a
 * program's questions is written back, else programs wait for it.
 */
#include "config.h"

#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <glib.h>

enum { TICK_MS = 20, GRACE_MS = 2000 };

struct terminal {
	VTerm *vt;
	VTermScreen *screen;
	int fd; /* -1: hung up, or closed by the program */
	pid_t pid;
	int status; /* -1: runs */
	bool ended; /* the modes are in `after' */
	int rows;
	int cols;
	struct termios before, after; /* after: when the program closed its end */
	bool alternate;
	bool cursor_hidden;
	GByteArray *bytes;
};

static int on_property(VTermProp property, VTermValue *value, void *data)
{
	struct terminal *t = data;

	if (property == VTERM_PROP_ALTSCREEN)
		t->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		t->cursor_hidden = !value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void close_fd(struct terminal *t)
{
	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
}

static void send_bytes(struct terminal *t, const char *bytes, size_t length)
{
	while (t->fd >= 0 && length > 0) {
		ssize_t n = write(t->fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		length -= n;
	}
}

/* What libvterm has to say: answers, and keys as the program wants them. */
static void send_output(struct terminal *t)
{
	char buffer[1024];
	size_t n;

	while ((n = vterm_output_read(t->vt, buffer, sizeof(buffer))) > 0)
		send_bytes(t, buffer, n);
}

/* Takes in what is there within the time; false when nothing came. */
static bool pump(struct terminal *t, int wait_ms)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	char buffer[4096];
	ssize_t n;

	if (t->fd < 0) {
		g_usleep(wait_ms * 1000);
		return false;
	}
	if (poll(&p, 1, wait_ms) <= 0)
		return false;
	n = read(t->fd, buffer, sizeof(buffer));
	if (n <= 0) {
		/* EIO: the program has closed its end. */
		if (n == 0 || errno != EINTR) {
			t->ended = tcgetattr(t->fd, &t->after) == 0;
			close_fd(t);
		}
		return false;
	}
	g_byte_array_append(t->bytes, (const guint8 *)buffer, n);
	vterm_input_write(t->vt, buffer, n);
	send_output(t);
	return true;
}

static void reap(struct terminal *t)
{
	int status;

	if (t->status < 0 && waitpid(t->pid, &status, WNOHANG) == t->pid)
		t->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static gint64 deadline_in(int ms)
{
	return g_get_monotonic_time() + (gint64)ms * 1000;
}

static void show(struct terminal *t, const char *what, const char *text)
{
	g_autofree char *screen = terminal_text(t);
	g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);

	g_test_message("%s \"%s\"; the screen is:", what, text);
	for (size_t i = 0; lines[i] != NULL; i++)
		g_test_message("%02zu|%s", i, lines[i]);
	g_test_fail();
}

static bool wait_until(struct terminal *t, const char *text, bool there)
{
	gint64 deadline = deadline_in(TERMINAL_DEADLINE_MS);

	do {
		g_autofree char *screen = terminal_text(t);

		if ((strstr(screen, text) != NULL) == there)
			return true;
		pump(t, TICK_MS);
		reap(t);
	} while (g_get_monotonic_time() < deadline && (t->fd >= 0 || t->status < 0));
	show(t, there ? "did not appear:" : "did not go:", text);
	return false;
}

static char **child_environment(const char *const *env)
{
	char **result = g_environ_setenv(g_get_environ(), "TERM", "xterm-256color", TRUE);

	for (size_t i = 0; env != NULL && env[i] != NULL; i++) {
		g_auto(GStrv) pair = g_strsplit(env[i], "=", 2);

		result = pair[1] != NULL ? g_environ_setenv(result, pair[0], pair[1], TRUE) :
					   g_environ_unsetenv(result, pair[0]);
	}
	return result;
}

bool terminal_or_skip(void)
{
	int master, slave;

	if (openpty(&master, &slave, NULL, NULL, NULL) != 0) {
		puts("1..0 # SKIP this machine hands out no pseudo-terminals");
		return false;
	}
	close(master);
	close(slave);
	return true;
}

struct terminal *terminal_new(int rows, int cols, const char *const *argv,
			      const char *const *env)
{
	struct winsize size = { .ws_row = rows, .ws_col = cols };
	struct terminal *t = g_new0(struct terminal, 1);
	g_auto(GStrv) all = child_environment(env);
	int slave;

	t->rows = rows;
	t->cols = cols;
	t->status = -1;
	t->bytes = g_byte_array_new();
	t->vt = vterm_new(rows, cols);
	vterm_set_utf8(t->vt, 1);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_reset(t->screen, 1);

	g_assert(openpty(&t->fd, &slave, NULL, NULL, &size) == 0);
	/* while there is nobody who could have changed them */
	g_assert(tcgetattr(slave, &t->before) == 0);
	t->pid = fork();
	if (t->pid == 0) {
		close(t->fd);
		if (login_tty(slave) != 0)
			_exit(127);
		/* What a caller such as nohup ignores stays ignored over exec. */
		signal(SIGHUP, SIG_DFL);
		signal(SIGINT, SIG_DFL);
		signal(SIGQUIT, SIG_DFL);
		execvpe(argv[0], (char **)argv, all);
		_exit(127);
	}
	g_assert(t->pid > 0);
	close(slave);
	return t;
}

void terminal_free(struct terminal *t)
{
	gint64 deadline = deadline_in(GRACE_MS);

	if (t == NULL)
		return;
	close_fd(t);
	for (reap(t); t->status < 0 && g_get_monotonic_time() < deadline; reap(t))
		g_usleep(1000);
	if (t->status < 0) {
		g_test_message("the program outlived its terminal");
		g_test_fail();
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	vterm_free(t->vt);
	g_byte_array_free(t->bytes, TRUE);
	g_free(t);
}

void terminal_type(struct terminal *t, const char *text)
{
	send_bytes(t, text, strlen(text));
}

void terminal_key(struct terminal *t, VTermKey key)
{
	vterm_keyboard_key(t->vt, key, VTERM_MOD_NONE);
	send_output(t);
}

void terminal_ctrl(struct terminal *t, char letter)
{
	char c = letter & 0x1f;

	send_bytes(t, &c, 1);
}

void terminal_paste(struct terminal *t, const char *text)
{
	/* Brackets only if the program asked for them. */
	vterm_keyboard_start_paste(t->vt);
	send_output(t);
	terminal_type(t, text);
	vterm_keyboard_end_paste(t->vt);
	send_output(t);
}

void terminal_click(struct terminal *t, int row, int col)
{
	vterm_mouse_move(t->vt, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, 1, true, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, 1, false, VTERM_MOD_NONE);
	send_output(t);
}

void terminal_resize(struct terminal *t, int rows, int cols)
{
	struct winsize size = { .ws_row = rows, .ws_col = cols };

	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vt, rows, cols);
	if (t->fd >= 0)
		ioctl(t->fd, TIOCSWINSZ, &size);
}

void terminal_signal(struct terminal *t, int signal)
{
	reap(t);
	if (t->status < 0)
		kill(t->pid, signal);
}

void terminal_hang_up(struct terminal *t)
{
	close_fd(t);
}

bool terminal_wait_for(struct terminal *t, const char *text)
{
	return wait_until(t, text, true);
}

bool terminal_wait_gone(struct terminal *t, const char *text)
{
	return wait_until(t, text, false);
}

static bool has_cursor_at(struct terminal *t, int row, int col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	return row < 0 ? t->cursor_hidden : !t->cursor_hidden && at.row == row && at.col == col;
}

bool terminal_wait_cursor(struct terminal *t, int row, int col)
{
	gint64 deadline = deadline_in(TERMINAL_DEADLINE_MS);

	while (!has_cursor_at(t, row, col)) {
		if (g_get_monotonic_time() > deadline) {
			g_autofree char *place = g_strdup_printf("row %d, column %d", row, col);

			show(t, "the cursor is not there:", place);
			return false;
		}
		pump(t, TICK_MS);
	}
	return true;
}

int terminal_wait_exit(struct terminal *t)
{
	gint64 deadline = deadline_in(TERMINAL_DEADLINE_MS);

	for (reap(t); t->status < 0; reap(t)) {
		if (g_get_monotonic_time() > deadline) {
			show(t, "did not exit:", "the program");
			return -1;
		}
		pump(t, TICK_MS);
	}
	/* Its last words are still on their way; they end with the end of the terminal, or
	 * with a silence when somebody else still has it open. */
	while (t->fd >= 0 && pump(t, TICK_MS))
		;
	return t->status;
}

bool terminal_wait_stopped(struct terminal *t)
{
	gint64 deadline = deadline_in(TERMINAL_DEADLINE_MS);
	siginfo_t info = { 0 };

	while (waitid(P_PID, (id_t)t->pid, &info, WSTOPPED | WNOWAIT | WNOHANG) == 0 &&
	       info.si_pid == 0) {
		if (g_get_monotonic_time() > deadline) {
			show(t, "did not stop:", "the program");
			return false;
		}
		pump(t, TICK_MS);
	}
	terminal_settle(t, TICK_MS);
	return true;
}

bool terminal_is_over(struct terminal *t)
{
	reap(t);
	return t->status >= 0 || t->fd < 0;
}

void terminal_settle(struct terminal *t, int silent_ms)
{
	gint64 deadline = deadline_in(TERMINAL_DEADLINE_MS);

	while (pump(t, silent_ms) && g_get_monotonic_time() < deadline)
		;
}

bool terminal_cell(struct terminal *t, int row, int col, VTermScreenCell *cell)
{
	VTermPos pos = { .row = row, .col = col };

	return row < t->rows && col < t->cols && vterm_screen_get_cell(t->screen, pos, cell);
}

char *terminal_row(struct terminal *t, int row)
{
	g_autoptr(GString) text = g_string_new(NULL);
	VTermScreenCell cell;

	for (int col = 0; terminal_cell(t, row, col, &cell); col += MAX(cell.width, 1)) {
		if (cell.chars[0] == 0)
			g_string_append_c(text, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			g_string_append_unichar(text, cell.chars[i]);
	}
	return g_strchomp(g_string_free(g_steal_pointer(&text), FALSE));
}

char *terminal_text(struct terminal *t)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (int row = 0; row < t->rows; row++) {
		g_autofree char *line = terminal_row(t, row);

		g_string_append_printf(text, "%s\n", line);
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

const GByteArray *terminal_bytes(const struct terminal *t)
{
	return t->bytes;
}

bool terminal_is_restored(struct terminal *t)
{
	struct termios now = t->after;

	if (!t->ended && (t->fd < 0 || tcgetattr(t->fd, &now) != 0))
		return false;
	return now.c_iflag == t->before.c_iflag && now.c_oflag == t->before.c_oflag &&
	       now.c_cflag == t->before.c_cflag && now.c_lflag == t->before.c_lflag &&
	       memcmp(now.c_cc, t->before.c_cc, sizeof(now.c_cc)) == 0 && !t->alternate &&
	       !t->cursor_hidden;
}
