/* Outputs: where the reports of a batch go, settled before anything runs. */
#ifndef HENG_CLI_OUTPUT_H
#define HENG_CLI_OUTPUT_H

#include "core/cli/cli.h"
#include "reports/form.h"

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
	/* Each report is written in these forms. */
	const heng_form *const *forms;
	size_t n_forms;
} heng_output;

/*
 * Decides from out->target, that is -o (NULL: not given), the profiles of -P
 * and the forms of -f there, and the dossiers. Usage errors: several reports
 * or forms into one file or standard output, two of one name, a profile given
 * twice, a report over a dossier. Nothing is made yet. Returns 0 or an exit
 * status after reporting.
 */
int heng_output_decide(heng_cli *cli, char **dossiers, int count,
		       heng_output *out);

/* Refuses to write a report over another input, such as a panel. */
int heng_output_spare(heng_cli *cli, const heng_output *output,
		      char *const *dossiers, int count, const char *input);

/* Says that there is no form of that name, or (NULL) that one is wanted, and
 * which there are; HENG_EXIT_INPUT. */
int heng_form_refuse(heng_cli *cli, const char *name);

/* Makes the folder if it is wanted and not there; 0 or an exit status. */
int heng_output_prepare(heng_cli *cli, const heng_output *output);

/* The path of the report of a dossier with profile number `which` in form
 * number `form`, malloc-ed; NULL: none, or no memory. */
char *heng_output_path(const heng_output *output, const char *dossier,
		       size_t which, size_t form);

/* How commands that the report's other forms print should call it, as
 * heng_output_path. */
char *heng_output_name(const heng_output *output, const char *dossier,
		       size_t which);

#endif
