/*
 * A quota: what a run of policy code may still use, counted.
 *
 * A run is the loading of one file or one rule on one dossier. Counted are
 * instructions of the virtual machine, steps of what runs long in C, and
 * bytes. Nothing that is counted may depend on what ran before, or the same
 * rule would reach a limit in one lane and not in another. So a run has a
 * thread of its own (its stack grows from nothing), no collection happens in
 * it but the one that Lua makes when a request is refused, and short strings,
 * which Lua finds again if anybody has one like it, are not charged.
 */
#include <stdlib.h>
#include <string.h>

#include "core/lua/state.h"

enum {
	HOOK_EVERY = 1000, /* instructions */
	/* Bytes that cost one instruction: about as long to fill. */
	BYTES_A_STEP = 64,
	OBJECT = 8, /* what it costs to make and to collect one */
	/* Of the keys of a table: each finds a new place. */
	KEYS_A_STEP = 16,
	KEY = 24, /* bytes of one; a table has a power of two of them */
	/* An instruction may compare or copy the longest string, or all that
	 * is on the stack: how much of it costs another instruction. */
	LONGEST_A_STEP = 4096,
	STACK_A_STEP = 16384,
	/* Collecting looks at all that is held; where hardly anything else is
	 * left it is no use, and the limit is reached. */
	HELD_A_STEP = 128,
	HELD_SHARE = 4,
	SHORT_STRING = 40 + 40, /* bytes with its header, at most */
	SMALL_ARRAY = 512,	/* parts of tables below are not charged */
	STRING_TABLE = 128 * sizeof(void *), /* Lua's, when it is empty */
	SMALL_REQUEST = 4096,		     /* bytes, granted beyond a limit */
	AFTER_MAX = 16 << 20,		     /* of all of them */
	GARBAGE_MAX = 8 << 20,		     /* bytes, between runs */
	DIRTY_MAX = 16 << 20, /* bytes of a run that begins with it */
};

/* What malloc takes for a block: small ones cost more than their size. */
static size_t rounded(size_t size)
{
	size_t block = (size + 8 + 15) & ~(size_t)15;

	return size == 0 ? 0 : block < 32 ? 32 : block;
}

static bool is_keys(size_t size)
{
	size_t n = size / KEY;

	return size % KEY == 0 && (n & (n - 1)) == 0;
}

/* Charges a request to the run; false: a limit is reached. */
static bool charge_request(heng_quota *quota, int type, size_t size,
			   size_t more)
{
	if (type == LUA_TSTRING) {
		if (size <= SHORT_STRING)
			return true;
		if (size > quota->longest)
			quota->longest = size;
	} else if (type != LUA_TTABLE && type != LUA_TFUNCTION &&
		   type != LUA_TUSERDATA && size < SMALL_ARRAY) {
		return true;
	}
	quota->bytes -= (int64_t)more;
	if (type == 0 && is_keys(size))
		quota->instructions -= (int64_t)(more / KEYS_A_STEP);
	else
		quota->instructions -= OBJECT + (int64_t)(more / BYTES_A_STEP);
	if (quota->bytes < 0)
		quota->reached = HENG_REACHED_BYTES;
	else if (quota->instructions <= 0)
		quota->reached = HENG_REACHED_INSTRUCTIONS;
	return quota->reached == HENG_REACHED_NONE;
}

/*
 * Whether the block fits into what all policies may hold. A request that is
 * refused comes again once Lua has collected; the buffers of its library do
 * not, so blocks that are no objects have some room beyond the limit. When
 * Lua collects depends on what others left: a run that needs much and began
 * so ends soon, for the caller to repeat it from rest.
 */
static bool has_room(heng_policies *policies, const void *block, int type,
		     size_t size, size_t more)
{
	heng_quota *quota = &policies->quota;
	int64_t room = quota->limits.policy_memory - (int64_t)quota->base;
	int64_t own =
	    (int64_t)quota->live -
	    (int64_t)(quota->is_counting ? quota->start : quota->base);
	bool again = quota->refused == block && quota->refused_size == size;
	bool is_full = own > room - room / HELD_SHARE;

	if (quota->is_dirty && room > DIRTY_MAX)
		room = DIRTY_MAX;
	if (block || type == 0 || !quota->is_counting)
		room += room / 4;
	if (own + (int64_t)more <= room && !quota->is_refused)
		return true;
	if (quota->is_starved && !again)
		policies->no_memory = true;
	if (own + (int64_t)more <= room && again && !is_full) {
		/* Collecting took a step for all that it looked at. */
		if (quota->is_counting && own > 0)
			quota->instructions -= own / HELD_A_STEP;
		if (quota->instructions > 0)
			return true;
		quota->reached = HENG_REACHED_INSTRUCTIONS;
		return false;
	}
	if ((quota->is_refused && !quota->is_starved) || quota->is_dirty)
		quota->reached = HENG_REACHED_MEMORY;
	quota->is_refused = true;
	quota->refused = block;
	quota->refused_size = size;
	return false;
}

