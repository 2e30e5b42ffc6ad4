/* Assessments for the tests of everything that prints one. */
#include "tests/unit/emit_fixture.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const heng_param reply_days = {
    "reply_days", HENG_PARAM_INTEGER, "days", 1, 60, {15, NULL}};
static const heng_param wording = {"wording", HENG_PARAM_TEXT, NULL, 0,
				   0,	      {0, "不得拒绝"}};
static const heng_cite complaint_cites[] = {{"pboc-2020-5", "art"}};
static const heng_cite csl_cites[] = {{"csl", "log-retention"},
				      {"unlisted", NULL}};

enum {
	IV02,
	IV10,
	IV13,
	SQ07,
	SQ11,
	SQ20,
	LC01,
	LC03,
	LC11,
	DS03,
	DS07,
	RC05,
	RC23
};

#define RULE(id_, zh, en, dim, sev, w, veto_, kind_)                           \
	{                                                                      \
		.id = id_, .title = {zh, en}, .dimension = dim, .phases = 7,   \
		.severity = sev, .weight = w, .veto = veto_, .kind = kind_,    \
		.pass_at = 6000, .fail_below = 4000, .quorum = 3,              \
		.source = HENG_FROM_POLICY, .owner = "fintech-sandbox"

static const heng_rule
    rules[FIXTURE_RULES] = {RULE("IV-02", "与既有产品有实质差异",
				 "Genuine innovation", HENG_INNOVATION,
				 HENG_MAJOR, 3, false, HENG_EXPERT)},
    RULE("IV-10", "预期效果达成", "Declared effects reached", HENG_INNOVATION,
	 HENG_MAJOR, 3, false, HENG_AUTOMATIC)
}
, RULE("IV-13", "知识产权与自主可控", "IP and controllability", HENG_INNOVATION,
       HENG_MINOR, 1, false, HENG_AUTOMATIC)
}
,
    RULE("SQ-07", "投诉时限", "Complaints are answered in time", HENG_SERVICE,
	 HENG_MAJOR, 3, false, HENG_AUTOMATIC),
    .cites = complaint_cites, .n_cites = 1, .params = &reply_days,
    .n_params = 1,
    .remedy = {"将承诺答复期改为 15 天以内。",
	       "Promise replies within 15 days."},
    .rationale = {"投诉应在规定期限内答复。",
		  "Complaints are answered within a set period."}
}
, RULE("SQ-11", "人工与适老渠道", "Human and elderly-friendly channels",
       HENG_SERVICE, HENG_MINOR, 1, false, HENG_AUTOMATIC)
}
, RULE("SQ-20", "服务说明", "Service description", HENG_SERVICE, HENG_MINOR, 0,
       false, HENG_AUTOMATIC)
}
,
    RULE("LC-01", "持牌经营", "Licensed operation", HENG_LEGALITY,
	 HENG_CRITICAL, 5, true, HENG_AUTOMATIC),
    .cites = csl_cites, .n_cites = 2
}
,
    {.id = "LC-03",
     .title = {"统一社会信用代码校验", "USCC check digit"},
     .dimension = HENG_LEGALITY,
     .phases = 7,
     .severity = HENG_MAJOR,
     .weight = 3,
     .source = HENG_FROM_PLUGIN,
     .owner = "identifiers"},
    RULE("LC-11", "不以创新名义突破规定", "No circumvention", HENG_LEGALITY,
	 HENG_CRITICAL, 5, true, HENG_EXPERT),
    .majority = true
}
,
    RULE("DS-03", "C3 类信息不共享", "C3 information is never shared",
	 HENG_DATA_SECURITY, HENG_CRITICAL, 5, true, HENG_AUTOMATIC),
    .cites = csl_cites, .n_cites = 1
}
,
    RULE("DS-07", "展示屏蔽", "Masking on display", HENG_DATA_SECURITY,
	 HENG_MINOR, 1, false, HENG_AUTOMATIC),
    .params = &wording, .n_params = 1
}
, RULE("RC-05", "风险补偿", "Compensation for losses", HENG_RISK_CONTROL,
       HENG_MAJOR, 3, false, HENG_AUTOMATIC)
}
, RULE("RC-23", "退出方案", "Exit plan", HENG_RISK_CONTROL, HENG_MAJOR, 3,
       false, HENG_BOTH_KINDS)
}
,
}
;

