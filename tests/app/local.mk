# Tests of src/app; how to add one is in tests/local.mk.
