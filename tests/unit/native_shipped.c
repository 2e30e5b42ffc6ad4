/* Test: the plugins identifiers and evidence on dossiers made here. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "core/base/digest.h"
#include "core/native/plugins.h"
#include "core/read/reader.h"

#ifndef SHIPPED_DIR
#define SHIPPED_DIR "plugins"
#endif

typedef struct run {
	heng_reader *reader;
	heng_plugin_host *host;
	heng_plugin_job job;
	heng_arena arena;
	heng_result results[8];
	heng_measure measures[8];
	bool fault;
} run;

static void start(run *r, const char *id)
{
	const char *folder = getenv("HENG_SHIPPED_PLUGINS");
	char file[512];
	heng_error error;

	memset(r, 0, sizeof(*r));
	r->job.folder_fd = r->job.image_fd = -1;
	r->reader = heng_reader_new();
	assert_non_null(r->reader);
	if (folder)
		snprintf(file, sizeof(file), "%s/%s.so", folder, id);
	else
		snprintf(file, sizeof(file), SHIPPED_DIR "/%s/.libs/%s.so", id,
			 id);
	if (heng_plugin_host_open(id, file, NULL, &r->host, &error))
		fail_msg("%s %s", error.code, error.en);
}

/* Judges a dossier whose children are `body`. */
static void judge(run *r, const char *body)
{
	const heng_plugin_info *info = heng_plugin_host_info(r->host);
	heng_result *list[8];
	heng_error error;
	char text[8192];
	size_t i;

	snprintf(text, sizeof(text),
		 "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
		 "asOf='2026-06-30' scheme='pboc-tool' phase='admission'>%s"
		 "</dossier>",
		 body);
	if (heng_read(r->reader, &heng_dossier_grammar, "t.xml", text,
		      strlen(text), NULL, NULL, &r->job.image, &error))
		fail_msg("%u: %s", (unsigned)error.column, error.en);
	if (r->job.image_fd >= 0)
		close(r->job.image_fd);
	r->job.image_fd = heng_image_share(r->job.image, &error);
	assert_true(r->job.image_fd >= 0);
	heng_arena_reset(&r->arena);
	for (i = 0; i < info->n_rules; i++) {
		list[i] = &r->results[i];
		heng_result_init(list[i], &info->rules[i], 1);
	}
	assert_int_equal(heng_plugin_host_judge(r->host, &r->job, &r->arena,
						list, info->n_rules,
						r->measures, &r->fault, &error),
			 HENG_OK);
}

static void stop(run *r)
{
	if (r->job.image_fd >= 0)
		close(r->job.image_fd);
	if (r->job.folder_fd >= 0)
		close(r->job.folder_fd);
	heng_plugin_host_free(r->host);
	heng_reader_free(r->reader);
	heng_arena_fini(&r->arena);
}

typedef struct identifier_case {
	const char *body;
	const char *rule;
	heng_outcome outcome;
	const char *path; /* of a finding, or of what is missing */
	const char *en;	  /* in the finding */
} identifier_case;

#define GOOD	    "914403004557449382"
#define APP(number) "<app><number>" number "</number><name>n</name></app>"
#define LEAD(uscc)  "<org role='lead'><uscc>" uscc "</uscc></org>"
#define PUBLIC(day) "<milestone type='publicity-start' date='" day "'/>"
#define NAMED	    "<app><name>n</name></app>"

