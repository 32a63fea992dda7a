/*
 * All services of one system at once: cycles of synchronous calls, chains, who is
 * called by how many, stores with several writers, and what each team would carry.
 * Linear in services, owners, calls and stores. Measures of a single service
 * (core/portfolio) and the page about the whole system are both read off it.
 */
#ifndef SEAM_CORE_SYSTEM_VIEW_H
#define SEAM_CORE_SYSTEM_VIEW_H

#include "core/calc.h"
#include "core/cycles.h"
#include "core/portfolio.h"

struct system_cycle {
	GArray *members;	/* int services, by index */
	GArray *shortest;	/* int services in the order of their calls */
	bool is_shortest;	/* false: a way round; nobody looked for all of them */
};

struct system_store {
	const char *name;	/* as its first writer writes it */
	GArray *writers;	/* int services, by index: two or more */
};

struct system_view {
	const struct portfolio *p;	/* borrowed */
	/* per service */
	int *cycle;		/* smallest index of its cycle, or -1 */
	gint64 *depth;		/* calls in the longest chain through it; -1 in a cycle */
	gint64 *callers;	/* services that call it synchronously */
	gint64 *shared_stores;	/* stores it writes that another writes too */
	gint64 *owned;		/* per team: services */
	/* in all */
	gint64 teams;		/* that own a service */
	gint64 engineers;	/* in these; -1 = not known */
	gint64 most_owned;
	gint64 edges, chains;	/* synchronous calls; services where a chain begins */
	gint64 without_team, with_several_teams;
	GPtrArray *cycles;	/* struct system_cycle: largest first, then by index */
	GPtrArray *stores;	/* struct system_store: most writers first, then by name */
	GArray *chain;		/* int services of the longest chain; empty: no calls */
	bool chain_goes_on;	/* its last service calls what is outside */
};

struct system_view *system_view_new(const struct portfolio *p);
void system_view_free(struct system_view *v);
typedef struct system_view system_view;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(system_view, system_view_free)

/* Services that one request passes on the longest chain, one outside included; 0 = none. */
int system_view_parts(const struct system_view *v);
/* What has to be kept running for all of them, computed; for calc_clear() as any other. */
void system_view_surface(const struct system_view *v, struct calc *c);

#endif
