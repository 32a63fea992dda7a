/*
 * Commands of the calculators of core/calc.h: a row of actions for each of theirs,
 * and one runner for all.
 */
#ifndef SEAM_APP_CALCULATING_H
#define SEAM_APP_CALCULATING_H

#include "app/action.h"

/* Ends with a NULL id. Made once. */
const struct action *calculating_actions(void);

#endif
