/*
 * What a report is made of before it is a format: a short list of blocks. The
 * parts of a report build a document once; each writer turns it into one
 * format and is the only place that escapes for it. Text goes in as it was
 * typed, never escaped.
 *
 * A format is a row of report/format.h and a file: that is all there is to add.
 */
#ifndef SEAM_REPORT_BLOCKS_H
#define SEAM_REPORT_BLOCKS_H

#include <stdbool.h>

#include <glib.h>

#include "base/text.h"
#include "report/format.h"

enum span_kind {
	SPAN_TEXT,
	SPAN_STRONG,
	SPAN_CODE,		/* ids and stored values, not for sentences */
	SPAN_LINK,		/* text with an http or https address */
	SPAN_BREAK,		/* a new line in the same paragraph */
	SPAN_COUNT
};

struct span {
	enum span_kind kind;
	char *text;		/* NULL for a break */
	char *url;		/* SPAN_LINK only */
};

/* How what a line says is to be taken. The text says it, too: a colour says nothing
 * to those who do not see it, and most formats have none. */
enum tone { TONE_NONE, TONE_GOOD, TONE_MIXED, TONE_BAD, TONE_OPEN, TONE_COUNT };

/* One run of text with its marks: a paragraph, a cell, an item, a heading. */
struct line {
	GArray *spans;		/* struct span; NULL = empty */
	enum tone tone;
};

enum block_kind {
	BLOCK_HEADING,		/* level 1 to 4 */
	BLOCK_PARAGRAPH,
	BLOCK_LIST,		/* bullets */
	BLOCK_TASKS,		/* a list with boxes */
	BLOCK_TABLE,
	BLOCK_ALERT,		/* a marked-off paragraph: the verdict */
	BLOCK_DETAILS,		/* folded away where the format can; holds blocks */
	BLOCK_PICTURE,		/* a drawing of the table that follows it */
	BLOCK_DRAWING,		/* the same in characters (base/plot.h) */
	BLOCK_COUNT
};

enum alert_kind { ALERT_NOTE, ALERT_TIP, ALERT_IMPORTANT, ALERT_WARNING, ALERT_COUNT };

struct item {
	struct line line;
	bool done;		/* tasks only */
};

struct row {
	struct line *cells;	/* as many as the table has columns */
};

struct block {
	enum block_kind kind;
	int level;		/* heading */
	enum alert_kind alert;
	struct line line;	/* heading, paragraph, alert; summary of details; a
				   table's head is its first row */
	GArray *items;		/* struct item: list, tasks */
	GArray *rows;		/* struct row: table; [0] is the head */
	enum text_align *aligns;
	int n_columns;
	GPtrArray *blocks;	/* struct block: details */
	char *svg;		/* picture; or the lines of a drawing */
};

struct doc {
	GPtrArray *blocks;	/* struct block */
	GPtrArray *open;	/* where blocks go now: the document or details in it */
};

struct doc *doc_new(void);
void doc_free(struct doc *d);
typedef struct doc document;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(document, doc_free)

/*
 * Building. Each call appends to the document (or to the innermost open
 * details) and returns the line to fill, borrowed until the next call. text may
 * be NULL for a line that is put together with the line_ functions.
 */
struct line *doc_heading(struct doc *d, int level, const char *text);
struct line *doc_paragraph(struct doc *d, const char *text);
struct line *doc_alert(struct doc *d, enum alert_kind kind, const char *text);
/* Both start a new list unless the last block is one of that kind. */
struct line *doc_item(struct doc *d, const char *text);
struct line *doc_task(struct doc *d, bool done, const char *text);
/* heads is NULL-terminated; aligns has one entry per head, or is NULL for left. */
void doc_table(struct doc *d, const char *const *heads, const enum text_align *aligns);
/* A new row; its cells are filled with doc_cell(). */
void doc_row(struct doc *d);
/* The cell of a column in the last row. */
struct line *doc_cell(struct doc *d, int column, const char *text);
void doc_details_begin(struct doc *d, const char *summary);
void doc_details_end(struct doc *d);

/*
 * A picture of the table that is added next, as report/svg.h draws it; takes it over.
 * It says nothing that the table does not: formats without pictures leave it out.
 */
void doc_picture_take(struct doc *d, char *svg);
/* The same for plain text, in lines that are printed as they are; other formats leave it
 * out. Takes it over. */
void doc_drawing_take(struct doc *d, char *lines);

/* Parts of a line. Empty or NULL text adds nothing. */
void line_text(struct line *l, const char *text);
void line_textf(struct line *l, const char *format, ...) G_GNUC_PRINTF(2, 3);
void line_strong(struct line *l, const char *text);
/* "label: " in bold, what the line is about; a label that ends in a mark keeps that. */
void line_label(struct line *l, const char *label);
void line_code(struct line *l, const char *text);
void line_link(struct line *l, const char *text, const char *url);
void line_break(struct line *l);
/* The text without marks, a break as LF; yours to free. */
char *line_plain(const struct line *l);

struct doc_options {
	int width_cols;		/* text: wrapped at; 0 = not wrapped */
};

/* Writes in a format of documents: the whole document, ending in LF; yours to free.
 * options may be NULL. */
char *doc_write(const struct doc *d, enum format format, const struct doc_options *options);

/* The writers. */
#define FORMAT_WRITER(NAME, name, write) \
	char *write(const struct doc *d, const struct doc_options *options);
DOCUMENT_FORMATS(FORMAT_WRITER)
/* The first table as CSV (report/csv.h), empty when there is none. */
FORMAT_WRITER(CSV, csv, csv_write)
#undef FORMAT_WRITER

/*
 * User text as GitHub-flavoured markdown inside a paragraph, item, cell or
 * heading: the same text and no other structure. For the writer and its tests.
 */
enum markdown_place { MARKDOWN_PARAGRAPH, MARKDOWN_ITEM, MARKDOWN_CELL, MARKDOWN_HEADING };
char *markdown_escape(const char *text, enum markdown_place place);

/* User text as HTML or SVG: inside an element, line ends as <br/>; inside a quoted
 * attribute or an SVG text, as one line. Nothing else escapes for either. */
enum html_place { HTML_ELEMENT, HTML_ATTRIBUTE };
char *html_escape(const char *text, enum html_place place);

#endif
