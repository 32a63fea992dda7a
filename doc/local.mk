# Manual pages and documents.

dist_man_MANS = doc/seam.1 doc/seam-questionnaire.5

# doc/coverage says where each statement of the essay went, doc/verdict how a verdict
# is made, doc/HACKING how to change all this.
EXTRA_DIST += doc/HACKING doc/coverage doc/verdict doc/tables.awk

# How a pipeline checks what a repository keeps; tests/doc/ci.sh does it.
ciexampledir = $(docdir)/ci-example
dist_ciexample_DATA = doc/ci-example/README doc/ci-example/deployables \
	doc/ci-example/pipeline.yml
dist_ciexample_SCRIPTS = doc/ci-example/guard.sh

# COMMANDS and OPTIONS of seam(1) are the program's own help. The page in the tree is
# complete, so that no build needs to run the program for it; tests/doc/manual.sh says
# when it is stale, and this renews it.
update-man: src/seam
	@$(MKDIR_P) doc
	LC_ALL=C ./src/seam help --roff >doc/tables.roff
	$(AWK) -v tables=doc/tables.roff -f $(srcdir)/doc/tables.awk $(srcdir)/doc/seam.1 \
		>doc/seam.1-new
	cmp -s doc/seam.1-new $(srcdir)/doc/seam.1 || cp doc/seam.1-new $(srcdir)/doc/seam.1
	@rm -f doc/tables.roff doc/seam.1-new

.PHONY: update-man
