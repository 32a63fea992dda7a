# Measurements: `make bench` builds and runs each program in $(bench_programs).
# They print figures and fail only on a gross miss.

bench_programs =
EXTRA_PROGRAMS += tests/bench/pair $(bench_programs)
CLEANFILES += tests/bench/pair $(bench_programs)

bench: all $(bench_programs)
	@for program in $(bench_programs); do ./$$program || exit 1; done

.PHONY: bench

bench_programs += tests/bench/bench_verdict
tests_bench_bench_verdict_CPPFLAGS = $(AM_CPPFLAGS) -DBENCH_DATADIR=\"$(abs_top_srcdir)/data\"
tests_bench_bench_verdict_LDADD = $(load_libs)

bench_programs += tests/bench/bench_load
tests_bench_bench_load_LDADD = $(load_test_libs)

# The big database that measurements read.
EXTRA_PROGRAMS += tests/bench/mkdb
CLEANFILES += tests/bench/mkdb
tests_bench_mkdb_CPPFLAGS = $(AM_CPPFLAGS) -DBENCH_DATADIR=\"$(abs_top_srcdir)/data\"
tests_bench_mkdb_LDADD = $(app_libs)
$(tests_bench_mkdb_OBJECTS): src/store/statements.inc

bench_programs += tests/bench/bench_store
tests_bench_bench_store_LDADD = $(store_test_libs)
bench: tests/bench/mkdb$(EXEEXT)
bench_programs += tests/bench/bench_order
tests_bench_bench_order_LDADD = $(load_test_libs)
