/* Questionnaires on the command line. */
#ifndef SEAM_APP_QUESTIONNAIRE_RUN_H
#define SEAM_APP_QUESTIONNAIRE_RUN_H

#include "app/app.h"

enum exit_code questionnaire_run_list(struct app *app, const struct args *args,
				      struct diags *ds);
enum exit_code questionnaire_run_show(struct app *app, const struct args *args,
				      struct diags *ds);
enum exit_code questionnaire_run_diff(struct app *app, const struct args *args,
		struct diags *ds);
enum exit_code questionnaire_run_lint(struct app *app, const struct args *args,
				      struct diags *ds);
enum exit_code questionnaire_run_new(struct app *app, const struct args *args,
				     struct diags *ds);

#endif
