/* Cleanness: what of a stranger's text may go into reports and terminals. */
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/decl.h"
#include "core/lua/state.h"

/* Control characters of both sets, marks and overrides that turn the reading
 * direction, and the two that XML 1.0 does not allow. */
static bool is_clean_point(uint32_t point)
{
	if (point < 0x20)
		return point == '\n' || point == '\t';
	if (point >= 0x7f && point < 0xa0)
		return false;
	if ((point >= 0x202a && point <= 0x202e) ||
	    (point >= 0x2066 && point <= 0x2069) || point == 0x061c ||
	    point == 0x200e || point == 0x200f)
		return false;
	return point != 0xfffe && point != 0xffff;
}

bool heng_decl_is_clean(const char *text, size_t size)
{
	for (size_t i = 0; i < size;) {
		uint32_t point = (unsigned char)text[i];
		size_t n = point < 0x80
			       ? 1
			       : heng_utf8_decode(text + i, size - i, &point);

		if (n == 0 || !is_clean_point(point))
			return false;
		i += n;
	}
	return true;
}

void heng_lua_clean(char *text, size_t size)
{
	for (size_t i = 0; i < size;) {
		uint32_t point;
		size_t n = heng_utf8_decode(text + i, size - i, &point);

		if (n == 0)
			text[i++] = '?';
		else if (is_clean_point(point))
			i += n;
		else if (n == 3)
			memcpy(text + i, "\xef\xbf\xbd", n), i += n;
		else
			memset(text + i, n == 1 ? ' ' : '?', n), i += n;
	}
}
