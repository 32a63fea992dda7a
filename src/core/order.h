/*
 * The order of questions in the room: what can still decide comes first. Every
 * open question is classed by trying its answers one at a time:
 *
 *	ends	one of its answers settles the verdict now
 *	decides	it can change the best or the worst verdict still reachable, or is
 *		required before there is one
 *	way	it can change the path or the list of failed gates
 *	record	it changes nothing any more
 *
 * The first three are asked by rank (`ask' of the file), then weight, then their
 * place in the quick subset, then file order; then the rest for the record; last the
 * details of a gate that failed. A question that hangs on another follows it.
 *
 * A question that nobody could answer is open like one that was not asked, and keeps its
 * class: an answer would still count. It is counted apart, for counts and minutes say what
 * a room will still be asked. Of twelve that can decide, two asked in vain: "10 can still
 * decide (30 min), 2 nobody knows". Among the others they would stay "2 can still decide
 * (6 min)" in a room that has nothing left to ask, for somebody has to find them out. Same
 * inputs, same order. Whoever shows it computes it anew only between blocks, so that
 * nothing moves under the cursor.
 */
#ifndef SEAM_CORE_ORDER_H
#define SEAM_CORE_ORDER_H

#include "core/inputs.h"

enum order_class { ORDER_ENDS, ORDER_DECIDES, ORDER_WAY, ORDER_RECORD, ORDER_CLASS_COUNT };

enum order_mode {
	ORDER_ROOM,		/* as above; blocks are the ranks */
	ORDER_SECTIONS,		/* file order; blocks are the sections */
	ORDER_QUICK,		/* the quick subset in its order, one block; a minute each */
};

struct order_item {
	int question;
	enum order_class class;
	int block;		/* from 0; questions of one block stand together */
	int skipped_by;		/* the failed gate whose detail it is, or -1 */
	bool waits;		/* hangs on an open answer and may never be asked */
	bool unknown;		/* was asked, and nobody knows */
};

struct order {
	GArray *items;		/* struct order_item: every open question of the mode */
	/* per class; questions that are skipped, wait, or were asked in vain are not
	 * counted here */
	int count[ORDER_CLASS_COUNT], seconds[ORDER_CLASS_COUNT];
	int skipped, skipped_seconds;
	int gates, gates_seconds;	/* gates to be asked, whatever their class */
	int unknown;			/* asked in vain */
};

struct order *order_new(const struct inputs *in, enum order_mode mode);
void order_free(struct order *o);
typedef struct order order;		/* for g_autoptr only */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(order, order_free)

/* Advisory time: `seconds' of the file, else what its role usually takes. */
int question_seconds(const struct question *q);
/* Minutes as they are shown: never less than they are. */
int order_minutes(int seconds);

/* "4 can still decide (12 min), 6 change the way out (18 min), 23 for the record
 * (25 min), 2 nobody knows"; what is none is left out. Translated, yours to free. */
char *order_summary(const struct order *o);

#endif
