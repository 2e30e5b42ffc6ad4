/* Public: an edition of a report without what is confidential. */
#include "reports/public.h"

#include <string.h>

#include "core/base/digest.h"
#include "reports/secrecy.h"
#include "reports/xml.h"

static const char key_name[] = "heng public edition 1";
static const char prefix[] = "hmac-sha256:";

/* What is being written. */
typedef struct edition {
	const heng_form_source *source;
	heng_secrecy secrecy;
	unsigned char key[HENG_HMAC_BYTES];
	heng_buf at;	    /* the place in hand */
	heng_buf *out;	    /* the edition; NULL: not wanted */
	heng_buf items;	    /* its list of what is withheld */
	heng_buf *openings; /* NULL: not wanted */
	heng_rc rc;
} edition;

static void hmac(edition *e, const void *key, size_t key_size, const char *text,
		 size_t size, unsigned char *mac)
{
	heng_rc rc = heng_hmac_sha256(key, key_size, text, size, mac);

	if (e->rc == HENG_OK)
		e->rc = rc;
}

/* Notes that `value` at e->at is withheld; its digest. */
static void withhold(edition *e, const char *value, size_t size,
		     char hex[HENG_DIGEST_HEX])
{
	unsigned char key[HENG_HMAC_BYTES], mac[HENG_HMAC_BYTES];
	const char *at = heng_buf_str(&e->at);
	char key_hex[HENG_DIGEST_HEX];

	/* The next place clears it. */
	if (e->at.failed)
		e->rc = HENG_ENOMEM;
	hmac(e, e->key, sizeof(e->key), at, e->at.size, key);
	hmac(e, key, sizeof(key), value, size, mac);
	heng_digest_put_hex(key, key_hex);
	heng_digest_put_hex(mac, hex);
	heng_xml_put(&e->items, "    <item");
	heng_xml_put_attribute(&e->items, "at", at);
	heng_xml_put_token(&e->items, "digest", hex);
	heng_xml_put(&e->items, "/>\n");
	if (!e->openings)
		return;
	heng_buf_puts(e->openings, "{\"at\":\"");
	heng_buf_put_json(e->openings, at);
	heng_buf_printf(e->openings, "\",\"key\":\"%s\",\"digest\":\"%s\"",
			key_hex, hex);
	heng_buf_puts(e->openings, ",\"value\":\"");
	heng_buf_put_json(e->openings, value);
	heng_buf_puts(e->openings, "\"}\n");
}

static void withhold_people(edition *e)
{
	char hex[HENG_DIGEST_HEX];

	for (size_t i = 0; i < e->secrecy.n_people; i++) {
		const char *id = e->secrecy.people[i];

		heng_buf_clear(&e->at);
		heng_secrecy_put_alias(&e->secrecy, i, &e->at);
		withhold(e, id, strlen(id), hex);
	}
}

static void withhold_place(edition *e, heng_place place,
			   char hex[HENG_DIGEST_HEX])
{
	const heng_image *image = e->source->image;
	size_t size;
	const char *value = heng_image_value(image, place, &size);

	heng_buf_clear(&e->at);
	heng_image_put_path(image, place, &e->at);
	withhold(e, value, size, hex);
}

static void put_attribute(edition *e, heng_place place,
			  const heng_grammar_attribute *known)
{
	const char *value = heng_image_value(e->source->image, place, NULL);
	char hex[HENG_DIGEST_HEX];

	switch (heng_secrecy_of(&e->secrecy, place)) {
	case HENG_SECRET_NONE:
		heng_buf_printf(e->out, " %s=\"", known->name);
		heng_xml_put_attribute_value(e->out, value);
		break;
	case HENG_SECRET_ALIAS:
		heng_buf_printf(e->out, " %s=\"", known->name);
		heng_secrecy_put_alias(&e->secrecy,
				       heng_secrecy_person(&e->secrecy, value),
				       e->out);
		break;
	case HENG_SECRET_DIGEST:
		withhold_place(e, place, hex);
		if (known->type != HENG_TYPE_TEXT &&
		    known->type != HENG_TYPE_TOKEN)
			return;
		heng_buf_printf(e->out, " %s=\"%s%s", known->name,
				known->type == HENG_TYPE_TEXT ? prefix : "",
				hex);
		break;
	}
	heng_buf_putc(e->out, '"');
}

/* In the grammar's order, so that the list can be compared. */
static void put_attributes(edition *e, uint32_t node)
{
	const heng_image *image = e->source->image;
	const heng_grammar_element *element =
	    &heng_report_grammar
		 .elements[heng_image_node_at(image, node)->definition];

	for (unsigned i = 0; i < element->n_attributes; i++) {
		const heng_grammar_attribute *known = &element->attributes[i];
		heng_place place = {
		    node, heng_image_attribute_find(image, node, known->name)};

		if (place.attribute != HENG_NO_ATTRIBUTE)
			put_attribute(e, place, known);
	}
}

