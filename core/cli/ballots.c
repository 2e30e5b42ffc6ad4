/* Ballots: the panels of a batch, each matched with the dossier it is for. */
#include "core/cli/ballots.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/digest.h"
#include "core/base/file.h"

static int no_memory(heng_cli *cli)
{
	heng_error error;

	heng_fail_memory(&error);
	(void)heng_cli_report(&error, cli);
	return HENG_EXIT_INCOMPLETE;
}

int heng_ballots_open(heng_cli *cli, const char *const *names, size_t n,
		      size_t max_size, heng_ballots *ballots)
{
	heng_error error;

	ballots->files = calloc(n + 1, sizeof(*ballots->files));
	if (!ballots->files)
		return no_memory(cli);
	for (size_t i = 0; i < n; i++) {
		/* Counted first: what failed half-way is closed as well. */
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

static int fits_none(heng_cli *cli, const heng_panel *panel)
{
	const char *digest = heng_panel_dossier(panel);
	heng_error error;

	if (digest) {
		heng_fail(&error, HENG_EINPUT, "H4006",
			  "专家评分表与所评申报书都不符：摘要不一致（%s）",
			  "the panel fits none of the dossiers: their digests "
			  "differ from its %s",
			  digest);
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

static int is_second(heng_cli *cli, const heng_panel *panel,
		     const heng_panel *first)
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

static bool is_for(const heng_panel_file *file, const char *sha256)
{
	const char *digest = heng_panel_dossier(&file->panel);

	return digest && strcmp(digest, sha256) == 0;
}

static int check_seconds(heng_cli *cli, const heng_ballots *ballots)
{
	for (size_t i = 1; i < ballots->count; i++) {
		const heng_panel *panel = &ballots->files[i].panel;
		const char *digest = heng_panel_dossier(panel);

		for (size_t k = 0; digest && k < i; k++) {
			if (is_for(&ballots->files[k], digest))
				return is_second(cli, panel,
						 &ballots->files[k].panel);
		}
	}
	return 0;
}

/* HENG_OK: `sha256` is the digest of the dossier. */
static heng_rc digest_of(heng_ballots *ballots, const char *dossier,
			 size_t max_size, heng_buf *text,
			 char sha256[HENG_DIGEST_HEX])
{
	heng_error error;
	heng_rc rc;

	if (strcmp(dossier, "-") == 0 && !ballots->has_input) {
		ballots->has_input = true;
		ballots->input_rc = heng_file_read(
		    dossier, max_size, &ballots->input, &ballots->input_error);
	}
	rc = heng_ballots_read(ballots, dossier, max_size, text, &error);
	return rc == HENG_OK ? heng_sha256(text->data, text->size, sha256) : rc;
}

int heng_ballots_match(heng_cli *cli, heng_ballots *ballots,
		       char *const *dossiers, int count, size_t max_size)
{
	bool *matched = calloc(ballots->count + 1, sizeof(*matched));
	heng_buf text = {0};
	bool all_read = true;
	int status = matched ? check_seconds(cli, ballots) : no_memory(cli);

	for (int i = 0; status == 0 && ballots->count > 0 && i < count; i++) {
		char sha256[HENG_DIGEST_HEX];
		heng_rc rc =
		    digest_of(ballots, dossiers[i], max_size, &text, sha256);

		if (rc == HENG_ENOMEM)
			status = no_memory(cli);
		all_read = all_read && rc == HENG_OK;
		for (size_t k = 0; rc == HENG_OK && k < ballots->count; k++)
			matched[k] |= is_for(&ballots->files[k], sha256);
	}
	for (size_t k = 0; status == 0 && all_read && k < ballots->count; k++) {
		if (!matched[k])
			status = fits_none(cli, &ballots->files[k].panel);
	}
	heng_buf_fini(&text);
	free(matched);
	return status;
}

heng_rc heng_ballots_read(heng_ballots *ballots, const char *dossier,
			  size_t max_size, heng_buf *out, heng_error *error)
{
	if (strcmp(dossier, "-") != 0 || !ballots->has_input)
		return heng_file_read(dossier, max_size, out, error);
	heng_buf_clear(out);
	if (ballots->input_rc != HENG_OK) {
		*error = ballots->input_error;
		return ballots->input_rc;
	}
	heng_buf_put(out, ballots->input.data ? ballots->input.data : "",
		     ballots->input.size);
	return out->failed ? heng_fail_memory(error) : HENG_OK;
}

void heng_ballots_close(heng_ballots *ballots)
{
	for (size_t i = 0; i < ballots->count; i++)
		heng_panel_file_close(&ballots->files[i]);
	free(ballots->files);
	heng_buf_fini(&ballots->input);
}
