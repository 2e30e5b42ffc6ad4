/* The bare run: a plugin without the defences, in a process that may die. */
#ifndef TESTS_ATTACK_PLUGINS_BARE_H
#define TESTS_ATTACK_PLUGINS_BARE_H

#include "core/native/plugins.h"

/* What came of it, in the words of hostile.h; also "harmless", "refused". */

/* The plugin loaded into the very process that assesses, as a naive program
 * would: nothing it declares or reports is checked. */
const char *bare_inside(const char *file);

/* The plugin in a host with every defence switched off. */
const char *bare_unconfined(const char *id, const char *file,
			    const heng_plugin_job *job);

/* Ends whatever was left behind, grandchildren too. Returns how many. The
 * process has to be a subreaper. */
int bare_sweep(void);

#endif
