/*
 * The surroundings of a journey, keys by name, and screens compared with files.
 */
#include "config.h"

#include "journey.h"

#include <stdlib.h>
#include <string.h>

#include "testlib.h"

enum { SILENT_MS = 60, ACCEPT_SILENT_MS = 300 };

/* What makes the database of each kind, one command a line. */
static const char *const makes[] = {
	[JOURNEY_NOTHING] = "",
	[JOURNEY_SERVICE] = "new billing --from shop --team Payments",
	[JOURNEY_DEMO] = "demo --db seam.db",
};
_Static_assert(G_N_ELEMENTS(makes) == JOURNEY_DATA_COUNT, "a row per kind of data");

/* ---- surroundings ------------------------------------------------------------------- */

void journey_env(struct journey *j, const char *pair)
{
	size_t name = strcspn(pair, "=");

	for (unsigned i = 0; i < j->env->len; i++) {
		const char *old = j->env->pdata[i];

		if (strncmp(old, pair, name) == 0 && strcspn(old, "=") == name) {
			g_ptr_array_remove_index(j->env, i);
			break;
		}
	}
	g_ptr_array_add(j->env, g_strdup(pair));
}

/* The environment as the functions of the test library take it; free with g_free(). */
static const char **environment(const struct journey *j)
{
	const char **env = g_new0(const char *, j->env->len + 1);

	for (unsigned i = 0; i < j->env->len; i++)
		env[i] = j->env->pdata[i];
	return env;
}

void journey_init(struct journey *j, enum journey_data data)
{
	g_autofree char *db_pair = NULL;

	*j = (struct journey){ .env = g_ptr_array_new_with_free_func(g_free) };
	j->dir = test_dir();
	j->db = g_build_filename(j->dir, "seam.db", NULL);
	db_pair = g_strconcat("SEAM_DB=", j->db, NULL);
	journey_env(j, db_pair);
	journey_env(j, "SEAM_NOW=" JOURNEY_NOW);
	journey_env(j, "SEAM_USER=Dana");
	journey_env(j, "PAGER=cat");
	if (*makes[data] != '\0')
		g_free(journey_seam(j, makes[data]));
}

void journey_clear(struct journey *j)
{
	g_clear_pointer(&j->t, terminal_free);
	g_ptr_array_free(j->env, TRUE);
	g_free(j->db);
	g_free(j->dir);
	*j = (struct journey){ 0 };
}

/* The program and its words; free the result, not its elements. */
static const char **arguments(char **words)
{
	const char **argv = g_new0(const char *, g_strv_length(words) + 2);
	int n = 0;

	argv[n++] = test_program();
	for (char **w = words; *w != NULL; w++)
		if (**w != '\0')
			argv[n++] = *w;
	return argv;
}

void journey_start_program(struct journey *j, int rows, int cols, const char *const *argv)
{
	g_autofree const char **env = environment(j);

	g_clear_pointer(&j->t, terminal_free);
	j->t = terminal_new(rows, cols, argv, env);
}

void journey_start(struct journey *j, int rows, int cols, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);
	g_autofree const char **argv = arguments(list);

	journey_start_program(j, rows, cols, argv);
}

char *journey_seam(struct journey *j, const char *words)
{
	g_auto(GStrv) list = g_strsplit(words, " ", -1);
	g_autofree const char **argv = arguments(list);
	g_autofree const char **env = environment(j);
	struct test_process p;
	char *out;

	if (!test_spawn(&p, argv, NULL, env, j->dir))
		return g_strdup("");
	if (p.status != 0) {
		g_test_message("seam %s ended with %d: %s", words, p.status, p.err);
		g_test_fail();
	}
	out = g_steal_pointer(&p.out);
	test_process_clear(&p);
	return out;
}

/* ---- keys ---------------------------------------------------------------------------- */

