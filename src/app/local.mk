# The actions both front ends share.

noinst_LIBRARIES += src/app/libapp.a
src_app_libapp_a_SOURCES = 

app_libs = src/app/libapp.a src/load/libload.a src/store/libstore.a \
	src/report/libreport.a $(core_libs) $(YAML_LIBS) $(JANSSON_LIBS) $(SQLITE_LIBS)
