/*
 * Output goes by write(2) in one place, so that a full disk, a closed pipe and a
 * closed descriptor are each seen where they happen. Text is made safe to show
 * here and put into the locale's encoding; JSON and files keep their bytes.
 */
#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "base/savefile.h"
#include "base/text.h"
#include "cli/colour.h"
#include "cli/progress.h"

bool output_bytes(int fd, const char *bytes, size_t length, bool *closed,
		  struct diags *ds)
{
	*closed = false;
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EPIPE) {
			*closed = true;
			return true;
		}
		if (n < 0) {
			diag_error(ds, "write", NULL, _("cannot write the output: %s"),
				   g_strerror(errno));
			return false;
		}
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}

/* Text as this terminal or pipe can show it; NULL when the bytes go as they are. */
static char *shown_text(const struct app *app, bool colour)
{
	g_autofree char *safe = NULL;
	g_autofree char *plain = NULL;

	if (app->format != FORMAT_TEXT &&
	    !(app->out_is_terminal && (app->format == FORMAT_MD || app->format == FORMAT_CSV)))
		return NULL;
	safe = text_sanitize(app->out->str, (ptrdiff_t)app->out->len, TEXT_KEEP_LINES);
	plain = text_for_locale(safe);
	return colour ? colour_verdicts(plain) : g_steal_pointer(&plain);
}

static int count_lines(const char *text)
{
	int n = 0;

	for (const char *p = text; (p = strchr(p, '\n')) != NULL; p++)
		n++;
	return n;
}

static int terminal_rows(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0)
		return 24;
	return size.ws_row;
}

/* The pager's command, or NULL when there is none or the text is short. */
static const char *pager_for(const struct app *app, const char *text)
{
	const char *pager = g_getenv("PAGER");

	if (!app->pages || app_prints_data(app) ||
	    count_lines(text) < terminal_rows())
		return NULL;
	if (pager == NULL)
		pager = "less";
	return *pager != '\0' && strcmp(pager, "cat") != 0 ? pager : NULL;
}

/* False when the pager could not be started: the text is then printed instead. */
static bool page(const char *pager, const char *text)
{
	FILE *pipe;
	int status;

	g_setenv("LESS", "FRX", FALSE);
	pipe = popen(pager, "w");
	if (pipe == NULL)
		return false;
	fputs(text, pipe);	/* quitting the pager early is no error */
	status = pclose(pipe);
	return status != -1 && !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

static bool write_stdout(const struct app *app, bool colour, struct diags *ds)
{
	g_autofree char *shown = shown_text(app, colour);
	const char *text = shown != NULL ? shown : app->out->str;
	size_t length = shown != NULL ? strlen(shown) : app->out->len;
	const char *pager = pager_for(app, text);
	bool closed;

	if (pager != NULL && page(pager, text))
		return true;
	return output_bytes(STDOUT_FILENO, text, length, &closed, ds);
}

/* What waits in a file, byte for byte. */
static bool write_spool(const struct app *app, const char *path, struct diags *ds)
{
	char buffer[16384];
	bool closed = false;
	size_t n;

	if (fflush(app->spool) != 0) {
		diag_error(ds, "write", NULL, _("cannot write the output: %s"),
			   g_strerror(errno));
		return false;
	}
	if (path != NULL)
		return savefile_copy(path, fileno(app->spool), SAVEFILE_REPLACE, ds);
	rewind(app->spool);
	while (!closed && (n = fread(buffer, 1, sizeof(buffer), app->spool)) > 0)
		if (!output_bytes(STDOUT_FILENO, buffer, n, &closed, ds))
			return false;
	return true;
}

bool output_write(const struct app *app, const char *path, bool colour,
		  struct diags *ds)
{
	if (app->spool != NULL)
		return write_spool(app, path, ds);
	if (path != NULL)
		return savefile_write(path, app->out->str, app->out->len, SAVEFILE_REPLACE,
				      ds);
	return app->out->len == 0 || write_stdout(app, colour, ds);
}

void output_say(const char *text)
{
	g_autofree char *safe = text_sanitize(text, -1, TEXT_ONE_LINE);
	g_autofree char *shown = text_for_locale(safe);

	progress_clear();
	/* Nobody can be told when stderr fails. */
	if (fprintf(stderr, "%s\n", shown) < 0)
		return;
}

void output_guard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) != -1)
			continue;
		/* stdin for writing, the others for reading: using them fails */
		if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(EXIT_CODE_DATA);
	}
}
