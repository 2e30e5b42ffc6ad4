/* The attack: a file that says in its head what it does and what stops it. */
#ifndef HENG_TESTS_ATTACK_H
#define HENG_TESTS_ATTACK_H

#include <stdbool.h>

#include "tests/attack/documents/lookout.h"

enum {
	ATTACK_TEXT_MAX = 512,
	ATTACK_RUNS_MAX = 8,
	ATTACK_WORDS_MAX = 8,
};

/* heng: COMMAND STATUS WORD... */
typedef struct attack_run {
	const char *command; /* validate, assess, panel, explain */
	int status;
	const char *words[ATTACK_WORDS_MAX]; /* README.md lists them */
	int n_words;
} attack_run;

/* Zero-initialise. */
typedef struct attack {
	char name[128]; /* of the file, without its ending */
	char file[4096];
	bool is_script; /* prints or makes the document */
	char text[ATTACK_RUNS_MAX + 2][ATTACK_TEXT_MAX]; /* of the head */
	int n_texts;
	const char *attack; /* one sentence */
	const char *bare;   /* the word */
	unsigned flags;	    /* of bare_flag */
	attack_run runs[ATTACK_RUNS_MAX];
	int n_runs;
} attack;

/* Reads the head; false with a message if it is not as it should be. */
bool attack_read(attack *a, const char *folder, const char *file);

/* Makes document.xml, and whatever belongs to it, in the folder. The canary
 * stands above it. */
bool attack_make(const attack *a, const char *folder, const char *canary,
		 const lookout *look);

#endif
