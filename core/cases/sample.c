/* Sample: a sound document as a tree, of which cases change copies. */
#include "core/cases/sample.h"

#include <stdlib.h>
#include <string.h>

/* Marks what belongs to the sample. */
static bool keep_children(heng_sample *sample)
{
	xmlNode *root = xmlDocGetRootElement(sample->doc);
	size_t n = 0;

	for (xmlNode *at = root->children; at; at = at->next)
		n++;
	sample->children = calloc(n + 1, sizeof(*sample->children));
	if (!sample->children)
		return false;
	for (xmlNode *at = root->children; at; at = at->next) {
		sample->children[sample->n_children].node = at;
		at->_private = &sample->children[sample->n_children++];
	}
	return true;
}

heng_rc heng_sample_new(const heng_grammar *grammar, const char *text,
			size_t size, heng_sample **out, heng_error *error)
{
	heng_sample *sample = calloc(1, sizeof(*sample));

	*out = NULL;
	if (sample) {
		sample->grammar = grammar;
		sample->doc = xmlReadMemory(text, (int)size, NULL, NULL,
					    HENG_SAMPLE_OPTIONS);
	}
	if (!sample || !sample->doc || !keep_children(sample)) {
		heng_sample_free(sample);
		return heng_fail_memory(error);
	}
	*out = sample;
	return HENG_OK;
}

void heng_sample_restore(const heng_sample *sample, xmlAttr *attributes)
{
	xmlNode *root = xmlDocGetRootElement(sample->doc), *next;

	for (xmlNode *at = root->children; at; at = next) {
		next = at->next;
		xmlUnlinkNode(at);
		if (!at->_private)
			xmlFreeNode(at);
	}
	for (size_t i = 0; i < sample->n_children; i++) {
		xmlNode *child = sample->children[i].node;

		child->parent = root;
		child->prev = i > 0 ? sample->children[i - 1].node : NULL;
		child->next = i + 1 < sample->n_children
				  ? sample->children[i + 1].node
				  : NULL;
	}
	if (sample->n_children > 0) {
		root->children = sample->children[0].node;
		root->last = sample->children[sample->n_children - 1].node;
	}
	xmlFreePropList(root->properties);
	root->properties = attributes;
}

void heng_sample_free(heng_sample *sample)
{
	if (!sample)
		return;
	xmlFreeDoc(sample->doc);
	for (size_t i = 0; i < sample->n_children; i++)
		heng_buf_fini(&sample->children[i].text);
	free(sample->children);
	free(sample);
}

int heng_sample_own(const heng_sample *sample, xmlNode *node)
{
	xmlNode *root = xmlDocGetRootElement(sample->doc), *copy;

	while (node && node != root && node->parent != root)
		node = node->parent;
	if (!node || node == root || !node->_private ||
	    node->type == XML_ATTRIBUTE_NODE)
		return 0;
	copy = xmlDocCopyNode(node, sample->doc, 1);
	if (!copy)
		return -1;
	copy->_private = NULL;
	xmlReplaceNode(node, copy);
	return 1;
}

static bool put_node(xmlDoc *doc, xmlNode *node, heng_buf *out)
{
	xmlBuffer *text = xmlBufferCreate();
	bool done = text && xmlNodeDump(text, doc, node, 0, 0) >= 0;

	if (done)
		heng_buf_put(out, xmlBufferContent(text),
			     (size_t)xmlBufferLength(text));
	xmlBufferFree(text);
	return done && !out->failed;
}

/* The root's start tag, without children: "<dossier …". */
static bool put_root(xmlDoc *doc, xmlNode *root, heng_buf *out)
{
	xmlNode *children = root->children;
	bool done;

	root->children = NULL;
	done = put_node(doc, root, out);
	root->children = children;
	if (done)
		out->size -= 2; /* its "/>" */
	return done;
}

bool heng_sample_dump(const heng_sample *sample, heng_buf *out)
{
	xmlDoc *doc = sample->doc;
	xmlNode *root = xmlDocGetRootElement(doc);
	bool done;

	heng_buf_clear(out);
	heng_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	done = put_root(doc, root, out);
	heng_buf_putc(out, '>');
	for (xmlNode *at = root->children; done && at; at = at->next) {
		own_child *own = at->_private;

		if (own && own->text.size == 0)
			done = put_node(doc, at, &own->text);
		if (own)
			heng_buf_put(out, own->text.data, own->text.size);
		else
			done = put_node(doc, at, out);
	}
	heng_buf_printf(out, "</%s>\n", (const char *)root->name);
	return done && !out->failed;
}
