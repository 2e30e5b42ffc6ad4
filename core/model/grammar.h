/* A document grammar as a table, made at build time from the RELAX NG. */
#ifndef HENG_MODEL_GRAMMAR_H
#define HENG_MODEL_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/model/text.h"

/* What an attribute or a text-only element may hold. Values are checked
 * after XML white space at both ends is removed, except HENG_TYPE_TEXT. */
typedef enum heng_type {
	HENG_TYPE_NONE,	    /* no text at all: only children */
	HENG_TYPE_TEXT,	    /* any characters */
	HENG_TYPE_TOKEN,    /* 1 to 64 code points, inner spaces collapsed */
	HENG_TYPE_ID,	    /* [A-Za-z0-9._-]{1,64}, unique in the document */
	HENG_TYPE_REF,	    /* the same, names an id */
	HENG_TYPE_INT,	    /* -?[0-9]{1,18} */
	HENG_TYPE_DEC,	    /* -?[0-9]{1,12}(\.[0-9]{1,6})? */
	HENG_TYPE_MONEY,    /* integer minor units: as INT */
	HENG_TYPE_PERCENT,  /* integer basis points: 0 to 10000 */
	HENG_TYPE_BOOL,	    /* true or false */
	HENG_TYPE_DATE,	    /* YYYY-MM-DD that exists */
	HENG_TYPE_DATETIME, /* YYYY-MM-DDThh:mm:ss(Z|[+-]hh:mm) */
	HENG_TYPE_HASH,	    /* (sha256|sm3):[0-9a-f]{64} */
	HENG_TYPE_LANG,	    /* [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
	HENG_TYPE_ENUM,	    /* one of a list of tokens */
	HENG_TYPE_RANGE,    /* an integer from min to max */
} heng_type;

/*
 * What a public edition of a report leaves out. The grammars of dossier and
 * panel only say that a field is confidential (ALWAYS); the report's says
 * where such a field can have got to.
 */
typedef enum heng_confidential {
	HENG_CONFIDENTIAL_NO,
	HENG_CONFIDENTIAL_ALWAYS,  /* "true" */
	HENG_CONFIDENTIAL_ALIAS,   /* "alias": a person's id, renamed */
	HENG_CONFIDENTIAL_PATH,	   /* "path": a path, where what it names is */
	HENG_CONFIDENTIAL_PLACE,   /* "place": where a path beside it is */
	HENG_CONFIDENTIAL_DERIVED, /* "derived": there, and in what follows
				    * from such values */
	HENG_CONFIDENTIAL_SUBJECT, /* "subject": a dossier's digest in it,
				    * or another subject */
	HENG_CONFIDENTIAL_OTHER,   /* "other": where it is of another subject */
} heng_confidential;

typedef struct heng_grammar_attribute {
	const char *name; /* "xml:lang" with its prefix */
	heng_text doc;
	const char *const *values; /* ENUM: NULL-ended */
	int64_t min, max;	   /* RANGE */
	heng_type type;
	bool required;
	heng_confidential confidential;
} heng_grammar_attribute;

/* One step of an element's content, in document order. */
typedef struct heng_grammar_child {
	uint16_t element; /* index of its definition */
	bool required;	  /* at least one */
	bool repeated;	  /* more than one allowed */
} heng_grammar_child;

typedef struct heng_grammar_element {
	const char *name;
	heng_text doc;
	const heng_grammar_attribute *attributes;
	const heng_grammar_child *children;
	const char *const *values; /* text of type ENUM: NULL-ended */
	int64_t min, max;	   /* text of type RANGE */
	uint16_t n_attributes;
	uint16_t n_children;
	heng_type type; /* of its text */
	heng_confidential confidential;
} heng_grammar_element;

/*
 * Elements with one name in two places are two definitions. Element 0 is the
 * root. The grammar is deterministic: no element lists two children of the
 * same name.
 */
typedef struct heng_grammar {
	const char *name;	   /* "dossier", "panel", "report", "sheet" */
	const char *namespace_uri; /* "urn:heng:dossier:1" */
	const heng_grammar_element *elements;
	uint16_t n_elements;
} heng_grammar;

extern const heng_grammar heng_dossier_grammar;
extern const heng_grammar heng_panel_grammar;
extern const heng_grammar heng_report_grammar;
extern const heng_grammar heng_sheet_grammar;
extern const heng_grammar heng_waivers_grammar;

/* Whether text[0..size) is a value of the type; NULL values unless ENUM. */
bool heng_type_check(heng_type type, const char *const *values, int64_t min,
		     int64_t max, const char *text, size_t size);

/* What a type accepts, in a few words ("an ISO date, 2026-06-30"). */
heng_text heng_type_label(heng_type type);

#endif
