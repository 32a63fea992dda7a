/* What undo, redo and the history go by: a service, a team or a system. */
#ifndef SEAM_APP_SCOPE_H
#define SEAM_APP_SCOPE_H

#include "app/app.h"
#include "store/store.h"

struct scope {
	enum store_scope of;
	const char *name;	/* as typed; borrowed */
	/* once it is found */
	gint64 id;
	char *stored;		/* its name */
};
void scope_clear(struct scope *s);
typedef struct scope scope;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(scope, scope_clear)

/* The first word, --team or --system: one of them, else a diagnostic that says so. */
bool scope_read(struct scope *s, const struct args *args, struct diags *ds);

/* A team or a system by its name, else a diagnostic that names those there are. undone:
 * also one whose adding was undone. The database may be missing. */
bool scope_find(struct scope *s, struct app *app, bool undone, struct diags *ds);
/* Its name as it is now, after a change of it; that before where it is gone. */
bool scope_follow(struct scope *s, struct app *app, struct diags *ds);

#endif
