/* The empty sheet: what an expert is asked, as XML and as CSV. */
#include "core/base/cell.h"
#include "core/cli/panel_parts.h"
#include "core/cli/stored_report.h"
#include "reports/xml.h"

static void put_criterion(const heng_rule *rule, heng_buf *out)
{
	heng_xml_put(out, "  <criterion");
	heng_xml_put_attribute(out, "rule", rule->id);
	heng_xml_put(out, "\n      score=\"\" confidence=\"\">\n");
	heng_xml_put_pair(out, "    ", "title", rule->title);
	heng_xml_put_pair(out, "    ", "guidance", rule->guidance);
	for (size_t i = 0; i < rule->n_scale; i++) {
		heng_xml_put(out, "    <anchor");
		heng_xml_put_number(out, "score", rule->scale[i].score);
		heng_xml_put(out, ">\n");
		heng_xml_put_pair(out, "      ", "meaning",
				  rule->scale[i].meaning);
		heng_xml_put(out, "    </anchor>\n");
	}
	heng_xml_put(out, "    <reason></reason>\n  </criterion>\n");
}

void heng_sheet_put_xml(const heng_desk *desk, const heng_seat *seat, int round,
			heng_buf *out)
{
	heng_xml_put(
	    out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!-- 每条规则只填 score（0 至 100 的整数）、confidence（把握程度 "
	    "1 至 3，可不填）和 reason（理由）；不评的留空。\n"
	    "     Of each criterion fill in score (an integer from 0 to 100), "
	    "confidence (1 to 3, if you like)\n"
	    "     and reason only; leave empty what you do not score. -->\n"
	    "<sheet xmlns=\"urn:heng:sheet:1\"\n    dossier=\"sha256:");
	heng_buf_puts(out, desk->dossier_sha256);
	heng_xml_put(out, "\"\n   ");
	heng_xml_put_attribute(out, "profile", desk->plan->profile->id);
	heng_xml_put_attribute(out, "expert", seat->id);
	heng_xml_put_number(out, "round", round);
	heng_xml_put(out, " signedAt=\"\">\n  <subject>");
	heng_xml_put_text(out, heng_desk_subject(desk));
	heng_xml_put(out, "</subject>\n  <name>");
	heng_xml_put_text(out, seat->name);
	heng_xml_put(out, "</name>\n");
	for (size_t i = 0; i < desk->n_rules; i++)
		put_criterion(desk->rules[i], out);
	heng_xml_put(out, "</sheet>\n");
}

static void put_cell(heng_buf *out, const char *text)
{
	heng_buf_putc(out, '"');
	heng_cell_put_inside(out, text);
	heng_buf_putc(out, '"');
}

/* One text in a cell of its own; one that is not there is an empty cell. */
static void put_text(heng_buf *out, const char *text)
{
	heng_buf_putc(out, ',');
	put_cell(out, text ? text : "");
}

static void put_pair(heng_buf *out, const char *key, const char *value)
{
	put_cell(out, key);
	put_text(out, value);
	heng_buf_puts(out, "\r\n");
}

/* A line for each point: "60: …". */
static void put_scale(heng_buf *out, const heng_rule *rule, bool zh)
{
	heng_buf_puts(out, ",\"");
	for (size_t i = 0; i < rule->n_scale; i++) {
		heng_text meaning = rule->scale[i].meaning;

		heng_buf_printf(out, "%s%d%s", i > 0 ? "\n" : "",
				rule->scale[i].score, zh ? "：" : ": ");
		heng_cell_put_inside(out, zh ? meaning.zh : meaning.en);
	}
	heng_buf_putc(out, '"');
}

static void put_row(heng_buf *out, const heng_rule *rule)
{
	put_cell(out, rule->id);
	put_text(out, rule->title.zh);
	put_text(out, rule->title.en);
	heng_buf_puts(out, ",,,"); /* to be filled in */
	put_text(out, rule->guidance.zh);
	put_text(out, rule->guidance.en);
	put_scale(out, rule, true);
	put_scale(out, rule, false);
	heng_buf_puts(out, "\r\n");
}

void heng_sheet_put_csv(const heng_desk *desk, const heng_seat *seat, int round,
			heng_buf *out)
{
	heng_buf line = {0};

	/* The mark tells Excel that it is UTF-8. */
	heng_buf_puts(out, "\xef\xbb\xbf");
	put_pair(out, "heng-sheet 评分表", "1");
	heng_buf_printf(&line, "sha256:%s", desk->dossier_sha256);
	put_pair(out, "dossier 申报书摘要", heng_buf_str(&line));
	put_pair(out, "subject 评价对象", heng_desk_subject(desk));
	put_pair(out, "profile 评价方案", desk->plan->profile->id);
	put_pair(out, "expert 专家标识", seat->id);
	put_pair(out, "name 姓名", seat->name);
	heng_buf_clear(&line);
	heng_buf_put_int(&line, round);
	put_pair(out, "round 轮次", heng_buf_str(&line));
	put_pair(out, "signedAt 签署时间", "");
	put_pair(
	    out, "note 说明",
	    "每条规则只填 score（0 至 100 的整数）、confidence（把握程度 1 "
	    "至 3，可不填）和 reason（理由）三列；不评的留空。签署时间可不"
	    "填，写法如 2026-06-28T10:00:00+08:00。");
	put_pair(out, "note",
		 "Of each rule fill in the three columns score (an integer "
		 "from 0 to 100), confidence (1 to 3, if you like) and reason "
		 "only; leave empty what you do not score. signedAt may be "
		 "empty; it is written as 2026-06-28T10:00:00+08:00.");
	heng_buf_puts(out, "\r\n");
	put_cell(out, "rule 规则");
	put_text(out, "title-zh 名称");
	put_text(out, "title-en");
	put_text(out, "score 评分");
	put_text(out, "confidence 把握程度");
	put_text(out, "reason 理由");
	put_text(out, "guidance-zh 评分要点");
	put_text(out, "guidance-en");
	put_text(out, "scale-zh 评分标尺");
	put_text(out, "scale-en");
	heng_buf_puts(out, "\r\n");
	for (size_t i = 0; i < desk->n_rules; i++)
		put_row(out, desk->rules[i]);
	out->failed |= line.failed;
	heng_buf_fini(&line);
}
