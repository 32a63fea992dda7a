/*
 * libyaml's events into a tree. Only events: libyaml's own document loader takes
 * half a minute for a file of anchors and hides aliases, and its scanner needs
 * quadratic time for nested brackets, which the depth limit cuts short.
 */
#include "config.h"

#include "load/tree.h"

#include <string.h>

#include <glib/gi18n.h>
#include <yaml.h>

/* What is open around the current event. */
struct level {
	struct node *node;
	struct node *last;	/* last item, or last key */
	bool has_key;		/* mapping: last waits for its value */
};

struct reader {
	struct tree *t;
	struct diags *ds;
	struct level levels[TREE_DEPTH_MAX];
	int depth;		/* open levels */
};

/* What libyaml says, listed for translators only: it is looked up by its own words. */
static const char *const said[] G_GNUC_UNUSED = {
	N_("block sequence entries are not allowed in this context"),
	N_("could not find expected ':'"),
	N_("did not find expected ',' or ']'"),
	N_("did not find expected ',' or '}'"),
	N_("did not find expected '-' indicator"),
	N_("did not find expected <document start>"),
	N_("did not find expected alphabetic or numeric character"),
	N_("did not find expected comment or line break"),
	N_("did not find expected hexdecimal number"),
	N_("did not find expected key"),
	N_("did not find expected node content"),
	N_("found character that cannot start any token"),
	N_("found undefined tag handle"),
	N_("found unexpected document indicator"),
	N_("found unexpected end of stream"),
	N_("found unknown escape character"),
	N_("mapping keys are not allowed in this context"),
	N_("while parsing a block collection"),
	N_("while parsing a block mapping"),
	N_("while parsing a flow mapping"),
	N_("while parsing a flow sequence"),
	N_("while scanning a plain scalar"),
	N_("while scanning a quoted scalar"),
	N_("while scanning a simple key"),
};

/* The way out for what libyaml says about syntax; the first that matches counts. */
static const struct {
	const char *problem;	/* part of libyaml's message */
	char at;		/* and this byte stands there; 0 = any */
	const char *message;	/* instead of libyaml's; NULL = that one */
	const char *hint;
} advice[] = {
	{ "cannot start any token", '\t', N_("a tab cannot indent"), N_("indent with blanks") },
	{ "cannot start any token", '@', N_("a text cannot start with \"@\""),
	  N_("put quotes around it") },
	{ "cannot start any token", '`', N_("a text cannot start with \"`\""),
	  N_("put quotes around it") },
	{ "cannot start any token", '%', N_("a text cannot start with \"%\""),
	  N_("put quotes around it") },
	{ "a tab character", 0, N_("a tab cannot indent"), N_("indent with blanks") },
	{ "mapping values are not allowed", 0, N_("a key cannot start here"),
	  N_("a text with \": \" in it needs quotes, and a key starts a line of its own") },
	{ "did not find expected key", 0, NULL,
	  N_("look for a wrong indent, or a quote inside quotes") },
	{ "did not find expected '-' indicator", 0, NULL,
	  N_("the items of a list start in the same column") },
	{ "did not find expected ',' or", 0, NULL,
	  N_("a \"[\" or \"{\" is not closed, or a comma is missing") },
	{ "did not find expected node content", 0, NULL,
	  N_("a \"[\" or \"{\" is not closed, or a comma is one too many") },
	{ "could not find expected ':'", 0, NULL,
	  N_("a \":\" and a blank must follow the key; longer texts need quotes") },
	{ "unexpected end of stream", 0, NULL, N_("the closing quote is missing") },
	{ "document indicator", 0, NULL, N_("the closing quote is missing") },
	{ "block sequence entries are not allowed", 0, NULL,
	  N_("start the list on a line of its own") },
	{ "unknown escape character", 0, NULL,
	  N_("write \"\\\\\" for a backslash, or use single quotes") },
	{ "did not find expected <document start>", 0, NULL,
	  N_("the text before this line is complete; look at its indent") },
};

static bool refuse(struct reader *r, yaml_mark_t mark, const char *code,
		   const char *message, const char *hint)
{
	struct place at = source_place(&r->t->source, mark.line + 1, mark.column + 1);

	diag_hint(diag_error(r->ds, code, &at, "%s", message), "%s", hint);
	return false;
}

/* The byte at a mark, '\0' at the end and on lines too long to show. */
static char byte_at(const struct source *s, yaml_mark_t mark)
{
	const char *p = source_place(s, mark.line + 1, 1).source;

	for (size_t i = 0; p != NULL && i < mark.column; i++) {
		if (*p == '\0' || *p == '\n')
			break;
		p = g_utf8_next_char(p);
	}
	return p != NULL ? *p : '\0';
}

