/*
 * The floor: SAX straight into a Lua table, 50 plain Lua functions, and as
 * many bytes of output formatted and discarded as a report of ours has. No
 * grammar, no limits, no places, no provenance, no scores.
 */
#include "tests/bench/floor.h"

#include <lauxlib.h>
#include <libxml/parser.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TEXT_MAX = 4096, DEPTH_MAX = 64, LINE_SIZE = 4096 };

struct floor_judge {
	lua_State *L;
	xmlParserCtxt *parser;
	const char *const *ids;
	int rules[FLOOR_RULES]; /* registry references */
	unsigned depth;
	char text[DEPTH_MAX][TEXT_MAX]; /* of the open elements */
	size_t text_size[DEPTH_MAX];
};

/* The new element goes on top of the Lua stack, above its parent. */
static void on_start(void *userdata, const xmlChar *local,
		     const xmlChar *prefix, const xmlChar *uri,
		     int n_namespaces, const xmlChar **namespaces,
		     int n_attributes, int n_defaulted,
		     const xmlChar **attributes)
{
	floor_judge *judge = userdata;
	lua_State *L = judge->L;

	(void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
	(void)n_defaulted;
	if (++judge->depth == DEPTH_MAX || !lua_checkstack(L, 4))
		abort();
	judge->text_size[judge->depth] = 0;
	lua_createtable(L, 0, n_attributes + 1);
	for (int i = 0; i < n_attributes; i++, attributes += 5) {
		lua_pushlstring(L, (const char *)attributes[3],
				(size_t)(attributes[4] - attributes[3]));
		lua_setfield(L, -2, (const char *)attributes[0]);
	}
	if (judge->depth == 1)
		return;
	if (lua_getfield(L, -2, (const char *)local) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_createtable(L, 1, 0);
		lua_pushvalue(L, -1);
		lua_setfield(L, -4, (const char *)local);
	}
	lua_pushvalue(L, -2);
	lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
	lua_pop(L, 1);
}

static void on_end(void *userdata, const xmlChar *local, const xmlChar *prefix,
		   const xmlChar *uri)
{
	floor_judge *judge = userdata;
	unsigned depth = judge->depth--;

	(void)local, (void)prefix, (void)uri;
	if (judge->text_size[depth] > 0) {
		lua_pushlstring(judge->L, judge->text[depth],
				judge->text_size[depth]);
		lua_setfield(judge->L, -2, "_");
	}
	if (depth > 1)
		lua_pop(judge->L, 1);
}

static void on_characters(void *userdata, const xmlChar *text, int size)
{
	floor_judge *judge = userdata;
	size_t *have = &judge->text_size[judge->depth];

	if (*have + (size_t)size > TEXT_MAX)
		abort();
	memcpy(judge->text[judge->depth] + *have, text, (size_t)size);
	*have += (size_t)size;
}

floor_judge *floor_new(const char *file, const char *const *ids)
{
	floor_judge *judge = calloc(1, sizeof(*judge));
	lua_State *L = judge ? luaL_newstate() : NULL;

	if (!L || !(judge->parser = xmlNewParserCtxt()))
		abort();
	judge->L = L;
	judge->ids = ids;
	luaL_openlibs(L);
	if (luaL_dofile(L, file) != LUA_OK) {
		fprintf(stderr, "%s\n", lua_tostring(L, -1));
		floor_free(judge);
		return NULL;
	}
	for (int i = 0; i < FLOOR_RULES; i++) {
		if (lua_getfield(L, -1, ids[i]) != LUA_TFUNCTION) {
			fprintf(stderr, "%s: no rule %s\n", file, ids[i]);
			floor_free(judge);
			return NULL;
		}
		judge->rules[i] = luaL_ref(L, LUA_REGISTRYINDEX);
	}
	lua_settop(L, 0);
	xmlSAXHandler *sax = judge->parser->sax;
	memset(sax, 0, sizeof(*sax));
	sax->initialized = XML_SAX2_MAGIC;
	sax->startElementNs = on_start;
	sax->endElementNs = on_end;
	sax->characters = on_characters;
	judge->parser->userData = judge;
	return judge;
}

void floor_free(floor_judge *judge)
{
	if (!judge)
		return;
	xmlFreeParserCtxt(judge->parser);
	lua_close(judge->L);
	free(judge);
}

/* Leaves the root element's table at stack index 1. */
static int parse(floor_judge *judge, const char *text, size_t size)
{
	lua_settop(judge->L, 0);
	judge->depth = 0;
	xmlFreeDoc(xmlCtxtReadMemory(judge->parser, text, (int)size, NULL, NULL,
				     XML_PARSE_NONET));
	return judge->parser->wellFormed && lua_gettop(judge->L) == 1;
}

/* Leaves outcome and messages of each rule at 2 + 3 i and the two after. */
static int run_rules(floor_judge *judge)
{
	lua_State *L = judge->L;

	luaL_checkstack(L, 3 * FLOOR_RULES + 8, NULL);
	for (int i = 0; i < FLOOR_RULES; i++) {
		lua_rawgeti(L, LUA_REGISTRYINDEX, judge->rules[i]);
		lua_pushvalue(L, 1);
		if (lua_pcall(L, 1, 3, 0) != LUA_OK) {
			fprintf(stderr, "%s: %s\n", judge->ids[i],
				lua_tostring(L, -1));
			return 0;
		}
	}
	return 1;
}

/* Lines as a report has them, until there are as many bytes. */
static size_t format(floor_judge *judge, char *out, size_t bytes)
{
	size_t n = 0;

	for (int i = 0; i < FLOOR_RULES; i++) {
		const char *outcome = lua_tostring(judge->L, 2 + 3 * i);
		const char *zh = lua_tostring(judge->L, 3 + 3 * i);
		const char *en = lua_tostring(judge->L, 4 + 3 * i);
		size_t end = bytes * (size_t)(i + 1) / FLOOR_RULES;

		if (zh && en)
			n += (size_t)snprintf(out + n, LINE_SIZE,
					      "      <message zh=\"%s\" "
					      "en=\"%s\"/>\n",
					      zh, en);
		while (n < end)
			n += (size_t)snprintf(out + n, LINE_SIZE,
					      "      <result rule=\"%s\" "
					      "outcome=\"%s\" line=\"%d\" "
					      "score=\"%d\"/>\n",
					      judge->ids[i], outcome, i, 10000);
	}
	return n;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

size_t floor_run(floor_judge *judge, const char *text, size_t size, char *out,
		 size_t bytes, floor_outcome *outcomes, double *seconds)
{
	double start = now();

	if (!parse(judge, text, size))
		return 0;
	double parsed = now();
	if (!run_rules(judge))
		return 0;
	double judged = now();
	size_t n = format(judge, out, bytes);
	if (seconds) {
		seconds[0] += parsed - start;
		seconds[1] += judged - parsed;
		seconds[2] += now() - judged;
	}
	for (int i = 0; outcomes && i < FLOOR_RULES; i++) {
		outcomes[i].rule = judge->ids[i];
		outcomes[i].outcome = lua_tostring(judge->L, 2 + 3 * i);
	}
	return n;
}
