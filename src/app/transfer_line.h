/*
 * The lines of an export: one JSON object each, with one key that says what the line is
 * and its members in the order of their names, compact. What members a row has is in
 * store/transfer.h; here are the lines around rows, the bytes, and where in a line a
 * mistake stands.
 */
#ifndef SEAM_APP_TRANSFER_LINE_H
#define SEAM_APP_TRANSFER_LINE_H

#include <stdio.h>

#include <jansson.h>

#include "store/transfer.h"

enum { TRANSFER_FORMAT = 1, READER_BYTES = 64 << 10 };

enum line_kind {
	LINE_ROW,
	LINE_HEAD,		/* first: the format, the system */
	LINE_QUESTIONNAIRE,	/* then its text, before the first change that names it */
	LINE_SIDECAR,		/* a translation of it, then its text */
	LINE_TEXT,		/* a line of the text of what stands above */
	LINE_END,		/* last: a file without it was cut off */
	LINE_KIND_COUNT
};

/* Of lines that are no rows; in the order of the names of their members. */
enum head_field { HEAD_FORMAT, HEAD_SYSTEM };
enum questionnaire_field { QUESTIONNAIRE_ADDED, QUESTIONNAIRE_HASH, QUESTIONNAIRE_ID,
	QUESTIONNAIRE_LANGUAGE, QUESTIONNAIRE_VERSION };
enum sidecar_field { SIDECAR_LANGUAGE, SIDECAR_QUESTIONNAIRE };

/* The key of a line, and its members; kind of row for LINE_ROW only. */
const char *transfer_line_name(enum line_kind line, enum transfer_kind row);
const struct transfer_field *transfer_line_fields(enum line_kind line,
						  enum transfer_kind row);

/* transfer_write.c: appends one line; kind of row for LINE_ROW only, values NULL for LINE_END. False: a
 * text is not UTF-8. */
bool transfer_line_write(GString *out, enum line_kind line, enum transfer_kind row,
			 const transfer_values values);
/* text of the given length, as a LINE_TEXT. */
bool transfer_line_write_text(GString *out, const char *text, gsize length);

/* A file while it is read line by line: only one of them is in memory. */
struct transfer_reader {
	FILE *file;
	const char *name;	/* borrowed */
	gint64 size, read;	/* bytes */
	char buffer[READER_BYTES];
	size_t at, filled;	/* of it */
	unsigned line;		/* the one at hand, from 1 */
	GString *text;
	json_t *root;		/* of that line; values borrow from it, or from room */
	GString *room;
	enum line_kind kind;
	enum transfer_kind row;
	const char *plain;	/* of a LINE_TEXT */
	transfer_values values;
};

/* "-" is standard input, which is read to its end at once. */
bool transfer_reader_open(struct transfer_reader *r, const char *path, struct diags *ds);
/* Reads a line; *end when there is none. */
bool transfer_reader_next(struct transfer_reader *r, bool *end, struct diags *ds);
/* Of member number `field' of the line at hand; -1: of the line. */
struct place transfer_reader_place(void *reader, int field);
void transfer_reader_clear(struct transfer_reader *r);
typedef struct transfer_reader transfer_reader;	/* for g_auto only */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(transfer_reader, transfer_reader_clear)

#endif
