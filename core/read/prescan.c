/* The prescan: one pass over the bytes that finds tags, places and limits. */
#include "core/read/prescan.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/utf8.h"
#include "core/read/lexer.h"

void heng_prescan_fini(heng_prescan *scan)
{
	if (scan == NULL)
		return;
	free(scan->tags);
	free(scan->attributes);
	*scan = (heng_prescan){0};
}

static bool follows(const heng_lexer *l, const char *at, const char *token)
{
	size_t size = strlen(token);

	return (size_t)(l->end - at) >= size && memcmp(at, token, size) == 0;
}

static const char *fail_truncated(heng_lexer *l, const char *zh, const char *en)
{
	const char *at = l->end;

	heng_fail(l->error, HENG_EINPUT, "H1014", "%s%.0s", "%.0s%s", zh, en);
	heng_error_hint(l->error, "检查文件是否保存或下载完整",
			"check that the file was saved or downloaded whole");
	return heng_lex_fail(l, at, 1);
}

static bool section_fits(heng_lexer *l, const char *start, const char *at,
			 heng_mark mark)
{
	if (at - start <= HENG_SECTION_MAX)
		return true;
	heng_fail(l->error, HENG_ELIMIT, "H1034",
		  "一段注释、CDATA 或处理指令超过 %d 字节",
		  "a comment, CDATA section or processing instruction of more "
		  "than %d bytes",
		  HENG_SECTION_MAX);
	return heng_lex_fail_mark(l, mark, 1) != NULL;
}

/* Behind the first `close`, which a byte of class `stop` begins, of the
 * section at `at`, whose first `skipped` bytes are known. */
static const char *lex_section(heng_lexer *l, const char *at, size_t skipped,
			       unsigned stop, const char *close)
{
	heng_mark mark = {.line = l->line,
			  .column = (uint32_t)(at - l->origin) + 1};
	const char *start = at;

	for (at += skipped;; at++) {
		at = heng_lex_until(l, at, stop);
		if (at == NULL || !section_fits(l, start, at, mark))
			return NULL;
		if (at == l->end || follows(l, at, close))
			break;
	}
	return at == l->end ? at : at + strlen(close);
}

static const char *lex_comment(heng_lexer *l, const char *at)
{
	const char *close = lex_section(l, at, 4, HENG_BYTE_DASH, "--");

	if (close == NULL)
		return NULL;
	if (close == l->end &&
	    !(close - at >= 6 && close[-1] == '-' && close[-2] == '-'))
		return fail_truncated(l, "文件在注释中间结束，缺少 -->",
				      "the file ends inside a comment; --> is "
				      "missing");
	if (close == l->end)
		return fail_truncated(l, "文件在注释中间结束，缺少 >",
				      "the file ends inside a comment; > is "
				      "missing");
	if (*close == '>')
		return close + 1;
	heng_fail(l->error, HENG_EINPUT, "H1024", "注释中不能有 --",
		  "a comment must not contain --");
	heng_error_expected(l->error, "此处应为 -->", "expected -->");
	return heng_lex_fail(l, close - 2, 2);
}

static const char *lex_cdata(heng_lexer *l, const char *at)
{
	const char *close = lex_section(l, at, 9, HENG_BYTE_BRACKET, "]]>");

	if (close == NULL)
		return NULL;
	if (close == l->end &&
	    !(close - at >= 12 && memcmp(close - 3, "]]>", 3) == 0))
		return fail_truncated(l, "文件在 CDATA 段中间结束，缺少 ]]>",
				      "the file ends inside a CDATA section; "
				      "]]> is missing");
	return close;
}

static const char *lex_instruction(heng_lexer *l, const char *at)
{
	const char *origin = l->origin;
	const char *name_end = heng_lex_name(l, at + 2), *close;

	if (name_end == NULL)
		return NULL;
	if (name_end - at == 5 && strncasecmp(at + 2, "xml", 3) == 0) {
		l->origin = origin;
		heng_fail(l->error, HENG_EINPUT, "H1023",
			  "XML 声明只能在文件的最开头",
			  "the XML declaration must stand at the very start of "
			  "the file");
		heng_error_hint(l->error,
				"删去它前面的空行或文字，或删去这个声明",
				"delete what stands before it, or delete the "
				"declaration");
		return heng_lex_fail(l, at, 5);
	}
	if (name_end < l->end &&
	    (name_end == at + 2 ||
	     !(heng_byte_is(name_end, HENG_BYTE_SPACE) || *name_end == '?'))) {
		l->origin = origin;
		heng_fail(l->error, HENG_EINPUT, "H1027", "处理指令写法有误",
			  "the processing instruction is not well written");
		heng_error_expected(l->error, "<?名称 内容?>",
				    "<?name content?>");
		heng_error_hint(l->error, "文字中的 < 写成 &lt;",
				"write &lt; where text has a <");
		return heng_lex_fail(l, at, 2);
	}
	close = lex_section(l, at, (size_t)(name_end - at), HENG_BYTE_QUESTION,
			    "?>");
	if (close == NULL)
		return NULL;
	if (close == l->end &&
	    !(close - at >= 4 && close[-1] == '>' && close[-2] == '?'))
		return fail_truncated(l, "文件在处理指令中间结束，缺少 ?>",
				      "the file ends inside a processing "
				      "instruction; ?> is missing");
	return close;
}

