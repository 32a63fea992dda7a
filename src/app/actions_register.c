/*
 * The rows for systems, teams and services. Three families with the same verbs:
 * what differs is a number (heads, running services) and the lists of a service.
 */
#include "config.h"

#include "app/families.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/app.h"
#include "app/listing.h"
#include "app/registering.h"
#include "app/service_args.h"
#include "app/service_facts.h"
#include "app/target.h"
#include "base/text.h"

/* A count typed by a person: digits, or "unknown". Setting nothing is a mistake. */
static bool read_count(gint64 *out, const struct args *args, const char *option,
		       bool needed, struct diags *ds)
{
	const char *text = args_text(args, option);
	gint64 number = 0;

	*out = -1;
	if (needed && !args_need(args, option, ds))
		return false;
	if (text == NULL || g_ascii_strcasecmp(text, "unknown") == 0)
		return true;
	if (!g_ascii_string_to_signed(text, 10, 0, 100000, &number, NULL)) {
		struct diag *d = diag_error(ds, "number", NULL,
					    _("\"%s\" is no number for --%s"), text, option);

		diag_hint(d, _("write a whole number from 0 to 100000, or unknown"));
		return false;
	}
	*out = number;
	return true;
}

static enum exit_code put_team(struct app *app, const struct args *args, bool is_new,
			       struct diags *ds)
{
	const char *name = args_word(args, 0);
	gint64 size;

	if (!read_count(&size, args, "size", !is_new, ds))
		return EXIT_CODE_USAGE;
	if (!registering_put_team(app, name, size, is_new, args, ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("next: seam team list"));
	return EXIT_CODE_OK;
}

static enum exit_code run_team_add(struct app *app, const struct args *args,
				   struct diags *ds)
{
	return put_team(app, args, true, ds);
}

static enum exit_code run_team_set(struct app *app, const struct args *args,
				   struct diags *ds)
{
	return put_team(app, args, false, ds);
}

static enum exit_code put_system(struct app *app, const struct args *args, bool is_new,
				 struct diags *ds)
{
	const char *name = args_word(args, 0);
	g_autofree char *shown = text_for_shell(name);
	gint64 running;

	if (!read_count(&running, args, "running", !is_new, ds))
		return EXIT_CODE_USAGE;
	if (!registering_put_system(app, name, running, is_new, args, ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("next: seam new SERVICE --from %s"), shown);
	return EXIT_CODE_OK;
}

static enum exit_code run_system_add(struct app *app, const struct args *args,
				     struct diags *ds)
{
	return put_system(app, args, true, ds);
}

static enum exit_code run_system_set(struct app *app, const struct args *args,
				     struct diags *ds)
{
	return put_system(app, args, false, ds);
}

static enum exit_code run_service_set(struct app *app, const struct args *args,
				      struct diags *ds)
{
	struct service_edit edit;
	bool ok;

	service_args_read(&edit, args);
	ok = registering_set_service(app, args_word(args, 0), &edit, args, ds);
	service_edit_clear(&edit);
	if (ok)
		app_hint(app, _("next: seam verdict %s"), args_word(args, 0));
	return ok ? EXIT_CODE_OK : EXIT_CODE_DATA;
}

/* Which family a row belongs to is its first positional word's kind. */
static enum exit_code run_rename(struct app *app, const struct args *args,
				 struct diags *ds)
{
	return registering_rename(app, args->action->names[0], args_word(args, 0),
				  args_word(args, 1), args, ds) ?
		       EXIT_CODE_OK :
		       EXIT_CODE_DATA;
}

static enum exit_code run_archive(struct app *app, const struct args *args,
				  struct diags *ds)
{
	bool back = args_has(args, "bring-back");

