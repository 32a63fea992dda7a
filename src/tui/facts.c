/*
 * One question a line, with both columns; below, the selected one in full: whose entry
 * the fact is, and of an answer of the system who gave it and how many services follow.
 */
#include "config.h"

#include "tui/facts.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/service_facts.h"
#include "base/text.h"
#include "tui/register_forms.h"

enum { BELOW_ROWS = 7, LIST_ROWS_MIN = 3 };

struct facts_screen {
	struct screen screen;
	char *target;
	struct service_facts *all;
	struct list list;
	bool below;		/* there is room for the selected one in full */
};

static struct facts_screen *facts_of(const struct screen *s)
{
	return (struct facts_screen *)s;
}

static const struct service_fact *line_at(const struct facts_screen *f, int row)
{
	return row < (int)f->all->lines->len ? f->all->lines->pdata[row] : NULL;
}

/* ---- reading -------------------------------------------------------------------- */

/* The entry that is opened here may give the service another name. */
static bool follow_name(struct facts_screen *f, struct diags *ds)
{
	struct app *app = f->screen.tui->app;
	g_autoptr(store_service) s = NULL;
	struct store *st;
	const char *at = strchr(f->target, '@');
	char *target;

	if (f->all == NULL)
		return true;
	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_get_service(st, f->all->id, &s, ds)))
		return false;
	if (s == NULL)
		return true;
	target = g_strconcat(s->slug, at != NULL ? at : "", NULL);
	g_free(f->target);
	f->target = target;
	return true;
}

static bool facts_refresh(struct screen *s, struct diags *ds)
{
	struct facts_screen *f = facts_of(s);
	struct service_facts *all;

	if (!follow_name(f, ds) || !service_facts_read(&all, s->tui->app, f->target, ds))
		return false;
	service_facts_free(f->all);
	f->all = all;
	list_set_count(&f->list, (int)all->lines->len);
	return true;
}

static bool facts_open(struct screen *s, const void *arg, struct diags *ds)
{
	facts_of(s)->target = g_strdup(arg);
	return facts_refresh(s, ds);
}

static void facts_close(struct screen *s)
{
	struct facts_screen *f = facts_of(s);

	g_free(f->target);
	service_facts_free(f->all);
}

bool facts_push(struct tui *t, const char *target)
{
	return tui_push(t, &facts_ops, target);
}

/* ---- keys ------------------------------------------------------------------------ */

static bool has_entry(const struct screen *s)
{
	const struct service_fact *l = line_at(facts_of(s), facts_of(s)->list.at);

	return l != NULL && l->reads_fact;
}

static void run_entry(struct screen *s, int key)
{
	const struct service_fact *l = line_at(facts_of(s), facts_of(s)->list.at);

	(void)key;
	if (l->entry == NAMED_TEAM)
		register_edit_team(s->tui, l->name, facts_of(s)->all->service);
	else if (l->entry == NAMED_SYSTEM)
		register_edit_system(s->tui, l->name, facts_of(s)->all->service);
	else
		register_edit_service(s->tui, l->name);
}

/* ---- drawing --------------------------------------------------------------------- */

static const char *fact_words(const struct service_fact *l)
{
	if (l->fact != NULL)
		return l->fact;
	return l->reads_fact ? _("nothing") : "";
}

static const char *answer_words(const struct service_fact *l)
{
	return l->answer != NULL ? l->answer : _("open");
}

/* Columns of the two values; the rest is the question's. */
static int value_cols(int cols)
{
	return CLAMP(cols / 5, 10, 30);
}

static void draw_heads(const struct area *a)
{
	int value = value_cols(a->cols), question = a->cols - 2 * (value + 1) - 2;

	area_put_cols(a, 0, 2, question - 1, STYLE_QUIET, TEXT_LEFT, _("QUESTION"));
	area_put_cols(a, 0, 2 + question, value, STYLE_QUIET, TEXT_LEFT, _("REGISTERED"));
	area_put_cols(a, 0, 3 + question + value, value, STYLE_QUIET, TEXT_LEFT, _("ANSWERED"));
}

static void draw_line(const struct area *a, int row, const struct service_fact *l,
		      bool selected)
{
	enum style s = selected ? STYLE_SELECTED : STYLE_TEXT;
	int value = value_cols(a->cols), question = a->cols - 2 * (value + 1) - 2;
	struct area whole = area_part(a, row, 0, 1, a->cols);

	area_fill(&whole, s);
	if (selected)
		area_glyph(a, row, 0, s, GLYPH_POINTER);
	/* the sign says without colour that the two differ */
	if (l->differs)
		area_put(a, row, 1, STYLE_WARNING, "!");
	area_put_cols(a, row, 2, question - 1, s, TEXT_LEFT, l->text);
	area_put_cols(a, row, 2 + question, value, s, TEXT_LEFT, fact_words(l));
	area_put_cols(a, row, 3 + question + value, value, l->differs ? STYLE_WARNING : s,
		      TEXT_LEFT, answer_words(l));
}

