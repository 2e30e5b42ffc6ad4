/* A public edition's list: whether it is that of its content. */
#include "reports/public.h"

#include <string.h>

#include "reports/node.h"
#include "reports/secrecy.h"

static const char prefix[] = "hmac-sha256:";

/* The list as it is gone through. */
typedef struct checker {
	const heng_image *image;
	uint32_t item; /* next; HENG_NO_NODE: behind the last */
	heng_buf at;
	heng_error *error;
} checker;

bool heng_report_is_public(const heng_image *image)
{
	return heng_image_attribute_find(image, 0, "edition") !=
	       HENG_NO_ATTRIBUTE;
}

static heng_rc wrong(const heng_image *image, uint32_t node, heng_error *error)
{
	const heng_image_node *item = heng_image_node_at(image, node);

	heng_fail(error, HENG_EINPUT, "H4712",
		  "公开版所列的被代替内容（withheld）与正文不符",
		  "what this public edition lists as withheld is not what "
		  "its content shows");
	heng_error_at(error, NULL, item->line, item->column, 1);
	heng_error_hint(error, "报告可能被改动过；请由完整的报告重新制作公开版",
			"the report may have been altered; make the public "
			"edition again from the full report");
	return HENG_EINPUT;
}

/* Takes the next item if it is the one of this place. `shown`: what stands
 * there; NULL: nothing may, as it cannot hold a digest. */
static heng_rc take(checker *c, heng_place place, const char *name,
		    heng_type type)
{
	const char *at, *digest, *shown;

	if (c->item == HENG_NO_NODE)
		return HENG_OK;
	heng_buf_clear(&c->at);
	heng_image_put_path(
	    c->image, (heng_place){place.node, HENG_NO_ATTRIBUTE}, &c->at);
	if (name)
		heng_buf_printf(&c->at, "/@%s", name);
	at = heng_node_attribute(c->image, c->item, "at");
	if (strcmp(at, heng_buf_str(&c->at)) != 0)
		return c->at.failed ? heng_fail_memory(c->error) : HENG_OK;
	digest = heng_node_attribute(c->image, c->item, "digest");
	shown = name && place.attribute == HENG_NO_ATTRIBUTE
		    ? NULL
		    : heng_image_value(c->image, place, NULL);
	if (type == HENG_TYPE_TEXT) {
		if (!shown || strncmp(shown, prefix, sizeof(prefix) - 1) != 0)
			return wrong(c->image, c->item, c->error);
		shown += sizeof(prefix) - 1;
	}
	if (type == HENG_TYPE_TEXT || type == HENG_TYPE_TOKEN
		? !shown || strcmp(shown, digest) != 0
		: shown != NULL)
		return wrong(c->image, c->item, c->error);
	c->item = heng_image_node_at(c->image, c->item)->next_sibling;
	return HENG_OK;
}

static heng_rc check_node(checker *c, uint32_t node)
{
	const heng_grammar_element *element =
	    &heng_report_grammar
		 .elements[heng_image_node_at(c->image, node)->definition];
	heng_rc rc = HENG_OK;

	for (unsigned i = 0; rc == HENG_OK && i < element->n_attributes; i++) {
		const heng_grammar_attribute *known = &element->attributes[i];
		heng_place place = {node, heng_image_attribute_find(
					      c->image, node, known->name)};

		if (known->confidential &&
		    known->confidential != HENG_CONFIDENTIAL_ALIAS)
			rc = take(c, place, known->name, known->type);
	}
	if (rc == HENG_OK && element->confidential)
		rc = take(c, (heng_place){node, HENG_NO_ATTRIBUTE}, NULL,
			  element->type);
	return rc;
}

heng_rc heng_public_check(const heng_image *image, heng_error *error)
{
	uint32_t list = heng_node_child(image, 0, "withheld");
	checker c = {.image = image, .error = error};
	heng_rc rc = HENG_OK;

	if (heng_report_is_public(image) != (list != HENG_NO_NODE))
		return wrong(image, list == HENG_NO_NODE ? 0 : list, error);
	if (list == HENG_NO_NODE)
		return HENG_OK;
	c.item = heng_image_node_at(image, list)->first_child;
	/* Aliases stand first. */
	while (c.item != HENG_NO_NODE &&
	       !strncmp(heng_node_attribute(image, c.item, "at"), "expert-", 7))
		c.item = heng_image_node_at(image, c.item)->next_sibling;
	for (uint32_t node = 1; rc == HENG_OK && node < list; node++)
		rc = check_node(&c, node);
	if (rc == HENG_OK && c.item != HENG_NO_NODE)
		rc = wrong(image, c.item, error);
	heng_buf_fini(&c.at);
	return rc;
}
