/*
 * What a change did, in one line. The log keeps it in English, whoever made it: that line
 * is the form that no language changes, and a reader finds the row it was made by in it
 * and says it in his own. So old lines and those of other files are translated, too.
 */
#ifndef SEAM_CORE_DEED_H
#define SEAM_CORE_DEED_H

enum deed {
	DEED_ANSWER,			/* question, value */
	DEED_ANSWER_SEVERAL,		/* how many */
	DEED_WITHDRAW_WAIVER,		/* its rule */
	DEED_WITHDRAW_REASON,		/* the smell */
	DEED_WITHDRAW,			/* question */
	DEED_READ_SHEET,		/* of whom, how many */
	DEED_VOTE_AGREED,		/* question, value */
	DEED_VOTE,			/* question */
	DEED_START,			/* service */
	DEED_QUICK_TO_ROOM,		/* service */
	DEED_LIFT,			/* questionnaire, version */
	DEED_FINISH,			/* service */
	DEED_PEOPLE,
	DEED_ROOM,
	DEED_WAIVE,			/* rule */
	DEED_JUSTIFY,			/* smell */
	DEED_ACTION,			/* text */
	DEED_ACTION_SET,		/* number, text */
	DEED_ACTION_DONE,		/* numbers, as of the next two */
	DEED_ACTION_DROP,
	DEED_ACTION_REOPEN,
	DEED_TOPIC,			/* text */
	DEED_TOPIC_SET,			/* number, text */
	DEED_TOPIC_DONE,		/* numbers, as of the next two */
	DEED_TOPIC_DROP,
	DEED_TOPIC_REOPEN,
	DEED_TOPIC_TO_ACTION,		/* number, text */
	DEED_OUTCOME,			/* service, token */
	DEED_SERVICE_ADD,		/* slug, as of those that follow */
	DEED_SERVICE_SET,
	DEED_SERVICE_RENAME,
	DEED_SERVICE_ARCHIVE,
	DEED_SERVICE_BRING_BACK,
	DEED_SERVICE_PURGE,
	DEED_TEAM_ADD,			/* name, as of those that follow */
	DEED_TEAM_SET,
	DEED_TEAM_RENAME,
	DEED_TEAM_ARCHIVE,
	DEED_TEAM_BRING_BACK,
	DEED_SYSTEM_ADD,
	DEED_SYSTEM_SET,
	DEED_SYSTEM_RENAME,
	DEED_SYSTEM_ARCHIVE,
	DEED_SYSTEM_BRING_BACK,
	DEED_IMPORT_FILE,		/* its name */
	DEED_IMPORT,
	DEED_UNDO,
	DEED_REDO,
	DEED_COUNT
};

/* As it is kept; NULL for what the row does not take. Yours to free. */
char *deed_label(enum deed d, const char *first, const char *second);
/* What a kept line says; DEED_COUNT when no row made it. */
enum deed deed_of(const char *label);
/* A kept line as people read it, yours to free; one that no row made is given back as it
 * is. Purging leaves empty ones. */
char *deed_words(const char *label);

#endif
