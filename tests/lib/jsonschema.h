/*
 * JSON against the schemas of data/schema: the part of draft 2020-12 that they use, and
 * no more. A keyword that is not known here is a fault of the schema, and so is a member
 * of an object that no schema describes: schemas are open for those who use them, and
 * closed for us.
 */
#ifndef SEAM_TESTS_LIB_JSONSCHEMA_H
#define SEAM_TESTS_LIB_JSONSCHEMA_H

#include <stdbool.h>

#include <glib.h>
#include <jansson.h>

struct schemas {
	GHashTable *files;	/* name -> json_t */
	GString *problems;	/* a line each; empty = none */
};

void schemas_init(struct schemas *s);
void schemas_clear(struct schemas *s);
/* A schema under a name such as "check.schema.json", taken over. */
void schemas_add(struct schemas *s, const char *name, json_t *schema);
/* All of data/schema. */
void schemas_load(struct schemas *s);

/* Whether the schema itself is sound: keywords, references, required members. */
bool schemas_are_sound(struct schemas *s);
/* Whether value is what the schema says. Problems are added up. */
bool schemas_hold(struct schemas *s, const char *name, json_t *value);

#endif
