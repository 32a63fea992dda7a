/*
 * Keys as in a shell: Left, Right, Home, End, Ctrl-A, Ctrl-E, Backspace, Delete, Ctrl-W,
 * Ctrl-U, Ctrl-K.
 */
#include "config.h"

#include "tui/edit.h"

#include <string.h>

#include "tui/key.h"

void edit_init(struct edit *e, const char *text)
{
	*e = (struct edit){ .text = g_string_new(text) };
	e->at = e->text->len;
}

void edit_clear(struct edit *e)
{
	if (e->text != NULL)
		g_string_free(e->text, TRUE);
	*e = (struct edit){ 0 };
}

void edit_set(struct edit *e, const char *text)
{
	g_string_assign(e->text, text != NULL ? text : "");
	e->at = e->text->len;
}

static gsize next(const struct edit *e, gsize at)
{
	int cols;

	return at < e->text->len ? at + text_next_cluster(e->text->str + at, &cols) : at;
}

static gsize previous(const struct edit *e, gsize at)
{
	gsize p = 0;

	while (next(e, p) < at)
		p = next(e, p);
	return at > 0 ? p : 0;
}

static gsize word_before(const struct edit *e)
{
	gsize at = e->at;

	while (at > 0 && e->text->str[at - 1] == ' ')
		at--;
	while (at > 0 && e->text->str[at - 1] != ' ')
		at--;
	return at;
}

static void cut(struct edit *e, gsize from, gsize to)
{
	g_string_erase(e->text, (gssize)from, (gssize)(to - from));
	e->at = from;
}

static void insert(struct edit *e, gunichar c)
{
	char bytes[6];
	int n = g_unichar_to_utf8(c, bytes);

	g_string_insert_len(e->text, (gssize)e->at, bytes, n);
	e->at += (gsize)n;
}

static bool takes(const struct edit *e, gunichar c)
{
	return !e->digits || g_ascii_isdigit(c) || strchr(" -+", (int)c) != NULL;
}

static void to_start(struct edit *e) { e->at = 0; }
static void to_end(struct edit *e) { e->at = e->text->len; }
static void left(struct edit *e) { e->at = previous(e, e->at); }
static void right(struct edit *e) { e->at = next(e, e->at); }
static void rub_out(struct edit *e) { cut(e, previous(e, e->at), e->at); }
static void delete(struct edit *e) { cut(e, e->at, next(e, e->at)); }
static void cut_word(struct edit *e) { cut(e, word_before(e), e->at); }
static void cut_start(struct edit *e) { cut(e, 0, e->at); }
static void cut_end(struct edit *e) { cut(e, e->at, e->text->len); }

static const struct {
	const char *keys;
	void (*run)(struct edit *e);
} rows[] = {
	{ "Left Ctrl-B", left },	{ "Right Ctrl-F", right },
	{ "Home Ctrl-A", to_start },	{ "End Ctrl-E", to_end },
	{ "Backspace Ctrl-H", rub_out }, { "Delete Ctrl-D", delete },
	{ "Ctrl-W", cut_word },		{ "Ctrl-U", cut_start },
	{ "Ctrl-K", cut_end },
};

bool edit_key(struct edit *e, int key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (!key_is_in(key, rows[i].keys))
			continue;
		rows[i].run(e);
		return true;
	}
	if (e->lines && key == key_ctrl('J')) {
		insert(e, '\n');
		return true;
	}
	if (!key_is_text(key) || !takes(e, (gunichar)key))
		return false;
	insert(e, (gunichar)key);
	return true;
}

void edit_paste(struct edit *e, const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\r' && p[1] == '\n')
			continue;
		if (c == '\r' || c == '\n')
			insert(e, e->lines ? '\n' : ' ');
		else if (c == '\t' || (key_is_text((int)c) && takes(e, c)))
			insert(e, c == '\t' ? ' ' : c);
	}
}

/* The line that shows the cursor, scrolled so far that it is inside. */
static void draw_line(const struct edit *e, const struct area *a, enum style s, bool active)
{
	gsize from = 0;
	int before;

	for (;;) {
		g_autofree char *part = g_strndup(e->text->str + from, e->at - from);

		before = text_width_cols(part);
		if (before < a->cols || from >= e->at)
			break;
		from = next(e, from);
	}
	area_put_cols(a, 0, 0, a->cols, s, TEXT_LEFT, e->text->str + from);
	if (active)
		area_cursor(a, 0, before);
}

int edit_rows(const struct edit *e, int cols)
{
	g_autofree char *safe = text_sanitize(e->text->str, -1, TEXT_KEEP_LINES);
	g_auto(GStrv) lines = text_wrap(safe, MAX(cols - 1, 1));

	return e->lines ? MAX((int)g_strv_length(lines), 1) : 1;
}

void edit_draw(const struct edit *e, const struct area *a, enum style s, bool active)
{
	g_autofree char *before = NULL;
	g_autofree char *all = NULL;
	g_auto(GStrv) above = NULL;
	g_auto(GStrv) lines = NULL;
	int row, top, n;

	if (a->rows <= 0 || a->cols <= 1)
		return;
	area_fill(a, s);
	if (!e->lines || a->rows == 1) {
		draw_line(e, a, s, active);
		return;
	}
	all = text_sanitize(e->text->str, -1, TEXT_KEEP_LINES);
	lines = text_wrap(all, a->cols - 1);
	before = g_strndup(e->text->str, e->at);
	above = text_wrap(before, a->cols - 1);
	n = (int)g_strv_length(lines);
	row = MAX((int)g_strv_length(above) - 1, 0);
	top = CLAMP(row - a->rows + 1, 0, MAX(n - 1, 0));
	for (int i = top; i < n && i - top < a->rows; i++)
		area_put(a, i - top, 0, s, lines[i]);
	if (active) {
		int cols = above[0] != NULL ? text_width_cols(above[row]) : 0;

		/* wrapping leaves out the blanks at the end of a line */
		for (gsize p = e->at; p > 0 && e->text->str[p - 1] == ' '; p--)
			cols++;
		area_cursor(a, row - top, cols);
	}
}

char *edit_text(const struct edit *e)
{
	return g_strstrip(g_strdup(e->text->str));
}
