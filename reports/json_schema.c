/* The JSON Schema of a report's JSON, from the grammar's own table. */
#include "reports/json.h"

#include <inttypes.h>
#include <string.h>

#include "reports/json_shape.h"

static void put_string(heng_buf *out, const char *text)
{
	heng_buf_putc(out, '"');
	heng_buf_put_json(out, text);
	heng_buf_putc(out, '"');
}

/* "result"; where several elements have the name, "result.12" by its place in
 * the table. */
static void put_key(heng_buf *out, unsigned definition)
{
	const heng_grammar *grammar = &heng_report_grammar;
	const char *name = grammar->elements[definition].name;
	unsigned n = 0;

	for (unsigned i = 0; i < grammar->n_elements; i++)
		n += !strcmp(grammar->elements[i].name, name);
	heng_buf_puts(out, name);
	if (n > 1)
		heng_buf_printf(out, ".%u", definition);
}

static void put_doc(heng_buf *out, heng_text doc)
{
	heng_buf_puts(out, ", \"title\": ");
	put_string(out, doc.en);
	heng_buf_puts(out, ", \"description\": ");
	put_string(out, doc.zh);
}

static void put_pattern(heng_buf *out, const char *pattern)
{
	heng_buf_puts(out, "\"type\": \"string\", \"pattern\": ");
	put_string(out, pattern);
}

static void put_range(heng_buf *out, int64_t min, int64_t max)
{
	heng_buf_printf(out,
			"\"type\": \"integer\", \"minimum\": %" PRId64
			", \"maximum\": %" PRId64,
			min, max);
}

static void put_enum(heng_buf *out, const char *const *values)
{
	heng_buf_puts(out, "\"enum\": [");
	for (size_t i = 0; values[i]; i++) {
		if (i > 0)
			heng_buf_puts(out, ", ");
		put_string(out, values[i]);
	}
	heng_buf_putc(out, ']');
}