static bool refuse_syntax(struct reader *r, const yaml_parser_t *parser)
{
	const struct source *s = &r->t->source;
	yaml_mark_t mark = parser->problem_mark;
	const char *problem = parser->problem != NULL ? parser->problem : N_("syntax error");
	char byte = byte_at(s, mark);
	struct place at;
	struct diag *d;

	if (parser->error == YAML_READER_ERROR) {
		at = source_place_at(s, MIN(s->skip + parser->problem_offset, s->length));
		diag_error(r->ds, "yaml-syntax", &at, "%s", _(problem));
		return false;
	}
	at = source_place(s, MIN(mark.line + 1, s->lines->len), mark.column + 1);
	for (size_t i = 0; i < G_N_ELEMENTS(advice); i++) {
		if (strstr(problem, advice[i].problem) == NULL ||
		    (advice[i].at != '\0' && advice[i].at != byte))
			continue;
		d = diag_error(r->ds, "yaml-syntax", &at, "%s",
			       advice[i].message != NULL ? _(advice[i].message) : _(problem));
		diag_hint(d, "%s", _(advice[i].hint));
		return false;
	}
	d = diag_error(r->ds, "yaml-syntax", &at, "%s", _(problem));
	if (parser->context != NULL && parser->context_mark.line != mark.line)
		diag_hint(d, _("%s that starts on line %u"), _(parser->context),
			  (unsigned)parser->context_mark.line + 1);
	return false;
}

/* Escapes such as "\e" and "\x9b" bring in what the bytes of the file may not hold. */
static bool check_scalar(struct reader *r, const yaml_event_t *e)
{
	const char *text = (const char *)e->data.scalar.value;
	const char *end = text + e->data.scalar.length;
	g_autofree char *message = NULL;

	if (e->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return true;
	for (const char *p = source_skip_plain(text, end); p < end;
	     p = source_skip_plain(p + 1, end)) {
		unsigned char c = *p;
		unsigned character = c;

		if (c == 0xc2 && (unsigned char)p[1] < 0xa0)
			character = (unsigned char)p[1];
		else if (c >= 0x80 || c == '\t' || c == '\n')
			continue;
		message = g_strdup_printf(_("the text holds the control character U+%04X"),
					  character);
		return refuse(r, e->start_mark, "control", message,
			      _("remove the escape; texts have no controls but line ends"));
	}
	return true;
}

static bool is_tagged(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return e->data.scalar.tag != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return e->data.sequence_start.tag != NULL;
	case YAML_MAPPING_START_EVENT:
		return e->data.mapping_start.tag != NULL;
	default:
		return false;
	}
}

static bool is_anchored(const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return e->data.scalar.anchor != NULL;
	case YAML_SEQUENCE_START_EVENT:
		return e->data.sequence_start.anchor != NULL;
	case YAML_MAPPING_START_EVENT:
		return e->data.mapping_start.anchor != NULL;
	default:
		return false;
	}
}

static bool check_event(struct reader *r, const yaml_event_t *e)
{
	if (e->type == YAML_ALIAS_EVENT)
		return refuse(r, e->start_mark, "alias", _("aliases are not allowed"),
			      _("write the text out, or put quotes around \"*\""));
	if (is_anchored(e))
		return refuse(r, e->start_mark, "anchor", _("anchors are not allowed"),
			      _("remove it, or put quotes around a text with \"&\""));
	if (is_tagged(e))
		return refuse(r, e->start_mark, "tag", _("tags are not allowed"),
			      _("remove it, or put quotes around a text with \"!\""));
	return e->type != YAML_SCALAR_EVENT || check_scalar(r, e);
}

/* A mapping of a few keys is compared in pairs, a large one through a set. */
static bool check_unique(struct reader *r, const struct node *map)
{
	g_autoptr(GHashTable) seen = NULL;
	struct place at;
	struct diag *d;

	if (map->count > 24)
		seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (struct node *k = map->first; k != NULL; k = k->next) {
		const struct node *before = NULL;

		if (seen != NULL) {
			before = g_hash_table_lookup(seen, k->text);
			g_hash_table_insert(seen, (char *)k->text, k);
		} else {
			for (before = map->first; before != k; before = before->next)
				if (before->count == k->count &&
				    strcmp(before->text, k->text) == 0)
					break;
		}
		if (before == NULL || before == k)
			continue;
		at = node_place(r->t, k);
		d = diag_error(r->ds, "duplicate-key", &at, _("the key \"%s\" is there twice"),
			       k->text);
		diag_hint(d, _("the first is on line %u; remove one"), before->line);
		return false;
	}
	return true;
}

static bool attach(struct reader *r, struct node *n)
{
	struct level *level;

	if (r->depth == 0) {
		r->t->root = n;
		return true;
	}
	level = &r->levels[r->depth - 1];
	if (level->has_key) {
		level->last->value = n;
		level->has_key = false;
		return true;
	}
	if (level->last == NULL)
		level->node->first = n;
	else
		level->last->next = n;
	level->last = n;
	level->node->count++;
	level->has_key = level->node->kind == NODE_MAPPING;
	return true;
}