/* The table of all strings: the first block of Lua's own that has the size
 * of an empty one, and what it moves to. */
static bool is_string_table(heng_quota *quota, const void *block, int type,
			    size_t size)
{
	if (block)
		return block == quota->string_table;
	return type == 0 && !quota->string_table && size == STRING_TABLE;
}

/*
 * The stack of the run's thread is the block that is asked for behind the
 * thread; it grows by a new block, behind which the old one is freed. At its
 * limit whatever the run does next is its last.
 */
static void set_stack(heng_quota *quota, const void *stack, size_t size)
{
	quota->stack = stack;
	quota->stack_size = size;
	if (size > HENG_LUA_STACK_MAX && quota->is_counting &&
	    quota->reached == HENG_REACHED_NONE)
		quota->reached = HENG_REACHED_STACK;
}

void *heng_quota_allocate(void *userdata, void *block, size_t old, size_t size)
{
	heng_policies *policies = userdata;
	heng_quota *quota = &policies->quota;
	int type = block ? -1 : (int)old; /* Lua passes it there */

	if (!block)
		old = 0;
	if (size == 0) {
		if (block != quota->string_table)
			quota->live -= rounded(old);
		if (block && block == quota->stack)
			set_stack(quota, quota->last, quota->last_size);
		free(block);
		return NULL;
	}
	size_t more = size > old ? rounded(size) - rounded(old) : 0;
	if (is_string_table(quota, block, type, size)) {
		/* It does not shrink as it grew: no measure of what is held. */
		void *table = realloc(block, size);
		if (table)
			quota->string_table = table;
		return table;
	}
	if (quota->is_counting && quota->reached != HENG_REACHED_NONE) {
		/* On its way out a run needs room for its messages; each
		 * refusal makes Lua collect all there is. */
		quota->after += more;
		if (size > SMALL_REQUEST || quota->after > AFTER_MAX)
			return NULL;
	} else if (more > 0) {
		if (quota->is_counting &&
		    !charge_request(quota, type, size, more))
			return NULL;
		if (!has_room(policies, block, type, size, more))
			return NULL;
	}
	void *grown = realloc(block, size);
	if (!grown) {
		policies->no_memory |= quota->is_refused;
		quota->is_refused = quota->is_starved = true;
		quota->refused = block;
		quota->refused_size = size;
		return NULL;
	}
	quota->is_refused = quota->is_starved = false;
	quota->live = quota->live - rounded(old) + rounded(size);
	if (quota->is_thread && type == 0)
		set_stack(quota, grown, size);
	quota->is_thread = type == LUA_TTHREAD;
	if (block && block == quota->stack)
		set_stack(quota, grown, size);
	if (type == 0) {
		quota->last = grown;
		quota->last_size = size;
	}
	return grown;
}

heng_text heng_quota_text(const heng_policies *policies)
{
	static const heng_text texts[] = {
	    [HENG_REACHED_NONE] = {"", ""},
	    [HENG_REACHED_INSTRUCTIONS] = {"规则执行超过指令数上限",
					   "the instruction limit was reached"},
	    [HENG_REACHED_BYTES] = {"规则累计申请的内存超过上限",
				    "the limit of memory asked for in total "
				    "was reached"},
	    [HENG_REACHED_MEMORY] = {"规则超过内存上限",
				     "the rule reached the memory limit"},
	    [HENG_REACHED_STACK] = {"规则的函数调用层数或参数过多",
				    "stack overflow: limit of nested calls "
				    "and of their arguments"},
	};

	return texts[policies->quota.reached];
}

/* Ends the run. From now on the hook is called at every instruction: what
 * Lua still runs on the way out (__close) gets no further. */
static void count_hook(lua_State *L, lua_Debug *debug);

