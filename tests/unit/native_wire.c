/* Test: declarations and replies that a hostile host could send. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include <heng/plugin.h>

#include "core/base/fixed.h"
#include "core/native/admit.h"
#include "core/native/plugin_host.h"
#include "core/native/reply.h"
#include "core/native/wire.h"
#include "core/read/reader.h"

enum { ROUNDS = 20000 };

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* Changes up to four bytes or cuts the end off. */
static size_t mutate(char *bytes, size_t size, uint32_t *seed)
{
	static const unsigned char edges[] = {0, 1, 2, 0x7f, 0x80, 0xff};
	uint32_t n = next_random(seed) % 4;

	if (next_random(seed) % 8 == 0)
		return next_random(seed) % (size + 1);
	do {
		uint32_t at = next_random(seed) % (uint32_t)size;

		bytes[at] = next_random(seed) % 2
				? (char)edges[next_random(seed) % sizeof(edges)]
				: (char)next_random(seed);
	} while (n--);
	return size;
}

static void check_plain(const char *text)
{
	assert_non_null(text);
	assert_true(heng_wire_is_plain(text, strlen(text)));
}

static void check_declared(const heng_plugin_info *info)
{
	size_t i, k;

	for (i = 0; i < info->n_rules; i++) {
		const heng_rule *rule = &info->rules[i];

		check_plain(rule->title.zh);
		check_plain(rule->title.en);
		assert_true((unsigned)rule->dimension < HENG_DIMENSIONS);
		assert_true((unsigned)rule->severity < HENG_SEVERITIES);
		assert_true(rule->phases > 0 && rule->phases < 8);
		assert_true(rule->weight >= 0 &&
			    rule->weight <= HENG_RULE_WEIGHT_MAX);
		assert_false(rule->veto && !rule->weight);
		for (k = 0; k < i; k++)
			assert_string_not_equal(info->rules[k].id, rule->id);
		for (k = 0; k < rule->n_cites; k++)
			assert_true(*rule->cites[k].norm);
		for (k = 0; k < rule->n_params; k++) {
			const heng_param *param = &rule->params[k];

			check_plain(param->name);
			assert_true(param->min <= param->default_value.number &&
				    param->default_value.number <= param->max);
		}
	}
	for (i = 0; i < info->n_measures; i++) {
		check_plain(info->measures[i].title.zh);
		check_plain(info->measures[i].unit);
		assert_true(info->measures[i].scale <= 9);
	}
}

/* Whatever a host declares is either refused or within every bound. */
static void test_declarations(void **state)
{
	char file[512], *copy;
	heng_plugin_host *host;
	uint32_t seed = 7;
	heng_error error;
	size_t admitted = 0;
	int round;

	(void)state;
	snprintf(file, sizeof(file), "%s/declares.so", PLUGIN_DIR);
	if (heng_plugin_host_open("declares", file, NULL, &host, &error))
		fail_msg("%s", error.en);
	check_declared(heng_plugin_host_info(host));
	copy = malloc(host->hello.size);
	assert_non_null(copy);
	for (round = 0; round < ROUNDS; round++) {
		heng_plugin_info info = {.id = "declares", .file = "/x/y.so"};
		heng_arena arena = {0};
		size_t size;
		heng_rc rc;

		memcpy(copy, host->hello.data, host->hello.size);
		size = mutate(copy, host->hello.size, &seed);
		rc = heng_admit(copy, size, &arena, &info, &error);
		assert_true(rc == HENG_OK || rc == HENG_EFAULT);
		if (rc) {
			assert_int_equal(info.n_rules + info.n_measures, 0);
			assert_true(*error.zh && *error.en);
		} else {
			admitted++;
			check_declared(&info);
		}
		heng_arena_fini(&arena);
	}
	/* The rounds reached both sides. */
	assert_true(admitted > ROUNDS / 100 && admitted < ROUNDS);
	free(copy);
	heng_plugin_host_free(host);
}

