/*
 * A host without the defences: what each attack policy does to a plain Lua
 * state with all libraries, a count hook and pcall, as a first version of
 * any program has it.
 *
 *   bare FILE...        prints "word FILE" for each
 *
 * exhausts  still running after 100 ms of processor time, or 100 MiB
 * crashes   the process died
 * tampers   an honest rule beside it comes to something else
 * differs   another process comes to something else
 * keeps     the second dossier comes to something else than the first
 * accepts   a result or message that no report can hold was believed
 * passes    the pass that the attack returns when it got its way
 * fakes     something that is no outcome was taken for one
 * nothing   none of these
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/utf8.h"

enum {
	INSTRUCTIONS = 5000000,
	PROCESSOR_MS = 100,
	MEMORY_MAX = 100 << 20,
	/* Whose texts are compared: of ten keys the first is the same in all
	 * but once in ten million tries. */
	PROCESSES = 8,
	TEXT_MAX = 4096,
	SOURCE_MAX = 1 << 20,
	SPACE_MAX = 160 << 20, /* bytes of address space */
};

/* What the child found; its text is compared with that of others. */
typedef struct finding {
	bool done, refused, memory, tampers, keeps, accepts, passes, fakes;
	char text[TEXT_MAX];
} finding;

/*
 * The program's own functions as one would write them first, and the rule
 * that must come to the same whatever a policy did before.
 */
static const char shims[] =
    "local declared, kept = {}, {}\n"
    "local function deaf() end\n"
    "function policy() end\n"
    "norm = deaf\n"
    "profile = deaf\n"
    "function rule(t) declared[#declared + 1] = t end\n"
    "local function expand(m, lang)\n"
    "  return (m[lang]:gsub('{(%w+)[^}]*}', function(name)\n"
    "    return tostring(m[name]) end))\n"
    "end\n"
    "local methods = {}\n"
    "local function outcome(kind, share, m)\n"
    "  local o = { outcome = kind, share = share }\n"
    "  if m then\n"
    "    o.zh, o.en = expand(m, 'zh'), expand(m, 'en')\n"
    "    kept[#kept + 1] = o.zh .. o.en\n"
    "  end\n"
    "  return setmetatable(o, { __index = methods })\n"
    "end\n"
    "function pass(m) return outcome('pass', 10000, m) end\n"
    "function fail(m) return outcome('fail', 0, m) end\n"
    "function insufficient(m) return outcome('insufficient', 0, m) end\n"
    "function not_applicable(m) return outcome('not-applicable', 0, m) end\n"
    "function partial(s, m) return outcome('partial', s, m) end\n"
    "function measure(name) error('no measure ' .. name, 0) end\n"
    "local asked = {}\n"
    "local function record(path)\n"
    "  for _, p in ipairs(asked) do if p == path then return end end\n"
    "  asked[#asked + 1] = path\n"
    "end\n"
    "function methods:at(_, path) record(path or '.') return self end\n"
    "local Node = {}\n"
    "Node.__index = Node\n"
    "local function node() return setmetatable({}, Node) end\n"
    "function Node:text(path, d) record(path) return d or 'text' end\n"
    "function Node:integer(path, d) record(path) return d or 10 end\n"
    "function Node:exists(path) record(path) return true end\n"
    "function Node:count(path) record(path) return 2 end\n"
    "function Node:one(path) record(path) return node() end\n"
    "function Node:all(path) return { node(), node() } end\n"
    "function Node:each(path, fn)\n"
    "  local worst\n"
    "  for _, n in ipairs(self:all(path)) do worst = fn(n) end\n"
    "  return worst\n"
    "end\n"
    "function begin() asked, kept = {}, {} return node(), { limit = 7 } end\n"
    "local function honest(app)\n"
    "  local text = string.format('%d/%s', 7, ('ab'):rep(2)) .. "
    "#app:text('a')\n"
    "  if ('k=v'):match('(%w+)=') ~= 'k' then return 'wrong' end\n"
    "  if pcall(function() return no_such_name() end) then return 'wrong'\n"
    "  end\n"
    "  local o = fail { zh = text, en = tostring(3) }\n"
    "  return o.outcome .. o.zh .. o.en .. table.concat({ 1, 2 })\n"
    "end\n"
    "return declared, honest, begin\n";
