/* Rows of an export that are written just as transfer_line_write() writes them. */
#ifndef SEAM_APP_TRANSFER_SCAN_H
#define SEAM_APP_TRANSFER_SCAN_H

#include "store/transfer.h"

/*
 * True: the line (ended by NUL, which does not count) is a row, and here are its kind and
 * its values; their texts are in room, which is emptied first. False: it may still be one,
 * and says nothing about what is wrong.
 */
bool transfer_scan(const char *line, gsize length, GString *room, enum transfer_kind *kind,
		   transfer_values values);

#endif
