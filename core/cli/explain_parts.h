/* What the pages of an explanation share. */
#ifndef HENG_CLI_EXPLAIN_PARTS_H
#define HENG_CLI_EXPLAIN_PARTS_H

#include <stdarg.h>

#include "core/base/buf.h"
#include "core/cli/stored_report.h"

typedef struct heng_page {
	const heng_stored_report *report;
	const heng_image *image;
	heng_lang lang;
	heng_buf *out;
} heng_page;

/* In the page's language or both. */
void heng_page_words(const heng_page *page, const char *zh, const char *en);

/* The same with a colon behind, which in English has a space. */
void heng_page_head(const heng_page *page, const char *zh, const char *en);

/* A line in one language, if the page is in it; made safe for a terminal. */
void heng_page_zh(const heng_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void heng_page_en(const heng_page *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same in whatever language. */
void heng_page_line(const heng_page *page, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* A heading on a line of its own, after an empty line. */
void heng_page_section(const heng_page *page, const char *zh, const char *en);

/* "（…）" or " (…)" around words. */
void heng_page_note(const heng_page *page, const char *zh, const char *en);

/* An attribute of the report, made safe for a terminal; "" if not there. */
void heng_page_attribute(const heng_page *page, uint32_t node,
			 const char *name);

/* "SQ-07 投诉时限", or the id alone for a rule that is not in the report. */
void heng_page_rule(const heng_page *page, const char *rule);

/* A text of anybody's in lines of its own, each indented. */
void heng_page_lines(const heng_page *page, const char *text);

/* The ballots of a result and how they became an outcome. */
void heng_page_put_ballots(const heng_page *page, size_t result);

/* The panel: its experts, how far they agree, who mattered. */
void heng_page_put_experts(const heng_page *page);

/* The completion list, the rules that did not take part, and the changes to
 * the shipped profile. */
void heng_page_put_lists(const heng_page *page);

/* The standing without waivers; all waivers; those of one result's rule.
 * Nothing where none were given. */
void heng_page_put_before(const heng_page *page);
void heng_page_put_waivers(const heng_page *page);
void heng_page_put_waiver(const heng_page *page, size_t result);

/* The page of one result. */
void heng_page_put_result(const heng_page *page, size_t result);

/* The commitments, and what ran beyond the declaration; nothing where the
 * report has none. */
void heng_page_put_commitments(const heng_page *page);

#endif
