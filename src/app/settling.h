/* Waivers and justifications. */
#ifndef SEAM_APP_SETTLING_H
#define SEAM_APP_SETTLING_H

#include "app/app.h"
#include "store/store.h"

enum exit_code settling_run_waive(struct app *app, const struct args *args,
				  struct diags *ds);
enum exit_code settling_run_justify(struct app *app, const struct args *args,
				    struct diags *ds);

/* Gives (reason) or takes back (reason NULL) the justification of a smell. */
bool settling_justify(struct app *app, const char *service, const char *smell,
		      const char *reason, const struct args *args, struct diags *ds);

/* A condition's id as verdicts write it ("p2" is "P2"), by the questionnaire the
 * service is judged by; NULL with a diagnostic. Yours to free. */
char *settling_condition_id(struct app *app, const struct store_service *s,
			    const char *typed, struct diags *ds);

#endif
