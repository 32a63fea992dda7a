# Tests of the documents: every example in manual and README is run.

# Where each statement of the essay went.
check_SCRIPTS += tests/doc/coverage.sh
