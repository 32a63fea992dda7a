# Tests of src/report; how to add one is in tests/local.mk.
