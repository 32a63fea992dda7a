/*
 * A sheet becomes edits like any others, which are checked and stored like any others;
 * only whose they are and that they do not count is said here.
 */
#include "config.h"

#include "app/sheet_answers.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/carrying.h"
#include "core/who.h"
#include "load/sheet.h"

/* Whether the sheet was written for this service, and by a role there is. That comes
 * before what is in it. */
static bool check_head(const struct source *text, const char *service, struct diags *ds)
{
	struct sheet_head h;
	struct place at = source_place(text, sheet_find_head(&h, text), 0);
	bool ok = true;

	/* of a sheet of another form only that is known */
	if (h.service != NULL && g_ascii_strcasecmp(h.service, service) != 0) {
		diag_hint(diag_error(ds, "sheet-service", &at,
				     _("this sheet is about \"%s\", not about \"%s\""), h.service,
				     service),
			  _("\"seam answer %s --from FILE\" reads it; after a renaming, change "
			    "the name in this line"), h.service);
		ok = false;
	} else if (h.role != NULL && !who_is_asked(h.role)) {
		diag_hint(diag_error(ds, "sheet-role", &at, _("\"%s\" is no role"), h.role),
			  _("roles are operations, developers, product and leadership"));
		ok = false;
	}
	sheet_head_clear(&h);
	return ok;
}

static void warn_left_out(const struct sheet *sheet, const struct questionnaire *q,
			  const struct source *text, struct diags *ds)
{
	struct place at = source_place(text, sheet->head_line, 0);
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < sheet->left_out->len; i++)
		g_string_append_printf(list, "%s%s", i > 0 ? ", " : "",
				       (char *)sheet->left_out->pdata[i]);
	if (list->len == 0)
		return;
	diag_hint(diag_warning(ds, "left-out", &at,
			       _("%s %s does not ask this, or not so, as version %s of the sheet "
				 "did: %s"), q->id, q->version, sheet->head.version, list->str),
		  _("these answers were left out"));
}

static GPtrArray *edits_of(const struct sheet *sheet, const struct questionnaire *q,
			   const struct source *text)
{
	GPtrArray *edits = answer_edits_new();

	for (guint i = 0; i < sheet->answers->len; i++) {
		const struct sheet_answer *a =
			&g_array_index(sheet->answers, struct sheet_answer, i);
		struct answer_edit *e = answer_edits_add(edits, q->questions[a->question].id,
							 a->value, a->note);

		e->evidence = g_strdup(a->evidence);
		e->file = g_strdup(text->name);
		e->line = a->line;
		e->column = a->column;
	}
	return edits;
}

bool sheet_answers_store(struct judgement **out, struct app *app, const char *service,
		    const struct source *text, const struct args *args, int *n,
		    struct diags *ds)
{
	int carried = 0;
	struct answering how = { .source = SOURCE_PREPARED, .args = args, .carried = &carried };
	g_autoptr(GPtrArray) edits = NULL;
	g_autoptr(filled_sheet) sheet = NULL;
	const struct questionnaire *q = answering_questionnaire(app, service, ds);
	int services;

	*out = NULL;
	*n = 0;
	if (q == NULL || !check_head(text, service, ds) || !sheet_read(&sheet, text, q, ds))
		return false;
	how.by = sheet->head.role;
	edits = edits_of(sheet, q, text);
	if (!answering_store(out, app, service, edits, &how, &services, ds))
		return false;
	warn_left_out(sheet, q, text, ds);
	carrying_note(carried, (*out)->target.service->slug, ds);
	*n = (int)edits->len;
	if (*n > 0)
		diag_note(ds, "prepared", NULL,
			  ngettext("%d answer prepared by %s, not yet confirmed by the room",
				   "%d answers prepared by %s, not yet confirmed by the room",
				   (gulong)*n), *n, who_label(how.by));
	return true;
}
