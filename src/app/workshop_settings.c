/*
 * Settings of a room. They stand beside its people, because both are said once, before
 * the first question; how many there are is in people.c.
 */
#include "config.h"

#include "app/workshop_settings.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "app/carrying.h"
#include "app/change.h"
#include "app/people.h"
#include "app/printing.h"

enum { TIMEBOX_MAX_MIN = 24 * 60 };

const struct option_row workshop_settings_options[] = {
	{ "names", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("show and keep who voted what") },
	{ "anonymous", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("neither show nor keep it; so it is unless somebody says otherwise") },
	{ "voting", 0, OPTION_TEXT, N_("KIND"), "hands secret", NAMED_NOTHING,
	  N_("how questions with choices are voted on: hands, secret") },
	{ "timebox", 0, OPTION_TEXT, N_("MINUTES"), NULL, NAMED_NOTHING,
	  N_("how long a section may take; 0: no timer") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

static void settings_init(struct workshop_settings *s)
{
	*s = (struct workshop_settings){ .voting = VOTE_HANDS };
}

bool workshop_settings_get(struct workshop_settings *out, struct store *st,
			   gint64 assessment, struct diags *ds)
{
	g_autoptr(store_room) r = NULL;

	settings_init(out);
	if (assessment == 0)
		return true;
	if (!store_get_room(st, assessment, &r, ds))
		return false;
	if (r == NULL)
		return true;
	out->names = r->names;
	out->timebox_min = r->timebox_min;
	if (vote_kind_from_name(r->voting) != VOTE_KIND_COUNT)
		out->voting = vote_kind_from_name(r->voting);
	return true;
}

bool workshop_settings_set(struct app *app, const char *service,
			   const struct workshop_settings *s, const struct args *args,
			   struct diags *ds)
{
	const struct store_room row = { .names = s->names,
		.voting = (char *)vote_kind_name(s->voting), .timebox_min = s->timebox_min };
	g_autoptr(store_service) service_row = NULL;
	g_autoptr(store_assessment) draft = NULL;
	struct draft_start start = { .mode = STORE_ROOM };
	struct store *st;

	if (!target_store(&st, app, service, ds) ||
	    !target_find_service(&service_row, app, service, ds) ||
	    !change_begin(app, args, DEED_ROOM, NULL, NULL, ds))
		return false;
	if (change_through(app, service_row, ds) &&
	    answering_draft(&draft, app, service_row, &start, ds) &&
	    store_put_room(st, draft->id, &row, ds) &&
	    change_commit(app, REACH_SERVICE, service_row->system, service_row->id, ds)) {
		carrying_note(start.carried, service_row->slug, ds);
		return true;
	}
	change_rollback(app);
	return false;
}

/* ---- the command ------------------------------------------------------------ */

/* Puts what was typed over what there is; *changed tells whether anything was. */
static bool read_options(struct workshop_settings *s, bool *changed,
			 const struct args *args, struct diags *ds)
{
	const char *voting = args_text(args, "voting"), *timebox = args_text(args, "timebox");
	bool names = args_has(args, "names"), anonymous = args_has(args, "anonymous");
	gint64 minutes;

	*changed = names || anonymous || voting != NULL || timebox != NULL;
	if (names && anonymous) {
		diag_error(ds, "options", NULL, _("--names and --anonymous contradict each other"));
		return false;
	}
	if (names || anonymous)
		s->names = names;
	if (voting != NULL)
		s->voting = vote_kind_from_name(voting);
	if (timebox == NULL)
		return true;
	if (!g_ascii_string_to_signed(timebox, 10, 0, TIMEBOX_MAX_MIN, &minutes, NULL)) {
		diag_hint(diag_error(ds, "number", NULL, _("\"%s\" is no number of minutes"),
				     timebox),
			  _("write a whole number from %d to %d"), 0, TIMEBOX_MAX_MIN);
		return false;
	}
	s->timebox_min = (int)minutes;
	return true;
}

static void write_settings(struct app *app, const char *service,
			   const struct workshop_settings *s, int people)
{
	if (app->format == FORMAT_JSON) {
		printing_json_take(app, json_pack("{s:i, s:s, s:b, s:s, s:i, s:i}", "schema", 1,
						  "service", service, "names", s->names, "voting",
						  vote_kind_name(s->voting), "timebox",
						  s->timebox_min, "people", people));
		return;
	}
	app_printf(app, "%s\n", s->names ? _("votes carry names") : _("votes are anonymous"));
	app_printf(app, "%s\n", s->voting == VOTE_SECRET ? _("votes are secret ballots") :
							   _("votes are shown by hand"));
	if (s->timebox_min > 0)
		app_printf(app, ngettext("a section may take %d minute\n",
					 "a section may take %d minutes\n",
					 (unsigned long)s->timebox_min), s->timebox_min);
	if (people > 0)
		app_printf(app, ngettext("%d person in the room\n", "%d people in the room\n",
					 (unsigned long)people), people);
}

static bool read_room(struct workshop_settings *s, int *people, struct app *app,
		      const struct target *t, struct diags *ds)
{
	gint64 assessment = t->assessment != NULL ? t->assessment->id : 0;
	g_autoptr(GPtrArray) list = NULL;

	*people = 0;
	if (!workshop_settings_get(s, app->store, assessment, ds) ||
	    !people_list(&list, app->store, assessment, ds))
		return false;
	*people = people_count(list);
	return true;
}

/* Settings belong to the workshop that is under way: what a finished one had is neither
 * changed nor taken over by the draft that a new setting starts. */
static bool is_finished(const struct target *t)
{
	return t->assessment != NULL && t->assessment->finished != NULL;
}

/* Stores what was typed, if anything, and finds the draft that has it now. */
static enum exit_code change_room(struct workshop_settings *s, int *people, struct app *app,
				  struct target *t, const struct args *args, struct diags *ds)
{
	struct workshop_settings wanted = *s;
	g_autofree char *slug = g_strdup(t->service->slug);
	bool changed;

	if (is_finished(t))
		settings_init(&wanted);
	if (!read_options(&wanted, &changed, args, ds))
		return EXIT_CODE_USAGE;
	if (!changed)
		return EXIT_CODE_OK;
	if (!workshop_settings_set(app, slug, &wanted, args, ds))
		return EXIT_CODE_DATA;
	target_clear(t);
	return target_find(t, app, slug, ds) && read_room(s, people, app, t, ds) ?
		       EXIT_CODE_OK : EXIT_CODE_DATA;
}

enum exit_code workshop_settings_run(struct app *app, const struct args *args,
				     struct diags *ds)
{
	enum exit_code code = EXIT_CODE_DATA;
	struct workshop_settings s;
	struct target t;
	int people;

	if (!target_find(&t, app, args_word(args, 0), ds))
		return EXIT_CODE_DATA;
	if (read_room(&s, &people, app, &t, ds))
		code = change_room(&s, &people, app, &t, args, ds);
	if (code == EXIT_CODE_OK)
		write_settings(app, t.service->slug, &s, people);
	target_clear(&t);
	return code;
}
