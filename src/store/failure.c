/*
 * What SQLite's result codes mean to a person: the file, what happened, what to
 * do next. One row per kind; the codes of the diagnostics are stable words.
 */
#include "config.h"

#include "store/private.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#include "core/deed.h"

static const struct failure {
	int rc;			/* primary result code, or an extended one before it */
	const char *code;
	const char *message;
	const char *hint;
} failures[] = {
	{ SQLITE_BUSY, "store-busy",
	  N_("another program keeps the database locked"),
	  N_("nothing was stored; try again when that program is done") },
	{ SQLITE_LOCKED, "store-busy",
	  N_("another program keeps the database locked"),
	  N_("nothing was stored; try again when that program is done") },
	{ SQLITE_FULL, "store-full",
	  N_("there is no space left to write the database"),
	  N_("nothing was stored; free some space on that disk, then try again") },
	{ SQLITE_IOERR, "store-io",
	  N_("the disk refuses to read or write the database"),
	  N_("nothing was stored; look at the disk, then run 'seam doctor'") },
	{ SQLITE_READONLY_DBMOVED, "store-moved",
	  N_("the database was deleted or replaced"),
	  N_("put the file back, or restart the program") },
	{ SQLITE_READONLY, "store-readonly",
	  N_("the database can only be read"),
	  N_("nothing was stored; make the file and its folder writable, or name "
	     "another file with --db") },
	{ SQLITE_PERM, "store-readonly",
	  N_("the database can only be read"),
	  N_("nothing was stored; make the file and its folder writable, or name "
	     "another file with --db") },
	{ SQLITE_CANTOPEN, "store-file",
	  N_("the database, or the journal beside it, cannot be opened"),
	  N_("the file must be readable, and its folder there and writable; --db names "
	     "another file") },
	{ SQLITE_CORRUPT, "store-damaged",
	  N_("the database is damaged"),
	  N_("run 'seam doctor' for details, and put a backup in its place") },
	{ SQLITE_SCHEMA, "store-damaged",
	  N_("the database is damaged"),
	  N_("run 'seam doctor' for details, and put a backup in its place") },
	{ SQLITE_NOTADB, "store-not-ours",
	  N_("this file is not a seam database"),
	  N_("it was left as it is; name another file with --db") },
	{ SQLITE_TOOBIG, "store-text",
	  N_("this text is too long to be stored"),
	  N_("nothing was stored; keep texts under a million characters") },
	{ SQLITE_INTERRUPT, "store-slow",
	  N_("reading the database took too long and was stopped"),
	  N_("run 'seam doctor' to see whether the file is sound") },
};

static const struct failure *failure_find(int rc)
{
	for (gsize i = 0; i < G_N_ELEMENTS(failures); i++)
		if (failures[i].rc == rc || failures[i].rc == (rc & 0xff))
			return &failures[i];
	return NULL;
}

/* SQLite calls only ENOSPC a full disk. */
static bool is_no_space(int error)
{
	return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

/* A failing commit leaves its reason with the file only. */
static int last_errno(struct store *st)
{
	sqlite3_file *journal = NULL;
	int error = sqlite3_system_errno(st->db);

	if (error == 0)
		sqlite3_file_control(st->db, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
	if (error == 0)
		sqlite3_file_control(st->db, "main", SQLITE_FCNTL_JOURNAL_POINTER,
				     &journal);
	if (journal && journal->pMethods)
		journal->pMethods->xFileControl(journal, SQLITE_FCNTL_LAST_ERRNO, &error);
	return error;
}

bool store_fail(struct store *st, int rc, struct diags *ds)
{
	const struct place at = { .file = st->path };
	int error = last_errno(st);
	const struct failure *f;
	struct diag *d;

	/* As with GLib's own allocations: what was saved is on the disk. */
	if ((rc & 0xff) == SQLITE_NOMEM)
		g_error("%s: out of memory", st->path);
	if ((rc & 0xff) == SQLITE_IOERR && is_no_space(error))
		rc = SQLITE_FULL;
	st->refused = true;
	f = failure_find(rc);
	if (rc == SQLITE_CONSTRAINT_PRIMARYKEY) {
		d = diag_error(ds, "store-twice", NULL,
			       _("one change cannot say the same thing twice"));
		diag_hint(d, _("nothing was stored; keep one of the two"));
	} else if (f && error != 0 &&
		   ((rc & 0xff) == SQLITE_IOERR || (rc & 0xff) == SQLITE_CANTOPEN)) {
		d = diag_error(ds, f->code, &at, "%s: %s", _(f->message),
			       g_strerror(error));
		diag_hint(d, "%s", _(f->hint));
	} else if (f) {
		d = diag_error(ds, f->code, &at, "%s", _(f->message));
		diag_hint(d, "%s", _(f->hint));
	} else {
		/* A constraint of the schema, or something this table should name:
		 * ours to explain better, so say all we know. */
		d = diag_error(ds, "store-refused", &at,
			       _("the database refuses this: %s"), sqlite3_errmsg(st->db));
		diag_hint(d, _("nothing was stored; please report this"));
	}
	return false;
}

struct diag *store_refuse(struct store *st, struct diags *ds, const char *code,
			  const char *format, ...)
{
	struct diag *d;
	va_list args;

	va_start(args, format);
	d = diag_verror(ds, code, NULL, format, args);
	va_end(args);
	st->refused = true;
	return d;
}

bool store_refuse_conflict(struct store *st, gint64 change, const char *what,
			   struct diags *ds)
{
	g_autoptr(store_change) c = NULL;
	g_autofree char *done = NULL;
	struct diag *d;

	if (!change_get(st, change, &c, ds))
		return false;
	done = c ? deed_words(c->label) : NULL;
	if (!c)
		d = store_refuse(st, ds, "store-conflict",
				 _("\"%s\" was changed in the meantime"), what);
	else if (c->service_slug)
		d = store_refuse(st, ds, "store-conflict",
				 /* TRANSLATORS: answer, person, time, service, what was done */
				 _("\"%s\" was changed in the meantime by %s at %s, "
				   "through \"%s\": %s"), what, c->who, c->at,
				 c->service_slug, done);
	else
		d = store_refuse(st, ds, "store-conflict",
				 _("\"%s\" was changed in the meantime by %s at %s: %s"),
				 what, c->who, c->at, done);
	diag_hint(d, _("nothing was stored; look at it as it is now, then decide again"));
	return false;
}

bool store_refuse_built_on(struct store *st, gint64 change, const char *what,
			   struct diags *ds)
{
	g_autoptr(store_change) c = NULL;
	g_autofree char *done = NULL;
	struct diag *d;

	if (!change_get(st, change, &c, ds))
		return false;
	g_assert(c);
	done = deed_words(c->label);
	if (c->service_slug)
		d = store_refuse(st, ds, "store-conflict",
				 /* TRANSLATORS: what was done; what was done later, by whom,
				  * when and through which service */
				 _("\"%s\" cannot be taken back: \"%s\" needs it, by %s at %s, "
				   "through \"%s\""), what, done, c->who, c->at, c->service_slug);
	else
		d = store_refuse(st, ds, "store-conflict",
				 _("\"%s\" cannot be taken back: \"%s\" needs it, by %s at %s"),
				 what, done, c->who, c->at);
	diag_hint(d, _("take that back first, then this"));
	return false;
}
