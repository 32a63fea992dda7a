/*
 * The two questions. What was typed is kept until the asking screen has taken it: a
 * write that fails leaves it on the screen, and Enter tries again.
 */
#include "config.h"

#include "tui/prompt.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/edit.h"
#include "tui/key.h"

struct prompt_screen {
	struct screen screen;
	struct screen *owner;
	struct prompt how;
	char *label, *first;	/* first: the text it began with */
	char **words;
	struct edit edit;
	char *error;		/* why Enter was refused */
	bool dropping;		/* Esc was pressed on changed text */
	guint next_word;	/* of those that begin like stem */
	char *stem;
};

struct prompt_arg {
	struct screen *owner;
	const struct prompt *how;
};

static bool prompt_open(struct screen *s, const void *data, struct diags *ds)
{
	struct prompt_screen *p = (struct prompt_screen *)s;
	const struct prompt_arg *arg = data;

	(void)ds;
	p->owner = arg->owner;
	p->how = *arg->how;
	p->label = g_strdup(arg->how->label);
	p->first = g_strdup(arg->how->text != NULL ? arg->how->text : "");
	p->words = g_strdupv(arg->how->words);
	edit_init(&p->edit, arg->how->half != NULL ? arg->how->half : p->first);
	p->edit.digits = p->how.digits;
	p->edit.lines = p->how.lines;
	return true;
}

static void prompt_close(struct screen *s)
{
	struct prompt_screen *p = (struct prompt_screen *)s;

	edit_clear(&p->edit);
	g_free(p->label);
	g_free(p->first);
	g_free(p->error);
	g_free(p->stem);
	g_strfreev(p->words);
}

static void tell_typed(struct prompt_screen *p, const char *text)
{
	if (p->how.typed != NULL)
		p->how.typed(p->owner, text);
}

static void touched(struct prompt_screen *p)
{
	g_clear_pointer(&p->error, g_free);
	g_clear_pointer(&p->stem, g_free);
	p->dropping = false;
	tell_typed(p, p->edit.text->str);
}

static bool prompt_input(struct screen *s, int key)
{
	struct prompt_screen *p = (struct prompt_screen *)s;

	if (p->dropping) {
		p->dropping = false;
		if (key_is_in(key, "y Esc")) {
			tell_typed(p, "");
			tui_pop(s->tui);
			if (p->how.cancelled != NULL)
				p->how.cancelled(p->owner);
		}
		return true;
	}
	if (p->how.replaced && key_is_text(key))
		edit_set(&p->edit, NULL);
	if (!edit_key(&p->edit, key))
		return false;
	p->how.replaced = false;
	touched(p);
	return true;
}

static void prompt_paste(struct screen *s, const char *text)
{
	struct prompt_screen *p = (struct prompt_screen *)s;

	if (p->how.replaced)
		edit_set(&p->edit, NULL);
	p->how.replaced = false;
	edit_paste(&p->edit, text);
	touched(p);
}

/* What was typed can still be read, and copied from the terminal. */
static bool prompt_hold(struct screen *s, const char *why)
{
	struct prompt_screen *p = (struct prompt_screen *)s;

	if (p->edit.text->len == 0 || strcmp(p->edit.text->str, p->first) == 0)
		return false;
	if (p->error == NULL)
		p->error = g_strdup(why);
	return true;
}

static void run_accept(struct screen *s, int key)
{
	struct prompt_screen *p = (struct prompt_screen *)s;
	g_autofree char *text = edit_text(&p->edit);
	g_autoptr(diags) ds = diags_new();
	struct tui *t = s->tui;

	(void)key;
	/* Off the stack while its owner works: what that pushes comes on top of it. */
	tui_lift(t, s);
	if (p->how.done(p->owner, text, ds)) {
		tui_drop(t, s);
		return;
	}
	tui_lay(t, s);
	g_free(p->error);
	p->error = tui_first_error(ds);
}

