/*
 * Inspect: admits a plugin, prints what it declares and, given a dossier,
 * what its rules and measures come to. For the test scripts.
 *
 *   inspect ID FILE.so [DOSSIER.xml]
 */

#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/fixed.h"
#include "core/native/plugins.h"
#include "core/read/reader.h"

enum { DOSSIER_MAX = 16 << 20 };

static void print_result(const heng_result *result)
{
	const heng_finding *finding;
	const heng_missing *missing;

	printf("%s %s %d\n", result->rule->id,
	       heng_outcome_name(result->outcome), (int)result->share);
	for (finding = result->findings; finding; finding = finding->next)
		printf("  %s:%u:%u\n    %s\n    %s\n", finding->path,
		       (unsigned)finding->line, (unsigned)finding->column,
		       finding->message.zh, finding->message.en);
	for (missing = result->missing; missing; missing = missing->next)
		printf("  missing %s\n", missing->path);
	printf("  reads %zu\n", result->n_reads);
}

static void print_measure(const heng_measure *measure)
{
	char number[24];

	printf("%s.%s ", measure->plugin, measure->name);
	if (measure->computed)
		printf(
		    "%s %s (%s)\n",
		    heng_format_scaled(measure->value, measure->scale, number),
		    measure->unit, measure->note);
	else
		printf("not computed: %s\n",
		       *measure->why_not ? measure->why_not : "failed");
}

static int judge(heng_plugin_host *host, const char *path)
{
	const heng_plugin_info *info = heng_plugin_host_info(host);
	heng_result *results = calloc(info->n_rules + 1, sizeof(*results));
	heng_result **list = calloc(info->n_rules + 1, sizeof(*list));
	heng_measure *measures =
	    calloc(info->n_measures + 1, sizeof(*measures));
	heng_reader *reader = heng_reader_new();
	heng_plugin_job job = {.image_fd = -1, .folder_fd = -1};
	char *folder = strdup(path);
	heng_arena arena = {0};
	heng_buf bytes = {0};
	heng_error error;
	bool fault = true;
	size_t i;

	if (!results || !list || !measures || !reader || !folder ||
	    heng_file_read(path, DOSSIER_MAX, &bytes, &error) ||
	    heng_read(reader, &heng_dossier_grammar, path, bytes.data,
		      bytes.size, NULL, NULL, &job.image, &error)) {
		fprintf(stderr, "%s: %s\n", path, error.en);
		goto out;
	}
	job.image_fd = heng_image_share(job.image, &error);
	job.folder_fd = open(dirname(folder), O_PATH | O_DIRECTORY | O_CLOEXEC);
	for (i = 0; i < info->n_rules; i++) {
		list[i] = &results[i];
		heng_result_init(list[i], &info->rules[i],
				 info->rules[i].weight);
	}
	if (heng_plugin_host_judge(host, &job, &arena, list, info->n_rules,
				   measures, &fault, &error)) {
		fprintf(stderr, "%s\n", error.en);
		goto out;
	}
	for (i = 0; i < info->n_rules; i++)
		print_result(list[i]);
	for (i = 0; i < info->n_measures; i++)
		print_measure(&measures[i]);
out:
	if (job.image_fd >= 0)
		close(job.image_fd);
	if (job.folder_fd >= 0)
		close(job.folder_fd);
	heng_reader_free(reader);
	heng_arena_fini(&arena);
	heng_buf_fini(&bytes);
	free(folder);
	free(measures);
	free(list);
	free(results);
	return fault;
}

int main(int argc, char **argv)
{
	const heng_plugin_info *info;
	heng_plugin_host *host;
	heng_error error;
	int status = 0;
	heng_rc rc;
	char *file;
	size_t i;

	if (argc < 3)
		return 2;
	file = realpath(argv[2], NULL);
	rc = heng_plugin_host_open(argv[1], file ? file : argv[2], NULL, &host,
				   &error);
	free(file);
	if (rc) {
		printf("%s\n%s\n%s\n", error.code, error.zh, error.en);
		heng_plugin_host_free(host);
		return 1;
	}
	info = heng_plugin_host_info(host);
	if (argc > 3) {
		status = judge(host, argv[3]);
	} else {
		printf("%s %s %s\n", info->id, info->version, info->abi);
		for (i = 0; i < info->n_rules; i++)
			printf("%s %s\n", info->rules[i].id,
			       info->rules[i].title.en);
		for (i = 0; i < info->n_measures; i++)
			printf("%s.%s %s\n", info->id, info->measures[i].name,
			       info->measures[i].title.en);
	}
	heng_plugin_host_free(host);
	return status;
}
