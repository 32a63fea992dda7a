# Core structs into blocks, blocks into documents.

noinst_LIBRARIES += src/report/libreport.a

# Documents: blocks, and a writer for each format.
src_report_libreport_a_SOURCES = \
	src/report/blocks.c src/report/blocks.h \
	src/report/format.h \
	src/report/write_markdown.c \
	src/report/write_text.c \
	src/report/write_html.c \
	src/report/csv.c src/report/csv.h \
	src/report/json.c src/report/json.h

# The report of a service: its parts in the order of the page (service_report), the words
# they share (part), and its other forms.
src_report_libreport_a_SOURCES += \
	src/report/report.h \
	src/report/service_report.c \
	src/report/part.c src/report/part.h \
	src/report/part_head.c \
	src/report/part_reasons.c \
	src/report/part_needed.c \
	src/report/part_conditions.c \
	src/report/part_people.c \
	src/report/part_sections.c \
	src/report/part_cost.c \
	src/report/part_votes.c \
	src/report/part_room.c \
	src/report/part_age.c \
	src/report/part_precedents.c \
	src/report/part_record.c \
	src/report/short.c \
	src/report/explain.c \
	src/report/digest.c src/report/digest.h \
	src/report/verdict_json.c \
	src/report/vote_json.c \
	src/report/outlook.c src/report/outlook.h \
	src/report/outcome.c src/report/outcome.h

# Two assessments side by side.
src_report_libreport_a_SOURCES += \
	src/report/compare_report.c src/report/compare_report.h \
	src/report/compare_part.h \
	src/report/compare_words.c \
	src/report/compare_record.c \
	src/report/compare_digest.c src/report/compare_digest.h \
	src/report/compare_json.c

# Assessments over time.
src_report_libreport_a_SOURCES += \
	src/report/trend_report.c src/report/trend_report.h \
	src/report/trend_json.c

# A whole system: services beside teams (matrix), and the page for who decides (portfolio).
src_report_libreport_a_SOURCES += \
	src/report/matrix_report.c src/report/matrix_report.h \
	src/report/matrix_part.h \
	src/report/matrix_cells.c \
	src/report/matrix_findings.c \
	src/report/matrix_digest.c src/report/matrix_digest.h \
	src/report/matrix_json.c \
	src/report/portfolio_report.c src/report/portfolio_report.h \
	src/report/portfolio_part.h \
	src/report/portfolio_plan.c \
	src/report/portfolio_json.c

# Pictures: the call graph, the matrix, a trend.
src_report_libreport_a_SOURCES += \
	src/report/graph.h \
	src/report/graph_cycles.c \
	src/report/graph_layout.c src/report/graph_layout.h \
	src/report/graph_svg.c \
	src/report/graph_dot.c \
	src/report/svg.c src/report/svg.h \
	src/report/svg_matrix.c \
	src/report/svg_trend.c

# Questionnaires: to read, two versions, and sheets to fill in.
src_report_libreport_a_SOURCES += \
	src/report/questionnaire_doc.c \
	src/report/qdiff_report.c src/report/qdiff_report.h \
	src/report/sheet.c src/report/sheet.h

report_libs = src/report/libreport.a $(core_libs) $(JANSSON_LIBS)

# The style sheet is written as one, and compiled in.
EXTRA_DIST += src/report/html.awk src/report/html.css
src/report/html.inc: src/report/html.css src/report/html.awk
	@$(MKDIR_P) src/report
	$(AM_V_GEN)$(AWK) -f $(srcdir)/src/report/html.awk $(srcdir)/src/report/html.css \
		>$@-t && mv $@-t $@
$(src_report_libreport_a_OBJECTS): src/report/html.inc
CLEANFILES += src/report/html.inc
