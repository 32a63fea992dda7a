# Tests of src/store; how to add one is in tests/local.mk.
