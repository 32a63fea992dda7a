# Diagnostics, text, ids, calendar words, durable files. Knows no domain.

noinst_LIBRARIES += src/base/libbase.a
src_base_libbase_a_SOURCES = \
	src/base/calendar.c src/base/calendar.h \
	src/base/diag.c src/base/diag.h \
	src/base/exitcode.h \
	src/base/near.c src/base/near.h \
	src/base/plot.c src/base/plot.h \
	src/base/savefile.c src/base/savefile.h \
	src/base/slug.c src/base/slug.h \
	src/base/text-ascii.c \
	src/base/text-layout.c \
	src/base/text.c src/base/text.h \
	src/base/uid.c src/base/uid.h

base_libs = src/base/libbase.a $(GLIB_LIBS) $(UNISTRING_LIBS)
