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

enum lift_fate {
	LIFT_KEPT,		/* counts on */
	LIFT_DROPPED,		/* does not count any more: kept in the history alone */
	LIFT_FATE_COUNT
};
const char *lift_fate_name(enum lift_fate f);	/* token: "kept" */

/* What becomes of one answer of the draft. */
struct lift_line {
	int from;		/* question of the old version */
	int to;			/* of the new one, or -1 */
	enum lift_fate fate;
	char *value;		/* stored form */
};

struct lifting {
	struct target draft;
	const struct questionnaire *from, *to;	/* borrowed from app */
	struct qdiff *diff;
	GArray *lines;		/* struct lift_line, of the answers there are, file order of
				   the old version */
	struct judgement *before, *after;	/* `after' as if it were lifted */
};

/* What lifting would do; to = NULL: the newest there is of that id. Refused ("lift-same")
 * when the draft uses it already, "no-draft", "lift-unrelated". */
bool lifting_preview(struct lifting **out, struct app *app, const char *service,
		     const char *to, struct diags *ds);
void lifting_free(struct lifting *l);
typedef struct lifting lifting;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(lifting, lifting_free)

/* Does what a preview said, as one change. Refused ("draft-gone") when the draft is not
 * what the preview saw. */
bool lifting_apply(struct lifting *l, struct app *app, const struct args *args,
		   struct diags *ds);

extern const struct option_row lifting_options[];
enum exit_code lifting_run(struct app *app, const struct args *args, struct diags *ds);

#endif