static const heng_article csl_old[] = {{"log-retention", "21"}};
static const heng_article csl_new[] = {{"log-retention", "23"}};
static const heng_article pboc_articles[] = {{"art", "17"}};
/* Days since 1970: 2017-06-01, 2026-01-01, 2020-11-01. */
static const heng_norm_version csl_versions[] = {{17318, csl_old, 1},
						 {20454, csl_new, 1}};
static const heng_norm_version pboc_versions[] = {{18567, pboc_articles, 1}};
static const heng_norm norms[] = {
    {"csl", {"网络安全法", "Cybersecurity Law"}, csl_versions, 2, true},
    {"never-cited", {"未引用", "Never cited"}, pboc_versions, 1, true},
    {"pboc-2020-5",
     {"金融消费者权益保护实施办法", "Measures for the protection of consumers"},
     pboc_versions,
     1,
     false},
};

static const heng_at_least exit_plan[] = {{"RC-23", 10000}};
static const heng_at_least exit_plan_half[] = {{"RC-23", 5000}};
#define UNSET_MINIMUMS                                                         \
	{                                                                      \
		-1, -1, -1, -1, -1                                             \
	}
static const heng_profile_outcome outcomes[] = {
    {"normal-operation",
     {"转常态化运营", "Normal operation"},
     true,
     true,
     8000,
     {-1, -1, 8000, -1, -1},
     {-1, 0, -1},
     exit_plan,
     1},
    {"improve",
     {"改进", "Improve"},
     true,
     false,
     6000,
     UNSET_MINIMUMS,
     {-1, -1, -1},
     exit_plan_half,
     1},
    {"rectify-or-exit",
     {"整改或退出", "Rectify or exit"},
     false,
     false,
     -1,
     UNSET_MINIMUMS,
     {-1, -1, -1},
     NULL,
     0},
};
static const heng_profile profile = {
    .id = "pboc-exit",
    .version = "1.0.0",
    .title = {"人民银行创新监管工具：事后评价", "PBoC supervision tool: exit"},
    .scheme = "pboc-tool",
    .phase = HENG_EXIT,
    .dimensions = {{20, 6000, false},
		   {20, -1, false},
		   {25, 8000, false},
		   {20, -1, false},
		   {15, -1, true}},
    .outcomes = outcomes,
    .n_outcomes = COUNT(outcomes),
    .undetermined = {"待补正", "To be supplemented"},
    .shipped = "pboc-exit",
    .sha256 = "11111111111111111111111111111111"
	      "11111111111111111111111111111111",
};

static const heng_basis_policy policies[] = {
    {"fintech-sandbox", "1.0.0",
     "22222222222222222222222222222222"
     "22222222222222222222222222222222"},
};
static const heng_basis_plugin plugins[] = {
    {.id = "evidence",
     .version = "0.1.0",
     .abi = "1.0",
     .sha256 = "33333333333333333333333333333333"
	       "33333333333333333333333333333333"},
    {.id = "identifiers", .version = "", .abi = ""},
};
static const heng_not_selected not_selected[] = {
    {"IV-01", "phase"},
    {"IV-08", "profile"},
    {"SQ-01", "phase"},
};
static const heng_change changes[] = {
    {"rules.SQ-07.params.reply_days", "15", "10"},
    {"dimensions.legality.weight", NULL, "25"},
};
static const heng_measure measures[] = {
    {.plugin = "evidence",
     .name = "altered",
     .title = {"被改动的附件", "Altered attachments"},
     .unit = "files",
     .computed = true,
     .value = 2,
     .why_not = "",
     .note = "A3 A7"},
    {.plugin = "evidence",
     .name = "share",
     .title = {"附件齐备率", "Attachments present"},
     .unit = "%",
     .scale = 2,
     .computed = true,
     .value = 9975,
     .why_not = ""},
    {.plugin = "evidence",
     .name = "span",
     .unit = "s",
     .scale = 9,
     .computed = true,
     .value = INT64_MIN,
     .why_not = ""},
    {.plugin = "identifiers",
     .name = "uscc-valid",
     .title = {"有效代码数", "Valid codes"},
     .unit = "codes",
     .why_not = "org/uscc"},
};

/* Memory is not what these tests let fail. */
static void must(heng_rc rc)
{
	if (rc != HENG_OK)
		abort();
}

