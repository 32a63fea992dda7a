/*
 * Readers for single values and lists of them. Nothing here knows a questionnaire;
 * which keys there are is said by the tables of the loaders.
 */
#include "config.h"

#include "load/bind.h"

#include <string.h>

#include <inttypes.h>
#include <glib/gi18n.h>

#include "core/placeholders.h"

/* ---- single texts ---- */

/* The text of a scalar that says something, or NULL. */
static const char *scalar(struct bind *b, const struct node *value, const struct field *f)
{
	if (!bind_expect(b, value, NODE_SCALAR, f->key))
		return NULL;
	if (value->text[strspn(value->text, " \t\n")] != '\0')
		return value->text;
	bind_error(b, value, "empty-value", _("\"%s\" is empty"), f->key);
	return NULL;
}

static void set_string(void *target, const char *text)
{
	char **string = target;

	g_free(*string);
	*string = g_strdup(text);
}

void bind_text(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	const char *text = scalar(b, value, f);

	if (text != NULL)
		set_string(target, text);
}

/* The brace at this offset of the text, if it stands where a simple text has it. */
static void move_to_brace(const struct node *value, int offset, struct place *at)
{
	unsigned column = 1, target = at->column + g_utf8_strlen(value->text, offset);
	const char *p = at->source;

	while (p != NULL && *p != '\n' && *p != '\0' && column < target) {
		p = g_utf8_next_char(p);
		column++;
	}
	if (p != NULL && column == target && *p == '{')
		at->column = target;
}

static bool check_prose(struct bind *b, const struct node *value)
{
	struct place at;
	struct diag *d;
	int offset;

	if (strchr(value->text, '{') == NULL ||
	    !placeholders_find_unknown(value->text, &offset))
		return true;
	at = node_text_place(b->tree, value);
	move_to_brace(value, offset, &at);
	d = bind_error_at(b, &at, "unknown-placeholder", _("unknown placeholder \"%.*s\""),
			  (int)MIN(strcspn(value->text + offset, "} \n") + 1, 40),
			  value->text + offset);
	diag_hint(d, _("known are: %s"), "{service}, {team}, {system}, {consumers}");
	return false;
}

void bind_prose(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	const char *text = scalar(b, value, f);

	if (text != NULL && check_prose(b, value))
		set_string(target, text);
}

/* Words of `letters` joined by single joints. */
static bool is_joined(const char *text, bool (*is_letter)(char c), const char *joints)
{
	bool in_word = false;

	for (const char *p = text; *p != '\0'; p++) {
		if (is_letter(*p))
			in_word = true;
		else if (in_word && strchr(joints, *p) != NULL)
			in_word = false;
		else
			return false;
	}
	return in_word;
}

static bool is_lower(char c)
{
	return g_ascii_islower(c) || g_ascii_isdigit(c) || c == '_';
}

