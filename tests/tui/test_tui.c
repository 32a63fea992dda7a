/*
 * The stack, the keys all screens share, prompt, help and palette, on screens made for
 * it; and what must hold for the rows of every screen.
 */
#include "config.h"

#include <string.h>

#include "fixture.h"
#include "testlib.h"
#include "tui/common.h"
#include "tui/key.h"
#include "tui/prompt.h"
#include "tui/viewer.h"

/* A list of twenty rows; "a" asks for a text, "d" for a yes, "Enter" opens another. */
struct toy {
	struct screen screen;
	struct list list;
	int depth;
};

static char *taken;
static bool said_yes;
extern const struct screen_ops toy_ops;

static bool toy_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct toy *toy = (struct toy *)s;

	(void)ds;
	toy->depth = arg != NULL ? *(const int *)arg : 0;
	list_set_count(&toy->list, 20);
	return true;
}

static struct list *toy_list(struct screen *s)
{
	return &((struct toy *)s)->list;
}

static char *toy_row(struct screen *s, int row)
{
	(void)s;
	return g_strdup_printf("row %d", row);
}

static void toy_layout(struct screen *s, int rows, int cols)
{
	(void)cols;
	list_fit(toy_list(s), rows);
}

static void toy_draw(const struct screen *s, const struct area *body)
{
	const struct toy *toy = (const struct toy *)s;

	for (int i = 0; i < body->rows && toy->list.top + i < 20; i++)
		area_printf(body, i, 0, STYLE_TEXT, "%c row %d",
			    list_is_selected(&toy->list, toy->list.top + i) ? '>' : ' ',
			    toy->list.top + i);
}

static char *toy_crumb(const struct screen *s)
{
	return g_strdup_printf("toy %d", ((const struct toy *)s)->depth);
}

static void run_open(struct screen *s, int key)
{
	int depth = ((struct toy *)s)->depth + 1;

	(void)key;
	tui_push(s->tui, &toy_ops, &depth);
}

static bool take_text(struct screen *s, const char *text, struct diags *ds)
{
	(void)s;
	if (strcmp(text, "bad") == 0) {
		diag_hint(diag_error(ds, "toy", NULL, "this is bad"), "write good");
		return false;
	}
	g_free(taken);
	taken = g_strdup(text);
	return true;
}

static void run_ask(struct screen *s, int key)
{
	char *words[] = { (char *)"Payments", (char *)"Platform", NULL };
	struct prompt p = { .label = "Team:", .done = take_text, .guarded = true,
			    .words = words };

	(void)key;
	prompt_ask(s, &p);
}

static void take_yes(struct screen *s, bool yes)
{
	(void)s;
	said_yes = yes;
}

static void run_confirm(struct screen *s, int key)
{
	(void)key;
	prompt_confirm(s, "Archive \"billing\"?", take_yes);
}

static const struct binding toy_bindings[] = {
	{ "open", "Enter", NULL, "open", "open another", GROUP_ANSWER, run_open, NULL },
	{ "ask", "a", NULL, "ask", "ask for a team", GROUP_WORKSHOP, run_ask, NULL },
	{ "archive", "d", NULL, "archive", "archive it", GROUP_ANSWER, run_confirm, NULL },
	{ .id = NULL },
};

const struct screen_ops toy_ops = {
	.name = "toy", .size = sizeof(struct toy), .bindings = toy_bindings, .open = toy_open,
	.layout = toy_layout, .list = toy_list, .row_text = toy_row, .crumb = toy_crumb,
	.draw = toy_draw,
};

static void begin(struct tui_fixture *f)
{
	tui_fixture_init(f);
	tui_fixture_start(f, &toy_ops, NULL);
	g_clear_pointer(&taken, g_free);
	said_yes = false;
}

/* A reason longer than a row takes as many as it needs; its end is the way out. */
static bool refuse_at_length(struct screen *s, const char *text, struct diags *ds)
{
	(void)s;
	(void)text;
	diag_hint(diag_error(ds, "long", NULL,
			     "what was typed here cannot be taken at this time of the day by "
			     "anybody in this room"), "try it in the morning");
	return false;
}

static void test_long_reason(void)
{
	static const struct { int rows, cols; } sizes[] = { { 24, 80 }, { 16, 60 }, { 10, 40 } };
	struct prompt p = { .label = "Name:", .done = refuse_at_length };

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
		struct tui_fixture f;

		tui_fixture_init(&f);
		tui_fixture_start(&f, &toy_ops, NULL);
		tui_size(&f, sizes[i].rows, sizes[i].cols);
		prompt_ask(tui_top(&f.tui), &p);
		tui_write(&f, "Ana");
		tui_type(&f, "Enter");
		tui_shows(&f, "what was typed here");
		tui_shows(&f, "morning");
		tui_shows(&f, "Name: Ana");
		tui_fixture_clear(&f);
	}
}

