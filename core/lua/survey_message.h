/* A message in a source: a constructor with its table. */
#ifndef HENG_LUA_SURVEY_MESSAGE_H
#define HENG_LUA_SURVEY_MESSAGE_H

#include "core/lua/survey.h"

/*
 * At a name, with the scan behind it: if it is a constructor with a message
 * that is written there as a table, fills `out`. HENG_EINPUT: it is none.
 */
heng_rc heng_survey_message(heng_scan scan, const heng_token *name,
			    heng_arena *arena, heng_template *out);

#endif
