/* Message digests by OpenSSL's EVP interface. */
#include "core/base/digest.h"

#include <stdlib.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>

enum { DIGEST_BYTES = 32 };

struct heng_digest {
	EVP_MD_CTX *context;
};

/*
 * Fetched once in a process: a lookup by name would cost more than digesting
 * a dossier. No part of Heng has threads.
 */
static const EVP_MD *fetch(heng_digest_kind kind)
{
	static EVP_MD *fetched[2];
	static const char *const names[2] = {"SHA256", "SM3"};
	/* No configuration: OPENSSL_CONF could change the code that runs.
	 * No texts of errors either: nobody reads them. */
	const uint64_t without =
	    OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS;

	if (!fetched[kind] && OPENSSL_init_crypto(without, NULL))
		fetched[kind] = EVP_MD_fetch(NULL, names[kind], NULL);
	return fetched[kind];
}

static void put_hex(const unsigned char *bytes, char hex[HENG_DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < DIGEST_BYTES; i++) {
		hex[2 * i] = digits[bytes[i] >> 4];
		hex[2 * i + 1] = digits[bytes[i] & 15];
	}
	hex[2 * DIGEST_BYTES] = '\0';
}

heng_digest *heng_digest_new(heng_digest_kind kind)
{
	const EVP_MD *md = fetch(kind);
	heng_digest *digest = NULL;

	if (!md)
		return NULL;
	digest = calloc(1, sizeof(*digest));
	if (!digest)
		return NULL;
	digest->context = EVP_MD_CTX_new();
	if (!digest->context || !EVP_DigestInit_ex(digest->context, md, NULL)) {
		heng_digest_free(digest);
		return NULL;
	}
	return digest;
}

heng_rc heng_digest_add(heng_digest *digest, const void *bytes, size_t size)
{
	if (!EVP_DigestUpdate(digest->context, bytes, size))
		return HENG_ENOMEM;
	return HENG_OK;
}

heng_rc heng_digest_finish(heng_digest *digest, char hex[HENG_DIGEST_HEX])
{
	unsigned char bytes[EVP_MAX_MD_SIZE];
	unsigned size = 0;

	if (!EVP_DigestFinal_ex(digest->context, bytes, &size) ||
	    size != DIGEST_BYTES)
		return HENG_ENOMEM;
	put_hex(bytes, hex);
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
	unsigned char digest[EVP_MAX_MD_SIZE];
	const EVP_MD *md = fetch(HENG_SHA256);

	if (!md || !EVP_Digest(bytes, size, digest, NULL, md, NULL))
		return HENG_ENOMEM;
	put_hex(digest, hex);
	return HENG_OK;
}
