/* The plugin evidence: measures of the attachments a dossier rests on. */
#include <stdlib.h>
#include <string.h>

#include "plugins/evidence/survey.h"

/* All measures of one dossier share one survey. */
typedef struct evidence {
	survey_paths paths;
	struct survey survey;
	uint64_t dossier; /* that was surveyed; 0: none */
} evidence;

/* Puts an attachment's id beside the number; beyond some it is cut. */
static void note(const heng_host *host, heng_call *call, const char *id)
{
	if (*id)
		host->note(call, id);
}

static int open_evidence(const heng_host *host, heng_call *call, void **state)
{
	evidence *e = calloc(1, sizeof(*e));
	int rc;

	if (!e)
		return HENG_PLUGIN_EMEMORY;
	rc = survey_paths_init(&e->paths, host, call);
	if (rc) {
		free(e);
		return rc;
	}
	*state = e;
	return 0;
}

static void close_evidence(void *state)
{
	evidence *e = state;

	survey_fini(&e->survey);
	free(e);
}

/* The survey of this dossier, made by the first measure that asks. */
static int take_survey(const heng_host *host, heng_call *call, void *state,
		       const struct survey **out)
{
	evidence *e = state;

	if (e->dossier != host->dossier(call)) {
		int rc;

		e->dossier = 0;
		rc = survey_make(&e->survey, &e->paths, host, call);
		if (rc)
			return rc;
		e->dossier = host->dossier(call);
	}
	*out = &e->survey;
	return 0;
}

static int measure_attachments(const heng_host *host, heng_call *call,
			       void *state)
{
	const struct survey *survey;
	int rc = take_survey(host, call, state, &survey);

	return rc ? rc : host->measure(call, (int64_t)survey->n);
}

/* Whether nobody could look, because there is no folder to look in. */
static bool has_no_folder(const heng_host *host, heng_call *call,
			  const evidence *e)
{
	size_t i;

	for (i = 0; i < e->survey.n; i++)
		if (e->survey.items[i].state == FILE_NO_FOLDER) {
			host->missing(call, e->survey.items[i].node,
				      e->paths.href);
			return true;
		}
	return false;
}

static int measure_missing(const heng_host *host, heng_call *call, void *state)
{
	const struct survey *survey;
	int rc = take_survey(host, call, state, &survey);
	int64_t count = 0;
	size_t i;

	if (rc || has_no_folder(host, call, state))
		return rc;
	for (i = 0; i < survey->n; i++)
		if (survey->items[i].state == FILE_MISSING) {
			note(host, call, survey->items[i].id);
			count++;
		}
	return host->measure(call, count);
}

/*
 * Counts files that are not as declared. One is enough to say so; none can
 * only be said if every file that is there has a declaration to hold it to.
 */
static int count_others(const heng_host *host, heng_call *call, void *state,
			bool sizes)
{
	const evidence *e = state;
	const struct survey *survey;
	const attachment *bare = NULL;
	int rc = take_survey(host, call, state, &survey);
	int64_t count = 0;
	size_t i;

	if (rc || has_no_folder(host, call, state))
		return rc;
	for (i = 0; i < survey->n; i++) {
		const attachment *item = &survey->items[i];

		if (sizes ? item->other_size : item->other_hash) {
			note(host, call, item->id);
			count++;
		}
		if (!bare && item->state == FILE_READ &&
		    !(sizes ? item->has_size : item->has_hash))
			bare = item;
	}
	if (count == 0 && bare)
		return host->missing(call, bare->node,
				     sizes ? e->paths.size : e->paths.hash);
	return host->measure(call, count);
}

static int measure_altered(const heng_host *host, heng_call *call, void *state)
{
	return count_others(host, call, state, false);
}

static int measure_size_mismatch(const heng_host *host, heng_call *call,
				 void *state)
{
	return count_others(host, call, state, true);
}

static int measure_dangling(const heng_host *host, heng_call *call, void *state)
{
	const struct survey *survey;
	int rc = take_survey(host, call, state, &survey);
	size_t i;

	if (rc)
		return rc;
	for (i = 0; i < survey->n_dangling_ids; i++)
		note(host, call, survey->dangling_ids[i]);
	return host->measure(call, survey->dangling);
}

static int measure_unreferenced(const heng_host *host, heng_call *call,
				void *state)
{
	const struct survey *survey;
	int rc = take_survey(host, call, state, &survey);
	int64_t count = 0;
	size_t i;

	if (rc)
		return rc;
	for (i = 0; i < survey->n; i++)
		if (!survey->items[i].referenced) {
			note(host, call, survey->items[i].id);
			count++;
		}
	return host->measure(call, count);
}

static int measure_total_bytes(const heng_host *host, heng_call *call,
			       void *state)
{
	const struct survey *survey;
	int rc = take_survey(host, call, state, &survey);
	int64_t total = 0;
	size_t i;

	if (rc || has_no_folder(host, call, state))
		return rc;
	for (i = 0; i < survey->n; i++)
		if (__builtin_add_overflow(total, survey->items[i].bytes,
					   &total))
			return HENG_PLUGIN_ELIMIT;
	return host->measure(call, total);
}

/* Name, both titles, unit, function. */
#define MEASURE(id, zh, en, of, fn)                                            \
	static const heng_plugin_measure id = {                                \
	    .size = sizeof(heng_plugin_measure),                               \
	    .name = #id,                                                       \
	    .title = {zh, en},                                                 \
	    .unit = of,                                                        \
	    .compute = fn,                                                     \
	}

MEASURE(attachments, "附件数", "Attachments", "item", measure_attachments);
MEASURE(missing, "缺失的附件数", "Attachments that are missing", "item",
	measure_missing);
MEASURE(altered, "与所列摘要不符的附件数",
	"Attachments that do not match their digest", "item", measure_altered);
MEASURE(size_mismatch, "与所列大小不符的附件数",
	"Attachments that are not of their declared size", "item",
	measure_size_mismatch);
MEASURE(dangling_references, "指向不存在附件的引用数",
	"References that name no attachment", "item", measure_dangling);
MEASURE(unreferenced, "未被引用的附件数", "Attachments that nothing refers to",
	"item", measure_unreferenced);
MEASURE(total_bytes, "附件总字节数", "Bytes of all attachments", "byte",
	measure_total_bytes);

static const heng_plugin_measure *const measures[] = {
    &attachments,	  &missing,	 &altered,     &size_mismatch,
    &dangling_references, &unreferenced, &total_bytes, NULL,
};

static const heng_plugin plugin = {
    .head = HENG_PLUGIN_HEAD,
    .id = "evidence",
    .version = "1.0.0",
    .measures = measures,
    .open = open_evidence,
    .close = close_evidence,
};

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
