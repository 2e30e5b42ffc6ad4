/* CSV: a report as one table, for spreadsheets and statistics. */
#include "reports/csv.h"

#include <string.h>

#include "core/base/cell.h"
#include "core/model/terms.h"
#include "reports/node.h"

/* The columns; heng-report(5) says what each holds. */
static const char head[] =
    "\xef\xbb\xbf"
    "kind,id,title_zh,title_en,dimension,outcome,outcome_zh,outcome_en,"
    "severity,weight,effective_weight,score,low,high,minimum,applicable,veto,"
    "judged_by,source,owner,precheck,waived,messages_zh,messages_en,remedy_zh,"
    "remedy_en,missing,subject,as_of,profile,edition\r\n";

typedef struct table {
	const heng_image *image;
	heng_buf *out;
	heng_buf cell;
	uint32_t verdict, profile;
	uint32_t terms[HENG_OUTCOMES]; /* the report's own of each outcome */
	bool is_begun;		       /* the row has a cell */
} table;

static void separate(table *t)
{
	if (t->is_begun)
		heng_buf_putc(t->out, ',');
	t->is_begun = true;
}

static void put_text(table *t, const char *text)
{
	separate(t);
	if (!text || !*text)
		return;
	heng_buf_putc(t->out, '"');
	heng_cell_put_inside(t->out, text);
	heng_buf_putc(t->out, '"');
}

static void put_attribute(table *t, uint32_t node, const char *name)
{
	put_text(t, node == HENG_NO_NODE
			? NULL
			: heng_node_attribute(t->image, node, name));
}

/* What was gathered, which the next cell clears. */
static void put_cell(table *t)
{
	put_text(t, heng_buf_str(&t->cell));
	if (t->cell.failed)
		t->out->failed = true;
}

/* Figures are bare: the grammar lets nothing but digits into them. */
static void put_number(table *t, uint32_t node, const char *name)
{
	const char *text = heng_node_attribute(t->image, node, name);

	separate(t);
	for (; text && *text; text++)
		if (!strchr(" \t\r\n", *text))
			heng_buf_putc(t->out, *text);
}

static void put_empty(table *t, int n)
{
	while (n-- > 0)
		separate(t);
}

static void put_titles(table *t, uint32_t node, const char *name)
{
	put_text(t, heng_node_in(t->image, node, name, "zh"));
	put_text(t, heng_node_in(t->image, node, name, "en"));
}

/* What each row says of its report, so that rows of many can be mixed. */
static void end_row(table *t)
{
	put_attribute(t, heng_node_child(t->image, 0, "subject"), "id");
	put_attribute(t, 0, "asOf");
	put_attribute(t, t->profile, "id");
	put_attribute(t, 0, "edition");
	heng_buf_puts(t->out, "\r\n");
	t->is_begun = false;
}

static void put_verdict(table *t)
{
	uint32_t subject = heng_node_child(t->image, 0, "subject");

	put_text(t, "verdict");
	put_attribute(t, subject, "id");
	put_titles(t, subject, "title");
	put_empty(t, 1);
	put_attribute(t, t->verdict, "outcome");
	put_titles(t, t->verdict, "label");
	put_empty(t, 4);
	put_number(t, t->verdict, "low");
	put_number(t, t->verdict, "high");
	put_empty(t, 13);
	end_row(t);
}

static void put_dimension(table *t, uint32_t node)
{
	put_text(t, "dimension");
	put_attribute(t, node, "id");
	put_titles(t, node, "label");
	put_attribute(t, node, "id");
	put_empty(t, 4);
	put_number(t, node, "weight");
	put_number(t, node, "effectiveWeight");
	put_empty(t, 1);
	put_number(t, node, "low");
	put_number(t, node, "high");
	put_number(t, node, "minimum");
	put_number(t, node, "applicable");
	put_empty(t, 11);
	end_row(t);
}

