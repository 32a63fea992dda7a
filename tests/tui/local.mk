# Tests of src/tui; how to add one is in tests/local.mk.

check_LIBRARIES += tests/tui/libfixture.a
tests_tui_libfixture_a_SOURCES = tests/tui/fixture.c tests/tui/fixture.h \
	tests/tui/sitting.c tests/tui/sitting.h
tui_fixture_libs = tests/tui/libfixture.a tests/app/libfixture.a $(tui_test_libs)

check_PROGRAMS += tests/tui/test_canvas
tests_tui_test_canvas_LDADD = $(tui_test_libs)
check_PROGRAMS += tests/tui/test_compare
tests_tui_test_compare_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_edit
tests_tui_test_edit_LDADD = $(tui_test_libs)
check_PROGRAMS += tests/tui/test_editor
tests_tui_test_editor_LDADD = $(tui_test_libs)
check_PROGRAMS += tests/tui/test_exports
tests_tui_test_exports_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_follow_up
tests_tui_test_follow_up_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_facts
tests_tui_test_facts_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_form
tests_tui_test_form_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_home
tests_tui_test_home_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_items
tests_tui_test_items_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_matrix
tests_tui_test_matrix_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_lift
tests_tui_test_lift_LDADD = $(tui_fixture_libs)
if HAVE_VTERM
check_PROGRAMS += tests/tui/test_home_journey
tests_tui_test_home_journey_LDADD = $(terminal_libs) $(base_test_libs)
check_PROGRAMS += tests/tui/test_journeys
tests_tui_test_journeys_LDADD = $(terminal_libs) $(base_test_libs)
check_PROGRAMS += tests/tui/test_painter
tests_tui_test_painter_LDADD = $(terminal_libs) $(tui_test_libs)
check_PROGRAMS += tests/tui/test_safety
tests_tui_test_safety_LDADD = $(terminal_libs) $(base_test_libs)
check_PROGRAMS += tests/tui/test_readme
tests_tui_test_readme_LDADD = $(terminal_libs) $(base_test_libs)
check_PROGRAMS += tests/tui/test_loop
tests_tui_test_loop_LDADD = $(terminal_libs) $(base_test_libs)
EXTRA_tests_tui_test_loop_DEPENDENCIES = $(resize_shim)
endif
check_SCRIPTS += tests/tui/points.sh
check_PROGRAMS += tests/tui/test_points
tests_tui_test_points_SOURCES = tests/tui/test_points.c tests/tui/screens.c \
	tests/tui/screens.h
tests_tui_test_points_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_sequence
tests_tui_test_sequence_LDADD = $(tui_test_libs)
check_PROGRAMS += tests/tui/test_screens
tests_tui_test_screens_SOURCES = tests/tui/test_screens.c tests/tui/screens.c \
	tests/tui/screens.h
tests_tui_test_screens_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_question
tests_tui_test_question_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_trend
tests_tui_test_trend_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_tui
tests_tui_test_tui_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_verdict
tests_tui_test_verdict_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_vote
tests_tui_test_vote_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_walk
tests_tui_test_walk_LDADD = $(tui_fixture_libs)
check_PROGRAMS += tests/tui/test_walk_journey
tests_tui_test_walk_journey_LDADD = $(terminal_libs) $(base_test_libs) $(SQLITE_LIBS)

EXTRA_DIST += \
	tests/tui/golden/actions-40x10.txt \
	tests/tui/golden/actions-60x16.txt \
	tests/tui/golden/actions-80x24.txt \
	tests/tui/golden/agenda-40x10.txt \
	tests/tui/golden/agenda-80x24.txt \
	tests/tui/golden/begin-80x24.txt \
	tests/tui/golden/closing-40x10.txt \
	tests/tui/golden/closing-80x24.txt \
	tests/tui/golden/closing-open-40x10.txt \
	tests/tui/golden/closing-open-80x24.txt \
	tests/tui/golden/offers-80x24.txt \
	tests/tui/golden/form-kept-40x10.txt \
	tests/tui/golden/form-kept-80x24.txt \
	tests/tui/golden/facts-40x10.txt \
	tests/tui/golden/facts-60x16.txt \
	tests/tui/golden/facts-80x24.txt \
	tests/tui/golden/decided-80x24.txt \
	tests/tui/golden/compare-200x50.txt \
	tests/tui/golden/compare-40x10.txt \
	tests/tui/golden/compare-60x16.txt \
	tests/tui/golden/compare-80x24.txt \
	tests/tui/golden/compare-one-80x24.txt \
	tests/tui/golden/form-edit-40x10.txt \
	tests/tui/golden/form-edit-60x16.txt \
	tests/tui/golden/form-errors-80x24.txt \
	tests/tui/golden/form-new-80x24.txt \
	tests/tui/golden/home-200x50.txt \
	tests/tui/golden/home-40x10.txt \
	tests/tui/golden/home-60x16.txt \
	tests/tui/golden/home-80x24.txt \
	tests/tui/golden/home-demo-80x24.txt \
	tests/tui/golden/home-names-80x24.txt \
	tests/tui/golden/home-empty-40x10.txt \
	tests/tui/golden/home-empty-80x24.txt \
	tests/tui/golden/offers-80x24.txt \
	tests/tui/golden/lift-40x10.txt \
	tests/tui/golden/matrix-200x50.txt \
	tests/tui/golden/matrix-40x10.txt \
	tests/tui/golden/matrix-60x16.txt \
	tests/tui/golden/matrix-80x24.txt \
	tests/tui/golden/matrix-findings-80x24.txt \
	tests/tui/golden/matrix-fixes-80x24.txt \
	tests/tui/golden/lift-80x24.txt \
	tests/tui/golden/people-80x24.txt \
	tests/tui/golden/people-empty-80x24.txt \
	tests/tui/golden/question-200x50.txt \
	tests/tui/golden/question-40x10.txt \
	tests/tui/golden/question-60x16.txt \
	tests/tui/golden/question-80x24.txt \
	tests/tui/golden/question-presenter-80x24.txt \
	tests/tui/golden/summary-80x24.txt \
	tests/tui/golden/trend-200x50.txt \
	tests/tui/golden/trend-40x10.txt \
	tests/tui/golden/trend-60x16.txt \
	tests/tui/golden/trend-80x24.txt \
	tests/tui/golden/trend-one-80x24.txt \
	tests/tui/golden/trend-twelve-80x24.txt \
	tests/tui/golden/trend-versions-80x24.txt \
	tests/tui/golden/verdict-200x50.txt \
	tests/tui/golden/verdict-40x10.txt \
	tests/tui/golden/verdict-60x16.txt \
	tests/tui/golden/verdict-80x24.txt \
	tests/tui/golden/vote-open-200x50.txt \
	tests/tui/golden/vote-open-40x10.txt \
	tests/tui/golden/vote-open-60x16.txt \
	tests/tui/golden/vote-open-80x24.txt \
	tests/tui/golden/vote-revealed-80x24.txt \
	tests/tui/golden/vote-secret-80x24.txt \
	tests/tui/golden/vote-split-200x50.txt \
	tests/tui/golden/vote-split-40x10.txt \
	tests/tui/golden/vote-split-60x16.txt \
	tests/tui/golden/vote-split-80x24.txt
