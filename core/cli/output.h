/* Outputs: where the reports of a batch go, settled before anything runs. */
#ifndef HENG_CLI_OUTPUT_H
#define HENG_CLI_OUTPUT_H

#include "core/cli/cli.h"

typedef enum heng_output_kind {
	HENG_OUTPUT_NONE,   /* only the summary */
	HENG_OUTPUT_STDOUT, /* -o - */
	HENG_OUTPUT_FILE,
	HENG_OUTPUT_FOLDER,
} heng_output_kind;

typedef struct heng_output {
	heng_output_kind kind;
	const char *target; /* as given */
	/* Those of -P; with several a report has its profile in its name. */
	const char *const *profiles;
	size_t n_profiles;
} heng_output;

/*
 * Decides from -o (NULL: not given), the dossiers and the profiles of -P.
 * Usage errors: several reports into one file or standard output, two of one
 * name, a profile given twice, a report over a dossier. Nothing is made yet.
 * Returns 0 or an exit status after reporting.
 */
int heng_output_decide(heng_cli *cli, const char *target, char **dossiers,
		       int count, const char *const *profiles,
		       size_t n_profiles, heng_output *out);

/* Refuses to write a report over another input, such as a panel. */
int heng_output_spare(heng_cli *cli, const heng_output *output,
		      char *const *dossiers, int count, const char *input);

/* Makes the folder if it is wanted and not there; 0 or an exit status. */
int heng_output_prepare(heng_cli *cli, const heng_output *output);

/* The path of the report of a dossier with profile number `which`,
 * malloc-ed; NULL: none, or no memory. */
char *heng_output_path(const heng_output *output, const char *dossier,
		       size_t which);

#endif
