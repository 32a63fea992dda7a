# Tests of src/cli; how to add one is in tests/local.mk.
