/* JSON: a report for those who compute further. */
#include "reports/json.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fixed.h"
#include "reports/json_shape.h"
#include "reports/node.h"

typedef struct writer {
	const heng_image *image;
	heng_buf *out;
	heng_buf text; /* a value without needless white space */
	heng_error *error;
	heng_rc rc;
} writer;

heng_json_shape heng_json_shape_of(const heng_grammar_element *element)
{
	if (element->n_children > 0 || element->type == HENG_TYPE_NONE)
		return HENG_JSON_OBJECT;
	if (element->n_attributes == 0)
		return HENG_JSON_SCALAR;
	if (element->n_attributes == 1 &&
	    !strcmp(element->attributes[0].name, "xml:lang"))
		return HENG_JSON_TEXTS;
	return HENG_JSON_OBJECT;
}

static const heng_grammar_element *element_of(const writer *w, uint32_t node)
{
	return &heng_report_grammar
		    .elements[heng_image_node_at(w->image, node)->definition];
}

static void put_string(writer *w, const char *text)
{
	heng_buf_putc(w->out, '"');
	heng_buf_put_json(w->out, text);
	heng_buf_putc(w->out, '"');
}

static void put_line(writer *w, size_t depth)
{
	heng_buf_putc(w->out, '\n');
	while (depth-- > 0)
		heng_buf_puts(w->out, "  ");
}

/* The value without white space at its ends, runs of it as one space: what
 * every type but plain text means. */
static const char *collapse(writer *w, const char *text)
{
	heng_buf_clear(&w->text);
	for (; *text; text++) {
		if (!strchr(" \t\r\n", *text)) {
			heng_buf_putc(&w->text, *text);
			continue;
		}
		if (w->text.size > 0 && text[1] && !strchr(" \t\r\n", text[1]))
			heng_buf_putc(&w->text, ' ');
	}
	/* The next value clears it. */
	if (w->text.failed)
		w->out->failed = true;
	return heng_buf_str(&w->text);
}

static void put_value(writer *w, heng_type type, const char *text)
{
	int64_t number;

	if (type == HENG_TYPE_TEXT) {
		put_string(w, text);
		return;
	}
	text = collapse(w, text);
	switch (type) {
	case HENG_TYPE_INT:
	case HENG_TYPE_MONEY:
	case HENG_TYPE_PERCENT:
	case HENG_TYPE_RANGE:
		if (heng_parse_int(text, strlen(text), &number) &&
		    number <= HENG_JSON_INTEGER_MAX &&
		    number >= -HENG_JSON_INTEGER_MAX)
			heng_buf_put_int(w->out, number);
		else
			put_string(w, text);
		break;
	case HENG_TYPE_BOOL:
		heng_buf_puts(w->out, text);
		break;
	default:
		put_string(w, text);
	}
}

/* A member's name, behind what stands before it. */
static void put_name(writer *w, const char *name, size_t depth, bool *first)
{
	if (!*first)
		heng_buf_putc(w->out, ',');
	*first = false;
	put_line(w, depth);
	put_string(w, name);
	heng_buf_puts(w->out, ": ");
}

static uint32_t next_of(const writer *w, uint32_t node, uint32_t definition)
{
	while (node != HENG_NO_NODE &&
	       heng_image_node_at(w->image, node)->definition != definition)
		node = heng_image_node_at(w->image, node)->next_sibling;
	return node;
}

/* One text, and its language without white space around. */
typedef struct spoken {
	const char *lang;
	size_t size;
	uint32_t node;
} spoken;

static int compare_spoken(const void *a, const void *b)
{
	const spoken *x = a, *y = b;
	size_t least = x->size < y->size ? x->size : y->size;
	int order = memcmp(x->lang, y->lang, least);

	if (order == 0)
		order = (x->size > y->size) - (x->size < y->size);
	return order;
}

static spoken listen(const writer *w, uint32_t node)
{
	spoken one = {.node = node};

	one.lang = heng_node_attribute(w->image, node, "xml:lang");
	if (!one.lang)
		one.lang = "";
	one.lang += strspn(one.lang, " \t\r\n");
	one.size = strcspn(one.lang, " \t\r\n");
	return one;
}

static void fail_twice(writer *w, const spoken *one)
{
	const heng_image_node *item = heng_image_node_at(w->image, one->node);
	const char *name = heng_image_string(w->image, item->name);

	w->rc =
	    heng_fail(w->error, HENG_EINPUT, "H4721",
		      "“%s”在同一处有两个语言为“%.*s”的文字，JSON 不能都写出",
		      "there are two '%s' in language '%.*s' in one place; "
		      "JSON cannot have both",
		      name, (int)one->size, one->lang);
	heng_error_at(w->error, NULL, item->line, item->column, 1);
}

