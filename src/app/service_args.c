/*
 * Reads a service as the command line describes it, and adds it.
 */
#include "config.h"

#include "app/service_args.h"

#include <glib/gi18n.h>

#include "app/app.h"

#define SERVICE_OPTIONS \
	{ "team", 0, OPTION_LIST, N_("TEAM"), NULL, NAMED_TEAM, \
	  N_("who owns it; a team that is missing is made") }, \
	{ "purpose", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING, \
	  N_("what it is for, in one sentence") }, \
	{ "operations", 0, OPTION_TEXT, N_("TEXT"), NULL, NAMED_NOTHING, \
	  N_("what it does, one verb a line") }, \
	{ "calls", 0, OPTION_LIST, N_("SERVICE"), NULL, NAMED_SERVICE, \
	  N_("services it waits for: A,B or ext:NAME") }, \
	{ "listens-to", 0, OPTION_LIST, N_("SERVICE"), NULL, NAMED_SERVICE, \
	  N_("services whose events it takes") }, \
	{ "writes", 0, OPTION_LIST, N_("STORE"), NULL, NAMED_NOTHING, \
	  N_("stores it writes to") }, \
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL }

const struct option_row service_new_options[] = {
	{ "from", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("the application it would be split out of; made when missing") },
	SERVICE_OPTIONS,
};

const struct option_row service_set_options[] = {
	SERVICE_OPTIONS,
};

static char **list_if_given(const struct args *args, const char *option)
{
	return args_has(args, option) ? args_list(args, option) : NULL;
}

void service_args_read(struct service_edit *edit, const struct args *args)
{
	*edit = (struct service_edit){
		.purpose = args_text(args, "purpose"),
		.operations = args_text(args, "operations"),
		.teams = list_if_given(args, "team"),
		.calls = list_if_given(args, "calls"),
		.listens_to = list_if_given(args, "listens-to"),
		.writes = list_if_given(args, "writes"),
	};
}

void service_edit_clear(struct service_edit *edit)
{
	g_strfreev(edit->teams);
	g_strfreev(edit->calls);
	g_strfreev(edit->listens_to);
	g_strfreev(edit->writes);
	*edit = (struct service_edit){ 0 };
}

enum exit_code service_args_run_new(struct app *app, const struct args *args,
				    struct diags *ds)
{
	const char *slug = args_word(args, 0);
	struct service_edit edit;
	bool ok;

	service_args_read(&edit, args);
	ok = registering_new_service(app, slug, args_text(args, "from"), &edit, args, ds);
	service_edit_clear(&edit);
	if (ok)
		app_hint(app, _("next: seam assess %s"), slug);
	return ok ? EXIT_CODE_OK : EXIT_CODE_DATA;
}
