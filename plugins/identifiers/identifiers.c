/* The plugin identifiers: codes of institutions and the application number. */
#include <heng/plugin.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plugins/identifiers/codes.h"

typedef struct paths {
	const heng_path *org, *uscc, *lei, *number, *lead_uscc, *publicity;
} paths;

/* Both languages of one finding. */
typedef struct message {
	char zh[1024];
	char en[1024];
} message;

/* The bytes of a character that a line may not hold, or 0: one that controls
 * a terminal or turns the direction of writing. */
static size_t unfit(const unsigned char *at)
{
	if (at[0] < 0x20 || at[0] == 0x7f)
		return 1;
	if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
		return 2;
	if (at[0] == 0xd8 && at[1] == 0x9c)
		return 2;
	if (at[0] == 0xe2 && at[1] == 0x80 &&
	    (at[2] == 0x8e || at[2] == 0x8f ||
	     (at[2] >= 0xa8 && at[2] <= 0xae)))
		return 3;
	if (at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9)
		return 3;
	return at[0] == 0xef && at[1] == 0xbb && at[2] == 0xbf ? 3 : 0;
}

/* A question mark for each of them: codes are quoted as they were found. */
static void clean(char *text)
{
	char *to = text;

	while (*text) {
		size_t n = unfit((const unsigned char *)text);

		*to++ = n ? '?' : *text;
		text += n ? n : 1;
	}
	*to = '\0';
}

static int add_finding(const heng_host *host, heng_call *call, heng_node node,
		       message *text)
{
	clean(text->zh);
	clean(text->en);
	return host->finding(call, node, text->zh, text->en);
}

static int open_paths(const heng_host *host, heng_call *call, void **state)
{
	paths *p = calloc(1, sizeof(*p));

	if (!p)
		return HENG_PLUGIN_EMEMORY;
	if (host->path(call, "org", &p->org) ||
	    host->path(call, "uscc", &p->uscc) ||
	    host->path(call, "lei", &p->lei) ||
	    host->path(call, "app/number", &p->number) ||
	    host->path(call, "org[@role='lead']/uscc", &p->lead_uscc) ||
	    host->path(call, "milestone[@type='publicity-start']/@date",
		       &p->publicity)) {
		free(p);
		return HENG_PLUGIN_EVALUE;
	}
	*state = p;
	return 0;
}

/* The character at an offset, which may take several bytes. */
static void describe_char(const char *code, size_t offset, char out[8])
{
	unsigned char c = (unsigned char)code[offset];
	size_t size = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;

	snprintf(out, 8, "%.*s", (int)size, code + offset);
}

/* What is wrong with a code in words. `kind_*` names it. */
static void describe(const code_check *check, const char *code, size_t size,
		     int right_size, const char *kind_zh, const char *kind_en,
		     const char *letters_zh, const char *letters_en,
		     message *out)
{
	int n = (int)count_characters(code, size);
	size_t used;
	char c[8];

	switch (check->fault) {
	case CODE_RIGHT:
		out->zh[0] = out->en[0] = '\0';
		break;
	case CODE_SIZE:
		snprintf(out->zh, sizeof(out->zh),
			 "%s“%s”有 %d 个字符，应为 %d 个", kind_zh, code, n,
			 right_size);
		snprintf(out->en, sizeof(out->en),
			 "%s \"%s\" has %d characters instead of %d", kind_en,
			 code, n, right_size);
		break;
	case CODE_CHAR:
		describe_char(code, check->offset, c);
		snprintf(out->zh, sizeof(out->zh),
			 "%s“%s”第 %d 位的“%s”不能用：只用%s", kind_zh, code,
			 (int)check->place, c, letters_zh);
		snprintf(out->en, sizeof(out->en),
			 "%s \"%s\" has \"%s\" in place %d; it can only have "
			 "%s",
			 kind_en, code, c, (int)check->place, letters_en);
		break;
	case CODE_CHECK:
		snprintf(out->zh, sizeof(out->zh),
			 "%s“%s”的校验位是 %s，按其余各位应为 %s", kind_zh,
			 code, code + right_size - (int)strlen(check->expected),
			 check->expected);
		snprintf(out->en, sizeof(out->en),
			 "%s \"%s\" ends in the check digit %s; its other "
			 "characters call for %s",
			 kind_en, code,
			 code + right_size - (int)strlen(check->expected),
			 check->expected);
		break;
	}
	if (check->fault != CODE_CHECK || !check->misread)
		return;
	used = strlen(out->zh);
	snprintf(out->zh + used, sizeof(out->zh) - used,
		 "；若第 %d 位是 %s %c，则校验通过", (int)check->misread,
		 check->instead <= '9' ? "数字" : "字母", check->instead);
	used = strlen(out->en);
	snprintf(out->en + used, sizeof(out->en) - used,
		 "; with the %s %c in place %d it would be right",
		 check->instead <= '9' ? "digit" : "letter", check->instead,
		 (int)check->misread);
}

