/* Start tags: their syntax and limits, and where each part of one stands. */
#include <string.h>

#include "core/base/mem.h"
#include "core/base/utf8.h"
#include "core/read/lexer.h"

static heng_mark mark_at(const heng_lexer *l, const char *at)
{
	return (heng_mark){(uint32_t)(at - l->scan->text), l->line,
			   (uint32_t)(at - l->origin) + 1};
}

static const char *fail_memory(heng_lexer *l)
{
	l->rc = heng_fail_memory(l->error);
	return NULL;
}

static bool add_tag(heng_lexer *l, const char *at)
{
	heng_prescan *scan = l->scan;
	heng_tag *tags;

	/* One more than is used: tags[n_tags] is the end. */
	if (scan->n_tags + 1 >= scan->tag_capacity) {
		tags = heng_array_grow(scan->tags, scan->tag_capacity,
				       &scan->tag_capacity, sizeof *tags);
		if (tags == NULL)
			return fail_memory(l) != NULL;
		scan->tags = tags;
	}
	scan->tags[scan->n_tags].at = mark_at(l, at);
	scan->tags[scan->n_tags++].attributes = (uint32_t)scan->n_attributes;
	return true;
}

static bool add_attribute(heng_lexer *l, heng_mark mark)
{
	heng_prescan *scan = l->scan;
	heng_mark *attributes;

	if (scan->n_attributes == scan->attribute_capacity) {
		attributes = heng_array_grow(
		    scan->attributes, scan->n_attributes,
		    &scan->attribute_capacity, sizeof *attributes);
		if (attributes == NULL)
			return fail_memory(l) != NULL;
		scan->attributes = attributes;
	}
	scan->attributes[scan->n_attributes++] = mark;
	return true;
}

/* The file ends inside the newest tag. */
static const char *fail_unfinished(heng_lexer *l, const char *at)
{
	const heng_tag *tag = &l->scan->tags[l->scan->n_tags - 1];
	char quoted[HENG_QUOTE_SIZE];
	size_t size;
	const char *name = heng_tag_name(l->scan, tag, &size);

	heng_fail(l->error, HENG_EINPUT, "H1014",
		  "文件在标签 <%s>（始于第 %u 行第 %u 列）中间结束",
		  "the file ends inside the tag <%s> that begins at line %u, "
		  "column %u",
		  heng_quote(name, size, quoted), (unsigned)tag->at.line,
		  (unsigned)tag->at.column);
	heng_error_hint(l->error, "检查文件是否保存或下载完整",
			"check that the file was saved or downloaded whole");
	return heng_lex_fail(l, at, 1);
}

/* Something else stands, or the file ends, where the newest tag goes on. */
static const char *fail_syntax(heng_lexer *l, const char *at, const char *zh,
			       const char *en)
{
	const heng_tag *tag = &l->scan->tags[l->scan->n_tags - 1];
	char quoted[HENG_QUOTE_SIZE];
	size_t size;
	const char *name = heng_tag_name(l->scan, tag, &size);

	if (at == l->end)
		return fail_unfinished(l, at);
	heng_fail(l->error, HENG_EINPUT, "H1020",
		  "标签 <%s>（始于第 %u 行第 %u 列）在此处写法有误",
		  "the tag <%s> that begins at line %u, column %u is not well "
		  "written here",
		  heng_quote(name, size, quoted), (unsigned)tag->at.line,
		  (unsigned)tag->at.column);
	heng_error_expected(l->error, "%s%.0s", "%.0s%s", zh, en);
	return heng_lex_fail(l, at, 1);
}