/* What the declaration of plugins/declares.c comes to. */
static void test_declared(void **state)
{
	const heng_plugin_info *info;
	heng_plugin_host *host;
	heng_error error;
	char file[512];

	(void)state;
	snprintf(file, sizeof(file), "%s/declares.so", PLUGIN_DIR);
	assert_int_equal(
	    heng_plugin_host_open("declares", file, NULL, &host, &error),
	    HENG_OK);
	info = heng_plugin_host_info(host);
	assert_string_equal(info->id, "declares");
	assert_string_equal(info->version, "1.2");
	assert_string_equal(info->abi, "1.0");
	assert_int_equal(info->n_rules, 2);
	assert_string_equal(info->rules[0].id, "ZZ-01");
	assert_int_equal(info->rules[0].dimension, HENG_RISK_CONTROL);
	assert_int_equal(info->rules[0].phases,
			 1 << HENG_ADMISSION | 1 << HENG_EXIT);
	assert_int_equal(info->rules[0].severity, HENG_CRITICAL);
	assert_int_equal(info->rules[0].weight, 5);
	assert_true(info->rules[0].veto);
	assert_int_equal(info->rules[0].source, HENG_FROM_PLUGIN);
	assert_string_equal(info->rules[0].owner, "declares");
	assert_int_equal(info->rules[0].n_cites, 2);
	assert_string_equal(info->rules[0].cites[0].norm, "csl");
	assert_string_equal(info->rules[0].cites[0].article, "log-retention");
	assert_string_equal(info->rules[0].cites[1].norm, "pipl");
	assert_null(info->rules[0].cites[1].article);
	assert_int_equal(info->rules[0].n_params, 3);
	assert_string_equal(info->rules[0].params[0].unit, "days");
	assert_int_equal(info->rules[0].params[0].default_value.number, 15);
	assert_int_equal(info->rules[0].params[1].type, HENG_PARAM_BOOL);
	assert_int_equal(info->rules[0].params[1].max, 1);
	assert_string_equal(info->rules[0].params[2].default_value.text, "甲");
	assert_string_equal(info->rules[0].remedy.en, "Do it");
	assert_null(info->rules[0].rationale.zh);
	assert_int_equal(info->rules[1].weight, 0);
	assert_int_equal(info->n_measures, 1);
	assert_string_equal(info->measures[0].name, "up-time_1");
	assert_int_equal(info->measures[0].scale, 9);
	heng_plugin_host_free(host);
}

static const char dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
    "asOf='2026-06-29' scheme='pboc-tool' phase='admission'>"
    "<app plannedLive='2024-10-04'><name>n</name></app>"
    "<org role='lead'/><org role='joint'><uscc>X</uscc></org></dossier>";

/* A reply with one read, one finding and one missing path. */
static void put_reply(heng_buf *body, bool rule)
{
	heng_wire_reply reply = {.outcome = HENG_PLUGIN_PARTIAL,
				 .share = 5000,
				 .n_reads = 2,
				 .n_findings = rule,
				 .n_missing = 1};
	heng_wire_read here = {2, HENG_NO_ATTRIBUTE, 0}, gone = {3, -1u, 4};
	heng_wire_finding finding = {4, HENG_NO_ATTRIBUTE, 6, 4};
	heng_wire_missing missing = {5, HENG_NO_ATTRIBUTE, 4};

	heng_buf_put(body, &reply, sizeof(reply));
	heng_buf_put(body, &here, sizeof(here));
	heng_buf_put(body, &gone, sizeof(gone));
	heng_buf_puts(body, "uscc");
	if (rule) {
		heng_buf_put(body, &finding, sizeof(finding));
		heng_buf_puts(body, "部分part");
	}
	heng_buf_put(body, &missing, sizeof(missing));
	heng_buf_puts(body, "@lei");
}

static void check_result(const heng_result *result)
{
	const heng_finding *finding;
	const heng_missing *missing;
	const heng_value_read *read;

	assert_true(result->outcome == HENG_ERROR ||
		    result->outcome == HENG_PASS ||
		    result->outcome == HENG_FAIL ||
		    result->outcome == HENG_INSUFFICIENT ||
		    result->outcome == HENG_NOT_APPLICABLE ||
		    result->outcome == HENG_PARTIAL);
	if (result->outcome == HENG_PARTIAL)
		assert_true(result->share > 0 && result->share < HENG_BP);
	for (finding = result->findings; finding; finding = finding->next) {
		check_plain(finding->message.zh);
		check_plain(finding->message.en);
		check_plain(finding->path);
	}
	for (missing = result->missing; missing; missing = missing->next)
		check_plain(missing->path);
	for (read = result->reads; read; read = read->next)
		check_plain(read->path);
}