static bool is_alnum(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

bool bind_is_slug(const char *text)
{
	return strlen(text) <= 64 && is_joined(text, is_lower, "-");
}

bool bind_is_id(const char *text)
{
	return strlen(text) <= 64 && is_joined(text, is_alnum, ".-");
}

void bind_slug(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	const char *text = scalar(b, value, f);

	if (text == NULL)
		return;
	if (bind_is_slug(text))
		set_string(target, text);
	else
		diag_hint(bind_error(b, value, "bad-slug", _("\"%s\" cannot be \"%s\""),
				     f->key, text),
			  _("lower-case letters and digits joined by hyphens, up to 64"));
}

void bind_id(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	const char *text = scalar(b, value, f);

	if (text == NULL)
		return;
	if (bind_is_id(text))
		set_string(target, text);
	else
		diag_hint(bind_error(b, value, "bad-id", _("\"%s\" cannot be \"%s\""), f->key,
				     text),
			  _("letters and digits joined by dots and hyphens, up to 64"));
}

/* What semver.org calls a version, without its rules for the parts of a suffix. */
static bool is_version(const char *text)
{
	for (int part = 0; part < 3; part++) {
		size_t digits = strspn(text, "0123456789");

		if (digits == 0 || digits > 9 || (digits > 1 && *text == '0'))
			return false;
		text += digits;
		if (part < 2 && *text++ != '.')
			return false;
	}
	if (*text == '\0')
		return true;
	return (*text == '-' || *text == '+') && strlen(text) <= 64 &&
	       is_joined(text + 1, is_alnum, ".-+");
}

void bind_version(struct bind *b, const struct node *value, const struct field *f,
		  void *target)
{
	const char *text = scalar(b, value, f);

	if (text == NULL)
		return;
	if (is_version(text))
		set_string(target, text);
	else
		diag_hint(bind_error(b, value, "bad-version", _("\"%s\" is no version"), text),
			  _("three numbers, as in 1.0.0"));
}

void bind_language(struct bind *b, const struct node *value, const struct field *f,
		   void *target)
{
	const char *text = scalar(b, value, f);

	if (text == NULL)
		return;
	if (strlen(text) >= 2 && strlen(text) <= 35 && g_ascii_islower(text[0]) &&
	    is_joined(text, is_alnum, "-"))
		set_string(target, text);
	else
		diag_hint(bind_error(b, value, "bad-language", _("\"%s\" is no language"),
				     text),
			  _("a language tag, as in en or pt-BR"));
}

void bind_one_of(struct bind *b, const struct node *value, const struct field *f,
		 void *target)
{
	const char *const *words = f->arg;
	const char *text = scalar(b, value, f);

	if (text == NULL)
		return;
	if (g_strv_contains(words, text))
		set_string(target, text);
	else
		bind_hint_near(bind_error(b, value, "unknown-word", _("\"%s\" cannot be \"%s\""),
					  f->key, text),
			       text, words);
}

/* ---- numbers and words ---- */

void bind_switch(struct bind *b, const struct node *value, const struct field *f,
		 void *target)
{
	const char *text = scalar(b, value, f);
	bool *on = target;

	if (text == NULL)
		return;
	if (strcmp(text, "yes") == 0 || strcmp(text, "no") == 0)
		*on = text[0] == 'y';
	else
		diag_hint(bind_error(b, value, "bad-switch", _("\"%s\" must be yes or no"),
				     f->key),
			  _("\"%s\" is a text here; write yes or no"), text);
}

bool bind_parse_number(gint64 *out, const char *text)
{
	const char *digits = text + (*text == '-');

	*out = 0;
	if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0' ||
	    strlen(digits) > 18)
		return false;
	*out = g_ascii_strtoll(text, NULL, 10);
	return true;
}

static bool read_number(struct bind *b, const struct node *value, const struct field *f,
			gint64 *number)
{
	static const struct bind_range any = { -BIND_NUMBER_MAX, BIND_NUMBER_MAX };
	const struct bind_range *range = f->arg != NULL ? f->arg : &any;
	const char *text = scalar(b, value, f);
	struct diag *d;

	if (text == NULL)
		return false;
	if (!bind_parse_number(number, text)) {
		d = bind_error(b, value, "bad-number", _("\"%s\" must be a whole number"),
			       f->key);
		diag_hint(d, _("digits only, with an optional minus; this is \"%s\""), text);
		return false;
	}
	if (*number >= range->min && *number <= range->max)
		return true;
	bind_error(b, value, "out-of-range",
		   _("\"%s\" must be from %" PRId64 " to %" PRId64), f->key,
		   range->min, range->max);
	return false;
}

void bind_number(struct bind *b, const struct node *value, const struct field *f,
		 void *target)
{
	gint64 number;

	if (read_number(b, value, f, &number))
		*(gint64 *)target = number;
}

void bind_int(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	gint64 number;

	if (read_number(b, value, f, &number))
		*(int *)target = number;
}

