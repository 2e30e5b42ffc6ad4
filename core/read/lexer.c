/* The lexer: characters, names, white space and references of XML 1.0. */
#include "core/read/lexer.h"

#include <string.h>

#include "core/base/utf8.h"

#define BAD   HENG_BYTE_BAD
#define HIGH  (HENG_BYTE_HIGH | HENG_BYTE_NAME | HENG_BYTE_NAME_START)
#define DIGIT HENG_BYTE_NAME
#define ALPHA (HENG_BYTE_NAME | HENG_BYTE_NAME_START)

const uint16_t heng_byte_class[256] = {
    [0x00 ... 0x08] = BAD,
    ['\t'] = HENG_BYTE_SPACE,
    ['\n'] = HENG_BYTE_SPACE | HENG_BYTE_NEWLINE,
    [0x0b ... 0x0c] = BAD,
    ['\r'] = HENG_BYTE_SPACE,
    [0x0e ... 0x1f] = BAD,
    [' '] = HENG_BYTE_SPACE,
    ['"'] = HENG_BYTE_QUOT,
    ['&'] = HENG_BYTE_AMP,
    ['\''] = HENG_BYTE_APOS,
    ['-'] = HENG_BYTE_DASH | HENG_BYTE_NAME,
    ['.'] = HENG_BYTE_NAME,
    ['0' ... '9'] = DIGIT,
    [':'] = ALPHA,
    ['<'] = HENG_BYTE_LT,
    ['?'] = HENG_BYTE_QUESTION,
    ['A' ... 'Z'] = ALPHA,
    [']'] = HENG_BYTE_BRACKET,
    ['_'] = ALPHA,
    ['a' ... 'z'] = ALPHA,
    [0x80 ... 0xff] = HIGH,
};

const char *heng_lex_fail_mark(heng_lexer *l, heng_mark mark, size_t width)
{
	heng_error_at(l->error, l->scan->name, mark.line, mark.column,
		      (uint32_t)width);
	heng_error_source(l->error, l->scan->text, l->scan->size);
	l->rc = l->error->rc;
	return NULL;
}

const char *heng_lex_fail(heng_lexer *l, const char *at, size_t width)
{
	heng_mark mark = {.line = l->line,
			  .column = (uint32_t)(at - l->origin) + 1};

	return heng_lex_fail_mark(l, mark, width);
}

static const char *fail_control(heng_lexer *l, const char *at)
{
	heng_fail(l->error, HENG_EINPUT, "H1007",
		  "此处有不允许的控制字符 U+%04X",
		  "a control character that XML does not allow, U+%04X",
		  (unsigned char)*at);
	heng_error_hint(l->error, "删去这个字符；它在多数编辑器中不可见",
			"delete this character; most editors do not show it");
	return heng_lex_fail(l, at, 1);
}

static const char *fail_encoding(heng_lexer *l, const char *at)
{
	heng_fail(l->error, HENG_EINPUT, "H1006",
		  "从此处起不是有效的 UTF-8 编码",
		  "from here on this is not valid UTF-8");
	heng_error_hint(l->error,
			"文件可能是 GBK 编码：另存为 UTF-8，或 "
			"iconv -f GBK -t UTF-8",
			"the file may be in GBK: save it as UTF-8, or "
			"iconv -f GBK -t UTF-8");
	return heng_lex_fail(l, at, 1);
}

/* Behind one code point above ASCII; the origin moves along. */
static inline const char *skip_high(heng_lexer *l, const char *at)
{
	const unsigned char *u = (const unsigned char *)at;
	uint32_t point;
	size_t size;

	/* Three bytes, the usual ones: all of CJK and its punctuation. */
	if (l->end - at >= 3 && u[0] >= 0xe1 && u[0] <= 0xec &&
	    (u[1] & 0xc0) == 0x80 && (u[2] & 0xc0) == 0x80) {
		l->origin += 2;
		return at + 3;
	}
	size = heng_utf8_decode(at, (size_t)(l->end - at), &point);
	if (size == 0)
		return fail_encoding(l, at);
	if (point == 0xfffe || point == 0xffff) {
		heng_fail(l->error, HENG_EINPUT, "H1007",
			  "此处有不允许的字符 U+%04X",
			  "a character that XML does not allow, U+%04X",
			  (unsigned)point);
		return heng_lex_fail(l, at, 1);
	}
	l->origin += size - 1;
	return at + size;
}

