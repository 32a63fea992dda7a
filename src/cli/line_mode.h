/*
 * Line mode: a workshop line after line, for pipes, dumb terminals and screen
 * readers. Nothing is ever painted over.
 */
#ifndef SEAM_CLI_LINE_MODE_H
#define SEAM_CLI_LINE_MODE_H

#include "app/app.h"

extern const struct app_front line_mode_front;

#endif