void bind_word(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	const struct bind_words *words = f->arg;
	g_autofree const char **names = g_new0(const char *, words->count + 1);
	const char *text = scalar(b, value, f);

	if (text == NULL)
		return;
	for (int i = 0; i < words->count; i++) {
		names[i] = words->name(i);
		if (strcmp(names[i], text) == 0) {
			*(int *)target = i;
			return;
		}
	}
	bind_hint_near(bind_error(b, value, "unknown-word", _("\"%s\" cannot be \"%s\""),
				  f->key, text),
		       text, names);
}

/* ---- lists ---- */

/* Checks one item of a list; false = it has said why not. */
typedef bool item_check(struct bind *b, const struct node *item, const struct field *f,
			const GPtrArray *before);

static void read_list(struct bind *b, const struct node *value, const struct field *f,
		      void *target, item_check *check)
{
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
	const struct node *item = value->kind == NODE_SCALAR ? value : value->first;
	char ***list = target;
	bool ok = true;

	if (value->kind == NODE_MAPPING) {
		bind_expect(b, value, NODE_SEQUENCE, f->key);
		return;
	}
	for (; item != NULL; item = value->kind == NODE_SCALAR ? NULL : item->next) {
		if (scalar(b, item, f) == NULL || !check(b, item, f, items)) {
			ok = false;
			continue;
		}
		g_ptr_array_add(items, g_strdup(item->text));
	}
	if (!ok)
		return;
	g_ptr_array_add(items, NULL);
	g_strfreev(*list);
	*list = (char **)g_ptr_array_free(g_steal_pointer(&items), FALSE);
}

static bool any_item(struct bind *b, const struct node *item, const struct field *f,
		     const GPtrArray *before)
{
	(void)b, (void)item, (void)f, (void)before;
	return true;
}

static bool prose_item(struct bind *b, const struct node *item, const struct field *f,
		       const GPtrArray *before)
{
	(void)f, (void)before;
	return check_prose(b, item);
}

static bool is_once(struct bind *b, const struct node *item, const GPtrArray *before)
{
	for (guint i = 0; i < before->len; i++) {
		if (strcmp(before->pdata[i], item->text) != 0)
			continue;
		bind_error(b, item, "twice", _("\"%s\" is there twice"), item->text);
		return false;
	}
	return true;
}

static bool known_item(struct bind *b, const struct node *item, const struct field *f,
		       const GPtrArray *before)
{
	const char *const *words = f->arg;

	if (!is_once(b, item, before))
		return false;
	if (g_strv_contains(words, item->text))
		return true;
	bind_hint_near(bind_error(b, item, "unknown-word", _("\"%s\" cannot be \"%s\""), f->key,
				  item->text),
		       item->text, words);
	return false;
}

static bool id_item(struct bind *b, const struct node *item, const struct field *f,
		    const GPtrArray *before)
{
	if (!bind_is_id(item->text)) {
		diag_hint(bind_error(b, item, "bad-id", _("\"%s\" cannot be \"%s\""), f->key,
				     item->text),
			  _("letters and digits joined by dots and hyphens, up to 64"));
		return false;
	}
	return is_once(b, item, before);
}

void bind_texts(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	read_list(b, value, f, target, any_item);
}

void bind_prose_list(struct bind *b, const struct node *value, const struct field *f,
		     void *target)
{
	read_list(b, value, f, target, prose_item);
}

void bind_some_of(struct bind *b, const struct node *value, const struct field *f,
		  void *target)
{
	read_list(b, value, f, target, known_item);
}

void bind_ids(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	read_list(b, value, f, target, id_item);
}

/* ---- later ---- */

void bind_later(struct bind *b, const struct node *value, const struct field *f, void *target)
{
	(void)b, (void)value, (void)f, (void)target;
}

void bind_later_text(struct bind *b, const struct node *value, const struct field *f,
		     void *target)
{
	(void)target;
	scalar(b, value, f);
}

void bind_later_list(struct bind *b, const struct node *value, const struct field *f,
		     void *target)
{
	(void)target;
	bind_expect(b, value, NODE_SEQUENCE, f->key);
}

void bind_later_map(struct bind *b, const struct node *value, const struct field *f,
		    void *target)
{
	(void)target;
	bind_expect(b, value, NODE_MAPPING, f->key);
}