/* From the opening quote to behind the closing one. */
static const char *lex_value(heng_lexer *l, const char *at)
{
	unsigned quote = *at == '"' ? HENG_BYTE_QUOT : HENG_BYTE_APOS;
	heng_mark opening = mark_at(l, at);

	for (at++;;) {
		at =
		    heng_lex_until(l, at, quote | HENG_BYTE_LT | HENG_BYTE_AMP);
		if (at == NULL)
			return NULL;
		if (at == l->end)
			return fail_unfinished(l, at);
		if (*at == '&') {
			at = heng_lex_reference(l, at);
			if (at == NULL)
				return NULL;
			continue;
		}
		if (*at != '<')
			return at + 1;
		heng_fail(l->error, HENG_EINPUT, "H1018",
			  "属性值（始于第 %u 行第 %u 列）中有未转义的 <",
			  "a < that is not escaped in the attribute value that "
			  "begins at line %u, column %u",
			  (unsigned)opening.line, (unsigned)opening.column);
		heng_error_hint(l->error,
				"写成 &lt;；或者前面的值缺少结尾的引号",
				"write &lt;, or close the quote of that "
				"value");
		return heng_lex_fail(l, at, 1);
	}
}

static bool is_namespace_name(const char *name, size_t size)
{
	return size >= 5 && memcmp(name, "xmlns", 5) == 0 &&
	       (size == 5 || name[5] == ':');
}

/* One attribute or namespace declaration, from its name on. */
static const char *lex_attribute(heng_lexer *l, const char *at,
				 unsigned *n_attributes, unsigned *n_namespaces)
{
	heng_mark mark = mark_at(l, at);
	const char *name = at;

	at = heng_lex_name(l, at);
	if (at == NULL)
		return NULL;
	if (at == name)
		return fail_syntax(l, at, "此处应为属性名、/> 或 >",
				   "expected an attribute, /> or >");
	if (++*n_attributes > HENG_ATTRIBUTES_MAX) {
		heng_fail(l->error, HENG_ELIMIT, "H1011",
			  "一个元素的属性超过 %d 个",
			  "an element has more than %d attributes",
			  HENG_ATTRIBUTES_MAX);
		return heng_lex_fail_mark(l, mark, 1);
	}
	if (is_namespace_name(name, (size_t)(at - name)))
		++*n_namespaces;
	else if (!add_attribute(l, mark))
		return NULL;
	at = heng_lex_space(l, at);
	if (at == l->end || *at != '=')
		return fail_syntax(l, at, "此处应为 =", "expected =");
	at = heng_lex_space(l, at + 1);
	if (at == l->end || !heng_byte_is(at, HENG_BYTE_QUOT | HENG_BYTE_APOS))
		return fail_syntax(l, at, "此处应为带引号的值",
				   "expected a value in quotes");
	return lex_value(l, at);
}

/* Opens the element whose start tag was read. */
static const char *open_element(heng_lexer *l, const char *at, size_t name_size,
				unsigned n_namespaces)
{
	uint32_t tag = (uint32_t)l->scan->n_tags - 1;
	uint32_t above = l->depth == 0 ? 0 : l->open[l->depth - 1].namespaces;
	heng_mark mark = l->scan->tags[tag].at;

	if (l->depth == HENG_DEPTH_MAX) {
		heng_fail(l->error, HENG_ELIMIT, "H1010", "元素嵌套超过 %d 层",
			  "elements are nested more than %d deep",
			  HENG_DEPTH_MAX);
		return heng_lex_fail_mark(l, mark, 1);
	}
	if (above + n_namespaces > HENG_NAMESPACES_MAX) {
		heng_fail(l->error, HENG_ELIMIT, "H1035",
			  "此处有效的命名空间声明超过 %d 个",
			  "more than %d namespace declarations are in force "
			  "here",
			  HENG_NAMESPACES_MAX);
		return heng_lex_fail_mark(l, mark, 1);
	}
	l->open[l->depth].tag = tag;
	l->open[l->depth].name_size = (uint32_t)name_size;
	l->open[l->depth++].namespaces = above + n_namespaces;
	return at;
}

