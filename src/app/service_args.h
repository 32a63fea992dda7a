/* The options of `seam new', `seam service add' and `seam service set'. */
#ifndef SEAM_APP_SERVICE_ARGS_H
#define SEAM_APP_SERVICE_ARGS_H

#include "app/action.h"
#include "app/registering.h"

extern const struct option_row service_new_options[];
extern const struct option_row service_set_options[];

void service_args_read(struct service_edit *edit, const struct args *args);
void service_edit_clear(struct service_edit *edit);

enum exit_code service_args_run_new(struct app *app, const struct args *args,
				    struct diags *ds);

#endif
