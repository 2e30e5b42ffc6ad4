/* The parts that the report is emitted in, in their order in the document. */
#ifndef HENG_REPORTS_EMIT_PARTS_H
#define HENG_REPORTS_EMIT_PARTS_H

#include <stddef.h>

#include "core/base/buf.h"
#include "core/model/assessment.h"

/* Each appends whole lines; exhausted memory sticks to the buffer. */
void heng_emit_basis(const heng_assessment *assessment, heng_buf *out);
void heng_emit_verdict(const heng_assessment *assessment, heng_buf *out);
void heng_emit_dimensions(const heng_assessment *assessment, heng_buf *out);

/* Nothing without a panel. */
void heng_emit_experts(const heng_assessment *assessment, heng_buf *out);

/* `cited` has a byte for each norm; those that the result cites become 1. */
void heng_emit_result(const heng_assessment *assessment,
		      const heng_result *result, unsigned char *cited,
		      heng_buf *out);

/* The waiver of a result, if any; what waivers changed, if any were given. */
void heng_emit_waiver(const heng_waiver *waiver, heng_buf *out);
void heng_emit_waived(const heng_assessment *assessment, heng_buf *out);

/* `norm` and `label` elements' shared attributes. */
void heng_emit_norm_version(const heng_norm *norm, heng_date as_of,
			    heng_buf *out);

/* The last section; nothing for NULL. */
void heng_emit_commitments(const heng_commitments *all, heng_buf *out);

#endif
