/* Grammar errors of attributes, values, text and ids. */
#include <stdlib.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/read/reading.h"

/* The part of a tag whose name stands at this mark; it is there. */
static heng_tag_part part_at(const heng_reader *r, heng_mark mark)
{
	const char *text = r->scan.text, *at = text + mark.offset;
	heng_tag_part part = {.name = at, .next = at};
	heng_tag tag = {.at = mark};

	/* From the name on, the tag goes on as if it had only this. */
	if (!heng_tag_next(&r->scan, &tag, &part))
		part.value = at;
	return part;
}

static void at_name(heng_reader *r, heng_error *error, heng_mark mark)
{
	heng_tag_part part = part_at(r, mark);

	heng_reading_at(r, error, mark,
			heng_utf8_length(part.name, part.name_size));
}

static void at_tag(heng_reader *r, heng_error *error, const heng_tag *tag)
{
	size_t size;
	const char *name = heng_tag_name(&r->scan, tag, &size);

	heng_reading_at(r, error, tag->at, heng_utf8_length(name, size) + 1);
}

/* Bytes of a value as far as its caret line goes. */
static size_t shown_size(const char *text, size_t size)
{
	const char *newline = memchr(text, '\n', size);

	if (newline != NULL)
		size = (size_t)(newline - text);
	while (size > 0 && strchr(" \t\r", text[size - 1]) != NULL)
		size--;
	return size;
}

void heng_check_unknown_attribute(heng_reader *r, const heng_tag *tag,
				  heng_mark mark, uint16_t definition,
				  const char *uri)
{
	const heng_grammar_element *element =
	    &r->bound.grammar->elements[definition];
	heng_error *error = heng_reading_error(r);
	char quoted[HENG_QUOTE_SIZE];
	heng_suggest suggest = {.wanted = quoted};
	heng_tag_part part;
	unsigned i;

	(void)tag;
	if (error == NULL)
		return;
	part = part_at(r, mark);
	heng_quote(part.name, part.name_size, quoted);
	if (uri != NULL && strstr(uri, "XMLSchema-instance") != NULL) {
		heng_fail(error, HENG_EINPUT, "H1112", "不接受属性“%s”",
			  "the attribute '%s' is not accepted", quoted);
		heng_error_hint(error, "删去它；语法由 heng 自带",
				"delete it; heng has the grammar built in");
		at_name(r, error, mark);
		return;
	}
	heng_fail(error, HENG_EINPUT, "H1101", "<%s> 没有属性“%s”",
		  "<%s> has no attribute '%s'", element->name, quoted);
	for (i = 0; i < element->n_attributes; i++)
		heng_suggest_offer(&suggest, element->attributes[i].name);
	for (i = 0; suggest.best == NULL && i < element->n_children; i++) {
		const char *inner =
		    r->bound.grammar->elements[element->children[i].element]
			.name;

		if (strcmp(inner, quoted) == 0) {
			heng_error_hint(error, "“%s”是 <%s> 中的元素，不是属性",
					"'%s' is an element inside <%s>, not "
					"an attribute",
					quoted, element->name);
			break;
		}
	}
	if (suggest.best != NULL)
		heng_error_expected(error, "是否要写“%s”？",
				    "did you mean '%s'?", suggest.best);
	else if (element->n_attributes == 0)
		heng_error_expected(error, "<%s> 没有任何属性",
				    "<%s> has no attributes", element->name);
	at_name(r, error, mark);
}

void heng_check_missing_attributes(heng_reader *r, const heng_tag *tag,
				   const heng_image_node *node)
{
	const heng_grammar_element *element =
	    &r->bound.grammar->elements[node->definition];
	const heng_draft *draft = &r->draft;
	unsigned i, k;

	for (i = 0; i < element->n_attributes; i++) {
		const heng_grammar_attribute *known = &element->attributes[i];
		heng_error *error;

		if (!known->required)
			continue;
		for (k = 0; k < node->n_attributes; k++)
			if (strcmp(draft->pool +
				       draft->attributes[node->attributes + k]
					   .name,
				   known->name) == 0)
				break;
		if (k < node->n_attributes)
			continue;
		error = heng_reading_error(r);
		if (error == NULL)
			return;
		heng_fail(error, HENG_EINPUT, "H1103",
			  "<%s> 缺少必需的属性“%s”",
			  "<%s> lacks the required attribute '%s'",
			  element->name, known->name);
		heng_error_expected(error, "%s%.0s", "%.0s%s",
				    heng_type_label(known->type).zh,
				    heng_type_label(known->type).en);
		heng_error_hint(error, "在 <%s 之后写 %s=\"…\"",
				"after <%s, write %s=\"…\"", element->name,
				known->name);
		at_tag(r, error, tag);
	}
}

