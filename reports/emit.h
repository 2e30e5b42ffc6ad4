/* The report: an assessment as XML, the lossless form. */
#ifndef HENG_REPORTS_EMIT_H
#define HENG_REPORTS_EMIT_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/assessment.h"

/*
 * Appends the report (namespace urn:heng:report:1, grammar report.rnc) to
 * `out`. The bytes depend on nothing but the assessment. HENG_ENOMEM only.
 */
heng_rc heng_report_emit(const heng_assessment *assessment, heng_buf *out);

#endif