static void run_drop(struct screen *s, int key)
{
	struct prompt_screen *p = (struct prompt_screen *)s;

	(void)key;
	if (p->how.guarded && strcmp(p->edit.text->str, p->first) != 0) {
		p->dropping = true;
		return;
	}
	tell_typed(p, "");
	tui_pop(s->tui);
	if (p->how.cancelled != NULL)
		p->how.cancelled(p->owner);
}

static bool has_words(const struct screen *s)
{
	return ((const struct prompt_screen *)s)->words != NULL;
}

static bool has_editor(const struct screen *s)
{
	return ((const struct prompt_screen *)s)->how.lines;
}

/* What is one of the words already makes room for the others. */
static void begin_completion(struct prompt_screen *p)
{
	p->next_word = 0;
	for (guint i = 0; p->words[i] != NULL; i++) {
		if (strcmp(p->words[i], p->edit.text->str) != 0)
			continue;
		p->stem = g_strdup("");
		p->next_word = i + 1;
		return;
	}
	p->stem = g_utf8_casefold(p->edit.text->str, -1);
}

/* Tab again and again goes through all words that begin with what was typed. */
static void run_complete(struct screen *s, int key)
{
	struct prompt_screen *p = (struct prompt_screen *)s;
	g_autofree char *stem = NULL;
	guint n = g_strv_length(p->words);

	(void)key;
	if (p->stem == NULL)
		begin_completion(p);
	stem = g_strdup(p->stem);
	for (guint i = 0; i < n; i++) {
		guint w = (p->next_word + i) % n;
		g_autofree char *folded = g_utf8_casefold(p->words[w], -1);

		if (!g_str_has_prefix(folded, stem))
			continue;
		edit_set(&p->edit, p->words[w]);
		touched(p);
		p->stem = g_steal_pointer(&stem);
		p->next_word = w + 1;
		return;
	}
	g_free(p->error);
	p->error = g_strdup(_("nothing known begins like this"));
}

static void run_editor(struct screen *s, int key)
{
	struct prompt_screen *p = (struct prompt_screen *)s;
	g_autoptr(diags) ds = diags_new();
	g_autofree char *text = NULL;
	struct tui *t = s->tui;

	(void)key;
	if (t->host == NULL || t->host->edit == NULL)
		return;
	if (!t->host->edit(t->host_data, p->edit.text->str, &text, ds)) {
		g_free(p->error);
		p->error = tui_first_error(ds);
		return;
	}
	edit_set(&p->edit, g_strchomp(text));
	touched(p);
}

/* Above the field, in as many rows as it takes: the way out stands at its end. */
static void draw_said(const struct prompt_screen *p, const struct area *all, int top)
{
	enum style style = p->dropping ? STYLE_WARNING : STYLE_ERROR;
	const char *text = p->dropping ?
		_("Drop what you typed? y or Esc = drop, any other key = go on") : p->error;
	struct area above;
	int rows;

	if (text == NULL)
		return;
	rows = CLAMP(area_wrap_rows(all, 1, text), 1, top);
	above = area_part(all, top - rows, 0, rows, all->cols);
	area_fill(&above, style);
	area_wrap(&above, 0, 1, style, text);
}

static void prompt_draw(const struct screen *s, const struct area *all)
{
	const struct prompt_screen *p = (const struct prompt_screen *)s;
	int label_cols = MIN(text_width_cols(p->label) + 2, all->cols / 2);
	int cols = all->cols - label_cols - 1;
	int rows = CLAMP(edit_rows(&p->edit, cols), 1, MAX(all->rows / 2, 1));
	int top = all->rows - 1 - rows;
	struct area line = area_part(all, top, 0, rows, all->cols);
	struct area field = area_part(all, top, label_cols, rows, cols);

	draw_said(p, all, top);
	area_fill(&line, STYLE_TEXT);
	area_put_cols(&line, 0, 1, label_cols - 2, STYLE_STRONG, TEXT_LEFT, p->label);
	edit_draw(&p->edit, &field, STYLE_FIELD, true);
}

