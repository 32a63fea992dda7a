/* Keys in, text out. */
#include "config.h"

#include "fixture.h"

#include <string.h>

#include "testlib.h"
#include "tui/key.h"

/* A stand-in for the command line's parser: words only, and the options that screens
 * give. */
static const struct option_row *row_of(char letter)
{
	const struct option_row *o = options_format;

	while (o->letter != letter)
		o++;
	return o;
}

static struct args *parse(char **argv, struct diags *ds)
{
	int n;
	const struct action *a = action_find(argv[1], argv[2], &n);
	struct args *args;

	if (a == NULL) {
		diag_error(ds, "command", NULL, "there is no command \"%s\"", argv[1]);
		return NULL;
	}
	args = args_new(a);
	for (char **w = argv + 1 + n; *w != NULL; w++) {
		if (strcmp(*w, "-f") == 0)
			args_add(args, row_of('f'), *++w);
		else if (strcmp(*w, "-o") == 0)
			args_add(args, row_of('o'), *++w);
		else if (strcmp(*w, "--system") == 0)
			args_add(args, action_find_option(a, "system"), *++w);
		else
			g_ptr_array_add(args->words, *w);
	}
	return args;
}

static void open_app(struct tui_fixture *f)
{
	fixture_app(&f->base, &f->app);
	f->app.interactive = f->app.out_is_terminal = true;
	f->app.parse = parse;
	tui_init(&f->tui, &f->app);
}

static void close_app(struct tui_fixture *f)
{
	tui_clear(&f->tui);
	app_clear(&f->app);
}

void tui_fixture_init(struct tui_fixture *f)
{
	*f = (struct tui_fixture){ 0 };
	fixture_init(&f->base);
	open_app(f);
	f->canvas = canvas_new(f->tui.rows, f->tui.cols, false);
}

void tui_fixture_clear(struct tui_fixture *f)
{
	close_app(f);
	fixture_clear(&f->base);
	canvas_free(f->canvas);
}

void tui_fixture_start(struct tui_fixture *f, const struct screen_ops *ops, const void *arg)
{
	g_autoptr(diags) ds = diags_new();
	bool ok = tui_start(&f->tui, ops, arg, ds);
	g_autofree char *said = diags_format(ds, DIAGS_PLAIN);

	if (!ok)
		g_error("the screen %s does not open: %s", ops->name, said);
}

void tui_fixture_restart(struct tui_fixture *f, const struct screen_ops *ops, const void *arg)
{
	int rows = f->tui.rows, cols = f->tui.cols;

	close_app(f);
	open_app(f);
	tui_size(f, rows, cols);
	tui_fixture_start(f, ops, arg);
}

void tui_fixture_beside(struct tui_fixture *f, const struct tui_fixture *first, const char *now)
{
	*f = (struct tui_fixture){ .base = first->base };
	f->base.now = now;
	open_app(f);
	f->canvas = canvas_new(f->tui.rows, f->tui.cols, false);
}

void tui_fixture_leave(struct tui_fixture *f)
{
	close_app(f);
	canvas_free(f->canvas);
}

void tui_fixture_demo(struct tui_fixture *f, const struct screen_ops *ops, const void *arg)
{
	char *db = g_build_filename(f->base.dir, "demo.db", NULL);

	tui_fixture_run(f, "demo", db);
	g_free(f->base.db);
	f->base.db = db;
	tui_fixture_restart(f, ops, arg);
}

/* As the loop does: what is drawn after each key is what scrolling goes by. */
static void draw(struct tui_fixture *f)
{
	f->canvas->ascii = f->tui.ascii;
	if (!f->tui.over)
		tui_draw(&f->tui, f->canvas);
}

void tui_type(struct tui_fixture *f, const char *keys)
{
	g_auto(GStrv) names = g_strsplit(keys, " ", -1);

	for (char **name = names; *name != NULL; name++) {
		int key = key_from_name(*name);

		if (key == KEY_NONE)
			g_error("there is no key \"%s\"", *name);
		draw(f);
		tui_key(&f->tui, key);
	}
	draw(f);
}

void tui_write(struct tui_fixture *f, const char *text)
{
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
		tui_key(&f->tui, (int)g_utf8_get_char(p));
	draw(f);
}

void tui_size(struct tui_fixture *f, int rows, int cols)
{
	f->tui.rows = rows;
	f->tui.cols = cols;
}

char *tui_text(struct tui_fixture *f)
{
	draw(f);
	return canvas_text(f->canvas);
}

void tui_shows_at(const char *file, int line, struct tui_fixture *f, const char *text,
		  bool there)
{
	g_autofree char *screen = tui_text(f);

	if ((strstr(screen, text) != NULL) == there)
		return;
	g_test_message("%s:%d: \"%s\" is %s the screen:\n%s", file, line, text,
		       there ? "not on" : "on", screen);
	g_test_fail();
}

void tui_is_golden(struct tui_fixture *f, const char *name)
{
	g_autofree char *file = g_strdup_printf("tests/tui/golden/%s.txt", name);
	g_autofree char *path = test_src_path(file);
	g_autofree char *got = tui_text(f);
	g_autofree char *expected = NULL;

	if (g_getenv("SEAM_TEST_ACCEPT") != NULL)
		test_write_file(path, got);
	expected = test_read_file(path, NULL);
	test_row_str(name, got, expected);
}
