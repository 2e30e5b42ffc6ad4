/* Edit: a sample document with some places changed. */
#include "core/cases/edit.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/model/path.h"

/* No network, no entities; the sample has passed the reader already. */
enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };

struct heng_sample {
	const heng_grammar *grammar;
	xmlDoc *doc;
};

/* One document being edited. */
typedef struct editor {
	const heng_grammar *grammar;
	xmlDoc *doc;
	xmlXPathContext *xpath;
	heng_error *error;
} editor;

heng_rc heng_sample_new(const heng_grammar *grammar, const char *text,
			size_t size, heng_sample **out, heng_error *error)
{
	heng_sample *sample = calloc(1, sizeof(*sample));

	*out = NULL;
	if (sample) {
		sample->grammar = grammar;
		sample->doc =
		    xmlReadMemory(text, (int)size, NULL, NULL, OPTIONS);
	}
	if (!sample || !sample->doc) {
		heng_sample_free(sample);
		return heng_fail_memory(error);
	}
	*out = sample;
	return HENG_OK;
}

void heng_sample_free(heng_sample *sample)
{
	if (!sample)
		return;
	xmlFreeDoc(sample->doc);
	free(sample);
}

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	       (unsigned char)c >= 0x80;
}

/* A path as XPath has it: "d:" before every name of an element. */
static void put_xpath(const char *path, size_t size, heng_buf *out)
{
	char before = '/';

	for (size_t i = 0; i < size; i++) {
		char c = path[i];

		if (c == '\'' || c == '"') {
			const char *end = memchr(path + i + 1, c, size - i - 1);
			size_t n =
			    end ? (size_t)(end - path) - i + 1 : size - i;

			heng_buf_put(out, path + i, n);
			i += n - 1;
			before = c;
			continue;
		}
		if (starts_name(c) && strchr("/[ ", before))
			heng_buf_puts(out, "d:");
		heng_buf_putc(out, c);
		before = c;
	}
}

/* What a part of a path selects; NULL: out of memory or no path. */
static xmlXPathObject *select_part(editor *e, const char *path, size_t size)
{
	heng_buf text = {0};
	xmlXPathObject *found = NULL;

	if (size == 0)
		heng_buf_putc(&text, '.');
	put_xpath(path, size, &text);
	e->xpath->node = xmlDocGetRootElement(e->doc);
	if (!text.failed)
		found = xmlXPathEval((const xmlChar *)heng_buf_str(&text),
				     e->xpath);
	heng_buf_fini(&text);
	if (!found)
		heng_fail_memory(e->error);
	return found;
}

static size_t count_of(const xmlXPathObject *found)
{
	return found->nodesetval && found->nodesetval->nodeNr > 0
		   ? (size_t)found->nodesetval->nodeNr
		   : 0;
}

static const heng_grammar_element *child_of(const editor *e,
					    const heng_grammar_element *parent,
					    const char *name, int *rank)
{
	for (int i = 0; i < parent->n_children; i++) {
		const heng_grammar_element *child =
		    &e->grammar->elements[parent->children[i].element];

		if (strcmp(child->name, name) == 0) {
			*rank = i;
			return child;
		}
	}
	return NULL;
}

/* The definition of an element, by the names from the root down. */
static const heng_grammar_element *definition_of(const editor *e,
						 const xmlNode *node)
{
	const heng_grammar_element *parent;
	int rank;

	if (!node->parent || node->parent->type != XML_ELEMENT_NODE)
		return &e->grammar->elements[0];
	parent = definition_of(e, node->parent);
	return parent ? child_of(e, parent, (const char *)node->name, &rank)
		      : NULL;
}

/* Puts an element among its siblings as the grammar orders them. */
static bool insert(editor *e, xmlNode *parent, xmlNode *element)
{
	const heng_grammar_element *definition = definition_of(e, parent);
	int rank = 0, other;
	xmlNode *after = NULL;

	if (!definition ||
	    !child_of(e, definition, (const char *)element->name, &rank)) {
		heng_fail(e->error, HENG_EINPUT, "H7020",
			  "<%s> 之内不能有 <%s>", "<%s> cannot hold <%s>",
			  (const char *)parent->name,
			  (const char *)element->name);
		return false;
	}
	for (xmlNode *at = parent->children; at; at = at->next) {
		if (at->type == XML_ELEMENT_NODE &&
		    child_of(e, definition, (const char *)at->name, &other) &&
		    other <= rank)
			after = at;
	}
	if (after)
		return xmlAddNextSibling(after, element);
	if (parent->children)
		return xmlAddPrevSibling(parent->children, element);
	return xmlAddChild(parent, element);
}

