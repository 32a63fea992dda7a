/*
 * Any file as an import: it is refused with a reason and leaves nothing, or it is taken,
 * and then the database is sound and gives the same bytes again after another turn.
 */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "app/exporting.h"
#include "app/importing.h"
#include "store/store.h"

const char *const fuzz_seeds[] = { "tests/fuzz/corpus/transfer", NULL };

static char *path;

static void clean_up(void)
{
	g_unlink(path);
	g_free(path);
}

static void prepare(void)
{
	int fd = g_file_open_tmp("seam-fuzz-XXXXXX", &path, NULL);

	g_assert(fd >= 0);
	g_assert(g_close(fd, NULL));
	g_setenv("SEAM_NOW", "2026-11-22T09:30:00Z", TRUE);
	g_setenv("SEAM_USER", "fuzz", TRUE);
	atexit(clean_up);
}

/* What the only system of the app's database is as text; NULL when there is none. */
static char *exported(struct app *app)
{
	g_autoptr(GPtrArray) systems = NULL;
	g_autoptr(diags) ds = diags_new();
	char *text;
	long length;

	g_assert(store_systems(app->store, &systems, ds));
	if (systems->len != 1)
		return NULL;
	g_assert(exporting_write(app, ((struct store_system *)systems->pdata[0])->id, ds));
	g_assert(fseek(app->spool, 0, SEEK_END) == 0);
	length = ftell(app->spool);
	g_assert(length > 0);
	rewind(app->spool);
	text = g_malloc0((gsize)length + 1);
	g_assert(fread(text, 1, (gsize)length, app->spool) == (gsize)length);
	return text;
}

/* Takes the file in; what it is as text then, or NULL. */
static char *turn(const char *bytes, gsize length, bool must)
{
	g_autoptr(diags) ds = diags_new();
	g_autofree char *shown = NULL;
	struct app app = { 0 };
	struct store_counts n;
	char *text = NULL;
	int findings;
	bool ok;

	g_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
	g_assert(app_init(&app, ds));
	ok = importing_from(&app, path, ds);
	g_assert(ok != diags_has_errors(ds));
	g_assert(ok || !must);
	shown = diags_format(ds, DIAGS_SANITIZE);
	g_assert(g_utf8_validate(shown, -1, NULL));
	store_rollback(app.store);
	g_assert(store_count(app.store, &n, NULL));
	g_assert(ok || (n.changes == 0 && n.systems == 0));
	if (ok) {
		g_assert(store_check(app.store, &findings, NULL) && findings == 0);
		text = exported(&app);
	}
	app_clear(&app);
	return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *once = NULL;
	g_autofree char *twice = NULL;

	if (path == NULL)
		prepare();
	once = turn((const char *)data, size, false);
	if (once == NULL)
		return 0;
	twice = turn(once, strlen(once), true);
	g_assert_cmpstr(once, ==, twice);
	return 0;
}