const char *heng_lex_start_tag(heng_lexer *l, const char *at)
{
	unsigned n_attributes = 0, n_namespaces = 0;
	const char *start = at, *before;
	heng_mark mark = mark_at(l, at);
	bool is_empty = false;
	size_t name_size = 0;

	if (!add_tag(l, at))
		return NULL;
	at = heng_lex_name(l, at + 1);
	if (at != NULL)
		name_size = (size_t)(at - start) - 1;
	while (at != NULL) {
		before = at;
		at = heng_lex_space(l, at);
		if (at == l->end)
			return fail_unfinished(l, at);
		if (*at == '>')
			break;
		if (*at == '/') {
			at++;
			if (at == l->end || *at != '>')
				return fail_syntax(l, at, "此处应为 >",
						   "expected >");
			is_empty = true;
			break;
		}
		if (at == before)
			return fail_syntax(l, at, "此处应为空格、/> 或 >",
					   "expected a space, /> or >");
		at = lex_attribute(l, at, &n_attributes, &n_namespaces);
	}
	if (at == NULL)
		return NULL;
	at++;
	if (at - start > HENG_TAG_MAX) {
		heng_fail(l->error, HENG_ELIMIT, "H1009",
			  "一个标签长 %zu 字节，上限 %d 字节",
			  "a tag has %zu bytes; the limit is %d",
			  (size_t)(at - start), HENG_TAG_MAX);
		heng_error_hint(l->error, "长文字请写成元素内容，不要写成属性",
				"put long text into an element, not into an "
				"attribute");
		return heng_lex_fail_mark(l, mark, 1);
	}
	if (l->scan->n_tags + l->scan->n_attributes > HENG_NODES_MAX) {
		heng_fail(
		    l->error, HENG_ELIMIT, "H1012", "元素和属性合计超过 %d 个",
		    "more than %d elements and attributes", HENG_NODES_MAX);
		return heng_lex_fail_mark(l, mark, 1);
	}
	/* An empty element is opened and closed, for the same limits. */
	at = open_element(l, at, name_size, n_namespaces);
	if (at != NULL && is_empty)
		l->depth--;
	return at;
}

const char *heng_tag_name(const heng_prescan *scan, const heng_tag *tag,
			  size_t *size)
{
	const char *name = scan->text + tag->at.offset + 1;
	const char *end = scan->text + scan->size, *at = name;

	while (at < end && heng_byte_is(at, HENG_BYTE_NAME))
		at++;
	*size = (size_t)(at - name);
	return name;
}

static const char *skip(const char *at, unsigned classes)
{
	while (heng_byte_is(at, classes))
		at++;
	return at;
}

bool heng_tag_next(const heng_prescan *scan, const heng_tag *tag,
		   heng_tag_part *part)
{
	const char *at = part->next;
	size_t size;

	if (at == NULL) {
		at = heng_tag_name(scan, tag, &size);
		at += size;
	}
	at = skip(at, HENG_BYTE_SPACE);
	if (*at == '>' || *at == '/')
		return false;
	part->name = at;
	at = skip(at, HENG_BYTE_NAME);
	part->name_size = (size_t)(at - part->name);
	at = skip(at, HENG_BYTE_SPACE) + 1;
	at = skip(at, HENG_BYTE_SPACE);
	part->value = at + 1;
	at = memchr(part->value, *at,
		    (size_t)(scan->text + scan->size - part->value));
	if (at == NULL)
		return false;
	part->value_size = (size_t)(at - part->value);
	part->next = at + 1;
	return true;
}

heng_mark heng_prescan_mark(const heng_prescan *scan, heng_mark from,
			    size_t offset)
{
	const unsigned char *at =
	    (const unsigned char *)scan->text + from.offset;
	const unsigned char *to = (const unsigned char *)scan->text + offset;

	for (; at < to; at++) {
		if (*at == '\n') {
			from.line++;
			from.column = 1;
		} else if ((*at & 0xc0) != 0x80) {
			from.column++;
		}
	}
	from.offset = (uint32_t)offset;
	return from;
}
