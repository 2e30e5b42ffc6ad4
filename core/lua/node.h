/* What the methods of a node share. */
#ifndef HENG_LUA_NODE_H
#define HENG_LUA_NODE_H

#include "core/lua/state.h"

/* The node a method was called on; raises a Lua error if it is none or no
 * rule is being judged. */
heng_lua_node *heng_lua_check_node(lua_State *L);

/* Records a read of the rule in progress; a value that is there becomes the
 * default place of findings. */
bool heng_lua_record(lua_State *L, const char *path, uint32_t line,
		     uint32_t column, const char *value, size_t size,
		     bool missing);

/* The same without the default place; `borrow`: path and value live as long
 * as the result. What the report has no room for is dropped. Both: whether
 * the read is listed. */
bool heng_lua_put_read(lua_State *L, const char *path, uint32_t line,
		       const char *value, size_t size, bool missing,
		       bool borrow);

/* Records the reading of a place and returns its value. */
const char *heng_lua_read_place(lua_State *L, heng_place place, size_t *size);

/* The path from the root that a relative path amounts to. */
const char *heng_lua_full_path(lua_State *L, const heng_lua_node *node,
			       const heng_path *path);

/* The first place a path selects from a node; false: none. */
bool heng_lua_select_first(lua_State *L, heng_lua_node *node,
			   const heng_path *path, heng_place *place);

/* Selects all places of the path at 2 into policies->places. */
const heng_path *heng_lua_select_all(lua_State *L, heng_lua_node *node);

/* Adds a path to the completion list of the rule's result. */
void heng_lua_add_missing(lua_State *L, const char *path);

/* Ends the rule as insufficient for want of `path`; does not return. */
int heng_lua_demand(lua_State *L, const char *path);

/* Methods defined in walk.c, and the function measure(name). */
int heng_lua_node_exists(lua_State *L);
int heng_lua_node_count(lua_State *L);
int heng_lua_node_one(lua_State *L);
int heng_lua_node_all(lua_State *L);
int heng_lua_node_each(lua_State *L);
int heng_lua_measure_value(lua_State *L);

#endif
