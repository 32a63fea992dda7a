/*
 * Files that are no export, or no longer one: each is refused at its line and column, by
 * one error, and leaves the database as it was.
 */
#include "config.h"

#include <string.h>

#include "app/change.h"
#include "app/importing.h"
#include "app/transfer_line.h"
#include "fixture.h"
#include "store/store.h"
#include "testlib.h"

/* A good file, and a database that takes nothing for good. */
struct desk {
	struct fixture f;
	struct app app;
	char *path, *text;
	size_t length;
	char **lines;
};

static void desk_init(struct desk *d)
{
	g_autofree char *good = test_src_path("tests/fuzz/corpus/transfer/assessed");
	g_autoptr(diags) ds = diags_new();

	*d = (struct desk){ 0 };
	fixture_init(&d->f);
	fixture_app(&d->f, &d->app);
	g_assert_true(app_store_memory(&d->app, ds));
	d->path = g_build_filename(d->f.dir, "bad.seam", NULL);
	d->text = test_read_file(good, &d->length);
	d->lines = g_strsplit(d->text, "\n", -1);
}

static void desk_clear(struct desk *d)
{
	app_clear(&d->app);
	fixture_clear(&d->f);
	g_free(d->path);
	g_free(d->text);
	g_strfreev(d->lines);
}

/* Whether the bytes are taken; whatever came in is rolled back. */
static bool take(struct desk *d, const char *bytes, size_t length, struct diags *ds)
{
	struct transfer_counts counts;
	bool ok;

	g_assert_true(g_file_set_contents(d->path, bytes, (gssize)length, NULL));
	g_assert_true(change_begin(&d->app, NULL, DEED_IMPORT_FILE, "bad.seam", NULL, ds));
	ok = importing_read(&d->app, d->path, &counts, ds);
	change_rollback(&d->app);
	return ok;
}

/* Refused with one error, at that line; column 0 = any. */
static void is_refused(struct desk *d, const char *row, const char *bytes, size_t length,
		       unsigned line, unsigned column, const char *said)
{
	g_autoptr(diags) ds = diags_new();
	struct store_counts n;
	const struct diag *first;

	test_row(row, !take(d, bytes, length, ds));
	test_row(row, ds->counts[SEVERITY_ERROR] == 1);
	if (ds->items->len == 0)
		return;
	first = ds->items->pdata[0];
	if (first->line != line || (column != 0 && first->column != column) ||
	    g_strcmp0(first->file, d->path) != 0 || strstr(first->message, said) == NULL) {
		g_test_message("%s: %s:%u:%u: %s", row, first->file, first->line,
			       first->column, first->message);
		g_test_fail();
	}
	g_assert_true(store_count(d->app.store, &n, ds));
	test_row(row, n.changes == 0 && n.systems == 0);
}

/* As it was written, and as git gives it out on some systems. */
static void test_good(void)
{
	g_autofree char *crlf = NULL;
	g_autoptr(diags) ds = diags_new();
	struct desk d;

	desk_init(&d);
	g_assert_true(take(&d, d.text, d.length, ds));
	crlf = g_strjoinv("\r\n", d.lines);
	g_assert_true(take(&d, crlf, strlen(crlf), ds));
	g_assert_true(diags_is_empty(ds));
	desk_clear(&d);
}

/* Line `line' with `find' replaced; the rest as it is. Yours to free. */
static char *with_line(const struct desk *d, unsigned line, const char *find, const char *put)
{
	g_auto(GStrv) lines = g_strdupv(d->lines);
	g_auto(GStrv) parts = g_strsplit(lines[line - 1], find, 2);
	char *changed = g_strjoinv(put, parts);

	g_assert_cmpuint(g_strv_length(parts), ==, 2);
	g_free(lines[line - 1]);
	lines[line - 1] = changed;
	return g_strjoinv("\n", lines);
}

/* The number of the first line that begins so, and where in it a member stands. */
static unsigned line_of(const struct desk *d, const char *begins)
{
	unsigned i = 0;

	while (d->lines[i] != NULL && !g_str_has_prefix(d->lines[i], begins))
		i++;
	return i + 1;
}

