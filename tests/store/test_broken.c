/*
 * Broken databases: whatever happened to the bytes of a file, reading it ends with
 * data or with a diagnostic, soon, and without a crash. A file with a sound schema
 * but damaged pages may open; then doctor must see it.
 */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "fixture.h"

/* Everything a reader may call. What it returns does not matter: that it does. */
static void read_all(struct store *st)
{
	g_autoptr(diags) ds = diags_new();
	struct store_counts counts;
	GPtrArray *list;
	int findings;

	store_count(st, &counts, ds);
	if (store_lines(st, 0, &list, ds))
		g_ptr_array_unref(list);
	if (store_services(st, 0, &list, ds)) {
		for (guint i = 0; i < MIN(list->len, 3); i++) {
			const struct store_service *s = list->pdata[i];
			g_autoptr(store_assessment) a = NULL;
			GPtrArray *part;

			if (store_assessments(st, s->id, &part, ds))
				g_ptr_array_unref(part);
			if (store_waivers(st, s->id, &part, ds))
				g_ptr_array_unref(part);
			if (store_items(st, s->id, STORE_ACTION, &part, ds))
				g_ptr_array_unref(part);
			if (!store_current_assessment(st, s->id, &a, ds) || !a)
				continue;
			if (store_answers(st, a->id, &part, ds))
				g_ptr_array_unref(part);
			if (store_answer_history(st, a->id, NULL, &part, ds))
				g_ptr_array_unref(part);
		}
		g_ptr_array_unref(list);
	}
	if (store_changes(st, STORE_OF_SERVICE, 0, 0, &list, ds))
		g_ptr_array_unref(list);
	store_check(st, &findings, ds);
}

/* Opens if it can; says whether doctor or opening found fault. */
static bool try_file(const char *row, const char *path, enum store_mode mode,
		     const char *program)
{
	const struct store_options options = { .mode = mode, .program = program };
	g_autoptr(diags) ds = diags_new();
	g_autoptr(store) st = NULL;
	gint64 start = g_get_monotonic_time();
	bool fault;
	int findings;

	fault = !store_open(&st, path, &options, ds);
	test_row(row, fault == (st == NULL));
	test_row(row, fault == diags_has_errors(ds));
	if (st) {
		read_all(st);
		diags_clear(ds);
		fault = !store_check(st, &findings, ds) || findings > 0;
		test_row(row, fault == diags_has_errors(ds));
	}
	test_row(row, g_get_monotonic_time() - start < 10 * G_USEC_PER_SEC);
	return fault;
}

static char *make_database(gsize *length)
{
	g_autofree char *data = NULL;
	struct fixture f;

	fixture_init(&f, true);
	for (int i = 0; i < 200; i++) {
		g_autofree char *question = g_strdup_printf("q.%d", i % 40);
		g_autofree char *value = g_strdup_printf("%0*d", i, i);

		fixture_answer(f.st, f.draft, question, value);
	}
	fixture_finish(f.st, f.draft, "first", FIXTURE_AT);
	f.draft = fixture_draft(f.st, f.service);
	fixture_system_answer(f.st, f.draft, "s", "yes");
	store_close(g_steal_pointer(&f.st));
	data = test_read_file(f.path, length);
	fixture_clear(&f);
	return g_steal_pointer(&data);
}