/* Texts in languages: one object for all of them. */
static void put_texts(writer *w, uint32_t first, uint32_t definition,
		      size_t depth)
{
	bool is_first = true;
	size_t n = 0;
	spoken *list;

	for (uint32_t at = first; at != HENG_NO_NODE;
	     at = heng_node_next(w->image, at))
		n++;
	list = calloc(n, sizeof(*list));
	if (!list) {
		w->rc = heng_fail_memory(w->error);
		return;
	}
	heng_buf_putc(w->out, '{');
	n = 0;
	for (uint32_t at = first; at != HENG_NO_NODE;
	     at = heng_node_next(w->image, at)) {
		heng_place place = {at, HENG_NO_ATTRIBUTE};
		spoken one = listen(w, at);

		list[n++] = one;
		if (!is_first)
			heng_buf_putc(w->out, ',');
		is_first = false;
		put_line(w, depth + 1);
		/* The grammar lets nothing into it that needs an escape. */
		heng_buf_printf(w->out, "\"%.*s\": ", (int)one.size, one.lang);
		put_value(w, heng_report_grammar.elements[definition].type,
			  heng_image_value(w->image, place, NULL));
	}
	put_line(w, depth);
	heng_buf_putc(w->out, '}');
	qsort(list, n, sizeof(*list), compare_spoken);
	for (size_t i = 1; i < n && w->rc == HENG_OK; i++)
		if (!compare_spoken(&list[i - 1], &list[i]))
			fail_twice(w, &list[i]);
	free(list);
}

static void put_element(writer *w, uint32_t node, size_t depth);

static void put_child(writer *w, uint32_t node, size_t depth)
{
	const heng_grammar_element *element = element_of(w, node);
	heng_place place = {node, HENG_NO_ATTRIBUTE};

	if (heng_json_shape_of(element) == HENG_JSON_SCALAR)
		put_value(w, element->type,
			  heng_image_value(w->image, place, NULL));
	else
		put_element(w, node, depth);
}

static void put_array(writer *w, uint32_t node, uint32_t definition,
		      size_t depth)
{
	bool is_first = true;

	heng_buf_putc(w->out, '[');
	for (; node != HENG_NO_NODE && w->rc == HENG_OK;
	     node = next_of(w, heng_image_node_at(w->image, node)->next_sibling,
			    definition)) {
		if (!is_first)
			heng_buf_putc(w->out, ',');
		is_first = false;
		put_line(w, depth + 1);
		put_child(w, node, depth + 1);
	}
	if (!is_first)
		put_line(w, depth);
	heng_buf_putc(w->out, ']');
}

static void put_members(writer *w, uint32_t node, size_t depth, bool *first)
{
	const heng_grammar_element *element = element_of(w, node);
	uint32_t from = heng_image_node_at(w->image, node)->first_child;

	for (unsigned i = 0; i < element->n_attributes; i++) {
		const heng_grammar_attribute *known = &element->attributes[i];
		heng_place place = {node, heng_image_attribute_find(
					      w->image, node, known->name)};

		if (place.attribute == HENG_NO_ATTRIBUTE)
			continue;
		put_name(w, known->name, depth, first);
		put_value(w, known->type,
			  heng_image_value(w->image, place, NULL));
	}
	if (element->type != HENG_TYPE_NONE) {
		heng_place place = {node, HENG_NO_ATTRIBUTE};

		put_name(w, "text", depth, first);
		put_value(w, element->type,
			  heng_image_value(w->image, place, NULL));
	}
	for (unsigned i = 0; i < element->n_children && w->rc == HENG_OK; i++) {
		const heng_grammar_child *child = &element->children[i];
		const heng_grammar_element *inner =
		    &heng_report_grammar.elements[child->element];
		uint32_t at = next_of(w, from, child->element);

		if (heng_json_shape_of(inner) == HENG_JSON_TEXTS) {
			if (at == HENG_NO_NODE)
				continue;
			put_name(w, inner->name, depth, first);
			put_texts(w, at, child->element, depth);
		} else if (child->repeated) {
			put_name(w, inner->name, depth, first);
			put_array(w, at, child->element, depth);
		} else if (at != HENG_NO_NODE) {
			put_name(w, inner->name, depth, first);
			put_child(w, at, depth);
		}
	}
}

/* The grammar is no deeper than a few elements, and has no rings. */
static void put_element(writer *w, uint32_t node, size_t depth)
{
	bool first = true;

	heng_buf_putc(w->out, '{');
	if (node == 0) {
		put_name(w, "namespace", depth + 1, &first);
		put_string(w, heng_report_grammar.namespace_uri);
	}
	put_members(w, node, depth + 1, &first);
	if (!first)
		put_line(w, depth);
	heng_buf_putc(w->out, '}');
}

heng_rc heng_form_json_put(const heng_form_source *source, heng_buf *out,
			   heng_error *error)
{
	writer w = {.image = source->image, .out = out, .error = error};

	put_element(&w, 0, 0);
	heng_buf_putc(out, '\n');
	if (w.rc == HENG_OK && out->failed)
		w.rc = heng_fail_memory(error);
	heng_buf_fini(&w.text);
	return w.rc;
}
