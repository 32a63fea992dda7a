/* Fills struct args from argv by the rows of the action tables. */
#ifndef SEAM_CLI_OPTIONS_H
#define SEAM_CLI_OPTIONS_H

#include "app/action.h"

/* What the bare program stands for; where a home can be shown, that is shown. */
#define OPTIONS_BARE_ACTION "list"

/*
 * What argv asks for. With action NULL and no error nothing but options was
 * given, or a single word that is no command (`service`): the way to `seam
 * SERVICE`.
 */
struct command_line {
	const struct action *action;
	const char *service;
	bool bare;		/* neither a command nor a service was given */
	struct args *args;
};

/* False with a diagnostic: exit 2. */
bool options_parse(struct command_line *cl, int argc, char **argv, struct diags *ds);
void command_line_clear(struct command_line *cl);

#endif
