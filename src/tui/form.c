/*
 * Typing, moving between fields and checking them. Whatever a form means is in its spec;
 * how it is drawn is in form_draw.c.
 */
#include "config.h"

#include "tui/form_part.h"

#include <string.h>

#include <glib/gi18n.h>

#include "tui/key.h"

struct form_arg {
	const struct form_spec *spec;
	const void *arg;
};

static struct form *form_of(const struct screen *s)
{
	return (struct form *)s;
}

/* ---- opening ------------------------------------------------------------------- */

static void make_fields(struct form *f)
{
	while (f->spec->fields[f->n].id != NULL)
		f->n++;
	f->fields = g_new0(struct field, (gsize)f->n);
	for (int i = 0; i < f->n; i++) {
		f->fields[i].row = &f->spec->fields[i];
		edit_init(&f->fields[i].edit, NULL);
		f->fields[i].edit.digits = f->spec->fields[i].kind == FORM_NUMBER;
	}
}

static bool form_open(struct screen *s, const void *data, struct diags *ds)
{
	struct form *f = form_of(s);
	const struct form_arg *arg = data;

	f->spec = arg->spec;
	f->sitting = g_uuid_string_random();
	make_fields(f);
	if (f->spec->fill != NULL && !f->spec->fill(f, arg->arg, ds)) {
		f->over = true;
		return false;
	}
	for (int i = 0; i < f->n; i++)
		f->fields[i].before = form_content(&f->fields[i]);
	while (f->active < f->n - 1 && f->fields[f->active].locked)
		f->active++;
	form_take_up(f);
	return true;
}

static void form_close(struct screen *s)
{
	struct form *f = form_of(s);

	form_keep(f);
	for (int i = 0; i < f->n; i++) {
		struct field *one = &f->fields[i];

		edit_clear(&one->edit);
		g_free(one->before);
		g_free(one->fault);
		g_strfreev(one->words);
	}
	g_free(f->fields);
	g_free(f->subject);
	g_free(f->uid);
	g_free(f->sitting);
	g_free(f->through);
	g_free(f->kept);
	g_free(f->kept_at);
}

static bool form_refresh(struct screen *s, struct diags *ds)
{
	(void)ds;
	form_look_after(form_of(s));
	return true;
}

/* As with notes: the power may go a second after the last key. */
static bool form_tick(struct screen *s, int64_t now_ms)
{
	(void)now_ms;
	form_keep(form_of(s));
	return false;
}

bool form_push(struct tui *t, const struct form_spec *spec, const void *arg)
{
	struct form_arg a = { spec, arg };

	if (!tui_push(t, &form_ops, &a))
		return false;
	form_say_taken_up(form_of(tui_top(t)));
	return true;
}

/* ---- checking ------------------------------------------------------------------ */

static void check_field(struct form *f, struct field *one)
{
	g_autofree char *text = edit_text(&one->edit);
	g_autoptr(diags) ds = diags_new();

	/* who typed six did not mean to leave it empty: saving stops for it once */
	if (one->refused && *text == '\0') {
		one->refused = false;
		return;
	}
	g_clear_pointer(&one->fault, g_free);
	if (form_is_choice(one) || one->locked)
		return;
	if (*text == '\0') {
		if (one->row->needed)
			one->fault = g_strdup(_("is needed"));
		return;
	}
	if (f->spec->check != NULL && !f->spec->check(f, one->row->id, text, ds))
		one->fault = tui_first_error(ds);
}

/* What is still empty is no mistake before it is to be saved. */
static void leave_field(struct form *f)
{
	struct field *one = form_active(f);

	if (!form_is_choice(one) && one->edit.text->len > 0)
		check_field(f, one);
}

static int count_faults(const struct form *f, int *first)
{
	int n = 0;

	for (int i = f->n - 1; i >= 0; i--) {
		if (f->fields[i].fault == NULL)
			continue;
		*first = i;
		n++;
	}
	return n;
}

static bool check_all(struct form *f)
{
	int first = 0, n;

	for (int i = 0; i < f->n; i++)
		check_field(f, &f->fields[i]);
	n = count_faults(f, &first);
	if (n == 0)
		return true;
	f->active = first;
	/* TRANSLATORS: %s is the label of a field */
	tui_say(f->screen.tui, STATUS_WARNING,
		ngettext("%d field needs attention: %s", "%d fields need attention, first: %s",
			 (gulong)n),
		n, _(f->fields[first].row->label));
	return false;
}

static bool is_changed(const struct form *f)
{
	for (int i = 0; i < f->n; i++)
		if (form_differs(&f->fields[i]))
			return true;
	return false;
}

