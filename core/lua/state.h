/* The Lua state behind a set of policies, and what its bindings share. */
#ifndef HENG_LUA_STATE_H
#define HENG_LUA_STATE_H

#include <lua.h>

#include "core/lua/policies.h"
#include "core/model/path.h"

struct heng_decl;

/* What ends a rule from inside, past any pcall of its own. */
typedef enum heng_signal {
	HENG_SIGNAL_NONE,
	HENG_SIGNAL_MISSING, /* a demanded value is not there: insufficient */
	HENG_SIGNAL_FAULT,   /* the rule cannot be judged: error */
	HENG_SIGNAL_LIMIT,   /* a counted limit was reached: error */
	HENG_SIGNAL_STATE,   /* it wrote to what is frozen: error */
} heng_signal;

/* A source file, kept for messages. */
typedef struct heng_source {
	char *name; /* "fintech-sandbox/legality/licence.lua": for reports */
	char *path; /* as the user named it: for messages */
	char *text;
	size_t size;
} heng_source;

/* An upvalue that a rule can reach, and what it held when it was frozen. */
typedef struct heng_kept {
	int function; /* registry references */
	int value;
	int index; /* of the upvalue */
} heng_kept;

/* What the loader keeps of a rule beside its public face. */
typedef struct heng_rule_code {
	int check, applies;	     /* registry references, LUA_NOREF: none */
	size_t kept, n_kept;	     /* slice of heng_policies.kept */
	const heng_param_use *bound; /* whose values params holds */
	int params;		     /* reference of the frozen table */
} heng_rule_code;

struct heng_policies {
	lua_State *L;
	heng_arena arena; /* declarations */
	size_t bytes;	  /* live bytes of the Lua state */
	int64_t budget;	  /* instructions left */
	bool frozen;
	bool out_of_memory; /* the cap was reached */
	bool is_short;	    /* the system just refused once */
	bool no_memory;	    /* it refused what Lua could not do without */

	/* loading */
	heng_error *error; /* of the load in progress */
	heng_policy *current;
	heng_source *current_source;
	heng_policy *policies;
	size_t n_policies, cap_policies;
	heng_source **sources;
	size_t n_sources, cap_sources;
	heng_rule *rules;
	heng_rule_code *code;
	size_t n_rules, cap_rules, cap_code;
	heng_norm *norms;
	size_t n_norms, cap_norms;
	heng_kept *kept;
	size_t n_kept, cap_kept;

	/* references */
	int app; /* the root node of the dossier */

	/* the compiled paths, owned */
	heng_path **paths;
	size_t n_paths, cap_paths;

	/* judging */
	heng_lua_job job;
	uint32_t generation;
	const char **printed; /* report paths by node, then by attribute;
			       * NULL until asked for */
	heng_places places;
	heng_buf buf;
	heng_result *result; /* of the rule in progress; NULL: none */
	heng_signal signal;
	const char *signal_zh, *signal_en; /* in the job's arena */
	struct {
		const char *path;
		uint32_t line, column;
	} last; /* the last value read, the default place of findings */
};

/* The policies of a state. */
static inline heng_policies *heng_lua_of(lua_State *L)
{
	return *(heng_policies **)lua_getextraspace(L);
}

/*
 * Every userdata that a policy can hold is one of ours and begins with its
 * kind: the address of the registry key of its metatable. The value at a
 * stack index if it is of that kind, otherwise NULL.
 */
static inline void *heng_lua_test_box(lua_State *L, int index, const void *kind)
{
	const void **box = lua_type(L, index) == LUA_TUSERDATA
			       ? lua_touserdata(L, index)
			       : NULL;

	return box && *box == kind ? box : NULL;
}

/* A node or attribute as Lua sees it. */
typedef struct heng_lua_node {
	const void *kind;
	uint32_t generation;
	heng_place place;
} heng_lua_node;

/* An outcome as a check returns it; findings are in the job's arena. */
typedef struct heng_lua_outcome {
	const void *kind;
	heng_outcome outcome;
	int32_t share;
	heng_finding *findings, *last;
} heng_lua_outcome;

/*
 * Raises a signal: records it and unwinds; does not return. The formats are
 * those of heng_fail. Outside a judgement it is a plain Lua error.
 */
int heng_lua_signal(lua_State *L, heng_signal signal, const char *zh,
		    const char *en, ...);

int heng_lua_raise(lua_State *L, heng_signal signal, const char *zh,
		   const char *en); /* texts as they are */

/* Out of memory in C code of ours, as Lua's own memory error. */
int heng_lua_no_memory(lua_State *L);

/* True and the value if it is a node of the dossier in hand; raises a
 * fault for one kept from another dossier. */
heng_lua_node *heng_lua_test_node(lua_State *L, int index);
void heng_lua_push_node(lua_State *L, heng_place place);

heng_lua_outcome *heng_lua_test_outcome(lua_State *L, int index);
heng_lua_outcome *heng_lua_push_outcome(lua_State *L, heng_outcome outcome,
					int32_t share);

/* Adds a finding with the default place to an outcome. The texts are in the
 * job's arena. */
void heng_lua_add_finding(lua_State *L, heng_lua_outcome *outcome,
			  const char *zh, const char *en);

/* What policies call the type of a value: "node", "date", "table" … */
const char *heng_lua_type_name(lua_State *L, int index);

bool heng_lua_test_date(lua_State *L, int index, heng_date *out);
void heng_lua_push_date(lua_State *L, heng_date date);

/* The key of the path cache in the registry. */
extern const char heng_lua_paths_key;

/* The compiled path at a stack index, from the cache; raises a fault. */
const heng_path *heng_lua_path(lua_State *L, int index);

/* A place as reports print it, kept for the dossier. */
const char *heng_lua_print_place(lua_State *L, heng_place place);

/* Openers of the bindings: each leaves its functions in the table on top
 * of the stack, the environment of policies. */
void heng_lua_open_env(lua_State *L);
void heng_lua_open_order(lua_State *L);

/* Puts find, match, gmatch and gsub into the string table on the top. */
void heng_lua_open_patterns(lua_State *L);
void heng_lua_open_node(lua_State *L);
void heng_lua_open_date(lua_State *L);
void heng_lua_open_outcome(lua_State *L);
void heng_lua_open_declare(lua_State *L);

/* The frozen table behind a proxy, pushed; false: not frozen. */
bool heng_lua_push_thawed(lua_State *L, int index);

/* Freezes the value at `index` and all it reaches (see freeze.c), but what
 * the table at `seen` lists; appends the upvalues to policies->kept. May
 * raise a memory error. Both indices are absolute. */
void heng_lua_freeze(lua_State *L, int index, int seen);

/* Restores what a rule wrote to its upvalues; true if there was anything. */
bool heng_lua_restore(lua_State *L, const heng_rule_code *code);

/* Reads the table of rule{}; check and applies are 1 where present. */
enum { HENG_UNSET_WEIGHT = -1 };
bool heng_lua_read_rule(struct heng_decl *decl, heng_rule *rule);

/* Checks every literal path of a source against the dossier grammar. */
heng_rc heng_lua_check_paths(const heng_source *source, heng_error *error);

/* The count hook: takes from the budget and signals a limit. */
void heng_lua_budget(heng_policies *policies, int64_t instructions);

/* Takes steps that no hook counts from the budget; ends the rule at its end. */
void heng_lua_charge(lua_State *L, int64_t steps);

#endif
