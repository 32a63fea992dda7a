# The domain, pure: no file, clock, terminal, database.

noinst_LIBRARIES += src/core/libcore.a
src_core_libcore_a_SOURCES = src/core/placeholders.c src/core/placeholders.h
src_core_libcore_a_SOURCES += src/core/case.c src/core/case.h
src_core_libcore_a_SOURCES += src/core/expr.c src/core/expr.h src/core/expr_eval.c \
	src/core/expr_lex.c src/core/expr_lex.h src/core/expr_node.h \
	src/core/expr_op.c src/core/expr_op.h src/core/expr_parse.c src/core/expr_resolve.c
src_core_libcore_a_SOURCES += src/core/cycles.c src/core/cycles.h
src_core_libcore_a_SOURCES += src/core/compare.c src/core/compare.h \
	src/core/compare_decide.c \
	src/core/compare_pair.c src/core/compare_pair.h
src_core_libcore_a_SOURCES += src/core/deed.c src/core/deed.h
src_core_libcore_a_SOURCES += src/core/evaluate.c src/core/evaluate.h
src_core_libcore_a_SOURCES += src/core/extraction.c src/core/extraction.h
src_core_libcore_a_SOURCES += src/core/fixes.c src/core/fixes.h src/core/fix_register.c \
	src/core/fix_trial.h
src_core_libcore_a_SOURCES += src/core/flips.c src/core/flips.h src/core/flip_search.c \
	src/core/flip_trial.h src/core/flip_value.c
src_core_libcore_a_SOURCES += src/core/calc.c src/core/calc.h
src_core_libcore_a_SOURCES += src/core/inputs.c src/core/inputs.h
src_core_libcore_a_SOURCES += src/core/judge.c src/core/judge.h
src_core_libcore_a_SOURCES += src/core/kind.c src/core/kind.h src/core/kind_choice.c \
	src/core/kind_multi.c src/core/kind_number.c src/core/kind_text.c
src_core_libcore_a_SOURCES += src/core/lint.c src/core/lint.h src/core/lint_part.h \
	src/core/lint_reach.c src/core/lint_reach.h src/core/lint_rule.c \
	src/core/lint_version.c
src_core_libcore_a_SOURCES += src/core/measure.c src/core/measure.h
src_core_libcore_a_SOURCES += src/core/order.c src/core/order.h
src_core_libcore_a_SOURCES += src/core/path.c src/core/path.h
src_core_libcore_a_SOURCES += src/core/plan.c src/core/plan.h
src_core_libcore_a_SOURCES += src/core/portfolio.c src/core/portfolio.h
src_core_libcore_a_SOURCES += src/core/precedent.c src/core/precedent.h
src_core_libcore_a_SOURCES += src/core/qdiff.c src/core/qdiff.h src/core/qdiff_change.c \
	src/core/qdiff_part.h
src_core_libcore_a_SOURCES += src/core/questionnaire.c src/core/questionnaire.h
src_core_libcore_a_SOURCES += src/core/score.c src/core/score.h
src_core_libcore_a_SOURCES += src/core/sheet.c src/core/sheet.h
src_core_libcore_a_SOURCES += src/core/standing.c src/core/standing.h
src_core_libcore_a_SOURCES += src/core/system_view.c src/core/system_view.h
src_core_libcore_a_SOURCES += src/core/system_rules.c src/core/system_rules.h
src_core_libcore_a_SOURCES += src/core/trend.c src/core/trend.h
src_core_libcore_a_SOURCES += src/core/value.c src/core/value.h
src_core_libcore_a_SOURCES += src/core/verdict.c src/core/verdict.h
src_core_libcore_a_SOURCES += src/core/vote.c src/core/vote.h src/core/vote_form.c
src_core_libcore_a_SOURCES += src/core/who.c src/core/who.h
src_core_libcore_a_SOURCES += src/core/words.c src/core/words.h

core_libs = src/core/libcore.a $(base_libs)
