# Tests mirror src. A unit test is two lines in its folder's local.mk:
#
#	check_PROGRAMS += tests/core/test_verdict
#	tests_core_test_verdict_LDADD = $(core_test_libs)
#
# (the source is tests/core/test_verdict.c). A test script has one line:
#
#	check_SCRIPTS += tests/cli/smoke.sh

# Test programs find testlib.h without a path.
AM_CPPFLAGS += -I$(top_srcdir)/tests/lib

base_test_libs = tests/lib/libtest.a $(base_libs)
core_test_libs = tests/lib/libtest.a $(core_libs)
load_test_libs = tests/lib/libtest.a $(load_libs)
store_test_libs = tests/lib/libtest.a $(store_libs)
report_test_libs = tests/lib/libtest.a $(report_libs)
app_test_libs = tests/lib/libtest.a $(app_libs)
cli_test_libs = tests/lib/libtest.a $(cli_libs)
tui_test_libs = tests/lib/libtest.a $(tui_libs)

include tests/lib/local.mk
include tests/base/local.mk
include tests/core/local.mk
include tests/load/local.mk
include tests/store/local.mk
include tests/report/local.mk
include tests/app/local.mk
include tests/cli/local.mk
include tests/tui/local.mk
include tests/build/local.mk
include tests/doc/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk

EXTRA_DIST += $(check_SCRIPTS)
TESTS = $(check_PROGRAMS) $(check_SCRIPTS)
TEST_EXTENSIONS = .sh

# GLib's tests speak TAP without being asked. testlib sets the same environment for a test that is run by hand.
AM_TESTS_ENVIRONMENT = \
	TZ=UTC; export TZ; LC_ALL=C.UTF-8; export LC_ALL; \
	unset LANGUAGE SEAM_DB SEAM_USER SEAM_NOW NO_COLOR; \
	HOME='$(abs_top_builddir)/tests/home'; export HOME; \
	XDG_DATA_HOME="$$HOME/data"; export XDG_DATA_HOME; \
	XDG_CONFIG_HOME="$$HOME/config"; export XDG_CONFIG_HOME; \
	XDG_CACHE_HOME="$$HOME/cache"; export XDG_CACHE_HOME; \
	XDG_STATE_HOME="$$HOME/state"; export XDG_STATE_HOME; \
	SEAM_DATA_DIR='$(abs_top_srcdir)/data'; export SEAM_DATA_DIR; \
	SEAM_LOCALE_DIR='$(abs_top_builddir)/locale'; export SEAM_LOCALE_DIR; \
	SEAM='$(abs_top_builddir)/src/seam'; export SEAM; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir;

LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)

# Automake's own check, closed by one line that a person or a program can read.
# The `check' below runs after check-TESTS, which therefore only notes a failure
# and leaves the verdict to it. A run in which nothing passed counts as failed.
check-TESTS: $(check_LIBRARIES) $(check_PROGRAMS) $(check_SCRIPTS)
	@rm -rf tests/home tests/failed && find tests -name '*.trs' -exec rm -f {} +
	@rm -f $(TEST_LOGS) $(TEST_SUITE_LOG)
	@$(MAKE) $(AM_MAKEFLAGS) $(TEST_SUITE_LOG) || touch tests/failed

check:
	@rm -rf tests/home; status=0; test ! -f tests/failed || status=1; \
	find tests -name '*.trs' -exec cat {} + | $(AWK) ' \
	/^:test-result: (PASS|XFAIL)/ { passed++ } \
	/^:test-result: (FAIL|XPASS|ERROR)/ { failed++ } \
	/^:test-result: SKIP/ { skipped++ } \
	END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; \
	      exit !passed || failed }' || status=1; \
	exit $$status

# The big sweeps: the same tests with more rounds (test_is_long).
check-long:
	@SEAM_TEST_LONG=1 $(MAKE) --no-print-directory check

.PHONY: check check-TESTS check-long
CLEANFILES += tests/failed
