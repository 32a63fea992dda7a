/*
 * The pane says in words what the row of the list says in numbers: what the verdict
 * means, the way on, what decides first, what is due next, where it was left.
 */
#include "config.h"

#include "tui/home_pane.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/items.h"
#include "base/text.h"
#include "core/verdict.h"

/* ---- the next action --------------------------------------------------------- */

void home_due_clear(struct home_due *d)
{
	g_free(d->day);
	g_free(d->text);
	*d = (struct home_due){ 0 };
}

/* What has a day comes before what has none. */
static bool is_due_before(const struct store_item *a, const struct store_item *b)
{
	if (b == NULL || a->due == NULL || b->due == NULL)
		return b == NULL || (a->due != NULL && b->due == NULL);
	return strcmp(a->due, b->due) < 0;
}

bool home_due_read(struct home_due *d, struct app *app, const struct store_line *l,
		   struct diags *ds)
{
	g_autoptr(GPtrArray) items = NULL;
	const struct store_item *next = NULL;

	home_due_clear(d);
	d->service = l->service;
	if (l->open_actions == 0)
		return true;
	if (!items_list(&items, app, l->slug, STORE_ACTION, false, ds))
		return false;
	for (guint i = 0; i < items->len; i++) {
		const struct store_item *item = items->pdata[i];

		if (item->state == STORE_OPEN && is_due_before(item, next))
			next = item;
	}
	if (next == NULL)
		return true;
	d->day = g_strdup(next->due);
	/* TRANSLATORS: who has to do it, what is to be done */
	d->text = next->owner != NULL ? g_strdup_printf(_("%s: %s"), next->owner, next->text) :
					g_strdup(next->text);
	d->overdue = next->due != NULL && strcmp(next->due, app->today) < 0;
	return true;
}

/* ---- when it was left -------------------------------------------------------- */

/* "today 14:52", "2026-11-20 14:52"; where the reader is. */
static char *moment(const struct app *app, const char *at)
{
	g_autoptr(GDateTime) then_utc = g_date_time_new_from_iso8601(at, NULL);
	g_autoptr(GDateTime) now = g_date_time_new_from_unix_local(app->now_ms / 1000);
	g_autoptr(GDateTime) then = NULL;
	g_autofree char *clock = NULL;

	if (then_utc == NULL || now == NULL)
		return g_strdup(at);
	then = g_date_time_to_local(then_utc);
	if (g_date_time_get_year(then) != g_date_time_get_year(now) ||
	    g_date_time_get_day_of_year(then) != g_date_time_get_day_of_year(now))
		return g_date_time_format(then, "%Y-%m-%d %H:%M");
	clock = g_date_time_format(then, "%H:%M");
	/* TRANSLATORS: a time of day */
	return g_strdup_printf(_("today %s"), clock);
}

static bool was_left(const struct store_line *l)
{
	return l->left_at != NULL && l->assessment != 0 && !l->finished;
}

/* ---- the pane ---------------------------------------------------------------- */

static const char *reason_label(enum verdict_token v)
{
	/* TRANSLATORS: labels before the question or rule that decides first */
	static const char *const labels[] = {
		[VERDICT_NO_GO] = N_("Stops it"),
		[VERDICT_INCOMPLETE] = N_("Ask first"),
		[VERDICT_CONDITIONAL] = N_("Condition"),
		[VERDICT_GO] = NULL,
	};

	G_STATIC_ASSERT(G_N_ELEMENTS(labels) == VERDICT_COUNT);
	return v < VERDICT_COUNT && labels[v] != NULL ? _(labels[v]) : NULL;
}

/* A label and a text behind it; gives the rows used. */
static int put_labelled(const struct area *a, int row, int label_cols, const char *label,
			enum style s, int max_rows, const char *text)
{
	struct area part = area_part(a, row, label_cols + 1, max_rows,
				     a->cols - label_cols - 2);

	if (row >= a->rows)
		return 0;
	area_put_cols(a, row, 1, label_cols - 1, STYLE_QUIET, TEXT_LEFT, label);
	return area_wrap(&part, 0, 0, s, text);
}

static int labels_width(enum verdict_token v)
{
	const char *const labels[] = { _("Way on"), _("Next due"), _("Left at"),
				       reason_label(v) };
	int cols = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(labels); i++)
		if (labels[i] != NULL)
			cols = MAX(cols, text_width_cols(labels[i]));
	return cols + 2;
}

static char *due_words(const struct home_due *d)
{
	if (d->day == NULL)
		return g_strdup_printf(_("no day yet; %s"), d->text);
	if (d->overdue)
		return g_strdup_printf(_("%s, overdue; %s"), d->day, d->text);
	return g_strdup_printf("%s; %s", d->day, d->text);
}

