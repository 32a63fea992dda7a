/*
 * Lifting a draft to another version of its questionnaire: a preview of what becomes
 * of every answer, then one change that can be undone. Answers to questions that mean
 * the same go on counting, also under a new id; answers to a question whose meaning
 * changed are kept in the history and count no more.
 */
#ifndef SEAM_APP_LIFTING_H
#define SEAM_APP_LIFTING_H

#include "app/judgement.h"
#include "core/qdiff.h"

/* What becomes of one answer of the draft. */
struct lift_line {
	int from;		/* question of the old version */
	int to;			/* of the new one, or -1: it does not count any more */
	char *value;		/* stored form, as the new one has it, else the old */
};

struct lifting {
	struct judgement *before;	/* of the draft */
	const struct questionnaire *to;	/* borrowed from app */
	const struct qdiff *diff;	/* borrowed from app */
	GArray *lines;		/* struct lift_line: answers of the service that count, file
				   order of the old version */
	int kept;		/* of the lines */
	GPtrArray *waivers;	/* struct store_waiver: those that would end, names as before */
	struct inputs *in;
	struct verdict *after;	/* as it would be judged then */
};

/* What lifting would do; to = NULL: the newest there is of that id. Refused: "no-draft",
 * "lift-same" when the draft uses it already, "lift-unrelated". */
bool lifting_preview(struct lifting **out, struct app *app, const char *service,
		     const char *to, struct diags *ds);
void lifting_free(struct lifting *l);
typedef struct lifting lifting;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(lifting, lifting_free)

/* Does it, as one change. Refused when the draft is not the one that the preview saw, or
 * was lifted meanwhile ("draft-gone"), and when an answer is not the one that it saw
 * ("lift-changed", with both). */
bool lifting_apply(const struct lifting *l, struct app *app, const struct args *args,
		   struct diags *ds);

extern const struct option_row lifting_options[];
enum exit_code lifting_run(struct app *app, const struct args *args, struct diags *ds);

#endif