/* The keywords of a value's type. */
static void put_type(heng_buf *out, heng_type type, const char *const *values,
		     int64_t min, int64_t max)
{
	switch (type) {
	case HENG_TYPE_NONE:
	case HENG_TYPE_TEXT:
		heng_buf_puts(out, "\"type\": \"string\"");
		break;
	case HENG_TYPE_TOKEN:
		heng_buf_puts(out, "\"type\": \"string\", \"minLength\": 1, "
				   "\"maxLength\": 64");
		break;
	case HENG_TYPE_ID:
	case HENG_TYPE_REF:
		put_pattern(out, "^[A-Za-z0-9._-]{1,64}$");
		break;
	case HENG_TYPE_INT:
	case HENG_TYPE_MONEY:
		heng_buf_puts(out, "\"anyOf\": [{");
		put_range(out, -HENG_JSON_INTEGER_MAX, HENG_JSON_INTEGER_MAX);
		heng_buf_puts(out, "}, {");
		put_pattern(out, "^-?[0-9]{16,18}$");
		heng_buf_puts(out, "}]");
		break;
	case HENG_TYPE_DEC:
		put_pattern(out, "^-?[0-9]{1,12}(\\.[0-9]{1,6})?$");
		break;
	case HENG_TYPE_PERCENT:
		put_range(out, 0, 10000);
		break;
	case HENG_TYPE_BOOL:
		heng_buf_puts(out, "\"type\": \"boolean\"");
		break;
	case HENG_TYPE_DATE:
		put_pattern(out, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
		heng_buf_puts(out, ", \"format\": \"date\"");
		break;
	case HENG_TYPE_DATETIME:
		put_pattern(out, "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
				 ":[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$");
		heng_buf_puts(out, ", \"format\": \"date-time\"");
		break;
	case HENG_TYPE_HASH:
		put_pattern(out, "^(sha256|sm3):[0-9a-f]{64}$");
		break;
	case HENG_TYPE_LANG:
		put_pattern(out, "^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$");
		break;
	case HENG_TYPE_ENUM:
		put_enum(out, values);
		break;
	case HENG_TYPE_RANGE:
		put_range(out, min, max);
		break;
	}
}

static void put_property(heng_buf *out, const char *name, bool *first)
{
	if (!*first)
		heng_buf_putc(out, ',');
	*first = false;
	heng_buf_puts(out, "\n        ");
	put_string(out, name);
	heng_buf_puts(out, ": {");
}

static void put_attributes(heng_buf *out, const heng_grammar_element *element,
			   bool *first)
{
	for (unsigned i = 0; i < element->n_attributes; i++) {
		const heng_grammar_attribute *a = &element->attributes[i];

		put_property(out, a->name, first);
		put_type(out, a->type, a->values, a->min, a->max);
		put_doc(out, a->doc);
		heng_buf_putc(out, '}');
	}
	if (element->type == HENG_TYPE_NONE)
		return;
	put_property(out, "text", first);
	put_type(out, element->type, element->values, element->min,
		 element->max);
	heng_buf_putc(out, '}');
}

static void put_children(heng_buf *out, const heng_grammar_element *element,
			 bool *first)
{
	for (unsigned i = 0; i < element->n_children; i++) {
		const heng_grammar_child *child = &element->children[i];
		const heng_grammar_element *inner =
		    &heng_report_grammar.elements[child->element];
		bool is_array = child->repeated &&
				heng_json_shape_of(inner) != HENG_JSON_TEXTS;

		put_property(out, inner->name, first);
		if (is_array)
			heng_buf_puts(out, "\"type\": \"array\", \"items\": {");
		heng_buf_puts(out, "\"$ref\": \"#/$defs/");
		put_key(out, child->element);
		heng_buf_putc(out, '"');
		if (is_array)
			heng_buf_puts(
			    out, child->required ? "}, \"minItems\": 1" : "}");
		heng_buf_putc(out, '}');
	}
}

static void put_required_name(heng_buf *out, const char *name, bool *first)
{
	heng_buf_puts(out, *first ? "" : ", ");
	*first = false;
	put_string(out, name);
}

/* What is always there; arrays are, also of none. */
static void put_required(heng_buf *out, unsigned definition)
{
	const heng_grammar_element *element =
	    &heng_report_grammar.elements[definition];
	bool first = true;

	heng_buf_puts(out, "      \"required\": [");
	if (definition == 0)
		put_required_name(out, "namespace", &first);
	for (unsigned i = 0; i < element->n_attributes; i++)
		if (element->attributes[i].required)
			put_required_name(out, element->attributes[i].name,
					  &first);
	if (element->type != HENG_TYPE_NONE)
		put_required_name(out, "text", &first);
	for (unsigned i = 0; i < element->n_children; i++) {
		const heng_grammar_child *child = &element->children[i];
		const heng_grammar_element *inner =
		    &heng_report_grammar.elements[child->element];

		if (child->required ||
		    (child->repeated &&
		     heng_json_shape_of(inner) != HENG_JSON_TEXTS))
			put_required_name(out, inner->name, &first);
	}
	heng_buf_puts(out, "],\n      \"additionalProperties\": false\n");
}

static void put_definition(heng_buf *out, unsigned definition)
{
	const heng_grammar_element *element =
	    &heng_report_grammar.elements[definition];
	bool first = true;

	heng_buf_puts(out, "    \"");
	put_key(out, definition);
	heng_buf_puts(out, "\": {\n      ");
	switch (heng_json_shape_of(element)) {
	case HENG_JSON_SCALAR:
		put_type(out, element->type, element->values, element->min,
			 element->max);
		put_doc(out, element->doc);
		heng_buf_puts(out, "\n");
		break;
	case HENG_JSON_TEXTS:
		heng_buf_puts(out, "\"type\": \"object\"");
		put_doc(out, element->doc);
		heng_buf_puts(out, ",\n      \"propertyNames\": {");
		put_type(out, HENG_TYPE_LANG, NULL, 0, 0);
		heng_buf_puts(out, "}, \"minProperties\": 1,\n      "
				   "\"additionalProperties\": {");
		put_type(out, element->type, element->values, element->min,
			 element->max);
		heng_buf_puts(out, "}\n");
		break;
	case HENG_JSON_OBJECT:
		heng_buf_puts(out, "\"type\": \"object\"");
		put_doc(out, element->doc);
		heng_buf_puts(out, ",\n      \"properties\": {");
		if (definition == 0) {
			put_property(out, "namespace", &first);
			heng_buf_puts(out, "\"const\": ");
			put_string(out, heng_report_grammar.namespace_uri);
			heng_buf_putc(out, '}');
		}
		put_attributes(out, element, &first);
		put_children(out, element, &first);
		heng_buf_puts(out, "\n      },\n");
		put_required(out, definition);
		break;
	}
	heng_buf_puts(out, "    }");
}

void heng_json_schema_put(heng_buf *out)
{
	const heng_grammar *grammar = &heng_report_grammar;

	heng_buf_puts(
	    out,
	    "{\n"
	    "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
	    "  \"$id\": \"");
	heng_buf_puts(out, grammar->namespace_uri);
	heng_buf_puts(out, ":json\",\n  \"$ref\": \"#/$defs/");
	put_key(out, 0);
	heng_buf_puts(out, "\",\n  \"$defs\": {\n");
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		put_definition(out, i);
		heng_buf_puts(out, i + 1 < grammar->n_elements ? ",\n" : "\n");
	}
	heng_buf_puts(out, "  }\n}\n");
}