/* A reply is taken whole within every bound, or not at all. */
static void test_replies(void **state)
{
	heng_reader *reader = heng_reader_new();
	heng_rule rule = {.id = "ZZ-01"};
	heng_plugin_info info = {.id = "p", .version = "1", .abi = "1.0"};
	const heng_image *image;
	heng_buf body = {0}, bare = {0};
	size_t taken = 0, lies = 0;
	uint32_t seed = 11;
	heng_error error;
	char copy[512];
	int round;

	(void)state;
	assert_int_equal(heng_read(reader, &heng_dossier_grammar, "t", dossier,
				   sizeof(dossier) - 1, NULL, NULL, &image,
				   &error),
			 HENG_OK);
	put_reply(&body, true);
	put_reply(&bare, false);
	for (round = 0; round < 2 * ROUNDS; round++) {
		const heng_buf *from = round % 2 ? &bare : &body;
		heng_measure measure = {.why_not = "", .note = ""};
		heng_arena arena = {0};
		heng_result result;
		bool lied = false;
	uint32_t secrets = 0;
		size_t size = from->size;
		heng_rc rc;

		memcpy(copy, from->data, size);
		if (round > 1)
			size = mutate(copy, size, &seed);
		heng_result_init(&result, &rule, 1);
		if (round % 2) {
			rc = heng_reply_take_measure(image, copy, size, &arena,
						     &measure, &lied,
					     &secrets);
			check_plain(measure.why_not);
			check_plain(measure.note);
		} else {
			rc = heng_reply_take_rule(&info, image, copy, size,
						  &arena, &result, &lied,
					  &secrets);
			check_result(&result);
			if (rc)
				assert_null(result.findings);
		}
		assert_true(rc == HENG_OK || rc == HENG_EFAULT);
		if (round == 0) {
			assert_int_equal(result.outcome, HENG_PARTIAL);
			assert_string_equal(result.reads->path, "app/name");
			assert_string_equal(result.reads->next->path,
					    "org[1]/uscc");
			assert_string_equal(result.missing->path,
					    "org[2]/uscc/@lei");
		}
		taken += rc == HENG_OK;
		lies += lied;
		heng_arena_fini(&arena);
	}
	assert_true(taken > ROUNDS / 50 && taken < 2 * ROUNDS && lies > 0);
	heng_buf_fini(&body);
	heng_buf_fini(&bare);
	heng_reader_free(reader);
}

static void test_plain(void **state)
{
	static const char *const refused[] = {
	    "a\nb",	    "a\tb",	    "\x7f",	    "\xc2\x85",
	    "\xe2\x80\xa8", "\xe2\x80\xae", "\xe2\x81\xa6", "\xef\xbb\xbf",
	    "\xef\xbf\xbe", "\xc0\x80",	    "\xed\xa0\x80", "\xff"};
	size_t i;

	(void)state;
	assert_true(heng_wire_is_plain("", 0));
	assert_true(heng_wire_is_plain("投诉 a~", strlen("投诉 a~")));
	assert_true(heng_wire_is_plain("\xf0\xa0\x80\x80", 4));
	assert_false(heng_wire_is_plain("\0", 1));
	for (i = 0; i < sizeof(refused) / sizeof(*refused); i++)
		assert_false(
		    heng_wire_is_plain(refused[i], strlen(refused[i])));
}

