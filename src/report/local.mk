# Core structs into blocks, blocks into documents.

noinst_LIBRARIES += src/report/libreport.a
src_report_libreport_a_SOURCES = 

report_libs = src/report/libreport.a $(core_libs) $(JANSSON_LIBS)
