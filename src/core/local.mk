# The domain, pure: no file, clock, terminal, database.

noinst_LIBRARIES += src/core/libcore.a
src_core_libcore_a_SOURCES = \
	src/core/placeholders.c src/core/placeholders.h

core_libs = src/core/libcore.a $(base_libs)
