/* The Lua state behind a set of policies, and what its bindings share. */
#ifndef HENG_LUA_STATE_H
#define HENG_LUA_STATE_H

#include <lua.h>

#include "core/lua/path_cache.h"
#include "core/lua/policies.h"

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
	size_t longest;		     /* string its policy made at loading */
	bool is_heavy;		     /* begins from rest: see quota.c */
} heng_rule_code;

/* A counted limit that a run reached. It stays reached whatever a policy
 * catches, and what it came to after that is nobody's concern. */
typedef enum heng_reached {
	HENG_REACHED_NONE,
	HENG_REACHED_INSTRUCTIONS,
	HENG_REACHED_BYTES,  /* asked for in total */
	HENG_REACHED_MEMORY, /* held at once */
	HENG_REACHED_STACK,
} heng_reached;

/* What the run in progress (a file's loading, a rule's judging) may still
 * use. See quota.c. */
typedef struct heng_quota {
	heng_limits limits;
	int64_t instructions; /* left */
	int64_t bytes;	      /* that may still be asked for */
	size_t live;	      /* of the Lua state, as malloc rounds them */
	size_t base;	      /* of them, what was loaded */
	size_t resting;	      /* live when it was collected last */
	size_t start;	      /* live when the run began */
	size_t scratch;	      /* of the run, in the scratch arena */
	size_t longest;	      /* string that the run has made */
	size_t after;	      /* bytes granted since a limit was reached */
	const void *stack;    /* of the run's thread */
	const void *last;     /* block that was no object */
	size_t last_size;
	const void *string_table; /* of the state; not in live */
	size_t stack_size;
	heng_reached reached;
	bool is_counting; /* requests are charged to the run */
	bool is_thread;	  /* the next block is a thread's stack */
	bool is_dirty;	  /* the run did not begin from rest */
	bool is_starved;  /* malloc itself gave nothing the last time */
	bool is_refused;  /* the last request, for this block and size */
	const void *refused;
	size_t refused_size;
} heng_quota;

struct heng_policies {
	lua_State *L;
	heng_arena arena; /* declarations */
	heng_quota quota;
	heng_progress *progress; /* may be NULL */
	heng_error_fn *mistaken; /* is told of rules that fail; may be NULL */
	void *mistaken_data;
	bool frozen;
	bool is_strict;	   /* unknown names in functions are refused */
	bool no_memory;	   /* there was none to be had: no fault of a rule */
	uint64_t run;	   /* number of the run in progress */
	size_t text_bytes; /* of all sources */

	/* loading */
	heng_error *error; /* of the load in progress */
	heng_policy *current;
	heng_source *current_source;
	heng_policy *policies;
	size_t n_policies, cap_policies;
	heng_source **sources;
	size_t n_sources, cap_sources;
	const heng_rule *freezing; /* the rule whose data is being frozen */
	size_t first_rule;	   /* of the policy being loaded */
	heng_rule *rules;
	heng_rule_code *code;
	size_t n_rules, cap_rules, cap_code;
	heng_norm *norms;
	size_t n_norms, cap_norms;
	heng_kept *kept;
	size_t n_kept, cap_kept;

	/* references */
	int app; /* the root node of the dossier */

	heng_path_cache *paths;

