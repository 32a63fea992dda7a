/*
 * A row an answer, in the order in which the room is asked. What a follow-up asks afresh
 * is not offered here: its last answer stays hidden until the room has spoken.
 */
#include "config.h"

#include "tui/offers.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/agenda.h"
#include "app/confirming.h"
#include "app/offers.h"
#include "tui/prompt.h"

enum { DETAIL_ROWS = 6 };

struct offers_screen {
	struct screen screen;
	char *service;
	struct offers *offers;
	GArray *shown;			/* int: rows of offers that are not asked afresh */
	int label_cols;			/* the widest label of theirs, and a blank */
	int afresh;			/* the others */
	GArray *asked;			/* gint64: the heads of those the room was asked about */
	struct list list;
};

static const struct offer *offer_at(const struct offers_screen *o, int row)
{
	if (row >= (int)o->shown->len)
		return NULL;
	return o->offers->rows->pdata[g_array_index(o->shown, int, row)];
}

static const struct offer *selected(const struct offers_screen *o)
{
	return offer_at(o, o->list.at);
}

static const struct question *question_of(const struct offers_screen *o,
					  const struct offer *offer)
{
	return &o->offers->j->q->questions[offer->question];
}

/* Only what was carried over is asked afresh: a sheet was filled in for this room. */
static bool is_afresh(const struct agenda *a, const struct offer *offer)
{
	return a != NULL && offer->source == SOURCE_CARRIED && a->asked[offer->question];
}

static bool offers_refresh(struct screen *s, struct diags *ds)
{
	struct offers_screen *o = (struct offers_screen *)s;
	g_autoptr(agenda) a = NULL;
	struct offers *all;

	if (!offers_of_draft(&all, s->tui->app, o->service, ds))
		return false;
	offers_free(o->offers);
	o->offers = all;
	/* the first assessment of a service follows up nothing */
	agenda_of(&a, s->tui->app, o->service, NULL);
	g_array_set_size(o->shown, 0);
	o->label_cols = 0;
	for (int i = 0; i < (int)all->rows->len; i++) {
		const struct offer *offer = all->rows->pdata[i];
		const char *label = question_label(question_of(o, offer));

		if (is_afresh(a, offer))
			continue;
		g_array_append_val(o->shown, i);
		o->label_cols = MAX(o->label_cols, text_width_cols(label) + 1);
	}
	o->afresh = (int)(all->rows->len - o->shown->len);
	list_set_count(&o->list, (int)o->shown->len);
	return true;
}

static bool offers_open(struct screen *s, const void *arg, struct diags *ds)
{
	struct offers_screen *o = (struct offers_screen *)s;

	o->service = g_strdup(arg);
	o->shown = g_array_new(FALSE, FALSE, sizeof(int));
	o->asked = g_array_new(FALSE, FALSE, sizeof(gint64));
	return offers_refresh(s, ds);
}

static void offers_close(struct screen *s)
{
	struct offers_screen *o = (struct offers_screen *)s;

	g_free(o->service);
	offers_free(o->offers);
	g_array_unref(o->shown);
	g_array_unref(o->asked);
}

/* ---- drawing ---------------------------------------------------------------------- */

static int detail_rows(int rows)
{
	return rows >= 14 ? DETAIL_ROWS : 0;
}

static void offers_layout(struct screen *s, int rows, int cols)
{
	(void)cols;
	list_fit(&((struct offers_screen *)s)->list, MAX(rows - detail_rows(rows), 1));
}

static void draw_row(const struct offers_screen *o, const struct area *a, int line,
		     const struct offer *offer)
{
	g_autofree char *origin = offer_origin(offer);
	int label_cols = MIN(o->label_cols, a->cols / 4), origin_cols = a->cols >= 70 ? 24 : 0;

	area_put_cols(a, line, 2, label_cols, STYLE_STRONG, TEXT_LEFT,
		      question_label(question_of(o, offer)));
	area_put_cols(a, line, 3 + label_cols, a->cols - label_cols - origin_cols - 4, STYLE_TEXT,
		      TEXT_LEFT, offer->shown);
	area_put_cols(a, line, a->cols - origin_cols, origin_cols, STYLE_QUIET, TEXT_LEFT, origin);
}

static void draw_detail(const struct offers_screen *o, const struct area *a,
			const struct offer *offer)
{
	struct report_input r;
	struct placeholders names;
	g_autofree char *text = NULL;
	int row = 1;

	judgement_report_input(o->offers->j, o->screen.tui->app, &r);
	names = report_placeholders(&r);
	text = placeholders_expand(question_of(o, offer)->text, &names);
	area_rule(a, 0, NULL);
	row += area_wrap(a, row, 2, STYLE_STRONG, text);
	row += area_wrap(a, row, 2, STYLE_TEXT, offer->shown);
	if (offer->note != NULL)
		area_wrap(a, row, 2, STYLE_TEXT, offer->note);
}

static void offers_draw(const struct screen *s, const struct area *body)
{
	const struct offers_screen *o = (const struct offers_screen *)s;
	int below = detail_rows(body->rows);
	struct area detail = area_part(body, body->rows - below, 0, below, body->cols);

	if (o->shown->len == 0) {
		area_put(body, 1, 2, STYLE_STRONG, _("Nothing waits to be confirmed."));
		return;
	}
	for (int line = 0; line < body->rows - below; line++) {
		const struct offer *offer = offer_at(o, o->list.top + line);

		if (offer == NULL)
			break;
		draw_row(o, body, line, offer);
		if (list_is_selected(&o->list, o->list.top + line))
			area_select_row(body, line);
	}
	if (below > 0)
		draw_detail(o, &detail, selected(o));
}