static const char honest_text[] = "fail7/abab4312";

static void count_hook(lua_State *L, lua_Debug *debug)
{
	(void)debug;
	luaL_error(L, "instruction limit");
}

static bool is_clean(const char *text, size_t size)
{
	for (size_t i = 0; i < size;) {
		uint32_t point;
		size_t n = heng_utf8_decode(text + i, size - i, &point);

		if (n == 0 || point < 0x20 || (point >= 0x7f && point < 0xa0) ||
		    (point >= 0x202a && point <= 0x202e) ||
		    (point >= 0x2066 && point <= 0x2069) ||
		    (point & 0xfffe) == 0xfffe)
			return false;
		i += n;
	}
	return size <= TEXT_MAX;
}

static void add_text(finding *found, const char *text)
{
	size_t n = strlen(found->text);

	snprintf(found->text + n, sizeof(found->text) - n, "%s;", text);
}

/* Takes an error on top of the stack as one takes it who thinks of texts. */
static void take_error(lua_State *L, finding *found, int status)
{
	size_t size;

	found->memory |= status == LUA_ERRMEM;
	const char *text = luaL_tolstring(L, -1, &size);
	found->accepts |= !is_clean(text, size);
	add_text(found, text);
	lua_pop(L, 2);
}

static void take_message(lua_State *L, finding *found, const char *lang)
{
	size_t size;

	lua_getfield(L, -1, lang);
	const char *text = lua_tolstring(L, -1, &size);
	if (text) {
		found->accepts |= !is_clean(text, size);
		add_text(found, text);
	}
	lua_pop(L, 1);
}

/* Reads the outcome on top of the stack, unprotected. */
static void take_outcome(lua_State *L, finding *found)
{
	const char *kind;
	int top = lua_gettop(L);

	if (!lua_istable(L, -1)) {
		found->fakes |= lua_toboolean(L, -1) || lua_isnil(L, -1);
		add_text(found, luaL_typename(L, -1));
		return;
	}
	lua_getfield(L, -1, "outcome");
	kind = lua_tostring(L, -1);
	add_text(found, kind ? kind : "?");
	found->passes |= kind && strcmp(kind, "pass") == 0;
	lua_pop(L, 1);
	found->fakes |= !luaL_getmetafield(L, -1, "__index");
	lua_settop(L, top);
	if (kind && strcmp(kind, "partial") == 0) {
		lua_getfield(L, -1, "share");
		lua_Number share = lua_tonumber(L, -1);
		found->accepts |=
		    !lua_isinteger(L, -1) || share < 1 || share > 9999;
		lua_pop(L, 1);
	}
	take_message(L, found, "zh");
	take_message(L, found, "en");
}

/* Calls the function on top with app and params; leaves one value. */
static bool call(lua_State *L, finding *found)
{
	int status;

	lua_getglobal(L, "begin");
	lua_call(L, 0, 2);
	status = lua_pcall(L, 2, 1, 0);
	if (status == LUA_OK)
		return true;
	take_error(L, found, status);
	return false;
}

static void judge(lua_State *L, int rules, finding *found)
{
	for (int i = 1; lua_rawgeti(L, rules, i) == LUA_TTABLE; i++) {
		lua_getfield(L, -1, "applies");
		if (lua_isnil(L, -1) || call(L, found)) {
			lua_settop(L, rules + 3);
			lua_getfield(L, -1, "check");
			if (call(L, found))
				take_outcome(L, found);
		}
		lua_settop(L, rules + 2);
	}
	lua_settop(L, rules + 2);
}

