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

/* "ours" of "a/ours.lua", "pboc-exit" of itself. */
static const char *profile_name(const char *profile, size_t *size)
{
	const char *base = heng_file_base(profile);

	*size = strlen(base);
	if (*size > 4 && strcmp(base + *size - 4, ".lua") == 0)
		*size -= 4;
	return base;
}

/* "clean-admission" with the ending of the form. */
static char *file_name(const heng_output *output, const char *dossier,
		       size_t which, const char *ending)
{
	size_t size, m = 0;
	const char *base = base_name(dossier, &size), *profile = "";
	char *name = NULL;

	if (output->n_profiles > 1)
		profile = profile_name(output->profiles[which], &m);
	if (asprintf(&name, "%.*s%s%.*s.%s", (int)size, base, m > 0 ? "." : "",
		     (int)m, profile, ending) < 0)
		return NULL;
	return name;
}

char *heng_output_path(const heng_output *output, const char *dossier,
		       size_t which, size_t form)
{
	size_t n = strlen(output->target ? output->target : "");
	char *path = NULL, *name;

	if (output->kind == HENG_OUTPUT_FILE)
		return strdup(output->target);
	if (output->kind != HENG_OUTPUT_FOLDER)
		return NULL;
	while (n > 1 && output->target[n - 1] == '/')
		n--;
	name = file_name(output, dossier, which, output->forms[form]->ending);
	if (name &&
	    asprintf(&path, "%.*s/%s", (int)n, output->target, name) < 0)
		path = NULL;
	free(name);
	return path;
}

char *heng_output_name(const heng_output *output, const char *dossier,
		       size_t which)
{
	if (output->kind == HENG_OUTPUT_FILE &&
	    strcmp(output->forms[0]->ending, "xml") == 0)
		return strdup(heng_file_base(output->target));
	return file_name(output, dossier, which, "xml");
}

/* How many files each dossier comes to. */
static size_t files_of_each(const heng_output *output)
{
	return (output->n_profiles > 1 ? output->n_profiles : 1) *
	       output->n_forms;
}

/* The path of file i of them all, dossier after dossier. */
static char *path_of_file(const heng_output *output, char *const *dossiers,
			  size_t i)
{
	size_t each = files_of_each(output);

	return heng_output_path(output, dossiers[i / each],
				i % each / output->n_forms,
				i % output->n_forms);
}

typedef struct named {
	char *path;
	const char *dossier;
} named;

static int by_path(const void *a, const void *b)
{
	return strcmp(((const named *)a)->path, ((const named *)b)->path);
}

static int refuse_doubles(heng_cli *cli, const heng_output *output,
			  char **dossiers, int count)
{
	size_t each = files_of_each(output), n = (size_t)count * each;
	named *names = calloc(n, sizeof(*names));
	bool ok = names != NULL;
	int status = 0;

	for (size_t i = 0; ok && i < n; i++) {
		names[i].dossier = dossiers[i / each];
		names[i].path = path_of_file(output, dossiers, i);
		ok = names[i].path != NULL;
	}
	if (ok)
		qsort(names, n, sizeof(*names), by_path);
	else
		status = heng_cli_no_memory(cli);
	for (size_t i = 1; status == 0 && i < n; i++) {
		if (by_path(&names[i - 1], &names[i]) == 0)
			status = heng_cli_usage(
			    cli, "assess", "%s 与 %s 的报告会同名",
			    "the reports of %s and %s would have one name",
			    names[i - 1].dossier, names[i].dossier);
	}
	for (size_t i = 0; names && i < n; i++)
		free(names[i].path);
	free(names);
	return status;
}

/* Two profiles of one name are one too many, whatever is written. */
static int refuse_twins(heng_cli *cli, const char *const *profiles, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		for (size_t k = 0; k < i; k++) {
			size_t x, y;
			const char *a = profile_name(profiles[i], &x);
			const char *b = profile_name(profiles[k], &y);

			if (x == y && memcmp(a, b, x) == 0)
				return heng_cli_usage(
				    cli, "assess",
				    "-P %s 与 -P %s 同名，报告无法区分",
				    "-P %s and -P %s have one name: their "
				    "reports could not be told apart",
				    profiles[k], profiles[i]);
		}
	}
	return 0;
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
	size_t n = (size_t)count * files_of_each(output);
	int status = 0;

	for (size_t i = 0; status == 0 && i < n; i++) {
		char *path = path_of_file(output, dossiers, i);

		if (path && is_same_file(path, input))
			status = refuse(cli, input);
		free(path);
	}
	return status;
}

