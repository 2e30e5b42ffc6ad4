/* A meter: what a Lua file that is only data may use, counted. Policies have
 * a quota instead (state.h), which charges the same in any company. */
#ifndef HENG_LUA_METER_H
#define HENG_LUA_METER_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first member of what the extra space of its state points to. */
typedef struct heng_meter {
	size_t max;	      /* bytes of the state */
	const char *too_long; /* what to say when instructions run out */
	int64_t instructions; /* it may still take */
	size_t bytes;
	size_t longest; /* string */
	bool no_memory; /* the system had none, whatever max is */
} heng_meter;

/* A state that counts its bytes, its extra space pointing to `owner`, which
 * begins with the meter; NULL: no memory. */
lua_State *heng_meter_state(heng_meter *owner);

/* From here on instructions count. */
void heng_meter_begin(heng_meter *meter, lua_State *L, int64_t instructions);

#endif