static const struct {
	const char *name;
	VTermKey key;
} special[] = {
	{ "Enter", VTERM_KEY_ENTER },	  { "Esc", VTERM_KEY_ESCAPE },
	{ "Tab", VTERM_KEY_TAB },	  { "Backspace", VTERM_KEY_BACKSPACE },
	{ "Delete", VTERM_KEY_DEL },	  { "Up", VTERM_KEY_UP },
	{ "Down", VTERM_KEY_DOWN },	  { "Left", VTERM_KEY_LEFT },
	{ "Right", VTERM_KEY_RIGHT },	  { "Home", VTERM_KEY_HOME },
	{ "End", VTERM_KEY_END },	  { "PgUp", VTERM_KEY_PAGEUP },
	{ "PgDn", VTERM_KEY_PAGEDOWN },
};

/* "F10" -> 10, "C-l" -> 0 */
static int function_number(const char *word)
{
	int n = word[0] == 'F' ? atoi(word + 1) : 0;

	return n >= 1 && n <= 12 ? n : 0;
}

static bool press_special(struct journey *j, const char *word)
{
	for (size_t i = 0; i < G_N_ELEMENTS(special); i++) {
		if (strcmp(special[i].name, word) != 0)
			continue;
		terminal_key(j->t, special[i].key);
		if (special[i].key == VTERM_KEY_ESCAPE)
			terminal_settle(j->t, SILENT_MS);
		return true;
	}
	if (function_number(word) == 0)
		return false;
	terminal_key(j->t, VTERM_KEY_FUNCTION(function_number(word)));
	return true;
}

static void press(struct journey *j, const char *word)
{
	if (press_special(j, word))
		return;
	if (strcmp(word, "Space") == 0)
		terminal_type(j->t, " ");
	else if (strcmp(word, "S-Tab") == 0)
		terminal_type(j->t, "\033[Z");
	else if (g_str_has_prefix(word, "C-") && word[2] != '\0' && word[3] == '\0')
		terminal_ctrl(j->t, word[2]);
	else
		terminal_type(j->t, word);
}

void journey_keys(struct journey *j, const char *keys)
{
	g_auto(GStrv) words = g_strsplit(keys, " ", -1);

	for (char **w = words; *w != NULL; w++)
		if (**w != '\0')
			press(j, *w);
}

void journey_end(struct journey *j, const char *keys, int status)
{
	int got;

	if (keys != NULL)
		journey_keys(j, keys);
	got = terminal_wait_exit(j->t);
	if (got != status) {
		g_test_message("ended with %d instead of %d", got, status);
		g_test_fail();
	}
	if (!terminal_is_restored(j->t)) {
		g_test_message("the terminal is not as it was before");
		g_test_fail();
	}
}

/* ---- a resize inside a wait ----------------------------------------------------------- */

static char *resize_path(const struct journey *j)
{
	return g_build_filename(j->dir, "resize", NULL);
}

void journey_arm_resize(struct journey *j)
{
	g_autofree char *path = resize_path(j);
	g_autofree char *shim = test_build_path("tests/lib/resize_shim.so");
	g_autofree char *preload = g_strconcat("LD_PRELOAD=", shim, NULL);
	g_autofree char *where = g_strconcat("RESIZE_SHIM=", path, NULL);

	journey_env(j, preload);
	journey_env(j, where);
	/* A sanitizer wants to come first, and need not. */
	journey_env(j, "ASAN_OPTIONS=verify_asan_link_order=0");
}

bool journey_resize_in_wait(struct journey *j, int rows, int cols, const char *key)
{
	g_autofree char *path = resize_path(j);
	g_autofree char *size = g_strdup_printf("%d %d\n", rows, cols);
	gint64 deadline = g_get_monotonic_time() + TERMINAL_DEADLINE_MS * G_GINT64_CONSTANT(1000);

	test_write_file(path, size);
	journey_keys(j, key);
	while (g_file_test(path, G_FILE_TEST_EXISTS)) {
		if (g_get_monotonic_time() > deadline || terminal_is_over(j->t)) {
			g_test_message("the program never waited: no resize");
			g_test_fail();
			return false;
		}
		g_usleep(1000);
	}
	/* The terminal has that size already: no second signal. */
	terminal_resize(j->t, rows, cols);
	return true;
}

