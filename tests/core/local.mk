# Tests of src/core; how to add one is in tests/local.mk.

# Questionnaires from tables, without the loader.
check_LIBRARIES += tests/core/libfixture.a
tests_core_libfixture_a_SOURCES = tests/core/fixture.c tests/core/fixture.h

check_PROGRAMS += tests/core/test_expr
tests_core_test_expr_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_expr_op
tests_core_test_expr_op_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_expr_parse
tests_core_test_expr_parse_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_expr_random
tests_core_test_expr_random_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_inputs
tests_core_test_inputs_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_kind
tests_core_test_kind_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_lint
tests_core_test_lint_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_measure
tests_core_test_measure_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_order
tests_core_test_order_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_questionnaire
tests_core_test_questionnaire_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_value
tests_core_test_value_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_verdict
tests_core_test_verdict_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_words
tests_core_test_words_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_calc
tests_core_test_calc_LDADD = $(core_test_libs) -lm

check_PROGRAMS += tests/core/test_placeholders
tests_core_test_placeholders_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_portfolio
tests_core_test_portfolio_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_who
tests_core_test_who_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_vote
tests_core_test_vote_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_compare
tests_core_test_compare_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_trend
tests_core_test_trend_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_sheet
tests_core_test_sheet_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_circles
tests_core_test_circles_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_system_view
tests_core_test_system_view_LDADD = $(core_test_libs)
check_PROGRAMS += tests/core/test_fixes
tests_core_test_fixes_LDADD = tests/core/libfixture.a $(core_test_libs)
check_PROGRAMS += tests/core/test_extraction
tests_core_test_extraction_LDADD = $(core_test_libs)
