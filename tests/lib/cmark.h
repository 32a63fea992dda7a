/*
 * Markdown as GitHub reads it: cmark-gfm with its table, tasklist, autolink and
 * strikethrough extensions is asked for the tree. Two texts that differ only in
 * what a user typed must have the same one.
 */
#ifndef SEAM_TESTS_LIB_CMARK_H
#define SEAM_TESTS_LIB_CMARK_H

#include <stdbool.h>

#include <glib.h>

/* Else the test is skipped with its reason. */
bool cmark_is_there(void);

/*
 * The nodes ("document(heading()...") without text, and all text in order. Our line
 * break in a line is LF; any other HTML in a line stands in the tree, and so does a
 * link, except to a mail address that is its own text: cmark-gfm makes those after
 * all escapes.
 */
struct cmark_tree {
	GString *tree, *text;
	bool is_text;		/* the rest is used while parsing */
	char *url;
	gsize url_from;
};

void cmark_parse(struct cmark_tree *p, const char *markdown);
void cmark_tree_clear(struct cmark_tree *p);

#endif
