# YAML and JSON text into core structs.

noinst_LIBRARIES += src/load/libload.a
src_load_libload_a_SOURCES = \
	src/load/bind.c src/load/bind.h src/load/bind_read.c \
	src/load/case_load.c src/load/case_load.h \
	src/load/load_choices.c src/load/load_choices.h \
	src/load/load_mapping.c \
	src/load/load_question.c \
	src/load/load_rules.c \
	src/load/load_tables.c \
	src/load/loader.h \
	src/load/questionnaire_lint.c \
	src/load/questionnaire_load.c src/load/questionnaire_load.h \
	src/load/sheet.c src/load/sheet.h \
	src/load/sidecar.c src/load/sidecar.h \
	src/load/snapshot.c src/load/snapshot.h \
	src/load/source.c src/load/source.h \
	src/load/translatable.c src/load/translatable.h \
	src/load/tree.c src/load/tree.h \
	src/load/tree_json.c \
	src/load/tree_yaml.c

load_libs = src/load/libload.a $(core_libs) $(YAML_LIBS) $(JANSSON_LIBS)
