/* Sends a canvas to the terminal: the one place that calls curses to draw. */
#ifndef SEAM_TUI_PAINTER_H
#define SEAM_TUI_PAINTER_H

#include "tui/canvas.h"

struct painter;

/* After newterm(). Without colours the theme is mono whatever is asked. */
struct painter *painter_new(enum theme theme, bool colour);
void painter_free(struct painter *p);

/* The theme from here on; everything is drawn again. */
void painter_set_theme(struct painter *p, enum theme theme);
/* Only what differs from the last one is sent. */
void painter_paint(struct painter *p, const struct canvas *c);
/* The terminal's content is lost or of another size. */
void painter_forget(struct painter *p);

#endif
