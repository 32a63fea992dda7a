/*
 * Sets the locale and hands over to the command line, with the full screen to enter.
 * Everything that can be tested lives in a layer below; this file is what no test links.
 */
#include "config.h"

#include "cli/cli.h"
#include "tui/front.h"

#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>

#include <glib.h>
#include <glib/gi18n.h>

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0';
}

int main(int argc, char **argv)
{
	/* The built tree runs without being installed: ./bootstrap and the tests. */
	const char *locale_dir = is_set("SEAM_LOCALE_DIR") ? getenv("SEAM_LOCALE_DIR") :
							     LOCALEDIR;

	/* Nothing else of a locale is used, and each part is files to open: sorting is
	 * fixed, and so are numbers and days. */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	/* Bare containers name no locale at all: take UTF-8 there, but an explicit
	 * LC_ALL=C means ASCII. */
	if (!is_set("LC_ALL") && !is_set("LC_CTYPE") && !is_set("LANG"))
		setlocale(LC_CTYPE, "C.UTF-8");
	bindtextdomain(PACKAGE, locale_dir);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
	return cli_main(argc, argv, &full_screen_front);
}
