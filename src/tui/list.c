/* Moving in a list, and keeping the selected row in sight. */
#include "config.h"

#include "tui/list.h"

#include <glib.h>

static int last_of(const struct list *l)
{
	int last = l->scrolls ? l->count - MAX(l->page, 1) : l->count - 1;

	return MAX(last, 0);
}

void list_set_count(struct list *l, int count)
{
	l->count = count;
	list_select(l, l->at);
}

void list_select(struct list *l, int row)
{
	l->at = CLAMP(row, 0, last_of(l));
	list_fit(l, l->page);
}

void list_fit(struct list *l, int page)
{
	int context = page > 4 ? 1 : 0;

	l->page = page;
	if (page <= 0)		/* not drawn yet */
		return;
	if (l->scrolls) {
		l->at = CLAMP(l->at, 0, last_of(l));
		l->top = l->at;
		return;
	}
	if (l->at - context < l->top)
		l->top = l->at - context;
	if (l->at + context >= l->top + page)
		l->top = l->at + context - page + 1;
	l->top = CLAMP(l->top, 0, MAX(l->count - page, 0));
}

bool list_move(struct list *l, enum list_move m)
{
	int page = MAX(l->page - 1, 1), half = MAX(l->page / 2, 1), before = l->at;
	const int steps[] = {
		[LIST_UP] = -1,		 [LIST_DOWN] = 1,
		[LIST_PAGE_UP] = -page,	 [LIST_PAGE_DOWN] = page,
		[LIST_HALF_UP] = -half,	 [LIST_HALF_DOWN] = half,
		[LIST_FIRST] = -l->count, [LIST_LAST] = l->count,
	};

	list_select(l, l->at + steps[m]);
	return l->at != before;
}
