/*
 * Reads with read(2), so that an interrupt is seen at once and nothing is read
 * beyond what was asked for longer than needed.
 */
#include "config.h"

#include "cli/line_io.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "base/text.h"
#include "cli/output.h"

enum { LINE_WIDTH_MAX = 80, LINE_LENGTH_MAX = 1 << 16, LINE_SAME_MAX = 3 };

static volatile sig_atomic_t interrupted;

static void note_interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

/* Read and not yet a line: what comes from a pipe outlives one conversation. */
static GString *unread;

void line_io_init(struct line_io *io, const struct app *app, struct diags *ds)
{
	struct sigaction action = { .sa_handler = note_interrupt };	/* no SA_RESTART */

	if (unread == NULL)
		unread = g_string_new(NULL);
	*io = (struct line_io){
		.width_cols = CLAMP(app->width_cols, 20, LINE_WIDTH_MAX),
		.echo = !isatty(STDIN_FILENO),
		.ds = ds,
		.input = unread,
	};
	interrupted = 0;
	sigaction(SIGINT, &action, &io->before);
}

void line_io_clear(struct line_io *io)
{
	sigaction(SIGINT, &io->before, NULL);
	io->input = NULL;
	g_clear_pointer(&io->last, g_free);
}

void line_show(struct line_io *io, const char *text)
{
	g_autofree char *safe = text_sanitize(text, -1, TEXT_KEEP_LINES);
	g_autofree char *shown = text_for_locale(safe);
	bool closed;

	if (io->end == LINE_BROKEN)
		return;
	if (!output_bytes(STDOUT_FILENO, shown, strlen(shown), &closed, io->ds) || closed)
		io->end = LINE_BROKEN;
}

static void say(struct line_io *io, const char *prefix, const char *text)
{
	g_autofree char *safe = text_sanitize(text, -1, TEXT_KEEP_LINES);
	g_autofree char *rest = g_strnfill((gsize)text_width_cols(prefix), ' ');
	g_autofree char *filled = text_fill(safe, io->width_cols, prefix, rest);

	line_show(io, filled);
}

void line_say(struct line_io *io, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list list;

	va_start(list, format);
	text = g_strdup_vprintf(format, list);
	va_end(list);
	say(io, "", text);
}

void line_say_behind(struct line_io *io, const char *prefix, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list list;

	va_start(list, format);
	text = g_strdup_vprintf(format, list);
	va_end(list);
	say(io, prefix, text);
}

void line_gap(struct line_io *io)
{
	line_show(io, "\n");
}

void line_complain(struct line_io *io, struct diags *ds)
{
	for (unsigned i = 0; i < ds->items->len; i++) {
		const struct diag *d = ds->items->pdata[i];

		line_say(io, "%s", d->message);
		if (d->hint != NULL)
			line_say(io, "%s", d->hint);
	}
	diags_clear(ds);
}

/* The first line of what was read, its end left out; NULL when there is none yet. */
static char *take_line(struct line_io *io)
{
	const char *end = memchr(io->input->str, '\n', io->input->len);
	gsize length;
	char *line = NULL;

	if (end == NULL)
		return NULL;
	length = (gsize)(end - io->input->str);
	line = g_strndup(io->input->str, length);
	g_string_erase(io->input, 0, (gssize)length + 1);
	return line;
}

/* An interrupt counts whenever it came: while something was printed, or just before the
 * wait. read(2) alone would sleep over it. */
static void wait_for_input(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	sigset_t interrupt, before;

	sigemptyset(&interrupt);
	sigaddset(&interrupt, SIGINT);
	sigprocmask(SIG_BLOCK, &interrupt, &before);
	while (!interrupted && ppoll(&input, 1, NULL, &before) < 0 && errno == EINTR)
		continue;
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Reads more; false at the end of input, of patience or of the terminal. */
static bool read_more(struct line_io *io)
{
	char buffer[4096];
	ssize_t n;

	if (io->input->len > LINE_LENGTH_MAX) {
		g_string_truncate(io->input, 0);
		io->too_long = true;
	}
	wait_for_input();
	if (interrupted) {
		io->end = LINE_INTERRUPTED;
		return false;
	}
	n = read(STDIN_FILENO, buffer, sizeof buffer);
	if (n > 0) {
		g_string_append_len(io->input, buffer, n);
		return true;
	}
	if (n < 0 && errno == EINTR && !interrupted)
		return true;
	io->end = interrupted ? LINE_INTERRUPTED : LINE_END;
	return false;
}

char *line_ask(struct line_io *io, const char *prompt)
{
	char *line = NULL;

	line_show(io, prompt);
	while (io->end == LINE_OK && (line = take_line(io)) == NULL)
		if (!read_more(io) && io->end == LINE_END && io->input->len > 0) {
			/* a last line without its end is a line */
			g_string_append_c(io->input, '\n');
			io->end = LINE_OK;
		}
	if (io->end != LINE_OK) {
		line_show(io, "\n");
		return NULL;
	}
	if (io->too_long) {
		io->too_long = false;
		line_say(io, "%s", _("that is too long for a line and was not taken"));
		g_free(line);
		return g_strdup("");
	}
	g_strdelimit(line, "\r", '\n');
	g_strstrip(line);
	if (io->echo) {
		line_show(io, line);
		line_show(io, "\n");
	}
	if (text_is_valid(line, -1, NULL))
		return line;
	line_say(io, "%s", _("that is not valid UTF-8 and was not taken"));
	g_free(line);
	return g_strdup("");
}

char *line_ask_turn(struct line_io *io)
{
	char *line = line_ask(io, "> ");

	if (line == NULL || !io->echo)
		return line;
	if (g_strcmp0(line, io->last) != 0)
		io->same = 0;
	g_free(io->last);
	io->last = g_strdup(line);
	if (++io->same <= LINE_SAME_MAX)
		return line;
	io->end = LINE_END;
	diag_hint(diag_error(io->ds, "stuck", NULL, *line == '\0' ?
			     _("only empty lines come in, and nothing comes of them") :
			     _("\"%s\" comes in again and again, and nothing comes of it"),
			     line),
		  _("what was answered is saved; s skips a question, q leaves"));
	g_free(line);
	return NULL;
}

void line_moved(struct line_io *io)
{
	io->same = 0;
}

bool line_confirm(struct line_io *io, const char *text)
{
	g_autofree char *line = NULL;

	line_say(io, "%s", text);
	line = line_ask(io, _("[y/N] "));

	/* TRANSLATORS: the letter that means yes */
	return line != NULL && (g_ascii_strncasecmp(line, _("y"), 1) == 0 ||
				g_ascii_strncasecmp(line, "y", 1) == 0);
}

char *line_rest_or_ask(struct line_io *io, const char *rest, const char *prompt)
{
	char *line = *rest != '\0' ? g_strdup(rest) : line_ask(io, prompt);

	if (line != NULL && *line == '\0')
		g_clear_pointer(&line, g_free);
	return line;
}
