# base <- core <- {load, store, report} <- app <- {cli, tui} <- main.c
#
# Each folder becomes one archive. LAYER_libs is what links LAYER: its archive,
# those to its left, and the foreign libraries they need. Nothing else is on the
# line, so a call in the wrong direction does not link.

include src/base/local.mk
include src/core/local.mk
include src/load/local.mk
include src/store/local.mk
include src/report/local.mk
include src/app/local.mk
include src/cli/local.mk
include src/tui/local.mk

bin_PROGRAMS += src/seam
src_seam_SOURCES = src/main.c
src_seam_LDADD = src/cli/libcli.a src/tui/libtui.a $(app_libs) $(NCURSESW_LIBS)
