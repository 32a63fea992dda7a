# YAML and JSON text into core structs.

noinst_LIBRARIES += src/load/libload.a
src_load_libload_a_SOURCES = 

load_libs = src/load/libload.a $(core_libs) $(YAML_LIBS) $(JANSSON_LIBS)
