# Tests of src/cli; how to add one is in tests/local.mk.

check_SCRIPTS += tests/cli/commands.sh
check_SCRIPTS += tests/cli/german.sh
check_SCRIPTS += tests/cli/line_mode.sh
