/* The command line: what main() runs. */
#ifndef SEAM_CLI_CLI_H
#define SEAM_CLI_CLI_H

struct app_front;

/* Runs one command line and returns the exit code (base/exitcode.h). full_screen is
 * used on a terminal that can show it, where a person did not ask for lines. */
int cli_main(int argc, char **argv, const struct app_front *full_screen);

#endif
