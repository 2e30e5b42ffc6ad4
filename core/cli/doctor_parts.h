/* Doctor: attempts at what confined processes may not do. */
#ifndef HENG_CLI_DOCTOR_PARTS_H
#define HENG_CLI_DOCTOR_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/confine.h"
#include "core/base/limits.h"
#include "core/model/text.h"

/* In which process an attempt is made. */
typedef enum heng_patient {
	HENG_PATIENT_LANE,
	HENG_PATIENT_LOADING, /* a plugin's host while it is loaded */
	HENG_PATIENT_HOST,
	HENG_PATIENTS,
} heng_patient;

typedef enum heng_attempted {
	HENG_ATTEMPT_BLOCKED, /* an error came back, or the process died */
	HENG_ATTEMPT_WORKED,
	HENG_ATTEMPT_UNKNOWN, /* no process, or none that could be confined */
} heng_attempted;

size_t heng_attempts(void);
heng_text heng_attempt_label(size_t index);

/* Makes one attempt, in a child that is confined but for `off`. */
heng_attempted heng_attempt(size_t index, heng_patient patient, unsigned off,
			    const heng_limits *limits);

/* Whether a process can be confined for each patient at all. */
heng_rc heng_attempt_confine(unsigned off, const heng_limits *limits,
			     heng_error *error);

#endif
