/* The published cases that ship, as reports and `seam cases' read them. */
#ifndef SEAM_APP_PRECEDENTS_H
#define SEAM_APP_PRECEDENTS_H

#include "app/app.h"
#include "core/case.h"

struct precedents {
	GPtrArray *all;		/* struct published_case, by file name */
};

/* Those that load; a report does without the others. Never NULL. */
struct precedents *precedents_load(const struct app *app);
void precedents_free(struct precedents *p);
typedef struct precedents precedents;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(precedents, precedents_free)

/* Paths of the shipped case files, sorted; g_ptr_array_unref() frees them. */
GPtrArray *precedents_files(const struct app *app);

#endif