/* What a type accepts: of lists and ranges, the tokens and bounds. */
static void expect_type(heng_error *error, heng_type type,
			const char *const *values, int64_t min, int64_t max,
			const char *given)
{
	heng_text label = heng_type_label(type);
	heng_suggest suggest = {.wanted = given};
	char list[256] = "";
	size_t n = 0, size, i;

	if (type == HENG_TYPE_RANGE) {
		heng_error_expected(error, "应为 %lld 到 %lld 的整数",
				    "expected an integer from %lld to %lld",
				    (long long)min, (long long)max);
		return;
	}
	for (i = 0; type == HENG_TYPE_ENUM && values[i] != NULL; i++) {
		heng_suggest_offer(&suggest, values[i]);
		size = strlen(values[i]);
		if (n + size + 2 + sizeof "…" > sizeof list) {
			memcpy(list + n, " …", sizeof " …");
			break;
		}
		if (n > 0)
			list[n++] = ' ';
		memcpy(list + n, values[i], size + 1);
		n += size;
	}
	if (n > 0)
		heng_error_expected(error, "应为以下之一：%s",
				    "expected one of: %s", list);
	else
		heng_error_expected(error, "应为%s%.0s", "expected %.0s%s",
				    label.zh, label.en);
	if (suggest.best != NULL)
		heng_error_hint(error, "是否要写“%s”？", "did you mean '%s'?",
				suggest.best);
}

static bool is_digits(const char *text, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (text[i] < '0' || text[i] > '9')
			return false;
	return size > 0 && size <= 6;
}

void heng_check_attribute_value(heng_reader *r, heng_mark mark,
				const heng_grammar_attribute *attribute,
				const char *value, size_t size, bool is_root)
{
	heng_error *error = heng_reading_error(r);
	char quoted[HENG_QUOTE_SIZE];
	heng_tag_part part;

	if (error == NULL)
		return;
	heng_quote(value, size, quoted);
	part = part_at(r, mark);
	if (is_root && is_digits(value, size) &&
	    (strcmp(attribute->name, "schemaVersion") == 0 ||
	     strcmp(attribute->name, "version") == 0)) {
		const char *uri = r->bound.grammar->namespace_uri;
		const char *colon = strrchr(uri, ':');

		heng_fail(error, HENG_EINPUT, "H1031",
			  "这是 %s 第 %s 版；本程序读取第 %s 版",
			  "this is %s version %s; this heng reads %s",
			  r->bound.grammar->name, quoted,
			  colon != NULL ? colon + 1 : uri);
		xmlStopParser(r->parser);
	} else {
		heng_fail(error, HENG_EINPUT, "H1107", "属性“%s”的值“%s”不对",
			  "the value of '%s' is wrong: '%s'", attribute->name,
			  quoted);
		expect_type(error, attribute->type, attribute->values,
			    attribute->min, attribute->max, quoted);
	}
	mark = heng_prescan_mark(&r->scan, mark,
				 (size_t)(part.value - r->scan.text));
	size = shown_size(part.value, part.value_size);
	heng_reading_at(r, error, mark, heng_utf8_length(part.value, size));
}

/* Behind the '>' of a start tag; tells whether it is an empty element's. */
static const char *behind_tag(const heng_reader *r, const heng_tag *tag,
			      bool *is_empty)
{
	heng_tag_part part = {.next = NULL};
	size_t size;
	const char *at = heng_tag_name(&r->scan, tag, &size) + size;

	while (heng_tag_next(&r->scan, tag, &part))
		at = part.next;
	while (*at != '>' && *at != '/')
		at++;
	*is_empty = *at == '/';
	return at + (*is_empty ? 2 : 1);
}

static const char *behind(const char *at, const char *end, const char *token)
{
	const char *found =
	    memmem(at, (size_t)(end - at), token, strlen(token));

	return found != NULL ? found + strlen(token) : end;
}

/*
 * Finds the first character that is no white space in the text that follows
 * a start tag and `closed` end tags behind it, up to the next tag. Returns
 * its bytes as far as they go on one line; 0: there is none.
 */
