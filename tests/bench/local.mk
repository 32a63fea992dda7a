# Measurements: `make bench` prints one table of figures with their limits, all from
# one run. It reports; a program fails only on a gross miss.

bench_programs = tests/bench/bench_load tests/bench/bench_order tests/bench/bench_store \
	tests/bench/bench_verdict tests/bench/mkdb tests/bench/pair
EXTRA_PROGRAMS += $(bench_programs)
CLEANFILES += $(bench_programs) tests/bench/big.db tests/bench/demo.db \
	tests/bench/rival.db tests/bench/rows.out tests/bench/work.db
EXTRA_DIST += tests/bench/bench.sh tests/bench/row.h

bench: all $(bench_programs)
	@srcdir=$(srcdir) $(SHELL) $(srcdir)/tests/bench/bench.sh

.PHONY: bench

tests_bench_bench_load_LDADD = $(load_test_libs)
tests_bench_bench_order_LDADD = $(load_test_libs)
tests_bench_bench_store_LDADD = $(store_test_libs)
tests_bench_bench_verdict_CPPFLAGS = $(AM_CPPFLAGS) -DBENCH_DATADIR=\"$(abs_top_srcdir)/data\"
tests_bench_bench_verdict_LDADD = $(load_libs)

# The big database that measurements read.
tests_bench_mkdb_CPPFLAGS = $(AM_CPPFLAGS) -DBENCH_DATADIR=\"$(abs_top_srcdir)/data\"
tests_bench_mkdb_LDADD = $(app_libs)
$(tests_bench_mkdb_OBJECTS): src/store/statements.inc
