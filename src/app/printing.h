/* Short results that several commands print. */
#ifndef SEAM_APP_PRINTING_H
#define SEAM_APP_PRINTING_H

#include <jansson.h>

#include "app/judgement.h"

/* One line: the headline; or the verdict's JSON. */
void printing_verdict_line(struct app *app, const struct judgement *j);
/* A document in the format the app was asked for; takes it over. */
void printing_doc_take(struct app *app, struct doc *d);
/* The same for lists of one row a line: as wide as the terminal, never wrapped where
 * nobody looks. */
void printing_list_take(struct app *app, struct doc *d);
/* One JSON value on a line of its own, keys in the order given, or its rows as CSV when
 * that was asked for; takes it over. */
void printing_json_take(struct app *app, json_t *value);
/* The same for an object that is text already, as report/ writes it. */
void printing_json_text(struct app *app, const char *json);
/* What to do after answers: the next open question, or the report. */
void printing_hint_after_answer(struct app *app, const struct judgement *j);

#endif
