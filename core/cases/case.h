/* Case: one dossier, edited, and what a rule has to make of it. */
#ifndef HENG_CASES_CASE_H
#define HENG_CASES_CASE_H

#include "core/base/buf.h"
#include "core/base/mem.h"
#include "core/model/profile.h"
#include "core/model/result.h"

typedef enum heng_edit_kind {
	HENG_EDIT_REMOVE, /* every place of the path */
	HENG_EDIT_SET,	  /* its value; made where it is not there */
	HENG_EDIT_ADD,	  /* an XML fragment below it */
} heng_edit_kind;

typedef struct heng_edit {
	heng_edit_kind kind;
	const char *path;
	const char *text; /* value or fragment; NULL of REMOVE */
} heng_edit;

/* A measure as the case pretends that a plugin gave it. */
typedef struct heng_case_measure {
	const char *name;
	bool computed;
	int64_t value;
	unsigned scale; /* decimal digits */
} heng_case_measure;

enum {
	HENG_CASES_MAX = 100000, /* of one run */
	HENG_EDITS_MAX = 1000,	 /* of one case */
};

/* Everything is in the arena of the file it was read from. */
typedef struct heng_case {
	const char *file; /* as messages name it */
	uint32_t line, column;
	const char *rule;
	const char *base; /* name of a sample */
	const char *name; /* what it is about; may be NULL */
	heng_edit *edits; /* remove, set, add; each in the order of its key */
	size_t n_edits;
	heng_param_setting *params;
	size_t n_params;
	heng_case_measure *measures; /* sorted by name */
	size_t n_measures;
	int *ballots; /* scores, 0…100; NULL: no panel */
	size_t n_ballots;
	heng_outcome expect;
	int32_t share;	     /* of partial, basis points; -1: any */
	const char *message; /* part of a finding's, zh or en; NULL: any */
	const char *at;	     /* a finding's path; NULL: any */
} heng_case;

/* A mutant that no case can catch, since it judges like the rule itself. */
typedef struct heng_equivalent {
	const char *file;
	uint32_t line;
	const char *rule;
	const char *op;	  /* name of the operator */
	const char *code; /* part of the line, or the field's path */
	const char *reason;
} heng_equivalent;

/* The cases of a file and what they are kept in. */
typedef struct heng_case_file {
	heng_arena arena;
	heng_buf text;
	const char *path;
	heng_case *cases;
	size_t count, capacity;
	heng_equivalent *equivalents;
	size_t n_equivalents, cap_equivalents;
} heng_case_file;

/*
 * Reads x.test.lua: calls of test{ rule, base, …, { case }, { case } }, and
 * of equivalent{ rule, operator, code, reason }. A key beside the list of
 * cases counts for each of them that does not say otherwise. HENG_EINPUT with
 * the place; `file` is to be finished in any case.
 */
heng_rc heng_case_file_read(heng_case_file *file, const char *path,
			    heng_error *error);
void heng_case_file_fini(heng_case_file *file);

#endif