/* ---- golden screens -------------------------------------------------------------------- */

static int count_rows(char **lines)
{
	int n = (int)g_strv_length(lines);

	/* What follows the last line end is no row. */
	return n > 0 ? n - 1 : 0;
}

static char *golden_path(const struct journey *j, const char *name)
{
	g_autofree char *text = terminal_text(j->t);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autofree char *file = NULL;
	VTermScreenCell cell;
	int cols = 0;

	while (terminal_cell(j->t, 0, cols, &cell))
		cols++;
	file = g_strdup_printf("tests/tui/golden/%s-%dx%d.txt", name, cols, count_rows(lines));
	return test_src_path(file);
}

/* Row by row, what differs marked. */
static void show_difference(const char *path, const char *got, const char *expected)
{
	g_auto(GStrv) is = g_strsplit(got, "\n", -1);
	g_auto(GStrv) was = g_strsplit(expected, "\n", -1);
	bool more = true;

	g_test_message("the screen differs from %s:", path);
	for (int i = 0; is[i] != NULL; i++) {
		more = more && was[i] != NULL;
		if (more && strcmp(is[i], was[i]) == 0) {
			g_test_message("  %02d|%s", i, is[i]);
			continue;
		}
		g_test_message("- %02d|%s", i, more ? was[i] : "");
		g_test_message("+ %02d|%s", i, is[i]);
	}
	g_test_fail();
}

void journey_golden(struct journey *j, const char *name)
{
	g_autofree char *path = golden_path(j, name);
	g_autofree char *expected = NULL;
	g_autofree char *got = NULL;
	gint64 deadline = g_get_monotonic_time() + TERMINAL_DEADLINE_MS * G_GINT64_CONSTANT(1000);

	if (g_getenv("SEAM_TEST_ACCEPT") != NULL) {
		terminal_settle(j->t, ACCEPT_SILENT_MS);
		got = terminal_text(j->t);
		test_write_file(path, got);
		return;
	}
	expected = test_read_file(path, NULL);
	got = terminal_text(j->t);
	while (strcmp(got, expected) != 0 && g_get_monotonic_time() < deadline) {
		/* Silence is no reason to stop waiting, but the end is. */
		terminal_settle(j->t, SILENT_MS);
		g_free(got);
		got = terminal_text(j->t);
		if (terminal_is_over(j->t))
			break;
	}
	if (strcmp(got, expected) != 0)
		show_difference(path, got, expected);
}

/* ---- what was written ------------------------------------------------------------------ */

/* A parameter of "ESC [ ... m". 39 and 49 go back to what the terminal has. */
static bool is_colour(int n)
{
	return (n >= 30 && n <= 38) || (n >= 40 && n <= 48) || (n >= 90 && n <= 97) ||
	       (n >= 100 && n <= 107);
}

static bool parameters_have_colour(const char *p, const char *end)
{
	int n = 0;

	for (; p < end; p++) {
		if (*p >= '0' && *p <= '9') {
			n = MIN(n, 1000) * 10 + (*p - '0');
			continue;
		}
		if (is_colour(n))
			return true;
		n = 0;
	}
	return is_colour(n);
}

bool journey_has_colour(const char *bytes, size_t length)
{
	const char *end = bytes + length, *p = bytes;

	while ((p = memchr(p, '\033', end - p)) != NULL) {
		const char *from = p + 2;

		if (++p == end || *p != '[')
			continue;
		for (p = from; p < end && strchr("0123456789;:", *p) != NULL && *p != '\0';)
			p++;
		if (p < end && *p == 'm' && parameters_have_colour(from, p))
			return true;
	}
	return false;
}

bool journey_wrote_colour(const struct journey *j)
{
	const GByteArray *all = terminal_bytes(j->t);

	return journey_has_colour((const char *)all->data, all->len);
}

bool journey_wrote_beyond_ascii(const struct journey *j)
{
	const GByteArray *all = terminal_bytes(j->t);

	for (unsigned i = 0; i < all->len; i++)
		if (all->data[i] > 127)
			return true;
	return false;
}
