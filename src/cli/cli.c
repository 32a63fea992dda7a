/*
 * Entry of the command line. Prints the version; the table of commands takes
 * this file over.
 */
#include "config.h"

#include "cli/cli.h"

#include <stdio.h>

#include <glib.h>
#include <glib/gi18n.h>

int cli_main(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	if (printf(_("seam %s\n"), PACKAGE_VERSION) < 0 || fflush(stdout) != 0)
		return 3;
	return 0;
}
