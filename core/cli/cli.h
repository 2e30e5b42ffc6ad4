/* The command line: what all commands share. */
#ifndef HENG_CLI_CLI_H
#define HENG_CLI_CLI_H

#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>

#include "core/base/error.h"
#include "core/base/buf.h"
#include "core/base/library.h"
#include "core/base/limits.h"
#include "core/lanes/kit.h"
#include "core/lanes/link.h"

/* Exit statuses, as contracted; the highest of several holds. */
enum {
	HENG_EXIT_BEST = 0,	    /* every verdict is its profile's best */
	HENG_EXIT_OTHER = 1,	    /* a verdict that is not */
	HENG_EXIT_INPUT = 2,	    /* usage, or a document that is wrong */
	HENG_EXIT_UNDETERMINED = 3, /* evidence or ballots are missing */
	HENG_EXIT_INCOMPLETE = 4,   /* a fault, a limit, a failed output */
};

typedef struct heng_cli {
	const char *command; /* as it was typed */
	heng_lang lang;
	bool color; /* of messages and summaries */
	heng_library library;
	heng_limits limits;
	unsigned off;	 /* defences switched off by --unconfined */
	bool require;	 /* --require-sandbox */
	heng_buf *sink;	 /* where messages go; NULL: standard error */
	heng_link *link; /* of the confined process that this is, or NULL */
	bool to_stdout; /* heng_cli_produce prints; see produce.h */
} heng_cli;

/* One command: argv[0] is its name. Returns the exit status. */
typedef int heng_command_fn(heng_cli *cli, int argc, char **argv);

heng_command_fn heng_cmd_assess, heng_cmd_validate, heng_cmd_list,
    heng_cmd_explain, heng_cmd_test, heng_cmd_lint, heng_cmd_doctor,
    heng_cmd_report, heng_cmd_diff, heng_cmd_panel;

/* Long options that every command takes; see heng_cli_option. */
#define HENG_COMMON_OPTIONS                                                    \
	{"lang", required_argument, NULL, HENG_OPT_LANG},                      \
	    {"color", required_argument, NULL, HENG_OPT_COLOR},                \
	    {"limit", required_argument, NULL, HENG_OPT_LIMIT},                \
	    {"unconfined", required_argument, NULL, HENG_OPT_UNCONFINED},      \
	    {"require-sandbox", no_argument, NULL, HENG_OPT_REQUIRE},          \
	{                                                                      \
		"help", no_argument, NULL, 'h'                                 \
	}
enum {
	HENG_OPT_LANG = 0x100,
	HENG_OPT_COLOR,
	HENG_OPT_LIMIT,
	HENG_OPT_UNCONFINED,
	HENG_OPT_REQUIRE,
	HENG_OPT_FIRST, /* of a command's own */
};

/*
 * Handles an option that getopt_long returned. -1: it is none of the common
 * ones. Otherwise 0 to go on, or an exit status plus 1 to stop with.
 */
int heng_cli_option(heng_cli *cli, int option, const char *argument,
		    const char *help);

/* Refuses the option at which getopt_long stopped: one that is not known or
 * lacks its value. */
int heng_cli_bad_option(heng_cli *cli, char **argv);

/* Prints an error in the user's language to standard error. An
 * heng_error_fn; `userdata` is the heng_cli. */
int heng_cli_report(const heng_error *error, void *userdata);

/* Prints a usage error with the command's help as hint; HENG_EXIT_INPUT. */
int heng_cli_usage(heng_cli *cli, const char *command, const char *zh,
		   const char *en, ...);

/* The exit status for an error: input 2, everything else 4. */
int heng_cli_status(heng_rc rc);

/* The same where it comes from a file the user named: one that cannot be
 * read is wrong input too. */
int heng_cli_input_status(heng_rc rc);

/* Writes all of a text to standard output; status 4 if it cannot be. */
int heng_cli_print(heng_cli *cli, const char *text, size_t size);

/* The same of a buffer; one that had no memory to grow is said to be so. */
int heng_cli_print_buf(heng_cli *cli, const heng_buf *text);

/* Says that memory is exhausted; status 4. */
int heng_cli_no_memory(heng_cli *cli);

/* Takes --max-size into the limits: a number of bytes such as 1048576, 512k
 * or 16M. 0, or an exit status plus 1. */
int heng_cli_max_size(heng_cli *cli, const char *text);

/*
 * Looks at --require-sandbox and says what --unconfined left out. 0, or the
 * status to end with.
 */
int heng_cli_check_defences(heng_cli *cli);

/*
 * Does a command's work in a confined process of its own, because it reads
 * what cannot be trusted; cli->link is then set. Returns its status, or 4
 * after saying how the process fell.
 */
typedef int heng_confined_fn(heng_cli *cli, void *userdata);
int heng_cli_confined(heng_cli *cli, heng_confined_fn *fn, void *userdata);

/* Of a kit that is opened in such a process. */
void heng_cli_kit_options(heng_cli *cli, heng_kit_options *options);

/* Policies or plugins that list and explain take besides the library's. */
enum { HENG_EXTRA_MAX = 64 };

int heng_cli_too_many(heng_cli *cli, const char *option);

#endif
