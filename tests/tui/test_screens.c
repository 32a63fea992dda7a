/*
 * What must hold for every screen: its rows of keys, its last row, its help, its lists,
 * and that it can be drawn in any size.
 */
#include "config.h"

#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

#include "screens.h"
#include "testlib.h"
#include "tui/common.h"
#include "tui/key.h"

/* ---- the table ----------------------------------------------------------------- */

/* Has no keys of its own: its prompt lies over it. */
static const char without_keys[] = "export";

static bool is_listed(const char *name)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++)
		if (strcmp(r->name, name) == 0)
			return true;
	return strcmp(name, without_keys) == 0;
}

/* The names that a source gives to its ops. */
static void check_source(const char *path)
{
	static const char table[] = "const struct screen_ops ", member[] = ".name = \"";
	g_autofree char *source = test_read_file(path, NULL);
	const char *p = source;

	while ((p = strstr(p, table)) != NULL) {
		const char *end = p + strcspn(p, ";{,)");
		g_autofree char *name = NULL;

		p += strlen(table);
		if (*end != '{')
			continue;
		p = strstr(end, member);
		g_assert_nonnull(p);
		p += strlen(member);
		name = g_strndup(p, strcspn(p, "\""));
		if (!is_listed(name))
			g_test_message("the screen \"%s\" of %s needs a row in screens.c", name,
				       path);
		test_row(name, is_listed(name));
	}
}

static void test_listed(void)
{
	g_autofree char *folder = test_src_path("src/tui");
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	g_assert_nonnull(dir);
	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_str_has_suffix(name, ".c"))
			check_source(path);
	}
}

/* ---- rows of keys ---------------------------------------------------------------- */

static bool names_a_key(const char *name)
{
	bool range = strlen(name) == 3 && name[1] == '-' && name[0] < name[2];

	return range || key_from_name(name) != KEY_NONE;
}

/* Every key somebody could press, and those with a name. */
static bool is_pressable(int key)
{
	return (key > 0 && key < 128) || (key >= KEYS_FIRST && key < KEYS_END);
}

static int count_applying(const struct binding *rows, const struct screen *s, int key)
{
	int n = 0;

	for (const struct binding *b = rows; b->id != NULL; b++)
		n += key_is_in(key, binding_keys(b)) && (b->applies == NULL || b->applies(s));
	return n;
}

static void check_row(const char *screen, const struct binding *rows, const struct binding *b)
{
	g_auto(GStrv) names = g_strsplit(binding_keys(b), " ", -1);
	g_autofree char *label = g_strdup_printf("%s: %s", screen, b->id);

	for (char **n = names; *n != NULL; n++)
		test_row(label, names_a_key(*n));
	test_row(label, *binding_help(b) != '\0');
	test_row(label, b->run != NULL);
	test_row(label, binding_find_id(rows, b->id) == b);
}

static void test_rows(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;
		const struct screen *s;

		screens_open(&f, r);
		s = tui_top(&f.tui);
		g_assert_nonnull(s->ops->bindings);
		for (const struct binding *b = s->ops->bindings; b->id != NULL; b++)
			check_row(r->name, s->ops->bindings, b);
		for (int key = 1; key < KEYS_END; key++) {
			g_autofree char *label = NULL;

			if (!is_pressable(key))
				continue;
			label = g_strdup_printf("%s: %s", r->name, key_name(key));
			test_row(label, count_applying(s->ops->bindings, s, key) <= 1);
		}
		tui_fixture_clear(&f);
	}
}

/* ---- the last row ------------------------------------------------------------------ */

/* Where letters are typed ? is a letter. */
static bool has_help(const struct screen *s)
{
	return !s->ops->overlay && (s->ops->typing == NULL || !s->ops->typing(s));
}

static char *last_row(struct tui_fixture *f)
{
	g_autofree char *text = tui_text(f);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	return g_strdup(lines[f->tui.rows - 1]);
}

static void check_footer(const struct screen_row *r, int cols, const char *help)
{
	struct tui_fixture f;
	g_autofree char *last = NULL;
	g_autofree char *label = g_strdup_printf("%s, %d columns, %s", r->name, cols, help);
	g_autofree char *first = NULL;
	const struct binding *b;

	screens_open(&f, r);
	tui_size(&f, cols == 40 ? 10 : 24, cols);
	last = last_row(&f);
	if (has_help(tui_top(&f.tui)) && !g_str_has_suffix(last, help)) {
		g_test_message("%s", last);
		test_row(label, false);
	}
	/* the most useful key comes first, and is never left out */
	for (b = tui_top(&f.tui)->ops->bindings; b->id != NULL; b++)
		if (b->hint != NULL && (b->applies == NULL || b->applies(tui_top(&f.tui))))
			break;
	if (b->id != NULL) {
		first = binding_label(b);
		test_row(label, g_str_has_prefix(last + 1, first));
	}
	tui_fixture_clear(&f);
}

