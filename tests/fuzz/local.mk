# Fuzz targets, built with --enable-fuzzing; the corpus is replayed in make check.
