#include "config.h"
#include "cli/line_mode.h"
const struct app_front line_mode_front = { 0 };
