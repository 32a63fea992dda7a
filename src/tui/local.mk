# The full-screen workshop.

noinst_LIBRARIES += src/tui/libtui.a

# Between the terminal and the screens: the loop feeds keys to the stack of screens (tui),
# which is drawn (frame) onto cells (canvas), of which the painter sends what changed.
src_tui_libtui_a_SOURCES = \
	src/tui/front.c src/tui/front.h \
	src/tui/loop.c src/tui/loop.h \
	src/tui/sequence.c src/tui/sequence.h \
	src/tui/tui.c src/tui/tui.h \
	src/tui/frame.c src/tui/frame.h \
	src/tui/canvas.c src/tui/canvas.h \
	src/tui/painter.c src/tui/painter.h \
	src/tui/style.c src/tui/style.h \
	src/tui/rescue.c src/tui/rescue.h

# What a screen is, and the keys that all have.
src_tui_libtui_a_SOURCES += \
	src/tui/screen.h \
	src/tui/binding.c src/tui/binding.h \
	src/tui/key.c src/tui/key.h \
	src/tui/common.c src/tui/common.h

# Parts of screens: lists, lines of text, boxes over a screen, forms, a place to read.
src_tui_libtui_a_SOURCES += \
	src/tui/list.c src/tui/list.h \
	src/tui/edit.c src/tui/edit.h \
	src/tui/editor.c src/tui/editor.h \
	src/tui/prompt.c src/tui/prompt.h \
	src/tui/menu.c src/tui/menu.h \
	src/tui/form.c src/tui/form.h \
	src/tui/form_part.h \
	src/tui/form_draw.c \
	src/tui/form_fields.c \
	src/tui/form_keep.c \
	src/tui/viewer.c src/tui/viewer.h \
	src/tui/help.c src/tui/help.h \
	src/tui/palette.c src/tui/palette.h \
	src/tui/command.c src/tui/command.h \
	src/tui/export.c src/tui/export.h

# Home: all services.
src_tui_libtui_a_SOURCES += \
	src/tui/home.c src/tui/home.h \
	src/tui/home_part.h \
	src/tui/home_rows.c src/tui/home_rows.h \
	src/tui/home_table.c src/tui/home_table.h \
	src/tui/home_pane.c src/tui/home_pane.h \
	src/tui/home_keys.c \
	src/tui/register_forms.c src/tui/register_forms.h

# The workshop: its way in, the question, and what is opened over it.
src_tui_libtui_a_SOURCES += \
	src/tui/walk.c src/tui/walk.h \
	src/tui/begin.c src/tui/begin.h \
	src/tui/question.c src/tui/question.h \
	src/tui/question_move.c \
	src/tui/question_draw.c \
	src/tui/question_around.c \
	src/tui/question_present.c \
	src/tui/question_answer.c \
	src/tui/question_beside.c \
	src/tui/question_end.c \
	src/tui/question_look.c \
	src/tui/vote.c src/tui/vote.h \
	src/tui/vote_draw.c \
	src/tui/people.c src/tui/people.h \
	src/tui/items.c src/tui/items.h

# What a workshop shows: its questions, what waits for a yes, facts, follow-ups, the close.
src_tui_libtui_a_SOURCES += \
	src/tui/summary.c src/tui/summary.h \
	src/tui/offers.c src/tui/offers.h \
	src/tui/facts.c src/tui/facts.h \
	src/tui/agenda.c src/tui/agenda.h \
	src/tui/lift.c src/tui/lift.h \
	src/tui/closing.c src/tui/closing.h

# Verdicts: one, two side by side, over time, of a whole system.
src_tui_libtui_a_SOURCES += \
	src/tui/verdict.c src/tui/verdict.h \
	src/tui/compare.c src/tui/compare.h \
	src/tui/compare_part.h \
	src/tui/compare_draw.c \
	src/tui/trend.c src/tui/trend.h \
	src/tui/trend_part.h \
	src/tui/trend_draw.c \
	src/tui/matrix.c src/tui/matrix.h \
	src/tui/matrix_part.h \
	src/tui/matrix_draw.c

tui_libs = src/tui/libtui.a $(app_libs) $(NCURSESW_LIBS)
