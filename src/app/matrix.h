/*
 * `seam matrix': reads the services of one system with their verdicts, and asks the rules
 * about a portfolio what they say to what is registered, and to what was answered once for
 * the system. What a room answered for one service does not come into it: what that adds is
 * in the service's verdict.
 */
#ifndef SEAM_APP_MATRIX_H
#define SEAM_APP_MATRIX_H

#include "app/app.h"
#include "app/registry.h"
#include "report/matrix_report.h"

struct matrix {
	struct registry *registry;	/* shared: not to be altered */
	GPtrArray *findings;		/* struct system_finding */
	struct matrix_service *services;
	struct inputs **in;		/* per service: what is registered, and what the
					   system was asked where a rule reads that */
	GHashTable *answers;		/* struct questionnaire -> GPtrArray, of the system */
	struct matrix_input input;	/* for the report; borrows from here */
};

/* Of the system named, or of the only one there is (NULL); else a diagnostic that lists
 * them. */
bool matrix_of(struct matrix **out, struct app *app, const char *system, struct diags *ds);
void matrix_free(struct matrix *m);
typedef struct matrix matrix;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(matrix, matrix_free)

extern const struct option_row matrix_options[];
enum exit_code matrix_run(struct app *app, const struct args *args, struct diags *ds);

#endif
