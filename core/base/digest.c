/* Message digests by OpenSSL. */
#define OPENSSL_SUPPRESS_DEPRECATED /* SHA256_Init and its like */
#include "core/base/digest.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

enum { DIGEST_BYTES = 32 };

/*
 * SHA-256 by its own functions, which allocate nothing: the start of EVP
 * takes 2,500 allocations, and libcrypto 3.0 crashes where some of them
 * fail. SM3 has no such functions.
 */
struct heng_digest {
	heng_digest_kind kind;
	SHA256_CTX sha256;
	EVP_MD_CTX *context; /* SM3 */
};

/*
 * Fetched once in a process: a lookup by name would cost more than digesting
 * a dossier. No part of Heng has threads.
 */
static const EVP_MD *fetch_sm3(void)
{
	static EVP_MD *fetched;
	/* No configuration: OPENSSL_CONF could change the code that runs.
	 * No texts of errors either: nobody reads them. */
	const uint64_t without =
	    OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS;

	if (!fetched && OPENSSL_init_crypto(without, NULL))
		fetched = EVP_MD_fetch(NULL, "SM3", NULL);
	return fetched;
}

void heng_digest_put_hex(const unsigned char bytes[HENG_HMAC_BYTES],
			 char hex[HENG_DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < DIGEST_BYTES; i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	hex[2 * DIGEST_BYTES] = '\0';
}

static bool start(heng_digest *digest)
{
	const EVP_MD *md;

	if (digest->kind == HENG_SHA256)
		return SHA256_Init(&digest->sha256);
	md = fetch_sm3();
	digest->context = md ? EVP_MD_CTX_new() : NULL;
	return digest->context && EVP_DigestInit_ex(digest->context, md, NULL);
}

heng_digest *heng_digest_new(heng_digest_kind kind)
{
	heng_digest *digest = calloc(1, sizeof(*digest));

	if (!digest)
		return NULL;
	digest->kind = kind;
	if (start(digest))
		return digest;
	heng_digest_free(digest);
	return NULL;
}

heng_rc heng_digest_add(heng_digest *digest, const void *bytes, size_t size)
{
	int done = digest->kind == HENG_SHA256
		       ? SHA256_Update(&digest->sha256, bytes, size)
		       : EVP_DigestUpdate(digest->context, bytes, size);

	return done ? HENG_OK : HENG_ENOMEM;
}

heng_rc heng_digest_finish(heng_digest *digest, char hex[HENG_DIGEST_HEX])
{
	unsigned char bytes[EVP_MAX_MD_SIZE];
	int done = digest->kind == HENG_SHA256
		       ? SHA256_Final(bytes, &digest->sha256)
		       : EVP_DigestFinal_ex(digest->context, bytes, NULL);

	if (!done)
		return HENG_ENOMEM;
	heng_digest_put_hex(bytes, hex);
	return HENG_OK;
}

void heng_digest_free(heng_digest *digest)
{
	if (!digest)
		return;
	EVP_MD_CTX_free(digest->context);
	free(digest);
}

heng_rc heng_sha256(const void *bytes, size_t size, char hex[HENG_DIGEST_HEX])
{
	heng_digest digest = {.kind = HENG_SHA256};
	heng_rc rc = start(&digest) ? HENG_OK : HENG_ENOMEM;

	if (rc == HENG_OK)
		rc = heng_digest_add(&digest, bytes, size);
	return rc == HENG_OK ? heng_digest_finish(&digest, hex) : rc;
}

/* One pass of it: the digest of the padded key and a block. */
static bool pass(const unsigned char key[SHA256_CBLOCK], unsigned char pad,
		 const void *bytes, size_t size, unsigned char *out)
{
	unsigned char block[SHA256_CBLOCK];
	SHA256_CTX context;

	for (size_t i = 0; i < sizeof(block); i++)
		block[i] = key[i] ^ pad;
	return SHA256_Init(&context) &&
	       SHA256_Update(&context, block, sizeof(block)) &&
	       SHA256_Update(&context, bytes, size) &&
	       SHA256_Final(out, &context);
}

/* By the same functions, for the same reason. */
heng_rc heng_hmac_sha256(const void *key, size_t key_size, const void *bytes,
			 size_t size, unsigned char mac[HENG_HMAC_BYTES])
{
	unsigned char whole[SHA256_CBLOCK] = {0}, inner[HENG_HMAC_BYTES];
	SHA256_CTX context;

	if (key_size <= sizeof(whole))
		memcpy(whole, key, key_size);
	else if (!SHA256_Init(&context) ||
		 !SHA256_Update(&context, key, key_size) ||
		 !SHA256_Final(whole, &context))
		return HENG_ENOMEM;
	return pass(whole, 0x36, bytes, size, inner) &&
		       pass(whole, 0x5c, inner, sizeof(inner), mac)
		   ? HENG_OK
		   : HENG_ENOMEM;
}
