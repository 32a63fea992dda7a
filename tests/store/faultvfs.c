/* A disk that fails on purpose; see faultvfs.h. */
#include "config.h"

#include "faultvfs.h"

#include <signal.h>
#include <string.h>

#include <sqlite3.h>

struct fault fault;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs fault_vfs;

struct fault_file {
	sqlite3_file base;
	const char *name;	/* "db", "journal", "other" */
	sqlite3_file *real;	/* behind this struct */
};

/* Called before each operation; SQLITE_OK to go on. */
static int strike(const char *operation, const char *name)
{
	fault.count++;
	if (fault.log)
		g_string_append_printf(fault.log, "%s%s-%s", fault.log->len ? " " : "",
				       operation, name);
	if (fault.kind == FAULT_NONE ||
	    (fault.lasting ? fault.count < fault.at : fault.count != fault.at))
		return SQLITE_OK;
	if (fault.kind == FAULT_KILL)
		raise(SIGKILL);
	if (fault.kind == FAULT_FULL)
		return SQLITE_FULL;
	return strcmp(operation, "write") == 0 ? SQLITE_IOERR_WRITE :
	       strcmp(operation, "sync") == 0 ? SQLITE_IOERR_FSYNC :
	       strcmp(operation, "delete") == 0 ? SQLITE_IOERR_DELETE :
						  SQLITE_IOERR_TRUNCATE;
}

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct fault_file *)file)->real;
}

static const char *name_of(sqlite3_file *file)
{
	return ((struct fault_file *)file)->name;
}

/* ---- what may fail ------------------------------------------------------------ */

static int file_write(sqlite3_file *file, const void *data, int n, sqlite3_int64 at)
{
	int rc = strike("write", name_of(file));

	return rc ? rc : real_of(file)->pMethods->xWrite(real_of(file), data, n, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	int rc = strike("truncate", name_of(file));

	return rc ? rc : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

/* The kernel keeps what a killed process wrote: no need to wait for the disk. */
static int file_sync(sqlite3_file *file, int flags)
{
	(void)flags;
	return strike("sync", name_of(file));
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	int rc = strike(sync_folder ? "delete" : "delete-unsynced", "journal");

	(void)vfs;
	return rc ? rc : real_vfs->xDelete(real_vfs, name, 0);
}

/* ---- what is passed on ----------------------------------------------------------- */

static int file_close(sqlite3_file *file)
{
	return real_of(file)->pMethods->xClose(real_of(file));
}

static int file_read(sqlite3_file *file, void *data, int n, sqlite3_int64 at)
{
	return real_of(file)->pMethods->xRead(real_of(file), data, n, at);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xLock(real_of(file), level);
}

static int file_unlock(sqlite3_file *file, int level)
{
	return real_of(file)->pMethods->xUnlock(real_of(file), level);
}

static int file_reserved(sqlite3_file *file, int *out)
{
	return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int file_control(sqlite3_file *file, int op, void *arg)
{
	return real_of(file)->pMethods->xFileControl(real_of(file), op, arg);
}

static int file_sector(sqlite3_file *file)
{
	return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_device(sqlite3_file *file)
{
	return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static const sqlite3_io_methods fault_methods = {
	.iVersion = 1,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_reserved,
	.xFileControl = file_control,
	.xSectorSize = file_sector,
	.xDeviceCharacteristics = file_device,
};

static int vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
		    int *out_flags)
{
	struct fault_file *f = (struct fault_file *)file;
	int rc;

	(void)vfs;
	f->real = (sqlite3_file *)(f + 1);
	f->name = flags & SQLITE_OPEN_MAIN_DB ? "db" :
		  flags & SQLITE_OPEN_MAIN_JOURNAL ? "journal" : "other";
	rc = real_vfs->xOpen(real_vfs, name, f->real, flags, out_flags);
	f->base.pMethods = f->real->pMethods ? &fault_methods : NULL;
	return rc;
}

void fault_install(void)
{
	real_vfs = sqlite3_vfs_find(NULL);
	fault_vfs = *real_vfs;
	fault_vfs.zName = "fault";
	fault_vfs.szOsFile = (int)sizeof(struct fault_file) + real_vfs->szOsFile;
	fault_vfs.xOpen = vfs_open;
	fault_vfs.xDelete = vfs_delete;
	sqlite3_vfs_register(&fault_vfs, 1);
}

void fault_set(enum fault_kind kind, int at, bool lasting)
{
	fault.kind = kind;
	fault.at = at;
	fault.lasting = lasting;
	fault.count = 0;
}
