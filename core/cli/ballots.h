/* Ballots: the panels of a batch, each matched with the dossier it is for. */
#ifndef HENG_CLI_BALLOTS_H
#define HENG_CLI_BALLOTS_H

#include "core/base/buf.h"
#include "core/cli/cli.h"
#include "core/lanes/lane.h"

/* Zero-initialise; freed by heng_ballots_close whatever was opened. */
typedef struct heng_ballots {
	heng_panel_file *files;
	size_t count;
	/* Standard input can be read once only: matching keeps it. */
	bool has_input;
	heng_buf input;
	heng_rc input_rc;
	heng_error input_error;
} heng_ballots;

/* Reads all panels, reporting what is wrong with them. Returns 0 or an exit
 * status. `names` is borrowed as long as the ballots live. */
int heng_ballots_open(heng_cli *cli, const char *const *names, size_t n,
		      size_t max_size, heng_ballots *ballots);

/*
 * Finds the dossier of each panel by its digest before anything is assessed.
 * A panel that fits none of them, and a second one for the same dossier, are
 * mistakes that must not pass unseen: HENG_EXIT_INPUT. A dossier that cannot
 * be read is not complained of here; it might have been any panel's.
 */
int heng_ballots_match(heng_cli *cli, heng_ballots *ballots,
		       char *const *dossiers, int count, size_t max_size);

/* Reads a dossier as heng_file_read does, standard input perhaps from what
 * heng_ballots_match has kept. */
heng_rc heng_ballots_read(heng_ballots *ballots, const char *dossier,
			  size_t max_size, heng_buf *out, heng_error *error);

void heng_ballots_close(heng_ballots *ballots);

#endif
