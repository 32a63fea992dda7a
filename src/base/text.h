/*
 * Text measured in columns and made safe to show. Text is kept as it was typed
 * (valid UTF-8 without NUL) and passes text_sanitize() at every border where a
 * person sees it. All functions here take UTF-8; invalid bytes are survived and
 * shown as U+FFFD. Escaping for markdown, HTML, CSV or JSON is the writers' work.
 */
#ifndef SEAM_BASE_TEXT_H
#define SEAM_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum text_flags {
	TEXT_ONE_LINE = 0,	 /* line ends become one space */
	TEXT_KEEP_LINES = 1 << 0, /* CR LF and CR become LF */
};

enum text_align {
	TEXT_LEFT,
	TEXT_RIGHT,
	TEXT_CENTER,
};

/* Whether these bytes are UTF-8 without NUL; else *bad (optional) is the offset of
 * the first byte that is not. A length of -1 means up to the NUL. */
bool text_is_valid(const char *bytes, ptrdiff_t length, size_t *bad);

/*
 * A copy that cannot act on a terminal, reorder its surroundings or hide: controls
 * (C0, DEL, C1), bidi controls, invisible marks, noncharacters and invalid bytes
 * become U+FFFD, tabs a space, and a cell carries at most 5 combining marks.
 * Zero-width joiners stay. Sanitising twice changes nothing. Yours to free.
 */
char *text_sanitize(const char *text, ptrdiff_t length, enum text_flags flags);

/* Bytes, and so columns, of a text that is printable ASCII alone and shows as it is; else
 * -1. Most of what is drawn needs to know no more than this. */
ptrdiff_t text_plain_length(const char *text);

/* Columns this takes on a terminal. Controls count nothing: sanitise first. */
int text_width_cols(const char *text);

/* Bytes of the first grapheme cluster (0 at the end) and its columns (optional). */
size_t text_next_cluster(const char *text, int *width_cols);

/*
 * Lines of at most `width_cols' columns, broken where Unicode allows it, or inside
 * a word that alone is too long, never inside a grapheme cluster (so a single wide
 * one may be wider than a width of 1). LF always breaks. Blanks at a break go; a
 * line of its own may be empty; there is at least one line. A NULL-terminated
 * array, yours to free with g_strfreev().
 */
char **text_wrap(const char *text, int width_cols);

/* The same as one string: `first' before the first line, `rest' before the others
 * (their width counts), lines end with LF. */
char *text_fill(const char *text, int width_cols, const char *first, const char *rest);

/* At most `width_cols' columns; what was cut ends in an ellipsis. */
char *text_truncate_cols(const char *text, int width_cols);

/* Exactly `width_cols' columns: truncated or filled with blanks. */
char *text_pad_cols(const char *text, int width_cols, enum text_align align);

/* One word for a shell: quoted where it must be, and nowhere else. Yours to free. */
char *text_for_shell(const char *word);

/* A number by one conversion such as "%.1f", with the decimal point of the language of
 * messages, which need not be the locale's. Yours to free. */
char *text_decimal(double number, const char *format);

/* Whether the locale's encoding is UTF-8 (after setlocale). */
bool text_locale_is_utf8(void);

/* The text as this locale can show it: itself in UTF-8, else ASCII with letters
 * without their accents, ruled lines as + - |, and ? for what has no likeness. */
char *text_for_locale(const char *text);
char *text_to_ascii(const char *text);

#endif
