/*
 * Who is asked and who fixes: the words of the questionnaire format for the people
 * around a service, and what they are called. A room is made of those who are asked.
 */
#ifndef SEAM_CORE_WHO_H
#define SEAM_CORE_WHO_H

#include <stdbool.h>

/* Tokens, ending with NULL: who can answer (`who'), and who can fix (`fix_by'). The
 * fixers stand in the order in which stops are told: what the organisation has to
 * settle comes before what the technology needs. */
extern const char *const who_answers[];
extern const char *const who_fixes[];

bool who_is_asked(const char *token);
/* Place among the fixers; their number when it is none of them, or NULL. */
int who_fix_rank(const char *token);
/* Who answers, as a person types it: the token, or what it is called in the reader's
 * language, in any case; NULL when it is none. Borrowed. */
const char *who_from_word(const char *typed);
/* "the team": translated; the token itself when it is none. */
const char *who_label(const char *token);

#endif
