/* A JSON shape: what an element of the report's grammar becomes in JSON. */
#ifndef HENG_REPORTS_JSON_SHAPE_H
#define HENG_REPORTS_JSON_SHAPE_H

#include <stdint.h>

#include "core/model/grammar.h"

/* Largest integer that every JSON reader keeps exactly (RFC 8259, 6). */
#define HENG_JSON_INTEGER_MAX INT64_C(9007199254740991)

typedef enum heng_json_shape {
	HENG_JSON_SCALAR, /* text alone: a string, number or boolean */
	HENG_JSON_TEXTS,  /* a text in languages: {"zh": "…", "en": "…"} */
	HENG_JSON_OBJECT, /* attributes, then "text" or children */
} heng_json_shape;

heng_json_shape heng_json_shape_of(const heng_grammar_element *element);

#endif
