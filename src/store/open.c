/*
 * Opening a database as if it came from a stranger: the name, the kind of file and
 * its header are looked at before SQLite may write, the connection believes as
 * little of the file as possible, and a schema that is not ours, text for text, is
 * refused. A file that is refused is left untouched.
 *
 * The header is read through SQLite's own descriptor: closing another one would
 * drop all locks this process has on the file.
 */
#include "config.h"

#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "base/savefile.h"

enum {
	HEADER_SIZE = 100,		/* of an SQLite file */
	HEADER_WRITE_FORMAT = 18,	/* 1 = rollback journal, 2 = write-ahead log */
	HEADER_USER_VERSION = 60,
	HEADER_APPLICATION_ID = 68,

	CHECK_READING_MAX = 16 << 20,	/* bytes; some 300 ms */
};

static struct diag *refuse(struct diags *ds, const char *path, const char *code,
			   const char *format, ...) G_GNUC_PRINTF(4, 5);

static struct diag *refuse(struct diags *ds, const char *path, const char *code,
			   const char *format, ...)
{
	const struct place at = { .file = path };
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	return diag_error(ds, code, &at, "%s", message);
}

/* ---- the name ---------------------------------------------------------------- */

/* Names that SQLite would take for a database that vanishes, or for an address. */
static bool check_name(const char *path, struct diags *ds)
{
	struct diag *d;

	if (path && *path != '\0' && *path != ':' && !g_str_has_prefix(path, "file:"))
		return true;
	d = diag_error(ds, "store-name", NULL, _("\"%s\" is no name for a database"),
		       path ? path : "");
	diag_hint(d, _("name a file; \"./\" in front makes any name one"));
	return false;
}

/* The folder is resolved, so that links to it work, and made when there is none. */
static bool resolve(char **out, const char *path, enum store_mode mode, struct diags *ds)
{
	g_autofree char *dir = g_path_get_dirname(path);
	g_autofree char *base = g_path_get_basename(path);
	char *resolved;

	*out = NULL;
	if (g_str_has_suffix(path, "/")) {
		refuse(ds, path, "store-file", _("this is a folder"));
		return false;
	}
	if (mode != STORE_READ && !g_file_test(dir, G_FILE_TEST_IS_DIR) &&
	    !savefile_make_dir(dir, ds))
		return false;
	resolved = realpath(dir, NULL);
	if (!resolved) {
		diag_hint(refuse(ds, path, errno == ENOENT ? "store-missing" : "store-file",
				 _("the folder \"%s\" cannot be opened: %s"), dir,
				 g_strerror(errno)),
			  _("--db names another file"));
		return false;
	}
	*out = g_build_filename(resolved, base, NULL);
	free(resolved);
	return true;
}

/* ---- the file ---------------------------------------------------------------- */

/* Before SQLite does, and with our mode, whatever the umask: the journal gets the
 * mode of the database. */
static bool make_file(const char *file, const char *path, enum store_mode mode,
		      struct diags *ds)
{
	int fd = open(file, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	int error = errno;

	if (fd >= 0) {
		error = fchmod(fd, 0600) == 0 ? 0 : errno;
		if (close(fd) != 0 && error == 0)
			error = errno;
	}
	/* Another program may start at the same moment. */
	if (error == 0 || (error == EEXIST && mode != STORE_NEW))
		return true;
	diag_hint(refuse(ds, path, "store-file", _("cannot be made: %s"),
			 g_strerror(error)),
		  _("--db names another file"));
	return false;
}

static bool check_kind(const char *file, const char *path, enum store_mode mode,
		       struct diags *ds)
{
	struct stat sb;