static void stop(lua_State *L)
{
	heng_policies *policies = heng_lua_of(L);
	heng_text text = heng_quota_text(policies);

	lua_sethook(L, count_hook, LUA_MASKCOUNT, 1);
	heng_lua_raise(L, HENG_SIGNAL_LIMIT, text.zh, text.en);
}

void heng_lua_charge(lua_State *L, int64_t steps)
{
	heng_quota *quota = &heng_lua_of(L)->quota;

	quota->instructions -= steps;
	if (quota->instructions > 0 && quota->reached == HENG_REACHED_NONE)
		return;
	if (quota->reached == HENG_REACHED_NONE)
		quota->reached = HENG_REACHED_INSTRUCTIONS;
	stop(L);
}

static void count_hook(lua_State *L, lua_Debug *debug)
{
	const heng_quota *quota = &heng_lua_of(L)->quota;

	(void)debug;
	heng_lua_charge(L, HOOK_EVERY *
			       (int64_t)(1 + quota->longest / LONGEST_A_STEP +
					 quota->stack_size / STACK_A_STEP));
}

lua_State *heng_quota_thread(lua_State *L)
{
	heng_quota *quota = &heng_lua_of(L)->quota;

	quota->stack = NULL;
	quota->stack_size = 0;
	quota->is_thread = false;
	return lua_newthread(L);
}

void heng_quota_begin(heng_policies *policies, lua_State *L,
		      int64_t instructions, size_t longest, bool is_dirty)
{
	heng_quota *quota = &policies->quota;

	policies->run++;
	policies->signal = HENG_SIGNAL_NONE;
	quota->start = policies->frozen ? quota->live : 0;
	quota->is_dirty = is_dirty;
	quota->instructions = instructions;
	quota->bytes = quota->limits.rule_bytes;
	quota->longest = longest;
	quota->scratch = quota->after = 0;
	quota->reached = HENG_REACHED_NONE;
	quota->is_counting = true;
	lua_sethook(L, count_hook, LUA_MASKCOUNT, HOOK_EVERY);
}

void heng_quota_end(heng_policies *policies, lua_State *L)
{
	heng_quota *quota = &policies->quota;

	/* A request that was refused and never came again. */
	policies->no_memory |= quota->is_starved;
	if (quota->is_refused && !quota->is_starved &&
	    quota->reached == HENG_REACHED_NONE)
		quota->reached = HENG_REACHED_MEMORY;
	quota->is_refused = quota->is_starved = false;
	quota->is_counting = quota->is_dirty = false;
	policies->quota.stack = NULL;
	policies->quota.stack_size = 0;
	lua_sethook(L, NULL, 0, 0);
}

void heng_quota_collect(heng_policies *policies, bool always)
{
	heng_quota *quota = &policies->quota;

	if (!always &&
	    quota->live < quota->resting + quota->base / 4 + GARBAGE_MAX)
		return;
	lua_gc(policies->L, LUA_GCCOLLECT);
	quota->resting = quota->live;
}

void *heng_lua_scratch(lua_State *L, size_t size)
{
	heng_policies *policies = heng_lua_of(L);
	heng_quota *quota = &policies->quota;

	quota->scratch += size + 16;
	quota->bytes -= (int64_t)size;
	if (quota->scratch > HENG_SCRATCH_MAX)
		quota->reached = HENG_REACHED_MEMORY;
	else if (quota->bytes < 0)
		quota->reached = HENG_REACHED_BYTES;
	heng_lua_charge(L, (int64_t)(1 + size / BYTES_A_STEP));
	void *block = heng_arena_alloc(&policies->scratch, size);
	if (!block)
		heng_lua_no_memory(L);
	return block;
}

const char *heng_lua_scratch_copy(lua_State *L, const char *text, size_t size)
{
	char *copy = heng_lua_scratch(L, size + 1);

	memcpy(copy, text, size);
	copy[size] = 0;
	return copy;
}

bool heng_lua_may_keep(heng_policies *policies, size_t size)
{
	size_t most = HENG_RULE_REPORT_MAX;

	if (policies->n_rules > HENG_REPORT_MAX / HENG_RULE_REPORT_MAX)
		most = HENG_REPORT_MAX / policies->n_rules;
	if (size > most || policies->kept_bytes > most - size)
		return false;
	policies->kept_bytes += size;
	return true;
}
