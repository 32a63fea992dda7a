/*
 * From a service to its verdict: collects the inputs (answers that count, facts,
 * waivers, justifications), computes, and keeps all of it together for whoever
 * prints. A draft reads everything live; a finished assessment reads its
 * snapshot, whatever was changed since.
 */
#ifndef SEAM_APP_JUDGEMENT_H
#define SEAM_APP_JUDGEMENT_H

#include "app/registry.h"
#include "app/room_record.h"
#include "app/target.h"
#include "core/verdict.h"
#include "report/report.h"

struct judgement {
	struct target target;
	const struct questionnaire *q;	/* borrowed from app */
	struct inputs *in;
	GPtrArray *answers;	/* struct store_answer: what in was made of, with heads and
				   what was withdrawn; NULL when frozen, or without an
				   assessment */
	struct verdict *v;
	const struct registry *registry;
	struct registry *own;	/* the registry when it is ours: not after judgement_with() */
	bool frozen;		/* judged as of its finish date */
	char *owners, *consumers;
	char *cycle;		/* of synchronous calls it stands in, or NULL */
	GPtrArray *items;	/* struct store_item: actions of the service, with the names of q */
	GArray *actions;	/* struct report_action, borrowing from items */
	struct room_record room;	/* its votes, people and settings */
};

enum judge_flags {
	JUDGE_BRIEF = 0,		/* the verdict alone */
	JUDGE_FLIPS = 1 << 0,		/* and what would turn it */
};

/* Judges what SERVICE[@A] names. */
bool judgement_of(struct judgement **out, struct app *app, const char *name, unsigned flags,
		struct diags *ds);
/* The same for rows that are at hand; takes them over, also on failure. */
bool judgement_take(struct judgement **out, struct app *app, struct target *t, unsigned flags,
		struct diags *ds);
/* For many of one system: borrows the registry; takes the target over. */
bool judgement_with(struct judgement **out, struct app *app, struct target *t,
		const struct registry *r, struct diags *ds);
void judgement_free(struct judgement *j);
typedef struct judgement judgement;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(judgement, judgement_free)

/* What the report layer wants to know; borrows from j and app. */
void judgement_report_input(const struct judgement *j, const struct app *app,
			    struct report_input *r);

/* Roles known to be missing in its room; NULL when nothing is known. g_strfreev(). */
char **judgement_roles_absent(const struct judgement *j, const struct app *app);

/*
 * Live inputs of a service, and the answers they are made of as in struct judgement;
 * assessment NULL: judged on no answers. Warnings in ds name stored answers the
 * questionnaire no longer takes.
 */
bool judgement_inputs(struct inputs **out, GPtrArray **answers, struct app *app,
		      const struct questionnaire *q, const struct store_assessment *a,
		      const struct store_service *s, const struct facts *facts,
		      const char *day, struct diags *ds);

/* Answers of the system (live_system_answers()) as inputs of one of its services. */
void judgement_set_answers(struct inputs *in, const GPtrArray *answers, struct diags *ds);

/* The waivers of a service that in's questionnaire knows, under its names. */
bool judgement_add_waivers(struct inputs *in, struct app *app, gint64 service,
			   struct diags *ds);

#endif
