# The database: the only folder that speaks SQL.

noinst_LIBRARIES += src/store/libstore.a

# The file: opened, checked, brought up to date, copied; statements and what guards them.
src_store_libstore_a_SOURCES = \
	src/store/store.h \
	src/store/private.h \
	src/store/open.c \
	src/store/check.c \
	src/store/migrate.c \
	src/store/backup.c \
	src/store/purge.c \
	src/store/statement.c \
	src/store/failure.c \
	src/store/guard.c

# The change log, and what stands beside it.
src_store_libstore_a_SOURCES += \
	src/store/change.c \
	src/store/undo.c \
	src/store/keep.h \
	src/store/list.c

# Versioned rows.
src_store_libstore_a_SOURCES += \
	src/store/system.c \
	src/store/service.c \
	src/store/questionnaire.c \
	src/store/assessment.c \
	src/store/answer.c \
	src/store/answer_kept.c \
	src/store/item.c \
	src/store/record.c

# Transfer: a system out of one database and into another.
src_store_libstore_a_SOURCES += \
	src/store/transfer.h \
	src/store/transfer_part.h \
	src/store/transfer_kinds.c \
	src/store/transfer_out.c \
	src/store/transfer_change.c \
	src/store/transfer_check.c \
	src/store/transfer_in.c \
	src/store/transfer_merge.c \
	src/store/transfer_whole.c

store_libs = src/store/libstore.a $(core_libs) $(SQLITE_LIBS)

# SQL is written as SQL, and compiled in.
store_statements = \
	src/store/answer.sql \
	src/store/assessment.sql \
	src/store/change.sql \
	src/store/keep.sql \
	src/store/list.sql \
	src/store/record.sql \
	src/store/registry.sql \
	src/store/transfer-in.sql \
	src/store/transfer-merge.sql \
	src/store/transfer-out.sql
EXTRA_DIST += src/store/sql.awk src/store/schema.sql $(store_statements)

src/store/schema.inc: src/store/schema.sql src/store/sql.awk
	@$(MKDIR_P) src/store
	$(AM_V_GEN)$(AWK) -v mode=text -f $(srcdir)/src/store/sql.awk \
		$(srcdir)/src/store/schema.sql >$@-t && mv $@-t $@

src/store/statements.inc: $(store_statements) src/store/sql.awk
	@$(MKDIR_P) src/store
	$(AM_V_GEN)cd $(srcdir) && $(AWK) -v mode=statements -f src/store/sql.awk \
		$(store_statements) >$(abs_builddir)/$@-t && mv $(abs_builddir)/$@-t $(abs_builddir)/$@

# The generated files are in the build tree; whoever builds one archive or one
# test by name needs them made first, too.
AM_CPPFLAGS += -I$(top_builddir)/src
$(src_store_libstore_a_OBJECTS): src/store/schema.inc src/store/statements.inc
CLEANFILES += src/store/schema.inc src/store/statements.inc
