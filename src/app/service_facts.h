/*
 * What is known of a service without asking: the registered fact beside the answer, for
 * each question that reads one (`from:'), and the answers given once for its whole
 * system. Answering never writes an entry, so the two can differ; who looks is told
 * where the entry is.
 */
#ifndef SEAM_APP_SERVICE_FACTS_H
#define SEAM_APP_SERVICE_FACTS_H

#include "app/app.h"
#include "store/store.h"

struct service_fact {
	int question;
	char *id, *text;	/* of the question; names filled in */
	bool reads_fact;	/* false: it is here as an answer of the system */
	char *fact;		/* NULL = nothing is registered */
	char *value, *answer;	/* stored, and as people read it; NULL = not answered, or
				   nobody knew */
	bool differs;		/* both are there, and do not mean the same */
	enum named entry;	/* whose entry the fact is: NAMED_SERVICE, _TEAM, _SYSTEM */
	char *name;		/* of that service, team or system */
	char *given_at, *given_by, *through;	/* of an answer of the system, else NULL */
};

struct service_facts {
	gint64 id;		/* of the service, in this file */
	char *service, *system;
	char *label;		/* the assessment whose answers these are; NULL = none */
	int services;		/* of the system: what a change of its answers touches */
	GPtrArray *lines;	/* struct service_fact: facts in the order of the file,
				   then the rest of the system's answers */
};

bool service_facts_read(struct service_facts **out, struct app *app, const char *service,
		     struct diags *ds);
void service_facts_free(struct service_facts *r);
typedef struct service_facts service_facts;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(service_facts, service_facts_free)

/* "given by Ana on 2026-09-12 through billing"; NULL when it is not the system's. Yours
 * to free. */
char *service_facts_origin(const struct service_fact *l);

/* `seam facts' */
enum exit_code service_facts_run(struct app *app, const struct args *args, struct diags *ds);

#endif