static char *entry_words(const struct service_fact *l)
{
	if (!l->reads_fact)
		return NULL;
	if (l->entry == NAMED_TEAM)
		return g_strdup_printf(_("%s, of the team %s. e = change the entry"), fact_words(l),
				       l->name);
	if (l->entry == NAMED_SYSTEM)
		return g_strdup_printf(_("%s, of the system %s. e = change the entry"),
				       fact_words(l), l->name);
	return g_strdup_printf(_("%s, of the service %s. e = change the entry"), fact_words(l),
			       l->name);
}

static char *given_words(const struct facts_screen *f, const struct service_fact *l)
{
	g_autofree char *origin = service_facts_origin(l);

	if (origin == NULL)
		return NULL;
	/* TRANSLATORS: system, "given by Ana on 2026-09-12" */
	return g_strdup_printf(ngettext("%s, %s; a change touches %d service",
					"%s, %s; a change touches %d services",
					(gulong)f->all->services),
			       f->all->system, origin, f->all->services);
}

static int put_labelled(const struct area *a, int row, enum style s, const char *label,
			const char *text)
{
	int cols = MAX(MAX(text_width_cols(_("Registered")), text_width_cols(_("Answered"))),
		       text_width_cols(_("Whole system"))) + 2;
	struct area part = area_part(a, row, cols + 1, 2, a->cols - cols - 2);

	if (text == NULL || row >= a->rows)
		return 0;
	area_put_cols(a, row, 1, cols - 1, STYLE_QUIET, TEXT_LEFT, label);
	return area_wrap(&part, 0, 0, s, text);
}

static void draw_below(const struct facts_screen *f, const struct service_fact *l,
		       const struct area *a)
{
	g_autofree char *entry = entry_words(l);
	g_autofree char *given = given_words(f, l);
	struct area text = area_part(a, 1, 1, 2, a->cols - 2);
	int row = 1;

	area_rule(a, 0, NULL);
	row += area_wrap(&text, 0, 0, STYLE_STRONG, l->text);
	row += put_labelled(a, row, STYLE_TEXT, _("Registered"), entry);
	row += put_labelled(a, row, l->differs ? STYLE_WARNING : STYLE_TEXT, _("Answered"),
			    answer_words(l));
	put_labelled(a, row, STYLE_TEXT, _("Whole system"), given);
}

static void facts_layout(struct screen *s, int rows, int cols)
{
	struct facts_screen *f = facts_of(s);
	int rest = rows - 1 - BELOW_ROWS;

	(void)cols;
	f->below = rest >= MIN(f->list.count, LIST_ROWS_MIN);
	list_fit(&f->list, MAX(f->below ? rest : rows - 1, 1));
}

static void facts_draw(const struct screen *s, const struct area *body)
{
	const struct facts_screen *f = facts_of(s);
	const struct service_fact *at = line_at(f, f->list.at);
	struct area below = area_part(body, f->list.page + 1, 0, BELOW_ROWS, body->cols);

	if (at == NULL) {
		area_wrap(body, 1, 2, STYLE_TEXT,
			  _("No question of this questionnaire reads what is registered, and nothing "
			    "was answered for the whole system."));
		return;
	}
	draw_heads(body);
	for (int i = 0; i < f->list.page; i++) {
		int row = f->list.top + i;
		const struct service_fact *l = line_at(f, row);

		if (l != NULL)
			draw_line(body, i + 1, l, list_is_selected(&f->list, row));
	}
	if (f->below)
		draw_below(f, at, &below);
}

static char *facts_crumb(const struct screen *s)
{
	/* TRANSLATORS: the facts of a service; its name */
	return g_strdup_printf(_("%s, facts"), facts_of(s)->all->service);
}

static char *facts_idle(const struct screen *s)
{
	const struct facts_screen *f = facts_of(s);
	int n = 0;

	for (guint i = 0; i < f->all->lines->len; i++)
		n += ((struct service_fact *)f->all->lines->pdata[i])->differs;
	if (n == 0)
		return NULL;
	return g_strdup_printf(ngettext("%d answer differs from what is registered.",
					"%d answers differ from what is registered.", (gulong)n),
			       n);
}

static struct list *facts_list(struct screen *s)
{
	return &facts_of(s)->list;
}

static char *facts_row_text(struct screen *s, int row)
{
	const struct service_fact *l = line_at(facts_of(s), row);

	return g_strdup_printf("%s %s %s", l->text, fact_words(l), answer_words(l));
}

static int facts_row_at(const struct screen *s, int row)
{
	const struct list *l = &facts_of(s)->list;

	return row >= 1 && row <= l->page && l->top + row - 1 < l->count ? l->top + row - 1 : -1;
}

static const char *facts_service(const struct screen *s)
{
	return facts_of(s)->all->service;
}

static const struct binding facts_bindings[] = {
	{ "entry", "e Enter", NULL, N_("change the entry"),
	  N_("open the entry the fact is of: the service, its team or its system"),
	  GROUP_WORKSHOP, run_entry, has_entry },
	{ .id = NULL },
};

const struct screen_ops facts_ops = {
	.name = "facts",
	.size = sizeof(struct facts_screen),
	.bindings = facts_bindings,
	.open = facts_open,
	.close = facts_close,
	.refresh = facts_refresh,
	.layout = facts_layout,
	.list = facts_list,
	.row_text = facts_row_text,
	.row_at = facts_row_at,
	.crumb = facts_crumb,
	.idle = facts_idle,
	.draw = facts_draw,
	.service = facts_service,
};
