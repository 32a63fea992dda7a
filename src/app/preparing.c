/*
 * Writes the files of a preparation. Each ends with a seal, the checksum of what
 * stands before it: a file that still fits its seal was touched by nobody and may be
 * written anew, any other is somebody's work.
 */
#include "config.h"

#include "app/preparing.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/judgement.h"
#include "base/savefile.h"
#include "core/order.h"
#include "core/sheet.h"
#include "core/who.h"
#include "load/source.h"
#include "report/sheet.h"

enum { SEAL_DIGITS = 8 };

const struct option_row preparing_options[] = {
	{ "output", 'o', OPTION_TEXT, N_("FOLDER"), NULL, NAMED_FILE,
	  N_("where the files go; made when it is missing") },
	{ "force", 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING,
	  N_("write anew what somebody filled in or changed") },
	{ NULL, 0, OPTION_FLAG, NULL, NULL, NAMED_NOTHING, NULL },
};

struct paper {
	char *path;
	char *text;
};

static void paper_free(gpointer data)
{
	struct paper *p = data;

	g_free(p->path);
	g_free(p->text);
	g_free(p);
}

/* "<!-- seam 1a2b3c4d -->" and a line end. */
static char *seal_of(const char *text, gsize length)
{
	g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
							   (const guchar *)text, length);

	return g_strdup_printf(SHEET_SEAL "%.*s -->\n", SEAL_DIGITS, sum);
}

static bool fits_its_seal(const struct source *s)
{
	const char *last = g_strrstr(s->bytes, SHEET_SEAL);
	g_autofree char *seal = NULL;

	if (last == NULL)
		return false;
	seal = seal_of(s->bytes, (gsize)(last - s->bytes));
	return strcmp(last, seal) == 0;
}

static void add_paper(GPtrArray *papers, const char *folder, const char *service,
		      const char *what, struct doc *d)
{
	struct paper *p = g_new0(struct paper, 1);
	g_autofree char *body = doc_write(d, FORMAT_MD, NULL);
	g_autofree char *whole = g_strconcat(body, "\n", NULL);
	g_autofree char *seal = seal_of(whole, strlen(whole));
	g_autofree char *name = g_strdup_printf("%s-%s.md", service, what);

	doc_free(d);
	p->path = folder != NULL ? g_build_filename(folder, name, NULL) : g_strdup(name);
	p->text = g_strconcat(whole, seal, NULL);
	g_ptr_array_add(papers, p);
}

static GPtrArray *papers_of(struct app *app, const struct judgement *j, const char *folder)
{
	GPtrArray *papers = g_ptr_array_new_with_free_func(paper_free);
	g_autoptr(order) asked = order_new(j->in, ORDER_ROOM);
	const char *slug = j->target.service->slug;
	struct report_input r;

	judgement_report_input(j, app, &r);
	add_paper(papers, folder, slug, "invitation", report_invitation(&r, asked));
	for (int i = 0; who_answers[i] != NULL; i++)
		if (questionnaire_asks(j->q, who_answers[i]))
			add_paper(papers, folder, slug, who_answers[i],
				  report_sheet(&r, asked, who_answers[i]));
	return papers;
}

/* Whether the file may be written: it is not there, or nobody has touched it. */
static bool may_write(const char *path, struct diags *ds)
{
	g_autoptr(diags) why = diags_new();
	g_auto(source) s = { 0 };
	struct diag *d;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return true;
	if (source_read(&s, path, SOURCE_FILE_MAX, why) && fits_its_seal(&s))
		return true;
	d = diag_error(ds, "filled-in", NULL, _("\"%s\" is there already, and somebody filled it "
						"in or changed it"), path);
	diag_hint(d, _("choose another folder with -o, or --force to write it anew"));
	return false;
}

static bool write_papers(struct app *app, const GPtrArray *papers, bool force,
			 struct diags *ds)
{
	bool ok = true;

	for (guint i = 0; !force && i < papers->len; i++)
		ok = may_write(((struct paper *)papers->pdata[i])->path, ds) && ok;
	for (guint i = 0; ok && i < papers->len; i++) {
		const struct paper *p = papers->pdata[i];

		ok = savefile_write(p->path, p->text, strlen(p->text), SAVEFILE_REPLACE, ds);
		if (ok)
			app_printf(app, "%s\n", p->path);
	}
	return ok;
}

/* The draft, or what a new one would start from: the last verdict is history. */
static bool judge_ahead(struct judgement **out, struct app *app, const char *service,
			struct diags *ds)
{
	struct target t;

	*out = NULL;
	if (!target_find(&t, app, service, ds))
		return false;
	if (t.assessment != NULL && t.assessment->finished != NULL) {
		store_assessment_free(t.assessment);
		target_set(&t, t.service, NULL);
	}
	return judgement_take(out, app, &t, JUDGE_BRIEF, ds);
}

enum exit_code preparing_run(struct app *app, const struct args *args, struct diags *ds)
{
	const char *folder = args_text(args, "output");
	g_autoptr(judgement) j = NULL;
	g_autoptr(GPtrArray) papers = NULL;

	if (!judge_ahead(&j, app, args_word(args, 0), ds))
		return EXIT_CODE_DATA;
	papers = papers_of(app, j, folder);
	app_end_reading(app);	/* disks may be slow */
	if (folder != NULL && !savefile_make_dir(folder, ds))
		return EXIT_CODE_DATA;
	if (!write_papers(app, papers, args_has(args, "force"), ds))
		return EXIT_CODE_DATA;
	app_hint(app, _("send them out, then: seam answer %s --from SHEET"),
		 j->target.service->slug);
	return EXIT_CODE_OK;
}
