# The domain, pure: no file, clock, terminal, database.

noinst_LIBRARIES += src/core/libcore.a

# The questionnaire: what is asked, of which kinds, and what answers are worth.
src_core_libcore_a_SOURCES = \
	src/core/questionnaire.c src/core/questionnaire.h \
	src/core/kind.c src/core/kind.h \
	src/core/kind_choice.c \
	src/core/kind_multi.c \
	src/core/kind_number.c \
	src/core/kind_text.c \
	src/core/value.c src/core/value.h \
	src/core/measure.c src/core/measure.h \
	src/core/words.c src/core/words.h \
	src/core/who.c src/core/who.h \
	src/core/placeholders.c src/core/placeholders.h

# The language of conditions: text to tokens, nodes, indexes, and to yes, no, open or void.
src_core_libcore_a_SOURCES += \
	src/core/expr.c src/core/expr.h \
	src/core/expr_lex.c src/core/expr_lex.h \
	src/core/expr_node.h \
	src/core/expr_op.c src/core/expr_op.h \
	src/core/expr_parse.c \
	src/core/expr_resolve.c \
	src/core/expr_eval.c

# Is a questionnaire sound, and what became of it in the next version.
src_core_libcore_a_SOURCES += \
	src/core/lint.c src/core/lint.h \
	src/core/lint_part.h \
	src/core/lint_rule.c \
	src/core/lint_reach.c src/core/lint_reach.h \
	src/core/lint_version.c \
	src/core/qdiff.c src/core/qdiff.h \
	src/core/qdiff_change.c \
	src/core/qdiff_part.h

# The verdict: from inputs over rules (evaluate) to what is decided (judge), the way on
# (path) and the lasting result (verdict).
src_core_libcore_a_SOURCES += \
	src/core/inputs.c src/core/inputs.h \
	src/core/standing.c src/core/standing.h \
	src/core/plan.c src/core/plan.h \
	src/core/basis.c src/core/basis.h \
	src/core/evaluate.c src/core/evaluate.h \
	src/core/score.c src/core/score.h \
	src/core/judge.c src/core/judge.h \
	src/core/path.c src/core/path.h \
	src/core/verdict.c src/core/verdict.h

# What follows from a verdict: what would turn it, and what to ask next.
src_core_libcore_a_SOURCES += \
	src/core/flips.c src/core/flips.h \
	src/core/flip_search.c \
	src/core/flip_trial.h \
	src/core/flip_value.c \
	src/core/order.c src/core/order.h

# Two assessments, and many.
src_core_libcore_a_SOURCES += \
	src/core/compare.c src/core/compare.h \
	src/core/compare_pair.c src/core/compare_pair.h \
	src/core/compare_decide.c \
	src/core/trend.c src/core/trend.h

# All services of a system: calls and owners, rules about them, fixes, which comes first.
src_core_libcore_a_SOURCES += \
	src/core/system_view.c src/core/system_view.h \
	src/core/cycles.c src/core/cycles.h \
	src/core/portfolio.c src/core/portfolio.h \
	src/core/system_rules.c src/core/system_rules.h \
	src/core/fixes.c src/core/fixes.h \
	src/core/fix_register.c \
	src/core/fix_trial.h \
	src/core/extraction.c src/core/extraction.h

# Beside the verdict: votes, sheets, words of the history, cases, calculators.
src_core_libcore_a_SOURCES += \
	src/core/vote.c src/core/vote.h \
	src/core/vote_form.c \
	src/core/sheet.c src/core/sheet.h \
	src/core/deed.c src/core/deed.h \
	src/core/case.c src/core/case.h \
	src/core/precedent.c src/core/precedent.h \
	src/core/calc.c src/core/calc.h

core_libs = src/core/libcore.a $(base_libs)
