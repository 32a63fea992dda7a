# What tests share: temp folders, processes, paths.

check_LIBRARIES += tests/lib/libtest.a
tests_lib_libtest_a_SOURCES = tests/lib/testlib.c tests/lib/testlib.h \
	tests/lib/hostile.c tests/lib/hostile.h
tests_lib_libtest_a_CPPFLAGS = $(AM_CPPFLAGS) \
	-DTEST_SRCDIR=\"$(abs_top_srcdir)\" -DTEST_BUILDDIR=\"$(abs_top_builddir)\"

check_PROGRAMS += tests/lib/test_testlib
tests_lib_test_testlib_LDADD = $(base_test_libs)

EXTRA_DIST += tests/lib/tap.sh

# A terminal needs libvterm. A test that uses it stands under HAVE_VTERM, too, and has
# $(terminal_libs) before its layer's.
if HAVE_VTERM
terminal_libs = tests/lib/libterminal.a $(VTERM_LIBS) $(PTY_LIBS)
check_LIBRARIES += tests/lib/libterminal.a
tests_lib_libterminal_a_SOURCES = tests/lib/terminal.c tests/lib/terminal.h \
	tests/lib/journey.c tests/lib/journey.h
check_PROGRAMS += tests/lib/test_terminal
tests_lib_test_terminal_LDADD = $(terminal_libs) $(base_test_libs)
check_PROGRAMS += tests/lib/test_journey
tests_lib_test_journey_LDADD = $(terminal_libs) $(base_test_libs)

# For a resize inside a wait: a test of one names what it needs in
# EXTRA_..._DEPENDENCIES. The only shared object here, so libtool is not asked; no
# sanitizer in it either.
resize_shim = tests/lib/resize_shim.so
EXTRA_PROGRAMS += tests/lib/waiter
EXTRA_tests_lib_test_journey_DEPENDENCIES = $(resize_shim) tests/lib/waiter
tests/lib/resize_shim.so: tests/lib/resize_shim.c
	@$(MKDIR_P) tests/lib
	$(AM_V_GEN)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -shared -fPIC -o $@ \
		$(srcdir)/tests/lib/resize_shim.c -ldl
CLEANFILES += $(resize_shim) tests/lib/waiter
else
check_SCRIPTS += tests/lib/no-terminal.sh
endif
EXTRA_DIST += tests/lib/resize_shim.c tests/lib/no-terminal.sh tests/tui/golden/kit-60x16.txt
