# Tests of the documents: what they say is so, and every example of manual and README
# is run.

# Where each statement of the essay went.
check_SCRIPTS += tests/doc/ci.sh
check_SCRIPTS += tests/doc/coverage.sh
check_SCRIPTS += tests/doc/examples.sh
check_SCRIPTS += tests/doc/format.sh
check_SCRIPTS += tests/doc/hacking.sh
check_SCRIPTS += tests/doc/help.sh
check_SCRIPTS += tests/doc/manual.sh
check_SCRIPTS += tests/doc/start.sh
