# Tests of src/load; how to add one is in tests/local.mk.

# The verdict on the shipped questionnaire: worked examples and properties.
check_PROGRAMS += tests/load/test_verdict_vectors
tests_load_test_verdict_vectors_SOURCES = tests/load/test_verdict_vectors.c \
	tests/load/judging.c tests/load/judging.h
tests_load_test_verdict_vectors_LDADD = $(load_test_libs)
EXTRA_DIST += tests/data/verdict-vectors.ini
