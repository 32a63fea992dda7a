/*
 * Files that are whole or not there. Every step works on an open folder, so the
 * folder cannot be swapped between writing and renaming; every step can fail and
 * says so. g_file_set_contents_full() does not take a mode over the umask, does
 * not sync the folder and cannot refuse an existing file without a race.
 */
#include "config.h"

#include "base/savefile.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <glib/gi18n.h>

enum { NAME_TRIES = 16, COPY_BYTES = 64 << 10 };

struct saving {
	const char *path; /* as the user named it, for messages */
	char *folder;
	char *name;
	char temp[32]; /* "" while there is no temporary file */
	int dir;
	int fd;
	mode_t mode; /* of the file that is replaced; 0 = there is none */
};

static void saving_clear(struct saving *s)
{
	if (s->fd >= 0)
		close(s->fd);
	if (s->temp[0] != '\0')
		unlinkat(s->dir, s->temp, 0);
	if (s->dir >= 0)
		close(s->dir);
	g_free(s->folder);
	g_free(s->name);
}

static bool fail(const struct saving *s, int error, struct diags *ds)
{
	diag_error(ds, "write", NULL, _("cannot write \"%s\": %s"), s->path, g_strerror(error));
	return false;
}

static bool open_folder(struct saving *s, struct diags *ds)
{
	s->folder = g_path_get_dirname(s->path);
	s->name = g_path_get_basename(s->path);
	if (s->path[0] == '\0' || g_str_has_suffix(s->path, "/"))
		return fail(s, s->path[0] == '\0' ? ENOENT : EISDIR, ds);
	s->dir = open(s->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return s->dir >= 0 || fail(s, errno, ds);
}

/* Renaming over a device would replace the device: `-o /dev/stdout' as root. */
static bool check_target(struct saving *s, enum savefile_flags flags, struct diags *ds)
{
	struct stat st;
	struct diag *d;

	if (fstatat(s->dir, s->name, &st, 0) == 0) {
		if (!S_ISREG(st.st_mode)) {
			diag_error(ds, "not-a-file", NULL, _("\"%s\" is not a regular file"),
				   s->path);
			return false;
		}
		s->mode = st.st_mode;	/* whoever could read it still can */
	}
	if (!(flags & SAVEFILE_NEW) || fstatat(s->dir, s->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return true;
	d = diag_error(ds, "exists", NULL, _("\"%s\" exists already"), s->path);
	diag_hint(d, _("choose another name, or move the file away first"));
	return false;
}

static bool create_temp(struct saving *s, struct diags *ds)
{
	int error = EEXIST;

	for (int i = 0; i < NAME_TRIES && error == EEXIST; i++) {
		uint64_t random;

		if (getentropy(&random, sizeof(random)) != 0)
			return fail(s, errno, ds);
		g_snprintf(s->temp, sizeof(s->temp), ".seam-%016" PRIx64, random);
		s->fd = openat(s->dir, s->temp,
			       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			       s->mode != 0 ? 0600 : 0666);
		error = s->fd >= 0 ? 0 : errno;
	}
	if (error != 0) {
		s->temp[0] = '\0';
		return fail(s, error, ds);
	}
	return s->mode == 0 || fchmod(s->fd, s->mode & 0777) == 0 || fail(s, errno, ds);
}

static bool write_bytes(struct saving *s, const char *data, size_t length,
			struct diags *ds)
{
	while (length > 0) {
		ssize_t n = write(s->fd, data, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return fail(s, n < 0 ? errno : EIO, ds);
		data += n;
		length -= n;
	}
	return true;
}

static bool write_copy(struct saving *s, int from, struct diags *ds)
{
	g_autofree char *buffer = g_malloc(COPY_BYTES);
	off_t offset = 0;
	ssize_t n;

	while ((n = pread(from, buffer, COPY_BYTES, offset)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(s, errno, ds);
		if (!write_bytes(s, buffer, (size_t)n, ds))
			return false;
		offset += n;
	}
	return true;
}

static bool settle(struct saving *s, struct diags *ds)
{
	int fd;

	if (fsync(s->fd) != 0)
		return fail(s, errno, ds);
	fd = s->fd;
	s->fd = -1;
	return close(fd) == 0 || fail(s, errno, ds);
}

/* Gives the file its name. A hard link refuses an existing name where a rename
 * would replace it. */
static bool publish(struct saving *s, enum savefile_flags flags, struct diags *ds)
{
	if (!(flags & SAVEFILE_NEW)) {
		if (renameat(s->dir, s->temp, s->dir, s->name) != 0)
			return fail(s, errno, ds);
		s->temp[0] = '\0';
	} else if (linkat(s->dir, s->temp, s->dir, s->name, 0) != 0) {
		return fail(s, errno, ds);
	}
	/* Some file systems cannot sync a folder; the file is there all the same. */
	if (fsync(s->dir) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EBADF)
		return fail(s, errno, ds);
	return true;
}

static bool prepare(struct saving *s, const char *path, enum savefile_flags flags,
		    struct diags *ds)
{
	*s = (struct saving){ .path = path, .dir = -1, .fd = -1 };
	return open_folder(s, ds) && check_target(s, flags, ds) && create_temp(s, ds);
}

bool savefile_write(const char *path, const char *data, size_t length,
		    enum savefile_flags flags, struct diags *ds)
{
	struct saving s;
	bool ok = prepare(&s, path, flags, ds) && write_bytes(&s, data, length, ds) &&
		  settle(&s, ds) && publish(&s, flags, ds);

	saving_clear(&s);
	return ok;
}

bool savefile_copy(const char *path, int from, enum savefile_flags flags, struct diags *ds)
{
	struct saving s;
	bool ok = prepare(&s, path, flags, ds) && write_copy(&s, from, ds) &&
		  settle(&s, ds) && publish(&s, flags, ds);

	saving_clear(&s);
	return ok;
}

bool savefile_make_dir(const char *path, struct diags *ds)
{
	mode_t mask;
	int result;

	/* Each new folder 0700 and usable by its child, whatever the umask. */
	mask = umask(0077);
	result = g_mkdir_with_parents(path, 0700);
	umask(mask);
	if (result == 0)
		return true;
	diag_error(ds, "make-folder", NULL, _("cannot make the folder \"%s\": %s"), path,
		   g_strerror(errno));
	return false;
}
