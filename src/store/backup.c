/*
 * A whole copy of an open database: one consistent read, without the free space,
 * under a random name beside the target until it is on the disk.
 */
#include "config.h"

#include "store/private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static bool file_error(struct diags *ds, const char *path, const char *what, int error)
{
	const struct place at = { .file = path };

	diag_hint(diag_error(ds, "store-file", &at, "%s: %s", what, g_strerror(error)),
		  _("no copy was made; choose another place"));
	return false;
}

static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC | O_NOFOLLOW);
	int rc, error;

	if (fd < 0)
		return false;
	rc = fsync(fd);
	error = errno;
	if (close(fd) != 0 && rc == 0)
		return false;
	errno = error;
	return rc == 0;
}

static bool vacuum_into(struct store *st, const char *path, struct diags *ds)
{
	bool guarded = st->guarded;
	sqlite3_stmt *stmt = NULL;
	int rc;

	st->deadline_us = G_MAXINT64;
	guard_off(st);
	rc = sqlite3_prepare_v2(st->db, "VACUUM INTO ?1", -1, &stmt, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_bind_text(stmt, 1, path, -1, SQLITE_STATIC);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	guard_wait_over(st);
	if (rc != SQLITE_DONE)
		store_fail(st, rc, ds);
	sqlite3_finalize(stmt);
	if (guarded)
		guard_on(st);
	return rc == SQLITE_DONE;
}

/* Into place without a moment in which an existing file could be lost. */
static bool move_new(const char *from, const char *to)
{
	struct stat sb;

	if (link(from, to) == 0)
		return g_unlink(from) == 0;
	/* Some file systems have no links: look, then rename. */
	if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
		return false;
	if (lstat(to, &sb) == 0) {
		errno = EEXIST;
		return false;
	}
	return g_rename(from, to) == 0;
}

/* dir and temp are resolved: SQLite takes a name like "file:x" for an address. */
static bool write_copy(struct store *st, const char *dir, const char *temp,
		       const char *path, struct diags *ds)
{
	if (!vacuum_into(st, temp, ds))
		return false;
	if (!sync_path(temp, O_RDONLY) || !move_new(temp, path) ||
	    !sync_path(dir, O_RDONLY | O_DIRECTORY))
		return file_error(ds, path, _("cannot write the copy"), errno);
	return true;
}

bool backup_into(struct store *st, const char *path, struct diags *ds)
{
	g_autofree char *named_dir = g_path_get_dirname(path);
	g_autofree char *base = g_path_get_basename(path);
	char *resolved = realpath(named_dir, NULL);
	g_autofree char *dir = g_strdup(resolved);
	g_autofree char *temp = NULL;
	g_autofree char *target = NULL;
	int fd, error;
	bool ok;

	free(resolved);
	if (!dir)
		return file_error(ds, path, _("cannot write the copy"), errno);
	if (*path == '\0' || g_str_has_suffix(path, "/"))
		return file_error(ds, path, _("cannot write the copy"), EISDIR);
	target = g_build_filename(dir, base, NULL);
	if (g_file_test(target, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
		return file_error(ds, path, _("cannot write the copy"), EEXIST);
	temp = g_strdup_printf("%s/.seam-copy-XXXXXX", dir);
	fd = g_mkstemp_full(temp, O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return file_error(ds, path, _("cannot write the copy"), errno);
	/* What is in there is nobody else's, whatever the umask and the folder say. */
	error = fchmod(fd, 0600) != 0 ? errno : 0;
	if (close(fd) != 0 && error == 0)
		error = errno;
	ok = error == 0 ? write_copy(st, dir, temp, target, ds)
			: file_error(ds, path, _("cannot write the copy"), error);
	if (!ok)
		g_unlink(temp);
	return ok;
}

bool store_backup(struct store *st, const char *path, struct diags *ds)
{
	g_assert(!st->writing && !st->reading);
	return backup_into(st, path, ds);
}
