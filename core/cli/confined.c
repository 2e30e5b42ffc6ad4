/* Confined: a command's work in a process that could do no harm. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/cli/produce.h"
#include "core/lanes/supervisor.h"

typedef struct confined {
	heng_cli *cli;
	heng_confined_fn *fn;
	void *userdata;
	heng_produced produced;
} confined;

int heng_cli_check_defences(heng_cli *cli)
{
	heng_error error;
	heng_buf names = {0};

	if (cli->require && heng_confine_require(cli->off, &error) != HENG_OK) {
		(void)heng_cli_report(&error, cli);
		return HENG_EXIT_INPUT;
	}
	if (cli->off == 0)
		return 0;
	for (unsigned bit = 1; bit & HENG_DEFENCES_ALL; bit <<= 1) {
		if (cli->off & bit)
			heng_buf_printf(&names, "%s%s",
					names.size > 0 ? ", " : "",
					heng_defence_name(bit));
	}
	heng_fail(&error, HENG_OK, "H6020",
		  "按 --unconfined 的要求，以下防护已关闭：%s",
		  "--unconfined has switched these defences off: %s",
		  heng_buf_str(&names));
	(void)heng_cli_report(&error, cli);
	heng_buf_fini(&names);
	return 0;
}

/* All the life of the process. */
static int work(heng_link *link, void *userdata)
{
	confined *c = userdata;
	heng_error error;

	if (heng_link_confine(link, HENG_CONFINE_READER, &error) != HENG_OK) {
		(void)heng_cli_report(&error, c->cli);
		return HENG_EXIT_INCOMPLETE;
	}
	c->cli->link = link;
	return c->fn(c->cli, c->userdata);
}

static void failed(const heng_error *error, void *userdata)
{
	(void)heng_cli_report(error, ((confined *)userdata)->cli);
}

static bool take_file(const char *name, const void *bytes, size_t size,
		      void *userdata)
{
	return heng_produced_take(&((confined *)userdata)->produced, name,
				  bytes, size);
}

int heng_cli_confined(heng_cli *cli, heng_confined_fn *fn, void *userdata)
{
	return heng_cli_confined_to(cli, fn, userdata, NULL);
}

int heng_cli_confined_to(heng_cli *cli, heng_confined_fn *fn, void *userdata,
			 const heng_destination *place)
{
	confined c = {cli, fn, userdata, {.cli = cli, .place = place}};
	heng_supervised out;
	heng_supervision what = {
	    .limits = &cli->limits,
	    .off = cli->off,
	    .n_lanes = 1,
	    .command = cli->command,
	    .work = work,
	    .file = take_file,
	    .failed = failed,
	    .userdata = &c,
	};
	int status = heng_cli_check_defences(cli);

	if (status != 0)
		return status;
	cli->to_stdout = place && place->file && strcmp(place->file, "-") == 0;
	heng_supervise(&what, &out);
	if (out.signal != 0)
		status = 128 + out.signal;
	else
		status = out.status < 0 ? HENG_EXIT_INCOMPLETE : out.status;
	return heng_produced_settle(&c.produced, status);
}

void heng_cli_kit_options(heng_cli *cli, heng_kit_options *options)
{
	options->limits = &cli->limits;
	options->native = &cli->link->native;
	options->progress = cli->link->progress;
}
