# Manual pages and documents.

dist_man_MANS = doc/seam-questionnaire.5

# Where each statement of the essay went; read by tests/doc/coverage.sh.
EXTRA_DIST += doc/coverage

# How a verdict is made, for whoever changes the engine.
EXTRA_DIST += doc/verdict
