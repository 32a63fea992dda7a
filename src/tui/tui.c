/*
 * The stack of screens and what every screen shares: keys, status row, search, undo.
 * How it is drawn is frame.c.
 */
#include "config.h"

#include "tui/tui.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/text.h"
#include "store/store.h"
#include "tui/common.h"
#include "tui/frame.h"
#include "tui/key.h"

static void screen_free(struct screen *s)
{
	if (s->ops->close != NULL)
		s->ops->close(s);
	g_free(s);
}

void tui_init(struct tui *t, struct app *app)
{
	*t = (struct tui){ .app = app, .rows = 24, .cols = 80 };
	t->stack = g_ptr_array_new();
	t->gone = g_ptr_array_new_with_free_func((GDestroyNotify)screen_free);
}

void tui_clear(struct tui *t)
{
	while (t->stack->len > 0)
		screen_free(g_ptr_array_steal_index(t->stack, t->stack->len - 1));
	g_ptr_array_unref(t->stack);
	g_ptr_array_unref(t->gone);
	g_free(t->status);
	g_free(t->find);
	g_free(t->last_words);
	*t = (struct tui){ 0 };
}

static void read_version(struct tui *t)
{
	if (t->app->store != NULL)
		store_data_version(t->app->store, &t->data_version, NULL);
}

/* ---- stack ------------------------------------------------------------------ */

static bool push(struct tui *t, const struct screen_ops *ops, const void *arg,
		 struct diags *ds)
{
	struct screen *s = g_malloc0(ops->size);

	g_assert(ops->size >= sizeof(struct screen));
	s->ops = ops;
	s->tui = t;
	if (ops->open != NULL && !ops->open(s, arg, ds)) {
		screen_free(s);
		return false;
	}
	g_ptr_array_add(t->stack, s);
	return true;
}

bool tui_push(struct tui *t, const struct screen_ops *ops, const void *arg)
{
	g_autoptr(diags) ds = diags_new();
	bool ok = push(t, ops, arg, ds);

	tui_complain(t, ds);
	return ok;
}

bool tui_start(struct tui *t, const struct screen_ops *ops, const void *arg,
	       struct diags *ds)
{
	const struct app *app = t->app;
	bool was_open = app->store != NULL, wrote = app->store_writes;
	bool ok;

	/* never newer than what is shown: rather one look too many */
	read_version(t);
	ok = push(t, ops, arg, ds);
	/* versions of two openings are no versions of each other */
	if (!was_open || app->store_writes != wrote)
		t->data_version = 0;
	/* what was opened for reading is still read as of then */
	if (app->reading)
		read_version(t);
	app_end_reading(t->app);
	return ok;
}

struct screen *tui_top(const struct tui *t)
{
	return t->stack->len > 0 ? t->stack->pdata[t->stack->len - 1] : NULL;
}

void tui_lift(struct tui *t, struct screen *s)
{
	guint i;
	gboolean found = g_ptr_array_find(t->stack, s, &i);

	g_assert(found);
	g_ptr_array_steal_index(t->stack, i);
}

void tui_lay(struct tui *t, struct screen *s)
{
	g_ptr_array_add(t->stack, s);
}

/* A screen whose own function is running is freed when the key is over. */
void tui_drop(struct tui *t, struct screen *s)
{
	g_ptr_array_add(t->gone, s);
}

void tui_pop(struct tui *t)
{
	struct screen *s = tui_top(t);

	if (s == NULL)
		return;
	tui_lift(t, s);
	tui_drop(t, s);
	if (t->stack->len == 0)
		tui_quit(t, EXIT_CODE_OK);
}

bool tui_replace(struct tui *t, const struct screen_ops *ops, const void *arg)
{
	struct screen *old = tui_top(t);

	if (!tui_push(t, ops, arg))
		return false;
	tui_lift(t, old);
	tui_drop(t, old);
	return true;
}

struct screen *tui_below(const struct screen *s)
{
	const GPtrArray *stack = s->tui->stack;

	for (guint i = 1; i < stack->len; i++)
		if (stack->pdata[i] == s)
			return stack->pdata[i - 1];
	return NULL;
}

struct screen *tui_find_screen(const struct tui *t, const struct screen_ops *ops)
{
	for (guint i = t->stack->len; i-- > 0;) {
		struct screen *s = t->stack->pdata[i];

		if (s->ops == ops)
			return s;
	}
	return NULL;
}

static struct screen *goer(const struct tui *t)
{
	for (guint i = t->stack->len; i-- > 0;) {
		struct screen *s = t->stack->pdata[i];

		if (s->ops->go != NULL)
			return s;
	}
	return NULL;
}

