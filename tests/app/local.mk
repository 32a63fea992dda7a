# Tests of src/app; how to add one is in tests/local.mk.

check_LIBRARIES += tests/app/libfixture.a
tests_app_libfixture_a_SOURCES = tests/app/fixture.c tests/app/fixture.h \
	tests/app/sides.c tests/app/sides.h
app_fixture_libs = tests/app/libfixture.a $(app_test_libs)

check_PROGRAMS += tests/app/test_action
tests_app_test_action_LDADD = $(app_test_libs)
check_PROGRAMS += tests/app/test_agenda
tests_app_test_agenda_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_answering
tests_app_test_answering_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_carrying
tests_app_test_carrying_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_checking
tests_app_test_checking_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_demo
tests_app_test_demo_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_importing
tests_app_test_importing_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_lifting
tests_app_test_lifting_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_merging
tests_app_test_merging_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_outcomes
tests_app_test_outcomes_LDADD = $(app_fixture_libs)

check_PROGRAMS += tests/app/test_overview
tests_app_test_overview_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_preparing
tests_app_test_preparing_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_registry
tests_app_test_registry_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_registered
tests_app_test_registered_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_registering
tests_app_test_registering_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_room
tests_app_test_room_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_settling
tests_app_test_settling_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_history
tests_app_test_history_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_items
tests_app_test_items_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_undoing
tests_app_test_undoing_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_people
tests_app_test_people_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_transfer_line
tests_app_test_transfer_line_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_versions
tests_app_test_versions_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_voting
tests_app_test_voting_LDADD = $(app_fixture_libs)
check_PROGRAMS += tests/app/test_matrix
tests_app_test_matrix_LDADD = $(app_fixture_libs)
