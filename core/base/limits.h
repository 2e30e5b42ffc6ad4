/* Limits: what a rule, a plugin, a dossier and a lane may use at most. */
#ifndef HENG_BASE_LIMITS_H
#define HENG_BASE_LIMITS_H

#include <stddef.h>
#include <stdint.h>

#include "core/base/error.h"

/*
 * Times are milliseconds, sizes bytes. Instructions and bytes are counted, so
 * what reaches them reaches them everywhere; times are the last line, and a
 * report in which one was reached says that it is volatile.
 */
typedef struct heng_limits {
	/* One Lua rule on one dossier. */
	int64_t rule_instructions;
	int64_t rule_bytes; /* allocated in total, freed or not */
	int64_t rule_cpu, rule_wall;
	/* All policies of a lane. */
	int64_t policy_memory;	   /* live bytes */
	int64_t load_instructions; /* of one file */
	int64_t load_wall;	   /* policies, profiles, plugins and panels */
	/* One call of a plugin: a rule or a measure. */
	int64_t plugin_cpu, plugin_wall;
	int64_t plugin_open;   /* wall clock of loading and opening it */
	int64_t plugin_memory; /* address space of its host */
	/* One document, dossier or other. */
	int64_t document_bytes;
	int64_t read_cpu, read_wall;
	/* One dossier from its first byte to its report. */
	int64_t dossier_cpu, dossier_wall;
	int64_t lane_memory; /* address space of a lane */
} heng_limits;

extern const heng_limits heng_limits_default;

/* How one of them is told about: by heng doctor, the manual's test. */
typedef struct heng_limit_info {
	const char *name; /* as --limit takes it: "rule-wall" */
	size_t offset;	  /* in heng_limits */
	enum { HENG_LIMIT_COUNT, HENG_LIMIT_BYTES, HENG_LIMIT_TIME } unit;
	int64_t min, max;
	const char *zh, *en;
} heng_limit_info;

const heng_limit_info *heng_limits_list(size_t *count);

/*
 * Takes NAME=VALUE as --limit does: a number, for sizes with k, M or G
 * behind it, for times with ms or s. HENG_EINPUT says what would fit.
 */
heng_rc heng_limits_set(heng_limits *limits, const char *assignment,
			heng_error *error);

/* "64M", "1s", "5000000": the value as --limit would take it. */
void heng_limit_print(const heng_limit_info *info, const heng_limits *limits,
		      char out[24]);

#endif
