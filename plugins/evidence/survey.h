/* A survey: what became of every attachment and every reference to one. */
#ifndef HENG_PLUGINS_EVIDENCE_SURVEY_H
#define HENG_PLUGINS_EVIDENCE_SURVEY_H

#include <heng/plugin.h>
#include <stdbool.h>
#include <stddef.h>

/* What opening and reading one attachment's file came to. */
typedef enum file_state {
	FILE_READ,
	FILE_MISSING,	/* not there, refused, not readable, no href */
	FILE_NO_FOLDER, /* the dossier came without one: nobody can look */
} file_state;

typedef struct attachment {
	const char *id; /* owned; "" where there is none */
	heng_node node;
	file_state state;
	bool has_size, has_hash;
	bool other_size; /* than declared */
	bool other_hash; /* than declared */
	bool referenced;
	int64_t bytes; /* of the file */
} attachment;

struct survey {
	attachment *items; /* in the dossier's order */
	size_t n;
	attachment **by_id;  /* sorted by id, then order */
	int64_t dangling;    /* references that name no attachment */
	char **dangling_ids; /* the first of them, owned */
	size_t n_dangling_ids;
};

enum {
	REFERENCES = 6,
	DANGLING_IDS_MAX = 16,
	/* Attachments of one dossier. Each is asked for and read; more is no
	 * declaration but an attack on whoever waits for it. */
	SURVEYED_MAX = 10000,
};

/* Compiled once, when the plugin is opened. */
typedef struct survey_paths {
	const heng_path *attachment, *id, *hash, *size, *href;
	const heng_path *references[REFERENCES];
} survey_paths;

int survey_paths_init(survey_paths *paths, const heng_host *host,
		      heng_call *call);

/* Looks at everything; 0 or a negative HENG_PLUGIN_E code. */
int survey_make(struct survey *survey, const survey_paths *paths,
		const heng_host *host, heng_call *call);
void survey_fini(struct survey *survey);

#endif