static void add_ballot(fixture *f, size_t index, const char *expert, int score,
		       const char *why_not, const char *reason)
{
	heng_tally *tally = &f->tallies[index];
	heng_ballot **end = &tally->ballots;
	heng_ballot *ballot = heng_arena_alloc(&f->arena, sizeof(*ballot));

	if (!ballot)
		abort();
	while (*end)
		end = &(*end)->next;
	*ballot = (heng_ballot){.expert = expert,
				.why_not = why_not,
				.reason = reason,
				.signed_at = "2026-06-28T10:00:00+08:00",
				.score = score,
				.confidence = 2,
				.round = 1};
	*end = ballot;
	f->results[index].tally = tally;
	if (why_not)
		return;
	tally->mean = tally->counted ? tally->mean : 0;
	tally->counted++;
	tally->in_favour += score >= 60;
}

static void judge(fixture *f, size_t index, heng_outcome outcome, int32_t share)
{
	f->results[index].outcome = outcome;
	f->results[index].share = share;
}

static void add_experts(fixture *f, fixture_kind kind)
{
	bool is_clean = kind == FIXTURE_CLEAN;

	add_ballot(f, IV02, "E1", is_clean ? 78 : 78, NULL,
		   "差异明确 & <有据>");
	add_ballot(f, IV02, "E2", is_clean ? 80 : 40, NULL, NULL);
	add_ballot(f, IV02, "E3", is_clean ? 82 : 47, NULL, "第一行\n第二行");
	add_ballot(f, IV02, "E4", 95, "recused", NULL);
	f->tallies[IV02].mean = is_clean ? 8000 : 5500;
	f->tallies[LC11].mean = -1;
	add_ballot(f, LC11, "E1", 90, NULL, NULL);
	f->tallies[LC11].mean = 9000;
	if (kind != FIXTURE_OPEN) {
		add_ballot(f, LC11, "E2", 90, NULL, NULL);
		add_ballot(f, LC11, "E3", 90, NULL, NULL);
	}
	add_ballot(f, RC23, "E1", 75, NULL, NULL);
	add_ballot(f, RC23, "E2", 75, NULL, NULL);
	add_ballot(f, RC23, "E3", 75, NULL, NULL);
	f->tallies[RC23].mean = 7500;
	f->results[RC23].precheck = is_clean ? HENG_PASS : HENG_PARTIAL;
}

static void add_statements(fixture *f)
{
	heng_arena *arena = &f->arena;
	heng_result *results = f->results;
	const char *days = "complaint/institution/@responseDays";
	char cut[HENG_READ_VALUE_MAX * 3 + 8];

	must(heng_result_add_finding(
	    &results[SQ07], arena, days, 61, 9, "承诺答复期 30 天，上限 15 天",
	    "replies are promised within 30 days; the limit is 15"));
	must(heng_result_add_read(&results[SQ07], arena, days, 61, "30", 2,
				  false));
	must(heng_result_add_read(&results[SQ07], arena, "complaint/record[1]",
				  0, "", 0, true));
	must(heng_result_add_finding(
	    &results[DS07], arena, "data/item[2]/@masked", 118, 5,
	    "第 2 项“<手机号> & \"姓名\"”\x01\x1b[31m未屏蔽\xff",
	    "item 2 '<phone> & \"name\"'\x01\x1b[31m is not "
	    "masked\xff"));
	must(heng_result_add_read(&results[DS07], arena, "data/item[2]/@masked",
				  118,
				  " a\tb\nc\rd<e>&f\"g'\xed\xa0\x80"
				  "h\xef\xbf\xbf ",
				  24, false));
	must(heng_result_add_finding(&results[SQ20], arena, "", 0, 0,
				     "服务说明过短",
				     "the description is short"));
	for (size_t i = 0; i < HENG_READ_VALUE_MAX + 2; i++)
		memcpy(cut + i * 3, "照", 3);
	must(heng_result_add_read(&results[LC01], arena,
				  "org[1]/licence[1]/name", 30, cut,
				  (HENG_READ_VALUE_MAX + 2) * 3, false));
}

