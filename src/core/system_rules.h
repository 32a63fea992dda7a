/*
 * The rules of the questionnaire that are about a portfolio, asked of all services of a
 * system: which of them fire, and where. What they do to a service is part of its verdict
 * (core/verdict); this is the same seen from above. No id of a rule is known here: a
 * rule is about the portfolio when it says whom it affects, or reads a registered number.
 */
#ifndef SEAM_CORE_SYSTEM_RULES_H
#define SEAM_CORE_SYSTEM_RULES_H

#include "core/inputs.h"

/* From worst to best. */
enum finding_weight {
	FINDING_STOPS,		/* no service it fires for can go */
	FINDING_CONDITION,	/* each has to meet it */
	FINDING_SYSTEM,		/* printed, without effect on a single service */
	FINDING_GOOD,		/* of the system, and nothing has to be done about it */
	FINDING_COUNT
};
const char *finding_weight_name(enum finding_weight w);	/* "stops" */

struct system_finding {
	const struct rule *rule;	/* borrowed from a questionnaire */
	enum finding_weight weight;
	guint64 measures;	/* bit m: it reads enum measure m, or what m stands in for */
	GArray *services;	/* int, by index; empty: the whole system */
	int lifted;		/* of these: a waiver makes it a condition there */
};

/* Whether one of them reads what is answered once for the system; what is answered for one
 * service is no reason to find something about all. */
bool system_rules_read_answers(const struct questionnaire *q);

/*
 * in: one per service, NULL for one that cannot be judged; borrowed. What is open does
 * not make a rule fire. Worst first, then most services, then the order of the file.
 * Free the array of struct system_finding.
 */
GPtrArray *system_findings(struct inputs *const *in, int n);

#endif