#if UINTPTR_MAX == UINT64_MAX
/* Where version 1.0 put everything: a plugin built then looks there. */
static const struct {
	const char *what;
	size_t now, then;
} layout[] = {
    {"heng_plugin_head.size", offsetof(heng_plugin_head, size), 4},
    {"heng_plugin_head.minor", offsetof(heng_plugin_head, minor), 12},
    {"heng_plugin_head", sizeof(heng_plugin_head), 16},
    {"heng_plugin.id", offsetof(heng_plugin, id), 16},
    {"heng_plugin.version", offsetof(heng_plugin, version), 24},
    {"heng_plugin.rules", offsetof(heng_plugin, rules), 32},
    {"heng_plugin.measures", offsetof(heng_plugin, measures), 40},
    {"heng_plugin.open", offsetof(heng_plugin, open), 48},
    {"heng_plugin.close", offsetof(heng_plugin, close), 56},
    {"heng_plugin_rule.dimension", offsetof(heng_plugin_rule, dimension), 4},
    {"heng_plugin_rule.phases", offsetof(heng_plugin_rule, phases), 8},
    {"heng_plugin_rule.severity", offsetof(heng_plugin_rule, severity), 12},
    {"heng_plugin_rule.weight", offsetof(heng_plugin_rule, weight), 16},
    {"heng_plugin_rule.veto", offsetof(heng_plugin_rule, veto), 20},
    {"heng_plugin_rule.id", offsetof(heng_plugin_rule, id), 24},
    {"heng_plugin_rule.title", offsetof(heng_plugin_rule, title), 32},
    {"heng_plugin_rule.cites", offsetof(heng_plugin_rule, cites), 48},
    {"heng_plugin_rule.params", offsetof(heng_plugin_rule, params), 56},
    {"heng_plugin_rule.rationale", offsetof(heng_plugin_rule, rationale), 64},
    {"heng_plugin_rule.remedy", offsetof(heng_plugin_rule, remedy), 80},
    {"heng_plugin_rule.check", offsetof(heng_plugin_rule, check), 96},
    {"heng_plugin_param.type", offsetof(heng_plugin_param, type), 4},
    {"heng_plugin_param.name", offsetof(heng_plugin_param, name), 8},
    {"heng_plugin_param.unit", offsetof(heng_plugin_param, unit), 16},
    {"heng_plugin_param.min", offsetof(heng_plugin_param, min), 24},
    {"heng_plugin_param.max", offsetof(heng_plugin_param, max), 32},
    {"heng_plugin_param.default_number",
     offsetof(heng_plugin_param, default_number), 40},
    {"heng_plugin_param.default_text",
     offsetof(heng_plugin_param, default_text), 48},
    {"heng_plugin_measure.scale", offsetof(heng_plugin_measure, scale), 4},
    {"heng_plugin_measure.name", offsetof(heng_plugin_measure, name), 8},
    {"heng_plugin_measure.title", offsetof(heng_plugin_measure, title), 16},
    {"heng_plugin_measure.unit", offsetof(heng_plugin_measure, unit), 32},
    {"heng_plugin_measure.compute", offsetof(heng_plugin_measure, compute), 40},
    {"heng_host.path", offsetof(heng_host, path), 16},
    {"heng_host.root", offsetof(heng_host, root), 24},
    {"heng_host.first", offsetof(heng_host, first), 32},
    {"heng_host.all", offsetof(heng_host, all), 40},
    {"heng_host.name", offsetof(heng_host, name), 48},
    {"heng_host.value", offsetof(heng_host, value), 56},
    {"heng_host.token", offsetof(heng_host, token), 64},
    {"heng_host.integer", offsetof(heng_host, integer), 72},
    {"heng_host.money", offsetof(heng_host, money), 80},
    {"heng_host.date", offsetof(heng_host, date), 88},
    {"heng_host.line", offsetof(heng_host, line), 96},
    {"heng_host.as_of", offsetof(heng_host, as_of), 104},
    {"heng_host.dossier", offsetof(heng_host, dossier), 112},
    {"heng_host.param_number", offsetof(heng_host, param_number), 120},
    {"heng_host.param_text", offsetof(heng_host, param_text), 128},
    {"heng_host.attachment_open", offsetof(heng_host, attachment_open), 136},
    {"heng_host.reason", offsetof(heng_host, reason), 144},
    {"heng_host.outcome", offsetof(heng_host, outcome), 152},
    {"heng_host.finding", offsetof(heng_host, finding), 160},
    {"heng_host.missing", offsetof(heng_host, missing), 168},
    {"heng_host.measure", offsetof(heng_host, measure), 176},
    {"heng_host.note", offsetof(heng_host, note), 184},
};

static void test_layout(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(layout) / sizeof(*layout); i++)
		if (layout[i].now != layout[i].then)
			fail_msg("%s moved from %zu to %zu", layout[i].what,
				 layout[i].then, layout[i].now);
}
#else
static void test_layout(void **state)
{
	(void)state;
	skip(); /* written down for 64-bit machines only */
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_layout),
	    cmocka_unit_test(test_plain),
	    cmocka_unit_test(test_declared),
	    cmocka_unit_test(test_declarations),
	    cmocka_unit_test(test_replies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