static bool set_value(editor *e, xmlNode *node, const char *text)
{
	if (node->type == XML_ATTRIBUTE_NODE) {
		xmlChar *prefixed =
		    node->ns
			? xmlBuildQName(node->name, node->ns->prefix, NULL, 0)
			: NULL;
		bool set =
		    xmlSetProp(node->parent, prefixed ? prefixed : node->name,
			       (const xmlChar *)text);

		if (prefixed && prefixed != node->name)
			xmlFree(prefixed);
		return set;
	}
	xmlChar *escaped = xmlEncodeSpecialChars(e->doc, (const xmlChar *)text);
	if (!escaped)
		return false;
	xmlNodeSetContent(node, escaped);
	xmlFree(escaped);
	return true;
}

/* Makes what `steps` names below a node: "a/b/@c". */
static bool make(editor *e, xmlNode *node, const char *steps, const char *text)
{
	while (*steps) {
		size_t n = strcspn(steps, "/");
		char name[128];

		if (*steps == '@') {
			snprintf(name, sizeof(name), "%s", steps + 1);
			return xmlSetProp(node, (const xmlChar *)name,
					  (const xmlChar *)text);
		}
		snprintf(name, sizeof(name), "%.*s", (int)n, steps);
		xmlNode *child = xmlNewDocNode(e->doc, node->ns,
					       (const xmlChar *)name, NULL);
		if (!child)
			return false;
		if (!insert(e, node, child)) {
			xmlFreeNode(child);
			return false;
		}
		node = child;
		steps += n;
		steps += *steps == '/';
	}
	return set_value(e, node, text);
}

static bool is_plain(const char *steps)
{
	return steps[strcspn(steps, "[]*'\"= ")] == '\0' &&
	       !strstr(steps, "//");
}

/* Makes a place that is not there: below the longest part that is. */
static bool make_place(editor *e, const heng_edit *edit)
{
	size_t size = strlen(edit->path);

	while (size > 0) {
		xmlXPathObject *found;
		size_t n;
		bool made = false;

		while (size > 0 && edit->path[size - 1] != '/')
			size--;
		size -= size > 0; /* the '/' */
		const char *rest = edit->path + (size ? size + 1 : 0);

		if (!is_plain(rest))
			break;
		found = select_part(e, edit->path, size);
		if (!found)
			return false;
		n = count_of(found);
		if (n == 1)
			made = make(e, found->nodesetval->nodeTab[0], rest,
				    edit->text);
		xmlXPathFreeObject(found);
		if (n == 1) {
			if (!made && e->error->rc == HENG_OK)
				heng_fail_memory(e->error);
			return made;
		}
		if (n > 1) {
			heng_fail(e->error, HENG_EINPUT, "H7021",
				  "'%s' 在 %zu 处之下都没有，不知道该放在"
				  "哪一处",
				  "'%s' is missing below %zu places; which "
				  "one is meant?",
				  edit->path, n);
			heng_error_hint(e->error, "用 [n] 指明，例如 %s",
					"say which with [n], for example %s",
					"org[1]/violation/@date");
			return false;
		}
	}
	heng_fail(e->error, HENG_EINPUT, "H7022", "样例中没有 '%s'，也无法补出",
		  "the sample has no '%s', and it cannot be made", edit->path);
	return false;
}

static bool set(editor *e, const heng_edit *edit)
{
	xmlXPathObject *found = select_part(e, edit->path, strlen(edit->path));
	size_t n = found ? count_of(found) : 0;
	bool done = found;

	for (size_t i = 0; done && i < n; i++) {
		done = set_value(e, found->nodesetval->nodeTab[i], edit->text);
		if (!done)
			heng_fail_memory(e->error);
	}
	xmlXPathFreeObject(found);
	return n > 0 || !done ? done : make_place(e, edit);
}

static bool remove_all(editor *e, const heng_edit *edit)
{
	xmlXPathObject *found = select_part(e, edit->path, strlen(edit->path));
	size_t n = found ? count_of(found) : 0;

	/* Backwards: what lies inside another goes first. */
	for (size_t i = n; i-- > 0;) {
		xmlNode *node = found->nodesetval->nodeTab[i];

		xmlUnlinkNode(node);
		found->nodesetval->nodeTab[i] = NULL;
		if (node->type == XML_ATTRIBUTE_NODE)
			xmlFreeProp((xmlAttr *)node);
		else
			xmlFreeNode(node);
	}
	if (found && n == 0)
		heng_fail(
		    e->error, HENG_EINPUT, "H7023", "样例中没有 '%s'，无从删去",
		    "the sample has no '%s' that could be removed", edit->path);
	xmlXPathFreeObject(found);
	return n > 0;
}