bool tui_can_go(const struct tui *t)
{
	return goer(t) != NULL;
}

void tui_go(struct tui *t, int question)
{
	struct screen *s = goer(t);

	while (tui_top(t) != s)
		tui_pop(t);
	s->ops->go(s, question);
}

void tui_quit(struct tui *t, enum exit_code code)
{
	t->over = true;
	t->code = code;
}

/* ---- status row ------------------------------------------------------------- */

static void say_take(struct tui *t, enum status kind, char *text)
{
	g_free(t->status);
	t->status = text;
	t->status_kind = kind;
}

void tui_say(struct tui *t, enum status kind, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	say_take(t, kind, g_strdup_vprintf(format, list));
	va_end(list);
}

/* The most severe first entry. */
static const struct diag *worst_of(const struct diags *ds)
{
	const struct diag *worst = NULL;

	for (guint i = 0; i < ds->items->len; i++) {
		const struct diag *d = ds->items->pdata[i];

		if (worst == NULL || d->severity < worst->severity)
			worst = d;
	}
	return worst;
}

char *tui_first_error(struct diags *ds)
{
	const struct diag *d = worst_of(ds);

	if (d == NULL)
		return g_strdup("");
	return d->hint != NULL ? g_strdup_printf("%s: %s", d->message, d->hint) :
				 g_strdup(d->message);
}

void tui_complain(struct tui *t, struct diags *ds)
{
	const struct diag *d = worst_of(ds);

	if (d == NULL)
		return;
	say_take(t, d->severity == SEVERITY_ERROR   ? STATUS_ERROR :
		    d->severity == SEVERITY_WARNING ? STATUS_WARNING :
						      STATUS_PLAIN,
		 tui_first_error(ds));
	diags_clear(ds);
}

void tui_wait(struct tui *t, bool waiting)
{
	if (waiting)
		tui_say(t, STATUS_WARNING, "%s", _("waiting for another terminal"));
	else
		g_clear_pointer(&t->status, g_free);
	if (t->host != NULL && t->host->paint != NULL)
		t->host->paint(t->host_data);
}

void tui_saved(struct tui *t, const char *format, ...)
{
	g_autofree char *what = NULL;
	va_list list;

	va_start(list, format);
	what = g_strdup_vprintf(format, list);
	va_end(list);
	/* TRANSLATORS: the status row after a write; %s names what was saved */
	say_take(t, STATUS_SAVED, g_strdup_printf(_("Saved: %s. u = undo"), what));
	tui_changed(t);
}

void tui_changed(struct tui *t)
{
	t->changed = true;
}

/* ---- reading again ---------------------------------------------------------- */

/* Whether one of the screens from there up holds what would be lost. */
static bool is_held(const struct tui *t, guint from, struct diags *ds)
{
	g_autofree char *why = tui_first_error(ds);

	for (guint i = t->stack->len; i-- > from;) {
		struct screen *s = t->stack->pdata[i];

		if (s->ops->hold != NULL && s->ops->hold(s, why))
			return true;
	}
	return false;
}

/* From the bottom: what stands on a screen that goes, goes with it, unless something is
 * typed there. True: it was held, and is to be read again. */
static bool refresh_all(struct tui *t)
{
	g_autoptr(diags) ds = diags_new();
	bool held = false;
	/* all screens see one state, and the file is locked once instead of at each read */
	bool reading = t->app->store != NULL && store_begin_read(t->app->store, NULL);
	const struct store *st = t->app->store;
	guint32 before = t->data_version;

	read_version(t);
	t->others_wrote = t->data_version != before;
	for (guint i = 0; i < t->stack->len; i++) {
		struct screen *s = t->stack->pdata[i];

		if (s->ops->refresh == NULL || s->ops->refresh(s, ds))
			continue;
		held = is_held(t, i, ds);
		while (!held && t->stack->len > i)
			tui_drop(t, g_ptr_array_steal_index(t->stack, t->stack->len - 1));
		break;
	}
	if (t->stack->len == 0) {
		t->last_words = diags_format(ds, DIAGS_PLAIN);
		tui_quit(t, EXIT_CODE_DATA);
	}
	/* one that was opened anew meanwhile has no read of ours */
	if (reading && t->app->store == st)
		store_end_read(t->app->store);
	/* said again with each look: not over a question that waits for its key */
	if (!held || t->status == NULL || t->status_kind < STATUS_WARNING)
		tui_complain(t, ds);
	return held;
}

/* What every key and tick ends with. A screen that goes may write where it was left; when
 * it was the last one nothing is shown that would have to be read again. */