	if (lstat(file, &sb) != 0) {
		if (errno != ENOENT) {
			refuse(ds, path, "store-file", "%s", g_strerror(errno));
			return false;
		}
		if (mode != STORE_READ)
			return make_file(file, path, mode, ds);
		diag_hint(refuse(ds, path, "store-missing", _("there is no database here")),
			  _("'seam new SERVICE' makes it, 'seam demo' makes a sample; "
			    "--db names another file"));
		return false;
	}
	if (mode == STORE_NEW) {
		diag_hint(refuse(ds, path, "store-file", _("exists already")),
			  _("it was left as it is; choose another name"));
		return false;
	}
	if (S_ISREG(sb.st_mode))
		return true;
	diag_hint(refuse(ds, path, "store-file",
			 S_ISLNK(sb.st_mode) ? _("is a symbolic link, which is not followed")
			 : S_ISDIR(sb.st_mode) ? _("is a folder")
					       : _("is no regular file")),
		  _("name the database file itself"));
	return false;
}

/* Opening a pipe in a journal's place would wait for ever, a link would lead away. */
static bool check_companions(const char *file, const char *path, struct diags *ds)
{
	static const char *const endings[] = { "-journal", "-wal", "-shm" };

	for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *beside = g_strconcat(file, endings[i], NULL);
		struct stat sb;

		if (lstat(beside, &sb) != 0 || S_ISREG(sb.st_mode))
			continue;
		diag_hint(refuse(ds, path, "store-file",
				 _("\"%s\" beside it is no regular file"), beside),
			  _("it does not belong there; remove it, then try again"));
		return false;
	}
	return true;
}

bool store_exists(const char *path)
{
	g_autoptr(diags) ignored = diags_new();
	struct stat sb;

	if (!check_name(path, ignored))
		return true;
	if (lstat(path, &sb) != 0)
		return errno != ENOENT;
	return !S_ISREG(sb.st_mode) || sb.st_size > 0;
}

/* ---- the header -------------------------------------------------------------- */

static gint32 header_int(const guint8 *header, int offset)
{
	guint32 n;

	memcpy(&n, header + offset, sizeof(n));
	return (gint32)GUINT32_FROM_BE(n);
}

static bool check_newer(struct store *st, int version, struct diags *ds)
{
	if (version <= STORE_SCHEMA_VERSION)
		return true;
	diag_hint(refuse(ds, st->path, "store-newer",
			 _("was written by a newer seam (its schema is %d, ours is %d)"),
			 version, STORE_SCHEMA_VERSION),
		  _("it was left as it is; use that version, or name another file "
		    "with --db"));
	return false;
}

static bool check_header(struct store *st, const guint8 *header, struct diags *ds)
{
	int version = header_int(header, HEADER_USER_VERSION);

	if (memcmp(header, "SQLite format 3", 16) != 0 ||
	    header_int(header, HEADER_APPLICATION_ID) != STORE_APPLICATION_ID)
		return store_fail(st, SQLITE_NOTADB, ds);
	/* SQLite takes an unknown format for one that it may only read. */
	if (version < 1 || header[HEADER_WRITE_FORMAT] < 1 ||
	    header[HEADER_WRITE_FORMAT] > 2)
		return store_fail(st, SQLITE_CORRUPT, ds);
	return check_newer(st, version, ds);
}

