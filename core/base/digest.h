/* Message digests by OpenSSL: SHA-256 and SM3. */
#ifndef HENG_BASE_DIGEST_H
#define HENG_BASE_DIGEST_H

#include <stddef.h>

#include "core/base/error.h"

enum { HENG_DIGEST_HEX = 65 }; /* 64 digits and NUL */

typedef enum heng_digest_kind { HENG_SHA256, HENG_SM3 } heng_digest_kind;

typedef struct heng_digest heng_digest;

/* A running digest; NULL when memory is exhausted or OpenSSL refuses. */
heng_digest *heng_digest_new(heng_digest_kind kind);
heng_rc heng_digest_add(heng_digest *digest, const void *bytes, size_t size);
heng_rc heng_digest_finish(heng_digest *digest, char hex[HENG_DIGEST_HEX]);
void heng_digest_free(heng_digest *digest);

/* The SHA-256 of one block, as lower-case hex. */
heng_rc heng_sha256(const void *bytes, size_t size, char hex[HENG_DIGEST_HEX]);

#endif
