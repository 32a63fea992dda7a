/*
 * Copying and deleting.
 */
#include "config.h"

#include "app/upkeep.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/target.h"
#include "base/text.h"

enum exit_code upkeep_run_backup(struct app *app, const struct args *args,
				 struct diags *ds)
{
	g_autofree char *shown = text_for_shell(args_word(args, 0));
	struct store *st;

	if (strcmp(args_word(args, 0), "-") == 0) {
		diag_hint(diag_error(ds, "stream", NULL, _("a backup is a file of its own")),
			  _("name one; \"seam export\" writes to standard output"));
		return EXIT_CODE_DATA;
	}
	if (!app_store_read(app, &st, ds))
		return EXIT_CODE_DATA;
	if (st == NULL) {
		diag_error(ds, "store-missing", NULL, _("there is no database \"%s\" to copy"),
			   app->db_path);
		return EXIT_CODE_DATA;
	}
	app_end_reading(app);	/* the copy is one read of its own */
	if (!store_backup(st, args_word(args, 0), ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("\"seam --db %s list\" opens it"), shown);
	return EXIT_CODE_OK;
}

/* Asked on a terminal, --yes elsewhere. */
static bool may_purge(struct app *app, const struct args *args, const char *slug,
		      struct diags *ds)
{
	g_autofree char *question = NULL;
	struct diag *d;

	if (args_has(args, "yes"))
		return true;
	if (!app->interactive || app->front == NULL || app->front->confirm == NULL) {
		d = diag_error(ds, "declined", NULL, _("\"%s\" was not deleted"), slug);
		diag_hint(d, _("where nobody can be asked, --yes says so"));
		return false;
	}
	question = g_strdup_printf(_("Delete \"%s\" with all its assessments for good?"), slug);
	if (app->front->confirm(app, question))
		return true;
	diag_error(ds, "declined", NULL, _("\"%s\" was not deleted"), slug);
	return false;
}

enum exit_code upkeep_run_purge(struct app *app, const struct args *args,
				struct diags *ds)
{
	g_autoptr(store_service) s = NULL;
	struct store *st;

	if (!target_store(&st, app, args_word(args, 0), ds) ||
	    !target_find_service(&s, app, args_word(args, 0), ds) ||
	    !may_purge(app, args, s->slug, ds) ||
	    !change_begin(app, args, DEED_SERVICE_PURGE, s->slug, NULL, ds))
		return EXIT_CODE_DATA;
	if (store_purge_service(st, s->id, ds) &&
	    change_commit(app, REACH_SYSTEM, s->system, 0, ds))
		return EXIT_CODE_OK;
	change_rollback(app);
	return EXIT_CODE_DATA;
}
