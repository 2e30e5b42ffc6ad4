/* Grammar errors of elements: the root, names, order and number. */
#include <string.h>

#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/read/reading.h"

static const char namespace_head[] = "urn:heng:";
static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

static const char *name_of(const heng_reader *r, const heng_frame *parent,
			   unsigned child)
{
	const heng_grammar *grammar = r->bound.grammar;

	return grammar
	    ->elements
		[grammar->elements[parent->definition].children[child].element]
	    .name;
}

/* Under the '<' and the name. */
static void at_tag(heng_reader *r, heng_error *error, const heng_tag *tag)
{
	size_t size;
	const char *name = heng_tag_name(&r->scan, tag, &size);

	heng_reading_at(r, error, tag->at, heng_utf8_length(name, size) + 1);
}

static bool is_declaration_of(const heng_tag_part *part, const char *prefix,
			      size_t prefix_size)
{
	if (part->name_size < 5 || memcmp(part->name, "xmlns", 5) != 0)
		return false;
	if (prefix_size == 0)
		return part->name_size == 5;
	return part->name_size == 6 + prefix_size &&
	       memcmp(part->name + 6, prefix, prefix_size) == 0;
}

/* Under the namespace that the root declares for its own name, or under
 * the root. */
static void at_root_namespace(heng_reader *r, heng_error *error,
			      const heng_tag *tag)
{
	heng_tag_part part = {.next = NULL};
	size_t size;
	const char *name = heng_tag_name(&r->scan, tag, &size);
	const char *colon = memchr(name, ':', size);
	size_t prefix_size = colon != NULL ? (size_t)(colon - name) : 0;

	while (heng_tag_next(&r->scan, tag, &part)) {
		heng_mark mark;

		if (!is_declaration_of(&part, name, prefix_size))
			continue;
		mark = heng_prescan_mark(&r->scan, tag->at,
					 (size_t)(part.value - r->scan.text));
		heng_reading_at(r, error, mark,
				heng_utf8_length(part.value, part.value_size));
		return;
	}
	at_tag(r, error, tag);
}

/* Whether both are of one kind of document; `version` is the given one's. */
static bool is_other_version(const char *ours, const char *given,
			     const char **version)
{
	const char *colon = strrchr(ours, ':');
	size_t size = colon != NULL ? (size_t)(colon - ours) + 1 : 0;

	if (size == 0 || strncmp(ours, given, size) != 0)
		return false;
	*version = given + size;
	return **version != '\0' &&
	       strspn(*version, "0123456789.") == strlen(*version);
}

void heng_check_root(heng_reader *r, const heng_tag *tag, const char *name,
		     const char *uri)
{
	const heng_grammar *grammar = r->bound.grammar;
	const char *root = grammar->elements[0].name;
	const char *ours = grammar->namespace_uri, *version;
	heng_error *error = heng_reading_error(r);
	char quoted[HENG_QUOTE_SIZE], head[HENG_QUOTE_SIZE];

	if (error == NULL)
		return;
	heng_quote(uri != NULL ? uri : "", uri != NULL ? strlen(uri) : 0,
		   quoted);
	heng_quote(name, strlen(name), head);
	if (uri != NULL && strcmp(uri, ours) != 0 &&
	    is_other_version(ours, uri, &version)) {
		heng_fail(error, HENG_EINPUT, "H1031",
			  "这是 %s 第 %s 版；本程序读取第 %s 版",
			  "this is %s version %s; this heng reads %s",
			  grammar->name, version, strrchr(ours, ':') + 1);
		heng_error_expected(error, "此处应为 %s", "expected %s", ours);
		at_root_namespace(r, error, tag);
	} else if (uri != NULL && strcmp(uri, ours) != 0 &&
		   strncmp(uri, namespace_head, sizeof namespace_head - 1) ==
		       0) {
		heng_fail(error, HENG_EINPUT, "H1032",
			  "这是另一种文件（%s）；此处需要 %s",
			  "this is another kind of document (%s); a %s is "
			  "wanted here",
			  quoted, grammar->name);
		at_root_namespace(r, error, tag);
	} else if (strcmp(name, root) != 0) {
		heng_fail(error, HENG_EINPUT, "H1030",
			  "根元素是 <%s>；此处需要 <%s>",
			  "the root element is <%s>; <%s> is wanted here", head,
			  root);
		heng_error_expected(error, "<%s xmlns=\"%s\">",
				    "<%s xmlns=\"%s\">", root, ours);
		at_tag(r, error, tag);
	} else if (uri == NULL) {
		heng_fail(error, HENG_EINPUT, "H1033",
			  "根元素 <%s> 没有命名空间",
			  "the root element <%s> is in no namespace", head);
		heng_error_hint(error, "写成 <%s xmlns=\"%s\" ...>",
				"write <%s xmlns=\"%s\" ...>", root, ours);
		at_tag(r, error, tag);
	} else {
		heng_fail(error, HENG_EINPUT, "H1033",
			  "根元素 <%s> 的命名空间“%s”不对",
			  "the root element <%s> has the wrong namespace '%s'",
			  head, quoted);
		heng_error_expected(error, "此处应为 %s", "expected %s", ours);
		at_root_namespace(r, error, tag);
	}
	xmlStopParser(r->parser);
}