static bool has_refused(const struct form *f)
{
	for (int i = 0; i < f->n; i++)
		if (f->fields[i].refused)
			return true;
	return false;
}

static void save(struct form *f)
{
	struct screen *s = &f->screen;
	struct tui *t = s->tui;
	g_autoptr(diags) ds = diags_new();

	if (f->subject != NULL && !is_changed(f) && !has_refused(f)) {
		tui_say(t, STATUS_PLAIN, "%s", _("Nothing was changed."));
		tui_pop(t);
		return;
	}
	if (!check_all(f))
		return;
	tui_lift(t, s);
	if (f->spec->save(f, ds)) {
		form_forget(f);
		tui_drop(t, s);
		return;
	}
	tui_lay(t, s);
	tui_complain(t, ds);
}

/* ---- moving -------------------------------------------------------------------- */

static void move(struct form *f, int step)
{
	int to = f->active;

	leave_field(f);
	do {
		to = (to + step + f->n) % f->n;
	} while (f->fields[to].locked && to != f->active);
	f->active = to;
}

/* The part of the text that is being typed: of a list the last item. */
static const char *stem_of(const struct field *one)
{
	const char *text = one->edit.text->str;
	const char *comma = one->row->kind == FORM_LIST ? strrchr(text, ',') : NULL;

	if (comma == NULL)
		return text;
	for (comma++; *comma == ' '; comma++)
		continue;
	return comma;
}

/* The first word that goes on from what was typed; NULL = none, or it is complete. */
const char *form_completion(const struct field *one)
{
	const char *stem = stem_of(one);
	g_autofree char *folded = g_utf8_casefold(stem, -1);

	if (*stem == '\0' || one->edit.at < one->edit.text->len)
		return NULL;
	for (char **w = one->words; w != NULL && *w != NULL; w++) {
		g_autofree char *word = g_utf8_casefold(*w, -1);

		if (g_str_has_prefix(word, folded))
			return strcmp(*w, stem) != 0 ? *w : NULL;
	}
	return NULL;
}

static bool has_completion(const struct screen *s)
{
	const struct field *one = form_active(form_of(s));

	return !form_is_choice(one) && form_completion(one) != NULL;
}

static bool has_no_completion(const struct screen *s)
{
	return !has_completion(s);
}

static void run_complete(struct screen *s, int key)
{
	struct field *one = form_active(form_of(s));
	const char *word = form_completion(one);

	(void)key;
	g_string_truncate(one->edit.text, (gsize)(stem_of(one) - one->edit.text->str));
	g_string_append(one->edit.text, word);
	one->edit.at = one->edit.text->len;
}

static void run_next(struct screen *s, int key)
{
	(void)key;
	move(form_of(s), 1);
}

static bool on_last(const struct screen *s)
{
	const struct form *f = form_of(s);

	for (int i = f->active + 1; i < f->n; i++)
		if (!f->fields[i].locked)
			return false;
	return true;
}

static bool before_last(const struct screen *s)
{
	return !on_last(s);
}

static void run_back(struct screen *s, int key)
{
	(void)key;
	move(form_of(s), -1);
}

static void run_save(struct screen *s, int key)
{
	(void)key;
	save(form_of(s));
}

static bool on_choice(const struct screen *s)
{
	return form_is_choice(form_active(form_of(s)));
}

static bool was_taken_up(const struct screen *s)
{
	return form_of(s)->kept_at != NULL;
}

/* Everything as it is registered, or empty. */
static void run_afresh(struct screen *s, int key)
{
	struct form *f = form_of(s);

	(void)key;
	for (int i = 0; i < f->n; i++) {
		g_clear_pointer(&f->fields[i].fault, g_free);
		f->fields[i].refused = false;
		form_put_content(&f->fields[i], f->fields[i].before);
	}
	g_clear_pointer(&f->kept_at, g_free);
	form_keep(f);
	tui_say(s->tui, STATUS_PLAIN, "%s", _("What was typed before is dropped."));
}

static void run_change(struct screen *s, int key)
{
	struct field *one = form_active(form_of(s));
	int n = form_count_choices(one);

	one->choice = (one->choice + (key == KEY_LEFT_ARROW ? n - 1 : 1)) % n;
}

/* ---- leaving ------------------------------------------------------------------- */

/* As prompts do: Esc again is yes, so that pressing it often enough always gets out. */
static bool form_leave(struct screen *s)
{
	struct form *f = form_of(s);

	f->dropping = is_changed(f);
	if (f->dropping)
		tui_say(s->tui, STATUS_WARNING, "%s",
			_("Drop what you typed? y or Esc = drop, any other key = go on"));
	return !f->dropping;
}

