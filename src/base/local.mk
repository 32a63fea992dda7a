# Diagnostics, text, ids, calendar words, durable files. Knows no domain.

noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_SOURCES = 

base_libs = src/base/libbase.a $(GLIB_LIBS) $(UNISTRING_LIBS)
