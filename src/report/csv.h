/*
 * Rows as CSV (RFC 4180) for programs and spreadsheets: the rows that JSON has, under
 * the same names, never translated.
 *
 * A spreadsheet takes a cell for a formula when it begins with =, +, - or @, also
 * behind blanks or in full width. Such a text gets an apostrophe in front, and so does
 * one that begins with an apostrophe: taking one apostrophe from the beginning of every
 * cell that has it gives back what was typed. Numbers are left alone.
 */
#ifndef SEAM_REPORT_CSV_H
#define SEAM_REPORT_CSV_H

#include <jansson.h>

/*
 * The first member of root that is a list of objects, one line each under a line of
 * names; nothing when it is empty. An object in a row becomes columns NAME.MEMBER, a
 * list of texts one cell with ; between them, null an empty cell. All rows must have
 * the members of the first. Ends in CR LF; yours to free.
 *
 * Where the rows of JSON are too deep for cells, a document with one table of tokens is
 * made instead, and csv_write() (report/blocks.h) writes that.
 */
char *csv_rows(const json_t *root);

#endif
