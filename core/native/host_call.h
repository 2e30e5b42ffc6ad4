/* A call: what the host table's functions work on while a plugin runs. */
#ifndef HENG_NATIVE_HOST_CALL_H
#define HENG_NATIVE_HOST_CALL_H

#include <heng/plugin.h>

#include "core/base/date.h"
#include "core/base/mem.h"
#include "core/model/image.h"
#include "core/model/path.h"
#include "core/native/attachment.h"
#include "core/native/process.h"

typedef enum heng_call_kind {
	HENG_CALL_OPEN,
	HENG_CALL_MEASURE,
	HENG_CALL_RULE,
} heng_call_kind;

typedef struct heng_call_param {
	const char *name; /* as the plugin declared it */
	bool is_text;
	int64_t number;
	const char *text;
} heng_call_param;

/* A place or a missing path that the report will list, once. */
typedef struct heng_seen {
	uint64_t call; /* the slot is free in every other call */
	heng_place place;
	const heng_path *path; /* NULL: the value was there */
} heng_seen;

enum { HENG_SEEN_SLOTS = 8192 }; /* twice HENG_READS_MAX */

/*
 * One for the whole life of a host; begun anew for each call. The plugin's
 * memory is the host's, so nothing in here is safe from the plugin: the lane
 * believes none of it.
 */
struct heng_call {
	heng_call_kind kind;
	int socket;
	heng_slot *slot;
	const heng_image *image; /* NULL while opening */
	heng_date as_of;
	uint32_t job, item;
	uint64_t token;	 /* of the job */
	uint64_t serial; /* of the call */
	const heng_call_param *params;
	size_t n_params;
	heng_arena arena; /* dies with the call */
	heng_places places;
	heng_seen *seen; /* HENG_SEEN_SLOTS */
	heng_wire_reply reply;
	heng_buf note, reads, findings, missing;
	heng_buf scratch;
	/* Attachments that were sent before they were asked for. */
	heng_attachment_file ahead[HENG_ATTACHMENT_AHEAD_MAX];
	size_t n_ahead;
	heng_pace pace;	   /* of answers */
	heng_path **paths; /* compiled; freed at the end */
	size_t n_paths, paths_capacity;
	heng_error path_error; /* the first path that was refused */
};

/* The table every plugin gets. */
extern const heng_host heng_host_table;

heng_rc heng_call_init(heng_call *call, int socket, heng_slot *slot);
void heng_call_fini(heng_call *call);

/* Forgets what the last call reported. */
void heng_call_begin(heng_call *call, heng_call_kind kind, uint32_t item);

/* Sends what the call came to. The host ends if nobody takes it. */
void heng_call_finish(heng_call *call, int status);

/* Closes the attachments that were opened ahead and not asked for. */
void heng_call_forget_files(heng_call *call);

/* Ends the host without running what was registered for an exit. */
_Noreturn void heng_host_lost(heng_slot *slot);

/* The parts of the table, by what they are about. */
int heng_host_path(heng_call *call, const char *text, const heng_path **out);
heng_node heng_host_root(heng_call *call);
heng_node heng_host_first(heng_call *call, heng_node node,
			  const heng_path *path);
int32_t heng_host_all(heng_call *call, heng_node node, const heng_path *path,
		      const heng_node **out);
const char *heng_host_name(heng_call *call, heng_node node);
const char *heng_host_value(heng_call *call, heng_node node, size_t *size);
const char *heng_host_token(heng_call *call, heng_node node, size_t *size);
int heng_host_integer(heng_call *call, heng_node node, int64_t *out);
int heng_host_money(heng_call *call, heng_node node, int64_t *minor,
		    const char **currency);
int heng_host_date(heng_call *call, heng_node node, int32_t *days);
uint32_t heng_host_line(heng_call *call, heng_node node);
int heng_host_outcome(heng_call *call, int32_t outcome, int32_t share);
int heng_host_finding(heng_call *call, heng_node node, const char *zh,
		      const char *en);
int heng_host_missing(heng_call *call, heng_node node, const heng_path *path);
int heng_host_measure(heng_call *call, int64_t value);
int heng_host_note(heng_call *call, const char *word);

/* The place of a handle; false where it is none of this image. */
bool heng_call_place(const heng_call *call, heng_node node, heng_place *place);

/* Notes that a place was read, or that a path led nowhere from it. */
void heng_call_read(heng_call *call, heng_place place, const heng_path *path);

#endif