static void speak(const char *language)
{
	g_setenv("LANGUAGE", language, TRUE);
	g_assert_nonnull(setlocale(LC_ALL, "C.UTF-8"));
}

static void check_footers(const char *help)
{
	static const int widths[] = { 80, 60, 40 };

	for (const struct screen_row *r = screen_rows; r->name != NULL; r++)
		for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
			check_footer(r, widths[i], help);
}

static void test_point_02_last_row(void)
{
	check_footers("? help");
}

static void test_point_02_last_row_german(void)
{
	g_autofree char *locale = test_build_path("locale");

	bindtextdomain(PACKAGE, locale);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	speak("de");
	if (strcmp(gettext("help"), "help") == 0)
		g_test_skip("this machine does not translate");
	else
		check_footers("? Hilfe");
	speak("C");
}

/* The screen with its styles, for a mark may be a style alone; yours to free. */
static char *picture(struct tui_fixture *f)
{
	g_autofree char *text = tui_text(f);
	g_autoptr(GString) all = g_string_new(text);

	for (int row = 0; row < f->canvas->rows; row++)
		for (int col = 0; col < f->canvas->cols; col++)
			g_string_append_printf(all, "%d,",
					       canvas_cell(f->canvas, row, col)->style);
	return g_string_free(g_steal_pointer(&all), FALSE);
}

/* A key that the last row names does something that can be seen. */
static void check_key(struct tui_fixture *f, const char *screen, const struct binding *b)
{
	g_autofree char *before = picture(f);
	g_autofree char *after = NULL;
	g_autofree char *label = g_strdup_printf("%s: %s", screen, b->id);

	tui_key(&f->tui, binding_first_key(b));
	if (f->tui.over)
		return;
	tui_lacks(f, "means nothing here");
	after = picture(f);
	test_row(label, strcmp(before, after) != 0);
}

static void test_point_04_hints(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;
		const struct binding *rows;

		screens_open(&f, r);
		rows = tui_top(&f.tui)->ops->bindings;
		tui_fixture_clear(&f);
		for (const struct binding *b = rows; b->id != NULL; b++) {
			const struct screen *s;

			if (b->hint == NULL)
				continue;
			screens_open(&f, r);
			s = tui_top(&f.tui);
			if (b->applies == NULL || b->applies(s))
				check_key(&f, r->name, b);
			tui_fixture_clear(&f);
		}
	}
}

static void test_point_04_unbound(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;

		screens_open(&f, r);
		if (has_help(tui_top(&f.tui))) {
			tui_type(&f, "~");
			tui_shows(&f, "~ means nothing here; press ? for help");
		}
		tui_fixture_clear(&f);
	}
}

/* ---- help ---------------------------------------------------------------------------- */

/* The line of the help that is about this row; -1 = none. Keys that are cut off there do
 * not count. */
static int line_of(struct tui_fixture *f, const struct binding *b)
{
	g_autofree char *text = tui_text(f);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	const char *keys = binding_keys(b);
	g_autofree char *row = g_strdup_printf("  %-13s %s", keys, binding_help(b));
	const char *wanted = strlen(keys) <= 13 && *keys != '\0' ? row : binding_help(b);

	for (int i = 0; lines[i] != NULL; i++)
		if (strstr(lines[i], wanted) != NULL)
			return i;
	return -1;
}

/* The screen's own rows, then those of every screen. */
static void check_help(struct tui_fixture *f, const struct screen *s)
{
	int own = 0, common = INT_MAX;

	for (const struct binding *b = s->ops->bindings; b->id != NULL; b++) {
		int line = line_of(f, b);

		if (b->applies != NULL && !b->applies(s))
			continue;
		test_row(b->id, line > 0);
		own = MAX(own, line);
	}
	for (const struct binding *b = common_bindings; b->id != NULL; b++) {
		int line = line_of(f, b);

		/* another row of the screen may say the same */
		if (line > 0 && binding_find_id(s->ops->bindings, b->id) == NULL)
			common = MIN(common, line);
	}
	test_row(s->ops->name, own < common);
}

static void test_point_03_help(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;
		const struct screen *s;

		screens_open(&f, r);
		s = tui_top(&f.tui);
		if (has_help(s)) {
			/* long enough for all of them */
			tui_size(&f, 70, 120);
			tui_type(&f, "?");
			check_help(&f, s);
			tui_type(&f, "Esc");
			tui_lacks(&f, "press a listed key to run it");
		}
		tui_fixture_clear(&f);
	}
}

