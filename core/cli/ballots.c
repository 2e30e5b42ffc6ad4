/* Ballots: the panels of a batch, each matched with the dossier it is for. */
#include "core/cli/ballots.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/lua/decl.h"
#include "core/native/wire.h"

enum { PROFILE_BYTES = HENG_DECL_ID_MAX + 1 };

static int no_memory(heng_cli *cli)
{
	heng_error error;

	heng_fail_memory(&error);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

int heng_ballots_open(heng_cli *cli, const char *const *names, size_t n,
		      heng_ballots *ballots)
{
	size_t max_size = (size_t)cli->limits.document_bytes;
	heng_error error;

	ballots->files = calloc(n + 1, sizeof(*ballots->files));
	if (!ballots->files)
		return no_memory(cli);
	for (size_t i = 0; i < n; i++) {
		/* Counted first: what failed half-way is closed as well. */
		heng_progress_step(cli->link->progress, HENG_STEP_READING, 0,
				   names[i]);
		heng_rc rc = heng_panel_file_open(
		    &ballots->files[ballots->count++], names[i], max_size,
		    heng_cli_report, cli, &error);

		if (rc == HENG_ENOMEM)
			return HENG_EXIT_INCOMPLETE;
		if (rc != HENG_OK)
			return HENG_EXIT_INPUT;
	}
	return 0;
}

void heng_ballots_close(heng_ballots *ballots)
{
	for (size_t i = 0; i < ballots->count; i++)
		heng_panel_file_close(&ballots->files[i]);
	free(ballots->files);
	*ballots = (heng_ballots){0};
}

void heng_ballots_put(const heng_ballots *ballots, bool by_profile,
		      heng_buf *out)
{
	for (size_t i = 0; i < ballots->count; i++) {
		const heng_panel *panel = &ballots->files[i].panel;
		const char *digest = heng_panel_dossier(panel);
		const char *profile =
		    by_profile ? heng_panel_profile(panel) : NULL;
		size_t size = digest ? strlen(digest) : 0;

		/* What is no digest fits no dossier. */
		heng_wire_put_text(out, digest,
				   size < HENG_DIGEST_HEX ? size : 0);
		/* Nor is what is no profile's id any profile's. */
		size = profile ? strlen(profile) : 0;
		heng_wire_put_text(out, profile,
				   size < PROFILE_BYTES ? size : 0);
	}
}

/* A panel as the supervisor knows it. */
typedef struct ballot {
	const char *name;
	char dossier[HENG_DIGEST_HEX]; /* "": it names none */
	char profile[PROFILE_BYTES];   /* "": any */
	bool matched;
} ballot;

static int fits_none(heng_cli *cli, const ballot *panel)
{
	heng_error error;

	if (panel->dossier[0]) {
		heng_fail(&error, HENG_EINPUT, "H4006",
			  "专家评分表与所评申报书都不符：摘要不一致（%s）",
			  "the panel fits none of the dossiers: their digests "
			  "differ from its %s",
			  panel->dossier);
		heng_error_hint(&error,
				"申报书改动后，专家须对新版本重新评分%s",
				"a dossier that was changed needs new "
				"ballots%s",
				"");
	} else {
		heng_fail(&error, HENG_EINPUT, "H4008",
			  "专家评分表的 dossier 不是 SHA-256 摘要%s",
			  "the panel's dossier is no SHA-256 digest%s", "");
		heng_error_hint(&error, "写成 %s（sha256sum 可算出）",
				"write %s, as sha256sum computes it",
				"dossier=\"sha256:...\"");
	}
	heng_error_at(&error, panel->name, 0, 0, 0);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INPUT;
}

static int is_second(heng_cli *cli, const ballot *panel, const ballot *first)
{
	heng_error error;

	heng_fail(&error, HENG_EINPUT, "H4007",
		  "同一份申报书有两份专家评分表：另一份是 %s",
		  "there are two panels for one dossier; the other is %s",
		  first->name);
	heng_error_at(&error, panel->name, 0, 0, 0);
	heng_error_hint(&error, "只给出其中一份，或先合并成一份%s",
			"give one of them, or make one of the two%s", "");
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INPUT;
}

/* One that names no profile would be for that of any other. */
static bool are_for_one(const ballot *a, const ballot *b)
{
	return !a->profile[0] || !b->profile[0] ||
	       strcmp(a->profile, b->profile) == 0;
}

static int check_seconds(heng_cli *cli, const ballot *ballots, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		for (size_t k = 0; ballots[i].dossier[0] && k < i; k++) {
			if (strcmp(ballots[i].dossier, ballots[k].dossier) ==
				0 &&
			    are_for_one(&ballots[i], &ballots[k]))
				return is_second(cli, &ballots[i], &ballots[k]);
		}
	}
	return 0;
}

/* False: this is not what heng_ballots_put puts. */
static bool take_ballots(ballot *ballots, const char *const *names, size_t n,
			 heng_cursor cursor)
{
	for (size_t i = 0; i < n; i++) {
		size_t size;
		const char *text =
		    heng_cursor_text(&cursor, HENG_DIGEST_HEX - 1, &size);

		if (!text)
			return false;
		ballots[i].name = names[i];
		memcpy(ballots[i].dossier, text, size);
		text = heng_cursor_text(&cursor, PROFILE_BYTES - 1, &size);
		if (!text)
			return false;
		memcpy(ballots[i].profile, text, size);
	}
	return true;
}

int heng_ballots_match(heng_cli *cli, const char *const *names, size_t n,
		       const char *said, size_t size, size_t count,
		       heng_digest_fn *digest, void *userdata)
{
	ballot *ballots = calloc(n + 1, sizeof(*ballots));
	bool all_read = true;
	int status;

	if (!ballots)
		return no_memory(cli);
	if (take_ballots(ballots, names, n,
			 (heng_cursor){said, said + size, false}))
		status = check_seconds(cli, ballots, n);
	else
		status = HENG_EXIT_INCOMPLETE;
	for (size_t i = 0; status == 0 && n > 0 && i < count; i++) {
		char sha256[HENG_DIGEST_HEX];
		heng_rc rc = digest(i, sha256, userdata);

		if (rc == HENG_ENOMEM)
			status = no_memory(cli);
		all_read = all_read && rc == HENG_OK;
		for (size_t k = 0; rc == HENG_OK && k < n; k++)
			ballots[k].matched |=
			    strcmp(ballots[k].dossier, sha256) == 0;
	}
	for (size_t k = 0; status == 0 && all_read && k < n; k++) {
		if (!ballots[k].matched)
			status = fits_none(cli, &ballots[k]);
	}
	free(ballots);
	return status;
}
