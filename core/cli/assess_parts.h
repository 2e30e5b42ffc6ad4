/* What the parts of heng assess share. */
#ifndef HENG_CLI_ASSESS_PARTS_H
#define HENG_CLI_ASSESS_PARTS_H

#include "core/cli/cli.h"
#include "core/cli/output.h"
#include "reports/form.h"

/* A list of arguments that may be given several times. */
typedef struct heng_arguments {
	const char **items;
	size_t count, capacity;
} heng_arguments;

/* What the user asked for. */
typedef struct heng_assess_job {
	heng_cli *cli;
	heng_kit_options options;
	heng_arguments profiles, policies, plugins, params, only, panels;
	const char *waivers; /* NULL: none */
	const char *output;
	const heng_form *forms[HENG_MADE_MAX]; /* of each report */
	size_t n_forms;
	heng_output target;
	size_t n_lanes;
	char **dossiers;
	size_t n_dossiers;
	size_t n_each; /* reports of each dossier: one for each profile */
	bool full;     /* summaries of several lines */
} heng_assess_job;

/* Each dossier is assessed once for each profile, as a task of its own: the
 * tasks of a dossier follow each other. */
static inline size_t heng_assess_tasks(const heng_assess_job *job)
{
	return job->n_dossiers * job->n_each;
}

static inline const char *heng_assess_dossier(const heng_assess_job *job,
					      size_t task)
{
	return job->dossiers[task / job->n_each];
}

/* All the life of a lane's process. */
int heng_assess_lane(heng_link *link, const heng_assess_job *job);

/* Lets lanes assess all dossiers, and writes and prints what they make.
 * Returns the exit status. */
int heng_assess_batch(heng_assess_job *job);

#endif
