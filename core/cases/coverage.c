/* Coverage: what the cases of a policy saw its rules do. */
#include "core/cases/coverage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"
#include "core/cases/constructs.h"
#include "core/model/grammar.h"

enum { PATH_BYTES = 1024 };

static bool add_field(heng_coverage *coverage, const char *path)
{
	heng_field *grown =
	    heng_array_grow(coverage->fields, coverage->n_fields,
			    &coverage->cap_fields, sizeof(*grown));

	if (!grown)
		return false;
	coverage->fields = grown;
	grown[coverage->n_fields] = (heng_field){.path = strdup(path)};
	return grown[coverage->n_fields++].path;
}

/* Every attribute and text below a definition, as paths from the root. */
static bool list_fields(heng_coverage *coverage, const char *path,
			uint16_t definition)
{
	const heng_grammar_element *element =
	    &heng_dossier_grammar.elements[definition];
	char below[PATH_BYTES];
	bool done = true;

	if (element->type != HENG_TYPE_NONE && *path)
		done = add_field(coverage, path);
	for (int i = 0; done && i < element->n_attributes; i++) {
		snprintf(below, sizeof(below), "%s%s@%s", path,
			 *path ? "/" : "", element->attributes[i].name);
		done = add_field(coverage, below);
	}
	for (int i = 0; done && i < element->n_children; i++) {
		uint16_t child = element->children[i].element;

		snprintf(below, sizeof(below), "%s%s%s", path, *path ? "/" : "",
			 heng_dossier_grammar.elements[child].name);
		done = list_fields(coverage, below, child);
	}
	return done;
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const heng_rule_coverage *)a)->rule->id,
		      ((const heng_rule_coverage *)b)->rule->id);
}

static bool add_rules(heng_coverage *coverage, const heng_rule *rules, size_t n)
{
	heng_rule_coverage *grown = realloc(
	    coverage->rules, (coverage->n_rules + n + 1) * sizeof(*grown));

	if (!grown)
		return false;
	coverage->rules = grown;
	for (size_t i = 0; i < n; i++)
		grown[coverage->n_rules++] =
		    (heng_rule_coverage){.rule = &rules[i]};
	return true;
}

heng_rc heng_coverage_open(heng_coverage *coverage, const heng_judges *judges,
			   heng_error *error)
{
	size_t n;
	const heng_rule *rules = heng_policies_rules(judges->policies, &n);
	bool done;

	*coverage = (heng_coverage){.rules = NULL};
	done = add_rules(coverage, rules, n);
	for (size_t i = 0; done && i < judges->n_hosts; i++) {
		const heng_plugin_info *info =
		    heng_plugin_host_info(judges->hosts[i]);

		done = add_rules(coverage, info->rules, info->n_rules);
	}
	done = done && list_fields(coverage, "", 0);
	for (size_t i = 0; done && i < coverage->n_rules; i++) {
		heng_rule_coverage *rule = &coverage->rules[i];

		rule->reads =
		    calloc(coverage->n_fields + 1, sizeof(*rule->reads));
		done =
		    rule->reads && heng_constructs_find(judges->policies,
							rule->rule, rule->can);
	}
	if (!done) {
		heng_coverage_fini(coverage);
		return heng_fail_memory(error);
	}
	qsort(coverage->rules, coverage->n_rules, sizeof(*coverage->rules),
	      by_id);
	return HENG_OK;
}

void heng_coverage_fini(heng_coverage *coverage)
{
	for (size_t i = 0; i < coverage->n_rules; i++)
		free(coverage->rules[i].reads);
	for (size_t i = 0; i < coverage->n_fields; i++)
		free(coverage->fields[i].path);
	free(coverage->rules);
	free(coverage->fields);
	*coverage = (heng_coverage){.rules = NULL};
}

/* Whether what was read is the field or lies around it: [n] and [@a='v'] are
 * left out, count(…) is what it counts. */
static bool is_field(const char *read, const char *field)
{
	if (strncmp(read, "count(", 6) == 0)
		read += 6;
	while (*read && *read != ')') {
		if (*read == '[') {
			read += strcspn(read, "]");
			read += *read == ']';
		} else if (*read++ != *field++) {
			return false;
		}
	}
	return *field == '\0';
}

heng_rc heng_coverage_add(heng_coverage *coverage, const heng_result *result,
			  heng_error *error)
{
	heng_rule_coverage key = {.rule = result->rule}, *rule;

	rule = bsearch(&key, coverage->rules, coverage->n_rules,
		       sizeof(*coverage->rules), by_id);
	if (!rule)
		return heng_fail_memory(error); /* cannot be */
	rule->seen[result->outcome]++;
	for (const heng_value_read *r = result->reads; r; r = r->next) {
		for (size_t i = 0; i < coverage->n_fields; i++) {
			if (rule->reads[i] ||
			    !is_field(r->path, coverage->fields[i].path))
				continue;
			rule->reads[i] = true;
			coverage->fields[i].readers++;
			break;
		}
	}
	return HENG_OK;
}

void heng_coverage_settle(heng_coverage *coverage)
{
	size_t n = 0;

	for (size_t i = 0; i < coverage->n_rules; i++) {
		heng_rule_coverage *rule = &coverage->rules[i];
		bool any = rule->rule->file;

		for (int o = 0; o < HENG_OUTCOMES; o++)
			any |= rule->seen[o] > 0;
		if (any)
			coverage->rules[n++] = *rule;
		else
			free(rule->reads);
	}
	coverage->n_rules = n;
}

void heng_coverage_count(const heng_coverage *coverage, size_t *seen,
			 size_t *all)
{
	*seen = *all = 0;
	for (size_t i = 0; i < coverage->n_rules; i++) {
		for (int o = 0; o < HENG_OUTCOMES; o++) {
			*all += coverage->rules[i].can[o];
			*seen += coverage->rules[i].can[o] &&
				 coverage->rules[i].seen[o] > 0;
		}
	}
}
