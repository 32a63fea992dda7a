/*
 * The registered side of one system: its services, their owners, calls and
 * stores, and the facts that follow. Read once, used for every verdict of the
 * system.
 */
#ifndef SEAM_APP_REGISTRY_H
#define SEAM_APP_REGISTRY_H

#include "core/system_view.h"
#include "store/store.h"

struct registry {
	struct store_system *system;
	GPtrArray *services;	/* struct store_service, by slug, archived ones left out */
	GPtrArray *archived;	/* these */
	struct graph *graph;	/* what the view borrows */
	struct system_view *view;	/* of all services, with their indices */
	struct facts *facts;	/* one per service */
	char *stamp;		/* of the database it was read from */
	int refs;
};

/* True with *out NULL when there is no such system (any more). */
bool registry_load(struct registry **out, struct store *st, gint64 system,
		   struct diags *ds);
/* The same for a program that judges one answer after the other: the one read last, while
 * nothing registered has changed. Do not alter it; registry_free() gives it back. */
struct app;
bool registry_shared(struct registry **out, struct app *app, gint64 system,
		     struct diags *ds);
void registry_free(struct registry *r);
typedef struct registry registry;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(registry, registry_free)

/* Index of a service, or -1 (archived). */
int registry_find(const struct registry *r, gint64 service);
/* A service of the system, archived or not; NULL when it is none. */
const struct store_service *registry_service(const struct registry *r, gint64 service);
/* Owners of a service, joined for people; NULL when there are none. Yours to free. */
char *registry_owners(const struct store_service *s);
/* Who calls it or listens to it, joined for people; NULL when nobody does, or it is
 * archived. */
char *registry_consumers(const struct registry *r, gint64 service);
/* A cycle of synchronous calls through the service: "a, b, c"; NULL when none. */
char *registry_cycle(const struct registry *r, int index);

#endif
