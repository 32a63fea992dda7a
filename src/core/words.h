/*
 * Word lists against text, as smells need it. Text is cut into words at everything
 * that is no letter or digit and where an upper-case letter follows a lower-case
 * one ("validateUser" has two). Words are case-folded and compared whole, so
 * plurals are entries of their own; an entry of several words matches that
 * sequence.
 */
#ifndef SEAM_CORE_WORDS_H
#define SEAM_CORE_WORDS_H

#include <glib.h>
#include <stdbool.h>

struct word_list;

/* The words of a text, folded and joined by single blanks; "" when there are none.
 * This is the form in which a word list keeps its entries. Yours to free. */
char *words_fold(const char *text);

/* Folds the entries of a list, and derives what words_find() looks at first. */
void words_index(struct word_list *list);

/* The first place in the text where an entry of the list (indexed) stands: that
 * entry, borrowed, or NULL. Where several begin there, the longest. */
const char *words_find(const char *text, const struct word_list *list);

#endif
