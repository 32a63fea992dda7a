# The full-screen workshop.

noinst_LIBRARIES += src/tui/libtui.a
src_tui_libtui_a_SOURCES = 

tui_libs = src/tui/libtui.a $(app_libs) $(NCURSESW_LIBS)