static void put_text(edition *e, uint32_t node)
{
	heng_place place = {node, HENG_NO_ATTRIBUTE};
	char hex[HENG_DIGEST_HEX];

	if (heng_secrecy_of(&e->secrecy, place) == HENG_SECRET_NONE) {
		heng_xml_put_text(
		    e->out, heng_image_value(e->source->image, place, NULL));
		return;
	}
	withhold_place(e, place, hex);
	heng_buf_printf(e->out, "%s%s", prefix, hex);
}

static void put_indent(heng_buf *out, size_t depth)
{
	while (depth-- > 0)
		heng_buf_puts(out, "  ");
}

/* All nodes in their order, without calls inside each other. */
static void put_nodes(edition *e)
{
	const heng_image *image = e->source->image;
	uint32_t open[HENG_IMAGE_DEPTH_MAX];
	size_t depth = 0;

	for (uint32_t node = 1; node <= image->n_nodes; node++) {
		const heng_image_node *item;
		const char *name;

		/* Close what ends before it; the root stays. */
		while (depth > 0 &&
		       heng_image_node_at(image, open[depth - 1])->end <=
			   node) {
			item = heng_image_node_at(image, open[--depth]);
			put_indent(e->out, depth + 1);
			heng_buf_printf(e->out, "</%s>\n",
					heng_image_string(image, item->name));
		}
		if (node == image->n_nodes)
			break;
		item = heng_image_node_at(image, node);
		name = heng_image_string(image, item->name);
		put_indent(e->out, depth + 1);
		heng_buf_printf(e->out, "<%s", name);
		put_attributes(e, node);
		if (item->first_child != HENG_NO_NODE &&
		    depth < HENG_IMAGE_DEPTH_MAX) {
			heng_buf_puts(e->out, ">\n");
			open[depth++] = node;
		} else if (heng_report_grammar.elements[item->definition]
			       .type != HENG_TYPE_NONE) {
			heng_buf_putc(e->out, '>');
			put_text(e, node);
			heng_buf_printf(e->out, "</%s>\n", name);
		} else {
			heng_buf_puts(e->out, "/>\n");
		}
	}
}

static heng_rc refuse(const heng_form_source *source, heng_error *error)
{
	const heng_image_node *root = heng_image_node_at(source->image, 0);

	heng_fail(error, HENG_EINPUT, "H4711",
		  "这份报告已是公开版，不能再由它制作",
		  "this report is a public edition already; none can be made "
		  "of it");
	heng_error_at(error, NULL, root->line, root->column, 1);
	heng_error_hint(error, "请用完整的报告", "use the full report");
	return HENG_EINPUT;
}

/* Writes both; e->out and e->openings say what is wanted. */
static heng_rc make(const heng_form_source *source, heng_buf *out,
		    heng_buf *openings, heng_error *error)
{
	heng_buf unwanted = {0};
	edition e = {.source = source,
		     .out = out ? out : &unwanted,
		     .openings = openings};
	heng_rc rc;

	if (heng_report_is_public(source->image))
		return refuse(source, error);
	rc = heng_secrecy_make(&e.secrecy, source->image, error);
	if (rc != HENG_OK)
		goto out;
	hmac(&e, source->key ? source->key : key_name,
	     source->key ? source->key_size : sizeof(key_name) - 1,
	     source->text, source->size, e.key);
	heng_xml_put(e.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			    "<report xmlns=\"urn:heng:report:1\"");
	put_attributes(&e, 0);
	heng_xml_put(e.out, " edition=\"public\">\n");
	withhold_people(&e);
	put_nodes(&e);
	heng_xml_put(e.out, "  <withheld method=\"hmac-sha256\">\n");
	heng_buf_put(e.out, e.items.data, e.items.size);
	heng_xml_put(e.out, "  </withheld>\n</report>\n");
	if (e.rc != HENG_OK || e.out->failed || e.items.failed ||
	    (openings && openings->failed))
		rc = heng_fail_memory(error);
out:
	heng_secrecy_fini(&e.secrecy);
	heng_buf_fini(&e.at);
	heng_buf_fini(&e.items);
	heng_buf_fini(&unwanted);
	return rc;
}

heng_rc heng_form_public_put(const heng_form_source *source, heng_buf *out,
			     heng_error *error)
{
	return make(source, out, NULL, error);
}

heng_rc heng_form_openings_put(const heng_form_source *source, heng_buf *out,
			       heng_error *error)
{
	return make(source, NULL, out, error);
}
