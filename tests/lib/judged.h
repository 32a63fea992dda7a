/*
 * Services to report on: answers to a questionnaire in which everything is as it
 * should be, changed a little for each verdict. Read through the loader, so that
 * what is tested is what a room would read.
 */
#ifndef SEAM_TESTS_LIB_JUDGED_H
#define SEAM_TESTS_LIB_JUDGED_H

#include "report/report.h"

struct fixture {
	struct questionnaire *q;
	struct published_case **cases;
	int n_cases;
};

/* The small one of golden/small.yaml, without cases, whose reports are compared
 * whole; and the shipped one. Both fail the test and leave q NULL when it does not
 * load. */
void fixture_load_small(struct fixture *f);
void fixture_load_shipped(struct fixture *f);
void fixture_clear(struct fixture *f);

/* One judged service. */
struct judged {
	struct inputs *in;
	struct verdict *v;
	struct report_input r;
};

/*
 * All questions answered well, then `changes': "id=value", "id=" to leave one
 * unanswered, "id=value:note", "fact:name=value", "waive=ID:reason",
 * "ran-out=ID:reason", "justify=SMELL:reason"; NULL-terminated. The list may begin
 * with "empty" for no answers at all.
 */
void judged_init(struct judged *j, const struct fixture *f, const char *const *changes);
void judged_clear(struct judged *j);

#endif
