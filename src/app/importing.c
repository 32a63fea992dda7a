/*
 * Reads the lines of an export into one write transaction: whoever reads the database
 * meanwhile sees all of it or nothing. A line is looked at three times: is it JSON of a
 * shape we know (transfer_line.c), does the row make sense (store/transfer_in.c), does
 * the whole (store/transfer_merge.c). Texts of questionnaires pass the loader's limits.
 */
#include "config.h"

#include "app/importing.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/change.h"
#include "app/printing.h"
#include "app/questionnaire_versions.h"
#include "app/summaries.h"
#include "app/transfer_line.h"
#include "base/savefile.h"
#include "load/questionnaire_load.h"
#include "load/sidecar.h"
#include "load/source.h"

enum { LINES_PER_LOOK = 1024 };

const struct option_row importing_options[] = {
	{ "dry-run", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("say what it would do, and change nothing") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

struct import {
	struct app *app;
	struct transfer_reader *r;
	struct transfer_in *in;
	/* The text that is being collected, and what the line above it said. */
	enum line_kind text_of;		/* LINE_ROW: none */
	unsigned text_line;
	GString *text;			/* NULL until its first line */
	struct store_questionnaire row;	/* LINE_QUESTIONNAIRE, or hash and language */
	GHashTable *hashes;		/* of the file */
	bool ended;
};

static bool refuse(struct import *m, int field, const char *hint, struct diags *ds,
		   const char *format, ...) G_GNUC_PRINTF(5, 6);

static bool refuse(struct import *m, int field, const char *hint, struct diags *ds,
		   const char *format, ...)
{
	struct place at = transfer_reader_place(m->r, field);
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(ds, "import-file", &at, format, args);
	va_end(args);
	if (hint != NULL)
		diag_hint(d, "%s", hint);
	return false;
}

/* ---- questionnaires -------------------------------------------------------------- */

static void forget_text(struct import *m)
{
	g_free(m->row.hash);
	g_free(m->row.id);
	g_free(m->row.version);
	g_free(m->row.language);
	g_free(m->row.added);
	m->row = (struct store_questionnaire){ 0 };
	if (m->text != NULL)
		g_string_free(m->text, TRUE);
	m->text = NULL;
	m->text_of = LINE_ROW;
}

/* About the line above the text, which has been read on since. */
static bool refuse_text(struct import *m, struct diags *ds, const char *message)
{
	const struct place at = { .file = m->r->name, .line = m->text_line };

	diag_hint(diag_error(ds, "import-questionnaire", &at, "%s", message),
		  _("export again; texts of questionnaires are not to be edited here"));
	return false;
}

static bool keep_questionnaire(struct import *m, struct diags *ds)
{
	g_autofree char *hash = g_compute_checksum_for_data(
		G_CHECKSUM_SHA256, (const guchar *)m->text->str, m->text->len);
	g_autoptr(store_questionnaire) here = NULL;
	g_autoptr(questionnaire) q = NULL;

	if (strcmp(hash, m->row.hash) != 0)
		return refuse_text(m, ds, _("the text of this questionnaire is not what its "
					    "hash says"));
	g_hash_table_add(m->hashes, g_strdup(hash));
	transfer_in_questionnaire(m->in, hash);
	if (!store_get_questionnaire(m->app->store, hash, &here, ds))
		return false;
	if (here != NULL)
		return true;
	if (!questionnaire_load_text(&q, m->text->str, m->text->len, m->row.id, ds))
		return refuse_text(m, ds, _("this questionnaire cannot be read"));
	if (strcmp(q->id, m->row.id) != 0 || strcmp(q->version, m->row.version) != 0 ||
	    strcmp(q->language, m->row.language) != 0)
		return refuse_text(m, ds, _("this is another questionnaire than the line says"));
	if (!questionnaire_versions_check(m->app, m->app->store, q, ds))
		return false;
	m->row.text = m->text->str;
	m->row.length = m->text->len;
	if (!store_put_questionnaire(m->app->store, &m->row, ds))
		return false;
	m->row.text = NULL;
	return true;
}

/* One that is here stays. */
static bool keep_sidecar(struct import *m, struct diags *ds)
{
	g_autofree char *here = NULL;
	g_autoptr(sidecar) s = NULL;
	gsize length;

	if (!store_get_sidecar(m->app->store, m->row.hash, m->row.language, &here, &length, ds))
		return false;
	if (here != NULL)
		return true;
	if (!sidecar_load_text(&s, m->text->str, m->text->len, m->row.language, ds))
		return refuse_text(m, ds, _("this translation cannot be read"));
	return store_put_sidecar(m->app->store, m->row.hash, m->row.language, m->text->str,
				 m->text->len, ds);
}

/* What was collected is whole when something else comes. */
static bool settle_text(struct import *m, struct diags *ds)
{
	bool ok;

	if (m->text_of == LINE_ROW)
		return true;
	ok = m->text == NULL ? refuse_text(m, ds, _("no text follows"))
	     : m->text_of == LINE_QUESTIONNAIRE ? keep_questionnaire(m, ds)
						: keep_sidecar(m, ds);
	forget_text(m);
	return ok;
}

static bool add_text(struct import *m, struct diags *ds)
{
	if (m->text_of == LINE_ROW)
		return refuse(m, -1, NULL, ds, _("this text belongs to nothing"));
	if (m->text == NULL)
		m->text = g_string_new(NULL);
	else
		g_string_append_c(m->text, '\n');
	g_string_append(m->text, m->r->plain);
	return m->text->len <= SOURCE_FILE_MAX ||
	       refuse_text(m, ds, _("this text is too long"));
}

static bool begin_text(struct import *m, struct diags *ds)
{
	const struct transfer_value *v = m->r->values;

	m->text_of = m->r->kind;
	m->text_line = m->r->line;
	if (m->r->kind == LINE_QUESTIONNAIRE) {
		m->row.added = g_strdup(v[QUESTIONNAIRE_ADDED].text);
		m->row.hash = g_strdup(v[QUESTIONNAIRE_HASH].text);
		m->row.id = g_strdup(v[QUESTIONNAIRE_ID].text);
		m->row.language = g_strdup(v[QUESTIONNAIRE_LANGUAGE].text);
		m->row.version = g_strdup(v[QUESTIONNAIRE_VERSION].text);
		return true;
	}
	m->row.language = g_strdup(v[SIDECAR_LANGUAGE].text);
	m->row.hash = g_strdup(v[SIDECAR_QUESTIONNAIRE].text);
	return g_hash_table_contains(m->hashes, m->row.hash) ||
	       refuse(m, SIDECAR_QUESTIONNAIRE, NULL, ds,
		      _("no line above has the %s \"%s\""), "questionnaire", m->row.hash);
}

/* ---- lines ----------------------------------------------------------------------- */

static bool begin_rows(struct import *m, struct diags *ds)
{
	const struct transfer_value *v = m->r->values;
	struct transfer_in_options options = {
		.place = transfer_reader_place,
		.data = m->r,
	};

	if (m->r->kind != LINE_HEAD)
		return refuse(m, -1, _("\"seam export\" writes one"), ds,
			      _("this is no export: it does not begin with \"seam\""));
	if (v[HEAD_FORMAT].number != TRANSFER_FORMAT)
		return refuse(m, HEAD_FORMAT, _("use the version of seam that wrote it"), ds,
			      _("this export has the format %" PRId64 ", which is unknown"),
			      v[HEAD_FORMAT].number);
	if (!uid_is_valid(v[HEAD_SYSTEM].text))
		return refuse(m, HEAD_SYSTEM, NULL, ds,
			      _("\"%s\" is no uid: a UUID of version 7 in lower case"),
			      v[HEAD_SYSTEM].text);
	options.system = v[HEAD_SYSTEM].text;
	m->in = transfer_in_new(m->app->store, &options);
	return true;
}

/* What would be taken for a command could never be typed. */
static bool check_slug(struct import *m, struct diags *ds)
{
	const char *slug = m->r->values[TRANSFER_SERVICE_SLUG].text;

	return m->r->row != TRANSFER_SERVICE || slug == NULL || !action_is_command_word(slug) ||
	       refuse(m, TRANSFER_SERVICE_SLUG, NULL, ds,
		      _("\"%s\" is a command and cannot name a service"), slug);
}

static bool take_line(struct import *m, struct diags *ds)
{
	if (m->r->kind == LINE_TEXT)
		return add_text(m, ds);
	if (!settle_text(m, ds))
		return false;
	switch (m->r->kind) {
	case LINE_ROW:
		return check_slug(m, ds) &&
		       transfer_in_row(m->in, m->r->row, m->r->values, ds);
	case LINE_QUESTIONNAIRE:
	case LINE_SIDECAR:
		return begin_text(m, ds);
	case LINE_END:
		m->ended = true;
		return true;
	default:
		return refuse(m, -1, NULL, ds, _("a file begins once"));
	}
}

static bool read_lines(struct import *m, struct diags *ds)
{
	bool end;

	for (;;) {
		if (!transfer_reader_next(m->r, &end, ds))
			return false;
		if (end)
			break;
		if (m->ended)
			return refuse(m, -1, NULL, ds, _("there is more behind the end"));
		if (m->in == NULL ? !begin_rows(m, ds) : !take_line(m, ds))
			return false;
		if (m->r->line % LINES_PER_LOOK == 0)
			app_progress(m->app, MIN(m->r->read, m->r->size - 1), m->r->size);
	}
	app_progress(m->app, 1, 1);
	return m->ended || refuse(m, -1, _("export again: the file was cut off"), ds,
				  _("the line that ends an export is missing"));
}

static bool refresh(struct app *app, const GArray *systems, struct diags *ds)
{
	for (guint i = 0; i < systems->len; i++)
		if (!summaries_refresh(app, app->store, g_array_index(systems, gint64, i), ds))
			return false;
	return true;
}

static bool read_into(struct app *app, struct transfer_reader *r,
		      struct transfer_counts *counts, struct diags *ds)
{
	g_autoptr(GHashTable) hashes =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct import m = { .app = app, .r = r, .hashes = hashes };
	g_autoptr(GArray) systems = NULL;
	bool ok;

	ok = read_lines(&m, ds) && transfer_in_end(m.in, counts, &systems, ds) &&
	     ((counts->changes == 0 && counts->rows == 0) || refresh(app, systems, ds));
	forget_text(&m);
	transfer_in_free(m.in);
	return ok;
}

bool importing_read(struct app *app, const char *path, struct transfer_counts *counts,
		    struct diags *ds)
{
	g_auto(transfer_reader) r = { 0 };

	return transfer_reader_open(&r, path, ds) && read_into(app, &r, counts, ds);
}

bool importing_from(struct app *app, const char *path, struct diags *ds)
{
	struct transfer_counts counts;

	return app_store_memory(app, ds) &&
	       change_begin(app, NULL, DEED_IMPORT, NULL, NULL, ds) &&
	       importing_read(app, path, &counts, ds) && store_commit(app->store, ds);
}

/* ---- the command ----------------------------------------------------------------- */

static void write_counts(struct app *app, const struct transfer_counts *n, bool dry)
{
	if (app->format == FORMAT_JSON) {
		printing_json_take(
			app, json_pack("{s:i, s:b, s:{s:I, s:I}, s:{s:I, s:I}, s:I, s:I, s:I}",
				       "schema", 1, "dry_run", dry, "changes", "new",
				       (json_int_t)n->changes, "same", (json_int_t)n->changes_same,
				       "rows", "new", (json_int_t)n->rows, "same",
				       (json_int_t)n->rows_same, "answers", (json_int_t)n->answers,
				       "conflicts", (json_int_t)n->conflicts, "kept",
				       (json_int_t)n->kept));
		return;
	}
	app_printf(app, _("changes: %" PRId64 " new, %" PRId64
			  " there already\n"), n->changes, n->changes_same);
	app_printf(app, _("rows: %" PRId64 " new, of which %" PRId64
			  " are answers; %" PRId64 " there already\n"), n->rows,
		   n->answers, n->rows_same);
	app_printf(app, _("said here and there: %" PRId64 ", of which %"
			  PRId64 " stay as they are here\n"), n->conflicts, n->kept);
}

/* A database that is not there yet is made aside and put in place when it is whole: what
 * cannot be imported leaves none, and nobody else finds half of it. */
static bool open_aside(struct app *app, const char *db, bool dry, bool *aside,
		       struct diags *ds)
{
	/* An empty file is there, and no database yet. */
	*aside = dry ? !store_exists(db)
		     : !g_file_test(db, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
	return !*aside || app_store_memory(app, ds);
}

static bool put_in_place(struct app *app, const char *db, struct diags *ds)
{
	g_autofree char *dir = g_path_get_dirname(db);

	return savefile_make_dir(dir, ds) && store_backup(app->store, db, ds);
}

enum exit_code importing_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *db = app_db_path(app, ds);
	bool dry = args_has(args, "dry-run"), aside;
	g_auto(transfer_reader) r = { 0 };
	struct transfer_counts counts;

	/* The file first: what is piped in may take its time, and nobody is locked out yet. */
	if (db == NULL || !transfer_reader_open(&r, args_word(args, 0), ds) ||
	    !open_aside(app, db, dry, &aside, ds) ||
	    !change_begin(app, args, DEED_IMPORT_FILE, r.name, NULL, ds))
		return EXIT_CODE_DATA;
	if (!read_into(app, &r, &counts, ds)) {
		change_rollback(app);
		return EXIT_CODE_DATA;
	}
	if (dry)
		change_rollback(app);
	else if (!change_commit(app, REACH_NOTHING, 0, 0, ds) ||
		 (aside && !put_in_place(app, db, ds)))
		return EXIT_CODE_DATA;
	write_counts(app, &counts, dry);
	if (dry)
		app_hint(app, _("nothing was changed; without --dry-run it will be"));
	else
		app_hint(app, _("next: seam list"));
	return EXIT_CODE_OK;
}
