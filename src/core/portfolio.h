/*
 * The portfolio: what the registered services of one system say about each
 * other. Turns owners, synchronous calls and written stores into the registered
 * facts (core/measure.h) of each service. Rules about them stand in the
 * questionnaire.
 */
#ifndef SEAM_CORE_PORTFOLIO_H
#define SEAM_CORE_PORTFOLIO_H

#include "core/measure.h"

struct portfolio_team {
	const char *name;
	gint64 size;		/* -1 = unknown */
};

/* What is not part of the system, by its name. */
struct portfolio_outside {
	const char *name;
	bool event;		/* it listens to it; else it calls it and waits */
};

struct portfolio_service {
	const char *slug, *purpose;	/* purpose may be NULL */
	const int *teams;	/* indices into portfolio.teams */
	int n_teams;
	const int *calls;	/* indices of services it calls synchronously */
	int n_calls;
	int n_outside_calls;	/* synchronous calls that leave the system */
	const struct portfolio_outside *outside;	/* those, and events: for pictures */
	int n_outside;
	const int *listens;	/* indices of services whose events it takes */
	int n_listens;
	const char *const *stores;	/* names of the stores it writes */
	int n_stores;
};

/* Proposed services of one system that are not archived. All borrowed. */
struct portfolio {
	const struct portfolio_service *services;
	int n_services;
	const struct portfolio_team *teams;
	int n_teams;
	gint64 running;		/* services already running; -1 = unknown */
};

/* Fills one struct facts per service; the array is zero-initialised. */
void portfolio_facts(const struct portfolio *p, struct facts *facts);
/* The same for who has the view of all (core/system_view.h). */
struct system_view;
void portfolio_facts_of(const struct system_view *v, struct facts *facts);

/*
 * The shortest cycle of synchronous calls through a service, as indices, it being
 * the first; ties by slug. Empty when there is none. Free the array.
 */
GArray *portfolio_cycle(const struct portfolio *p, int service);

#endif
