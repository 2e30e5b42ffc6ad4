/* Produce: the files a confined command makes, put in place by who may write.
 */
#include "core/cli/produce.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"

int heng_cli_produce(heng_cli *cli, const char *name, const heng_buf *bytes)
{
	if (bytes->failed)
		return heng_cli_no_memory(cli);
	if (cli->to_stdout)
		return heng_cli_print(cli, bytes->data ? bytes->data : "",
				      bytes->size);
	heng_link_file(cli->link, name, bytes);
	return 0;
}

/* The process has read what cannot be trusted: its name is not either. */
static bool is_name(const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || n > HENG_PRODUCED_NAME_MAX || name[0] == '.')
		return false;
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)name[i] < 0x20 || name[i] == '/' ||
		    name[i] == 0x7f)
			return false;
	}
	return true;
}

static bool is_input(const heng_destination *place, const char *path)
{
	struct stat own, other;

	if (stat(path, &own) != 0)
		return false;
	for (size_t i = 0; i < place->n_inputs; i++) {
		if (stat(place->inputs[i], &other) == 0 &&
		    own.st_dev == other.st_dev && own.st_ino == other.st_ino)
			return true;
	}
	return false;
}

static int say(heng_cli *cli, const heng_error *error, int status)
{
	(void)heng_cli_report(error, cli);
	return status;
}

static bool must_be_new(const heng_destination *place, bool is_file)
{
	return place->is_new && !(is_file && place->may_update);
}

/* 0, or the status to end with. */
static int refuse(heng_cli *cli, const heng_destination *place,
		  const char *path, bool is_file)
{
	heng_error error;

	if (!(is_file && place->may_update) && is_input(place, path)) {
		heng_fail(&error, HENG_EINPUT, "H5003", "输出会覆盖输入文件%s",
			  "the output would overwrite an input%s", "");
		heng_error_hint(&error, "请用 -o 指定另一个位置%s",
				"name another place with -o%s", "");
		heng_error_at(&error, path, 0, 0, 0);
	} else if (must_be_new(place, is_file) && heng_file_exists(path)) {
		heng_fail_exists(&error, path);
	} else {
		return 0;
	}
	return say(cli, &error, HENG_EXIT_INPUT);
}

static char *path_of(const heng_destination *place, const char *name)
{
	char *path = NULL;
	size_t n;

	if (!*name)
		return strdup(place->file);
	n = strlen(place->folder);
	while (n > 1 && place->folder[n - 1] == '/')
		n--;
	if (asprintf(&path, "%.*s/%s", (int)n, place->folder, name) < 0)
		return NULL;
	return path;
}

static int make_folder(heng_produced *p)
{
	const char *path = p->place->folder;
	heng_error error;
	int number;

	if (heng_file_is_dir(path))
		return 0;
	if (mkdir(path, 0777) == 0) {
		p->made_folder = true;
		return 0;
	}
	number = errno;
	/* Somebody else may have made it this instant. */
	if (number == EEXIST && heng_file_is_dir(path))
		return 0;
	heng_fail(&error, HENG_EIO, "H5001", "无法创建输出文件夹：%s",
		  "the output folder cannot be made: %s", strerror(number));
	heng_error_at(&error, path, 0, 0, 0);
	return say(p->cli, &error, HENG_EXIT_INCOMPLETE);
}

static int stage(heng_produced *p, const char *path, bool is_file,
		 const void *bytes, size_t size)
{
	const heng_destination *place = p->place;
	heng_error error;
	int status = 0;

	if (!is_file && !p->has_folder)
		status = make_folder(p);
	if (status == 0)
		status = refuse(p->cli, place, path, is_file);
	if (status != 0)
		return status;
	p->has_folder |= !is_file;
	p->has_file |= is_file;
	if (heng_staged_write(&p->files[p->n], path, bytes, size, &error) !=
	    HENG_OK)
		return say(p->cli, &error, HENG_EXIT_INCOMPLETE);
	if (is_file)
		p->file = p->n;
	p->n++;
	return 0;
}

bool heng_produced_take(heng_produced *p, const char *name, const void *bytes,
			size_t size)
{
	const heng_destination *place = p->place;
	char *path;

	if (!place || p->n == HENG_PRODUCED_MAX ||
	    (*name ? !place->folder || !is_name(name)
		   : !place->file || p->has_file))
		return false;
	if (p->status != 0)
		return true; /* nothing is written any more */
	path = path_of(place, name);
	p->status = path ? stage(p, path, !*name, bytes, size)
			 : heng_cli_no_memory(p->cli);
	free(path);
	return true;
}

/* Takes back what was not there before. */
static void take_back(heng_produced *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const heng_staged *file = &p->files[i];

		if (file->placed && !file->existed && !file->direct)
			(void)unlink(file->path);
	}
}

static heng_rc place_all(heng_produced *p, heng_error *error)
{
	heng_rc rc = HENG_OK;

	bool two = p->has_folder && p->has_file;

	for (size_t i = 0; rc == HENG_OK && i < p->n; i++)
		rc = heng_staged_place(
		    &p->files[i],
		    must_be_new(p->place, p->has_file && i == p->file), error);
	/* They share a folder: the last settles all; but where there is one
	 * beside them, nobody knows which is last. */
	for (size_t i = two || p->n == 0 ? 0 : p->n - 1;
	     rc == HENG_OK && i < p->n; i++)
		rc = heng_staged_settle(&p->files[i], error);
	if (rc != HENG_OK)
		take_back(p);
	return rc;
}

int heng_produced_settle(heng_produced *p, int status)
{
	heng_error error;
	heng_rc rc = HENG_OK;
	bool done = false;

	if (p->status != 0 && status >= 0 && status <= HENG_EXIT_INCOMPLETE)
		status = p->status;
	if (status == HENG_EXIT_BEST || status == HENG_EXIT_OTHER ||
	    status == HENG_EXIT_UNDETERMINED) {
		rc = place_all(p, &error);
		done = rc == HENG_OK;
	}
	if (rc != HENG_OK)
		status = say(p->cli, &error, heng_cli_status(rc));
	for (size_t i = 0; i < p->n; i++)
		heng_staged_close(&p->files[i]);
	p->n = 0;
	/* Only if nobody else has put something into it. */
	if (p->made_folder && !done)
		(void)rmdir(p->place->folder);
	return status;
}
