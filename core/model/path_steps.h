/* A compiled path's steps; shared by compiling, selecting and checking. */
#ifndef HENG_MODEL_PATH_STEPS_H
#define HENG_MODEL_PATH_STEPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/model/path.h"

/* A name as the path writes it and where; NUL-terminated. */
typedef struct heng_path_name {
	const char *text;
	uint32_t column; /* code points, from 1 */
	uint32_t width;	 /* code points */
} heng_path_name;

typedef enum heng_predicate_kind {
	HENG_PREDICATE_POSITION,
	HENG_PREDICATE_ATTRIBUTE,
	HENG_PREDICATE_CHILD,
} heng_predicate_kind;

typedef struct heng_predicate {
	heng_predicate_kind kind;
	uint32_t position; /* a number too large to count to is the largest */
	heng_path_name name;
	const char *value;
	size_t value_size;
} heng_predicate;

typedef struct heng_step {
	heng_path_name name; /* text NULL: "*" */
	heng_predicate predicates[HENG_PATH_PREDICATES_MAX];
	uint8_t n_predicates;
	bool descends;	    /* "//" stands before it */
	bool is_positional; /* has a position among its predicates */
} heng_step;

struct heng_path {
	char *text; /* as written */
	size_t size;
	bool from_document; /* begins with "//" */
	bool has_descent;   /* some step descends */
	size_t n_steps;
	heng_path_name attribute; /* text NULL: ends in an element */
	char *strings;		  /* names and literals, each with its NUL */
	heng_step steps[];
};

#endif
