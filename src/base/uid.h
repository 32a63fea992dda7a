/*
 * UUIDs version 7 (RFC 9562) as a pure function of time and random bytes. They
 * name things over machines; order is never read from them.
 */
#ifndef SEAM_BASE_UID_H
#define SEAM_BASE_UID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

enum {
	UID_SIZE = 37, /* with the NUL */
	UID_RANDOM_BYTES = 10,
};

/* unix_ms must fit 48 bits and not be negative; of the random bytes 74 bits are used. */
void uid_v7(char out[UID_SIZE], int64_t unix_ms, const uint8_t random[UID_RANDOM_BYTES]);

/* Whether this is a UUID of version 7 in the canonical lower-case form. */
bool uid_is_valid(const char *uid);

/* Bytes from the system's generator: the one impure function here. Callers take it
 * as a parameter, so that tests can fix the bytes. */
bool uid_random(uint8_t out[UID_RANDOM_BYTES], struct diags *ds);

#endif