	if (!registering_archive(app, args->action->names[0], args_word(args, 0), !back, args,
				 ds))
		return EXIT_CODE_DATA;
	if (!back)
		app_hint(app, _("\"seam %s %s --bring-back\" undoes this"),
			 args->action->command, args_word(args, 0));
	return EXIT_CODE_OK;
}

static const struct option_row archive_options[] = {
	{ "bring-back", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("take it out of the archive again") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row team_options[] = {
	{ "size", 0, OPTION_TEXT, N_("N"), NULL, NAMED_NOTHING,
	  N_("how many people are in it, or unknown") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row system_options[] = {
	{ "running", 0, OPTION_TEXT, N_("N"), NULL, NAMED_NOTHING,
	  N_("how many services run beside it already, or unknown") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static const struct option_row listing_options[] = {
	{ "archived", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("list what is archived too") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

const struct action actions_register[] = {
	{
		.id = "team-list", .command = "team list", .args = "", .max_words = 0,
		.summary = N_("list teams, their size and what they own"),
		.help = N_("One team a line: name, number of people, services it owns."),
		.example = "seam team list",
		.next = N_("next: seam list"),
		.options = listing_options, .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = listing_teams,
	},
	{
		.id = "team-show", .command = "team show", .args = N_("TEAM"),
		.min_words = 1, .max_words = 1, .names = { NAMED_TEAM },
		.summary = N_("show one team and its services"),
		.help = N_("The team, its size, and the services it is named for."),
		.example = "seam team show Payments",
		.next = N_("next: seam list"),
		.formats = AS_TEXT | AS_JSON, .run = listing_team,
	},
	{
		.id = "team-add", .command = "team add", .args = N_("NAME"),
		.min_words = 1, .max_words = 1,
		.summary = N_("register a team"),
		.help = N_("A team has a name somebody can phone at night, and a head count. "
			   "The head count answers the question about the team's size as long "
			   "as nobody answers it in the room."),
		.example = "seam team add Payments --size 6",
		.options = team_options, .writes = true, .run = run_team_add,
	},
	{
		.id = "team-set", .keys = "t", .command = "team set", .args = N_("TEAM"),
		.min_words = 1, .max_words = 1, .names = { NAMED_TEAM },
		.summary = N_("change a team's head count"),
		.help = N_("Sets the number of people. Verdicts of the services it owns follow."),
		.example = "seam team set Payments --size 7",
		.next = N_("next: seam list"),
		.options = team_options, .writes = true, .run = run_team_set,
	},
	{
		.id = "team-rename", .command = "team rename", .args = N_("TEAM NEW-NAME"),
		.min_words = 2, .max_words = 2, .names = { NAMED_TEAM },
		.summary = N_("give a team another name"),
		.help = N_("Everything that belongs to the team stays with it."),
		.example = "seam team rename Payments Billing",
		.next = N_("next: seam list"), .writes = true,
		.run = run_rename,
	},
	{
		.id = "team-archive", .command = "team archive", .args = N_("TEAM"),
		.min_words = 1, .max_words = 1, .names = { NAMED_TEAM },
		.summary = N_("take a team out of the lists"),
		.help = N_("Nothing is deleted: --bring-back undoes it."),
		.example = "seam team archive Payments", .options = archive_options,
		.writes = true, .run = run_archive,
	},
	{
		.id = "service-list", .command = "service list", .args = "", .max_words = 0,
		.summary = N_("list services with their teams and calls"),
		.help = N_("One service a line: what is registered about it. \"seam list\" shows "
			   "verdicts instead."),
		.example = "seam service list",
		.next = N_("next: seam list"), .options = listing_options,
		.formats = AS_TEXT | AS_JSON | AS_CSV, .run = listing_services,
	},
	{
		.id = "service-show", .command = "service show", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("show what is registered about one service"),
		.help = N_("Purpose, system, owning teams, calls, stores it writes, operations, "
			   "and its assessments."),
		.example = "seam service show billing", .formats = AS_TEXT | AS_JSON,
		.run = listing_service,
	},
	{
		.id = "facts", .keys = "F", .command = "facts", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("show registered facts beside the answers"),
		.help = N_("Some questions read what is registered, such as the team's head count, "
			   "as long as nobody answers them. This shows both, where they differ, and "
			   "the answers that were given once for the whole system: by whom, when, "
			   "and through which service."),
		.example = "seam facts billing", .formats = AS_TEXT | AS_JSON,
		.run = service_facts_run,
	},
	{
		.id = "service-add", .command = "service add", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1,
		.summary = N_("the same as \"seam new\""),
		.help = N_("Registers a proposed service; \"seam new\" is the short way to "
			   "write it."),
		.example = "seam service add billing --from shop --team Payments",
		.options = service_new_options, .writes = true, .run = service_args_run_new,
	},
	{
		.id = "service-set", .keys = "e", .command = "service set", .args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("change what is registered about a service"),
		.help = N_("Each list given replaces the one that was there; an empty value "
			   "(--calls '') takes all of it away. A call goes to a service of the "
			   "same system, or to ext:NAME outside it."),
		.example = "seam service set billing --calls ledger,ext:bank",
		.options = service_set_options, .writes = true, .run = run_service_set,
	},
	{
		.id = "service-rename", .command = "service rename",
		.args = N_("SERVICE NEW-NAME"), .min_words = 2, .max_words = 2,
		.names = { NAMED_SERVICE },
		.summary = N_("give a service another name"),
		.help = N_("Its assessments, actions and history stay with it."),
		.example = "seam service rename AuthService Membership",
		.next = N_("next: seam list"), .writes = true,
		.run = run_rename,
	},
	{
		.id = "service-archive", .keys = "d", .command = "service archive",
		.args = N_("SERVICE"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SERVICE },
		.summary = N_("take a service out of the lists and of the portfolio"),
		.help = N_("Nothing is deleted: --bring-back undoes it. \"seam purge\" deletes."),
		.example = "seam service archive billing", .options = archive_options,
		.writes = true, .run = run_archive,
	},
	{
		.id = "system-list", .command = "system list", .args = "", .max_words = 0,
		.summary = N_("list systems"),
		.help = N_("One system a line: name, services running already, services proposed."),
		.example = "seam system list",
		.next = N_("next: seam list"), .options = listing_options,
		.formats = AS_TEXT | AS_JSON | AS_CSV, .run = listing_systems,
	},
	{
		.id = "system-show", .command = "system show", .args = N_("SYSTEM"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SYSTEM },
		.summary = N_("show a system, its services and its answers"),
		.help = N_("Answers of a system are given once and count for all its services."),
		.example = "seam system show shop",
		.next = N_("next: seam list"), .formats = AS_TEXT | AS_JSON | AS_CSV,
		.run = listing_system,
	},
	{
		.id = "system-add", .command = "system add", .args = N_("NAME"),
		.min_words = 1, .max_words = 1,
		.summary = N_("register the application that would be split"),
		.help = N_("\"seam new SERVICE --from NAME\" does it in passing."),
		.example = "seam system add shop --running 0", .options = system_options,
		.writes = true, .run = run_system_add,
	},
	{
		.id = "system-set", .keys = "s", .command = "system set", .args = N_("SYSTEM"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SYSTEM },
		.summary = N_("change how many services run already"),
		.help = N_("Zero says that no service of this kind was run before; the portfolio "
			   "then warns of splitting off many at once."),
		.example = "seam system set shop --running 3", .options = system_options,
		.writes = true, .run = run_system_set,
	},
	{
		.id = "system-rename", .command = "system rename", .args = N_("SYSTEM NEW-NAME"),
		.min_words = 2, .max_words = 2, .names = { NAMED_SYSTEM },
		.summary = N_("give a system another name"),
		.help = N_("Its services and answers stay with it."),
		.example = "seam system rename shop shop-monolith",
		.next = N_("next: seam list"), .writes = true,
		.run = run_rename,
	},
	{
		.id = "system-archive", .command = "system archive", .args = N_("SYSTEM"),
		.min_words = 1, .max_words = 1, .names = { NAMED_SYSTEM },
		.summary = N_("take a system out of the lists"),
		.help = N_("Nothing is deleted: --bring-back undoes it."),
		.example = "seam system archive shop", .options = archive_options,
		.writes = true, .run = run_archive,
	},
	{ .id = NULL },
};