static char *left_words(const struct app *app, const struct home_line *l)
{
	g_autofree char *when = moment(app, l->line->left_at);

	if (l->left_at == NULL)
		return g_steal_pointer(&when);
	/* TRANSLATORS: when the workshop was left, and at which question */
	return g_strdup_printf(_("%s, at %s"), when, l->left_at);
}

bool home_pane_has_reason(const struct home_line *l)
{
	return reason_label(verdict_from_name(l->line->summary->verdict)) != NULL;
}

void home_pane_draw(const struct home_line *l, const char *reason, const struct home_due *d,
		    const struct app *app, const struct area *a)
{
	const struct store_line *line = l->line;
	enum verdict_token v = verdict_from_name(line->summary->verdict);
	bool has_due = d->service == line->service && d->text != NULL;
	int label_cols = labels_width(v), row = 1, used;

	area_rule(a, 0, line->slug);
	used = home_badge_draw(a, row, 1, line->summary->verdict);
	if (v < VERDICT_COUNT)
		area_put(a, row, used + 3, STYLE_STRONG, _(verdict_sentence(v)));
	row++;
	if (*l->way_on != '\0')
		row += put_labelled(a, row, label_cols, _("Way on"), STYLE_TEXT, 1, l->way_on);
	if (reason != NULL && reason_label(v) != NULL)
		row += put_labelled(a, row, label_cols, reason_label(v), STYLE_TEXT,
				    MAX(a->rows - row - has_due - was_left(line), 1), reason);
	if (has_due) {
		g_autofree char *due = due_words(d);

		row += put_labelled(a, row, label_cols, _("Next due"),
				    d->overdue ? STYLE_WARNING : STYLE_TEXT, 1, due);
	}
	if (was_left(line)) {
		g_autofree char *left = left_words(app, l);

		put_labelled(a, row, label_cols, _("Left at"), STYLE_TEXT, 1, left);
	}
}

/* ---- nothing there ----------------------------------------------------------- */

void home_welcome_draw(const struct area *a)
{
	/* TRANSLATORS: what to do first; each says what the key before it opens */
	static const struct { const char *key, *text; } steps[] = {
		{ "+", N_("Name the first service you think of splitting off. A workshop, or "
			  "ten minutes alone, then walks you through the questions.") },
		{ ":", N_("Look at the questions before: type \"questionnaire show "
			  "split-readiness\".") },
		{ "?", N_("See what keys do here. The last row always has the useful ones.") },
	};
	int row = a->rows > 12 ? 1 : 0, gap = a->rows > 12 ? 1 : 0;

	row += area_wrap(a, row, 2, STYLE_STRONG, _("No proposed services yet.")) + gap;
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		struct area part = area_part(a, row, 5, a->rows - row, a->cols - 7);

		area_put(a, row, 2, STYLE_KEY, steps[i].key);
		row += area_wrap(&part, 0, 0, STYLE_TEXT, _(steps[i].text)) + gap;
	}
	if (row < a->rows) {
		struct area part = area_part(a, row, 2, a->rows - row, a->cols - 4);

		area_wrap(&part, 0, 0, STYLE_TEXT,
			  _("Rather look around first? q, then \"seam demo\" makes an example "
			    "of its own to open."));
	}
}

/* ---- attention --------------------------------------------------------------- */

/* others: how many more services have some. */
static char *overdue_words(const struct store_line *l, bool selected, int others)
{
	if (selected)
		return g_strdup_printf(ngettext("%s has %d overdue action. A = show it",
						"%s has %d overdue actions. A = show them",
						(gulong)l->overdue),
				       l->slug, l->overdue);
	if (others > 0)
		return g_strdup_printf(ngettext("%s and %d other service have overdue actions.",
						"%s and %d other services have overdue actions.",
						(gulong)others), l->slug, others);
	return g_strdup_printf(ngettext("%s has %d overdue action.",
					"%s has %d overdue actions.", (gulong)l->overdue),
			       l->slug, l->overdue);
}

static char *left_off_words(const struct app *app, const struct home_line *l, bool selected)
{
	g_autofree char *where = left_words(app, l);

	/* TRANSLATORS: service; when and at which question */
	return g_strdup_printf(selected ? _("%s was left %s. Enter goes on") :
					  _("%s was left %s."),
			       l->line->slug, where);
}

char *home_attention(const struct home_rows *r, const struct app *app)
{
	const struct home_line *at = home_rows_selected(r), *first = &r->first;

	if (at != NULL && at->line->overdue > 0)
		return overdue_words(at->line, true, 0);
	if (at != NULL && was_left(at->line))
		return left_off_words(app, at, true);
	if (r->overdue > 0 && first->line != NULL)
		return overdue_words(first->line, false, r->overdue - 1);
	return first->line != NULL ? left_off_words(app, first, false) : NULL;
}
