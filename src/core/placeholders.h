/*
 * The names in a questionnaire's texts: {service}, {team}, {system} and
 * {consumers} stand for the thing the room talks about. Expanding comes before
 * any escaping, and once: a name that itself holds braces is left alone.
 */
#ifndef SEAM_CORE_PLACEHOLDERS_H
#define SEAM_CORE_PLACEHOLDERS_H

#include <stdbool.h>

/* NULL or empty: neutral words stand there ("the service"). */
struct placeholders {
	const char *service, *team, *system, *consumers;
};

/* Yours to free. NULL text gives NULL; p may be NULL: only neutral words. Anything
 * else in braces stays as it is. */
char *placeholders_expand(const char *text, const struct placeholders *p);

/* Whether text has braces around anything but a placeholder (or an open brace
 * without its end); then *at is the offset of that brace. at may be NULL. */
bool placeholders_find_unknown(const char *text, int *at);

#endif
