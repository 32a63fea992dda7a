/*
 * A published case: one public account of a team that split, merged back or kept
 * one application, restated as answers, with the verdict an expert expects. The
 * facts are tied to a questionnaire only when they are turned into inputs, so one
 * case can be tried on several questionnaires.
 */
#ifndef SEAM_CORE_CASE_H
#define SEAM_CORE_CASE_H

#include "core/inputs.h"

struct case_fact {
	char *question;		/* id */
	char *answer;		/* as written; "unknown" where the account does not say */
	char *evidence;		/* one line; "" when none */
	char *basis;		/* "seen", "known" or "-" */
	unsigned line, column;	/* of the answer in the file */
};

struct case_source {
	char *title, *url, *basis;
};

/* All strings are there, "" when the file leaves them out. */
struct published_case {
	char *file;		/* as the user named it */
	char *id, *name;
	char *year;		/* or "unknown" */
	char *basis;		/* "seen": at least one source was read; else "known" */
	struct case_source *sources;	int n_sources;
	char *scope;		/* the proposal, as it would have been put at the time */
	gint64 services, teams, engineers;	/* negative = unknown */
	struct case_fact *facts;	int n_facts;
	char *outcome;		/* succeeded failed reversed stayed */
	char *expected_verdict;	/* go conditional no-go */
	char **acceptable_verdicts;	/* the expected one among them */
	char *expected_path;
	char **acceptable_paths;
	char *reason, *notes;
	char *shown_language;	/* of the translation laid over name, scope, reason and notes;
				   NULL = none: as the file is written */
};

struct published_case *case_new(void);
void case_free(struct published_case *c);
typedef struct published_case published_case;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(published_case, case_free)

/*
 * The case as answers to q on that day: the stated facts and the three counts of
 * its portfolio; everything else stays open. All facts that q does not know or
 * cannot read are reported, with their place in the file.
 */
bool case_to_inputs(struct inputs **out, const struct published_case *c,
		    const struct questionnaire *q, const char *date, struct diags *ds);

/* Whether a verdict (token) or a path is the expected one, or one that is not wrong. */
bool case_accepts_verdict(const struct published_case *c, const char *verdict);
bool case_accepts_path(const struct published_case *c, const char *path);

#endif
