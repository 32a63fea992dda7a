# What tests share: temp folders, processes, paths.

check_LIBRARIES += tests/lib/libtest.a
tests_lib_libtest_a_SOURCES = tests/lib/testlib.c tests/lib/testlib.h
tests_lib_libtest_a_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTEST_SRCDIR=\"$(abs_top_srcdir)\" -DTEST_BUILDDIR=\"$(abs_top_builddir)\"

check_PROGRAMS += tests/lib/test_testlib
tests_lib_test_testlib_LDADD = $(base_test_libs)

EXTRA_DIST += tests/lib/tap.sh
