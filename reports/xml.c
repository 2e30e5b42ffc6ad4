/* XML as it is written: escaping of untrusted values. */
#include "reports/xml.h"

#include <stdbool.h>
#include <string.h>

#include "core/base/utf8.h"

/* What a byte asks for at the start of a character. */
enum {
	PLAIN,	   /* written as it is */
	ATTRIBUTE, /* escaped in an attribute only */
	ALWAYS,	   /* escaped everywhere, or forbidden */
	WIDE,	   /* lead of three bytes, none of them special */
	OTHER,	   /* any other lead byte: decoded */
};

/* E1, E3…EC and EE lead the three-byte characters that are all valid and all
 * allowed (U+1000…U+1FFF, U+3000…U+CFFF,
 * U+E000…U+EFFF), so nearly all of Chinese. */
static const unsigned char class_of[256] = {
    [0x00 ... 0x08] = ALWAYS,
    [0x09 ... 0x0a] = ATTRIBUTE,
    [0x0b ... 0x1f] = ALWAYS,
    ['"'] = ATTRIBUTE,
    ['&'] = ALWAYS,
    ['<'] = ALWAYS,
    ['>'] = ALWAYS,
    [0x7f ... 0xe0] = OTHER,
    [0xe1] = WIDE,
    [0xe2] = OTHER, /* the directional controls are here */
    [0xe3 ... 0xec] = WIDE,
    [0xed] = OTHER,
    [0xee] = WIDE,
    [0xef ... 0xff] = OTHER,
};

static bool is_tail(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

static void put_escape(heng_buf *out, char byte)
{
	switch (byte) {
	case '&':
		heng_xml_put(out, "&amp;");
		break;
	case '<':
		heng_xml_put(out, "&lt;");
		break;
	case '>':
		heng_xml_put(out, "&gt;");
		break;
	case '"':
		heng_xml_put(out, "&quot;");
		break;
	case '\t':
		heng_xml_put(out, "&#9;");
		break;
	case '\n':
		heng_xml_put(out, "&#10;");
		break;
	case '\r':
		heng_xml_put(out, "&#13;");
		break;
	default:
		heng_xml_put(out, "\xef\xbf\xbd");
	}
}

/* What XML allows and a terminal obeys: a report that is looked at must not
 * move the cursor or turn the direction of writing. */
static bool is_obeyed(uint32_t point)
{
	return (point >= 0x7f && point <= 0x9f) || point == 0x061c ||
	       point == 0x200e || point == 0x200f ||
	       (point >= 0x2028 && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069);
}

/* One character of the class OTHER: as it is, as a reference, or replaced
 * where it is none. Returns the bytes read. */
static size_t put_other(heng_buf *out, const char *text, const char *end)
{
	uint32_t point = 0;
	size_t size = heng_utf8_decode(text, (size_t)(end - text), &point);

	if (size == 0 || point == 0xfffe || point == 0xffff)
		heng_xml_put(out, "\xef\xbf\xbd");
	else if (is_obeyed(point))
		heng_buf_printf(out, "&#x%X;", (unsigned)point);
	else
		heng_buf_put(out, text, size);
	return size ? size : 1;
}

static void put_escaped(heng_buf *out, const char *text, bool attribute)
{
	const char *end, *run = text, *at = text;

	if (!text)
		return;
	end = text + strlen(text);
	while (at < end) {
		unsigned class = class_of[(unsigned char)*at];

		if (class == PLAIN || (class == ATTRIBUTE && !attribute)) {
			at++;
			continue;
		}
		/* The NUL behind the last byte is no tail. */
		if (class == WIDE && is_tail(at[1]) && is_tail(at[2])) {
			at += 3;
			continue;
		}
		heng_buf_put(out, run, (size_t)(at - run));
		if (class == OTHER || class == WIDE)
			at += put_other(out, at, end);
		else
			put_escape(out, *at++);
		run = at;
	}
	heng_buf_put(out, run, (size_t)(at - run));
}

void heng_xml_put_attribute_value(heng_buf *out, const char *value)
{
	put_escaped(out, value, true);
}

void heng_xml_put_text(heng_buf *out, const char *text)
{
	put_escaped(out, text, false);
}
