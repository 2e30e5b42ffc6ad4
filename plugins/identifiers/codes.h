/* Codes with check digits: USCC (GB 32100) and LEI (ISO 17442). */
#ifndef HENG_PLUGINS_IDENTIFIERS_CODES_H
#define HENG_PLUGINS_IDENTIFIERS_CODES_H

#include <stddef.h>

enum { USCC_SIZE = 18, LEI_SIZE = 20 };

typedef enum code_fault {
	CODE_RIGHT,
	CODE_SIZE,  /* not so many characters */
	CODE_CHAR,  /* a character it cannot have */
	CODE_CHECK, /* the check digits do not fit */
} code_fault;

/* What is wrong with a code, and where. */
typedef struct code_check {
	code_fault fault;
	size_t place;	  /* CHAR: which character, from 1 */
	size_t offset;	  /* CHAR: and where it begins, in bytes */
	char expected[3]; /* CHECK: what the other characters call for */
	/* CHECK: the one place where putting O for 0, I for 1 or the reverse
	 * makes it right; 0: no such place, or several. */
	size_t misread;
	char instead; /* what would stand there */
} code_check;

/*
 * GB 32100-2015: 18 characters of 0-9 and A-Z without I, O, S, V, Z; the sum
 * of values times 3^place modulo 31, with the last character, is 0 mod 31.
 * `code` need not be NUL-terminated.
 */
code_check check_uscc(const char *code, size_t size);

/*
 * ISO 17442 with ISO 7064 mod 97-10: 20 characters of 0-9 and A-Z; with
 * letters as 10 to 35 the decimal number is 1 mod 97.
 */
code_check check_lei(const char *code, size_t size);

/* Characters of UTF-8 in so many bytes. */
size_t count_characters(const char *text, size_t size);

#endif
