/* Slugs: what may be one, and what to offer instead. */
#include "config.h"

#include "base/slug.h"

#include <string.h>

#include <glib.h>
#include <glib/gi18n.h>

static bool is_slug_char(char c, bool first)
{
	return g_ascii_isalnum(c) || (!first && (c == '_' || c == '-'));
}

bool slug_is_valid(const char *slug)
{
	size_t i = 0;

	while (slug[i] != '\0') {
		if (i == SLUG_LENGTH_MAX || !is_slug_char(slug[i], i == 0))
			return false;
		i++;
	}
	return i > 0;
}

bool slug_check(const char *slug, struct diags *ds)
{
	g_autofree char *offer = NULL;
	struct diag *d;

	if (slug_is_valid(slug))
		return true;
	if (*slug == '\0') {
		d = diag_error(ds, "slug-empty", NULL, _("a name may not be empty"));
		diag_hint(d, _("use letters, digits, \"-\" and \"_\", such as \"checkout\""));
		return false;
	}
	offer = slug_from_text(slug);
	if (offer != NULL && strlen(slug) > SLUG_LENGTH_MAX && g_str_has_prefix(slug, offer))
		d = diag_error(ds, "slug-long", NULL,
			       _("the name \"%s\" is longer than %d characters"), slug,
			       SLUG_LENGTH_MAX);
	else
		d = diag_error(ds, "slug-invalid", NULL,
			       _("\"%s\" cannot be a name: use letters, digits, \"-\" and "
				 "\"_\", and begin with a letter or digit"),
			       slug);
	if (offer != NULL)
		diag_hint(d, _("\"%s\" would do"), offer);
	return false;
}

char *slug_from_text(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *ascii = g_str_to_ascii(valid, "C");
	g_autoptr(GString) slug = g_string_new(NULL);

	for (const char *p = ascii; *p != '\0' && slug->len < SLUG_LENGTH_MAX; p++) {
		if (is_slug_char(*p, slug->len == 0))
			g_string_append_c(slug, *p);
		else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
			g_string_append_c(slug, '-');
	}
	while (slug->len > 0 && slug->str[slug->len - 1] == '-')
		g_string_truncate(slug, slug->len - 1);
	return slug->len > 0 ? g_string_free(g_steal_pointer(&slug), FALSE) : NULL;
}
