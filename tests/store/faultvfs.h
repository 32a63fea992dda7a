/*
 * A disk that fails on purpose: wraps SQLite's own file layer, counts what changes
 * the disk (writes, syncs, truncations, deletions), and fails the n-th, or ends the
 * process there as kill -9 would. It also writes down what it did.
 */
#ifndef SEAM_TESTS_STORE_FAULTVFS_H
#define SEAM_TESTS_STORE_FAULTVFS_H

#include <stdbool.h>

#include <glib.h>

enum fault_kind { FAULT_NONE, FAULT_KILL, FAULT_FULL, FAULT_IO, FAULT_COUNT };

struct fault {
	enum fault_kind kind;
	int at;			/* the operation it strikes, from 1 */
	bool lasting;		/* and all after it */
	int count;		/* operations so far */
	GString *log;		/* "write-db sync-journal ...", or NULL */
};
extern struct fault fault;

/* For the whole program, before the first database is opened. */
void fault_install(void);
/* Counts from one again. */
void fault_set(enum fault_kind kind, int at, bool lasting);

#endif
