/* The report's commitments: promises, what became of them, and expansion. */
#include "reports/emit_parts.h"

#include "reports/xml.h"

/* A macro, since the names of attributes are literals. */
#define put_spot(out, path_name, line_name, spot)                              \
	do {                                                                   \
		heng_xml_put_attribute(out, path_name, (spot).path);           \
		heng_xml_put_number(out, line_name, (spot).line);              \
	} while (0)

#define put_if(out, name, value)                                               \
	do {                                                                   \
		if (value)                                                     \
			heng_xml_put_attribute(out, name, value);              \
	} while (0)

static void put_evidence(const heng_evidence *item, heng_buf *out)
{
	heng_xml_put(out, "        <evidence");
	put_if(out, "attachment", item->attachment);
	heng_xml_put_bool(out, "found", item->found);
	put_if(out, "hash", item->hash);
	put_if(out, "title", item->title);
	put_if(out, "pointer", item->pointer);
	put_spot(out, "path", "line", item->spot);
	heng_xml_put(out, "/>\n");
}

/* Evidence and account: what a result says beside its claim. */
static void put_support(const heng_realised *result, heng_buf *out)
{
	for (size_t i = 0; i < result->n_evidence; i++)
		put_evidence(&result->evidence[i], out);
	if (!result->account)
		return;
	heng_xml_put(out, "        <account>");
	heng_xml_put_text(out, result->account);
	heng_xml_put(out, "</account>\n");
}

static void put_realised(const heng_realised *result, heng_buf *out)
{
	heng_xml_put(out, "      <realised");
	heng_xml_put_token(out, "claim", heng_claim_name(result->claim));
	heng_xml_put_bool(out, "counts", result->counts);
	put_spot(out, "path", "line", result->spot);
	heng_xml_put(out, ">\n");
	put_support(result, out);
	heng_xml_put(out, "      </realised>\n");
}

static void put_unmatched(const heng_realised *result, heng_buf *out)
{
	heng_xml_put(out, "    <unmatched");
	put_if(out, "commitment", result->commitment);
	heng_xml_put_token(out, "claim", heng_claim_name(result->claim));
	put_spot(out, "path", "line", result->spot);
	heng_xml_put(out, ">\n");
	put_support(result, out);
	heng_xml_put(out, "    </unmatched>\n");
}

static void put_target(const heng_target *target, heng_buf *out)
{
	heng_xml_put(out, "      <target");
	put_spot(out, "path", "line", target->spot);
	put_if(out, "baseline", target->baseline);
	put_if(out, "target", target->target);
	put_if(out, "better", target->better);
	put_if(out, "unit", target->unit);
	heng_xml_put_token(out, "measured",
			   heng_measured_name(target->measured));
	if (target->value) {
		heng_xml_put_attribute(out, "value", target->value);
		put_spot(out, "valuePath", "valueLine", target->value_spot);
	}
	if (target->attained >= 0)
		heng_xml_put_number(out, "attained", target->attained);
	put_if(out, "attachment", target->attachment);
	put_if(out, "hash", target->hash);
	heng_xml_put(out, "/>\n");
}

static void put_commitment(const heng_commitment *item, heng_buf *out)
{
	heng_xml_put(out, "    <commitment");
	put_if(out, "id", item->id);
	heng_xml_put_token(out, "state", heng_fulfilment_name(item->state));
	heng_xml_put_number(out, "low", item->low);
	heng_xml_put_number(out, "high", item->high);
	heng_xml_put_token(out, "claim", heng_claim_name(item->claim));
	heng_xml_put_token(out, "proof", heng_proof_name(item->proof));
	heng_xml_put_token(out, "measured", heng_measured_name(item->measured));
	put_if(out, "measurable", item->measurable);
	put_if(out, "metric", item->metric);
	put_spot(out, "path", "line", item->spot);
	heng_xml_put(out, ">\n");
	if (item->text) {
		heng_xml_put(out, "      <promise>");
		heng_xml_put_text(out, item->text);
		heng_xml_put(out, "</promise>\n");
	}
	for (size_t i = 0; i < item->n_targets; i++)
		put_target(&item->targets[i], out);
	for (size_t i = 0; i < item->n_realised; i++)
		put_realised(&item->realised[i], out);
	heng_xml_put_pair(out, "      ", "message",
			  heng_commitment_reason(item));
	heng_xml_put(out, "    </commitment>\n");
}