void heng_check_foreign_element(heng_reader *r, const heng_tag *tag,
				const char *uri)
{
	heng_error *error = heng_reading_error(r);
	char quoted[HENG_QUOTE_SIZE], head[HENG_QUOTE_SIZE];
	const char *name;
	size_t size;

	if (error == NULL)
		return;
	name = heng_tag_name(&r->scan, tag, &size);
	heng_quote(name, size, head);
	if (uri == NULL)
		heng_fail(error, HENG_EINPUT, "H1111",
			  "元素 <%s> 不在任何命名空间中",
			  "the element <%s> is in no namespace", head);
	else
		heng_fail(error, HENG_EINPUT, "H1111",
			  "元素 <%s> 属于其他命名空间（%s）",
			  "the element <%s> is of another namespace (%s)", head,
			  heng_quote(uri, strlen(uri), quoted));
	heng_error_expected(error, "只接受 %s 的元素",
			    "only elements of %s are accepted",
			    r->bound.grammar->namespace_uri);
	heng_error_hint(error, "删去这个元素；材料请作为附件引用",
			"delete the element; refer to material as an "
			"attachment");
	at_tag(r, error, tag);
}

void heng_check_namespaces(heng_reader *r, const heng_tag *tag)
{
	heng_tag_part part = {.next = NULL};
	const char *ours = r->bound.grammar->namespace_uri;
	char quoted[HENG_QUOTE_SIZE];

	while (heng_tag_next(&r->scan, tag, &part)) {
		heng_error *error;
		bool is_schema;

		if (part.name_size < 5 || memcmp(part.name, "xmlns", 5) != 0 ||
		    (part.name_size > 5 && part.name[5] != ':') ||
		    (part.value_size == strlen(ours) &&
		     memcmp(part.value, ours, part.value_size) == 0))
			continue;
		/* An element in it is reported by itself. */
		if (part.name_size == 5)
			continue;
		error = heng_reading_error(r);
		if (error == NULL)
			return;
		is_schema = part.value_size == strlen(xsi) &&
			    memcmp(part.value, xsi, part.value_size) == 0;
		heng_fail(error, HENG_EINPUT, "H1112",
			  "不接受其他命名空间的声明（%s）",
			  "declarations of other namespaces are not accepted "
			  "(%s)",
			  heng_quote(part.value, part.value_size, quoted));
		if (is_schema)
			heng_error_hint(error,
					"删去它和 xsi:schemaLocation；"
					"语法由 heng 自带",
					"delete it and xsi:schemaLocation; "
					"heng has the grammar built in");
		else
			heng_error_hint(error, "删去这个声明",
					"delete the declaration");
		heng_reading_at(
		    r, error,
		    heng_prescan_mark(&r->scan, tag->at,
				      (size_t)(part.name - r->scan.text)),
		    heng_utf8_length(part.name, part.name_size));
	}
}

/* The name of an element that may contain one of this name, or NULL. */
static const char *find_home(const heng_grammar *grammar, const char *name,
			     size_t size)
{
	unsigned i, k;

	for (i = 0; i < grammar->n_elements; i++)
		for (k = 0; k < grammar->elements[i].n_children; k++) {
			const char *inner =
			    grammar
				->elements
				    [grammar->elements[i].children[k].element]
				.name;

			if (strlen(inner) == size &&
			    memcmp(inner, name, size) == 0)
				return grammar->elements[i].name;
		}
	return NULL;
}

static bool has_attribute(const heng_grammar_element *element, const char *name)
{
	unsigned i;

	for (i = 0; i < element->n_attributes; i++)
		if (strcmp(element->attributes[i].name, name) == 0)
			return true;
	return false;
}

