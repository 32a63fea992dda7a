/*
 * The last step from a judgement to app->out.
 */
#include "config.h"

#include "app/printing.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "report/csv.h"

enum { TEXT_COLS_MAX = 90 };

void printing_verdict_line(struct app *app, const struct judgement *j)
{
	g_autofree char *text = NULL;
	struct report_input r;

	judgement_report_input(j, app, &r);
	if (app->format == FORMAT_JSON) {
		text = report_verdict_json(&r);
		g_string_append(app->out, text);
	} else {
		text = report_headline(&r);
		app_printf(app, "%s\n", text);
	}
}

static void write_doc_take(struct app *app, struct doc *d, int width_cols)
{
	struct doc_options options = { .width_cols = width_cols };
	g_autofree char *text = doc_write(d, app->format, &options);

	g_string_append(app->out, text);
	doc_free(d);
}

void printing_doc_take(struct app *app, struct doc *d)
{
	write_doc_take(app, d, CLAMP(app->width_cols, 40, TEXT_COLS_MAX));
}

void printing_list_take(struct app *app, struct doc *d)
{
	write_doc_take(app, d, app->out_is_terminal ? MAX(app->width_cols, 40) : 0);
}

void printing_json_take(struct app *app, json_t *value)
{
	char *text;

	if (app->format == FORMAT_CSV) {
		g_autofree char *rows = csv_rows(value);

		g_string_append(app->out, rows);
		json_decref(value);
		return;
	}
	text = json_dumps(value, JSON_COMPACT | JSON_PRESERVE_ORDER | JSON_ENCODE_ANY);

	g_assert(text != NULL);
	app_printf(app, "%s\n", text);
	free(text);
	json_decref(value);
}

void printing_json_text(struct app *app, const char *json)
{
	json_t *value;

	if (app->format == FORMAT_JSON) {
		g_string_append(app->out, json);
		return;
	}
	value = json_loads(json, 0, NULL);
	g_assert(value != NULL);
	printing_json_take(app, value);
}

void printing_hint_after_answer(struct app *app, const struct judgement *j)
{
	const char *slug = j->target.service->slug;

	if (j->v->open->len > 0) {
		int first = g_array_index(j->v->open, int, 0);

		app_hint(app,
			 ngettext("%u required answer is open, first %s; next: seam assess %s",
				  "%u required answers are open, first %s; next: seam assess %s",
				  j->v->open->len),
			 j->v->open->len, question_label(&j->q->questions[first]), slug);
	} else {
		app_hint(app, _("next: seam report %s"), slug);
	}
}
