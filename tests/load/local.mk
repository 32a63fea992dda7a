# Tests of src/load; how to add one is in tests/local.mk.

# The verdict on the shipped questionnaire: worked examples and properties.
judging_sources = tests/load/judging.c tests/load/judging.h tests/load/judging_random.c

check_PROGRAMS += tests/load/test_verdict_vectors
tests_load_test_verdict_vectors_SOURCES = tests/load/test_verdict_vectors.c \
	$(judging_sources)
tests_load_test_verdict_vectors_LDADD = $(load_test_libs)
EXTRA_DIST += tests/data/verdict-vectors.ini

check_PROGRAMS += tests/load/test_verdict_properties
tests_load_test_verdict_properties_SOURCES = tests/load/test_verdict_properties.c \
	$(judging_sources)
tests_load_test_verdict_properties_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_verdict_flips
tests_load_test_verdict_flips_SOURCES = tests/load/test_verdict_flips.c \
	$(judging_sources)
tests_load_test_verdict_flips_LDADD = $(load_test_libs)

# The order of its questions in the room.
check_PROGRAMS += tests/load/test_order_shipped
tests_load_test_order_shipped_SOURCES = tests/load/test_order_shipped.c \
	$(judging_sources)
tests_load_test_order_shipped_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_case_load
tests_load_test_case_load_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_hostile
tests_load_test_hostile_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_questionnaire_load
tests_load_test_questionnaire_load_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_sheet
tests_load_test_sheet_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_sidecar
tests_load_test_sidecar_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_snapshot
tests_load_test_snapshot_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_tree
tests_load_test_tree_LDADD = $(load_test_libs)

check_PROGRAMS += tests/load/test_bad
tests_load_test_bad_LDADD = $(load_test_libs)
EXTRA_DIST += \
	tests/load/bad/case-keys.yaml \
	tests/load/bad/case-keys.yaml.expected \
	tests/load/bad/choices.yaml \
	tests/load/bad/choices.yaml.expected \
	tests/load/bad/fits.yaml \
	tests/load/bad/fits.yaml.expected \
	tests/load/bad/kinds.yaml \
	tests/load/bad/kinds.yaml.expected \
	tests/load/bad/lint-mapping.yaml \
	tests/load/bad/lint-mapping.yaml.expected \
	tests/load/bad/lint-places.yaml \
	tests/load/bad/lint-places.yaml.expected \
	tests/load/bad/list.yaml \
	tests/load/bad/list.yaml.expected \
	tests/load/bad/mapping.yaml \
	tests/load/bad/mapping.yaml.expected \
	tests/load/bad/nothing.yaml \
	tests/load/bad/nothing.yaml.expected \
	tests/load/bad/question-kinds.yaml \
	tests/load/bad/question-kinds.yaml.expected \
	tests/load/bad/question.yaml \
	tests/load/bad/question.yaml.expected \
	tests/load/bad/rules.yaml \
	tests/load/bad/rules.yaml.expected \
	tests/load/bad/schema.yaml \
	tests/load/bad/schema.yaml.expected \
	tests/load/bad/section.yaml \
	tests/load/bad/section.yaml.expected \
	tests/load/bad/sidecar-keys.yaml \
	tests/load/bad/sidecar-keys.yaml.expected \
	tests/load/bad/sidecar-schema.yaml \
	tests/load/bad/sidecar-schema.yaml.expected \
	tests/load/bad/top.yaml \
	tests/load/bad/top.yaml.expected

# What the shipped questionnaire does with the situations doc/coverage lists.
check_PROGRAMS += tests/load/test_coverage_behaviour
tests_load_test_coverage_behaviour_LDADD = $(load_test_libs)

# The installed data: translations, wording, published cases.
check_PROGRAMS += tests/load/test_shipped
tests_load_test_shipped_LDADD = $(load_test_libs)

# Two versions of one questionnaire; data of the tests of app, too.
check_PROGRAMS += tests/load/test_qdiff
tests_load_test_qdiff_LDADD = $(load_test_libs)
EXTRA_DIST += tests/data/versions/readiness-1.yaml tests/data/versions/readiness-2.yaml
EXTRA_DIST += tests/data/versions/names-1.yaml tests/data/versions/names-2.yaml
check_PROGRAMS += tests/load/test_compare_properties
tests_load_test_compare_properties_SOURCES = tests/load/test_compare_properties.c \
	$(judging_sources)
tests_load_test_compare_properties_LDADD = $(load_test_libs)
