/* All questions of the workshop that is open, by section: what each was answered, and why
 * one is not asked. No argument; the workshop lies below. */
#ifndef SEAM_TUI_SUMMARY_H
#define SEAM_TUI_SUMMARY_H

#include "tui/screen.h"

extern const struct screen_ops summary_ops;

#endif
