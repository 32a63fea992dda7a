# Tests of src/cli; how to add one is in tests/local.mk.

check_SCRIPTS += tests/cli/commands.sh
check_SCRIPTS += tests/cli/compare.sh
check_SCRIPTS += tests/cli/languages.sh
check_SCRIPTS += tests/cli/line_mode.sh
check_SCRIPTS += tests/cli/golden.sh
check_SCRIPTS += tests/cli/hostile.sh
check_SCRIPTS += tests/cli/trend.sh
check_SCRIPTS += tests/cli/transfer.sh
check_SCRIPTS += tests/cli/prepare.sh
check_SCRIPTS += tests/cli/html.sh

check_PROGRAMS += tests/cli/test_progress
tests_cli_test_progress_LDADD = $(cli_test_libs)
check_PROGRAMS += tests/cli/test_schemas
tests_cli_test_schemas_SOURCES = tests/cli/test_schemas.c tests/lib/jsonschema.c \
	tests/lib/jsonschema.h
tests_cli_test_schemas_LDADD = $(cli_test_libs) $(JANSSON_LIBS)

if HAVE_VTERM
check_PROGRAMS += tests/cli/test_terminal_journeys
tests_cli_test_terminal_journeys_LDADD = $(terminal_libs) $(base_test_libs)
endif

EXTRA_DIST += \
	tests/cli/golden/help-answer.txt \
	tests/cli/golden/help-team.txt \
	tests/cli/golden/help.txt \
	tests/cli/golden/list.txt
