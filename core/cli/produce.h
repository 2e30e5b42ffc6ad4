/* Produce: the files a confined command makes, put in place by who may write.
 */
#ifndef HENG_CLI_PRODUCE_H
#define HENG_CLI_PRODUCE_H

#include "core/base/staged.h"
#include "core/cli/cli.h"

enum {
	/* Files of one command: each holds two descriptors until all are
	 * whole. */
	HENG_PRODUCED_MAX = 256,
	HENG_PRODUCED_NAME_MAX = 200, /* bytes of a name in a folder */
};

/* Where a command's files go, settled before anything untrusted is read. */
typedef struct heng_destination {
	const char *file;   /* the one file; "-": standard output */
	const char *folder; /* or that beneath which all are; made if needed;
			     * with both, the file is beside them */
	bool is_new;	    /* nothing that is there may be replaced */
	bool may_update;    /* but for the one file */
	/* Not to be replaced in any case: what the command reads. */
	char *const *inputs;
	size_t n_inputs;
} heng_destination;

/*
 * As heng_cli_confined, for a command that makes files. They are written when
 * it ends with a status below 2 or with 3, all or (as far as the file system
 * lets them be taken back) none. Returns its status, or 2 where a file may
 * not be replaced, or 4 where one cannot be written, after saying so.
 */
int heng_cli_confined_to(heng_cli *cli, heng_confined_fn *fn, void *userdata,
			 const heng_destination *place);

/*
 * In the confined process: hands over a file of a folder (`name` without a
 * slash), or the one file (`name` ""). 0, or a status after saying why.
 */
int heng_cli_produce(heng_cli *cli, const char *name, const heng_buf *bytes);

/* In the supervisor: the files so far. Zero-initialise but for the first. */
typedef struct heng_produced {
	heng_cli *cli;
	const heng_destination *place;
	heng_staged files[HENG_PRODUCED_MAX];
	size_t n;
	bool has_folder, has_file;
	bool made_folder; /* it is taken back with the files */
	size_t file;	  /* the one file's index, if has_file */
	int status;	  /* why there can be none: it was said */
} heng_produced;

/* Stages one. False: that is no name a command may use. */
bool heng_produced_take(heng_produced *produced, const char *name,
			const void *bytes, size_t size);

/* Puts all in place if `status`, the command's, lets them be; returns the
 * status that holds. Nothing is staged any more then. */
int heng_produced_settle(heng_produced *produced, int status);

#endif
