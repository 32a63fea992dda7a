# Tests of src/base; how to add one is in tests/local.mk.