static const identifier_case identifier_cases[] = {
    {NAMED, "LC-03", HENG_INSUFFICIENT, "org", NULL},
    {NAMED LEAD(GOOD), "LC-03", HENG_PASS, NULL, NULL},
    {NAMED LEAD(GOOD) "<org role='joint'/>", "LC-03", HENG_INSUFFICIENT,
     "org[2]/uscc", NULL},
    {NAMED LEAD(GOOD) "<org role='joint'><uscc>914403004557449383</uscc></org>"
		      "<org role='joint'/>",
     "LC-03", HENG_FAIL, "org[2]/uscc", "check digit 3"},
    {NAMED LEAD(GOOD) "<org><uscc>914403004557449383</uscc></org>", "LC-03",
     HENG_FAIL, "org[2]/uscc", "call for 2"},
    {NAMED LEAD("91440300455744938"), "LC-03", HENG_FAIL, "org[1]/uscc",
     "17 characters instead of 18"},
    {NAMED LEAD("9144030045574493O2"), "LC-03", HENG_FAIL, "org[1]/uscc",
     "\"O\" in place 17"},
    {NAMED LEAD("91440300455744938二"), "LC-03", HENG_FAIL, "org[1]/uscc",
     "\"二\" in place 18"},
    {NAMED LEAD(GOOD), "LC-04", HENG_NOT_APPLICABLE, NULL, NULL},
    {NAMED "<org><lei>300300C1031633000208</lei></org><org/>", "LC-04",
     HENG_PASS, NULL, NULL},
    {NAMED "<org><lei>300300C1031633000208</lei></org>"
	   "<org><lei>549300E7TSGLC0VSY746</lei></org>",
     "LC-04", HENG_FAIL, "org[2]/lei", "with the letter O in place 14"},
    {NAMED LEAD(GOOD), "LC-05", HENG_INSUFFICIENT, "app/number", NULL},
    {APP(GOOD "-2024-0001"), "LC-05", HENG_INSUFFICIENT,
     "org[@role='lead']/uscc", NULL},
    {PUBLIC("2024-05-01") APP(GOOD "-2024-0001") LEAD(GOOD), "LC-05", HENG_PASS,
     NULL, NULL},
    {APP(GOOD "-2024-0001") LEAD(GOOD), "LC-05", HENG_INSUFFICIENT,
     "milestone[@type='publicity-start']/@date", NULL},
    {PUBLIC("2025-01-01") APP(GOOD "-2024-0001") LEAD(GOOD), "LC-05", HENG_FAIL,
     "app/number", "began on 2025-01-01"},
    {PUBLIC("2024-05-01") APP(GOOD "-2024-0001") LEAD("91460000984091813B"),
     "LC-05", HENG_FAIL, "app/number", "is 91460000984091813B"},
    /* What is missing does not hide what is wrong. */
    {APP(GOOD "-2024-0001") LEAD("91460000984091813B"), "LC-05", HENG_FAIL,
     "app/number", "is 91460000984091813B"},
    {APP(GOOD "-24-0001") LEAD(GOOD), "LC-05", HENG_FAIL, "app/number",
     "not of the form"},
    {APP(GOOD "-2024-00011") LEAD(GOOD), "LC-05", HENG_FAIL, "app/number",
     "not of the form"},
    {APP("x") LEAD(GOOD), "LC-05", HENG_FAIL, "app/number", "not of the form"},
};

static const heng_result *result_of(const run *r, const char *rule)
{
	size_t i;

	for (i = 0; i < heng_plugin_host_info(r->host)->n_rules; i++)
		if (strcmp(r->results[i].rule->id, rule) == 0)
			return &r->results[i];
	fail_msg("no rule %s", rule);
	return NULL;
}

static void test_identifiers(void **state)
{
	size_t i;
	run r;

	(void)state;
	start(&r, "identifiers");
	for (i = 0; i < sizeof(identifier_cases) / sizeof(*identifier_cases);
	     i++) {
		const identifier_case *want = &identifier_cases[i];
		const heng_result *got;

		judge(&r, want->body);
		assert_false(r.fault);
		got = result_of(&r, want->rule);
		if (got->outcome != want->outcome)
			fail_msg("case %zu: %s", i,
				 heng_outcome_name(got->outcome));
		if (want->outcome == HENG_FAIL) {
			assert_string_equal(got->findings->path, want->path);
			if (want->en &&
			    !strstr(got->findings->message.en, want->en))
				print_message("case %zu: %s\n", i,
					      got->findings->message.en);
			assert_true(
			    !want->en ||
			    strstr(got->findings->message.en, want->en));
			assert_true(*got->findings->message.zh);
		} else if (want->outcome == HENG_INSUFFICIENT) {
			assert_non_null(got->missing);
			assert_string_equal(got->missing->path, want->path);
		} else {
			assert_null(got->findings);
			assert_null(got->missing);
		}
	}
	stop(&r);
}

static void put(int folder, const char *name, const char *text)
{
	int fd = openat(folder, name, O_CREAT | O_TRUNC | O_WRONLY, 0600);
	size_t size = strlen(text);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, size), size);
	close(fd);
}

/* A measure's value, or -1 where it is not computed. */
static int64_t value(const run *r, const char *name, const char *note)
{
	const heng_plugin_info *info = heng_plugin_host_info(r->host);
	size_t i;

	for (i = 0; i < info->n_measures; i++) {
		const heng_measure *measure = &r->measures[i];

		if (strcmp(measure->name, name) != 0)
			continue;
		if (!measure->computed) {
			assert_string_equal(measure->why_not, note);
			return -1;
		}
		assert_string_equal(measure->note, note);
		return measure->value;
	}
	fail_msg("no measure %s", name);
	return 0;
}

