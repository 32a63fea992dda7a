/*
 * A real database with some bytes changed: it opens or is refused with a reason, and
 * what can be read of it is read without a crash. The input is a list of patches,
 * five bytes each: where (three bytes), how (one) and what (one).
 */
#include "config.h"

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "store/store.h"

enum { PATCH = 5, CUT = 0xff };

const char *const fuzz_seeds[] = { "tests/fuzz/corpus/store", NULL };

static char *path, *journal, *base;
static gsize base_length;

static void fill(struct store *st)
{
	struct store_system system = { .name = (char *)"shop", .running = -1 };
	const struct store_questionnaire q = { .hash = (char *)"h", .id = (char *)"q",
		.version = (char *)"1.0.0", .language = (char *)"en", .text = (char *)"a",
		.length = 1 };
	const struct store_answer answer = { .question = (char *)"own.named-team",
		.value = (char *)"yes", .note = (char *)"a note", .of_system = true };
	const struct store_waiver waiver = { .id = (char *)"S1", .by = (char *)"cto",
		.reason = (char *)"r", .given = (char *)"2026-11-22",
		.until = (char *)"2026-12-22" };
	g_autoptr(store_service) s = store_service_new();
	g_autoptr(store_assessment) a = NULL;

	g_assert(store_begin(st, "2026-11-22T09:30:00Z", "ana", "fill", NULL));
	g_assert(store_put_system(st, &system, NULL));
	s->system = system.id;
	s->slug = g_strdup("billing");
	g_assert(store_put_service(st, s, NULL) && store_put_questionnaire(st, &q, NULL));
	g_assert(store_start(st, s->id, "h", STORE_ROOM, &a, NULL));
	g_assert(store_put_answer(st, a->id, &answer, NULL));
	g_assert(store_put_waiver(st, s->id, &waiver, NULL) && store_commit(st, NULL));
	g_free(system.uid);
}

/* Once: the database all patches start from. */
static void prepare(void)
{
	const struct store_options options = { .mode = STORE_NEW, .program = "fuzz" };
	char *dir = g_dir_make_tmp("seam-fuzz-XXXXXX", NULL);
	struct store *st;

	g_assert(dir);
	path = g_build_filename(dir, "seam.db", NULL);
	journal = g_strconcat(path, "-journal", NULL);
	g_assert(store_open(&st, path, &options, NULL));
	fill(st);
	store_close(st);
	g_assert(g_file_get_contents(path, &base, &base_length, NULL));
	g_free(dir);
}

static void clean_up(void)
{
	g_autofree char *dir = g_path_get_dirname(path);

	g_unlink(path);
	g_unlink(journal);
	g_rmdir(dir);
	g_free(path);
	g_free(journal);
	g_free(base);
}

static void read_all(struct store *st)
{
	g_autoptr(diags) ds = diags_new();
	g_autoptr(GPtrArray) lines = NULL, changes = NULL;
	int findings;

	if (store_lines(st, 0, &lines, ds))
		for (guint i = 0; i < lines->len; i++) {
			const struct store_line *l = lines->pdata[i];
			g_autoptr(store_service) s = NULL;
			g_autoptr(GPtrArray) answers = NULL, waivers = NULL;

			store_get_service(st, l->service, &s, ds);
			store_answers(st, l->assessment, &answers, ds);
			store_waivers(st, l->service, &waivers, ds);
		}
	store_changes(st, STORE_OF_SERVICE, 0, 0, &changes, ds);
	store_check(st, &findings, ds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct store_options options = { .mode = STORE_READ, .program = "fuzz" };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store) st = NULL;
	g_autofree char *bytes = NULL;
	gsize length;

	if (!base) {
		prepare();
		atexit(clean_up);
	}
	bytes = g_memdup2(base, base_length);
	length = base_length;
	for (; size >= PATCH; data += PATCH, size -= PATCH) {
		gsize at = (data[0] | data[1] << 8 | (gsize)data[2] << 16) % base_length;

		if (data[3] == CUT)
			length = at;
		else
			bytes[at] = (char)data[4];
	}
	g_unlink(journal);
	g_assert(g_file_set_contents(path, bytes, (gssize)length, NULL));
	g_assert(store_open(&st, path, &options, ds) == (st != NULL));
	g_assert((st == NULL) == diags_has_errors(ds));
	if (st)
		read_all(st);
	return 0;
}