static void open_some(fixture *f)
{
	heng_arena *arena = &f->arena;

	judge(f, SQ11, HENG_INSUFFICIENT, 0);
	must(heng_result_add_missing(&f->results[SQ11], arena,
				     "service/@humanFallback"));
	must(heng_result_add_missing(&f->results[SQ11], arena,
				     "service/accessibility"));
	judge(f, LC03, HENG_ERROR, 0);
	f->results[LC03].is_volatile = true;
	must(heng_result_add_finding(
	    &f->results[LC03], arena, "", 0, 0,
	    "插件 identifiers 0.1.0 在 LC-03 中超过 10 秒，已终止",
	    "plugin identifiers 0.1.0 took more than 10 seconds in LC-03 "
	    "and was ended"));
	judge(f, LC11, HENG_PENDING, 0);
	must(heng_result_add_missing(&f->results[RC05], arena,
				     "service/accessibility"));
	judge(f, RC05, HENG_INSUFFICIENT, 0);
	f->assessment.is_volatile = true;
	f->assessment.has_fault = true;
	f->assessment.verdict.best = 1;
	f->assessment.verdict.worst = 2;
	f->because[0] = (heng_because){"LC-11", "veto"};
	f->because[1] = (heng_because){NULL, "total 6000"};
	f->assessment.verdict.n_because = 2;
	f->deciding[0] = "SQ-11";
	f->deciding[1] = "LC-03";
	f->deciding[2] = "LC-11";
	f->deciding[3] = "RC-05";
	f->assessment.verdict.n_deciding = 4;
	f->assessment.verdict.determined = false;
}

static void conclude(fixture *f, fixture_kind kind)
{
	heng_verdict *verdict = &f->assessment.verdict;

	verdict->determined = true;
	verdict->exact = true;
	verdict->because = f->because;
	verdict->deciding = f->deciding;
	verdict->best = verdict->worst = kind == FIXTURE_CLEAN	? 0
					 : kind == FIXTURE_VETO ? 2
								: 1;
	if (kind == FIXTURE_IMPROVE) {
		f->because[0] = (heng_because){NULL, "total 8000"};
		f->because[1] = (heng_because){"SQ-07", "failures major 0"};
		f->because[2] = (heng_because){"RC-23", "at-least 10000"};
		verdict->n_because = 3;
	} else if (kind == FIXTURE_VETO) {
		f->because[0] = (heng_because){"DS-03", "veto"};
		f->because[1] = (heng_because){NULL, "total 6000"};
		verdict->n_because = 2;
	}
	if (kind == FIXTURE_OPEN)
		open_some(f);
}

void fixture_init(fixture *f, fixture_kind kind)
{
	heng_assessment *a = &f->assessment;
	bool is_clean = kind == FIXTURE_CLEAN;

	memset(f, 0, sizeof(*f));
	for (size_t i = 0; i < FIXTURE_RULES; i++) {
		heng_result *result = &f->results[i];

		heng_result_init(result, &rules[i], rules[i].weight);
		judge(f, i, HENG_PASS, 10000);
		if (rules[i].n_params) {
			f->params[i] = (heng_param_use){
			    rules[i].params, rules[i].params->default_value,
			    "default"};
			result->params = &f->params[i];
		}
	}
	f->params[SQ07].origin = "profile";
	judge(f, IV13, HENG_NOT_APPLICABLE, 0);
	add_experts(f, kind);
	if (!is_clean) {
		judge(f, IV02, HENG_PARTIAL, 5500);
		judge(f, SQ07, HENG_FAIL, 0);
		judge(f, SQ20, HENG_FAIL, 0);
		judge(f, DS07, HENG_FAIL, 0);
		judge(f, RC23, HENG_PARTIAL, 7500);
		add_statements(f);
	}
	if (kind == FIXTURE_VETO)
		judge(f, DS03, HENG_FAIL, 0);
	*a = (heng_assessment){
	    .tool = "heng 0.1.0",
	    .as_of = 20634, /* 2026-06-30 */
	    .subject_id = "91440300MA00000000-2026-0001",
	    .subject_title = "示例产品（虚构）",
	    .profile = &profile,
	    .policies = policies,
	    .n_policies = COUNT(policies),
	    .plugins = plugins,
	    .n_plugins = COUNT(plugins),
	    .panel_sha256 = "44444444444444444444444444444444"
			    "44444444444444444444444444444444",
	    .norms = norms,
	    .n_norms = COUNT(norms),
	    .results = f->results,
	    .n_results = FIXTURE_RULES,
	    .not_selected = not_selected,
	    .n_not_selected = COUNT(not_selected),
	    .changes = changes,
	    .n_changes = COUNT(changes),
	    .measures = measures,
	    .n_measures = COUNT(measures),
	};
	memset(a->subject_sha256, '5', 64);
	conclude(f, kind);
	fixture_score(f);
}

void fixture_fini(fixture *f)
{
	heng_arena_fini(&f->arena);
}
