/* The closing: a panel's content frozen by its digest. */
#include "core/assess/closing.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/model/grammar.h"

static const char *name_of(const heng_image *image, uint32_t node)
{
	return heng_image_string(image, heng_image_node_at(image, node)->name);
}

static uint32_t find_closing(const heng_image *image)
{
	uint32_t node = heng_image_node_at(image, 0)->first_child;

	while (node != HENG_NO_NODE && strcmp(name_of(image, node), "closing"))
		node = heng_image_node_at(image, node)->next_sibling;
	return node;
}

bool heng_panel_is_closed(const heng_panel *panel)
{
	return find_closing(panel->image) != HENG_NO_NODE;
}

const char *heng_panel_closing_reason(const heng_panel *panel)
{
	const heng_image *image = panel->image;
	uint32_t closing = find_closing(image), reason;

	if (closing == HENG_NO_NODE)
		return NULL;
	/* It has no other child. */
	reason = heng_image_node_at(image, closing)->first_child;
	if (reason == HENG_NO_NODE)
		return NULL;
	return heng_image_string(image,
				 heng_image_node_at(image, reason)->text);
}

static void put_escaped(heng_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\\')
			heng_buf_puts(out, "\\\\");
		else if (*text == '\n')
			heng_buf_puts(out, "\\n");
		else if (*text == '\t')
			heng_buf_puts(out, "\\t");
		else
			heng_buf_putc(out, *text);
	}
}

/* The next attribute of a node by name behind `last` (NULL: the first). */
static const heng_image_attribute *next_by_name(const heng_image *image,
						const heng_image_node *node,
						const char *last)
{
	const heng_image_attribute *best = NULL;

	for (uint32_t i = 0; i < node->n_attributes; i++) {
		const heng_image_attribute *a =
		    heng_image_attribute_at(image, node->attributes + i);
		const char *name = heng_image_string(image, a->name);

		if (last && strcmp(name, last) <= 0)
			continue;
		if (!best ||
		    strcmp(name, heng_image_string(image, best->name)) < 0)
			best = a;
	}
	return best;
}

static void put_node(heng_buf *out, const heng_image *image, uint32_t index,
		     bool is_closing)
{
	const heng_image_node *node = heng_image_node_at(image, index);
	const heng_image_attribute *a = NULL;
	const char *name = NULL;

	heng_buf_printf(out, "(%s\n", name_of(image, index));
	while ((a = next_by_name(image, node, name))) {
		name = heng_image_string(image, a->name);
		if (is_closing && strcmp(name, "digest") == 0)
			continue;
		heng_buf_printf(out, "A%s ", name);
		put_escaped(out, heng_image_string(image, a->value));
		heng_buf_putc(out, '\n');
	}
	/* Of others there is only white space, which is no content. */
	if (heng_panel_grammar.elements[node->definition].type ==
		HENG_TYPE_TEXT &&
	    node->text_size > 0) {
		heng_buf_putc(out, '-');
		put_escaped(out, heng_image_string(image, node->text));
		heng_buf_putc(out, '\n');
	}
}

heng_rc heng_panel_digest(const heng_image *image, char hex[65])
{
	uint32_t closing = find_closing(image), open[HENG_IMAGE_DEPTH_MAX];
	unsigned depth = 0;
	heng_buf out = {0};
	heng_rc rc = HENG_ENOMEM;

	for (uint32_t i = 0; i <= image->n_nodes; i++) {
		while (depth > 0 &&
		       heng_image_node_at(image, open[depth - 1])->end <= i)
			heng_buf_printf(&out, ")%s\n",
					name_of(image, open[--depth]));
		if (i == image->n_nodes)
			break;
		put_node(&out, image, i, i == closing);
		open[depth++] = i;
	}
	if (!out.failed)
		rc = heng_sha256(out.data, out.size, hex);
	heng_buf_fini(&out);
	return rc;
}

heng_rc heng_panel_closing_check(const heng_panel *panel, heng_error *error)
{
	const heng_image *image = panel->image;
	uint32_t closing = find_closing(image);
	char hex[HENG_DIGEST_HEX];
	const char *given;
	uint32_t index;

	if (closing == HENG_NO_NODE)
		return HENG_OK;
	index = heng_image_attribute_find(image, closing, "digest");
	given = heng_image_string(image,
				  heng_image_attribute_at(image, index)->value);
	if (heng_panel_digest(image, hex) != HENG_OK)
		return heng_fail_memory(error);
	if (strncmp(given, "sha256:", 7) == 0 && strcmp(given + 7, hex) == 0)
		return HENG_OK;
	heng_fail(error, HENG_EINPUT, "H4501",
		  "专家评分表封存之后被改动过：现有内容的摘要是 sha256:%s",
		  "the panel was changed after it was closed: its content now "
		  "has the digest sha256:%s",
		  hex);
	heng_place place = {closing, index};
	heng_error_at(error, panel->name, heng_image_line(image, place),
		      heng_image_column(image, place), 6);
	heng_error_source(error, panel->text, panel->size);
	heng_error_hint(error, "请取回封存时的文件%s",
			"use the file as it was closed%s", "");
	return HENG_EINPUT;
}
