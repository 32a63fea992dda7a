# Core structs into blocks, blocks into documents.

noinst_LIBRARIES += src/report/libreport.a
src_report_libreport_a_SOURCES = \
	src/report/blocks.h src/report/report.h

report_libs = src/report/libreport.a $(core_libs) $(JANSSON_LIBS)
