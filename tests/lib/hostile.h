/*
 * What a writer of a format has to survive: each is put alone and in random mixes
 * into every place where a document has a text.
 */
#ifndef SEAM_TESTS_LIB_HOSTILE_H
#define SEAM_TESTS_LIB_HOSTILE_H

extern const char *const hostile_atoms[];
extern const int hostile_atoms_length;

#endif
