# Tests of src/tui; how to add one is in tests/local.mk.