	/* judging */
	heng_lua_job job;
	uint32_t generation;
	const char **printed; /* report paths by node, then by attribute;
			       * NULL until asked for */
	heng_places places;
	heng_buf buf;
	heng_result *result; /* of the rule in progress; NULL: none */
	heng_arena scratch;  /* what a run makes and the report may not need */
	size_t kept_bytes;   /* that the run has put into the report */
	heng_signal signal;
	char changed[64]; /* a variable that the run wrote to */
	const char *signal_zh, *signal_en; /* in the scratch arena */
	uint32_t signal_line;		   /* of the policy; 0: not known */
	uint32_t made_line;		   /* where the last outcome was made */
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

/* An outcome as a check returns it; findings are in the scratch arena. */
typedef struct heng_lua_outcome {
	const void *kind;
	heng_outcome outcome;
	int32_t share;
	uint32_t line; /* of the policy that made it; 0: not known */
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

/* The nearest line of a policy below the running C function, or 0. */
uint32_t heng_lua_line(lua_State *L);

/* Pushes "file:line: " of the nearest line of a policy, whatever functions in
 * C stand between; luaL_error with that place. */
void heng_lua_where(lua_State *L);
int heng_lua_error(lua_State *L, const char *format, ...);

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
 * scratch arena. */
void heng_lua_add_finding(lua_State *L, heng_lua_outcome *outcome,
			  const char *zh, const char *en);

/* What policies call the type of a value: "node", "date", "table" … */
const char *heng_lua_type_name(lua_State *L, int index);

bool heng_lua_test_date(lua_State *L, int index, heng_date *out);
void heng_lua_push_date(lua_State *L, heng_date date);

/* The compiled path at a stack index; raises a fault. It is good until the
 * next one is compiled. */
const heng_path *heng_lua_path(lua_State *L, int index);

/* A place as reports print it, kept for the dossier. */
const char *heng_lua_print_place(lua_State *L, heng_place place);

/* Openers of the bindings: each leaves its functions in the table on top
 * of the stack, the environment of policies. */
void heng_lua_open_env(lua_State *L);
void heng_lua_open_order(lua_State *L);

/* Puts find, match, gmatch and gsub into the string table on the top. */
void heng_lua_open_patterns(lua_State *L);

/* Each pushes its library: own or guarded versions of what in Lua's runs
 * uncounted. */
void heng_lua_open_string(lua_State *L);
void heng_lua_open_table(lua_State *L);
void heng_lua_open_utf8(lua_State *L);

/* Pushes a table with those of a library's functions that `names` lists
 * (NULL-ended). */
void heng_lua_copy_library(lua_State *L, lua_CFunction opener,
			   const char *library, const char *const *names);

/* Puts `function` in place of one in the library on top; its upvalue is the
 * one it stands before, to be called with heng_lua_call_guarded. */
void heng_lua_guard(lua_State *L, const char *name, lua_CFunction function);

/* Calls Lua's own function in the frame of its guard, so that its errors
 * name the function and the line of the caller. */
int heng_lua_call_guarded(lua_State *L);

/* tostring as policies have it. [-0, +1, m] */
void heng_lua_push_tostring(lua_State *L, int index);
void heng_lua_open_node(lua_State *L);
void heng_lua_open_date(lua_State *L);
void heng_lua_open_outcome(lua_State *L);
void heng_lua_open_declare(lua_State *L);

/* Ends the rule if the iterator, whose run its upvalue names, was made in
 * another: it remembers how far it is. */
int heng_lua_check_run(lua_State *L, int upvalue);

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

/* With the world of a file on top: refuses names in the file that it does not
 * have, since a function would come upon them only when it runs. */
heng_rc heng_lua_check_world(lua_State *L, const heng_source *source,
			     heng_error *error);

/* Checks every literal path of a source against the dossier grammar. */
heng_rc heng_lua_check_paths(const heng_source *source, heng_error *error);

/*
 * The quota. A run begins with the instructions it may take; requests for
 * memory are charged to it until it ends. `longest` is what its policy made
 * before: one instruction may compare it. `is_dirty`: others have left
 * something since the last collection.
 */
void *heng_quota_allocate(void *policies, void *block, size_t old, size_t size);
void heng_quota_begin(heng_policies *policies, lua_State *L,
		      int64_t instructions, size_t longest, bool is_dirty);
void heng_quota_end(heng_policies *policies, lua_State *L);

/* A thread of its own for a run, pushed: stack and calls begin from nothing,
 * and the quota knows its stack. [-0, +1, m] */
lua_State *heng_quota_thread(lua_State *L);

/* Whether what was loaded, declarations and sources too, is within what
 * policies may hold. */
bool heng_lua_has_room(const heng_policies *policies);

/* The error where it is not. */
heng_rc heng_lua_fail_room(const heng_policies *policies, const char *path,
			   heng_error *error);

/* Frees what no one holds any more, if it is much. */
void heng_quota_collect(heng_policies *policies, bool always);

/* What of the limits was reached, for a finding. */
heng_text heng_quota_text(const heng_policies *policies);

/* Takes steps that no hook counts; ends the run at its last one. */
void heng_lua_charge(lua_State *L, int64_t steps);

/* Memory of the run that is not Lua's; raises a limit. */
void *heng_lua_scratch(lua_State *L, size_t size);
const char *heng_lua_scratch_copy(lua_State *L, const char *text, size_t size);

/* Whether the run may put so many bytes more into the report; they count. */
bool heng_lua_may_keep(heng_policies *policies, size_t size);

/* Makes a text of a policy's presentable in place: what is no UTF-8, control
 * characters and those that turn the reading direction are replaced. */
void heng_lua_clean(char *text, size_t size);

#endif
