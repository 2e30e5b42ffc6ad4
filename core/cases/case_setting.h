/* Case setting: what a case is tried on: edits, parameters, ballots. */
#ifndef HENG_CASES_CASE_SETTING_H
#define HENG_CASES_CASE_SETTING_H

#include "core/cases/case.h"
#include "core/lua/decl.h"

/* Reads base, remove, set, add, as_of, params, measures and ballots. What
 * `c` holds already stays: edits are made after its own, everything else is
 * replaced. */
bool heng_case_setting_read(heng_decl *decl, heng_case *c);

#endif
