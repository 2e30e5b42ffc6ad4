/* A bench for service-metrics: its host, a folder, dossiers made here. */
#include "tests/unit/metrics_bench.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef SHIPPED_DIR
#define SHIPPED_DIR "plugins"
#endif

/* MiB for a host: the libraries and little more, whatever the file. */
enum { MEMORY = 64 };

int metrics_begin(void **state)
{
	const char *folder = getenv("HENG_SHIPPED_PLUGINS");
	bench *b = calloc(1, sizeof(*b));
	char file[512];
	heng_error error;

	assert_non_null(b);
	b->job.image_fd = -1;
	b->job.as_of = AS_OF;
	b->reader = heng_reader_new();
	assert_non_null(b->reader);
	snprintf(b->folder, sizeof(b->folder), "/tmp/heng-metrics-XXXXXX");
	assert_non_null(mkdtemp(b->folder));
	b->job.folder_fd = open(b->folder, O_PATH | O_DIRECTORY);
	assert_true(b->job.folder_fd >= 0);
	b->limits = heng_limits_default;
#ifndef __SANITIZE_ADDRESS__ /* which needs terabytes of addresses */
	b->limits.plugin_memory = (int64_t)MEMORY << 20;
#endif
	b->native.limits = &b->limits;
	if (folder)
		snprintf(file, sizeof(file), "%s/service-metrics.so", folder);
	else
		snprintf(file, sizeof(file),
			 SHIPPED_DIR
			 "/service-metrics/.libs/service-metrics.so");
	if (heng_plugin_host_open("service-metrics", file, &b->native, &b->host,
				  &error))
		fail_msg("%s %s", error.code, error.en);
	assert_true(heng_plugin_host_info(b->host)->n_measures <= MEASURES_MAX);
	*state = b;
	return 0;
}

int metrics_end(void **state)
{
	bench *b = *state;

	if (b->job.image_fd >= 0)
		close(b->job.image_fd);
	unlinkat(b->job.folder_fd, "s.csv", 0);
	close(b->job.folder_fd);
	rmdir(b->folder);
	heng_plugin_host_free(b->host);
	heng_reader_free(b->reader);
	heng_arena_fini(&b->arena);
	free(b);
	return 0;
}

/* Computes all measures of a dossier whose operation record is `body`. */
void metrics_compute(bench *b, const char *body)
{
	static const char head[] =
	    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1' "
	    "asOf='2026-06-30' scheme='pboc-tool' phase='operation'>"
	    "<milestone type='live' date='2026-02-10'/>"
	    "<app><name>n</name><expectedEffect metricId='m' "
	    "better='lower'/><expectedEffect metricId='w'/></app><operation>";
	static const char tail[] = "</operation><attachment id='A' "
				   "href='s.csv'/><attachment id='N' "
				   "href='none.csv'/></dossier>";
	size_t room = strlen(body) + sizeof(head) + sizeof(tail);
	char *text = malloc(room);
	heng_error error;

	assert_non_null(text);
	snprintf(text, room, "%s%s%s", head, body, tail);
	if (heng_read(b->reader, &heng_dossier_grammar, "t.xml", text,
		      strlen(text), NULL, NULL, &b->job.image, &error))
		fail_msg("%u: %s", (unsigned)error.column, error.en);
	free(text);
	if (b->job.image_fd >= 0)
		close(b->job.image_fd);
	b->job.image_fd = heng_image_share(b->job.image, &error);
	assert_true(b->job.image_fd >= 0);
	heng_arena_reset(&b->arena);
	assert_int_equal(heng_plugin_host_judge(b->host, &b->job, &b->arena,
						NULL, 0, b->measures, &b->fault,
						&error),
			 HENG_OK);
	assert_false(b->fault);
}

static const heng_measure *find(const bench *b, const char *name)
{
	const heng_plugin_info *info = heng_plugin_host_info(b->host);
	size_t i;

	for (i = 0; i < info->n_measures; i++)
		if (strcmp(b->measures[i].name, name) == 0)
			return &b->measures[i];
	fail_msg("no measure %s", name);
	return NULL;
}

/* The value; what else stands beside it ("": nothing). */
void metrics_is(const bench *b, const char *name, int64_t value,
		const char *note)
{
	const heng_measure *m = find(b, name);

	if (!m->computed)
		fail_msg("%s lacks %s (%s)", name, m->why_not, m->note);
	if (m->value != value)
		fail_msg("%s is %lld instead of %lld", name,
			 (long long)m->value, (long long)value);
	assert_string_equal(m->note, note);
}

/* Not computed for want of the path, with this beside it. */
void metrics_lacks(const bench *b, const char *name, const char *path,
		   const char *note)
{
	const heng_measure *m = find(b, name);

	if (m->computed)
		fail_msg("%s is %lld", name, (long long)m->value);
	assert_string_equal(m->why_not, path);
	assert_string_equal(m->note, note);
}

void metrics_put(const bench *b, const char *text, size_t size)
{
	int fd = openat(b->job.folder_fd, "s.csv", O_CREAT | O_TRUNC | O_WRONLY,
			0600);

	assert_true(fd >= 0);
	while (size) {
		ssize_t n = write(fd, text, size);

		assert_true(n > 0);
		text += n;
		size -= (size_t)n;
	}
	close(fd);
}
