/*
 * The output formats, one row each. A format of documents is a row with its writer
 * and a file write_NAME.c; every command that prints a document then has it. Data
 * for programs is written by the commands themselves; DOT is for Graphviz.
 */
#ifndef SEAM_REPORT_FORMAT_H
#define SEAM_REPORT_FORMAT_H

/* Name in C, name after --format, writer. CSV can write the first table of a document,
 * whose texts are then tokens. */
#define DOCUMENT_FORMATS(FORMAT) \
	FORMAT(TEXT, text, text_write) \
	FORMAT(MD, md, markdown_write) \
	FORMAT(HTML, html, html_write)
#define DATA_FORMATS(FORMAT) \
	FORMAT(JSON, json, NULL) \
	FORMAT(CSV, csv, csv_write) \
	FORMAT(JUNIT, junit, NULL) \
	FORMAT(DOT, dot, NULL)

#define FORMAT_ENUM(NAME, name, write) FORMAT_##NAME,
enum format { DOCUMENT_FORMATS(FORMAT_ENUM) DATA_FORMATS(FORMAT_ENUM) FORMAT_COUNT };
#undef FORMAT_ENUM

/* Sets of formats: AS_TEXT | AS_JSON. */
#define FORMAT_BIT(NAME, name, write) AS_##NAME = 1 << FORMAT_##NAME,
#define FORMAT_OR(NAME, name, write) | AS_##NAME
enum {
	FORMATS_NONE = 0,
	DOCUMENT_FORMATS(FORMAT_BIT)
	DATA_FORMATS(FORMAT_BIT)
	AS_DOCUMENT = 0 DOCUMENT_FORMATS(FORMAT_OR),
};
#undef FORMAT_BIT
#undef FORMAT_OR

const char *format_name(enum format f);
enum format format_from_name(const char *name);	/* FORMAT_COUNT when none */

#endif
