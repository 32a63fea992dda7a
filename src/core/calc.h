/*
 * The calculators: what distribution costs in figures. Each is a row: parameters
 * with defaults, figures with units, a function between them. Commands, reports and
 * tests go by the row. Pure arithmetic over stated assumptions; no verdict reads a
 * result, so floating point is welcome.
 */
#ifndef SEAM_CORE_CALC_H
#define SEAM_CORE_CALC_H

#include <glib.h>
#include <stdbool.h>

enum { CALC_PARAMS_MAX = 6, CALC_FIGURES_MAX = 8 };

enum calc_unit {
	CALC_COUNT,		/* whole */
	CALC_MINUTES,
	CALC_HOURS,
	CALC_MS,
	CALC_PERCENT,
	CALC_SHARE,		/* 0 to 1; people see percent */
	CALC_UNIT_COUNT
};

enum calc_kind {
	CALC_OPTIONAL,		/* has a default; without an option: a word, in order */
	CALC_REQUIRED,		/* a word that must be there */
	CALC_LIST,		/* all further words; the last of those without option */
};

struct calc_param {
	const char *key;	/* in C and JSON; NULL ends the parameters */
	enum calc_kind kind;
	bool whole;
	double min, max;
	double value;		/* the default; NAN: not given, null in JSON */
	const char *option;	/* of the command; NULL: a word */
	const char *placeholder, *help;	/* N_(), of the option */
};

struct calc_figure {
	const char *key;	/* in C and JSON; NULL ends the figures */
	enum calc_unit unit;
	const char *what;	/* N_(): stands behind it; NULL: not for people */
};

struct calc;

struct calculator {
	const char *name;
	const char *args;	/* N_(): the words of the command */
	const char *summary, *help;	/* N_() */
	const char *example;
	struct calc_param params[CALC_PARAMS_MAX + 1];
	struct calc_figure figures[CALC_FIGURES_MAX + 1];
	void (*compute)(struct calc *c);
	char *(*assumes)(const struct calc *c);	/* in the user's language; may be NULL */
};

const struct calculator *calculators(int *n);
const struct calculator *calculator_find(const char *name);	/* or NULL */

/* One calculation. Parameters begin at their defaults. */
struct calc {
	const struct calculator *of;
	double params[CALC_PARAMS_MAX];
	double figures[CALC_FIGURES_MAX];	/* NAN: cannot be told */
	GArray *list;				/* double */
};

/* The calculator must exist; so must the keys below: else it is our mistake. */
void calc_init(struct calc *c, const char *name);
void calc_clear(struct calc *c);
void calc_set(struct calc *c, const char *param, double value);
void calc_add(struct calc *c, double value);
void calc_compute(struct calc *c);
/* The one of what has to be kept running, computed; for calc_clear() as any other. */
void calc_surface(struct calc *c, gint64 services, gint64 calls, gint64 chains);
/* A parameter, or after calc_compute() a figure. */
double calc_get(const struct calc *c, const char *key);
gint64 calc_count(const struct calc *c, const char *key);
/* What the figures take for granted; yours to free; NULL when nothing. */
char *calc_assumption(const struct calc *c);

#endif
