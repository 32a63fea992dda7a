/*
 * Rows from a comparison. The texts are those of its report (compare_part.h, part.h), so
 * that screen and page never say two things about one change.
 */
#include "config.h"

#include "report/compare_digest.h"

#include <glib/gi18n.h>

#include "report/compare_part.h"

const char *compare_group_title(int group)
{
	return group == COMPARE_GROUP_SCOPE ? factor_title(FACTOR_SCOPE) :
					      compare_change_title((enum compare_change)group);
}

static void row_free(gpointer data)
{
	struct compare_digest_row *row = data;

	for (int s = 0; s < 2; s++) {
		g_free(row->state[s]);
		g_free(row->answer[s]);
	}
	g_free(row->label);
	g_free(row->text);
	g_free(row->mark);
	g_free(row->note);
	g_free(row);
}

/* ---- answers ----------------------------------------------------------------------- */

static void take_side(struct compare_digest_row *out, const struct comparison_part *w,
		      const struct compare_row *row, int s)
{
	bool asked = row->question[s] >= 0;
	bool judged = asked && row->state[s] <= STATE_FAIL;

	out->answer[s] = asked ? part_answer(&w->side[s], row->question[s]) :
				 g_strdup(_("not asked"));
	if (row->waived[s])
		out->state[s] = g_strdup(_("! waived"));
	else if (judged)
		out->state[s] = g_strdup(part_state(row->state[s]));
	else
		out->state[s] = g_strdup(asked && row->state[s] != STATE_NONE ? "?" : "–");
}

static const char *mark_of(const struct compare_row *row)
{
	if (row->why != WHY_NONE)
		return compare_why_words(row->why);
	if (row->deciding)
		return _("this decided it");
	return row->bare ? _("improved, nothing shown") : NULL;
}

static char *note_of(const struct comparison_part *w, const struct compare_row *row)
{
	const struct answer *a;
	g_autofree char *shown = NULL;

	if (row->question[1] < 0)
		return NULL;
	a = &w->side[1].in->answers[row->question[1]];
	if (a->evidence == NULL || *a->evidence == '\0')
		return g_strdup(a->note);
	shown = g_strdup_printf(_("Shown: %s"), a->evidence);
	return a->note != NULL ? g_strconcat(a->note, "\n", shown, NULL) :
				 g_steal_pointer(&shown);
}

static bool is_worse(enum compare_change c)
{
	return c == CHANGE_REGRESSED || c == CHANGE_BECAME_UNKNOWN || c == CHANGE_UNWAIVED;
}

static void add_row(struct compare_digest *d, const struct comparison_part *w,
		    const struct compare_row *row)
{
	const struct question *q = compare_row_question(w->c, row);
	struct compare_digest_row *out = g_new0(struct compare_digest_row, 1);

	out->group = row->change;
	out->same_answer = row->change == CHANGE_UNCHANGED;
	out->worse = is_worse(row->change);
	out->gate = q->role == ROLE_GATE;
	out->label = g_strdup(question_label(q));
	out->text = part_expand(&w->side[row->question[1] >= 0], q->text);
	for (int s = 0; s < 2; s++)
		take_side(out, w, row, s);
	out->mark = g_strdup(mark_of(row));
	out->note = note_of(w, row);
	g_ptr_array_add(d->rows, out);
}

/* ---- around the service ------------------------------------------------------------ */

static void add_item(struct compare_digest *d, const struct comparison_part *w,
		     const struct compare_item *item)
{
	struct compare_digest_row *out = g_new0(struct compare_digest_row, 1);

	out->group = COMPARE_GROUP_SCOPE;
	out->label = g_strdup(item->kind == SCOPE_FACT ? measure_help(item->measure) : item->id);
	out->text = g_strdup("");
	for (int s = 0; s < 2; s++) {
		out->answer[s] = compare_item_words(w, item, s);
		out->state[s] = g_strdup("");
	}
	out->mark = item->deciding ? g_strdup(_("this decided it")) : NULL;
	g_ptr_array_add(d->rows, out);
}

/* ---- all of it --------------------------------------------------------------------- */

static void add_rows(struct compare_digest *d, const struct comparison_part *w, bool unchanged)
{
	for (guint i = 0; i < w->c->rows->len; i++) {
		const struct compare_row *row = &g_array_index(w->c->rows, struct compare_row, i);

		if ((row->change == CHANGE_UNCHANGED) == unchanged)
			add_row(d, w, row);
	}
}

struct compare_digest *compare_digest_new(const struct compare_input *ci)
{
	struct compare_digest *d = g_new0(struct compare_digest, 1);
	struct comparison_part w;

	comparison_part_init(&w, ci, NULL);
	d->headline = report_compare_headline(ci);
	d->counts = report_compare_counts(ci);
	d->versions = compare_versions_words(&w);
	d->other_version = !ci->c->same_questionnaire;
	d->equal = compare_is_equal(ci->c);
	d->rows = g_ptr_array_new_with_free_func(row_free);
	add_rows(d, &w, false);
	for (guint i = 0; i < ci->c->items->len; i++)
		add_item(d, &w, &g_array_index(ci->c->items, struct compare_item, i));
	add_rows(d, &w, true);
	for (int s = 0; s < 2; s++)
		d->labels[s] = g_strdup(w.label[s]);
	comparison_part_clear(&w);
	return d;
}

void compare_digest_free(struct compare_digest *d)
{
	if (d == NULL)
		return;
	g_free(d->headline);
	g_free(d->counts);
	g_free(d->versions);
	for (int s = 0; s < 2; s++)
		g_free(d->labels[s]);
	g_ptr_array_unref(d->rows);
	g_free(d);
}
