/* What the program's exit status says; the manual repeats this table. */
#ifndef SEAM_BASE_EXITCODE_H
#define SEAM_BASE_EXITCODE_H

enum exit_code {
	EXIT_CODE_OK = 0,	     /* done, check passed, no difference */
	EXIT_CODE_NEGATIVE = 1,	     /* a negative result of a check */
	EXIT_CODE_USAGE = 2,	     /* the command line cannot be parsed */
	EXIT_CODE_DATA = 3,	     /* no such thing, bad data, I/O, conflict */
	EXIT_CODE_UNDECIDED = 4,     /* nothing finished, incomplete or stale */
	EXIT_CODE_INTERRUPTED = 130, /* Ctrl-C */
};

#endif