/* LC-03: every institution's unified social credit code. */
static int check_usccs(const heng_host *host, heng_call *call, void *state)
{
	const paths *p = state;
	const heng_node *orgs;
	int32_t i, n = host->all(call, host->root(call), p->org, &orgs);

	if (n < 0)
		return n;
	if (n == 0) {
		host->missing(call, host->root(call), p->org);
		return host->outcome(call, HENG_PLUGIN_INSUFFICIENT, 0);
	}
	for (i = 0; i < n; i++) {
		heng_node node = host->first(call, orgs[i], p->uscc);
		code_check check;
		const char *code;
		message text;
		size_t size;

		if (!node) {
			host->missing(call, orgs[i], p->uscc);
			host->outcome(call, HENG_PLUGIN_INSUFFICIENT, 0);
			continue;
		}
		code = host->token(call, node, &size);
		check = check_uscc(code, size);
		if (check.fault == CODE_RIGHT) {
			host->outcome(call, HENG_PLUGIN_PASS, 0);
			continue;
		}
		describe(&check, code, size, USCC_SIZE, "统一社会信用代码",
			 "the unified social credit code",
			 "数字和除 I、O、S、V、Z 以外的大写字母",
			 "digits and upper-case letters except I, O, S, V, Z",
			 &text);
		add_finding(host, call, node, &text);
		host->outcome(call, HENG_PLUGIN_FAIL, 0);
	}
	return 0;
}

/* LC-04: every legal entity identifier that is declared. */
static int check_leis(const heng_host *host, heng_call *call, void *state)
{
	const paths *p = state;
	const heng_node *orgs;
	int32_t i, n = host->all(call, host->root(call), p->org, &orgs);

	if (n < 0)
		return n;
	host->outcome(call, HENG_PLUGIN_NOT_APPLICABLE, 0);
	for (i = 0; i < n; i++) {
		heng_node node = host->first(call, orgs[i], p->lei);
		code_check check;
		const char *code;
		message text;
		size_t size;

		if (!node)
			continue;
		code = host->token(call, node, &size);
		check = check_lei(code, size);
		if (check.fault == CODE_RIGHT) {
			host->outcome(call, HENG_PLUGIN_PASS, 0);
			continue;
		}
		describe(&check, code, size, LEI_SIZE, "法人识别编码（LEI）",
			 "the LEI", "数字和大写字母",
			 "digits and upper-case letters", &text);
		add_finding(host, call, node, &text);
		host->outcome(call, HENG_PLUGIN_FAIL, 0);
	}
	return 0;
}

static int is_digits(const char *text, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (text[i] < '0' || text[i] > '9')
			return 0;
	return 1;
}

/* USCC-year-sequence: 18 characters, 4 digits, 4 digits. */
enum { NUMBER_SIZE = USCC_SIZE + 10 };

static int has_number_form(const char *number, size_t size)
{
	size_t i;

	if (size != NUMBER_SIZE || number[USCC_SIZE] != '-' ||
	    number[USCC_SIZE + 5] != '-')
		return 0;
	for (i = 0; i < USCC_SIZE; i++)
		if (!is_digits(number + i, 1) &&
		    (number[i] < 'A' || number[i] > 'Z'))
			return 0;
	return is_digits(number + USCC_SIZE + 1, 4) &&
	       is_digits(number + USCC_SIZE + 6, 4);
}

/* The part before the first hyphen against the lead's code. Several leads
 * are another rule's matter: any of them will do here. */
