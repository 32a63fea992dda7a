# Tests of src/report; how to add one is in tests/local.mk.

check_PROGRAMS += tests/report/test_markdown
tests_report_test_markdown_SOURCES = tests/report/test_markdown.c tests/lib/cmark.c \
	tests/lib/cmark.h
tests_report_test_markdown_LDADD = $(report_test_libs)

check_PROGRAMS += tests/report/test_html
tests_report_test_html_LDADD = $(report_test_libs)

check_PROGRAMS += tests/report/test_csv
tests_report_test_csv_LDADD = $(report_test_libs)

check_PROGRAMS += tests/report/test_outlook
tests_report_test_outlook_LDADD = $(report_test_libs)

check_PROGRAMS += tests/report/test_pictures
tests_report_test_pictures_LDADD = $(report_test_libs)

check_SCRIPTS += tests/report/contrast.sh

# Reports are tried on real questionnaires, which only the loader reads: the helper may,
# the tests of a layer may not.
report_fixture = tests/lib/judged.c tests/lib/judged.h tests/lib/voted.c tests/lib/voted.h
report_fixture_libs = tests/lib/libtest.a src/load/libload.a $(report_libs) $(YAML_LIBS) \
	$(JANSSON_LIBS)

check_PROGRAMS += tests/report/test_service_report
tests_report_test_service_report_SOURCES = tests/report/test_service_report.c \
	tests/lib/cmark.c tests/lib/cmark.h $(report_fixture)
tests_report_test_service_report_LDADD = $(report_fixture_libs)

check_PROGRAMS += tests/report/test_compare_report
tests_report_test_compare_report_SOURCES = tests/report/test_compare_report.c $(report_fixture)
tests_report_test_compare_report_LDADD = $(report_fixture_libs)

check_PROGRAMS += tests/report/test_json
tests_report_test_json_SOURCES = tests/report/test_json.c $(report_fixture)
tests_report_test_json_LDADD = $(report_fixture_libs)

check_PROGRAMS += tests/report/test_sheet
tests_report_test_sheet_SOURCES = tests/report/test_sheet.c tests/lib/cmark.c \
	tests/lib/cmark.h $(report_fixture)
tests_report_test_sheet_LDADD = $(report_fixture_libs)

check_PROGRAMS += tests/report/test_text
tests_report_test_text_LDADD = $(report_test_libs)

check_PROGRAMS += tests/report/test_precedents
tests_report_test_precedents_SOURCES = tests/report/test_precedents.c $(report_fixture)
tests_report_test_precedents_LDADD = $(report_fixture_libs)

EXTRA_DIST += \
	tests/report/golden/card.txt \
	tests/report/golden/conditional.brief.txt \
	tests/report/golden/conditional.explain.txt \
	tests/report/golden/conditional.report.html \
	tests/report/golden/conditional.report.md \
	tests/report/golden/conditional.report.txt \
	tests/report/golden/conditional.verdict.txt \
	tests/report/golden/go.brief.txt \
	tests/report/golden/go.explain.txt \
	tests/report/golden/go.report.html \
	tests/report/golden/go.report.md \
	tests/report/golden/go.report.txt \
	tests/report/golden/go.verdict.txt \
	tests/report/golden/good-news.brief.txt \
	tests/report/golden/good-news.explain.txt \
	tests/report/golden/good-news.report.html \
	tests/report/golden/good-news.report.md \
	tests/report/golden/good-news.report.txt \
	tests/report/golden/good-news.verdict.txt \
	tests/report/golden/incomplete.brief.txt \
	tests/report/golden/incomplete.explain.txt \
	tests/report/golden/incomplete.report.html \
	tests/report/golden/incomplete.report.md \
	tests/report/golden/incomplete.report.txt \
	tests/report/golden/incomplete.verdict.txt \
	tests/report/golden/no-go.brief.txt \
	tests/report/golden/no-go.explain.txt \
	tests/report/golden/no-go.report.html \
	tests/report/golden/no-go.report.md \
	tests/report/golden/no-go.report.txt \
	tests/report/golden/no-go.verdict.txt \
	tests/report/golden/nothing.brief.txt \
	tests/report/golden/nothing.explain.txt \
	tests/report/golden/nothing.report.html \
	tests/report/golden/nothing.report.md \
	tests/report/golden/nothing.report.txt \
	tests/report/golden/nothing.verdict.txt \
	tests/report/golden/overruled.brief.txt \
	tests/report/golden/overruled.explain.txt \
	tests/report/golden/overruled.report.html \
	tests/report/golden/overruled.report.md \
	tests/report/golden/overruled.report.txt \
	tests/report/golden/overruled.verdict.txt \
	tests/report/golden/questionnaire.md \
	tests/report/golden/sheet.invitation.md \
	tests/report/golden/sheet.operations.md \
	tests/report/golden/sheet.product.md \
	tests/report/golden/small.yaml \
	tests/report/golden/waived.brief.txt \
	tests/report/golden/waived.explain.txt \
	tests/report/golden/waived.report.html \
	tests/report/golden/waived.report.md \
	tests/report/golden/waived.report.txt \
	tests/report/golden/waived.verdict.txt
