/* What is registered, as lists and cards: run functions of the register's rows. */
#ifndef SEAM_APP_LISTING_H
#define SEAM_APP_LISTING_H

#include "app/app.h"

enum exit_code listing_teams(struct app *app, const struct args *args, struct diags *ds);
enum exit_code listing_team(struct app *app, const struct args *args, struct diags *ds);
enum exit_code listing_services(struct app *app, const struct args *args,
				struct diags *ds);
enum exit_code listing_service(struct app *app, const struct args *args,
			       struct diags *ds);
enum exit_code listing_systems(struct app *app, const struct args *args,
			       struct diags *ds);
enum exit_code listing_system(struct app *app, const struct args *args,
			      struct diags *ds);

#endif
