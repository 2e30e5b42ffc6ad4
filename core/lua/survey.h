/* A survey of a rule's source: what it reads, uses and may say. */
#ifndef HENG_LUA_SURVEY_H
#define HENG_LUA_SURVEY_H

#include "core/lua/policies.h"
#include "core/lua/scan.h"

/* A field that a rule reads, once for each path. */
typedef struct heng_field {
	const char *path; /* from the root; begins with "…" where unknown */
	heng_text label;  /* of the dossier's grammar */
	bool demanded;	  /* without it the rule is insufficient */
} heng_field;

/* A message as the source writes it: fail { zh = "…", en = "…", … }. */
typedef struct heng_template {
	heng_outcome outcome;
	const char *zh, *en;	 /* NULL: not there, or no literal */
	heng_token place;	 /* the constructor */
	const heng_token *names; /* keys of the table besides zh and en */
	size_t n_names;
	bool in_each; /* of one of several, not of the rule */
} heng_template;

/*
 * Of the functions of one rule and of those of its file that they name,
 * however deep. What is computed at run time (a path put together, a message
 * made by a function) is not in it. Everything is in the arena but texts of
 * tokens, which are the policies'.
 */
typedef struct heng_survey {
	const heng_field *fields;
	size_t n_fields;
	const heng_template *templates;
	size_t n_templates;
	uint64_t params;    /* bit i: the rule's parameter i is named */
	bool never_applies; /* applies is return false and nothing else */
	const char *file;   /* as the user named it */
	const char *text;
	size_t size;
} heng_survey;

/* HENG_OK or HENG_ENOMEM. A rule of a plugin has an empty survey. */
heng_rc heng_policies_survey(const heng_policies *policies,
			     const heng_rule *rule, heng_arena *arena,
			     heng_survey *out, heng_error *error);

/* Fills the place of a norm's declaration in the sources of one policy
 * (NULL: of any); false: it is in none. */
bool heng_policies_locate_norm(const heng_policies *policies,
			       const char *policy, const char *norm,
			       heng_error *error);

#endif