const char *heng_lex_until(heng_lexer *l, const char *at, unsigned stop)
{
	const unsigned watched =
	    stop | HENG_BYTE_NEWLINE | HENG_BYTE_HIGH | HENG_BYTE_BAD;
	const char *end = l->end;

	for (;;) {
		while (at < end && !heng_byte_is(at, watched))
			at++;
		if (at == end || heng_byte_is(at, stop))
			return at;
		if (heng_byte_is(at, HENG_BYTE_HIGH)) {
			at = skip_high(l, at);
			if (at == NULL)
				return NULL;
		} else if (*at == '\n') {
			l->origin = ++at;
			l->line++;
		} else {
			return fail_control(l, at);
		}
	}
}

const char *heng_lex_name(heng_lexer *l, const char *at)
{
	if (at == l->end || !heng_byte_is(at, HENG_BYTE_NAME_START))
		return at;
	for (;;) {
		while (at < l->end &&
		       (heng_byte_class[(unsigned char)*at] &
			(HENG_BYTE_NAME | HENG_BYTE_HIGH)) == HENG_BYTE_NAME)
			at++;
		if (at == l->end || !heng_byte_is(at, HENG_BYTE_HIGH))
			return at;
		at = skip_high(l, at);
		if (at == NULL)
			return NULL;
	}
}

const char *heng_lex_space(heng_lexer *l, const char *at)
{
	for (; at < l->end && heng_byte_is(at, HENG_BYTE_SPACE); at++)
		if (*at == '\n') {
			l->line++;
			l->origin = at + 1;
		}
	return at;
}

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

/* Char of XML 1.0, section 2.2. */
static bool is_xml_char(uint32_t point)
{
	if (point < 0x20)
		return point == '\t' || point == '\n' || point == '\r';
	return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) ||
	       (point >= 0x10000 && point <= 0x10ffff);
}

static const char *lex_character_reference(heng_lexer *l, const char *at)
{
	const char *digit = at + 2;
	int base = 10;
	uint32_t point = 0;

	if (digit < l->end && *digit == 'x') {
		base = 16;
		digit++;
	}
	for (; digit < l->end && digit_value(*digit) < base; digit++)
		if (point <= 0x10ffff)
			point = point * (uint32_t)base +
				(uint32_t)digit_value(*digit);
	if (digit < l->end && *digit == ';' && is_xml_char(point))
		return digit + 1;
	heng_fail(l->error, HENG_EINPUT, "H1026",
		  "此处的字符引用写法有误，或指向 XML 不允许的字符",
		  "this character reference is badly written or names a "
		  "character that XML does not allow");
	heng_error_expected(l->error, "如 &#20803; 或 &#x5143;",
			    "as in &#20803; or &#x5143;");
	return heng_lex_fail(l, at, (size_t)(digit - at));
}

const char *heng_lex_reference(heng_lexer *l, const char *at)
{
	static const char *const known[] = {"lt", "gt", "amp", "quot", "apos"};
	char quoted[HENG_QUOTE_SIZE];
	const char *origin = l->origin, *name_end;
	size_t size, i;

	if (l->end - at >= 2 && at[1] == '#')
		return lex_character_reference(l, at);
	name_end = heng_lex_name(l, at + 1);
	if (name_end == NULL)
		return NULL;
	l->origin = origin;
	size = (size_t)(name_end - at) - 1;
	if (size == 0 || name_end == l->end || *name_end != ';') {
		heng_fail(l->error, HENG_EINPUT, "H1017", "此处有未转义的 &",
			  "an & that is not escaped");
		heng_error_hint(l->error, "写成 &amp;", "write &amp;");
		return heng_lex_fail(l, at, 1);
	}
	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i]) == size &&
		    memcmp(at + 1, known[i], size) == 0)
			return name_end + 1;
	heng_fail(l->error, HENG_EINPUT, "H1016", "没有名为“%s”的实体",
		  "there is no entity '%s'", heng_quote(at + 1, size, quoted));
	heng_error_expected(l->error, "&amp; &lt; &gt; &quot; &apos; 之一",
			    "one of &amp; &lt; &gt; &quot; &apos;");
	heng_error_hint(l->error, "直接写这个字符，或写成 &#N; 形式",
			"write the character itself, or as &#N;");
	return heng_lex_fail(l, at, heng_utf8_length(at, size + 1) + 1);
}