static void settle(struct tui *t)
{
	g_ptr_array_set_size(t->gone, 0);
	t->changed = t->changed && t->stack->len > 0 && refresh_all(t);
	app_end_reading(t->app);
	g_ptr_array_set_size(t->gone, 0);
}

static bool others_wrote(struct tui *t)
{
	guint32 version = 0;
	struct store *st;

	/* The file may have come into being meanwhile. */
	if (t->app->store == NULL) {
		if (!app_store_read(t->app, &st, NULL) || st == NULL)
			return false;
		app_end_reading(t->app);
		return true;
	}
	return store_data_version(t->app->store, &version, NULL) && version != t->data_version;
}

bool tui_tick(struct tui *t)
{
	bool news = others_wrote(t);

	app_look_at_clock(t->app);
	if (news)
		t->changed = true;
	for (guint i = 0; i < t->stack->len; i++) {
		struct screen *s = t->stack->pdata[i];

		if (s->ops->tick != NULL)
			news = s->ops->tick(s, t->app->now_ms) || news;
	}
	settle(t);
	return news;
}

/* ---- keys --------------------------------------------------------------------- */

bool tui_is_too_small(const struct tui *t)
{
	return t->rows < TUI_ROWS_MIN || t->cols < TUI_COLS_MIN;
}

bool tui_is_compact(const struct tui *t)
{
	return t->rows < TUI_COMPACT_ROWS || t->cols < TUI_COMPACT_COLS;
}

/* An overlay has its own keys alone, but for those of the terminal itself. */
static const struct binding *find_on(const struct screen *s, int key)
{
	const struct binding *b = NULL;

	if (s->ops->typing != NULL)
		b = binding_find(s->ops->typing(s), s, key);
	if (b == NULL)
		b = binding_find(s->ops->bindings, s, key);
	if (b != NULL)
		return b;
	if (s->ops->overlay)
		return binding_find(common_overlay_bindings, s, key);
	return binding_find(common_bindings, s, key);
}

const struct binding *tui_find_binding(const struct tui *t, int key)
{
	return find_on(tui_top(t), key);
}

bool tui_is_live(const struct screen *s, const struct binding *b)
{
	const char *names = binding_keys(b);

	if (b->applies != NULL && !b->applies(s))
		return false;
	if (*names == '\0')
		return true;
	for (int key; (key = key_take(&names)) != KEY_NONE;)
		if (find_on(s, key) == b)
			return true;
	return false;
}

const struct binding *tui_common_bindings(void)
{
	return common_bindings;
}

void tui_run_binding(struct tui *t, const struct binding *b, int key)
{
	b->run(tui_top(t), key);
}

/* What is half typed may be on the screen that cannot be seen. */
static void quit_unseen(struct tui *t, struct screen *s)
{
	if (!s->ops->overlay && (s->ops->leave == NULL || s->ops->leave(s)))
		tui_quit(t, EXIT_CODE_OK);
	else if (t->status == NULL)
		tui_say(t, STATUS_WARNING, "%s", frame_unseen());
}

void tui_key(struct tui *t, int key)
{
	struct screen *s = tui_top(t);
	const struct binding *b;

	if (s == NULL || t->over)
		return;
	app_look_at_clock(t->app);
	g_clear_pointer(&t->status, g_free);
	if (tui_is_too_small(t)) {
		/* Nobody answers what they cannot see. */
		if (key == key_ctrl('C'))
			tui_quit(t, EXIT_CODE_INTERRUPTED);
		else if (key == 'q')
			quit_unseen(t, s);
		return;
	}
	if (s->ops->input == NULL || !s->ops->input(s, key)) {
		b = tui_find_binding(t, key);
		if (b != NULL)
			tui_run_binding(t, b, key);
		else
			tui_say(t, STATUS_WARNING, _("%s means nothing here; press ? for help"),
				key_name(key));
	}
	settle(t);
}

void tui_paste(struct tui *t, const char *text)
{
	struct screen *s = tui_top(t);

	if (s == NULL || t->over || tui_is_too_small(t))
		return;
	app_look_at_clock(t->app);
	g_clear_pointer(&t->status, g_free);
	if (s->ops->paste != NULL)
		s->ops->paste(s, text);
	else
		tui_say(t, STATUS_WARNING, "%s",
			_("pasted text is not taken here; open a note with m first"));
	settle(t);
}

void tui_click(struct tui *t, int row, int col)
{
	struct screen *s = tui_top(t);
	int hit = -1;

	(void)col;
	if (s == NULL || t->over || s->ops->list == NULL || s->ops->row_at == NULL)
		return;
	if (row >= frame_body_row(t))
		hit = s->ops->row_at(s, row - frame_body_row(t));
	if (hit >= 0)
		list_select(s->ops->list(s), hit);
}