/* ---- lists ----------------------------------------------------------------------------- */

static char *after(const struct screen_row *r, const char *keys)
{
	struct tui_fixture f;
	char *text;

	screens_open(&f, r);
	tui_size(&f, 16, 70);
	tui_type(&f, keys);
	text = tui_text(&f);
	tui_fixture_clear(&f);
	return text;
}

static bool has_list(const struct screen_row *r)
{
	struct tui_fixture f;
	bool has;

	screens_open(&f, r);
	has = tui_top(&f.tui)->ops->list != NULL && has_help(tui_top(&f.tui));
	tui_fixture_clear(&f);
	return has;
}

static void test_point_05_lists(void)
{
	static const char *const same[][2] = {
		{ "j", "Down" }, { "j j k", "Down Down Up" }, { "G", "End" },
		{ "G k g", "End Up Home" },
	};

	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		if (!has_list(r))
			continue;
		for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
			g_autofree char *one = after(r, same[i][0]);
			g_autofree char *two = after(r, same[i][1]);
			g_autofree char *label = g_strdup_printf("%s: %s", r->name, same[i][0]);

			test_row_str(label, one, two);
		}
	}
}

static void test_point_06_search(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;
		const struct screen *s;

		screens_open(&f, r);
		s = tui_top(&f.tui);
		if (has_help(s) && s->ops->row_text != NULL) {
			tui_type(&f, "/");
			tui_write(&f, "zzzz");
			tui_type(&f, "Enter");
			tui_shows(&f, "\"zzzz\" was not found");
		}
		tui_fixture_clear(&f);
	}
}

/* ---- drawing --------------------------------------------------------------------------- */

/* Nothing stays of another size, nothing is beyond ASCII where that was asked for, and no
 * size is too odd. */
static void test_point_26_sizes(void)
{
	static const int sizes[][2] = {
		{ 10, 40 }, { 16, 60 }, { 50, 200 }, { 11, 200 }, { 60, 41 }, { 5, 24 }, { 1, 1 },
	};

	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;
		g_autofree char *before = NULL;
		g_autofree char *back = NULL;

		screens_open(&f, r);
		before = tui_text(&f);
		for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
			tui_size(&f, sizes[i][0], sizes[i][1]);
			g_free(tui_text(&f));
		}
		tui_size(&f, 24, 80);
		back = tui_text(&f);
		test_row_str(r->name, back, before);
		tui_fixture_clear(&f);
	}
}

static void test_point_29_ascii(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;

		screens_open(&f, r);
		f.tui.ascii = true;
		for (int presenter = 0; presenter < 2; presenter++) {
			g_autofree char *text = NULL;

			f.tui.presenter = presenter;
			text = tui_text(&f);
			test_row(r->name, g_str_is_ascii(text));
		}
		tui_fixture_clear(&f);
	}
}

/* Esc leads from everywhere to the first screen, and no further. */
static void test_point_07_escape(void)
{
	for (const struct screen_row *r = screen_rows; r->name != NULL; r++) {
		struct tui_fixture f;

		screens_open(&f, r);
		tui_type(&f, "Esc Esc Esc Esc Esc Esc Esc Esc Esc Esc");
		test_row(r->name, !f.tui.over);
		test_row_str(r->name, tui_top(&f.tui)->ops->name, "home");
		tui_type(&f, "q");
		test_row(r->name, f.tui.over && f.tui.code == EXIT_CODE_OK);
		tui_fixture_clear(&f);
	}
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/screens/listed", test_listed);
	g_test_add_func("/tui/screens/rows", test_rows);
	g_test_add_func("/tui/points/02-last-row", test_point_02_last_row);
	g_test_add_func("/tui/points/02-last-row-german", test_point_02_last_row_german);
	g_test_add_func("/tui/points/03-help-of-all", test_point_03_help);
	g_test_add_func("/tui/points/04-hints", test_point_04_hints);
	g_test_add_func("/tui/points/04-unbound-in-all", test_point_04_unbound);
	g_test_add_func("/tui/points/05-lists", test_point_05_lists);
	g_test_add_func("/tui/points/06-search-in-all", test_point_06_search);
	g_test_add_func("/tui/points/07-escape", test_point_07_escape);
	g_test_add_func("/tui/points/26-sizes", test_point_26_sizes);
	g_test_add_func("/tui/points/29-ascii-in-all", test_point_29_ascii);
	return test_run();
}