static const char *fail_less_than(heng_lexer *l, const char *at)
{
	heng_fail(l->error, HENG_EINPUT, "H1018", "此处有未转义的 <",
		  "a < that is not escaped");
	heng_error_hint(l->error, "文字中的 < 写成 &lt;",
			"write &lt; where text has a <");
	return heng_lex_fail(l, at, 1);
}

static const char *lex_declaration(heng_lexer *l, const char *at)
{
	if (follows(l, at, "<!--"))
		return lex_comment(l, at);
	if (follows(l, at, "<![CDATA[") && l->depth > 0)
		return lex_cdata(l, at);
	if (l->end - at < 9 &&
	    (strncmp(at, "<!--", (size_t)(l->end - at)) == 0 ||
	     strncmp(at, "<!DOCTYPE", (size_t)(l->end - at)) == 0 ||
	     strncmp(at, "<![CDATA[", (size_t)(l->end - at)) == 0))
		return fail_truncated(l, "文件在一个标记中间结束",
				      "the file ends inside a markup");
	if (l->end - at > 14 && strncasecmp(at, "<!DOCTYPE html", 14) == 0) {
		heng_fail(l->error, HENG_EINPUT, "H1002",
			  "这是 HTML 网页，不是 XML 文件",
			  "this is an HTML page, not XML");
		heng_error_hint(l->error, "请给出 UTF-8 编码的 XML 文件",
				"give an XML file in UTF-8");
		return heng_lex_fail(l, at, 9);
	}
	if (!follows(l, at, "<!DOCTYPE"))
		return fail_less_than(l, at);
	heng_fail(l->error, HENG_EINPUT, "H1013", "不接受 DOCTYPE 声明",
		  "a DOCTYPE is not accepted");
	heng_error_hint(l->error, "删去从 <!DOCTYPE 到 > 的声明",
			"delete the declaration from <!DOCTYPE to its >");
	return heng_lex_fail(l, at, 9);
}

static const char *fail_mismatch(heng_lexer *l, const char *at, size_t size)
{
	const heng_tag *tag = &l->scan->tags[l->open[l->depth - 1].tag];
	char was[HENG_QUOTE_SIZE], is[HENG_QUOTE_SIZE];
	size_t open_size;
	const char *open = heng_tag_name(l->scan, tag, &open_size);

	heng_quote(open, open_size, was);
	heng_fail(l->error, HENG_EINPUT, "H1015",
		  "</%s> 与 <%s>（第 %u 行第 %u 列）不成对",
		  "</%s> does not close <%s>, which was opened at line %u, "
		  "column %u",
		  heng_quote(at + 2, size, is), was, (unsigned)tag->at.line,
		  (unsigned)tag->at.column);
	heng_error_expected(l->error, "此处应为 </%s>", "expected </%s>", was);
	return heng_lex_fail(l, at, heng_utf8_length(at, size + 2) + 1);
}