void heng_check_unknown_element(heng_reader *r, const heng_tag *tag,
				const heng_frame *parent)
{
	const heng_grammar *grammar = r->bound.grammar;
	const heng_grammar_element *owner =
	    &grammar->elements[parent->definition];
	heng_error *error = heng_reading_error(r);
	char head[HENG_QUOTE_SIZE];
	heng_suggest suggest = {.wanted = head};
	const char *name, *colon, *home;
	size_t size;
	unsigned i;

	if (error == NULL)
		return;
	name = heng_tag_name(&r->scan, tag, &size);
	colon = memchr(name, ':', size);
	if (colon != NULL) {
		size -= (size_t)(colon - name) + 1;
		name = colon + 1;
	}
	heng_quote(name, size, head);
	heng_fail(error, HENG_EINPUT, "H1102", "<%s> 不能出现在 <%s> 中",
		  "<%s> is not allowed inside <%s>", head, owner->name);
	for (i = 0; i < owner->n_children; i++)
		heng_suggest_offer(&suggest, name_of(r, parent, i));
	home = find_home(grammar, name, size);
	if (suggest.best != NULL)
		heng_error_hint(error, "是否要写 <%s>？", "did you mean <%s>?",
				suggest.best);
	else if (has_attribute(owner, head))
		heng_error_hint(error, "“%s”是 <%s> 的属性，不是元素",
				"'%s' is an attribute of <%s>, not an element",
				head, owner->name);
	else if (home != NULL)
		heng_error_hint(error, "<%s> 应写在 <%s> 中",
				"<%s> belongs inside <%s>", head, home);
	else if (owner->n_children == 0)
		heng_error_hint(error, "<%s> 中不能有元素",
				"<%s> has no elements inside", owner->name);
	at_tag(r, error, tag);
}

void heng_check_order(heng_reader *r, const heng_tag *tag,
		      const heng_frame *parent, unsigned child)
{
	heng_error *error = heng_reading_error(r);
	const heng_slot *slots = r->slots + parent->slots;
	const heng_image_node *after;
	const char *name = name_of(r, parent, child), *other;
	unsigned i;

	if (error == NULL)
		return;
	/* The nearest one that must come later and is already there. */
	for (i = child + 1; i < parent->position && slots[i].count == 0; i++)
		;
	other = name_of(r, parent, i);
	after = &r->draft.nodes[slots[i].first];
	heng_fail(error, HENG_EINPUT, "H1105",
		  "<%s> 必须在 <%s>（第 %u 行）之前",
		  "<%s> must come before <%s> (line %u)", name, other,
		  (unsigned)after->line);
	heng_error_hint(error, "把 <%s> 移到 <%s> 之前",
			"move <%s> before <%s>", name, other);
	at_tag(r, error, tag);
}

void heng_check_repeated(heng_reader *r, const heng_tag *tag, uint32_t first)
{
	heng_error *error = heng_reading_error(r);
	const heng_image_node *node = &r->draft.nodes[first];
	const char *name, *owner;

	if (error == NULL)
		return;
	name = r->bound.grammar->elements[node->definition].name;
	owner =
	    r->bound.grammar->elements[r->draft.nodes[node->parent].definition]
		.name;
	heng_fail(error, HENG_EINPUT, "H1106",
		  "<%s> 中只能有一个 <%s>；第一个在第 %u 行第 %u 列",
		  "<%s> has only one <%s>; the first is at line %u, column %u",
		  owner, name, (unsigned)node->line, (unsigned)node->column);
	heng_error_hint(error, "保留其中一个", "keep one of them");
	at_tag(r, error, tag);
}

void heng_check_missing_children(heng_reader *r, const heng_tag *tag,
				 const heng_frame *frame)
{
	const heng_grammar_element *element =
	    &r->bound.grammar->elements[frame->definition];
	unsigned i, k;

	for (i = 0; i < element->n_children; i++) {
		heng_error *error;
		const char *name = name_of(r, frame, i);

		if (!element->children[i].required ||
		    r->slots[frame->slots + i].count > 0)
			continue;
		error = heng_reading_error(r);
		if (error == NULL)
			return;
		heng_fail(error, HENG_EINPUT, "H1104", "<%s> 中缺少必需的 <%s>",
			  "<%s> lacks the required <%s>", element->name, name);
		for (k = i; k > 0; k--)
			if (r->slots[frame->slots + k - 1].count > 0)
				break;
		if (k > 0)
			heng_error_hint(error, "在 <%s> 之后写 <%s>…</%s>",
					"after <%s>, write <%s>…</%s>",
					name_of(r, frame, k - 1), name, name);
		else
			heng_error_hint(error, "在 <%s> 中最先写 <%s>…</%s>",
					"first inside <%s>, write <%s>…</%s>",
					element->name, name, name);
		at_tag(r, error, tag);
	}
}
