/* Two versions of a questionnaire as a document and as JSON; pure, like report/report.h. */
#ifndef SEAM_REPORT_QDIFF_REPORT_H
#define SEAM_REPORT_QDIFF_REPORT_H

#include "core/qdiff.h"
#include "report/blocks.h"

/* Yours to free. */
struct doc *report_qdiff(const struct qdiff *d);
/* One object on one line with LF; yours to free. */
char *report_qdiff_json(const struct qdiff *d);

#endif
