/* The published cases that ship, as reports and `seam cases' read them. */
#ifndef SEAM_APP_PRECEDENTS_H
#define SEAM_APP_PRECEDENTS_H

#include "app/app.h"
#include "core/case.h"

struct precedents {
	GPtrArray *all;		/* struct published_case, by file name */
};

/* Those that load, in the reader's language; a report does without the others. Never NULL. */
struct precedents *precedents_load(const struct app *app);
/* Those of a folder, as they are written. */
struct precedents *precedents_in(const char *folder);
void precedents_free(struct precedents *p);
typedef struct precedents precedents;	/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(precedents, precedents_free)

/* Puts the reader's language in the place of the file's, as far as there is a translation. */
void precedents_translate(const struct app *app, GPtrArray *cases);

/* Paths of the shipped case files, sorted; g_ptr_array_unref() frees them. */
GPtrArray *precedents_files(const struct app *app);

#endif
