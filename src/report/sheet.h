/*
 * What goes out before the room meets: a sheet of questions for each role, and the
 * invitation. Sheets are markdown that is read back (load/sheet.h); what both must
 * agree on is in core/sheet.h.
 */
#ifndef SEAM_REPORT_SHEET_H
#define SEAM_REPORT_SHEET_H

#include "core/order.h"
#include "report/report.h"

/* Only the questions this role can answer, in the order in which the room will be
 * asked; those that are answered come last. Yours to free. */
struct doc *report_sheet(const struct report_input *r, const struct order *o,
			 const char *role);
/* Who must be there, how long it takes, and what comes out. Yours to free. */
struct doc *report_invitation(const struct report_input *r, const struct order *o);

#endif
