/*
 * Writes what a system's log holds, line by line, to a file without a name: others may
 * write to the database again before a pipe has taken all of it, and who gets nothing
 * gets no half of it. Where somebody stopped typing, and what can be computed again,
 * stays here.
 */
#include "config.h"

#include "app/exporting.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/target.h"
#include "app/transfer_line.h"
#include "base/savefile.h"
#include "base/text.h"

enum { FLUSH_BYTES = 64 << 10, LINES_PER_LOOK = 1024 };

const struct option_row exporting_options[] = {
	{ "system", 0, OPTION_TEXT, N_("SYSTEM"), NULL, NAMED_SYSTEM,
	  N_("which one; not needed when there is only one") },
	{ "output", 'o', OPTION_TEXT, N_("FILE"), NULL, NAMED_FILE,
	  N_("write to this file, whole or not at all") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

struct export {
	struct app *app;
	GString *lines;		/* not written yet */
	GHashTable *texts;	/* hashes of questionnaires that are written */
	gint64 rows, answers;
};

static bool flush(struct export *e, gsize at_least, struct diags *ds)
{
	if (e->lines->len <= at_least)
		return true;
	if (fwrite(e->lines->str, 1, e->lines->len, e->app->spool) != e->lines->len) {
		diag_error(ds, "write", NULL, _("cannot write the output: %s"),
			   g_strerror(errno));
		return false;
	}
	g_string_truncate(e->lines, 0);
	return true;
}

static bool not_text(struct diags *ds)
{
	diag_hint(diag_error(ds, "export-text", NULL,
			     _("the database holds a text that is not valid UTF-8")),
		  _("\"seam doctor\" looks at the file"));
	return false;
}

/* A line of the file for each line of a text, joined by line ends when it is read. */
static bool write_text(struct export *e, const char *text, gsize length, struct diags *ds)
{
	const char *end = text + length;

	for (;;) {
		const char *eol = memchr(text, '\n', (gsize)(end - text));
		const char *stop = eol != NULL ? eol : end;

		if (!transfer_line_write_text(e->lines, text, (gsize)(stop - text)))
			return not_text(ds);
		if (eol == NULL)
			return true;
		text = eol + 1;
	}
}

static bool write_sidecars(struct export *e, const char *hash, struct diags *ds)
{
	g_autoptr(GPtrArray) languages = NULL;

	if (!store_sidecar_languages(e->app->store, hash, &languages, ds))
		return false;
	for (guint i = 0; i < languages->len; i++) {
		g_autofree char *text = NULL;
		gsize length;
		transfer_values values = {
			[SIDECAR_LANGUAGE] = { true, languages->pdata[i], 0 },
			[SIDECAR_QUESTIONNAIRE] = { true, hash, 0 },
		};

		if (!store_get_sidecar(e->app->store, hash, languages->pdata[i], &text, &length,
				       ds))
			return false;
		if (text == NULL)
			continue;
		if (!transfer_line_write(e->lines, LINE_SIDECAR, 0, values))
			return not_text(ds);
		if (!write_text(e, text, length, ds))
			return false;
	}
	return true;
}

/* Once, before the change whose rows name it first. */
static bool write_questionnaire(struct export *e, const char *hash, struct diags *ds)
{
	g_autoptr(store_questionnaire) q = NULL;

	if (hash == NULL || g_hash_table_contains(e->texts, hash))
		return true;
	g_hash_table_add(e->texts, g_strdup(hash));
	if (!store_get_questionnaire(e->app->store, hash, &q, ds))
		return false;
	if (q == NULL) {
		diag_error(ds, "no-questionnaire", NULL,
			   _("the database keeps no questionnaire with the hash %.12s"), hash);
		return false;
	}
	transfer_values values = {
		[QUESTIONNAIRE_ADDED] = { true, q->added, 0 },
		[QUESTIONNAIRE_HASH] = { true, q->hash, 0 },
		[QUESTIONNAIRE_ID] = { true, q->id, 0 },
		[QUESTIONNAIRE_LANGUAGE] = { true, q->language, 0 },
		[QUESTIONNAIRE_VERSION] = { true, q->version, 0 },
	};
	if (!transfer_line_write(e->lines, LINE_QUESTIONNAIRE, 0, values))
		return not_text(ds);
	return write_text(e, q->text, q->length, ds) && write_sidecars(e, hash, ds);
}

static bool write_row(struct export *e, enum transfer_kind kind,
		      const transfer_values values, struct diags *ds)
{
	const struct transfer_field *fields = transfer_fields(kind);

	for (int i = 0; fields[i].name != NULL; i++)
		if (fields[i].type == FIELD_HASH &&
		    !write_questionnaire(e, values[i].text, ds))
			return false;
	e->answers += kind == TRANSFER_ANSWER || kind == TRANSFER_SYSTEM_ANSWER;
	return transfer_line_write(e->lines, LINE_ROW, kind, values) || not_text(ds);
}

static bool write_rows(struct export *e, struct transfer_out *o, struct diags *ds)
{
	enum transfer_kind kind;
	transfer_values values;
	gint64 done, total;

	for (;;) {
		if (!transfer_out_next(o, &kind, values, ds))
			return false;
		if (kind == TRANSFER_KIND_COUNT)
			return true;
		if (!write_row(e, kind, values, ds) || !flush(e, FLUSH_BYTES, ds))
			return false;
		if (++e->rows % LINES_PER_LOOK == 0) {
			transfer_out_progress(o, &done, &total);
			app_progress(e->app, MIN(done, total - 1), total);
		}
	}
}

static bool write_all(struct export *e, const struct store_system *s, struct diags *ds)
{
	g_autoptr(transfer_out) o = NULL;
	transfer_values head = {
		[HEAD_FORMAT] = { true, NULL, TRANSFER_FORMAT },
		[HEAD_SYSTEM] = { true, s->uid, 0 },
	};

	if (!transfer_line_write(e->lines, LINE_HEAD, 0, head))
		return not_text(ds);
	if (!transfer_out_open(&o, e->app->store, s->id, ds) || !write_rows(e, o, ds))
		return false;
	app_progress(e->app, 1, 1);
	return transfer_line_write(e->lines, LINE_END, 0, NULL) && flush(e, 0, ds);
}

bool exporting_write(struct app *app, gint64 system, struct diags *ds)
{
	g_autoptr(GString) lines = g_string_sized_new(2 * FLUSH_BYTES);
	g_autoptr(GHashTable) texts =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct export e = { .app = app, .lines = lines, .texts = texts };
	g_autoptr(store_system) s = NULL;
	bool ok;

	if (!app_spool(app, ds) || !store_begin_read(app->store, ds))
		return false;
	ok = store_get_system(app->store, system, &s, ds) && s != NULL &&
	     write_all(&e, s, ds);
	store_end_read(app->store);
	if (ok && fflush(app->spool) == 0)
		return true;
	fclose(app->spool);
	app->spool = NULL;
	return false;
}

/* The one that is named, or the only one. */
static bool find_system(gint64 *id, struct app *app, const char *name, struct diags *ds)
{
	g_autoptr(store_system) s = NULL;
	g_autoptr(GPtrArray) all = NULL;
	g_autoptr(GString) names = g_string_new(NULL);
	struct store *st;

	if (!app_store_read(app, &st, ds))
		return false;
	if (st == NULL) {
		diag_error(ds, "store-missing", NULL, _("there is no database \"%s\" to export"),
			   app->db_path);
		return false;
	}
	if (name != NULL) {
		if (!target_find_system(&s, app, name, ds))
			return false;
		*id = s->id;
		return true;
	}
	if (!store_systems(st, &all, ds))
		return false;
	for (guint i = 0; i < all->len; i++)
		g_string_append_printf(names, "%s%s", i > 0 ? ", " : "",
				       ((struct store_system *)all->pdata[i])->name);
	if (all->len == 1) {
		*id = ((struct store_system *)all->pdata[0])->id;
		return true;
	}
	if (all->len == 0)
		diag_error(ds, "no-system", NULL, _("there is no system to export"));
	else
		diag_hint(diag_error(ds, "which-system", NULL,
				     _("there are several systems: %s"), names->str),
			  _("an export is of one; name it with --system"));
	return false;
}

enum exit_code exporting_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *path = args_output(args);
	g_autofree char *shown = NULL;
	gint64 system;
	bool ok;

	if (!find_system(&system, app, args_text(args, "system"), ds) ||
	    !exporting_write(app, system, ds))
		return EXIT_CODE_DATA;
	app_end_reading(app);
	if (path == NULL)
		return EXIT_CODE_OK;
	ok = savefile_copy(path, fileno(app->spool), SAVEFILE_REPLACE, ds);
	fclose(app->spool);
	app->spool = NULL;
	shown = text_for_shell(path);
	app_hint(app, _("\"seam check --all --from %s\" reads it without a database"), shown);
	return ok ? EXIT_CODE_OK : EXIT_CODE_DATA;
}
