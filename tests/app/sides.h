/*
 * Databases in two places: each with its own clock, and a file through which the other one
 * learns what it knows.
 */
#ifndef SEAM_TESTS_APP_SIDES_H
#define SEAM_TESTS_APP_SIDES_H

#include "fixture.h"

struct side {
	struct fixture f;
	gint64 skew_ms;		/* how far its clock is off */
	char *now, *file;	/* its clock; where it exports to */
};

void side_init(struct side *s, gint64 skew_ms);
void side_clear(struct side *s);
/* What time it is, to who has the right one. */
void side_at(struct side *s, gint64 ms);
/* Writes s->file, whose text is yours to free. */
char *side_export(struct side *s);
/* Takes in what `from' exported last; false when it is refused. *news: whether there was
 * anything new. */
bool side_import(struct side *to, const struct side *from, bool *news, struct ran *r);

#endif
