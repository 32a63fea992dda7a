# Tests of src/base; how to add one is in tests/local.mk.

check_PROGRAMS += tests/base/test_calendar
tests_base_test_calendar_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_diag
tests_base_test_diag_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_near
tests_base_test_near_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_plot
tests_base_test_plot_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_savefile
tests_base_test_savefile_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_slug
tests_base_test_slug_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_text
tests_base_test_text_LDADD = $(base_test_libs)

check_PROGRAMS += tests/base/test_uid
tests_base_test_uid_LDADD = $(base_test_libs)
