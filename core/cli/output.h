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
} heng_output;

/*
 * Decides from -o (NULL: not given) and the dossiers. Usage errors: several
 * dossiers into one file or standard output, two of one base name, a report
 * over its own dossier. Makes the folder if it is not there. Returns 0 or an
 * exit status after reporting.
 */
int heng_output_decide(heng_cli *cli, const char *target, char **dossiers,
		       int count, heng_output *out);

/* The path of a dossier's report, malloc-ed; NULL: none, or no memory. */
char *heng_output_path(const heng_output *output, const char *dossier);

#endif
