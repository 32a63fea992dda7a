/* What the files of forms share: form.c has the keys, form_fields.c what fields hold,
 * form_draw.c draws. */
#ifndef SEAM_TUI_FORM_PART_H
#define SEAM_TUI_FORM_PART_H

#include "tui/edit.h"
#include "tui/form.h"

struct field {
	const struct form_field *row;
	struct edit edit;
	int choice;
	char *before;		/* the text, or choice, it was filled with */
	char **words;
	char *fault;		/* why it cannot stay as it is, or NULL */
	bool locked;
	bool refused;		/* letters were typed where a number stands */
	int at;			/* row of the form it is drawn in */
	int fault_rows;		/* below it */
};

struct form {
	struct screen screen;
	const struct form_spec *spec;
	char *subject, *uid;
	char *sitting;		/* this form on this terminal, as long as it is open */
	char *through;
	bool dropping;		/* Esc was pressed on changed fields */
	bool over;		/* saved, dropped or never filled: there is nothing to keep */
	char *kept;		/* what the database has of this sitting, or NULL */
	char *kept_at;		/* since when it had that when it was opened; NULL = it had
				   nothing, or it was started afresh */
	struct field *fields;
	int n, active;
	int top;		/* first row of the form that is shown */
	int gap;		/* blank rows between fields */
};

static inline struct field *form_active(const struct form *f)
{
	return &f->fields[f->active];
}

static inline bool form_is_choice(const struct field *one)
{
	return one->row->kind == FORM_CHOICE;
}

/* The first word that goes on from what was typed; NULL = none, or it is complete. */
const char *form_completion(const struct field *one);

/* ---- form_fields.c ---- */

/* What a field holds, a choice as its number; yours to free. */
char *form_content(const struct field *one);
bool form_differs(const struct field *one);
int form_count_choices(const struct field *one);
void form_put_content(struct field *one, const char *content);

/* form_keep.c: what was typed before comes back; is kept; was taken up elsewhere, and is to
 * be kept again; goes for good; and the words about it. */
void form_take_up(struct form *f);
void form_keep(struct form *f);
void form_look_after(struct form *f);
void form_forget(struct form *f);
void form_say_taken_up(const struct form *f);

void form_layout(struct screen *s, int rows, int cols);
void form_draw(const struct screen *s, const struct area *body);

#endif
