/* A reply: what a host says one rule or measure came to, held to account. */
#ifndef HENG_NATIVE_REPLY_H
#define HENG_NATIVE_REPLY_H

#include "core/base/mem.h"
#include "core/model/result.h"
#include "core/native/plugins.h"

/*
 * Takes a REPLY's body[0..size) about a rule into `result`. A result that is
 * out of range or not fit for a report is `error` with a finding that names
 * plugin, rule and value; `*lied` is set. `*secrets` becomes what the host
 * says of confidential values (heng_wire_secrets). HENG_EFAULT: the body makes
 * no sense and nothing was taken. HENG_ENOMEM.
 */
heng_rc heng_reply_take_rule(const heng_plugin_info *info,
			     const heng_image *image, const char *body,
			     size_t size, heng_arena *arena,
			     heng_result *result, bool *lied,
			     uint32_t *secrets);

/* The same about a measure; one that is refused stays not computed. */
heng_rc heng_reply_take_measure(const heng_image *image, const char *body,
				size_t size, heng_arena *arena,
				heng_measure *measure, bool *lied,
				uint32_t *secrets);

#endif
