# The database: the only folder that speaks SQL.

noinst_LIBRARIES += src/store/libstore.a
src_store_libstore_a_SOURCES = \
	src/store/store.h

store_libs = src/store/libstore.a $(core_libs) $(SQLITE_LIBS)