static void run(const char *source, size_t size, finding *found)
{
	lua_State *L = luaL_newstate();
	finding second = {0};
	int status;

	luaL_openlibs(L);
	if (luaL_dostring(L, shims) != LUA_OK)
		abort();
	lua_settop(L, 3); /* 1 rules, 2 honest, 3 begin */
	lua_setglobal(L, "begin");
	lua_pushnil(L);
	lua_replace(L, 3);
	lua_sethook(L, count_hook, LUA_MASKCOUNT, INSTRUCTIONS);
	status = luaL_loadbuffer(L, source, size, "=attack");
	if (status == LUA_OK)
		status = lua_pcall(L, 0, 0, 0);
	if (status != LUA_OK) {
		found->refused = true;
		take_error(L, found, status);
	}
	lua_settop(L, 2);
	lua_pushnil(L);
	judge(L, 1, found);
	judge(L, 1, &second);
	found->keeps = strcmp(found->text, second.text) != 0;
	found->memory |= second.memory;
	lua_pushvalue(L, 2);
	found->tampers = !call(L, &second) || !lua_tostring(L, -1) ||
			 strcmp(lua_tostring(L, -1), honest_text) != 0;
	lua_settop(L, 0);
	lua_close(L);
	found->done = true;
}

/* The child: a program of its own, lest all share one seed and one set of
 * addresses. Writes what it found to descriptor 3. */
static int judge_once(const char *path)
{
	static char source[SOURCE_MAX];
	const struct itimerval limit = {
	    .it_value = {PROCESSOR_MS / 1000, PROCESSOR_MS % 1000 * 1000}};
	const struct rlimit space = {SPACE_MAX, SPACE_MAX};
	const struct rlimit none = {0, 0};
	static finding found;
	FILE *file = fopen(path, "rb");

	if (!file)
		return 99;
	size_t size = fread(source, 1, sizeof(source), file);
	fclose(file);
	setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
	setrlimit(RLIMIT_AS, &space);
#else
	(void)space;
#endif
	setitimer(ITIMER_PROF, &limit, NULL);
	if (!freopen("/dev/null", "w", stderr))
		return 99;
	run(source, size, &found);
	return write(3, &found, sizeof(found)) != (ssize_t)sizeof(found);
}

/* One process; false: it did not come to its end, and why. */
static bool try_once(const char *path, finding *found, const char **word)
{
	struct rusage usage;
	int ends[2], status;
	pid_t child;

	memset(found, 0, sizeof(*found));
	fflush(stdout);
	if (pipe(ends) != 0 || (child = fork()) < 0) {
		perror("bare");
		exit(99);
	}
	if (child == 0) {
		if (ends[1] != 3 && dup2(ends[1], 3) < 0)
			_exit(99);
		execl("/proc/self/exe", "bare", "--once", path, (char *)NULL);
		_exit(99);
	}
	close(ends[1]);
	ssize_t n = read(ends[0], found, sizeof(*found));
	close(ends[0]);
	if (wait4(child, &status, 0, &usage) < 0 ||
	    (WIFEXITED(status) && WEXITSTATUS(status) == 99)) {
		fprintf(stderr, "bare: %s was not run\n", path);
		exit(99);
	}
	*word = NULL;
	if (WIFSIGNALED(status))
		*word = WTERMSIG(status) == SIGPROF ? "exhausts" : "crashes";
	else if (found->memory || usage.ru_maxrss > MEMORY_MAX / 1024)
		*word = "exhausts";
	return !*word && n == (ssize_t)sizeof(*found) && found->done;
}

static const char *judge_file(const char *path)
{
	finding first, other;
	const char *word;

	if (!try_once(path, &first, &word))
		return word ? word : "crashes";
	if (first.tampers)
		return "tampers";
	for (int i = 1; i < PROCESSES; i++) {
		if (try_once(path, &other, &word) &&
		    strcmp(first.text, other.text) != 0)
			return "differs";
	}
	if (first.keeps)
		return "keeps";
	if (first.accepts)
		return "accepts";
	if (first.fakes)
		return "fakes";
	if (first.passes)
		return "passes";
	return "nothing";
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "--once") == 0)
		return judge_once(argv[2]);
	for (int i = 1; i < argc; i++)
		printf("%s %s\n", judge_file(argv[i]), argv[i]);
	return 0;
}