static size_t find_text(const heng_reader *r, const heng_tag *tag,
			unsigned closed, const char **out)
{
	const char *end = r->scan.text + r->scan.size, *at, *stop;
	bool is_empty, is_cdata;

	at = behind_tag(r, tag, &is_empty);
	if (is_empty && closed > 0)
		closed--;
	for (; at < end; at = stop) {
		is_cdata = end - at > 9 && memcmp(at, "<![CDATA[", 9) == 0;
		if (is_cdata) {
			stop = behind(at, end, "]]>");
		} else if (*at != '<') {
			stop = memchr(at, '<', (size_t)(end - at));
			stop = stop != NULL ? stop : end;
		} else if (at[1] == '/') {
			if (closed-- == 0)
				return 0;
			stop = behind(at, end, ">");
			continue;
		} else if (at[1] == '!') {
			stop = behind(at, end, "-->");
			continue;
		} else if (at[1] == '?') {
			stop = behind(at, end, "?>");
			continue;
		} else {
			return 0;
		}
		if (closed > 0)
			continue;
		*out = at + (is_cdata ? 9 : 0);
		end = stop - (is_cdata ? 3 : 0);
		while (*out < end && strchr(" \t\r\n", **out) != NULL)
			++*out;
		if (*out < end)
			return shown_size(*out, (size_t)(end - *out));
		end = r->scan.text + r->scan.size;
	}
	return 0;
}

/* Under the text found, or under the tag where there is none. */
static void at_text(heng_reader *r, heng_error *error, const heng_tag *tag,
		    unsigned closed)
{
	const char *text;
	size_t size = find_text(r, tag, closed, &text);

	if (size == 0) {
		at_tag(r, error, tag);
		return;
	}
	heng_reading_at(
	    r, error,
	    heng_prescan_mark(&r->scan, tag->at, (size_t)(text - r->scan.text)),
	    heng_utf8_length(text, size));
}

void heng_check_text(heng_reader *r, const heng_tag *tag,
		     const heng_grammar_element *element, const char *text,
		     size_t size)
{
	heng_error *error = heng_reading_error(r);
	char quoted[HENG_QUOTE_SIZE];

	if (error == NULL)
		return;
	heng_quote(text, size, quoted);
	if (size == 0)
		heng_fail(error, HENG_EINPUT, "H1108", "<%s> 是空的",
			  "<%s> is empty", element->name);
	else
		heng_fail(error, HENG_EINPUT, "H1108", "<%s> 的值“%s”不对",
			  "the value of <%s> is wrong: '%s'", element->name,
			  quoted);
	expect_type(error, element->type, element->values, element->min,
		    element->max, quoted);
	at_text(r, error, tag, 0);
}

void heng_check_stray_text(heng_reader *r, const heng_grammar_element *element)
{
	heng_error *error = heng_reading_error(r);

	if (error == NULL)
		return;
	heng_fail(error, HENG_EINPUT, "H1109", "<%s> 中不能直接写文字",
		  "<%s> cannot contain text of its own", element->name);
	if (element->n_children > 0)
		heng_error_hint(error, "文字应写在 <%s> 的子元素中",
				"text goes into the elements inside <%s>",
				element->name);
	else
		heng_error_hint(error, "删去文字；<%s> 的内容是它的属性",
				"delete the text; <%s> has attributes only",
				element->name);
	at_text(r, error, &r->scan.tags[r->tag - 1], r->closed);
}

static int compare_ids(const void *a, const void *b)
{
	const heng_id *x = a, *y = b;
	int order =
	    memcmp(x->value, y->value, x->size < y->size ? x->size : y->size);

	if (order != 0)
		return order;
	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	/* Equal ids stay in the document's order. */
	return (x->mark.offset > y->mark.offset) -
	       (x->mark.offset < y->mark.offset);
}

static void fail_id(heng_reader *r, const heng_id *first, const heng_id *again)
{
	heng_error *error = heng_reading_error(r);
	char quoted[HENG_QUOTE_SIZE];
	heng_tag_part part;

	if (error == NULL)
		return;
	heng_fail(error, HENG_EINPUT, "H1110",
		  "标识“%s”重复；第一个在第 %u 行第 %u 列",
		  "the id '%s' is used twice; the first is at line %u, column "
		  "%u",
		  heng_quote(again->value, again->size, quoted),
		  (unsigned)first->mark.line, (unsigned)first->mark.column);
	heng_error_hint(error, "给其中一个换一个标识，并改正对它的引用",
			"give one of them another id and correct the "
			"references to it");
	if (again->is_text) {
		at_text(r, error, &r->scan.tags[again->tag], 0);
		return;
	}
	part = part_at(r, again->mark);
	heng_reading_at(
	    r, error,
	    heng_prescan_mark(&r->scan, again->mark,
			      (size_t)(part.value - r->scan.text)),
	    heng_utf8_length(part.value,
			     shown_size(part.value, part.value_size)));
}

void heng_check_ids(heng_reader *r)
{
	size_t i, first = 0;

	if (r->n_ids > 1)
		qsort(r->ids, r->n_ids, sizeof *r->ids, compare_ids);
	for (i = 1; i < r->n_ids; i++) {
		const heng_id *a = &r->ids[first], *b = &r->ids[i];

		if (a->size == b->size &&
		    memcmp(a->value, b->value, a->size) == 0)
			fail_id(r, a, b);
		else
			first = i;
	}
}
