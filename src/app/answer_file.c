/*
 * Reads files of answers. What the answers mean is checked later, against the
 * questionnaire; here only their form is.
 */
#include "config.h"

#include "app/answer_file.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/answering.h"
#include "load/tree.h"

/* A member that must be a text; *out NULL when it is not there, or null: the tree
 * leaves that out. */
static bool read_member(const char **out, const struct tree *t, const char *key,
			const struct place *at, struct diags *ds)
{
	const struct node *n = node_get(t->root, key);

	*out = NULL;
	if (n == NULL)
		return true;
	if (n->kind != NODE_SCALAR) {
		diag_error(ds, "answer-form", at, _("\"%s\" must be a text"), key);
		return false;
	}
	*out = n->text;
	return true;
}

static bool check_keys(const struct tree *t, const struct place *at, struct diags *ds)
{
	static const char *const known[] = { "question", "value", "note", "evidence",
					     "confidence", NULL };
	bool ok = true;

	for (const struct node *k = t->root->first; k != NULL; k = k->next)
		if (!g_strv_contains(known, k->text)) {
			diag_error(ds, "unknown-key", at, _("unknown key \"%s\""), k->text);
			ok = false;
		}
	return ok;
}

static bool read_confidence(enum confidence *out, const char *text, const struct place *at,
			    struct diags *ds)
{
	enum confidence c;

	*out = CONFIDENCE_NONE;
	if (text == NULL)
		return true;
	c = confidence_from_name(text, true);
	if (c != CONFIDENCE_NONE && c != CONFIDENCE_COUNT) {
		*out = c;
		return true;
	}
	diag_error(ds, "answer-form", at,
		   _("\"%s\" is no confidence: it is low, medium or high"), text);
	return false;
}

static bool read_object(struct answer_edit **out, GPtrArray *edits, const struct tree *t,
			const struct place *at, struct diags *ds)
{
	const char *question, *value, *note, *evidence, *confidence;
	enum confidence sure;

	if (t->root->kind != NODE_MAPPING) {
		diag_error(ds, "answer-form", at, _("a line must hold one JSON object"));
		return false;
	}
	if (!check_keys(t, at, ds) || !read_member(&question, t, "question", at, ds) ||
	    !read_member(&value, t, "value", at, ds) ||
	    !read_member(&note, t, "note", at, ds) ||
	    !read_member(&evidence, t, "evidence", at, ds) ||
	    !read_member(&confidence, t, "confidence", at, ds) ||
	    !read_confidence(&sure, confidence, at, ds))
		return false;
	if (question == NULL || value == NULL) {
		diag_error(ds, "answer-form", at, _("an answer has a \"question\" and a \"value\""));
		return false;
	}
	*out = answer_edits_add(edits, question, value, note);
	(*out)->evidence = g_strdup(evidence);
	(*out)->confidence = sure;
	return true;
}

static bool read_json_line(GPtrArray *edits, const char *line, const struct place *at,
			   struct diags *ds)
{
	g_autoptr(diags) why = diags_new();
	g_auto(tree) t = { 0 };
	struct source s;
	struct answer_edit *e = NULL;

	if (!source_set(&s, line, strlen(line), at->file, SOURCE_FILE_MAX, why) ||
	    !tree_parse_json_take(&t, &s, why)) {
		const struct diag *first = why->items->pdata[0];

		diag_error(ds, "answer-form", at, "%s", first->message);
		return false;
	}
	if (!read_object(&e, edits, &t, at, ds))
		return false;
	e->file = g_strdup(at->file);
	e->line = at->line;
	return true;
}

static bool read_tabbed_line(GPtrArray *edits, const char *line, const struct place *at,
			     struct diags *ds)
{
	g_auto(GStrv) cells = g_strsplit(line, "\t", 3);
	struct answer_edit *e;

	if (cells[0] == NULL || cells[1] == NULL || *g_strstrip(cells[0]) == '\0') {
		struct diag *d = diag_error(ds, "answer-form", at,
					    _("\"%s\" is no answer"), line);

		diag_hint(d, _("a line holds id, value and note, separated by tabs"));
		return false;
	}
	g_strstrip(cells[1]);
	e = answer_edits_add(edits, cells[0], cells[1],
			     cells[2] != NULL ? g_strstrip(cells[2]) : NULL);
	e->file = g_strdup(at->file);
	e->line = at->line;
	return true;
}

/* The heading a spreadsheet puts above its columns. */
static bool is_heading(const char *line)
{
	return g_ascii_strncasecmp(line, "id\tvalue", strlen("id\tvalue")) == 0;
}

bool answer_file_read(GPtrArray *edits, const struct source *s, struct diags *ds)
{
	g_auto(GStrv) lines = g_strsplit(s->bytes + s->skip, "\n", -1);
	bool ok = true;

	for (unsigned i = 0; lines[i] != NULL; i++) {
		struct place at = { .file = s->name, .line = i + 1 };
		char *line = lines[i];

		/* only the line end goes: an empty value ends in a tab */
		if (g_str_has_suffix(line, "\r"))
			line[strlen(line) - 1] = '\0';
		if (*line == '\0' || *line == '#' || (i == 0 && is_heading(line)))
			continue;
		if (*line == '{')
			ok = read_json_line(edits, line, &at, ds) && ok;
		else
			ok = read_tabbed_line(edits, line, &at, ds) && ok;
	}
	return ok;
}
