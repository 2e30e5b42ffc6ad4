/* The bare run: what a document does to a program that just uses libxml2. */
#ifndef HENG_TESTS_BARE_H
#define HENG_TESTS_BARE_H

#include <stdbool.h>

/* What such a program does more than parse; the names are those of the
 * libxml2 options or of a habit. */
typedef enum bare_flag {
	BARE_NOENT = 1 << 0,
	BARE_DTDLOAD = 1 << 1,
	BARE_XINCLUDE = 1 << 2,
	BARE_HUGE = 1 << 3,
	BARE_RECOVER = 1 << 4,
	BARE_SCHEMA = 1 << 5,	  /* validates by xsi:schemaLocation */
	BARE_STYLESHEET = 1 << 6, /* loads what <?xml-stylesheet?> names */
	BARE_HREF = 1 << 7,	  /* opens every @href */
	BARE_WALK = 1 << 8,	  /* recurses over the tree */
	BARE_PRINT = 1 << 9,	  /* prints the values */
} bare_flag;

/* The flag of a name; 0: none. */
unsigned bare_flag_find(const char *name);

/* How the child of a bare run ends. */
enum { BARE_ACCEPTS = 10, BARE_REFUSES, BARE_TRUNCATES, BARE_MEMORY };

/* Parses document.xml of the working folder; `userdata` points to flags. A
 * trial_fn. */
int bare_run(void *userdata);

#endif