static char *offers_crumb(const struct screen *s)
{
	(void)s;
	return g_strdup(_("To be confirmed"));
}

static char *offers_corner(const struct screen *s, int cols)
{
	guint n = ((const struct offers_screen *)s)->shown->len;

	(void)cols;
	return g_strdup_printf(ngettext("%u answer", "%u answers", n), n);
}

static char *offers_idle(const struct screen *s)
{
	int n = ((const struct offers_screen *)s)->afresh;

	if (n == 0)
		return g_strdup(_("None of them counts until the room confirms it."));
	return g_strdup_printf(ngettext("%d more is asked afresh, with last time's answer "
					"hidden.",
					"%d more are asked afresh, with last time's answers "
					"hidden.", (gulong)n), n);
}

/* ---- keys ------------------------------------------------------------------------- */

static bool has_offer(const struct screen *s)
{
	return selected((const struct offers_screen *)s) != NULL;
}

/* As it stands on the screen: another terminal may have changed it since. */
static struct confirm_pick pick_of(const struct offers_screen *o, const struct offer *offer)
{
	return (struct confirm_pick){ question_of(o, offer)->id, offer->head, offer->shown };
}

static void confirm(struct screen *s, const struct confirm_pick *picks, const char *what)
{
	struct offers_screen *o = (struct offers_screen *)s;
	g_autoptr(diags) ds = diags_new();
	g_autoptr(judgement) j = NULL;
	int n;

	if (confirming_store(&j, s->tui->app, o->service, picks, NULL, &n, NULL, ds))
		tui_saved(s->tui, ngettext("%s, %d answer confirmed", "%s, %d answers confirmed",
					   (gulong)n), what, n);
	else
		tui_changed(s->tui);
	tui_complain(s->tui, ds);
}

static void run_confirm(struct screen *s, int key)
{
	struct offers_screen *o = (struct offers_screen *)s;
	const struct confirm_pick picks[] = { pick_of(o, selected(o)), { 0 } };

	(void)key;
	confirm(s, picks, question_label(question_of(o, selected(o))));
}

static void remember_asked(struct offers_screen *o)
{
	g_array_set_size(o->asked, 0);
	for (int i = 0; i < (int)o->shown->len; i++)
		g_array_append_val(o->asked, offer_at(o, i)->head);
}

/* The list may have been read again while the question stood there. */
static bool is_as_asked(const struct offers_screen *o)
{
	if (o->asked->len != o->shown->len)
		return false;
	for (int i = 0; i < (int)o->shown->len; i++)
		if (g_array_index(o->asked, gint64, i) != offer_at(o, i)->head)
			return false;
	return true;
}

static void answer_all(struct screen *s, bool yes)
{
	struct offers_screen *o = (struct offers_screen *)s;
	g_autofree struct confirm_pick *picks = g_new0(struct confirm_pick, o->shown->len + 1);
	g_autofree char *service = g_strdup(o->service);

	if (!yes)
		return;
	if (!is_as_asked(o)) {
		tui_say(s->tui, STATUS_WARNING, "%s",
			_("what waits here changed meanwhile; look at it, then ask again"));
		return;
	}
	for (int i = 0; i < (int)o->shown->len; i++)
		picks[i] = pick_of(o, offer_at(o, i));
	confirm(s, picks, service);
}

static void run_all(struct screen *s, int key)
{
	struct offers_screen *o = (struct offers_screen *)s;
	guint n = o->shown->len;
	g_autofree char *question =
		g_strdup_printf(ngettext("Does the room confirm this %u answer as it stands?",
					 "Does the room confirm all %u answers as they stand?",
					 n), n);

	(void)key;
	remember_asked(o);
	prompt_confirm(s, question, answer_all);
}

static bool can_go(const struct screen *s)
{
	return has_offer(s) && tui_can_go(s->tui);
}

static void run_question(struct screen *s, int key)
{
	(void)key;
	tui_go(s->tui, selected((struct offers_screen *)s)->question);
}

static struct list *offers_list(struct screen *s)
{
	return &((struct offers_screen *)s)->list;
}

static char *offers_row_text(struct screen *s, int row)
{
	struct offers_screen *o = (struct offers_screen *)s;
	const struct offer *offer = offer_at(o, row);

	return g_strdup_printf("%s %s", question_label(question_of(o, offer)), offer->shown);
}

static const char *offers_service(const struct screen *s)
{
	return ((const struct offers_screen *)s)->service;
}

static const struct binding offers_bindings[] = {
	{ "confirm", NULL, "confirm", N_("confirm"), N_("the room confirms this answer"),
	  GROUP_ANSWER, run_confirm, has_offer },
	{ "confirm-all", "a", NULL, N_("confirm all"), N_("the room confirms all of them"),
	  GROUP_ANSWER, run_all, has_offer },
	{ "question", "Enter", NULL, N_("talk about it"), N_("go to the question instead"),
	  GROUP_ANSWER, run_question, can_go },
	{ .id = NULL },
};

const struct screen_ops offers_ops = {
	.name = "offers",
	.size = sizeof(struct offers_screen),
	.bindings = offers_bindings,
	.open = offers_open,
	.close = offers_close,
	.refresh = offers_refresh,
	.layout = offers_layout,
	.list = offers_list,
	.row_text = offers_row_text,
	.idle = offers_idle,
	.crumb = offers_crumb,
	.corner = offers_corner,
	.draw = offers_draw,
	.service = offers_service,
};

bool offers_push(struct tui *t, const char *service)
{
	return tui_push(t, &offers_ops, service);
}
