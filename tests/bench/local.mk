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
