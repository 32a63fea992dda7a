# Tests of src/store; how to add one is in tests/local.mk.

check_LIBRARIES += tests/store/libfixture.a
tests_store_libfixture_a_SOURCES = tests/store/fixture.c tests/store/fixture.h
$(tests_store_libfixture_a_OBJECTS): src/store/statements.inc
store_fixture_libs = tests/store/libfixture.a $(store_test_libs)

check_PROGRAMS += tests/store/test_statements
tests_store_test_statements_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_undo
tests_store_test_undo_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_open
tests_store_test_open_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_broken
tests_store_test_broken_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_answers
tests_store_test_answers_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_answer_kept
tests_store_test_answer_kept_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_lift
tests_store_test_lift_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_registry
tests_store_test_registry_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_room
tests_store_test_room_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_faults
tests_store_test_faults_SOURCES = tests/store/test_faults.c \
	tests/store/faultvfs.c tests/store/faultvfs.h
tests_store_test_faults_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_writers
tests_store_test_writers_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_transfer
tests_store_test_transfer_LDADD = $(store_fixture_libs)
check_PROGRAMS += tests/store/test_upkeep
tests_store_test_upkeep_LDADD = $(store_fixture_libs)

# Those that look inside need the generated names, also when built alone.
$(tests_store_test_answer_kept_OBJECTS) \
	$(tests_store_test_open_OBJECTS) $(tests_store_test_statements_OBJECTS) \
	$(tests_store_test_transfer_OBJECTS) $(tests_store_test_upkeep_OBJECTS): src/store/statements.inc
