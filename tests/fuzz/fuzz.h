/* What the targets stand on: how one says that something does not hold, the
 * dossier they share, and files for what is only read from files. */
#ifndef HENG_TESTS_FUZZ_H
#define HENG_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/image.h"
#include "core/model/result.h"

/* Called with every input; libFuzzer and replay.c are its two callers. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A target may mutate inputs itself; the fuzzer has the other function. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size,
			       unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

/* An abort is what a fuzzer keeps the input of. */
#define demand(holds, ...)                                                     \
	do {                                                                   \
		if (!(holds)) {                                                \
			fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__,     \
				#holds);                                       \
			fprintf(stderr, __VA_ARGS__);                          \
			fputc('\n', stderr);                                   \
			abort();                                               \
		}                                                              \
	} while (0)

/* Demands of an error what every error has: a code, both languages, a place
 * in the text of `size` bytes (NULL: not looked at), and that it can be shown
 * on a terminal. */
void check_error(const heng_error *error, const char *text, size_t size);

/* Whether a text is UTF-8 with no control characters but those in `but`. */
bool is_clean(const char *text, size_t size, const char *but);

/* Appends all that a report would have of a result, after demanding that it
 * is one. */
void put_result(heng_buf *out, const heng_result *result);

/* A small dossier, as text and read; both stay. */
extern const char small_dossier[];
const heng_image *read_small_dossier(void);

/*
 * A copy of the input in memory of exactly its size, so that a sanitizer sees
 * one byte more. Free it.
 */
char *exact_copy(const uint8_t *data, size_t size);

/*
 * Writes a file below a scratch folder that goes away with the process and
 * returns its path, which stays until the next call. A name may have
 * folders in it.
 */
const char *put_file(const char *name, const void *data, size_t size);
const char *scratch_folder(void);

#endif
