/*
 * Versions, for bug reports: ours, the engine's, and those of the libraries as
 * they are at run time.
 */
#include "config.h"

#include "app/version.h"

#include <unistring/version.h>
#include <glib/gi18n.h>

#include "core/verdict.h"
#include "load/tree.h"
#include "store/store.h"

void version_write(GString *out)
{
	g_string_append_printf(out, "seam %s\n", PACKAGE_VERSION);
	g_string_append_printf(out, _("engine %d"), VERDICT_ENGINE);
	g_string_append_printf(out, "\nglib %u.%u.%u\n", glib_major_version,
			       glib_minor_version, glib_micro_version);
	g_string_append_printf(out, "sqlite %s\n", store_library_version());
	g_string_append_printf(out, "libyaml %s\n", tree_yaml_library_version());
	g_string_append_printf(out, "jansson %s\n", tree_json_library_version());
	g_string_append_printf(out, "libunistring %d.%d\n", _libunistring_version >> 16 & 0xff,
			       _libunistring_version >> 8 & 0xff);
}
