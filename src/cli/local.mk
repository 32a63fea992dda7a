# Options and subcommands; line mode.

noinst_LIBRARIES += src/cli/libcli.a
src_cli_libcli_a_SOURCES = \
	src/cli/cli.c src/cli/cli.h \
	src/cli/colour.c src/cli/colour.h \
	src/cli/line_answer.c src/cli/line_answer.h \
	src/cli/line_command.c src/cli/line_command.h \
	src/cli/line_io.c src/cli/line_io.h \
	src/cli/line_mode.c src/cli/line_mode.h \
	src/cli/line_room.c src/cli/line_room.h \
	src/cli/line_text.c src/cli/line_text.h \
	src/cli/options.c src/cli/options.h \
	src/cli/output.c src/cli/output.h \
	src/cli/progress.c src/cli/progress.h

cli_libs = src/cli/libcli.a $(app_libs)