/* The fragment in an envelope of the document's namespace. */
static xmlDoc *parse_fragment(editor *e, const char *text)
{
	heng_buf envelope = {0};
	xmlDoc *doc = NULL;

	heng_buf_printf(&envelope, "<fragment xmlns=\"%s\">%s</fragment>",
			e->grammar->namespace_uri, text);
	if (envelope.failed)
		heng_fail_memory(e->error);
	else
		doc = xmlReadMemory(envelope.data, (int)envelope.size, NULL,
				    NULL, OPTIONS);
	heng_buf_fini(&envelope);
	if (!doc && e->error->rc == HENG_OK)
		heng_fail(e->error, HENG_EINPUT, "H7024",
			  "片段不是完整的 XML：%s",
			  "the fragment is no well-formed XML: %s", text);
	return doc;
}

static bool add(editor *e, const heng_edit *edit)
{
	xmlXPathObject *found = select_part(e, edit->path, strlen(edit->path));
	size_t n = found ? count_of(found) : 0;
	xmlDoc *fragment = NULL;
	bool done = false;

	if (found && n != 1)
		heng_fail(e->error, HENG_EINPUT, "H7025",
			  "'%s' 在样例中有 %zu 处，添加片段须恰为一处",
			  "the sample has '%s' in %zu places; a fragment is "
			  "added below exactly one",
			  edit->path, n);
	if (n == 1)
		fragment = parse_fragment(e, edit->text);
	if (!fragment)
		goto out;
	done = true;
	xmlNode *next, *at = xmlDocGetRootElement(fragment)->children;
	for (; done && at; at = next) {
		xmlNode *copy;

		next = at->next;
		if (at->type != XML_ELEMENT_NODE)
			continue;
		copy = xmlDocCopyNode(at, e->doc, 1);
		if (!copy)
			heng_fail_memory(e->error);
		done = copy && insert(e, found->nodesetval->nodeTab[0], copy);
		if (!done && copy)
			xmlFreeNode(copy);
	}
	xmlFreeDoc(fragment);
out:
	xmlXPathFreeObject(found);
	return done;
}

/* A path that the grammar cannot match is a slip of the pen. */
static bool check_path(editor *e, const heng_edit *edit)
{
	heng_definitions root = {{1}}, reached;
	heng_path *path = NULL;
	bool ok = heng_path_compile(edit->path, strlen(edit->path), &path,
				    e->error) == HENG_OK &&
		  heng_path_check(path, e->grammar, &root, &reached,
				  e->error) == HENG_OK;

	heng_path_free(path);
	return ok;
}

static bool edit_one(editor *e, const heng_edit *edit)
{
	e->error->rc = HENG_OK;
	if (!check_path(e, edit))
		return false;
	switch (edit->kind) {
	case HENG_EDIT_REMOVE:
		return remove_all(e, edit);
	case HENG_EDIT_SET:
		return set(e, edit);
	case HENG_EDIT_ADD:
		break;
	}
	return add(e, edit);
}

static bool dump(editor *e, heng_buf *out)
{
	xmlChar *text = NULL;
	int size = 0;

	xmlDocDumpMemoryEnc(e->doc, &text, &size, "UTF-8");
	heng_buf_clear(out);
	if (text)
		heng_buf_put(out, text, (size_t)size);
	xmlFree(text);
	if (text && !out->failed)
		return true;
	heng_fail_memory(e->error);
	return false;
}

heng_rc heng_sample_edit(const heng_sample *sample, const heng_edit *edits,
			 size_t n, heng_buf *out, heng_error *error)
{
	editor e = {.grammar = sample->grammar, .error = error};
	bool done;

	e.doc = xmlCopyDoc(sample->doc, 1);
	e.xpath = e.doc ? xmlXPathNewContext(e.doc) : NULL;
	done = e.xpath &&
	       xmlXPathRegisterNs(
		   e.xpath, (const xmlChar *)"d",
		   (const xmlChar *)sample->grammar->namespace_uri) == 0;
	if (!done)
		heng_fail_memory(error);
	for (size_t i = 0; done && i < n; i++)
		done = edit_one(&e, &edits[i]);
	done = done && dump(&e, out);
	xmlXPathFreeContext(e.xpath);
	xmlFreeDoc(e.doc);
	return done ? HENG_OK : error->rc;
}