static void test_stack(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, "Enter Enter");
	tui_shows(&f, "seam \xe2\x80\xba toy 0 \xe2\x80\xba toy 1 \xe2\x80\xba toy 2");
	tui_type(&f, "Esc Esc Esc Esc");
	g_assert_cmpuint(f.tui.stack->len, ==, 1);
	g_assert_false(f.tui.over);
	tui_type(&f, "q");
	g_assert_true(f.tui.over);
	g_assert_cmpint(f.tui.code, ==, EXIT_CODE_OK);
	tui_fixture_clear(&f);
	begin(&f);
	tui_type(&f, "Enter Ctrl-C");
	g_assert_true(f.tui.over);
	g_assert_cmpint(f.tui.code, ==, EXIT_CODE_INTERRUPTED);
	tui_fixture_clear(&f);
}

/* The last row has the keys of the screen and ?, whatever the width. */
static void test_point_02_footer(void)
{
	struct tui_fixture f;

	begin(&f);
	for (int cols = 40; cols <= 200; cols += 20) {
		g_auto(GStrv) lines = NULL;
		g_autofree char *text = NULL;

		tui_size(&f, 24, cols);
		text = tui_text(&f);
		lines = g_strsplit(text, "\n", -1);
		g_assert_nonnull(strstr(lines[23], "Enter open"));
		g_assert_true(g_str_has_suffix(lines[23], "? help"));
	}
	tui_fixture_clear(&f);
}

static void test_point_03_help(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, "?");
	tui_shows(&f, "ask for a team");
	tui_type(&f, "/");
	tui_write(&f, "archive");
	tui_shows(&f, "archive it");
	tui_lacks(&f, "ask for a team");
	tui_type(&f, "Esc Esc");
	tui_lacks(&f, "Help");
	tui_type(&f, "? Enter");
	tui_shows(&f, "toy 1");
	tui_fixture_clear(&f);
}

static void test_point_04_unbound(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, "x");
	tui_shows(&f, "x means nothing here; press ? for help");
	tui_type(&f, "j");
	tui_lacks(&f, "means nothing");
	tui_fixture_clear(&f);
}

static void test_point_05_moves(void)
{
	static const char *const same[][2] = {
		{ "j", "Down" },	 { "j j k", "Down Down Up" }, { "G", "End" },
		{ "G k g", "End Up Home" }, { "PgDn", "PgDn" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(same); i++) {
		struct tui_fixture a, b;
		g_autofree char *one = NULL;
		g_autofree char *two = NULL;

		begin(&a);
		tui_size(&a, 12, 60);
		tui_type(&a, same[i][0]);
		one = tui_text(&a);
		tui_fixture_clear(&a);
		begin(&b);
		tui_size(&b, 12, 60);
		tui_type(&b, same[i][1]);
		two = tui_text(&b);
		tui_fixture_clear(&b);
		test_row_str(same[i][0], one, two);
	}
}

static void test_point_06_search(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, "/");
	tui_write(&f, "zzzz");
	tui_type(&f, "Enter");
	tui_shows(&f, "\"zzzz\" was not found");
	tui_type(&f, "/");
	tui_write(&f, "ROW 1");
	tui_type(&f, "Enter");
	tui_shows(&f, "> row 1\n");
	tui_type(&f, "n");
	tui_shows(&f, "> row 10");
	tui_type(&f, "N N");
	tui_shows(&f, "> row 19");
	tui_type(&f, "n");
	tui_shows(&f, "> row 1\n");
	tui_fixture_clear(&f);
}

static void test_point_08_palette(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, ":");
	tui_write(&f, "arch");
	tui_shows(&f, "archive                 d");
	tui_type(&f, "Tab Enter");
	tui_shows(&f, "Archive \"billing\"?");
	tui_type(&f, "Esc :");
	tui_write(&f, "frobnicate");
	tui_shows(&f, "there is no command \"frobnicate\"");
	tui_type(&f, "Enter");
	tui_shows(&f, "there is no command \"frobnicate\"");
	tui_fixture_clear(&f);
}