static void digest_of(heng_digest_kind kind, const char *text,
		      char hex[HENG_DIGEST_HEX])
{
	heng_digest *digest = heng_digest_new(kind);

	assert_non_null(digest);
	assert_int_equal(heng_digest_add(digest, text, strlen(text)), HENG_OK);
	assert_int_equal(heng_digest_finish(digest, hex), HENG_OK);
	heng_digest_free(digest);
}

static void test_evidence(void **state)
{
	char folder[] = "/tmp/heng-shipped-XXXXXX";
	char sha[HENG_DIGEST_HEX], sm3[HENG_DIGEST_HEX], body[4096];
	run r;

	(void)state;
	start(&r, "evidence");
	assert_non_null(mkdtemp(folder));
	r.job.folder_fd = open(folder, O_PATH | O_DIRECTORY);
	put(r.job.folder_fd, "a", "alpha");
	put(r.job.folder_fd, "b", "beta");
	digest_of(HENG_SHA256, "alpha", sha);
	digest_of(HENG_SM3, "beta", sm3);

	/* Nothing is wrong. */
	snprintf(body, sizeof(body),
		 "<app><name>n</name></app><org><licence attRef='A'/>"
		 "<licence attRef=' B '/></org>"
		 "<attachment id='A' hash='sha256:%s' size='5' href='a'/>"
		 "<attachment id='B' hash='sm3:%s' size='4' href='b'/>",
		 sha, sm3);
	judge(&r, body);
	assert_false(r.fault);
	assert_int_equal(value(&r, "attachments", ""), 2);
	assert_int_equal(value(&r, "missing", ""), 0);
	assert_int_equal(value(&r, "altered", ""), 0);
	assert_int_equal(value(&r, "size_mismatch", ""), 0);
	assert_int_equal(value(&r, "dangling_references", ""), 0);
	assert_int_equal(value(&r, "unreferenced", ""), 0);
	assert_int_equal(value(&r, "total_bytes", ""), 9);

	/* The same size, one letter changed; the other file has grown. */
	put(r.job.folder_fd, "a", "alphb");
	put(r.job.folder_fd, "b", "beta!");
	judge(&r, body);
	assert_int_equal(value(&r, "altered", "A B"), 2);
	assert_int_equal(value(&r, "size_mismatch", "B"), 1);
	assert_int_equal(value(&r, "total_bytes", ""), 10);
	put(r.job.folder_fd, "b", "beta");
	unlinkat(r.job.folder_fd, "a", 0);
	judge(&r, body);
	assert_int_equal(value(&r, "missing", "A"), 1);
	assert_int_equal(value(&r, "altered", ""), 0);
	assert_int_equal(value(&r, "total_bytes", ""), 4);

	/* References to nothing, attachments of nobody, nothing declared. */
	snprintf(body, sizeof(body),
		 "<app><name>n</name></app><org><licence attRef='C'/></org>"
		 "<vendor contractRef='D'/>"
		 "<attachment id='B' href='b' signature='S'/>"
		 "<attachment id='N'/>");
	judge(&r, body);
	assert_int_equal(value(&r, "attachments", ""), 2);
	assert_int_equal(value(&r, "dangling_references", "C D S"), 3);
	assert_int_equal(value(&r, "unreferenced", "B N"), 2);
	assert_int_equal(value(&r, "missing", "N"), 1);
	assert_int_equal(value(&r, "altered", "attachment[1]/@hash"), -1);
	assert_int_equal(value(&r, "size_mismatch", "attachment[1]/@size"), -1);
	assert_false(r.fault);

	/* Without a folder nobody can say what is missing. */
	unlinkat(r.job.folder_fd, "b", 0);
	close(r.job.folder_fd);
	r.job.folder_fd = -1;
	rmdir(folder);
	judge(&r, body);
	assert_int_equal(value(&r, "attachments", ""), 2);
	assert_int_equal(value(&r, "missing", "attachment[1]/@href"), -1);
	assert_int_equal(value(&r, "total_bytes", "attachment[1]/@href"), -1);
	assert_int_equal(value(&r, "dangling_references", "C D S"), 3);

	/* No attachment at all is no fault of anything. */
	judge(&r, "<app><name>n</name></app>");
	assert_int_equal(value(&r, "attachments", ""), 0);
	assert_int_equal(value(&r, "missing", ""), 0);
	assert_int_equal(value(&r, "altered", ""), 0);
	stop(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_identifiers),
	    cmocka_unit_test(test_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
