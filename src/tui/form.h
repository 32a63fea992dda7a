/*
 * A form: fields under each other, checked when the cursor leaves them and once more
 * before they are saved. What is wrong stands below its field, and what was typed stays.
 * A form is a table of fields and three functions; new ones are in register_forms.c.
 */
#ifndef SEAM_TUI_FORM_H
#define SEAM_TUI_FORM_H

#include "tui/tui.h"

struct form;

enum form_kind {
	FORM_TEXT,		/* a line; Tab completes to one of its words */
	FORM_NUMBER,		/* a whole number; empty = not known */
	FORM_LIST,		/* texts separated by commas; Tab completes each */
	FORM_CHOICE,		/* one of its words; Left and Right */
};

struct form_field {
	const char *id;		/* stable; NULL ends */
	const char *label;	/* N_() */
	const char *hint;	/* N_(): what is asked for, shown while the cursor is here */
	enum form_kind kind;
	bool needed;
	const char *const *choices;	/* FORM_CHOICE: N_() words, ended by NULL */
};

struct form_spec {
	const char *id;		/* stable: what is half typed is kept by it */
	const char *title;	/* N_(): "New service" */
	const struct form_field *fields;
	/* Sets texts and words; arg as in form_push(). */
	bool (*fill)(struct form *f, const void *arg, struct diags *ds);
	/* Whether a field may hold this text; NULL = any. An empty one is not asked about. */
	bool (*check)(struct form *f, const char *id, const char *text, struct diags *ds);
	/* Everything at once. False with a diagnostic: the form stays. The form is off the
	 * stack meanwhile: what is pushed here comes in its place. */
	bool (*save)(struct form *f, struct diags *ds);
};

bool form_push(struct tui *t, const struct form_spec *spec, const void *arg);

/* ---- for its functions ----------------------------------------------------- */

struct tui *form_tui(const struct form *f);
/* What the form is about: a slug, a name; NULL when it makes a new one. */
const char *form_subject(const struct form *f);
/* Copied; what is half typed is kept by the uid. */
void form_set_subject(struct form *f, const char *name, const char *uid);

/* The service that was looked at when it was opened, copied: what is saved is made through
 * it, and u there takes it back. NULL = none. */
const char *form_through(const struct form *f);
void form_set_through(struct form *f, const char *service);

void form_set(struct form *f, const char *id, const char *text);
void form_set_number(struct form *f, const char *id, gint64 number);	/* < 0 = empty */
void form_set_words(struct form *f, const char *id, const char *const *words);
/* The field cannot be changed, and says so. */
void form_lock(struct form *f, const char *id);

/* Without blanks at its ends; yours to free. */
char *form_text(const struct form *f, const char *id);
/* As it was filled; borrowed. */
const char *form_before(const struct form *f, const char *id);
gint64 form_number(const struct form *f, const char *id);	/* -1 = empty */
int form_choice(const struct form *f, const char *id);
char **form_list(const struct form *f, const char *id);		/* g_strfreev() */
/* Whether it is not what it was filled with. */
bool form_is_changed(const struct form *f, const char *id);

extern const struct screen_ops form_ops;

#endif
