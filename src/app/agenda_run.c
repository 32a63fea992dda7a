/* `seam agenda': the agenda of a follow-up as text, markdown or JSON. */
#include "config.h"

#include "app/agenda.h"

#include <glib/gi18n.h>

#include "app/printing.h"

static void put_rows(struct doc *d, const struct agenda *a)
{
	int kind = -1;

	for (guint i = 0; i < a->rows->len; i++) {
		const struct agenda_row *row = &g_array_index(a->rows, struct agenda_row, i);

		if ((int)row->kind != kind)
			doc_heading(d, 2, agenda_kind_title(row->kind));
		kind = row->kind;
		doc_task(d, row->answered, row->text);
	}
}

static void put_confirm(struct doc *d, const struct agenda *a)
{
	if (a->confirm->len == 0)
		return;
	doc_heading(d, 2, _("The rest: confirm in one list"));
	for (guint i = 0; i < a->confirm->len; i++) {
		int b = g_array_index(a->confirm, int, i);
		const struct agenda_last *last = agenda_last_answer(a, b);
		struct line *l = doc_item(d, NULL);

		line_code(l, question_label(&a->q->questions[b]));
		if (last != NULL)
			line_textf(l, " %s", last->shown);
	}
}

static struct doc *agenda_doc(const struct agenda *a)
{
	struct doc *d = doc_new();
	g_autofree char *title =
		g_strdup_printf(_("%s: follow-up of %s, %.10s"), a->service, a->last->target.label,
				a->last->target.assessment->finished);

	doc_heading(d, 1, title);
	line_textf(doc_paragraph(d, NULL), _("Last time: %s. All gates are asked afresh, and so is "
					     "what stands here."),
		   verdict_word(a->last->v->token));
	put_rows(d, a);
	put_confirm(d, a);
	return d;
}

static json_t *row_json(const struct agenda *a, const struct agenda_row *row)
{
	return json_pack("{s:s, s:s?, s:o, s:s?, s:b, s:s}", "kind", agenda_kind_name(row->kind),
			 "question", row->question >= 0 ? a->q->questions[row->question].id : NULL,
			 "action", row->item > 0 ? json_integer(row->item) : json_null(),
			 "condition", row->condition, "answered", row->answered, "text", row->text);
}

static void write_json(struct app *app, const struct agenda *a)
{
	json_t *rows = json_array(), *asked = json_array(), *confirm = json_array();

	for (guint i = 0; i < a->rows->len; i++)
		json_array_append_new(rows, row_json(a, &g_array_index(a->rows, struct agenda_row,
								       i)));
	for (int b = 0; b < a->q->n_questions; b++)
		if (a->asked[b])
			json_array_append_new(asked, json_string(a->q->questions[b].id));
	for (guint i = 0; i < a->confirm->len; i++)
		json_array_append_new(confirm,
				      json_string(a->q->questions[g_array_index(a->confirm, int, i)]
							  .id));
	printing_json_take(app, json_pack("{s:i, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o}", "schema", 1,
					  "service", a->service, "follows", a->last->target.label,
					  "finished", a->last->target.assessment->finished,
					  "verdict", verdict_name(a->last->v->token),
					  "version", a->q->version, "rows", rows, "asked", asked,
					  "confirm", confirm));
}

enum exit_code agenda_run(struct app *app, const struct args *args, struct diags *ds)
{
	g_autoptr(agenda) a = NULL;

	if (!agenda_of(&a, app, args_word(args, 0), ds))
		return EXIT_CODE_DATA;
	if (app->format == FORMAT_JSON)
		write_json(app, a);
	else
		printing_doc_take(app, agenda_doc(a));
	app_hint(app, _("next: seam assess %s"), a->service);
	return EXIT_CODE_OK;
}
