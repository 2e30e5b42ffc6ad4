/* The callbacks: what the parser reports becomes the draft of an image. */
#include <string.h>

#include "core/base/mem.h"
#include "core/read/reading.h"

static inline bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space at both ends removed, runs inside made one space: what XML
 * Schema sees of every type but a text. Returns the new size. */
static size_t collapse(char *text, size_t size)
{
	size_t from, to = 0;

	/* Most values have no white space at all. */
	while (to < size && !is_space(text[to]))
		to++;
	for (from = to; from < size; from++) {
		if (!is_space(text[from])) {
			text[to++] = text[from];
			continue;
		}
		if (to > 0 && text[to - 1] != ' ')
			text[to++] = ' ';
	}
	if (to > 0 && text[to - 1] == ' ')
		to--;
	return to;
}

static uint32_t put_name(heng_reader *r, uint32_t index)
{
	heng_bound_name *name = &r->bound.names[index];

	if (name->document != r->document) {
		name->document = r->document;
		name->pool = r->draft.pool_size;
		heng_draft_add(&r->draft, (const char *)name->whole,
			       name->size + 1);
	}
	return name->pool;
}

static void out_of_memory(heng_reader *r)
{
	r->no_memory = true;
	xmlStopParser(r->parser);
}

static void lose(heng_reader *r)
{
	r->lost = true;
	xmlStopParser(r->parser);
}

/*
 * Appends an attribute's value as XML defines it. Without the option to
 * substitute entities, which is refused for safety, libxml2 replaces every
 * reference in a value but that to '&', which it leaves as "&#38;".
 */
static void add_value(heng_draft *draft, const char *value, size_t size)
{
	const char *end = value + size, *amp;

	while ((amp = memchr(value, '&', (size_t)(end - value))) != NULL) {
		heng_draft_add(draft, value, (size_t)(amp - value) + 1);
		value = amp + 1;
		if (end - value >= 4 && memcmp(value, "#38;", 4) == 0)
			value += 4;
	}
	heng_draft_add(draft, value, (size_t)(end - value));
}

static void add_id(heng_reader *r, heng_id id)
{
	heng_id *ids;

	if (r->n_ids == r->id_capacity) {
		ids = heng_array_grow(r->ids, r->n_ids, &r->id_capacity,
				      sizeof *ids);
		if (ids == NULL) {
			out_of_memory(r);
			return;
		}
		r->ids = ids;
	}
	r->ids[r->n_ids++] = id;
}

/* The five pointers that libxml2 gives for each attribute. */
typedef struct sax_attribute {
	const xmlChar *local, *prefix, *uri, *value, *end;
} sax_attribute;

/* The index of an attribute in its element's definition, looked for from
 * `*next` on, since documents mostly keep the grammar's order; -1: none. */
static int find_attribute(const heng_reader *r, uint16_t definition,
			  const sax_attribute *given, unsigned *next)
{
	const heng_bound_attribute *known =
	    r->bound.elements[definition].attributes;
	unsigned n = r->bound.grammar->elements[definition].n_attributes;
	bool is_xml = given->prefix != NULL;
	unsigned i, at = *next;

	if (is_xml && strcmp((const char *)given->prefix, "xml") != 0)
		return -1;
	for (i = 0; i < n; i++, at++) {
		if (at >= n)
			at = 0;
		if (known[at].local == given->local &&
		    known[at].is_xml == is_xml) {
			*next = at + 1;
			return (int)at;
		}
	}
	return -1;
}

static void put_attribute(heng_reader *r, uint32_t node, uint16_t definition,
			  unsigned index, const sax_attribute *given,
			  heng_mark mark)
{
	const heng_grammar_attribute *known =
	    &r->bound.grammar->elements[definition].attributes[index];
	heng_draft *draft = &r->draft;
	heng_image_attribute *put = heng_draft_attribute(draft, node);
	uint32_t start;

	if (put == NULL)
		return;
	put->name =
	    put_name(r, r->bound.elements[definition].attributes[index].name);
	put->line = mark.line;
	put->column = mark.column;
	start = draft->pool_size;
	add_value(draft, (const char *)given->value,
		  (size_t)(given->end - given->value));
	if (known->type != HENG_TYPE_TEXT) {
		size_t size =
		    collapse(draft->pool + start, draft->pool_size - start);

		draft->pool_size = start + (uint32_t)size;
		if (!heng_type_check(known->type, known->values, known->min,
				     known->max, draft->pool + start, size))
			heng_check_attribute_value(r, mark, known,
						   draft->pool + start, size,
						   node == 0);
	}
	put->value = heng_draft_end(draft, start, &put->value_size);
	if (known->type == HENG_TYPE_ID)
		add_id(r, (heng_id){draft->pool + put->value, put->value_size,
				    r->tag - 1, mark, false});
}

