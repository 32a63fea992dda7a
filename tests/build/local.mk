# Tests of the source tree itself: layers, lists, sizes, shape, bootstrap.

check_SCRIPTS += tests/build/bootstrap.sh
check_SCRIPTS += tests/build/layers.sh
check_SCRIPTS += tests/build/lists.sh
check_SCRIPTS += tests/build/shape.sh
check_SCRIPTS += tests/build/translations.sh

# How far each file is from what clang-format would make of it. Hand-made tables stay,
# so this fails only for a file of which more than half would change: another style.
check-format:
	@cd $(top_srcdir) && find src tests -name '*.[ch]' | LC_ALL=C sort | \
	while read file; do \
		clang-format "$$file" | diff -b "$$file" - | grep -c '^<' | \
		$(AWK) -v file="$$file" -v lines="`grep -c . $$file`" \
			'{ share = lines ? 100 * $$1 / lines : 0 } \
			share >= 10 { printf "%3d %% %s\n", share, file } \
			share > 50 { exit 1 }' || exit 1; \
	done

.PHONY: check-format
