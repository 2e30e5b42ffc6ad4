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

/* E1…EC and EE lead the three-byte characters that are all valid and all
 * allowed (U+1000…U+CFFF, U+E000…U+EFFF), so nearly all of Chinese. */
static const unsigned char class_of[256] = {
    [0x00 ... 0x08] = ALWAYS,
    [0x09 ... 0x0a] = ATTRIBUTE,
    [0x0b ... 0x1f] = ALWAYS,
    ['"'] = ATTRIBUTE,
    ['&'] = ALWAYS,
    ['<'] = ALWAYS,
    ['>'] = ALWAYS,
    [0x80 ... 0xe0] = OTHER,
    [0xe1 ... 0xec] = WIDE,
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

/*
 * Bytes of the character of the class OTHER; *allowed is false where it must
 * be replaced, which is then done once for all its bytes.
 */
static size_t other_size(const char *text, const char *end, bool *allowed)
{
	uint32_t point = 0;
	size_t size = heng_utf8_decode(text, (size_t)(end - text), &point);

	*allowed = size > 0 && point != 0xfffe && point != 0xffff;
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
		bool allowed = false;
		size_t size = 1;

		if (class == PLAIN || (class == ATTRIBUTE && !attribute)) {
			at++;
			continue;
		}
		/* The NUL behind the last byte is no tail. */
		if (class == WIDE && is_tail(at[1]) && is_tail(at[2])) {
			at += 3;
			continue;
		}
		if (class == OTHER)
			size = other_size(at, end, &allowed);
		if (allowed) {
			at += size;
			continue;
		}
		heng_buf_put(out, run, (size_t)(at - run));
		put_escape(out, *at);
		at += size;
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
