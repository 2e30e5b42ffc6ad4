/* A fault: how a plugin's host fell, and where, in words for a report. */
#ifndef HENG_NATIVE_FAULT_H
#define HENG_NATIVE_FAULT_H

#include <stdbool.h>

#include "core/base/mem.h"
#include "core/model/result.h"
#include "core/native/plugins.h"

enum { HENG_FAULT_TEXT_MAX = HENG_ERROR_TEXT_MAX + 256 };

typedef struct heng_fault {
	bool is_volatile;	      /* it rests on a limit of time */
	char zh[HENG_FAULT_TEXT_MAX]; /* a whole sentence each */
	char en[HENG_FAULT_TEXT_MAX];
} heng_fault;

/* Says how a host fell, and where ("in LC-03", "while loading"). `info`
 * names plugin and version. */
void heng_fault_describe(heng_fault *fault, heng_cause cause, int64_t number,
			 const heng_plugin_info *info, heng_text where);

/* Says that it fell so often that it is not started again. */
void heng_fault_too_often(heng_fault *fault, const heng_plugin_info *info);

/* The same for a refusal: nothing of the plugin can be judged. */
void heng_fault_refusal(heng_fault *fault, const heng_plugin_info *info,
			const heng_error *refusal, bool is_volatile);

/*
 * Makes a result `error` for this fault: with `at_fault` it was the rule the
 * host was on, otherwise one it did not get to. HENG_ENOMEM or HENG_OK.
 */
heng_rc heng_fault_put(const heng_fault *fault, bool at_fault,
		       heng_arena *arena, heng_result *result);

/* The same for a measure, which was not computed. */
heng_rc heng_fault_put_measure(const heng_fault *fault, bool at_fault,
			       heng_arena *arena, heng_measure *measure);

#endif
