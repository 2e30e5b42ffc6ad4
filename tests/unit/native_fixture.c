/* The dossier, the folder and the judgement that tests of hosts share. */
#include "tests/unit/native_fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/read/reader.h"

native_fixture native;

static heng_reader *reader;

static const char dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
    "asOf='2026-06-29' scheme='pboc-tool' phase='admission'>\n"
    "<app plannedLive=' 2024-10-04 '><name> 示例  产品 </name>"
    "<expectedScale amount='12345' currency='USD'/></app>\n"
    "<org role='lead'/><org role='joint'><uscc>X</uscc></org>\n"
    "<attachment id='A1' href='a.txt'/>\n"
    "<attachment id='gone' href='gone.txt'/>\n"
    "<attachment id='up' href='../up.txt'/>\n"
    "<attachment id='root' href='/etc/hostname'/>\n"
    "<attachment id='link' href='link.txt'/>\n"
    "<attachment id='linked' href='loop/a.txt'/>\n"
    "<attachment id='folder' href='.'/>\n"
    "<attachment id='pipe' href='pipe'/>\n"
    "<attachment id='bare'/>\n"
    "</dossier>\n";

static void make_files(void)
{
	char path[128];
	int fd;

	strcpy(native.folder, "/tmp/heng-native-XXXXXX");
	assert_non_null(mkdtemp(native.folder));
	native.job.folder_fd = open(native.folder, O_PATH | O_CLOEXEC);
	assert_true(native.job.folder_fd >= 0);
	fd = openat(native.job.folder_fd, "a.txt", O_CREAT | O_WRONLY, 0600);
	assert_int_equal(write(fd, "hello", 5), 5);
	close(fd);
	snprintf(path, sizeof(path), "%s/pipe", native.folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(symlinkat("a.txt", native.job.folder_fd, "link.txt"),
			 0);
	assert_int_equal(symlinkat(".", native.job.folder_fd, "loop"), 0);
}

int native_set_up(void **state)
{
	heng_error error;

	(void)state;
	native.limits = heng_limits_default;
	native.limits.plugin_wall = NATIVE_WALL;
	native.limits.plugin_open = 3000;
	native.native.limits = &native.limits;
	reader = heng_reader_new();
	assert_non_null(reader);
	if (heng_read(reader, &heng_dossier_grammar, "test.xml", dossier,
		      sizeof(dossier) - 1, NULL, NULL, &native.job.image,
		      &error)) {
		fprintf(stderr, "%u:%u %s\n", error.line, error.column,
			error.en);
		return -1;
	}
	assert_true(heng_date_parse("2026-06-29", 10, &native.job.as_of));
	native.job.image_fd = heng_image_share(native.job.image, &error);
	assert_true(native.job.image_fd >= 0);
	make_files();
	return 0;
}

int native_tear_down(void **state)
{
	static const char *const names[] = {"a.txt", "link.txt", "loop",
					    "pipe"};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		unlinkat(native.job.folder_fd, names[i], 0);
	rmdir(native.folder);
	close(native.job.folder_fd);
	close(native.job.image_fd);
	heng_reader_free(reader);
	return 0;
}

void native_path(const char *name, char out[512])
{
	static const char *const folders[] = {ATTACK_DIR, PLUGIN_DIR};

	for (size_t i = 0; i < 2; i++) {
		snprintf(out, 512, "%s/%s.so", folders[i], name);
		if (access(out, F_OK) == 0)
			return;
	}
}

heng_rc native_open(const char *name, heng_plugin_host **host,
		    heng_error *error)
{
	char file[512], id[64];

	native_path(name, file);
	snprintf(id, sizeof(id), "%s", name);
	for (char *at = id; *at; at++)
		if (*at == '_')
			*at = '-';
	return heng_plugin_host_open(id, file, &native.native, host, error);
}

heng_plugin_host *native_must_open(const char *name)
{
	heng_plugin_host *host;
	heng_error error;

	if (native_open(name, &host, &error))
		fail_msg("%s: %s %s", name, error.code, error.en);
	return host;
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void native_judge(heng_plugin_host *host, native_judged *out)
{
	const heng_plugin_info *info = heng_plugin_host_info(host);
	heng_result *list[NATIVE_RULES_MAX];
	heng_error error;
	int64_t start = now_ms();

	memset(out, 0, sizeof(*out));
	assert_true(info->n_rules <= NATIVE_RULES_MAX);
	assert_true(info->n_measures <= 4);
	out->results = calloc(info->n_rules + 1, sizeof(*out->results));
	for (size_t i = 0; i < info->n_rules; i++) {
		list[i] = &out->results[i];
		heng_result_init(list[i], &info->rules[i],
				 info->rules[i].weight);
	}
	assert_int_equal(heng_plugin_host_judge(
			     host, &native.job, &out->arena, list,
			     info->n_rules, out->measures, &out->fault, &error),
			 HENG_OK);
	out->ms = now_ms() - start;
}

void native_forget(native_judged *judged)
{
	heng_arena_fini(&judged->arena);
	free(judged->results);
}

void native_judge_once(const char *name, native_judged *out)
{
	heng_plugin_host *host = native_must_open(name);

	native_judge(host, out);
	heng_plugin_host_free(host);
}

bool native_says(const heng_result *result, const char *text)
{
	const heng_finding *finding;

	for (finding = result->findings; finding; finding = finding->next)
		if (strstr(finding->message.en, text) && *finding->message.zh)
			return true;
	return false;
}

int native_count_descriptors(void)
{
	int n = 0;

	for (int fd = 0; fd < 256; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}
