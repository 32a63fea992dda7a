/* The command line: what main() runs. */
#ifndef SEAM_CLI_CLI_H
#define SEAM_CLI_CLI_H

/* Runs one command line and returns the exit code (base/exitcode.h). */
int cli_main(int argc, char **argv);

#endif
