# Tests of the source tree itself: layers, lists, sizes.
