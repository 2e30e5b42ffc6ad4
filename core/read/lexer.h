/* The lexer's state, shared by its files: where it is, and what is open. */
#ifndef HENG_READ_LEXER_H
#define HENG_READ_LEXER_H

#include "core/read/prescan.h"
#include "core/read/reader.h"

typedef struct heng_open_tag {
	uint32_t tag; /* its index in the prescan */
	uint32_t name_size;
	uint32_t namespaces; /* declarations in force inside it */
} heng_open_tag;

typedef struct heng_lexer {
	heng_prescan *scan;
	const char *at;
	const char *end;
	/* The place where column 1 would be, were all characters one byte:
	 * column = byte - origin + 1. */
	const char *origin;
	uint32_t line;
	unsigned depth;
	heng_error *error;
	heng_rc rc; /* set where a function returns NULL or false */
	heng_open_tag open[HENG_DEPTH_MAX];
} heng_lexer;

/* What a byte can mean somewhere in a document. */
enum {
	HENG_BYTE_NEWLINE = 1,
	HENG_BYTE_HIGH = 2, /* of a code point above ASCII */
	HENG_BYTE_BAD = 4,  /* not allowed anywhere */
	HENG_BYTE_LT = 8,
	HENG_BYTE_AMP = 16,
	HENG_BYTE_BRACKET = 32,
	HENG_BYTE_QUOT = 64,
	HENG_BYTE_APOS = 128,
	HENG_BYTE_DASH = 256,
	HENG_BYTE_QUESTION = 512,
	HENG_BYTE_NAME = 1024,	     /* may stand in a name */
	HENG_BYTE_NAME_START = 2048, /* may begin one */
	HENG_BYTE_SPACE = 4096,
};
extern const uint16_t heng_byte_class[256];

static inline bool heng_byte_is(const char *at, unsigned classes)
{
	return (heng_byte_class[(unsigned char)*at] & classes) != 0;
}

/*
 * Goes on from `at` until a byte of the classes in `stop`, or the end;
 * counts lines and columns and checks every character. NULL and the error
 * where one is not allowed.
 */
const char *heng_lex_until(heng_lexer *lexer, const char *at, unsigned stop);

/* Behind a name; `at` where there is none. NULL: invalid UTF-8. */
const char *heng_lex_name(heng_lexer *lexer, const char *at);

/* Behind white space. */
const char *heng_lex_space(heng_lexer *lexer, const char *at);

/* Behind a reference whose '&' stands at `at`; NULL: it is not allowed. */
const char *heng_lex_reference(heng_lexer *lexer, const char *at);

/* Behind a start tag whose '<' stands at `at`. */
const char *heng_lex_start_tag(heng_lexer *lexer, const char *at);

/* Adds the place, on the current line, to the error just made. Returns
 * NULL and keeps the error's code as lexer->rc. */
const char *heng_lex_fail(heng_lexer *lexer, const char *at, size_t width);

/* The same for a mark elsewhere. */
const char *heng_lex_fail_mark(heng_lexer *lexer, heng_mark mark, size_t width);

#endif