static void test_prompt(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_type(&f, "a");
	tui_write(&f, "bad");
	tui_type(&f, "Enter");
	tui_shows(&f, "this is bad: write good");
	tui_shows(&f, "Team: bad");
	tui_type(&f, "Backspace Backspace Backspace P Tab");
	tui_shows(&f, "Payments");
	tui_type(&f, "Tab");
	tui_shows(&f, "Platform");
	tui_type(&f, "Enter");
	g_assert_cmpstr(taken, ==, "Platform");
	tui_lacks(&f, "Team:");
	/* typed text is not dropped without asking */
	tui_type(&f, "a x Esc");
	tui_shows(&f, "Drop what you typed?");
	tui_type(&f, "n");
	tui_shows(&f, "Team: x");
	tui_type(&f, "Esc y");
	tui_lacks(&f, "Team:");
	tui_fixture_clear(&f);
}

static void test_confirm(void)
{
	static const struct {
		const char *key;
		bool yes;
	} keys[] = { { "y", true }, { "n", false }, { "Enter", false }, { "Esc", false } };
	struct tui_fixture f;

	begin(&f);
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
		said_yes = !keys[i].yes;
		tui_type(&f, "d");
		tui_shows(&f, "Archive \"billing\"?");
		tui_type(&f, keys[i].key);
		test_row(keys[i].key, said_yes == keys[i].yes);
	}
	tui_fixture_clear(&f);
}

static void test_point_26_small(void)
{
	struct tui_fixture f;
	g_autofree char *before = NULL;
	g_autofree char *after = NULL;

	begin(&f);
	tui_type(&f, "j j j");
	before = tui_text(&f);
	tui_size(&f, 5, 24);
	tui_shows(&f, "Too small: 24 x 5");
	tui_shows(&f, "seam needs 40 x 10");
	tui_type(&f, "j Enter");	/* nobody answers what they cannot see */
	tui_size(&f, 10, 40);
	tui_shows(&f, "> row 3");
	tui_size(&f, 60, 200);
	tui_shows(&f, "row 19");
	tui_size(&f, 24, 80);
	after = tui_text(&f);
	g_assert_cmpstr(after, ==, before);
	tui_fixture_clear(&f);
}

/* The way out of a refusal stands at its end: it is not cut off. */
static void test_long_refusal(void)
{
	struct tui_fixture f;

	begin(&f);
	tui_say(&f.tui, STATUS_ERROR, "\"%s\" cannot be written here: %s",
		"a-name-that-takes-up-more-than-half-of-the-row", "choose another folder");
	tui_shows(&f, "another folder");
	tui_lacks(&f, "\u2026");
	tui_fixture_clear(&f);
}

/* Key names are known, every row has help, and no key means two things at once. */
static void test_rows(void)
{
	for (const struct binding *b = common_bindings; b->id != NULL; b++) {
		g_auto(GStrv) names = g_strsplit(binding_keys(b), " ", -1);

		for (char **n = names; *n != NULL; n++)
			test_row(b->id, key_from_name(*n) != KEY_NONE);
		test_row(b->id, *binding_help(b) != '\0');
		test_row(b->id, binding_find_id(common_bindings, b->id) == b);
	}
}

static void test_key_names(void)
{
	static const char *const names[] = { "j", "Down", "Ctrl-R", "Space", "Esc", "S-Tab", "+" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		test_row_str(names[i], key_name(key_from_name(names[i])), names[i]);
	g_assert_cmpint(key_from_name("nothing"), ==, KEY_NONE);
	g_assert_true(key_is_in('5', "1-9 0 -"));
	g_assert_true(key_is_in('-', "1-9 0 -"));
	g_assert_false(key_is_in('x', "1-9 0 -"));
}

int main(int argc, char **argv)
{
	test_init(&argc, &argv);
	g_test_add_func("/tui/long-refusal", test_long_refusal);
	g_test_add_func("/tui/stack", test_stack);
	g_test_add_func("/tui/points/02-footer", test_point_02_footer);
	g_test_add_func("/tui/points/03-help", test_point_03_help);
	g_test_add_func("/tui/points/04-unbound", test_point_04_unbound);
	g_test_add_func("/tui/points/05-moves", test_point_05_moves);
	g_test_add_func("/tui/points/06-search", test_point_06_search);
	g_test_add_func("/tui/points/08-palette", test_point_08_palette);
	g_test_add_func("/tui/prompt/long-reason", test_long_reason);
	g_test_add_func("/tui/prompt", test_prompt);
	g_test_add_func("/tui/confirm", test_confirm);
	g_test_add_func("/tui/points/26-small", test_point_26_small);
	g_test_add_func("/tui/rows", test_rows);
	g_test_add_func("/tui/key-names", test_key_names);
	return test_run();
}
