# Fuzz targets. With --enable-fuzzing they link libFuzzer and `make fuzz' runs each for
# FUZZ_SECONDS; otherwise they are tests that replay their seeds. What the fuzzer finds
# goes into the corpus.
#
# A new target has a line in fuzz_targets, its libraries and flags, and its seeds in the corpus.

fuzz_targets = tests/fuzz/fuzz_expr tests/fuzz/fuzz_questionnaire tests/fuzz/fuzz_record \
	tests/fuzz/fuzz_sheet tests/fuzz/fuzz_store tests/fuzz/fuzz_text \
	tests/fuzz/fuzz_transfer
tests_fuzz_fuzz_expr_LDADD = $(fuzz_driver) $(core_test_libs)
tests_fuzz_fuzz_expr_LDFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_questionnaire_LDADD = $(fuzz_driver) $(load_test_libs)
tests_fuzz_fuzz_questionnaire_LDFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_record_LDADD = $(fuzz_driver) $(load_test_libs)
tests_fuzz_fuzz_record_LDFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_sheet_LDADD = $(fuzz_driver) $(load_test_libs)
tests_fuzz_fuzz_sheet_LDFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_store_LDADD = $(fuzz_driver) $(store_test_libs)
tests_fuzz_fuzz_store_LDFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_text_LDADD = $(fuzz_driver) $(base_test_libs)
tests_fuzz_fuzz_text_LDFLAGS = $(fuzz_flags)
tests_fuzz_fuzz_transfer_LDADD = $(fuzz_driver) $(app_test_libs)
tests_fuzz_fuzz_transfer_LDFLAGS = $(fuzz_flags)

EXTRA_DIST += \
	tests/fuzz/corpus/expr/mixed \
	tests/fuzz/corpus/expr/shipped-01 \
	tests/fuzz/corpus/expr/shipped-02 \
	tests/fuzz/corpus/expr/shipped-03 \
	tests/fuzz/corpus/expr/shipped-04 \
	tests/fuzz/corpus/expr/shipped-05 \
	tests/fuzz/corpus/expr/shipped-06 \
	tests/fuzz/corpus/expr/shipped-07 \
	tests/fuzz/corpus/expr/shipped-08 \
	tests/fuzz/corpus/expr/shipped-09 \
	tests/fuzz/corpus/expr/shipped-10 \
	tests/fuzz/corpus/expr/shipped-11 \
	tests/fuzz/corpus/questionnaire/odd \
	tests/fuzz/corpus/record/snapshot \
	tests/fuzz/corpus/sheet/below \
	tests/fuzz/corpus/sheet/blank-word \
	tests/fuzz/corpus/sheet/filled \
	tests/fuzz/corpus/sheet/other-version \
	tests/fuzz/corpus/store/cut \
	tests/fuzz/corpus/store/first-cell \
	tests/fuzz/corpus/store/page-size \
	tests/fuzz/corpus/store/root-page \
	tests/fuzz/corpus/store/sound \
	tests/fuzz/corpus/store/version \
	tests/fuzz/corpus/text/accent-on-blank \
	tests/fuzz/corpus/text/control-after-blank \
	tests/fuzz/corpus/text/hostile \
	tests/fuzz/corpus/text/plain \
	tests/fuzz/corpus/text/wide \
	tests/fuzz/corpus/transfer/assessed \
	tests/fuzz/corpus/transfer/cut \
	tests/fuzz/corpus/transfer/registered \
	tests/fuzz/corpus/transfer/undone

EXTRA_DIST += tests/fuzz/fuzz.h tests/fuzz/replay.c

if FUZZING
fuzz_driver =
fuzz_flags = $(AM_LDFLAGS) -fsanitize=fuzzer
EXTRA_PROGRAMS += $(fuzz_targets)
else
fuzz_driver = tests/fuzz/libreplay.a
fuzz_flags = $(AM_LDFLAGS)
check_LIBRARIES += tests/fuzz/libreplay.a
tests_fuzz_libreplay_a_SOURCES = tests/fuzz/replay.c tests/fuzz/fuzz.h
check_PROGRAMS += $(fuzz_targets)
endif

FUZZ_SECONDS = 30

fuzz: $(fuzz_targets)
	@for target in $(fuzz_targets); do \
		name=`echo $$target | sed 's/.*fuzz_//'`; found=tests/fuzz/found/$$name; \
		mkdir -p $$found; echo "== $$name"; \
		./$$target -max_total_time=$(FUZZ_SECONDS) -timeout=5 -rss_limit_mb=512 \
			-print_final_stats=1 -verbosity=0 -artifact_prefix=$$found/ \
			$$found $(top_srcdir)/tests/fuzz/corpus/$$name || exit 1; \
	done

.PHONY: fuzz
