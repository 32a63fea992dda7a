# Tests of src/load; how to add one is in tests/local.mk.
