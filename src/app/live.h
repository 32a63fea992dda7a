/*
 * The answers of a draft in the words of its questionnaire. A draft's own answers are;
 * answers given once for the system are live for services on different versions, and
 * count for one only where its question means the same.
 */
#ifndef SEAM_APP_LIVE_H
#define SEAM_APP_LIVE_H

#include "app/app.h"
#include "core/questionnaire.h"
#include "store/store.h"

/*
 * What counts for an assessment that goes by q: struct store_answer, as store_answers()
 * gives them, those of the system renamed where q calls their question otherwise. One
 * that q does not ask, or means differently, is there as withdrawn: its head is needed
 * to answer again.
 */
bool live_answers(GPtrArray **out, struct app *app, const struct questionnaire *q,
		  const struct store_assessment *a, struct diags *ds);
/* The same of the answers of a system alone, for a service that has no draft. */
bool live_system_answers(GPtrArray **out, struct app *app, const struct questionnaire *q,
			 gint64 system, struct diags *ds);

#endif
