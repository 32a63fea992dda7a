/*
 * Files that are whole or not there: written under a random name in the same
 * folder, synced, renamed, and the folder synced. They are what a person
 * named to be read and handed on: a new one is as open as the umask leaves it, one that
 * is replaced hands its mode on. A new folder has mode 0700, whatever the umask. The
 * database and its copies do their own syncing, are 0600, and do not come here.
 */
#ifndef SEAM_BASE_SAVEFILE_H
#define SEAM_BASE_SAVEFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum savefile_flags {
	SAVEFILE_REPLACE = 0,	/* an existing regular file gives way */
	SAVEFILE_NEW = 1 << 0,	/* an existing file is an error, without a race */
};

/*
 * On failure the old file is untouched and no temporary one stays. A symbolic
 * link at `path' is replaced, not followed; what is not a regular file (a folder,
 * a device, a pipe, or a link to one) is refused.
 */
bool savefile_write(const char *path, const char *data, size_t length,
		    enum savefile_flags flags, struct diags *ds);

/* The same with what can be read from a descriptor, from its start to its end. */
bool savefile_copy(const char *path, int from, enum savefile_flags flags, struct diags *ds);

/* Makes the folder and its missing parents, 0700; one that exists is fine. */
bool savefile_make_dir(const char *path, struct diags *ds);

#endif