static void write_bytes(const char *path, const char *data, gsize length)
{
	g_autofree char *journal = g_strconcat(path, "-journal", NULL);

	g_unlink(journal);
	/* Written anew, without syncing: thousands of these need survive no power cut. */
	g_unlink(path);
	g_assert_true(g_file_set_contents_full(path, data, (gssize)length,
					       G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Cut anywhere: at every page, and within one. */
static void test_cuts(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
	gsize length;
	g_autofree char *data = make_database(&length);

	for (gsize cut = 1; cut < length; cut += cut < 200 ? 7 : 2048) {
		g_autofree char *row = g_strdup_printf("cut at %" G_GSIZE_FORMAT, cut);

		write_bytes(path, data, cut);
		test_row(row, try_file(row, path, STORE_READ, "test"));
		write_bytes(path, data, cut);
		try_file(row, path, STORE_WRITE, "other");
	}
}

static const struct header_row {
	const char *name;
	int offset;
	const char *bytes;
	int length;
} header_rows[] = {
	{ "magic", 0, "SQLite format 2", 15 },
	{ "page size 0", 16, "\0\0", 2 },
	{ "page size 3", 16, "\0\3", 2 },
	{ "page size 512", 16, "\2\0", 2 },
	{ "write version 9", 18, "\x09", 1 },
	{ "reserved space", 20, "\xff", 1 },
	{ "payload fraction", 21, "\0", 1 },
	{ "file size in pages", 28, "\x7f\xff\xff\xff", 4 },
	{ "first free page", 32, "\0\0\xff\xff", 4 },
	{ "free pages", 36, "\xff\xff\xff\xff", 4 },
	{ "schema format 99", 44, "\0\0\0\x63", 4 },
	{ "UTF-16", 56, "\0\0\0\2", 4 },
	{ "application", 68, "NOPE", 4 },
	{ "version", 60, "\x7f\0\0\0", 4 },
};

static void test_header(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
	gsize length;
	g_autofree char *data = make_database(&length);

	for (gsize i = 0; i < G_N_ELEMENTS(header_rows); i++) {
		const struct header_row *row = &header_rows[i];
		g_autofree char *copy = g_memdup2(data, length);

		memcpy(copy + row->offset, row->bytes, row->length);
		write_bytes(path, copy, length);
		test_row(row->name, try_file(row->name, path, STORE_READ, "test"));
		write_bytes(path, copy, length);
		test_row(row->name, try_file(row->name, path, STORE_WRITE, "other"));
	}
}

/* Zeros, noise and swapped pages; nothing is promised but an end. */
static void test_pages(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
	gsize length, page = 4096;
	g_autofree char *data = make_database(&length);
	g_autoptr(GRand) rand = g_rand_new_with_seed(20261122);

	for (gsize n = 0; n < length / page; n++) {
		g_autofree char *row = g_strdup_printf("page %" G_GSIZE_FORMAT, n + 1);
		g_autofree char *copy = g_memdup2(data, length);
		gsize other = (gsize)g_rand_int_range(rand, 0, (gint32)(length / page));

		memset(copy + n * page, 0, page);
		write_bytes(path, copy, length);
		try_file(row, path, STORE_READ, "test");

		for (gsize i = 0; i < page; i++)
			copy[n * page + i] = (char)g_rand_int(rand);
		write_bytes(path, copy, length);
		test_row(row, try_file(row, path, STORE_READ, "test"));

		memcpy(copy + n * page, data + other * page, page);
		write_bytes(path, copy, length);
		try_file(row, path, STORE_READ, "test");
	}
}

/* One to forty bytes changed at random. */
static void test_mutations(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
	guint32 seed = g_test_rand_int();
	g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
	int rounds = test_is_long() ? 10000 : 150;
	gsize length;
	g_autofree char *data = make_database(&length);

	g_test_message("seed %u", seed);
	for (int round = 0; round < rounds; round++) {
		g_autofree char *row = g_strdup_printf("mutation %d", round);
		g_autofree char *copy = g_memdup2(data, length);
		int n = g_rand_int_range(rand, 1, 40);

		for (int i = 0; i < n; i++)
			copy[g_rand_int_range(rand, 0, (gint32)length)] =
				(char)g_rand_int(rand);
		write_bytes(path, copy, length);
		try_file(row, path, round % 2 ? STORE_READ : STORE_WRITE,
			 round % 3 ? "test" : "other");
	}
}

/* A journal beside the file that is noise, or another file's. */
static void test_journals(void)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "seam.db", NULL);
	g_autofree char *journal = g_strconcat(path, "-journal", NULL);
	g_autofree char *noise = g_malloc(9000);
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	gsize length;
	g_autofree char *data = make_database(&length);

	for (int i = 0; i < 9000; i++)
		noise[i] = (char)g_rand_int(rand);
	for (int kind = 0; kind < 4; kind++) {
		g_autofree char *row = g_strdup_printf("journal %d", kind);

		write_bytes(path, data, length);
		if (kind == 1)
			memcpy(noise, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
		g_assert_true(g_file_set_contents(journal, kind == 2 ? data : noise,
						  kind == 3 ? 100 : 9000, NULL));
		try_file(row, path, STORE_READ, "test");
		try_file(row, path, STORE_WRITE, "test");
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/store/broken/cuts", test_cuts);
	g_test_add_func("/store/broken/header", test_header);
	g_test_add_func("/store/broken/pages", test_pages);
	g_test_add_func("/store/broken/mutations", test_mutations);
	g_test_add_func("/store/broken/journals", test_journals);
	return test_run();
}
