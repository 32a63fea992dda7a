/*
 * From nodes to structs by tables: a mapping is described by rows of key, reader
 * and offset, and one function reads any mapping by any table. It reports all
 * that is wrong with it (unknown, missing and misread keys) and goes on, so that
 * one run shows every problem of a file.
 *
 *	static const struct field path_fields[] = {
 *		{ "id", FIELD_REQUIRED, bind_slug, offsetof(struct path_text, id) },
 *		...
 *	bind_mapping(b, node, path_fields, G_N_ELEMENTS(path_fields), &path);
 */
#ifndef SEAM_LOAD_BIND_H
#define SEAM_LOAD_BIND_H

#include "load/tree.h"

struct bind {
	const struct tree *tree;
	struct diags *ds;
	unsigned errors;	/* after BIND_ERRORS_MAX of them nothing more is said */
};
enum { BIND_ERRORS_MAX = 100 };

struct field;

/* Reads value into target; says what is wrong and leaves target alone if it cannot. */
typedef void bind_reader(struct bind *b, const struct node *value, const struct field *f,
			 void *target);

enum field_flags { FIELD_OPTIONAL = 0, FIELD_REQUIRED = 1 << 0 };

struct field {
	const char *key;
	unsigned flags;
	bind_reader *read;
	size_t offset;		/* of the member in the struct */
	const void *arg;	/* what the reader needs beside: see each of them */
};

/*
 * Reads map into target by the rows. Keys that start with `x-` are ignored. False
 * when something was wrong, or map is no mapping.
 */
bool bind_mapping(struct bind *b, const struct node *map, const struct field *fields,
		  size_t n_fields, void *target);

/* False, with an error, when the key `schema` says other than 1. To be asked first: of
 * another schema hardly a key is known. */
bool bind_check_schema(struct bind *b, const struct node *root);

/* Whether value is of that kind; says so if not. what: "choices", for the message. */
bool bind_expect(struct bind *b, const struct node *value, enum node_kind kind,
		 const char *what);

/* An error at a node. The result takes a hint; NULL when there are too many. */
struct diag *bind_error(struct bind *b, const struct node *at, const char *code,
			const char *format, ...) G_GNUC_PRINTF(4, 5);
/* The same at a place within a node's text. */
struct diag *bind_error_at(struct bind *b, const struct place *at, const char *code,
			   const char *format, ...) G_GNUC_PRINTF(4, 5);

/* "did you mean" over an array that ends with NULL; without a near name, all of them
 * when they are few. d may be NULL. */
void bind_hint_near(struct diag *d, const char *word, const char *const *names);

/*
 * Hands over what was found, in the order of the file: keys are read where they
 * stand, what is missing is known only at the end. ds may be NULL.
 */
void bind_report(struct diags *ds, struct diags *found);

/* Readers; each says what its target is and what its arg. */

/* char *: any text that is not blank; yours to free, like all below. */
bind_reader bind_text;
/* char *: the same, a sentence for people: only known {placeholders} in it. */
bind_reader bind_prose;
/* char *: lower-case words joined by hyphens ("split-readiness"). */
bind_reader bind_slug;
/* char *: an id; words joined by dots and hyphens ("own.named-team", "SM-TREND"). */
bind_reader bind_id;
/* char *: three numbers ("1.0.0"), a suffix as semver has it. */
bind_reader bind_version;
/* char *: a language tag ("en", "pt-BR"). */
bind_reader bind_language;
/* bool: exactly yes or no. */
bind_reader bind_switch;
/* int / gint64: decimal digits with an optional minus; arg: struct bind_range or NULL. */
bind_reader bind_int;
bind_reader bind_number;
struct bind_range { gint64 min, max; };
/* int-sized enum: arg: struct bind_words. */
bind_reader bind_word;
struct bind_words {
	const char *(*name)(int value);
	int count;		/* names of 0 ... count - 1 are allowed */
};
/* char *: one of the words of arg, which is a NULL-terminated array of strings. */
bind_reader bind_one_of;
/* char **: a list of texts, of prose; one text stands for a list of one. */
bind_reader bind_texts;
bind_reader bind_prose_list;
/* char **: the same, each one of the words of arg (NULL-terminated array), once. */
bind_reader bind_some_of;
/* char **: the same, each one an id as bind_id wants it, once. */
bind_reader bind_ids;
/* Nothing: only checks the kind. Who comes later takes the value by node_get(). */
bind_reader bind_later;
bind_reader bind_later_text;
bind_reader bind_later_list;
bind_reader bind_later_map;

/* Whether this is how such a name may look. */
bool bind_is_slug(const char *text);
bool bind_is_id(const char *text);

/* The number in text, base 10 and nothing else; false when it is none or too large. */
bool bind_parse_number(gint64 *out, const char *text);

/* The bound of all integers of a file: products of them fit 64 bits. */
enum { BIND_NUMBER_MAX = G_MAXINT32 };

#endif
