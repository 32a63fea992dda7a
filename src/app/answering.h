/*
 * Giving answers: reads what was typed, checks all of it, writes it in one
 * transaction and judges anew. The command line, files and the line mode come
 * through here, so an answer is checked the same way everywhere.
 */
#ifndef SEAM_APP_ANSWERING_H
#define SEAM_APP_ANSWERING_H

#include "app/judgement.h"

struct answer_edit {
	char *question;		/* as typed: an id, or a gate's label */
	char *value;		/* as typed; "" withdraws */
	char *note, *evidence;	/* NULL = none */
	enum confidence confidence;
	gint64 head;		/* the answer the person saw; STORE_ANY_HEAD = any */
	char *file;		/* where it was read: for messages; NULL = nowhere */
	unsigned line, column;
};

GPtrArray *answer_edits_new(void);	/* of struct answer_edit; frees them */
struct answer_edit *answer_edits_add(GPtrArray *edits, const char *question,
				     const char *value, const char *note);

/* "ID=VALUE[:NOTE]". The note is cut off when it is stored (split_notes): only then the
 * question's kind is known. */
bool answer_edits_add_typed(GPtrArray *edits, const char *typed, struct diags *ds);

struct answering {
	enum answer_source source;	/* SOURCE_ROOM, SOURCE_QUICK in a quick draft, or
					   SOURCE_PREPARED: offers */
	const char *by;			/* whose answers they are; NULL = the author's */
	bool split_notes;		/* VALUE may hold ":NOTE" */
	bool keep_note, keep_evidence;	/* what stands beside the answers so far stays, where
					   the edit has none */
	gint64 draft;			/* the draft it must be; 0 = whichever there is */
	const struct judgement *seen;	/* of that draft: its service and questionnaire are not
					   looked up by name again; or NULL */
	const struct args *args;	/* for the author; may be NULL */
	/* What belongs to the same change: written first, with the answers (struct
	 * store_answer) as they will be kept; then there may be no answer at all. NULL =
	 * nothing. */
	bool (*also)(struct app *app, const struct store_assessment *draft,
		     const GPtrArray *answers, void *data, struct diags *ds);
	void *data;
	const char *label;		/* of the change, by deed_label(); NULL = what was
					   answered */
	int *carried;			/* gets how many answers were carried over into a draft
					   that this started; may be NULL */
};

/*
 * Stores all edits or none, starting a draft when there is none, and gives the new
 * judgement. Every mistake of every edit is in ds. *services is how many services a
 * system answer among them touches; 0 = none.
 */
bool answering_store(struct judgement **out, struct app *app, const char *service,
		     GPtrArray *edits, const struct answering *how, int *services,
		     struct diags *ds);

/* Says in a note how many services of a system an answer counts for, if that is several. */
void answering_note_services(int services, const char *system, struct diags *ds);

/* What a service is asked: by the questionnaire of its draft, or the one a new draft would
 * get. Borrowed from app. */
const struct questionnaire *answering_questionnaire(struct app *app, const char *service,
						    struct diags *ds);

/* The question of that id or gate label; NULL with a diagnostic naming near ones. */
const struct question *answering_find_question(const struct questionnaire *q,
					       const char *typed,
					       const struct place *at, struct diags *ds);

/* How a draft is started when there is none. */
struct draft_start {
	const struct questionnaire *q;	/* NULL = what comes next for the service */
	enum store_draft_mode mode;
	const GPtrArray *given;		/* struct store_answer that the same change writes; may
					   be NULL */
	int carried;			/* gets how many answers were carried over */
};

/* The draft of a service, or a new one with what carries over from the last assessment;
 * inside a change. */
bool answering_draft(struct store_assessment **out, struct app *app,
		     const struct store_service *s, struct draft_start *start,
		     struct diags *ds);

#endif
