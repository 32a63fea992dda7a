/*
 * A fuzz target: one function that takes any bytes and asserts what must hold. Built
 * with --enable-fuzzing it links libFuzzer (`make fuzz'); otherwise it is a test that
 * replays its seeds, what the fuzzer once found, and a few mutations of both.
 */
#ifndef SEAM_TESTS_FUZZ_FUZZ_H
#define SEAM_TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's name for it. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Files and folders of the source tree to start from; ends with NULL. */
extern const char *const fuzz_seeds[];

#endif
