/*
 * A field a line, its fault below it, and at the bottom what the field with the cursor
 * asks for. Where there is no room for all, the one with the cursor is in sight.
 */
#include "config.h"

#include "tui/form_part.h"

#include <glib/gi18n.h>

#include "base/text.h"

enum { FIELD_COLS_MAX = 72, HINT_ROWS = 2, FAULT_ROWS_MAX = 3 };

static int rows_needed(const struct form *f, int gap)
{
	int rows = 0;

	for (int i = 0; i < f->n; i++)
		rows += 1 + f->fields[i].fault_rows + gap;
	return rows - gap;
}

static int hint_rows(int rows)
{
	return rows >= 8 ? HINT_ROWS : 1;
}

static int label_cols(const struct form *f, int cols)
{
	int widest = 0;

	for (int i = 0; i < f->n; i++)
		widest = MAX(widest, text_width_cols(_(f->fields[i].row->label)));
	return MIN(widest + 4, cols / 2);	/* a blank, " *" and a blank */
}

static void fit_faults(struct form *f, int cols)
{
	for (int i = 0; i < f->n; i++) {
		struct field *one = &f->fields[i];
		g_auto(GStrv) lines = NULL;

		one->fault_rows = 0;
		if (one->fault == NULL)
			continue;
		lines = text_wrap(one->fault, MAX(cols - label_cols(f, cols) - 3, 1));
		one->fault_rows = MIN((int)g_strv_length(lines), FAULT_ROWS_MAX);
	}
}

void form_layout(struct screen *s, int rows, int cols)
{
	struct form *f = (struct form *)s;
	int room = rows - hint_rows(rows), at = 0, bottom;

	fit_faults(f, cols);
	f->gap = rows_needed(f, 1) + 1 <= room;
	for (int i = 0; i < f->n; i++) {
		f->fields[i].at = at;
		at += 1 + f->fields[i].fault_rows + f->gap;
	}
	bottom = form_active(f)->at + form_active(f)->fault_rows;
	f->top = CLAMP(f->top, MAX(bottom - room + 1, 0), form_active(f)->at);
	f->top = MIN(f->top, MAX(at - f->gap - room, 0));
}

static void draw_field(const struct field *one, bool is_active, const struct area *a, int row,
		       int label)
{
	struct area box = area_part(a, row, label, 1, MIN(a->cols - label - 1, FIELD_COLS_MAX));

	area_printf(a, row, 1, is_active ? STYLE_STRONG : STYLE_TEXT, "%s%s",
		    _(one->row->label), one->row->needed ? " *" : "");
	if (form_is_choice(one))
		area_printf(&box, 0, 0, is_active ? STYLE_FIELD_ACTIVE : STYLE_TEXT, "< %s >",
			    _(one->row->choices[one->choice]));
	else if (one->locked)
		area_put(&box, 0, 0, STYLE_TEXT, one->edit.text->str);
	else
		edit_draw(&one->edit, &box, is_active ? STYLE_FIELD_ACTIVE : STYLE_FIELD,
			  is_active);
	if (one->fault != NULL) {
		struct area below = area_part(a, row + 1, label + 2, one->fault_rows,
					      a->cols - label - 3);

		area_put(a, row + 1, label, STYLE_ERROR, "!");
		area_wrap(&below, 0, 0, STYLE_ERROR, one->fault);
	}
}

static void draw_hint(const struct form *f, const struct area *a)
{
	const struct field *one = form_active(f);
	const char *word = !form_is_choice(one) ? form_completion(one) : NULL;

	if (word != NULL)
		/* TRANSLATORS: the key, and the word it completes to */
		area_printf(a, 0, 1, STYLE_TEXT, _("Tab = %s"), word);
	else if (one->row->hint != NULL)
		area_wrap(a, 0, 1, STYLE_TEXT, _(one->row->hint));
}

void form_draw(const struct screen *s, const struct area *body)
{
	const struct form *f = (const struct form *)s;
	int label = label_cols(f, body->cols);
	struct area fields = area_part(body, 0, 0, body->rows - hint_rows(body->rows),
				       body->cols);
	struct area below = area_part(body, fields.rows, 0, body->rows, body->cols);

	for (int i = 0; i < f->n; i++) {
		int row = f->fields[i].at - f->top;

		if (row >= 0 && row < fields.rows)
			draw_field(&f->fields[i], i == f->active, &fields, row, label);
	}
	draw_hint(f, &below);
}
