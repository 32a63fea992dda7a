/*
 * What the verdict of a service takes from the registered facts: the outcome of each
 * condition that reads nothing else, and the facts that others read beside answers. While
 * that stays the same, so does the verdict on the same answers, whatever else was
 * registered: a tenth service of another team changes how many there are, and nothing here.
 */
#ifndef SEAM_CORE_BASIS_H
#define SEAM_CORE_BASIS_H

#include "core/measure.h"
#include "core/questionnaire.h"

/* As a text to be compared; rows that are findings decide no verdict and are left out. */
void basis_add(GString *to, const struct questionnaire *q, const struct facts *facts);

#endif
