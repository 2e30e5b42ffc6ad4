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

/*
 * The HMAC-SHA-256 (RFC 2104, FIPS 198-1) of one block under a key of
 * key_size bytes. `mac` may be where the key is. HENG_ENOMEM when OpenSSL
 * refuses.
 */
enum { HENG_HMAC_BYTES = 32 };
heng_rc heng_hmac_sha256(const void *key, size_t key_size, const void *bytes,
			 size_t size, unsigned char mac[HENG_HMAC_BYTES]);
void heng_digest_put_hex(const unsigned char bytes[HENG_HMAC_BYTES],
			 char hex[HENG_DIGEST_HEX]);

#endif