static void put_attributes(heng_reader *r, const heng_tag *tag, uint32_t node,
			   uint16_t definition, int n,
			   const xmlChar **attributes)
{
	const sax_attribute *given = (const void *)attributes;
	const heng_mark *marks = &r->scan.attributes[tag->attributes];
	unsigned next = 0, n_required = 0;
	int i, found;

	for (i = 0; i < n; i++) {
		found = find_attribute(r, definition, &given[i], &next);
		if (found < 0) {
			heng_check_unknown_attribute(
			    r, tag, marks[i], definition,
			    (const char *)given[i].uri);
			continue;
		}
		n_required += r->bound.grammar->elements[definition]
				  .attributes[found]
				  .required;
		put_attribute(r, node, definition, (unsigned)found, &given[i],
			      marks[i]);
	}
	if (n_required < r->bound.elements[definition].n_required)
		heng_check_missing_attributes(r, tag, &r->draft.nodes[node]);
}

/* The index among the parent's children of one with this name, looked for
 * from where the last one stood, since that is the order; -1: none. */
static int find_child(const heng_reader *r, const heng_frame *parent,
		      const xmlChar *local)
{
	const heng_grammar_element *element =
	    &r->bound.grammar->elements[parent->definition];
	unsigned i, at = parent->position, n = element->n_children;

	for (i = 0; i < n; i++, at++) {
		if (at >= n)
			at = 0;
		if (r->bound.elements[element->children[at].element].local ==
		    local)
			return (int)at;
	}
	return -1;
}

static void push_frame(heng_reader *r, uint32_t tag, uint32_t node,
		       uint16_t definition)
{
	size_t n = r->bound.grammar->elements[definition].n_children;
	heng_frame *frame = &r->frames[r->depth];
	heng_slot *slots;

	if (r->depth == HENG_DEPTH_MAX) {
		lose(r);
		return;
	}
	while (r->n_slots + n > r->slot_capacity) {
		slots = heng_array_grow(r->slots, r->slot_capacity,
					&r->slot_capacity, sizeof *slots);
		if (slots == NULL) {
			out_of_memory(r);
			return;
		}
		r->slots = slots;
	}
	if (n > 0)
		memset(r->slots + r->n_slots, 0, n * sizeof *r->slots);
	frame->tag = tag;
	frame->node = node;
	frame->last_child = HENG_NO_NODE;
	frame->text = r->draft.pool_size;
	frame->slots = r->n_slots;
	frame->definition = definition;
	frame->position = 0;
	r->n_slots += n;
	r->depth++;
}

/* Enters one more child into its parent's slots. */
static void fill_slot(heng_reader *r, heng_frame *parent, const heng_tag *tag,
		      unsigned child, uint32_t node)
{
	const heng_grammar_child *known =
	    &r->bound.grammar->elements[parent->definition].children[child];
	heng_slot *slot = &r->slots[parent->slots + child];

	if (slot->count > 0 && !known->repeated)
		heng_check_repeated(r, tag, slot->first);
	else if (child < parent->position)
		heng_check_order(r, tag, parent, child);
	else
		parent->position = (uint16_t)child;
	if (slot->count++ == 0)
		slot->first = node;
	parent->last_child = node;
	r->draft.nodes[node].ordinal = slot->count;
	r->draft.nodes[node].repeated = known->repeated;
}

static void open_element(heng_reader *r, uint32_t tag_index, heng_frame *parent,
			 unsigned child, uint16_t definition, int n_attributes,
			 const xmlChar **attributes)
{
	const heng_tag *tag = &r->scan.tags[tag_index];
	heng_image_node *put;
	uint32_t node;

	node = heng_draft_open(
	    &r->draft, parent != NULL ? parent->node : HENG_NO_NODE,
	    parent != NULL ? parent->last_child : HENG_NO_NODE);
	if (node == HENG_NO_NODE) {
		lose(r);
		return;
	}
	put = &r->draft.nodes[node];
	put->name = put_name(r, r->bound.elements[definition].name);
	put->definition = definition;
	put->line = tag->at.line;
	put->column = tag->at.column;
	put->ordinal = 1;
	put->repeated = 0;
	if (parent != NULL)
		fill_slot(r, parent, tag, child, node);
	put_attributes(r, tag, node, definition, n_attributes, attributes);
	push_frame(r, tag_index, node, definition);
}