static const char *lex_end_tag(heng_lexer *l, const char *at)
{
	const char *origin = l->origin, *name_end;
	const heng_open_tag *open;
	size_t size;

	name_end = heng_lex_name(l, at + 2);
	if (name_end == NULL)
		return NULL;
	size = (size_t)(name_end - at) - 2;
	if (name_end == l->end)
		return fail_truncated(l, "文件在结束标签中间结束",
				      "the file ends inside an end tag");
	if (l->depth == 0) {
		l->origin = origin;
		heng_fail(l->error, HENG_EINPUT, "H1036",
			  "这个结束标签没有对应的开始标签",
			  "this end tag closes nothing");
		return heng_lex_fail(l, at, heng_utf8_length(at, size + 2) + 1);
	}
	open = &l->open[l->depth - 1];
	if (size != open->name_size ||
	    memcmp(at + 2,
		   l->scan->text + l->scan->tags[open->tag].at.offset + 1,
		   size) != 0) {
		l->origin = origin;
		return fail_mismatch(l, at, size);
	}
	at = heng_lex_space(l, name_end);
	if (at == l->end)
		return fail_truncated(l, "文件在结束标签中间结束",
				      "the file ends inside an end tag");
	if (*at != '>') {
		heng_fail(l->error, HENG_EINPUT, "H1020",
			  "结束标签在此处写法有误",
			  "the end tag is not well written here");
		heng_error_expected(l->error, "此处应为 >", "expected >");
		return heng_lex_fail(l, at, 1);
	}
	l->depth--;
	return at + 1;
}

static const char *lex_markup(heng_lexer *l, const char *at)
{
	if (at + 1 == l->end)
		return fail_truncated(l, "文件在一个标签开头结束",
				      "the file ends where a tag begins");
	if (at[1] == '/')
		return lex_end_tag(l, at);
	if (at[1] == '!')
		return lex_declaration(l, at);
	if (at[1] == '?')
		return lex_instruction(l, at);
	if (!heng_byte_is(at + 1, HENG_BYTE_NAME_START))
		return fail_less_than(l, at);
	if (l->depth == 0 && l->scan->n_tags > 0) {
		heng_fail(l->error, HENG_EINPUT, "H1022",
			  "文件只能有一个根元素，此处又开始了一个",
			  "a document has one root element; another begins "
			  "here");
		return heng_lex_fail(l, at, 1);
	}
	return heng_lex_start_tag(l, at);
}

/* Text inside an element up to markup. */
static const char *lex_text(heng_lexer *l, const char *at)
{
	for (;;) {
		at = heng_lex_until(
		    l, at, HENG_BYTE_LT | HENG_BYTE_AMP | HENG_BYTE_BRACKET);
		if (at == NULL || at == l->end || *at == '<')
			return at;
		if (*at == '&') {
			at = heng_lex_reference(l, at);
			if (at == NULL)
				return NULL;
		} else if (follows(l, at, "]]>")) {
			heng_fail(l->error, HENG_EINPUT, "H1025",
				  "文字中不能有 ]]>",
				  "text must not contain ]]>");
			heng_error_hint(l->error, "写成 ]]&gt;",
					"write ]]&gt;");
			return heng_lex_fail(l, at, 3);
		} else {
			at++;
		}
	}
}

static const char *fail_outside(heng_lexer *l, const char *at)
{
	const unsigned checked = HENG_BYTE_BAD | HENG_BYTE_HIGH;
	const char *origin = l->origin;

	/* Perhaps its characters are not even allowed. */
	if (heng_lex_until(l, at, 0xffff & ~checked) == NULL)
		return NULL;
	l->origin = origin;
	heng_fail(l->error, HENG_EINPUT, "H1021", "根元素之外不能有文字",
		  "there can be no text outside the root element");
	heng_error_hint(l->error, "删去这些文字", "delete this text");
	return heng_lex_fail(l, at, 1);
}

static const char *lex_document(heng_lexer *l, const char *at, bool only_root)
{
	const heng_tag *open;
	char quoted[HENG_QUOTE_SIZE];
	const char *name;
	size_t size;

	while (at != NULL && !(only_root && l->scan->n_tags > 0)) {
		at = l->depth > 0 ? lex_text(l, at) : heng_lex_space(l, at);
		if (at == NULL || at == l->end)
			break;
		if (*at == '<') {
			at = lex_markup(l, at);
		} else {
			return fail_outside(l, at);
		}
	}
	if (at == NULL || (only_root && l->scan->n_tags > 0))
		return at;
	if (l->scan->n_tags == 0)
		return fail_truncated(l, "这个文件中没有元素",
				      "there is no element in this file");
	if (l->depth == 0)
		return at;
	open = &l->scan->tags[l->open[l->depth - 1].tag];
	name = heng_tag_name(l->scan, open, &size);
	heng_fail(l->error, HENG_EINPUT, "H1014",
		  "文件在元素 <%s>（第 %u 行第 %u 列）结束之前中断",
		  "the file ends although <%s>, opened at line %u, column %u, "
		  "is not closed",
		  heng_quote(name, size, quoted), (unsigned)open->at.line,
		  (unsigned)open->at.column);
	heng_error_expected(l->error, "此处应为 </%s>", "expected </%s>",
			    quoted);
	heng_error_hint(l->error, "检查文件是否保存或下载完整",
			"check that the file was saved or downloaded whole");
	return heng_lex_fail(l, at, 1);
}

