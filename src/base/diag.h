/*
 * Diagnostics: what is wrong with the user's data or environment, where, and
 * what helps. Fallible functions take a `struct diags *' last, add to it when
 * they fail, and leave it alone otherwise. Who detects a problem adds it, once;
 * who calls passes it up.
 *
 *	team.yaml:14:9: error: unknown key "wieght"
 *	        wieght: 3
 *	        ^
 *	hint: did you mean "weight"?
 */
#ifndef SEAM_BASE_DIAG_H
#define SEAM_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include <glib.h>

enum severity {
	SEVERITY_ERROR,
	SEVERITY_WARNING,
	SEVERITY_NOTE,
	SEVERITY_COUNT
};

/* A place in a file. Borrowed: diag_error() and its like copy what they keep. */
struct place {
	const char *file;    /* as the user named it; NULL = no file */
	unsigned line;	     /* from 1; 0 = the file as a whole */
	unsigned column;     /* from 1, in code points; 0 = the line as a whole */
	const char *source;  /* start of that line's text, or NULL; ends at its first
				LF, CR or NUL */
};

struct diag {
	enum severity severity;
	char *code;    /* stable word for tests and JSON: "unknown-key" */
	char *file;    /* NULL: not about a file */
	unsigned line; /* as in struct place */
	unsigned column;
	char *source;  /* the line itself, or NULL */
	char *message; /* translated, lower case, no full stop */
	char *hint;    /* the way out, or NULL */
};

/* In the order they were added. Read the array freely; add only by diag_error(). */
struct diags {
	GPtrArray *items; /* struct diag * */
	unsigned counts[SEVERITY_COUNT];	/* of items */
};
typedef struct diags diags; /* for g_autoptr(diags) */

struct diags *diags_new(void);
void diags_free(struct diags *ds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(diags, diags_free)

/*
 * Each adds one entry. `code' is a stable word, `at' may be NULL. With ds NULL the
 * caller does not want to know: nothing is kept and NULL returned, which
 * diag_hint() accepts. The result is borrowed from ds.
 */
struct diag *diag_error(struct diags *ds, const char *code, const struct place *at,
			const char *format, ...) G_GNUC_PRINTF(4, 5);
struct diag *diag_warning(struct diags *ds, const char *code, const struct place *at,
			  const char *format, ...) G_GNUC_PRINTF(4, 5);
struct diag *diag_note(struct diags *ds, const char *code, const struct place *at,
		       const char *format, ...) G_GNUC_PRINTF(4, 5);

/* diag_error() for who takes a format himself. */
struct diag *diag_verror(struct diags *ds, const char *code, const struct place *at,
			 const char *format, va_list args) G_GNUC_PRINTF(4, 0);

/* Says the way out; replaces an earlier hint. d may be NULL. */
void diag_hint(struct diag *d, const char *format, ...) G_GNUC_PRINTF(2, 3);

const char *severity_name(enum severity s);	/* "error": stable, never translated */

bool diags_has_errors(const struct diags *ds);
bool diags_is_empty(const struct diags *ds);

/* The first entry with this code, or NULL. Borrowed. */
const struct diag *diags_find(const struct diags *ds, const char *code);

/* Moves all entries of `from' to the end of `to'. */
void diags_move(struct diags *to, struct diags *from);

/* Takes out the entries with this code: what was said and then did not come about. */
void diags_drop(struct diags *ds, const char *code);

/* By file (in order of first mention), line and column; equal places keep their
 * order. For walks that meet the problems of a file out of order. */
void diags_sort(struct diags *ds);
void diags_clear(struct diags *ds);

enum diags_flags {
	DIAGS_PLAIN = 0,
	DIAGS_SANITIZE = 1 << 0, /* for a terminal: nothing in it can act */
};

/* The most entries that are printed; the rest are counted in a last line. */
enum { DIAGS_SHOWN_MAX = 100 };

/* All entries as text, ending with a newline unless empty. Entries without a file
 * print as "seam: message". Yours to free. */
char *diags_format(const struct diags *ds, enum diags_flags flags);

/* Writes that text in the locale's encoding; sanitised if `out' is a terminal.
 * False when it could not be written, which nobody can be told. */
bool diags_print(const struct diags *ds, FILE *out);

#endif
