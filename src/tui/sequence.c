/*
 * A little of ECMA-48: where a control sequence, a shifted key or a string ends. A lone
 * Esc is told from the beginning of a sequence by what is there in the same moment; that
 * curses has waited for the rest of it is the caller's business.
 */
#include "config.h"

#include "tui/sequence.h"

enum { ESC = 27, BELL = 7, MOUSE_CHARACTERS = 3 };

static int begin(struct sequence *s, wint_t c, wint_t out[])
{
	if (c == ESC) {
		s->state = SEQUENCE_BEGUN;
		return 0;
	}
	out[0] = c;
	return 1;
}

static int take_second(struct sequence *s, wint_t c, wint_t out[])
{
	static const struct {
		wint_t c;
		enum sequence_state state;
	} seconds[] = {
		{ '[', SEQUENCE_CONTROL }, { 'O', SEQUENCE_SHIFT }, { ']', SEQUENCE_STRING },
	};

	for (unsigned i = 0; i < sizeof(seconds) / sizeof(seconds[0]); i++) {
		if (c == seconds[i].c) {
			s->state = seconds[i].state;
			s->bare = true;
			return 0;
		}
	}
	s->state = SEQUENCE_NONE;
	out[0] = ESC;
	return 1 + begin(s, c, out + 1);
}

/* Parameters and what stands between are below @, the end is not. What breaks off goes. */
static int take_control(struct sequence *s, wint_t c, wint_t out[])
{
	bool bare = s->bare;

	s->bare = false;
	if (c >= 0x20 && c < 0x40)
		return 0;
	s->state = SEQUENCE_NONE;
	if (c < 0x20 || c > 0x7e)
		return begin(s, c, out);
	if (c == 'M' && bare)
		sequence_begin_mouse(s, true);
	return 0;
}

int sequence_take(struct sequence *s, wint_t c, wint_t out[SEQUENCE_KEYS_MAX])
{
	switch (s->state) {
	case SEQUENCE_NONE:
		return begin(s, c, out);
	case SEQUENCE_BEGUN:
		return take_second(s, c, out);
	case SEQUENCE_CONTROL:
		return take_control(s, c, out);
	case SEQUENCE_SHIFT:
		s->state = SEQUENCE_NONE;
		return c < 0x20 || c > 0x7e ? begin(s, c, out) : 0;
	case SEQUENCE_STRING:
		s->state = c == ESC  ? SEQUENCE_STRING_END :
			   c == BELL ? SEQUENCE_NONE :
				       SEQUENCE_STRING;
		return 0;
	case SEQUENCE_STRING_END:
		s->state = SEQUENCE_NONE;
		return c == '\\' ? 0 : begin(s, c, out);
	case SEQUENCE_MOUSE:
		if (--s->left == 0)
			s->state = SEQUENCE_NONE;
		return 0;
	}
	return 0;
}

/* A person can type Esc, and O behind it; the rest comes in one go or in pieces. */
int sequence_pause(struct sequence *s, wint_t out[SEQUENCE_KEYS_MAX])
{
	bool shift = s->state == SEQUENCE_SHIFT;

	if (s->state != SEQUENCE_BEGUN && !shift)
		return 0;
	s->state = SEQUENCE_NONE;
	out[0] = ESC;
	out[1] = 'O';
	return shift ? 2 : 1;
}

void sequence_begin_mouse(struct sequence *s, bool three)
{
	*s = (struct sequence){
		.state = three ? SEQUENCE_MOUSE : SEQUENCE_CONTROL,
		.left = MOUSE_CHARACTERS,
	};
}

void sequence_forget(struct sequence *s)
{
	s->state = SEQUENCE_NONE;
}