/* version or encoding of the XML declaration, from its value's first byte. */
static const char *check_declared(heng_lexer *l, const char *name,
				  size_t name_size, const char *value,
				  size_t size)
{
	char quoted[HENG_QUOTE_SIZE];

	if (name_size == 7 && memcmp(name, "version", 7) == 0 &&
	    !(size == 3 && memcmp(value, "1.0", 3) == 0)) {
		heng_fail(l->error, HENG_EINPUT, "H1023",
			  "只接受 XML 1.0，此处声明为“%s”",
			  "only XML 1.0 is accepted; this declares '%s'",
			  heng_quote(value, size, quoted));
		return heng_lex_fail(l, value, size > 0 ? size : 1);
	}
	if (name_size != 8 || memcmp(name, "encoding", 8) != 0 ||
	    (size == 5 && strncasecmp(value, "UTF-8", 5) == 0))
		return value;
	heng_fail(l->error, HENG_EINPUT, "H1005",
		  "文件声明的编码是“%s”，只接受 UTF-8",
		  "the file declares the encoding '%s'; only UTF-8 is accepted",
		  heng_quote(value, size, quoted));
	heng_error_hint(l->error,
			"另存为 UTF-8，并把声明改为 encoding=\"UTF-8\"",
			"save it as UTF-8 and declare encoding=\"UTF-8\"");
	return heng_lex_fail(l, value, size > 0 ? size : 1);
}

/* The XML declaration; its finer syntax is the parser's to check. */
static const char *lex_xml_declaration(heng_lexer *l, const char *at)
{
	const char *name, *value, *name_end, *origin, *before;
	uint32_t line;

	for (at += 5;;) {
		before = at;
		at = heng_lex_space(l, at);
		name = at;
		while (at < l->end && *at >= 'a' && *at <= 'z')
			at++;
		name_end = at;
		if (name == before || name_end == name) {
			at = name;
			break;
		}
		at = heng_lex_space(l, at);
		if (at == l->end || *at != '=')
			break;
		at = heng_lex_space(l, at + 1);
		if (at == l->end || (*at != '"' && *at != '\''))
			break;
		value = at + 1;
		origin = l->origin;
		line = l->line;
		at = heng_lex_until(
		    l, value, *at == '"' ? HENG_BYTE_QUOT : HENG_BYTE_APOS);
		if (at == NULL)
			return NULL;
		if (at == l->end)
			break;
		/* What passes has neither lines nor wide characters. */
		if (l->line == line && l->origin == origin &&
		    !check_declared(l, name, (size_t)(name_end - name), value,
				    (size_t)(at - value)))
			return NULL;
		if (l->line != line || l->origin != origin)
			break;
		at++;
	}
	if (follows(l, at, "?>"))
		return at + 2;
	if (l->end - at < 2)
		return fail_truncated(l, "文件在 XML 声明中间结束",
				      "the file ends inside its XML "
				      "declaration");
	heng_fail(l->error, HENG_EINPUT, "H1023", "XML 声明写法有误",
		  "the XML declaration is not well written");
	heng_error_expected(l->error,
			    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
			    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
	return heng_lex_fail(l, at, 1);
}

heng_rc heng_prescan_run(heng_prescan *scan, const char *name, const char *text,
			 size_t size, bool only_root, heng_error *error)
{
	heng_lexer l;
	const char *at;
	heng_rc rc;

	scan->name = name;
	scan->text = text;
	scan->size = size;
	scan->n_tags = scan->n_attributes = 0;
	scan->begin = size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	rc = heng_sniff(name, text, size, error);
	if (rc != HENG_OK)
		return rc;
	l.scan = scan;
	l.end = text + size;
	at = text + scan->begin;
	l.origin = at;
	l.line = 1;
	l.depth = 0;
	l.error = error;
	l.rc = HENG_OK;
	if (follows(&l, at, "<?xml") && l.end - at > 5 &&
	    heng_byte_is(at + 5, HENG_BYTE_SPACE))
		at = lex_xml_declaration(&l, at);
	if (at != NULL)
		at = lex_document(&l, at, only_root);
	if (at == NULL)
		return l.rc;
	scan->tags[scan->n_tags].attributes = (uint32_t)scan->n_attributes;
	return HENG_OK;
}
