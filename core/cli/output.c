/* Outputs: where the reports of a batch go, settled before anything runs. */
#include "core/cli/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/file.h"

/* "clean" of "a/clean.xml"; the size without the ending. */
static const char *base_name(const char *dossier, size_t *size)
{
	const char *base =
	    strcmp(dossier, "-") == 0 ? "stdin" : heng_file_base(dossier);

	*size = strlen(base);
	if (*size > 4 && strcmp(base + *size - 4, ".xml") == 0)
		*size -= 4;
	return base;
}

char *heng_output_path(const heng_output *output, const char *dossier)
{
	size_t size, n = strlen(output->target ? output->target : "");
	const char *base = base_name(dossier, &size);
	char *path = NULL;

	if (output->kind == HENG_OUTPUT_FILE)
		return strdup(output->target);
	if (output->kind != HENG_OUTPUT_FOLDER)
		return NULL;
	while (n > 1 && output->target[n - 1] == '/')
		n--;
	if (asprintf(&path, "%.*s/%.*s.xml", (int)n, output->target, (int)size,
		     base) < 0)
		return NULL;
	return path;
}

typedef struct named {
	const char *base;
	size_t size;
	const char *dossier;
} named;

static int by_name(const void *a, const void *b)
{
	const named *x = a, *y = b;
	int order =
	    memcmp(x->base, y->base, x->size < y->size ? x->size : y->size);

	return order ? order : (x->size > y->size) - (x->size < y->size);
}

static int refuse_doubles(heng_cli *cli, char **dossiers, int count)
{
	named *names = calloc((size_t)count, sizeof(*names));
	int status = 0;

	if (!names) {
		heng_error error;

		heng_fail_memory(&error);
		(void)heng_cli_report(&error, cli);
		return HENG_EXIT_INCOMPLETE;
	}
	for (int i = 0; i < count; i++) {
		names[i].base = base_name(dossiers[i], &names[i].size);
		names[i].dossier = dossiers[i];
	}
	qsort(names, (size_t)count, sizeof(*names), by_name);
	for (int i = 1; status == 0 && i < count; i++) {
		if (by_name(&names[i - 1], &names[i]) == 0)
			status = heng_cli_usage(
			    cli, "assess", "%s 与 %s 的报告会同名",
			    "the reports of %s and %s would have one name",
			    names[i - 1].dossier, names[i].dossier);
	}
	free(names);
	return status;
}

static bool is_same_file(const char *path, const char *other)
{
	struct stat a, b;

	return stat(path, &a) == 0 && stat(other, &b) == 0 &&
	       a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static int refuse(heng_cli *cli, const char *input)
{
	return heng_cli_usage(cli, "assess",
			      "报告会覆盖输入文件 %s；请用 -o 指定另一个位置",
			      "the report would overwrite the input %s; name "
			      "another place with -o",
			      input);
}

int heng_output_spare(heng_cli *cli, const heng_output *output,
		      char *const *dossiers, int count, const char *input)
{
	int status = 0;

	for (int i = 0; status == 0 && i < count; i++) {
		char *path = heng_output_path(output, dossiers[i]);

		if (path && is_same_file(path, input))
			status = refuse(cli, input);
		free(path);
	}
	return status;
}

/* A report must not replace what it is about. That it replaces another
 * dossier of the batch would take two of one base name. */
static int refuse_overwriting(heng_cli *cli, const heng_output *output,
			      char **dossiers, int count)
{
	int status = 0;

	for (int i = 0; status == 0 && i < count; i++)
		status = heng_output_spare(cli, output, dossiers + i, 1,
					   dossiers[i]);
	return status;
}

int heng_output_prepare(heng_cli *cli, const heng_output *output)
{
	const char *path = output->target;
	heng_error error;

	if (output->kind != HENG_OUTPUT_FOLDER || heng_file_is_dir(path) ||
	    mkdir(path, 0777) == 0)
		return 0;
	heng_fail(&error, HENG_EIO, "H5001", "无法创建输出文件夹：%s",
		  "the output folder cannot be made: %s", strerror(errno));
	heng_error_at(&error, path, 0, 0, 0);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

int heng_output_decide(heng_cli *cli, const char *target, char **dossiers,
		       int count, heng_output *out)
{
	size_t n = target ? strlen(target) : 0;
	int status = 0;

	*out = (heng_output){HENG_OUTPUT_NONE, target};
	if (!target)
		return 0;
	if (n == 0)
		return heng_cli_usage(cli, "assess", "-o 后面是空的",
				      "-o is empty");
	if (strcmp(target, "-") == 0)
		out->kind = HENG_OUTPUT_STDOUT;
	else if (count > 1 || target[n - 1] == '/' || heng_file_is_dir(target))
		out->kind = HENG_OUTPUT_FOLDER;
	else
		out->kind = HENG_OUTPUT_FILE;
	if (out->kind == HENG_OUTPUT_STDOUT && count > 1)
		return heng_cli_usage(cli, "assess", "-o - 只能用于一份申报书",
				      "-o - takes one dossier only");
	if (out->kind == HENG_OUTPUT_FOLDER && heng_file_exists(target) &&
	    !heng_file_is_dir(target))
		return heng_cli_usage(
		    cli, "assess",
		    "%d 份申报书的报告要放进文件夹，而 %s 是文件",
		    "the reports of %d dossiers need a folder, but %s is a "
		    "file",
		    count, target);
	if (out->kind == HENG_OUTPUT_FOLDER)
		status = refuse_doubles(cli, dossiers, count);
	if (status == 0 && out->kind != HENG_OUTPUT_STDOUT)
		status = refuse_overwriting(cli, out, dossiers, count);
	return status;
}
