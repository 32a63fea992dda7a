/*
 * The editor's program may be a command line ("code --wait"), so a shell runs it, as
 * git does. It inherits the terminal and nothing else: the database's descriptors are
 * closed on exec. What was written outlives an editor that fails.
 */
#include "config.h"

#include "tui/editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "base/text.h"

static const char *editor(void)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = g_getenv(names[i]);

		if (value != NULL && *value != '\0')
			return value;
	}
	return "vi";
}

/* Whether the file holds something that is worth more than what was there before. */
static bool is_written(const char *path, const char *before)
{
	g_autofree char *text = NULL;
	gsize length;

	return g_file_get_contents(path, &text, &length, NULL) && length > 0 &&
	       (length != strlen(before) || memcmp(text, before, length) != 0);
}

static bool run_on(const char *path, const char *before, struct diags *ds)
{
	g_autofree char *command = g_strdup_printf("%s \"$1\"", editor());
	char *argv[] = { (char *)"/bin/sh", (char *)"-c", command, (char *)"seam", (char *)path,
			 NULL };
	g_autoptr(GError) error = NULL;
	struct diag *d;
	int status;

	if (!g_spawn_sync(NULL, argv, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
			  &status, &error) ||
	    !g_spawn_check_wait_status(status, &error)) {
		d = diag_error(ds, "editor", NULL, _("the editor \"%s\" failed: %s"), editor(),
			       error->message);
		if (is_written(path, before))
			diag_hint(d, _("what was written is in %s"), path);
		else
			diag_hint(d, _("set VISUAL or EDITOR"));
		return false;
	}
	return true;
}

static bool read_back(const char *path, char **out, struct diags *ds)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = NULL;
	gsize length;

	if (!g_file_get_contents(path, &text, &length, &error)) {
		diag_error(ds, "editor", NULL, "%s", error->message);
		return false;
	}
	if (!text_is_valid(text, (ptrdiff_t)length, NULL)) {
		diag_hint(diag_error(ds, "editor", NULL,
				     _("what the editor left is no UTF-8 text")),
			  _("what was written is in %s"), path);
		return false;
	}
	*out = g_steal_pointer(&text);
	return true;
}

bool editor_run(const char *text, char **out, struct diags *ds)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("seam-note-XXXXXX.txt", &path, &error);
	bool ok;

	*out = NULL;
	if (fd < 0 || !g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600,
					       &error)) {
		diag_error(ds, "editor", NULL, "%s", error->message);
		if (fd >= 0)
			close(fd);
		return false;
	}
	close(fd);
	ok = run_on(path, text, ds) && read_back(path, out, ds);
	if (ok || !is_written(path, text))
		g_unlink(path);
	return ok;
}
