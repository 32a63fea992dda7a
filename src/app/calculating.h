/* The calculators on the command line. */
#ifndef SEAM_APP_CALCULATING_H
#define SEAM_APP_CALCULATING_H

#include "app/app.h"

extern const struct option_row calculating_availability_options[];
extern const struct option_row calculating_latency_options[];
extern const struct option_row calculating_debug_options[];

enum exit_code calculating_availability(struct app *app, const struct args *args,
					struct diags *ds);
enum exit_code calculating_latency(struct app *app, const struct args *args,
				   struct diags *ds);
enum exit_code calculating_surface(struct app *app, const struct args *args,
				   struct diags *ds);
enum exit_code calculating_coordination(struct app *app, const struct args *args,
					struct diags *ds);
enum exit_code calculating_debug(struct app *app, const struct args *args,
				 struct diags *ds);

#endif