static void on_start(void *userdata, const xmlChar *local,
		     const xmlChar *prefix, const xmlChar *uri,
		     int n_namespaces, const xmlChar **namespaces,
		     int n_attributes, int n_defaulted,
		     const xmlChar **attributes)
{
	heng_reader *r = userdata;
	uint32_t index = r->tag++;
	const heng_tag *tag = &r->scan.tags[index];
	heng_frame *parent;
	int i, child;

	(void)prefix;
	r->closed = 0;
	r->has_stray = false;
	if (index >= r->scan.n_tags || n_defaulted != 0 ||
	    tag[1].attributes - tag[0].attributes != (uint32_t)n_attributes) {
		lose(r);
		return;
	}
	if (r->skipped > 0) {
		r->skipped++;
		return;
	}
	if (r->depth == 0 && (uri != r->bound.namespace_uri ||
			      local != r->bound.elements[0].local)) {
		heng_check_root(r, tag, (const char *)local, (const char *)uri);
		r->skipped = 1;
		return;
	}
	for (i = 0; i < n_namespaces; i++)
		if (namespaces[2 * i + 1] != r->bound.namespace_uri) {
			heng_check_namespaces(r, tag);
			break;
		}
	if (r->depth == 0) {
		open_element(r, index, NULL, 0, 0, n_attributes, attributes);
		return;
	}
	parent = &r->frames[r->depth - 1];
	child =
	    uri == r->bound.namespace_uri ? find_child(r, parent, local) : -1;
	if (child >= 0) {
		open_element(r, index, parent, (unsigned)child,
			     r->bound.grammar->elements[parent->definition]
				 .children[child]
				 .element,
			     n_attributes, attributes);
		return;
	}
	if (uri != r->bound.namespace_uri)
		heng_check_foreign_element(r, tag, (const char *)uri);
	else
		heng_check_unknown_element(r, tag, parent);
	r->skipped = 1;
}

/* The text of an element that may have one. */
static void end_text(heng_reader *r, const heng_frame *frame,
		     const heng_grammar_element *element)
{
	heng_image_node *node = &r->draft.nodes[frame->node];
	heng_draft *draft = &r->draft;
	size_t size;

	if (element->type != HENG_TYPE_TEXT) {
		size = collapse(draft->pool + frame->text,
				draft->pool_size - frame->text);
		draft->pool_size = frame->text + (uint32_t)size;
		if (!heng_type_check(element->type, element->values,
				     element->min, element->max,
				     draft->pool + frame->text, size))
			heng_check_text(r, &r->scan.tags[frame->tag], element,
					draft->pool + frame->text, size);
	}
	node->text = heng_draft_end(draft, frame->text, &node->text_size);
	if (element->type == HENG_TYPE_ID)
		add_id(r, (heng_id){draft->pool + node->text, node->text_size,
				    frame->tag, r->scan.tags[frame->tag].at,
				    true});
}

static void on_end(void *userdata, const xmlChar *local, const xmlChar *prefix,
		   const xmlChar *uri)
{
	heng_reader *r = userdata;
	const heng_grammar_element *element;
	heng_frame *frame;
	unsigned i;

	(void)local;
	(void)prefix;
	(void)uri;
	r->closed++;
	r->has_stray = false;
	if (r->skipped > 0) {
		r->skipped--;
		return;
	}
	if (r->depth == 0) {
		lose(r);
		return;
	}
	frame = &r->frames[--r->depth];
	element = &r->bound.grammar->elements[frame->definition];
	r->draft.nodes[frame->node].end = r->draft.n_nodes;
	if (element->type != HENG_TYPE_NONE)
		end_text(r, frame, element);
	for (i = 0; i < element->n_children; i++)
		if (element->children[i].required &&
		    r->slots[frame->slots + i].count == 0) {
			heng_check_missing_children(
			    r, &r->scan.tags[frame->tag], frame);
			break;
		}
	r->n_slots = frame->slots;
}

static void on_characters(void *userdata, const xmlChar *text, int size)
{
	heng_reader *r = userdata;
	const heng_grammar_element *element;
	int i;

	if (r->skipped > 0 || r->depth == 0)
		return;
	element =
	    &r->bound.grammar->elements[r->frames[r->depth - 1].definition];
	if (element->type != HENG_TYPE_NONE) {
		heng_draft_add(&r->draft, (const char *)text, (size_t)size);
		return;
	}
	for (i = 0; i < size && is_space((char)text[i]); i++)
		;
	if (i < size && !r->has_stray) {
		r->has_stray = true;
		heng_check_stray_text(r, element);
	}
}

/* The prescan refuses any DOCTYPE; should it miss one, nothing is read. */
static void on_doctype(void *userdata, const xmlChar *name,
		       const xmlChar *external, const xmlChar *system)
{
	(void)name;
	(void)external;
	(void)system;
	lose(userdata);
}

/*
 * Keeps the first complaint that is no mere warning. A namespace that is no
 * URI is not the grammar's, and refused as such in better words.
 */
static void on_complaint(void *userdata, xmlErrorPtr error)
{
	heng_reader *r = userdata;
	long consumed;

	if (error->level < XML_ERR_ERROR || r->complaint != 0 ||
	    error->code == XML_WAR_NS_URI)
		return;
	consumed = xmlByteConsumed(r->parser);
	r->complaint = error->code;
	r->complaint_offset = consumed > 0 ? (size_t)consumed : 0;
	r->complaint_tag = r->tag;
}

void heng_sax_init(xmlSAXHandler *sax)
{
	memset(sax, 0, sizeof *sax);
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = on_characters;
	sax->ignorableWhitespace = on_characters;
	sax->cdataBlock = on_characters;
	sax->internalSubset = on_doctype;
	sax->serror = on_complaint;
}
