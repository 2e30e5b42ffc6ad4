/* Ballots: the panels of a batch, each matched with the dossier it is for. */
#ifndef HENG_CLI_BALLOTS_H
#define HENG_CLI_BALLOTS_H

#include "core/base/buf.h"
#include "core/cli/cli.h"
#include "core/lanes/lane.h"

/* In a lane: the panels, read. Zero-initialise. */
typedef struct heng_ballots {
	heng_panel_file *files;
	size_t count;
} heng_ballots;

/* Reads all panels, reporting what is wrong with them. Returns 0 or an exit
 * status. `names` is borrowed as long as the ballots live. */
int heng_ballots_open(heng_cli *cli, const char *const *names, size_t n,
		      heng_ballots *ballots);
void heng_ballots_close(heng_ballots *ballots);

/* Puts which dossier each is for, in order, for heng_ballots_match; and which
 * profile, if a dossier is assessed with several (`by_profile`). */
void heng_ballots_put(const heng_ballots *ballots, bool by_profile,
		      heng_buf *out);

/*
 * In the supervisor, which reads no XML: finds the dossier of each panel by
 * its digest before anything is assessed; said[0..size) is what
 * heng_ballots_put has put and `names` the n panels. A panel that fits none
 * of the dossiers, and a second one for the same dossier and profile, are
 * mistakes that must not pass unseen: HENG_EXIT_INPUT. A dossier that cannot be
 * read is not complained of here; it might have been any panel's. `digest`
 * gives the digest of a dossier (0 … count-1).
 */
typedef heng_rc heng_digest_fn(size_t dossier, char sha256[65], void *userdata);
int heng_ballots_match(heng_cli *cli, const char *const *names, size_t n,
		       const char *said, size_t size, size_t count,
		       heng_digest_fn *digest, void *userdata);

#endif