/* Ends an element that has nothing inside but perhaps a label. */
static void put_label(heng_text label, const char *name, heng_buf *out)
{
	if (!label.zh) {
		heng_xml_put(out, "/>\n");
		return;
	}
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "        ", "label", label);
	heng_xml_put(out, "      </");
	heng_buf_puts(out, name);
	heng_xml_put(out, ">\n");
}

static void put_named(const heng_named *named, heng_buf *out)
{
	heng_xml_put(out, "      <named");
	heng_xml_put_attribute(out, "value", named->value);
	put_spot(out, "path", "line", named->spot);
	put_label(named->label, "named", out);
}

static void put_beyond(const heng_beyond *beyond, heng_buf *out)
{
	heng_xml_put(out, "      <beyond");
	heng_xml_put_attribute(out, "value", beyond->value);
	put_spot(out, "path", "line", beyond->spot);
	if (beyond->declared) {
		heng_xml_put_attribute(out, "declared", beyond->declared);
		put_spot(out, "declaredPath", "declaredLine",
			 beyond->declared_spot);
	}
	if (beyond->share >= 0)
		heng_xml_put_number(out, "share", beyond->share);
	if (beyond->times > 0)
		heng_xml_put_number(out, "times", (int64_t)beyond->times);
	if (beyond->months > 0)
		heng_xml_put_number(out, "months", (int64_t)beyond->months);
	put_if(out, "currency", beyond->currency);
	put_label(beyond->label, "beyond", out);
}

static void put_aspect(heng_aspect_id id, const heng_aspect *aspect,
		       heng_buf *out)
{
	heng_xml_put(out, "    <aspect");
	heng_xml_put_token(out, "id", heng_aspect_name(id));
	heng_xml_put_token(out, "status", heng_comparison_name(aspect->status));
	heng_xml_put_number(out, "declared", (int64_t)aspect->declared);
	heng_xml_put_number(out, "actual", (int64_t)aspect->actual);
	if (aspect->stated == HENG_NONE_STATED)
		heng_xml_put_token(out, "stated", "none");
	else if (aspect->stated == HENG_LISTED_STATED)
		heng_xml_put_token(out, "stated", "listed");
	heng_xml_put(out, ">\n");
	heng_xml_put_pair(out, "      ", "label", heng_aspect_label(id));
	for (size_t i = 0; i < aspect->n_named; i++)
		put_named(&aspect->named[i], out);
	for (size_t i = 0; i < aspect->n_beyond; i++)
		put_beyond(&aspect->beyond[i], out);
	heng_xml_put(out, "    </aspect>\n");
}

void heng_emit_commitments(const heng_commitments *all, heng_buf *out)
{
	if (!all)
		return;
	heng_xml_put(out, "  <commitments");
	for (int s = 0; s < HENG_FULFILMENTS; s++) {
		heng_buf_putc(out, ' ');
		heng_buf_puts(out, heng_fulfilment_name(s));
		heng_xml_put(out, "=\"");
		heng_buf_put_int(out, (int64_t)all->count[s]);
		heng_buf_putc(out, '"');
	}
	if (all->has_ratio) {
		heng_xml_put_number(out, "low", all->low);
		heng_xml_put_number(out, "high", all->high);
	}
	heng_xml_put_number(out, "partShare", HENG_KEPT_IN_PART);
	heng_xml_put_number(out, "beyond", (int64_t)all->n_beyond);
	heng_xml_put(out, ">\n");
	for (size_t i = 0; i < all->n_items; i++)
		put_commitment(&all->items[i], out);
	for (size_t i = 0; i < all->n_unmatched; i++)
		put_unmatched(&all->unmatched[i], out);
	for (int a = 0; a < HENG_ASPECTS; a++)
		put_aspect((heng_aspect_id)a, &all->aspects[a], out);
	heng_xml_put(out, "  </commitments>\n");
}
