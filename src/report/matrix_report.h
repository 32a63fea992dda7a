/*
 * A system as a whole: which team owns, calls and writes what, and what the rules about
 * a portfolio find, worst first. Pure; what is found is core's, and its words are the
 * questionnaire's.
 */
#ifndef SEAM_REPORT_MATRIX_REPORT_H
#define SEAM_REPORT_MATRIX_REPORT_H

#include "core/system_rules.h"
#include "core/system_view.h"
#include "core/verdict.h"
#include "report/blocks.h"
#include "report/graph.h"

struct matrix_service {			/* beside a service of the view */
	bool assessed;
	enum verdict_token token;
	int leaning;			/* as in struct verdict; INCOMPLETE only */
};

struct matrix_input {
	const char *system;
	const struct system_view *view;
	const struct matrix_service *services;	/* one per service of the view */
	const GPtrArray *findings;	/* struct system_finding */
	int width_cols;			/* a wider matrix folds; 0 = whatever it takes */
};

struct doc *report_matrix(const struct matrix_input *m);
char *report_matrix_json(const struct matrix_input *m);
/* The calls of the system as DOT. */
char *report_matrix_dot(const struct matrix_input *m);

#endif
