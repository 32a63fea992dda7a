/*
 * The go/no-go report of one service: which parts it has and in which order. The
 * order is deliberate: the decision and what is known, what people have to
 * settle, then the rest; scores and rules stand at the end.
 */
#include "config.h"

#include "report/part.h"

static void (*const parts[])(struct part *) = {
	/* the first page */
	part_head, part_in_place, part_stops, part_open, part_conditions, part_turns,
	part_way_on, part_remedies, part_remaining,
	/* what it rests on */
	part_gates, part_worse, part_people, part_sections, part_smells, part_baseline,
	part_cost, part_gaps, part_votes, part_room, part_not_known, part_waivers, part_precedents,
	part_age,
	/* the record */
	part_answers, part_method,
};

void report_input_init(struct report_input *r, const char *service, const struct inputs *in,
		       const struct verdict *v)
{
	*r = (struct report_input){
		.service = service, .in = in, .v = v,
		.whole = { .services = -1, .call_edges = -1, .call_chains = -1 },
	};
}

struct placeholders report_placeholders(const struct report_input *r)
{
	return (struct placeholders){
		.service = r->service, .team = r->team, .system = r->system,
		.consumers = r->consumers,
	};
}

struct doc *report_service(const struct report_input *r)
{
	struct doc *doc = doc_new();
	struct part p;

	part_init(&p, r, doc);
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
		parts[i](&p);
	return doc;
}