/* Once: a report can have as many terms as results. The first one holds. */
static void find_terms(table *t)
{
	uint32_t node = heng_node_child(t->image, 0, "terms");

	for (int i = 0; i < HENG_OUTCOMES; i++)
		t->terms[i] = HENG_NO_NODE;
	for (node = heng_node_child(t->image, node, "term");
	     node != HENG_NO_NODE; node = heng_node_next(t->image, node)) {
		const char *set = heng_node_attribute(t->image, node, "set");
		const char *id = heng_node_attribute(t->image, node, "id");
		heng_outcome outcome;

		if (strcmp(set, "outcome") == 0 &&
		    heng_outcome_find(id, &outcome) &&
		    t->terms[outcome] == HENG_NO_NODE)
			t->terms[outcome] = node;
	}
}

/* The label of a rule's outcome, from the report's own terms. */
static void put_outcome(table *t, uint32_t node)
{
	const char *text = heng_node_attribute(t->image, node, "outcome");
	heng_outcome outcome;

	put_text(t, text);
	if (heng_outcome_find(text, &outcome) &&
	    t->terms[outcome] != HENG_NO_NODE)
		put_titles(t, t->terms[outcome], "label");
	else
		put_empty(t, 2);
}

/* All messages of a result in a language, in one cell. */
static void put_messages(table *t, uint32_t node, const char *lang)
{
	heng_buf_clear(&t->cell);
	for (uint32_t at = heng_node_child(t->image, node, "finding");
	     at != HENG_NO_NODE; at = heng_node_next(t->image, at)) {
		const char *path = heng_node_attribute(t->image, at, "path");
		const char *text = heng_node_in(t->image, at, "message", lang);

		if (t->cell.size > 0)
			heng_buf_putc(&t->cell, '\n');
		heng_buf_puts(&t->cell, text);
		if (path && *path)
			heng_buf_printf(&t->cell, " [%s]", path);
	}
	put_cell(t);
}

static void put_rule(table *t, uint32_t node, uint32_t *missing)
{
	const char *rule = heng_node_attribute(t->image, node, "rule");
	uint32_t waiver = heng_node_child(t->image, node, "waiver");

	put_text(t, "rule");
	put_text(t, rule);
	put_titles(t, node, "title");
	put_attribute(t, node, "dimension");
	put_outcome(t, node);
	put_attribute(t, node, "severity");
	put_number(t, node, "weight");
	put_number(t, node, "effectiveWeight");
	put_number(t, node, "score");
	put_empty(t, 4);
	put_attribute(t, node, "veto");
	put_attribute(t, node, "kind");
	put_attribute(t, node, "source");
	put_attribute(t, node, "owner");
	put_attribute(t, node, "precheck");
	put_text(t, waiver == HENG_NO_NODE ? "false" : "true");
	put_messages(t, node, "zh");
	put_messages(t, node, "en");
	put_titles(t, node, "remedy");
	/* In the order of the results; what is not is not this rule's. */
	heng_buf_clear(&t->cell);
	for (; *missing != HENG_NO_NODE &&
	       !strcmp(heng_node_attribute(t->image, *missing, "rule"), rule);
	     *missing = heng_node_next(t->image, *missing)) {
		if (t->cell.size > 0)
			heng_buf_putc(&t->cell, '\n');
		heng_buf_puts(&t->cell,
			      heng_node_attribute(t->image, *missing, "path"));
	}
	put_cell(t);
	end_row(t);
}

heng_rc heng_form_csv_put(const heng_form_source *source, heng_buf *out,
			  heng_error *error)
{
	const heng_image *image = source->image;
	table t = {.image = image, .out = out};
	uint32_t node, missing = heng_node_child(image, 0, "missing");
	heng_rc rc = HENG_OK;

	t.verdict = heng_node_child(image, 0, "verdict");
	node = heng_node_child(image, 0, "basis");
	t.profile = heng_node_child(image, node, "profile");
	find_terms(&t);
	heng_buf_put(out, head, sizeof(head) - 1);
	put_verdict(&t);
	node = heng_node_child(image, 0, "dimensions");
	for (node = heng_node_child(image, node, "dimension");
	     node != HENG_NO_NODE; node = heng_node_next(image, node))
		put_dimension(&t, node);
	node = heng_node_child(image, 0, "results");
	for (node = heng_node_child(image, node, "result");
	     node != HENG_NO_NODE; node = heng_node_next(image, node))
		put_rule(&t, node, &missing);
	if (out->failed)
		rc = heng_fail_memory(error);
	heng_buf_fini(&t.cell);
	return rc;
}
