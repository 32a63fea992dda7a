/*
 * The short way of reading a row: what it reads is what was written, and what the long way
 * reads; what it does not know it leaves alone.
 */
#include "config.h"

#include <string.h>

#include "app/transfer_line.h"
#include "app/transfer_scan.h"
#include "hostile.h"
#include "testlib.h"

static void same_values(const char *row, enum transfer_kind kind, const transfer_values a,
			const transfer_values b)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name != NULL; i++) {
		test_row(row, a[i].given == b[i].given && a[i].number == b[i].number);
		test_row_str(row, a[i].text, b[i].text);
	}
}

/* Texts, numbers and flags for some of the members. */
static void make_values(GRand *rand, enum transfer_kind kind, GPtrArray *keep,
			transfer_values values)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name != NULL; i++) {
		values[i] = (struct transfer_value){ .given = g_rand_int_range(rand, 0, 4) > 0 };
		if (!values[i].given)
			continue;
		if (fields[i].type == FIELD_NUMBER) {
			values[i].number = g_rand_int_range(rand, -1, 1000000);
		} else if (fields[i].type == FIELD_FLAG) {
			values[i].number = g_rand_boolean(rand);
		} else {
			GString *text = g_string_new(NULL);

			for (int n = g_rand_int_range(rand, 0, 4); n > 0; n--)
				g_string_append(text, hostile_atoms[g_rand_int_range(
							      rand, 0, hostile_atoms_length)]);
			g_ptr_array_add(keep, g_utf8_make_valid(text->str, -1));
			g_string_free(text, TRUE);
			values[i].text = keep->pdata[keep->len - 1];
		}
	}
}

/* The same line with a blank in it, which the short way does not know. */
static void read_long_way(const char *line, enum transfer_kind kind,
			  const transfer_values values)
{
	g_autofree char *dir = test_dir();
	g_autofree char *path = g_build_filename(dir, "line.seam", NULL);
	g_autofree char *other = g_strconcat("{ ", line + 1, NULL);
	g_auto(transfer_reader) r = { 0 };
	g_autoptr(diags) ds = diags_new();
	bool end;

	test_write_file(path, other);
	g_assert_true(transfer_reader_open(&r, path, ds));
	g_assert_true(transfer_reader_next(&r, &end, ds));
	g_assert_cmpint(r.row, ==, kind);
	same_values(line, kind, r.values, values);
}

static void test_written(void)
{
	g_autoptr(GRand) rand = g_rand_new_with_seed(7);
	g_autoptr(GString) room = g_string_new(NULL);
	int rounds = test_is_long() ? 400 : 20;

	for (enum transfer_kind k = 0; k < TRANSFER_KIND_COUNT; k++)
		for (int round = 0; round < rounds && !g_test_failed(); round++) {
			g_autoptr(GPtrArray) keep = g_ptr_array_new_with_free_func(g_free);
			g_autoptr(GString) line = g_string_new(NULL);
			transfer_values values, read;
			enum transfer_kind kind;

			make_values(rand, k, keep, values);
			g_assert_true(transfer_line_write(line, LINE_ROW, k, values));
			if (round == 0)
				read_long_way(line->str, k, values);
			g_string_truncate(line, line->len - 1);
			test_row(line->str,
				 transfer_scan(line->str, line->len, room, &kind, read));
			g_assert_cmpint(kind, ==, k);
			same_values(line->str, k, read, values);
		}
}

static void test_left_alone(void)
{
	static const char *const lines[] = {
		"",
		"{",
		"{}",
		"{\"mode\":{\"assessment\":\"a\",\"mode\":\"room\"}",
		"{\"mode\":{\"assessment\":\"a\",\"mode\":\"room\"}}}",
		"{\"mode\":{\"assessment\":\"a\",\"mode\":\"room\"}} ",
		"{\"mode\": {\"assessment\":\"a\",\"mode\":\"room\"}}",
		"{\"mode\":{\"mode\":\"room\",\"assessment\":\"a\"}}",
		"{\"mode\":{\"assessment\":\"a\",\"mode\":\"room\",\"mode\":\"room\"}}",
		"{\"mode\":{\"assessment\":\"a\",\"more\":\"room\"}}",
		"{\"mode\":{\"assessment\":\"a\"\"mode\":\"room\"}}",
		"{\"mode\":{\"assessment\":7,\"mode\":\"room\"}}",
		"{\"mode\":{\"assessment\":\"a}}",
		"{\"mode\":{\"assessment\":\"a\\",
		"{\"mode\":{\"assessment\":\"a\\u",
		"{\"mode\":{\"assessment\":\"a\\u00",
		"{\"mode\":{\"assessment\":\"\\u0000\"}}",
		"{\"mode\":{\"assessment\":\"\\ud83d\\ude00\"}}",
		"{\"mode\":{\"assessment\":\"\\n\"}}",
		"{\"mode\":{\"assessment\":\"\n\"}}",
		"{\"mode\":{\"assessment\":\"\xff\"}}",
		"{\"team\":{\"size\":01}}",
		"{\"team\":{\"size\":-0}}",
		"{\"team\":{\"size\":1.5}}",
		"{\"team\":{\"size\":1e3}}",
		"{\"team\":{\"size\":-}}",
		"{\"team\":{\"size\":9999999999999999}}",
		"{\"team\":{\"archived\":yes}}",
		"{\"team\":{\"archived\":null}}",
		"{\"seam\":{\"format\":1}}",
		"{\"end\":{}}",
		"{\"text\":\"x\"}",
		"{\"a name that is far longer than any kind of row has\":{}}",
	};
	g_autoptr(GString) room = g_string_new(NULL);
	enum transfer_kind kind;
	transfer_values values;

	for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
		/* of its very size, so that a step too far is seen */
		g_autofree char *line = g_strdup(lines[i]);

		test_row(lines[i], !transfer_scan(line, strlen(line), room, &kind, values));
	}
	test_row("a NUL", !transfer_scan("{\"mode\":{}}\0", 12, room, &kind, values));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/app/transfer-scan/written", test_written);
	g_test_add_func("/app/transfer-scan/left-alone", test_left_alone);
	return test_run();
}
