/*
 * The answers of a question: its choices, the bands of a number, the grades of a
 * multi, and whether they fit the question's kind and role.
 */
#ifndef SEAM_LOAD_LOAD_CHOICES_H
#define SEAM_LOAD_LOAD_CHOICES_H

#include "load/loader.h"

/* Readers; the target is the struct question. */
bind_reader load_choices;
bind_reader load_bands;
bind_reader load_grades;

/* After the question is read: derives the states of a ynpu, sorts bands, and says
 * what does not fit. */
void load_check_choices(struct loader *l, struct question *q, const struct node *map);

/* Second walk: the conditions of the grades of question i. */
void load_resolve_grades(struct loader *l, struct question *q, int i,
			 const struct node *map);

#endif