static void test_members(void)
{
	static const struct {
		const char *row, *begins, *find, *put, *column_of, *said;
	} rows[] = {
		{ "another type", "{\"answer\"", "\"value\":\"", "\"value\":7,\"note\":\"",
		  "\"value\"", "must be of the type string" },
		{ "a number as text", "{\"assessment\"", "\"number\":1", "\"number\":\"1\"",
		  "\"number\"", "must be of the type integer" },
		{ "a fraction", "{\"assessment\"", "\"number\":1", "\"number\":1.5", "\"number\"",
		  "must be of the type integer" },
		{ "null", "{\"assessment\"", "\"number\":1", "\"number\":null", "\"number\"",
		  "must be of the type integer" },
		{ "beyond 64 bits", "{\"assessment\"", "\"number\":1",
		  "\"number\":99999999999999999999", NULL, "no JSON" },
		{ "too large", "{\"assessment\"", "\"number\":1", "\"number\":9999999999",
		  "\"number\"", "out of range" },
		{ "none", "{\"assessment\"", "\"number\":1", "\"number\":0", NULL,
		  "does not make sense" },
		{ "unknown key", "{\"answer\"", "\"value\"", "\"valeu\"", "\"value\"",
		  "unknown key \"valeu\"" },
		{ "twice", "{\"answer\"", "\"value\":", "\"value\":\"no\",\"value\":", NULL,
		  "no JSON: duplicate object key" },
		{ "a NUL that is written", "{\"answer\"", "\"value\":\"", "\"value\":\"\\u0000",
		  NULL, "no JSON" },
		{ "half a surrogate", "{\"answer\"", "\"value\":\"", "\"value\":\"\\ud800", NULL,
		  "no JSON" },
		{ "a control", "{\"answer\"", "\"value\":\"", "\"value\":\"\t", NULL, "no JSON" },
		{ "two things", "{\"answer\"", "}}", "},\"end\":{}}", NULL, "no object with one key" },
		{ "a list", "{\"answer\"", "{\"answer\":{", "{\"answer\":[{", NULL, "no JSON" },
		{ "an unknown kind", "{\"answer\"", "\"answer\"", "\"anwser\"", NULL,
		  "no lines about \"anwser\"" },
		{ "another format", "{\"seam\"", "\"format\":1", "\"format\":2", "\"format\"",
		  "format 2, which is unknown" },
		{ "an uid in capitals", "{\"seam\"", "\"system\":\"01a2027b", "\"system\":\"01A2027B",
		  "\"system\"", "is no uid" },
		{ "no such day", "{\"change\"", "2026-11-22T", "2026-11-31T", "\"at\"",
		  "is no time" },
		{ "bytes in front", "{\"seam\"", "{\"seam\"", "\357\273\277{\"seam\"", NULL, "" },
	};
	struct desk d;

	desk_init(&d);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		unsigned line = line_of(&d, rows[i].begins), column = 0;
		g_autofree char *text = with_line(&d, line, rows[i].find, rows[i].put);

		if (rows[i].column_of != NULL)
			column = 1 + (unsigned)(strstr(d.lines[line - 1], rows[i].column_of) -
						d.lines[line - 1]);
		is_refused(&d, rows[i].row, text, strlen(text), line, column, rows[i].said);
	}
	desk_clear(&d);
}

/* A byte that is no text, at the place of each byte of a line. */
static void test_bytes(void)
{
	static const char bytes[] = { '\0', '\x01', '\xff', '\xc0', '\xed' };
	unsigned line;
	size_t start = 0;
	struct desk d;

	desk_init(&d);
	line = line_of(&d, "{\"answer\"");
	for (unsigned i = 0; i + 1 < line; i++)
		start += strlen(d.lines[i]) + 1;
	for (gsize b = 0; b < G_N_ELEMENTS(bytes); b++)
		for (size_t k = 0; k < strlen(d.lines[line - 1]); k++) {
			char before = d.text[start + k];

			d.text[start + k] = bytes[b];
			is_refused(&d, "a byte", d.text, d.length, line, 0, "");
			d.text[start + k] = before;
		}
	desk_clear(&d);
}

/* Cut off behind each byte: at the line that has no end, or behind the last one. */
static void test_cut(void)
{
	unsigned line = 1;
	struct desk d;

	desk_init(&d);
	for (size_t cut = 0; cut < d.length && !g_test_failed(); cut++) {
		if (cut > 0)
			line += d.text[cut - 1] == '\n';
		is_refused(&d, "cut", d.text, cut, line, 0, "");
	}
	desk_clear(&d);
}

/* Lines left out, doubled, in another order: refused at some line, or they may be. */
static void test_lines(void)
{
	int refused = 0, taken = 0;
	struct desk d;

	desk_init(&d);
	for (unsigned i = 0; d.lines[i + 1] != NULL && *d.lines[i + 1] != '\0'; i++)
		for (int how = 0; how < 3; how++) {
			g_autoptr(GString) text = g_string_new(NULL);
			g_autoptr(diags) ds = diags_new();
			const struct diag *first;

			for (unsigned k = 0; d.lines[k + 1] != NULL; k++) {
				unsigned from = k;

				if (how == 0 && k == i)
					continue;
				if (how == 1 && (k == i || k == i + 1))
					from = 2 * i + 1 - k;
				g_string_append_printf(text, "%s\n", d.lines[from]);
				if (how == 2 && k == i)
					g_string_append_printf(text, "%s\n", d.lines[from]);
			}
			if (take(&d, text->str, text->len, ds)) {
				taken++;
				test_row("taken", diags_is_empty(ds));
				continue;
			}
			refused++;
			first = ds->items->len > 0 ? ds->items->pdata[0] : NULL;
			test_row("one error", ds->counts[SEVERITY_ERROR] >= 1);
			test_row("its file", first && g_strcmp0(first->file, d.path) == 0);
		}
	/* two answers of one change may change places */
	g_assert_cmpint(taken, >, 0);
	g_assert_cmpint(refused, >, 2 * taken);
	desk_clear(&d);
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/transfer-line/good", test_good);
	g_test_add_func("/app/transfer-line/members", test_members);
	g_test_add_func("/app/transfer-line/bytes", test_bytes);
	g_test_add_func("/app/transfer-line/cut", test_cut);
	g_test_add_func("/app/transfer-line/lines", test_lines);
	return test_run();
}
