/*
 * A text while it is being read: its name, its bytes and where its lines start,
 * so that every problem can be shown at its place. That the bytes are UTF-8 without
 * NUL is checked here, once; what they mean is tree.h's business.
 */
#ifndef SEAM_LOAD_SOURCE_H
#define SEAM_LOAD_SOURCE_H

#include "base/diag.h"

/* Limits of what we read: files that people write (a questionnaire of a thousand
 * questions is smaller), and what we wrote ourselves, notes of any length in it. */
enum { SOURCE_FILE_MAX = 1 << 20, SOURCE_RECORD_MAX = 64 << 20 };

struct source {
	char *name;	/* as the user named the file, for messages */
	char *bytes;	/* all of them, ending with a NUL that is not counted */
	gsize length;
	gsize skip;	/* 3 after a byte order mark, else 0: where the text starts */
	GArray *lines;	/* gsize: offset at which each line starts */
};

/*
 * Reads a regular file of at most limit bytes; folders, pipes and devices are
 * refused without waiting for them. The path "-" is standard input, whatever that is.
 */
bool source_is_stdin(const char *path);
bool source_read(struct source *s, const char *path, gsize limit, struct diags *ds);

/* The same from memory; copies text. name stands in for the file in messages. */
bool source_set(struct source *s, const char *text, gsize length, const char *name,
		gsize limit, struct diags *ds);
/* The same of a text that ends with a NUL beyond length; takes it over, also when it
 * fails. */
bool source_take(struct source *s, char *text, gsize length, const char *name, gsize limit,
		 struct diags *ds);
void source_clear(struct source *s);
typedef struct source source;		/* for g_auto(source) only */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(source, source_clear)

/* Line and column count from 1; 0 = the file, or the line, as a whole. Borrows from s. */
struct place source_place(const struct source *s, unsigned line, unsigned column);

/* The place of the byte at this offset. */
struct place source_place_at(const struct source *s, gsize offset);

/* The first byte from p on that is not printable ASCII, or end: most text is, and
 * this is quick at it. */
const char *source_skip_plain(const char *p, const char *end);

/* False when there is a control, other than tab and line end, or a line separator. */
bool source_check_controls(const struct source *s, struct diags *ds);

#endif
