/* Golden files: output that a person has read, compared byte for byte. */
#ifndef HENG_TESTS_EMIT_GOLDEN_H
#define HENG_TESTS_EMIT_GOLDEN_H

#include <stddef.h>

#include "core/base/buf.h"

/* Path of a file of the source tree; `srcdir` is set by make check. */
const char *golden_source_path(const char *name, char *path, size_t size);

/*
 * Fails the test where `out` is not tests/golden/NAME. With HENG_REGEN_GOLDEN
 * in the environment it writes the file instead, for a person to read.
 */
void golden_compare(const char *name, const heng_buf *out);

#endif
