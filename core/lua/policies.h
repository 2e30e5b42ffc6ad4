/* Policies: Lua rules, loaded once, frozen, and judged dossier by dossier. */
#ifndef HENG_LUA_POLICIES_H
#define HENG_LUA_POLICIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/base/date.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/base/mem.h"
#include "core/base/progress.h"
#include "core/model/image.h"
#include "core/model/norm.h"
#include "core/model/result.h"
#include "core/model/rule.h"

/* One Lua state and all that was loaded into it. */
typedef struct heng_policies heng_policies;

/* Limits on policies beside those of heng_limits; each is a line in
 * heng-policy.5 and has a test. */
enum {
	HENG_POLICY_FILE_MAX = 1 << 20, /* bytes of one file */
	HENG_POLICY_FILES_MAX = 1000,	/* of one policy */
	HENG_RULES_MAX = 4096,		/* over all policies */
	HENG_NORMS_MAX = 4096,		/* over all policies */
	HENG_PATHS_MAX = 10000,		/* kept compiled at a time */
	HENG_KEPT_MAX = 10000,	/* variables that one rule's functions reach */
	HENG_VALUES_MAX = 8000, /* that one call may spread */
	HENG_REPEAT_MAX = 1 << 20,	/* bytes that string.rep may make */
	HENG_LUA_STACK_MAX = 1 << 20,	/* bytes of a rule's calls */
	HENG_SCRATCH_MAX = 16 << 20,	/* bytes of a rule's outcomes */
	HENG_RULE_REPORT_MAX = 1 << 20, /* bytes a rule adds to the report */
	HENG_REPORT_MAX = 256 << 20,	/* and all of them */
};

/* A loaded policy. Strings are the set's. */
typedef struct heng_policy {
	const char *id, *version;
	heng_text title;
	const char *path; /* as given */
	char sha256[65];  /* over names and bytes of its files */
} heng_policy;

heng_rc heng_policies_new(heng_policies **out, heng_error *error);
void heng_policies_free(heng_policies *policies);

/* What rules may use, instead of heng_limits_default. Copied. */
void heng_policies_limit(heng_policies *policies, const heng_limits *limits);

/* Says there what file is being loaded. Borrowed; may be NULL. */
void heng_policies_watch(heng_policies *policies, heng_progress *progress);

/* Whoever writes policies wants to know of a name that is not defined before
 * the function that uses it runs: loading refuses it. Otherwise the rule ends
 * as `error` when it comes upon it. */
void heng_policies_be_strict(heng_policies *policies);

/* Calls `mistaken` with the place in the policy, its source line and what to
 * write whenever a rule ends for a mistake in its own code, besides the
 * finding. NULL: nobody. */
void heng_policies_tell(heng_policies *policies, heng_error_fn *mistaken,
			void *userdata);

/*
 * Loads a policy from a file, or from a folder: policy.lua, norms.lua, the
 * other files in it, then its subfolders, each sorted by name; profiles/ and
 * *.test.lua are left out. Any mistake refuses the whole policy with its
 * place; then the set may only be freed. The id is left in `*id` (NULL is
 * accepted).
 */
heng_rc heng_policies_load(heng_policies *policies, const char *path,
			   const char **id, heng_error *error);

/*
 * Loads of a policy's folder only policy.lua, norms.lua and the file
 * `below` (its path beneath the folder), with text[0..size) in place of what
 * that holds. For trying changed rules; otherwise as heng_policies_load.
 */
heng_rc heng_policies_load_changed(heng_policies *policies, const char *path,
				   const char *below, const char *text,
				   size_t size, heng_error *error);

/* The name ("pack/service/x.lua") and text of source `index`, NULL behind the
 * last; borrowed. */
const char *heng_policies_source(const heng_policies *policies, size_t index,
				 const char **text, size_t *size);

/*
 * Ends loading: checks cited norms, then freezes everything that a rule's
 * functions can reach. Nothing can be loaded afterwards.
 */
heng_rc heng_policies_freeze(heng_policies *policies, heng_error *error);

const heng_policy *heng_policies_list(const heng_policies *policies,
				      size_t *count);
const heng_rule *heng_policies_rules(const heng_policies *policies,
				     size_t *count);

/* Sorted by id. */
const heng_norm *heng_policies_norms(const heng_policies *policies,
				     size_t *count);

/* Fills `error` with the place of a rule's declaration and its source
 * line; `key` (NULL: the rule itself) is the key to point at. */
void heng_policies_locate(const heng_policies *policies, const heng_rule *rule,
			  const char *key, heng_error *error);

/* The same for a key below others, and for its value; "[2]" is element 2 of
 * a list. */
void heng_policies_locate_key(const heng_policies *policies,
			      const heng_rule *rule, const char *const *keys,
			      size_t n, heng_error *error);
void heng_policies_locate_value(const heng_policies *policies,
				const heng_rule *rule, const char *const *keys,
				size_t n, heng_error *error);
/* Fills `error` with the place where the rule judged last made its outcome,
 * and that line. */
void heng_policies_made_at(const heng_policies *policies, const heng_rule *rule,
			   heng_error *error);

/* A measure as rules may ask for it. */
typedef struct heng_lua_measure {
	const char *name; /* "evidence.missing"; or "evidence", with a fault,
			   * for all measures of a plugin that was refused */
	bool computed;	  /* value and scale hold */
	int64_t value;
	unsigned scale;
	const char *fault_zh, *fault_en; /* not NULL: plugin absent or dead */
	const char *why_not; /* not computed: the path that is missing; NULL
			      * or "": not known */
	const char *note;    /* what the plugin says beside it; NULL: nothing */
	bool is_confidential; /* it rests on what is marked so */
} heng_lua_measure;

/* One dossier as rules see it; borrowed until the next begin. */
typedef struct heng_lua_job {
	const heng_image *image;
	heng_date as_of;
	const heng_lua_measure *measures; /* sorted by name */
	size_t n_measures;
	heng_arena *arena; /* results' strings */
} heng_lua_job;

heng_rc heng_policies_begin(heng_policies *policies, const heng_lua_job *job,
			    heng_error *error);

/* Forgets the values that the rule's parameters had: the next result's may
 * lie where the last one's did. */
void heng_policies_unbind(heng_policies *policies, const heng_rule *rule);

/*
 * Judges one automatic rule (or pre-check): merges outcome, findings and
 * reads into the result. Whatever the rule's code does, the result says so;
 * fails only for want of memory.
 */
heng_rc heng_policies_judge(heng_policies *policies, heng_result *result,
			    heng_error *error);

#endif