/* A dossier as the file system knows it. */
typedef struct inode {
	dev_t device;
	ino_t number;
	const char *dossier;
} inode;

static int by_inode(const void *a, const void *b)
{
	const inode *x = a, *y = b;
	int order = (x->device > y->device) - (x->device < y->device);

	return order ? order
		     : (x->number > y->number) - (x->number < y->number);
}

static bool identify(const char *path, inode *out)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return false;
	*out = (inode){st.st_dev, st.st_ino, path};
	return true;
}

/* A report must not replace what it is about, nor another dossier. */
static int refuse_overwriting(heng_cli *cli, const heng_output *output,
			      char **dossiers, int count)
{
	size_t n_files = (size_t)count * files_of_each(output), n = 0;
	inode *inodes = calloc((size_t)count, sizeof(*inodes));
	int status = inodes ? 0 : heng_cli_no_memory(cli);

	for (int i = 0; inodes && i < count; i++)
		n += identify(dossiers[i], &inodes[n]);
	if (n > 0)
		qsort(inodes, n, sizeof(*inodes), by_inode);
	for (size_t i = 0; status == 0 && i < n_files; i++) {
		char *path = path_of_file(output, dossiers, i);
		inode own;
		const inode *same =
		    n > 0 && path && identify(path, &own)
			? bsearch(&own, inodes, n, sizeof(own), by_inode)
			: NULL;

		if (same)
			status = refuse(cli, same->dossier);
		free(path);
	}
	free(inodes);
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

/* Several files of one dossier, into what looks like a file. */
static int refuse_file(heng_cli *cli, const heng_output *out)
{
	const char *target = out->target;
	size_t n = strlen(target);
	bool is_file = n > 4 && strcmp(target + n - 4, ".xml") == 0;

	if (files_of_each(out) < 2 || heng_file_is_dir(target) ||
	    (!is_file && !heng_file_exists(target)))
		return 0;
	if (out->n_forms > 1)
		return heng_cli_usage(
		    cli, "assess", "%d 种形式要放进文件夹，而 %s 是文件",
		    "%d forms need a folder, and %s is a file",
		    (int)out->n_forms, target);
	return heng_cli_usage(
	    cli, "assess", "%d 个方案各出一份报告，要放进文件夹，而 %s 是文件",
	    "%d profiles make a report each: they need a "
	    "folder, and %s is a file",
	    (int)out->n_profiles, target);
}

static int refuse_stdout(heng_cli *cli, const heng_output *out, int count)
{
	if (count > 1)
		return heng_cli_usage(cli, "assess", "-o - 只能用于一份申报书",
				      "-o - takes one dossier only");
	if (out->n_profiles > 1)
		return heng_cli_usage(cli, "assess", "-o - 只能用于一个方案",
				      "-o - takes one profile only");
	if (out->n_forms > 1)
		return heng_cli_usage(cli, "assess", "-o - 只能用于一种形式",
				      "-o - takes one form only");
	return 0;
}

int heng_output_decide(heng_cli *cli, char **dossiers, int count,
		       heng_output *out)
{
	const char *target = out->target;
	size_t n = target ? strlen(target) : 0;
	bool several = count > 1 || out->n_profiles > 1 || out->n_forms > 1;
	int status = refuse_twins(cli, out->profiles, out->n_profiles);

	out->kind = HENG_OUTPUT_NONE;
	if (status != 0 || !target)
		return status;
	if (n == 0)
		return heng_cli_usage(cli, "assess", "-o 后面是空的",
				      "-o is empty");
	if (strcmp(target, "-") == 0) {
		out->kind = HENG_OUTPUT_STDOUT;
		return refuse_stdout(cli, out, count);
	}
	if (several || target[n - 1] == '/' || heng_file_is_dir(target))
		out->kind = HENG_OUTPUT_FOLDER;
	else
		out->kind = HENG_OUTPUT_FILE;
	if (out->kind == HENG_OUTPUT_FOLDER)
		status = refuse_file(cli, out);
	if (status != 0)
		return status;
	if (out->kind == HENG_OUTPUT_FOLDER && heng_file_exists(target) &&
	    !heng_file_is_dir(target))
		return heng_cli_usage(
		    cli, "assess",
		    "%d 份申报书的报告要放进文件夹，而 %s 是文件",
		    "the reports of %d dossiers need a folder, but %s is a "
		    "file",
		    count, target);
	if (out->kind == HENG_OUTPUT_FOLDER)
		status = refuse_doubles(cli, out, dossiers, count);
	if (status == 0)
		status = refuse_overwriting(cli, out, dossiers, count);
	return status;
}