/* What SQLite may find here: nothing yet, or one of ours, possibly with a log. */
static bool look_at_file(struct store *st, bool *empty, bool *has_log, struct diags *ds)
{
	sqlite3_file *file = NULL;
	guint8 header[HEADER_SIZE];
	sqlite3_int64 size = 0;
	int rc;

	*empty = *has_log = false;
	rc = sqlite3_file_control(st->db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	if (rc != SQLITE_OK || !file || !file->pMethods)
		return store_fail(st, SQLITE_CANTOPEN, ds);
	rc = file->pMethods->xFileSize(file, &size);
	if (rc != SQLITE_OK)
		return store_fail(st, rc, ds);
	if (size == 0) {
		*empty = true;
		return true;
	}
	if (size < HEADER_SIZE)
		return store_fail(st, SQLITE_NOTADB, ds);
	rc = file->pMethods->xRead(file, header, HEADER_SIZE, 0);
	if (rc != SQLITE_OK)
		return store_fail(st, rc, ds);
	*has_log = header[HEADER_WRITE_FORMAT] == 2;
	return check_header(st, header, ds);
}

/* ---- the connection ---------------------------------------------------------- */

static const struct { int option, value; } db_options[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static const struct { int limit, value; } db_limits[] = {
	{ SQLITE_LIMIT_LENGTH, 8 << 20 },	/* a text or a row */
	{ SQLITE_LIMIT_SQL_LENGTH, 64 << 10 },
	{ SQLITE_LIMIT_COLUMN, 100 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 100 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 40 },
	{ SQLITE_LIMIT_VDBE_OP, 50000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 16 },
	{ SQLITE_LIMIT_ATTACHED, 1 },		/* VACUUM INTO needs one */
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 64 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static bool configure(struct store *st, struct diags *ds)
{
	sqlite3_extended_result_codes(st->db, 1);
	guard_clocks_on(st);
	for (gsize i = 0; i < G_N_ELEMENTS(db_options); i++) {
		int rc = sqlite3_db_config(st->db, db_options[i].option,
					   db_options[i].value, NULL);

		if (rc != SQLITE_OK)
			return store_fail(st, rc, ds);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(db_limits); i++)
		sqlite3_limit(st->db, db_limits[i].limit, db_limits[i].value);
	/* Neither reads the file. */
	return store_exec(st, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0", ds);
}

/*
 * Before the first use of SQLite in the process: no thread of ours shares anything with
 * another, and nobody asks how much memory it has. Its own locks and counts take time
 * at every allocation. Later calls are refused, and change nothing.
 */
static void configure_library(void)
{
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	/* The lists of words in the schema's checks are small tables of their own, made for
	 * every row: each would take room for twenty pages from the system and give it back. */
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
}

static bool connect_file(struct store *st, struct diags *ds)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX |
		    SQLITE_OPEN_PRIVATECACHE;
	const char *opened;
	int rc;

	configure_library();
	rc = sqlite3_open_v2(st->file, &st->db, flags, NULL);
	if (!st->db)
		g_error("%s: out of memory", st->path);
	if (rc != SQLITE_OK)
		return store_fail(st, rc, ds);
	/* A name that stands for no file gives a database that vanishes. */
	opened = sqlite3_db_filename(st->db, "main");
	if (g_strcmp0(opened, st->file) != 0)
		return store_fail(st, SQLITE_CANTOPEN, ds);
	return configure(st, ds);
}

/*
 * The rollback journal: with several terminals on one file a write-ahead log can
 * damage it in SQLite before 3.51.3. EXTRA: the journal's end is synced, too, so
 * that what was acknowledged cannot roll back after a power cut.
 */
static bool set_journal(struct store *st, bool has_log, struct diags *ds)
{
	if (has_log && !store_exec(st, "PRAGMA journal_mode = DELETE", ds))
		return false;
	if (st->writable && !store_exec(st, "PRAGMA synchronous = EXTRA", ds))
		return false;
	return store_exec(st, "PRAGMA temp_store = MEMORY", ds);
}

/*
 * Most pages are read once, and to keep one costs more than to read it again, since memory
 * has to be touched for each: forty hold what stands above the leaves. What is written
 * stays in memory as in a cache of the usual size: a change that is not larger leaves the
 * file alone until its end.
 */
static bool set_cache(struct store *st, struct diags *ds)
{
	return store_exec(st, "PRAGMA cache_size = 40; PRAGMA cache_spill = 500", ds);
}

/* ---- the content ------------------------------------------------------------- */

static bool check_empty(struct store *st, struct diags *ds)
{
	if (st->writable)
		return migrate_create(st, ds);
	diag_hint(refuse(ds, st->path, "store-missing", _("this file is empty")),
		  _("'seam new SERVICE' makes it a database; --db names another file"));
	return false;
}

/*
 * A file last written by another version of the program is looked through once: by
 * who may note that it was. Readers cannot, so they look at small files only, which
 * takes a fraction of a second each time.
 */
static bool check_stamp(struct store *st, struct diags *ds)
{
	g_autofree char *program = NULL;
	struct query q;
	gint64 bytes;
	int findings;

	query_open(&q, st, FILE_STAMP, ds);
	if (query_next(&q))
		program = column_string(&q);
	if (!query_close(&q))
		return false;
	if (g_strcmp0(program, st->program) == 0)
		return true;
	if (!file_bytes(st, &bytes, ds))
		return false;
	if (!st->writable && bytes > CHECK_READING_MAX)
		return true;
	if (!check_pages(st, false, &findings, ds) || findings > 0)
		return false;
	if (!st->writable || sqlite3_db_readonly(st->db, "main") == 1)
		return true;
	/* From here on without the lock of a reader: two of them, each waiting for the
	 * other to end, could not write. */
	store_end_read(st);
	query_open(&q, st, FILE_STAMP_SET, ds);
	query_text(&q, ":program", st->program);
	return query_run(&q);
}

/* From nothing, or from what an older version wrote. */
static bool make_current(struct store *st, int version, struct diags *ds)
{
	if (version == 0 && (!check_empty(st, ds) || !migrate_version(st, &version, ds) ||
			     !check_newer(st, version, ds)))
		return false;
	return version == STORE_SCHEMA_VERSION || migrate_run(st, store_migrations, ds);
}

/*
 * Again, by SQLite's reading: what the header said may have been rolled back, to
 * nothing at all if a program died while it made the file.
 */
static bool check_content(struct store *st, struct diags *ds)
{
	int version;

	/* One lock for all that is looked at. */
	if (!store_begin_read(st, ds) || !migrate_version(st, &version, ds) ||
	    !check_newer(st, version, ds))
		return false;
	if (version < STORE_SCHEMA_VERSION) {
		store_end_read(st);
		if (!make_current(st, version, ds) || !store_begin_read(st, ds))
			return false;
	}
	guard_on(st);
	if (!check_schema(st, ds) || !check_stamp(st, ds))
		return false;
	if (st->options.reading)
		return st->reading > 0 || store_begin_read(st, ds);
	store_end_read(st);
	return true;
}

static bool open_file(struct store *st, struct diags *ds)
{
	bool empty, has_log;

	if (!connect_file(st, ds) || !look_at_file(st, &empty, &has_log, ds))
		return false;
	/* Nothing to read: not even a setting. */
	if (empty && !st->writable)
		return check_empty(st, ds);
	return set_journal(st, has_log, ds) && set_cache(st, ds) && check_content(st, ds);
}

/* A database that vanishes is what was asked for: a file without a name, which SQLite
 * makes when its cache is full, so that memory stays small whatever comes in. */
static bool open_memory(struct store *st, struct diags *ds)
{
	int rc;

	configure_library();
	rc = sqlite3_open_v2("", &st->db,
			     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
			     SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, NULL);
	if (!st->db)
		g_error("out of memory");
	if (rc != SQLITE_OK)
		return store_fail(st, rc, ds);
	return configure(st, ds) && check_content(st, ds);
}

/* ---- public ------------------------------------------------------------------ */

bool store_open(struct store **out, const char *path, const struct store_options *options,
		struct diags *ds)
{
	g_autoptr(store) st = NULL;

	*out = NULL;
	if (options->mode != STORE_MEMORY && !check_name(path, ds))
		return false;
	st = g_new0(struct store, 1);
	st->path = g_strdup(path);
	st->program = g_strdup(options->program ? options->program : PACKAGE_VERSION);
	st->options = *options;
	st->options.program = st->program;
	st->writable = options->mode != STORE_READ;
	if (options->mode == STORE_MEMORY ? !open_memory(st, ds)
	    : !resolve(&st->file, path, options->mode, ds) ||
		      !check_kind(st->file, path, options->mode, ds) ||
		      !check_companions(st->file, path, ds) || !open_file(st, ds))
		return false;
	st->refused = false;
	*out = g_steal_pointer(&st);
	return true;
}

void store_close(struct store *st)
{
	if (!st)
		return;
	store_rollback(st);
	while (st->reading > 0)
		store_end_read(st);
	statements_clear(st);
	kept_answers_clear(st);
	/* All statements are finalised, so it closes whatever happened. */
	if (st->db)
		sqlite3_close(st->db);
	g_free(st->path);
	g_free(st->file);
	g_free(st->program);
	g_free(st->at);
	g_free(st->who);
	g_free(st->label);
	g_free(st);
}

const char *store_library_version(void)
{
	return sqlite3_libversion();
}
