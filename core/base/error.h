/* One error: where in the user's document, what is wrong, what to do. */
#ifndef HENG_BASE_ERROR_H
#define HENG_BASE_ERROR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

/* What every function that can fail returns: 0 or one of these. */
typedef enum heng_rc {
	HENG_OK = 0,
	HENG_ENOMEM = -1, /* memory is exhausted */
	HENG_EIO = -2,	  /* a file or socket could not be read or written */
	HENG_EINPUT = -3, /* the user's document or argument is wrong */
	HENG_ELIMIT = -4, /* a named limit was reached */
	HENG_EFAULT = -5, /* a plugin or policy broke its contract or died */
} heng_rc;

enum {
	HENG_ERROR_FILE_MAX = 512,
	HENG_ERROR_TEXT_MAX = 512,
	HENG_ERROR_LINE_MAX = 512,
};

/*
 * Caller-owned and of fixed size, so that reporting never allocates.
 * Filled once, where the fact is known, and passed up unchanged. `zh` and
 * `en` say the same in both languages. Texts longer than their array are
 * cut at a code point and end in "…".
 */
typedef struct heng_error {
	heng_rc rc;
	char code[8];			/* "H1042": never translated */
	char file[HENG_ERROR_FILE_MAX]; /* as the user named it, or "" */
	uint32_t line;			/* from 1; 0: no place */
	uint32_t column;		/* from 1, in code points */
	uint32_t width;			/* code points under the caret, >= 1 */
	char zh[HENG_ERROR_TEXT_MAX];	/* the fact */
	char en[HENG_ERROR_TEXT_MAX];
	char expected_zh[HENG_ERROR_TEXT_MAX]; /* beside the caret, or "" */
	char expected_en[HENG_ERROR_TEXT_MAX];
	char hint_zh[HENG_ERROR_TEXT_MAX]; /* what to do, or "" */
	char hint_en[HENG_ERROR_TEXT_MAX];
	char source[HENG_ERROR_LINE_MAX]; /* the source line, or "" */
	uint32_t source_column; /* of source's first code point; 0 as 1 */
} heng_error;

typedef enum heng_lang { HENG_ZH = 1, HENG_EN = 2, HENG_BOTH = 3 } heng_lang;

/*
 * Called for each error of a document that has several. Returns 0 to go on,
 * another value to stop looking.
 */
typedef int heng_error_fn(const heng_error *error, void *userdata);

/*
 * Fills `error` (NULL is accepted) and returns `rc`, so that a caller can
 * write `return heng_fail(...)`. `zh` and `en` are printf formats that take
 * the same arguments in the same order. Clears place, expectation and hint.
 */
heng_rc heng_fail(heng_error *error, heng_rc rc, const char *code,
		  const char *zh, const char *en, ...)
    __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/* The same for two texts that are made already. */
heng_rc heng_fail_texts(heng_error *error, heng_rc rc, const char *code,
			const char *zh, const char *en);

/* The one error for exhausted memory; needs no memory itself. */
heng_rc heng_fail_memory(heng_error *error);

/* Adds the place. `file` may be NULL to leave what is there. */
void heng_error_at(heng_error *error, const char *file, uint32_t line,
		   uint32_t column, uint32_t width);

/* Adds what was expected at the caret; formats as for heng_fail. */
void heng_error_expected(heng_error *error, const char *zh, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/* Adds what to do; formats as for heng_fail. */
void heng_error_hint(heng_error *error, const char *zh, const char *en, ...)
    __attribute__((format(printf, 2, 4), format(printf, 3, 4)));

/*
 * Copies the error's line out of `text` (`size` bytes, UTF-8) for the caret
 * display. Control characters become spaces, one each; a line wider than 120
 * cells is cut around the column, and source_column says where the copy
 * begins. Does nothing without a line number.
 */
void heng_error_source(heng_error *error, const char *text, size_t size);

/*
 * Writes the error in the form of the manual (code, fact, place, source line
 * with caret, hint) to the NUL-terminated `out` of `size` bytes; returns the
 * length it needed, like snprintf. The caret stands under the right cell
 * although Chinese takes two.
 */
size_t heng_error_format(const heng_error *error, heng_lang lang, char *out,
			 size_t size);

#endif
