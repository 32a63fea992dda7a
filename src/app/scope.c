/*
 * A service, or --team, or --system, as it is typed and where it is in the database.
 * Services are found where they are used: each command wants something else of them.
 */
#include "config.h"

#include "app/scope.h"

#include <glib/gi18n.h>

#include "app/target.h"

void scope_clear(struct scope *s)
{
	g_clear_pointer(&s->stored, g_free);
}

bool scope_read(struct scope *s, const struct args *args, struct diags *ds)
{
	const char *const names[] = {
		[STORE_OF_SERVICE] = args_word(args, 0),
		[STORE_OF_TEAM] = args_text(args, "team"),
		[STORE_OF_SYSTEM] = args_text(args, "system"),
	};
	int n = 0;

	*s = (struct scope){ 0 };
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		if (names[i] == NULL)
			continue;
		s->of = i;
		s->name = names[i];
		n++;
	}
	if (n == 1)
		return true;
	diag_hint(diag_error(ds, "missing-argument", NULL,
			     _("\"seam %s\" needs a service, a team or a system"),
			     args->action->command),
		  _("name one: SERVICE, --team TEAM or --system SYSTEM"));
	return false;
}

bool scope_find(struct scope *s, struct app *app, bool undone, struct diags *ds)
{
	struct store *st;

	g_assert(s->of != STORE_OF_SERVICE && s->stored == NULL);
	if (!app_store_read(app, &st, ds) ||
	    (st != NULL && !store_find_name(st, s->of, s->name, undone, &s->id,
					      &s->stored, ds)))
		return false;
	return s->id != 0 || target_refuse_name(s->of, st, s->name, ds);
}

static void rename_to(struct scope *s, const char *name)
{
	g_free(s->stored);
	s->stored = g_strdup(name);
}

bool scope_follow(struct scope *s, struct app *app, struct diags *ds)
{
	g_autoptr(store_team) team = NULL;
	g_autoptr(store_system) system = NULL;

	g_assert(s->of != STORE_OF_SERVICE && s->id != 0);
	if (s->of == STORE_OF_TEAM ? !store_get_team(app->store, s->id, &team, ds) :
				     !store_get_system(app->store, s->id, &system, ds))
		return false;
	if (team != NULL || system != NULL)
		rename_to(s, team != NULL ? team->name : system->name);
	return true;
}
