# Tests of src/core; how to add one is in tests/local.mk.