static const struct binding prompt_bindings[] = {
	{ "accept", "Enter", NULL, N_("accept"), N_("take what was typed"), GROUP_ANSWER,
	  run_accept, NULL },
	{ "complete", "Tab", NULL, N_("complete"), N_("complete the word; again: the next one"),
	  GROUP_ANSWER, run_complete, has_words },
	{ "editor", "Ctrl-O", NULL, N_("editor"), N_("write it in $EDITOR"), GROUP_ANSWER,
	  run_editor, has_editor },
	{ "drop", "Esc", NULL, N_("cancel"), N_("leave without it"), GROUP_ANSWER, run_drop,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops prompt_ops = {
	.name = "prompt",
	.size = sizeof(struct prompt_screen),
	.bindings = prompt_bindings,
	.overlay = true,
	.open = prompt_open,
	.close = prompt_close,
	.input = prompt_input,
	.paste = prompt_paste,
	.hold = prompt_hold,
	.draw = prompt_draw,
};

void prompt_ask(struct screen *owner, const struct prompt *p)
{
	struct prompt_arg arg = { owner, p };

	tui_push(owner->tui, &prompt_ops, &arg);
}

/* ---- yes or no ----------------------------------------------------------- */

struct confirm_screen {
	struct screen screen;
	struct screen *owner;
	char *question;
	void (*answered)(struct screen *owner, bool yes);
};

struct confirm_arg {
	struct screen *owner;
	const char *question;
	void (*answered)(struct screen *owner, bool yes);
};

static bool confirm_open(struct screen *s, const void *data, struct diags *ds)
{
	struct confirm_screen *c = (struct confirm_screen *)s;
	const struct confirm_arg *arg = data;

	(void)ds;
	c->owner = arg->owner;
	c->question = g_strdup(arg->question);
	c->answered = arg->answered;
	return true;
}

static void confirm_close(struct screen *s)
{
	g_free(((struct confirm_screen *)s)->question);
}

static void answer(struct screen *s, bool yes)
{
	struct confirm_screen *c = (struct confirm_screen *)s;

	tui_pop(s->tui);
	c->answered(c->owner, yes);
}

static void run_yes(struct screen *s, int key)
{
	(void)key;
	answer(s, true);
}

static void run_no(struct screen *s, int key)
{
	(void)key;
	answer(s, false);
}

static void confirm_draw(const struct screen *s, const struct area *all)
{
	const struct confirm_screen *c = (const struct confirm_screen *)s;
	int rows = MIN(area_wrap_rows(all, 1, c->question), all->rows - 1);
	struct area line = area_part(all, all->rows - 1 - rows, 0, rows, all->cols);

	area_fill(&line, STYLE_WARNING);
	area_wrap(&line, 0, 1, STYLE_WARNING, c->question);
}

static const struct binding confirm_bindings[] = {
	{ "yes", "y Y", NULL, N_("yes"), N_("do it"), GROUP_ANSWER, run_yes, NULL },
	{ "no", "n N Enter Esc q", NULL, N_("no (also Enter, Esc)"), N_("leave it as it is"),
	  GROUP_ANSWER, run_no, NULL },
	{ .id = NULL },
};

const struct screen_ops confirm_ops = {
	.name = "confirm",
	.size = sizeof(struct confirm_screen),
	.bindings = confirm_bindings,
	.overlay = true,
	.open = confirm_open,
	.close = confirm_close,
	.draw = confirm_draw,
};

void prompt_confirm(struct screen *owner, const char *question,
		    void (*answered)(struct screen *owner, bool yes))
{
	struct confirm_arg arg = { owner, question, answered };

	tui_push(owner->tui, &confirm_ops, &arg);
}