/* Whether the next node is the key of a mapping. */
static bool expects_key(const struct reader *r)
{
	const struct level *level = r->depth > 0 ? &r->levels[r->depth - 1] : NULL;

	return level != NULL && level->node->kind == NODE_MAPPING && !level->has_key;
}

static bool add_scalar(struct reader *r, const yaml_event_t *e)
{
	struct node *n = tree_add(r->t, NODE_SCALAR, e->start_mark.line + 1,
				  e->start_mark.column + 1);
	const char *text = (const char *)e->data.scalar.value;

	n->count = e->data.scalar.length;
	n->text = g_string_chunk_insert_len(r->t->strings, text, n->count);
	if (e->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	    e->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		n->style = NODE_QUOTED;
	else if (e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		n->style = NODE_BLOCK;
	if (expects_key(r) && n->style == NODE_PLAIN && strcmp(n->text, "<<") == 0)
		return refuse(r, e->start_mark, "merge-key", _("merge keys are not allowed"),
			      _("write the keys out"));
	return attach(r, n);
}

static bool open_level(struct reader *r, const yaml_event_t *e, enum node_kind kind)
{
	struct node *n;

	if (expects_key(r))
		return refuse(r, e->start_mark, "bad-key", _("a key must be a text"),
			      _("\"{...}\" and \"[...]\" that are texts need quotes"));
	if (r->depth == TREE_DEPTH_MAX)
		return refuse(r, e->start_mark, "too-deep",
			      _("this is nested more than 32 levels deep"),
			      _("no file of this kind needs that much"));
	n = tree_add(r->t, kind, e->start_mark.line + 1, e->start_mark.column + 1);
	attach(r, n);
	r->levels[r->depth++] = (struct level){ .node = n };
	return true;
}

static bool close_level(struct reader *r)
{
	const struct node *n = r->levels[--r->depth].node;

	return n->kind != NODE_MAPPING || check_unique(r, n);
}

static bool handle(struct reader *r, const yaml_event_t *e)
{
	if (!check_event(r, e))
		return false;
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		return r->t->root == NULL ||
		       refuse(r, e->start_mark, "second-document",
			      _("a second document starts here"),
			      _("a file holds one; remove the \"---\" or what follows it"));
	case YAML_SCALAR_EVENT:
		return add_scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(r, e, NODE_SEQUENCE);
	case YAML_MAPPING_START_EVENT:
		return open_level(r, e, NODE_MAPPING);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_level(r);
	default:
		return true;
	}
}

/* Directives (%YAML, %TAG) say nothing here, and libyaml compares each with all before. */
static bool check_directives(const struct source *s, struct diags *ds)
{
	for (guint i = 0; i < s->lines->len; i++) {
		gsize start = i == 0 ? s->skip : g_array_index(s->lines, gsize, i);
		struct place at;

		if (s->bytes[start] != '%')
			continue;
		at = source_place(s, i + 1, 1);
		diag_hint(diag_error(ds, "directive", &at, _("a line cannot start with \"%%\"")),
			  _("directives are not allowed; indent it if it is text"));
		return false;
	}
	return true;
}

static bool read_events(struct reader *r, yaml_parser_t *parser)
{
	bool done = false;
	int n = 0;

	while (!done) {
		yaml_event_t e;
		bool ok;

		if (!yaml_parser_parse(parser, &e))
			return refuse_syntax(r, parser);
		ok = ++n <= TREE_EVENTS_MAX ?
			     handle(r, &e) :
			     refuse(r, e.start_mark, "too-many",
				    _("the file has more than 100,000 parts"),
				    _("no file of this kind needs that much"));
		done = e.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
		if (!ok)
			return false;
	}
	return true;
}

bool tree_parse_yaml_take(struct tree *t, struct source *s, struct diags *ds)
{
	struct reader r = { .t = t, .ds = ds };
	yaml_parser_t parser;
	struct place at;
	bool ok;

	*t = (struct tree){ .source = *s };
	*s = (struct source){ 0 };
	if (!source_check_controls(&t->source, ds) || !check_directives(&t->source, ds)) {
		tree_clear(t);
		return false;
	}
	t->strings = g_string_chunk_new(16384);
	if (!yaml_parser_initialize(&parser))
		g_error("out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser,
				     (const unsigned char *)t->source.bytes + t->source.skip,
				     t->source.length - t->source.skip);
	ok = read_events(&r, &parser);
	yaml_parser_delete(&parser);
	if (ok && t->root == NULL) {
		at = source_place(&t->source, 0, 0);
		diag_error(ds, "empty", &at, _("the file is empty"));
		ok = false;
	}
	if (!ok)
		tree_clear(t);
	return ok;
}

const char *tree_yaml_library_version(void)
{
	return yaml_get_version_string();
}
