/* Mutant: a rule's source with one thing changed that a case should notice. */
#ifndef HENG_CASES_MUTANT_H
#define HENG_CASES_MUTANT_H

#include "core/base/buf.h"
#include "core/base/error.h"
#include "core/model/text.h"

/* What is changed. */
typedef enum heng_operator {
	HENG_MUTATE_COMPARE,	   /* < to <=, <= to <, > to >=, >= to > */
	HENG_MUTATE_EQUAL,	   /* == to ~= and back */
	HENG_MUTATE_THRESHOLD,	   /* an integer one more or one less */
	HENG_MUTATE_NEGATE,	   /* the condition of an if */
	HENG_MUTATE_LOGIC,	   /* and to or and back */
	HENG_MUTATE_OUTCOME,	   /* pass, fail, insufficient … swapped */
	HENG_MUTATE_DEFAULT_ADDED, /* an accessor becomes lenient */
	HENG_MUTATE_DEFAULT_REMOVED,
	HENG_MUTATE_APPLIES, /* forced true or false */
	HENG_MUTATE_FIELD,   /* a field is taken from the dossier */
	HENG_OPERATORS,
} heng_operator;

/* As reports and equivalent{} name it: "threshold". */
const char *heng_operator_name(heng_operator op);
heng_text heng_operator_title(heng_operator op);

/* A piece of the source and what stands there instead. */
typedef struct heng_mutant {
	heng_operator op;
	size_t at, size; /* bytes of the source */
	char with[48];	 /* replaces them */
	size_t at2;	 /* where `with2` is put in as well; 0: nowhere */
	char with2[8];
	uint32_t line, column; /* of the change */
	uint32_t rule;	       /* line of the rule{} it is in; 0: of none */
} heng_mutant;

typedef struct heng_mutants {
	heng_mutant *items;
	size_t count, capacity;
} heng_mutants;

/* Appends all mutants of a policy file. Free items with free(). */
heng_rc heng_mutants_find(heng_mutants *mutants, const char *text, size_t size,
			  heng_error *error);

/* Writes the mutated source into `out`. */
void heng_mutant_put(const heng_mutant *mutant, const char *text, size_t size,
		     heng_buf *out);

#endif
