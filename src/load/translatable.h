/*
 * All texts of a questionnaire that a translation covers, each with the key under
 * which a sidecar has it:
 *
 *	title  description  texts/ID  costs/ID/aspect|function|network
 *	sections/ID/title|purpose  paths/ID/title|text  paths/ID/steps/1...
 *	QUESTION/text|why|good|not_an_answer|fix|help
 *	QUESTION/choices/VALUE[/remedy]  rules/ID/EFFECT/title|text|fix
 *
 * Texts that are empty are left out, and so are those of path rows, whose ids may
 * be there several times.
 */
#ifndef SEAM_LOAD_TRANSLATABLE_H
#define SEAM_LOAD_TRANSLATABLE_H

#include "core/case.h"
#include "core/questionnaire.h"

struct translatable {
	char *key;
	char **text;		/* where the questionnaire keeps it; never NULL, never "" */
};

/* GArray of struct translatable in the order of the file; yours to unref. Borrows
 * from q. */
GArray *questionnaire_translatables(struct questionnaire *q);

/* Those of published cases (struct published_case): CASE/name|scope|reason|notes. */
GArray *cases_translatables(GPtrArray *cases);

/* What a sidecar writes as `of`: the first 8 hex digits of the text's SHA-256. */
enum { TEXT_HASH_SIZE = 9 };
void text_short_hash(char out[TEXT_HASH_SIZE], const char *text);

#endif
