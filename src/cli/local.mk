# Options and subcommands; line mode.

noinst_LIBRARIES += src/cli/libcli.a
src_cli_libcli_a_SOURCES = \
	src/cli/cli.c src/cli/cli.h

cli_libs = src/cli/libcli.a $(app_libs)