/* Answers the question of form_leave(). */
static void answer_drop(struct form *f, int key)
{
	f->dropping = false;
	if (!key_is_in(key, "y d Esc"))
		return;
	form_forget(f);
	tui_pop(f->screen.tui);
}

static bool form_hold(struct screen *s, const char *why)
{
	(void)why;	/* stands in the status row */
	return is_changed(form_of(s));
}

static void run_cancel(struct screen *s, int key)
{
	(void)key;
	if (form_leave(s))
		tui_pop(s->tui);
}

/* ---- typing -------------------------------------------------------------------- */

static const struct binding *form_typing(const struct screen *s)
{
	return form_is_choice(form_active(form_of(s))) ? NULL : s->ops->bindings;
}

/* What a field does not take is said where it would have stood. */
static bool refuse(struct field *one)
{
	if (one->row->kind != FORM_NUMBER)
		return false;
	g_free(one->fault);
	one->fault = g_strdup(_("takes a number in digits, such as 6; empty = not known"));
	one->refused = true;
	return true;
}

static bool form_input(struct screen *s, int key)
{
	struct form *f = form_of(s);
	struct field *one = form_active(f);

	if (f->dropping) {
		answer_drop(f, key);
		return true;
	}
	if (form_is_choice(one) || one->locked)
		return false;
	if (!edit_key(&one->edit, key))
		return key_is_text(key) && refuse(one);
	one->refused = false;
	g_clear_pointer(&one->fault, g_free);
	return true;
}

static void form_paste(struct screen *s, const char *text)
{
	struct form *f = form_of(s);
	struct field *one = form_active(f);

	if (form_is_choice(one) || one->locked)
		return;
	f->dropping = false;
	g_clear_pointer(&one->fault, g_free);
	edit_paste(&one->edit, text);
	for (const char *p = text; *p != '\0'; p++)
		if (!g_ascii_isdigit(*p) && !g_ascii_isspace(*p))
			refuse(one);
}

/* ---- the frame around it --------------------------------------------------------- */

static char *form_crumb(const struct screen *s)
{
	const struct form *f = form_of(s);

	if (f->subject != NULL)
		/* TRANSLATORS: what is edited, and its name */
		return g_strdup_printf(_("%s: %s"), _(f->spec->title), f->subject);
	return g_strdup(_(f->spec->title));
}

static char *form_idle(const struct screen *s)
{
	if (form_of(s)->subject != NULL)
		return NULL;
	return g_strdup(_("* is needed; all else can wait. e changes it later."));
}

static const struct binding form_bindings[] = {
	{ "complete", "Tab", NULL, N_("complete"), N_("complete the word"), GROUP_ANSWER,
	  run_complete, has_completion },
	{ "save-last", "Enter Ctrl-S", NULL, N_("save"), N_("save all fields at once"),
	  GROUP_ANSWER, run_save, on_last },
	/* TRANSLATORS: to the next field; little space */
	{ "next", "Enter Down", NULL, N_("next"), N_("the next field; on the last, Enter saves"),
	  GROUP_MOVE, run_next, before_last },
	{ "save", "Ctrl-S", NULL, N_("save"), N_("save all fields at once"), GROUP_ANSWER,
	  run_save, before_last },
	{ "afresh", "Ctrl-X", NULL, N_("start afresh"),
	  N_("drop what was typed another time and not saved"), GROUP_ANSWER, run_afresh,
	  was_taken_up },
	{ "change", "Left Right Space", NULL, N_("change"), N_("another choice"), GROUP_ANSWER,
	  run_change, on_choice },
	{ "cancel", "Esc", NULL, N_("cancel"), N_("leave without saving; asks when something "
						  "was typed"), GROUP_ANSWER, run_cancel, NULL },
	{ "first", "Down", NULL, NULL, N_("the first field"), GROUP_MOVE, run_next, on_last },
	{ "on", "Tab", NULL, NULL, N_("the next field; completes a word that has begun"), GROUP_MOVE,
	  run_next, has_no_completion },
	{ "previous", "S-Tab Up", NULL, NULL, N_("the field before"), GROUP_MOVE, run_back,
	  NULL },
	{ .id = NULL },
};

const struct screen_ops form_ops = {
	.name = "form",
	.size = sizeof(struct form),
	.bindings = form_bindings,
	.open = form_open,
	.close = form_close,
	.refresh = form_refresh,
	.tick = form_tick,
	.input = form_input,
	.typing = form_typing,
	.paste = form_paste,
	.leave = form_leave,
	.hold = form_hold,
	.layout = form_layout,
	.crumb = form_crumb,
	.idle = form_idle,
	.draw = form_draw,
};
