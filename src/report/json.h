/*
 * Inside the report only: values and output of JSON. Keys and tokens are never
 * translated.
 */
#ifndef SEAM_REPORT_JSON_H
#define SEAM_REPORT_JSON_H

#include <stdbool.h>

#include <jansson.h>

struct part;
struct score;

/* A string, or null for NULL; invalid bytes become U+FFFD. */
json_t *json_text(const char *text);
/* Strings of a NULL-terminated array; an empty list for NULL. */
json_t *json_texts(const char *const *texts);
/* An integer, or null when negative (not known, or nothing to count). */
json_t *json_count(json_int_t value);
/* value, low, high and coverage as in core/verdict.h; null where it has -1. */
json_t *json_score(const struct score *s);

/* Rounds of votes about a question (-1 = all), and the questions that stay contested. */
json_t *json_votes(const struct part *p, int question);
json_t *json_contested(const struct part *p);

/*
 * The text of root, which is freed. For people and programs: one line with LF.
 * Canonical: sorted keys, compact, no LF. Yours to free.
 */
char *json_write(json_t *root, bool canonical);

#endif