static int check_prefix(const heng_host *host, heng_call *call, const paths *p,
			heng_node node, const char *number)
{
	const heng_node *leads;
	int32_t i, n = host->all(call, host->root(call), p->lead_uscc, &leads);
	message text;

	if (n < 0)
		return n;
	if (n == 0) {
		host->missing(call, host->root(call), p->lead_uscc);
		return host->outcome(call, HENG_PLUGIN_INSUFFICIENT, 0);
	}
	for (i = 0; i < n; i++) {
		size_t size;
		const char *code = host->token(call, leads[i], &size);

		if (size == USCC_SIZE && memcmp(code, number, size) == 0)
			return host->outcome(call, HENG_PLUGIN_PASS, 0);
	}
	snprintf(text.zh, sizeof(text.zh),
		 "应用编号以 %.18s 开头，牵头单位的统一社会信用代码是 %s",
		 number, host->token(call, leads[0], NULL));
	snprintf(text.en, sizeof(text.en),
		 "the application number begins with %.18s; the lead's unified "
		 "social credit code is %s",
		 number, host->token(call, leads[0], NULL));
	add_finding(host, call, node, &text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

/* The year in the number against that in which publicity began. */
static int check_year(const heng_host *host, heng_call *call, const paths *p,
		      heng_node node, const char *number)
{
	heng_node date = host->first(call, host->root(call), p->publicity);
	const char *day;
	message text;
	size_t size;
	int32_t days;

	if (!date || host->date(call, date, &days)) {
		host->missing(call, host->root(call), p->publicity);
		return host->outcome(call, HENG_PLUGIN_INSUFFICIENT, 0);
	}
	day = host->token(call, date, &size);
	if (memcmp(day, number + USCC_SIZE + 1, 4) == 0)
		return host->outcome(call, HENG_PLUGIN_PASS, 0);
	snprintf(text.zh, sizeof(text.zh),
		 "应用编号的年份是 %.4s，公示始于 %.10s",
		 number + USCC_SIZE + 1, day);
	snprintf(text.en, sizeof(text.en),
		 "the application number is of the year %.4s; its publicity "
		 "began on %.10s",
		 number + USCC_SIZE + 1, day);
	add_finding(host, call, node, &text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

/* LC-05: the application number is the lead's code, the year, a sequence. */
static int check_number(const heng_host *host, heng_call *call, void *state)
{
	const paths *p = state;
	heng_node node = host->first(call, host->root(call), p->number);
	const char *number;
	message text;
	size_t size;
	int rc;

	if (!node) {
		host->missing(call, host->root(call), p->number);
		return host->outcome(call, HENG_PLUGIN_INSUFFICIENT, 0);
	}
	number = host->token(call, node, &size);
	if (has_number_form(number, size)) {
		rc = check_prefix(host, call, p, node, number);
		return rc ? rc : check_year(host, call, p, node, number);
	}
	snprintf(text.zh, sizeof(text.zh),
		 "应用编号“%s”不是“统一社会信用代码-年份-序号”"
		 "（18 位、4 位数字、4 位数字）的形式",
		 number);
	snprintf(text.en, sizeof(text.en),
		 "the application number \"%s\" is not of the form code-year-"
		 "sequence (18 characters, 4 digits, 4 digits)",
		 number);
	add_finding(host, call, node, &text);
	return host->outcome(call, HENG_PLUGIN_FAIL, 0);
}

static const char *const lc03_cites[] = {"gb-32100", NULL};

static const heng_plugin_rule lc03 = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_LEGALITY,
    .phases = HENG_PLUGIN_ADMISSION,
    .severity = HENG_PLUGIN_MAJOR_RULE,
    .id = "LC-03",
    .title = {"统一社会信用代码校验",
	      "Unified social credit codes have the right check digit"},
    .cites = lc03_cites,
    .rationale = {"统一社会信用代码的末位由前 17 位算出（GB 32100-2015）；"
		  "校验不符说明代码有误，无法确定申报主体",
		  "The last character follows from the first 17 (GB "
		  "32100-2015); if it does not fit, the code is wrong and it "
		  "is not certain who applies"},
    .remedy = {"按营业执照核对并更正代码",
	       "Correct the code by the business licence"},
    .check = check_usccs,
};

static const char *const lc04_cites[] = {"iso-17442", NULL};

static const heng_plugin_rule lc04 = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_LEGALITY,
    .phases = HENG_PLUGIN_ADMISSION,
    .severity = HENG_PLUGIN_MINOR_RULE,
    .id = "LC-04",
    .title = {"法人识别编码（LEI）校验", "LEIs have the right check digits"},
    .cites = lc04_cites,
    .rationale = {"LEI 末两位由前 18 位算出（ISO 17442，模 97-10）",
		  "The last two digits of an LEI follow from the first 18 "
		  "(ISO 17442, modulo 97-10)"},
    .remedy = {"按 LEI 证书核对并更正编码",
	       "Correct the LEI by its certificate"},
    .check = check_leis,
};

static const char *const lc05_cites[] = {"pboc-tool", NULL};

static const heng_plugin_rule lc05 = {
    .size = sizeof(heng_plugin_rule),
    .dimension = HENG_PLUGIN_LEGALITY,
    .phases = HENG_PLUGIN_ADMISSION,
    .severity = HENG_PLUGIN_MAJOR_RULE,
    .id = "LC-05",
    .title = {"应用编号一致",
	      "The application number agrees with lead and year"},
    .cites = lc05_cites,
    .rationale = {"应用编号由牵头单位的统一社会信用代码、公示年份和序号组成",
		  "The number consists of the lead's unified social credit "
		  "code, the year of publicity and a sequence number"},
    .remedy = {"更正应用编号，或者更正牵头单位、公示日期",
	       "Correct the number, or the lead, or the day of publicity"},
    .check = check_number,
};

static const heng_plugin_rule *const rules[] = {&lc03, &lc04, &lc05, NULL};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "identifiers",
    .version = "1.0.0",
    .rules = rules,
    .open = open_paths,
    .close = free,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
