# Measurements: `make bench` prints one table of figures with their limits, all from
# one run. It reports; a program fails only on a gross miss.

bench_programs = tests/bench/bench_load tests/bench/bench_order tests/bench/bench_store \
	tests/bench/bench_verdict tests/bench/mkdb tests/bench/mkwide tests/bench/pair tests/bench/screens
EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs) tests/bench/big.db tests/bench/demo.db \
	tests/bench/judged.db tests/bench/long.db tests/bench/rival.db \
	tests/bench/rows.out tests/bench/wide-1000.db tests/bench/wide-10000.db \
	tests/bench/work.db
EXTRA_DIST += tests/bench/bench.sh tests/bench/row.h tests/bench/screens.sh

bench: all $(bench_programs)
	@srcdir=$(srcdir) $(SHELL) $(srcdir)/tests/bench/bench.sh

# Only full screens beside those of others: a minute.
bench-screens: all $(bench_programs)
	@srcdir=$(srcdir) $(SHELL) $(srcdir)/tests/bench/screens.sh

clean-bench:
	rm -rf tests/bench/screens.d

.PHONY: bench bench-screens clean-bench

tests_bench_bench_load_LDADD = $(load_test_libs)
tests_bench_bench_order_LDADD = $(load_test_libs)
tests_bench_bench_store_LDADD = $(store_test_libs)
tests_bench_bench_verdict_CPPFLAGS = $(AM_CPPFLAGS) -DBENCH_DATADIR=\"$(abs_top_srcdir)/data\"
tests_bench_bench_verdict_LDADD = $(load_libs)
tests_bench_screens_SOURCES = tests/bench/screens.c tests/bench/console.c \
	tests/bench/console.h
tests_bench_screens_LDADD = $(SQLITE_LIBS) $(PTY_LIBS)

# The big database that measurements read.
tests_bench_mkdb_CPPFLAGS = $(AM_CPPFLAGS) -DBENCH_DATADIR=\"$(abs_top_srcdir)/data\"
tests_bench_mkdb_LDADD = $(app_libs)
$(tests_bench_mkdb_OBJECTS): src/store/statements.inc

# One wide system, for what is said about all of it.
tests_bench_mkwide_LDADD = $(app_libs)
$(tests_bench_mkwide_OBJECTS): src/store/statements.inc
