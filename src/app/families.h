/* The tables of rows, one per family of commands; action.c lists them. */
#ifndef SEAM_APP_FAMILIES_H
#define SEAM_APP_FAMILIES_H

#include "app/action.h"

extern const struct action actions_workshop[];
extern const struct action actions_agreement[];
extern const struct action actions_judgement[];
extern const struct action actions_register[];
extern const struct action actions_knowledge[];
extern const struct action actions_upkeep[];

#endif
