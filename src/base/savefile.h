/*
 * Files that are whole or not there: written under a random name in the same
 * folder, synced, renamed, and the folder synced. A new file has mode 0600, a new
 * folder 0700, whatever the umask; a file that is replaced hands its mode on. The
 * database does its own syncing and does not come here.
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
