/* UUIDs version 7: 48 bits of time, then random bits around version and variant. */
#include "config.h"

#include "base/uid.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gi18n.h>

static bool is_hyphen_place(size_t i)
{
	return i == 8 || i == 13 || i == 18 || i == 23;
}

void uid_v7(char out[UID_SIZE], int64_t unix_ms, const uint8_t random[UID_RANDOM_BYTES])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[16];
	size_t at = 0;

	g_assert(unix_ms >= 0 && unix_ms < INT64_C(1) << 48);
	for (int i = 0; i < 6; i++)
		bytes[i] = unix_ms >> (40 - 8 * i);
	memcpy(bytes + 6, random, UID_RANDOM_BYTES);
	bytes[6] = 0x70 | (bytes[6] & 0x0f);
	bytes[8] = 0x80 | (bytes[8] & 0x3f);

	for (size_t i = 0; i < sizeof(bytes); i++) {
		if (is_hyphen_place(at))
			out[at++] = '-';
		out[at++] = digits[bytes[i] >> 4];
		out[at++] = digits[bytes[i] & 0x0f];
	}
	out[at] = '\0';
}

bool uid_is_valid(const char *uid)
{
	size_t i = 0;

	for (; i < UID_SIZE - 1; i++) {
		char c = uid[i];

		if (is_hyphen_place(i) ? c != '-' : !g_ascii_isxdigit(c) || g_ascii_isupper(c))
			return false;
	}
	return uid[i] == '\0' && uid[14] == '7' && strchr("89ab", uid[19]) != NULL;
}

bool uid_random(uint8_t out[UID_RANDOM_BYTES], struct diags *ds)
{
	if (getentropy(out, UID_RANDOM_BYTES) == 0)
		return true;
	memset(out, 0, UID_RANDOM_BYTES);
	diag_error(ds, "random", NULL, _("the system gives no random bytes: %s"),
		   g_strerror(errno));
	return false;
}
