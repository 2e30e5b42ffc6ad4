/* Fuzz target: bytes as a profile's source, loaded twice from a file; it may
 * inherit what lies in the library. */
#include <string.h>

#include "core/base/buf.h"
#include "core/lua/profiles.h"
#include "tests/fuzz/fuzz.h"

static const char base[] =
    "profile { id = 'base', title = { zh = '基', en = 'Base' },"
    " scheme = 'pboc-tool', phase = 'exit', policies = { 'p' },"
    " plugins = { 'q' }, wants = { q = { ['Q-01'] = {"
    "  title = { zh = '试', en = 'Trial' }, dimension = 'service',"
    "  severity = 'major' } } },"
    " dimensions = { service = { weight = 2, minimum = 5000 } },"
    " rules = { ['A-01'] = { weight = 3, params = { n = 1 } } },"
    " outcomes = { { id = 'good', label = { zh = '好', en = 'Good' },"
    "  total = 8000 }, { id = 'bad', label = { zh = '差', en = 'Bad' } } } }";
/* Inherits itself, over a second one. */
static const char circle[] = "profile { inherits = 'other' }";
static const char other[] = "profile { inherits = 'circle' }";

static void put(heng_buf *out, const char *text)
{
	demand(!text || is_clean(text, strlen(text), "\n\t"), "%s", text);
	heng_buf_puts(out, text ? text : "-");
	heng_buf_putc(out, '\n');
}

/* What goes into a report as an id. */
static void put_id(heng_buf *out, const char *id, size_t max)
{
	demand(*id && strlen(id) <= max && !strpbrk(id, " \t\n\"'<>&"), "%s",
	       id);
	put(out, id);
}

static void put_both(heng_buf *out, heng_text text)
{
	put(out, text.zh);
	put(out, text.en);
}

static void put_rule(heng_buf *out, const heng_profile_rule *rule)
{
	size_t i;

	put(out, rule->rule);
	heng_buf_printf(out, "%d %d\n", rule->selected, rule->weight);
	demand(rule->weight >= HENG_UNSET &&
		   rule->weight <= HENG_RULE_WEIGHT_MAX,
	       "weight %d", rule->weight);
	for (i = 0; i < rule->n_params; i++) {
		const heng_param_setting *param = &rule->params[i];

		put(out, param->name);
		put(out, param->origin);
		if (param->is_text)
			put(out, param->value.text);
		else
			heng_buf_put_int(out, param->value.number);
	}
}

static void put_outcome(heng_buf *out, const heng_profile_outcome *outcome)
{
	size_t i;

	put(out, outcome->id);
	put_both(out, outcome->label);
	heng_buf_printf(out, "%d %d %d\n", outcome->no_veto, outcome->minimums,
			(int)outcome->total);
	demand(outcome->total >= HENG_UNSET && outcome->total <= 10000,
	       "total %d", (int)outcome->total);
	for (i = 0; i < HENG_DIMENSIONS; i++)
		heng_buf_put_int(out, outcome->minimum[i]);
	for (i = 0; i < HENG_SEVERITIES; i++)
		heng_buf_put_int(out, outcome->failures[i]);
	for (i = 0; i < outcome->n_at_least; i++) {
		put(out, outcome->at_least[i].rule);
		heng_buf_put_int(out, outcome->at_least[i].share);
	}
}

/* A last outcome without conditions, so that there is always one. */
static void check_last(const heng_profile *profile)
{
	const heng_profile_outcome *last =
	    &profile->outcomes[profile->n_outcomes - 1];
	size_t i;

	demand(profile->n_outcomes <= HENG_OUTCOMES_MAX, "%zu outcomes",
	       profile->n_outcomes);
	demand(!last->no_veto && !last->minimums && last->total == HENG_UNSET &&
		   !last->n_at_least,
	       "the last outcome has conditions");
	for (i = 0; i < HENG_DIMENSIONS; i++)
		demand(last->minimum[i] == HENG_UNSET, "a minimum");
	for (i = 0; i < HENG_SEVERITIES; i++)
		demand(last->failures[i] == HENG_UNSET, "failures");
}

static void put_profile(heng_buf *out, const heng_profile *profile)
{
	size_t i;

	put_id(out, profile->id, 64);
	put(out, profile->version);
	put_both(out, profile->title);
	put(out, profile->scheme);
	put(out, profile->shipped);
	put(out, profile->sha256);
	put_both(out, profile->undetermined);
	for (i = 0; i < profile->n_policies; i++)
		put(out, profile->policies[i]);
	for (i = 0; i < profile->n_plugins; i++)
		put(out, profile->plugins[i]);
	for (i = 0; i < profile->n_known_plugins; i++)
		put(out, profile->known_plugins[i]);
	for (i = 0; i < HENG_DIMENSIONS; i++) {
		const heng_profile_dimension *d = &profile->dimensions[i];

		demand(d->weight >= 0 && d->weight <= HENG_DIMENSION_WEIGHT_MAX,
		       "weight %d", d->weight);
		heng_buf_printf(out, "%d %d %d\n", d->weight, (int)d->minimum,
				d->when_empty_met);
	}
	for (i = 0; i < profile->n_rules; i++) {
		demand(i == 0 || strcmp(profile->rules[i - 1].rule,
					profile->rules[i].rule) < 0,
		       "%s is not in order", profile->rules[i].rule);
		put_rule(out, &profile->rules[i]);
		demand(
		    heng_profile_rule_find(profile, profile->rules[i].rule) ==
			&profile->rules[i],
		    "%s is not found", profile->rules[i].rule);
	}
	for (i = 0; i < profile->n_wants; i++) {
		const heng_profile_want *want = &profile->wants[i];

		put_id(out, want->plugin, 64);
		put_id(out, want->rule, HENG_RULE_ID_MAX);
		put_both(out, want->title);
		heng_buf_printf(out, "%d %d %d %d\n", (int)want->dimension,
				(int)want->severity, want->weight, want->veto);
	}
	for (i = 0; i < profile->n_outcomes; i++)
		put_outcome(out, &profile->outcomes[i]);
	check_last(profile);
	demand(!out->failed, "no memory");
}

/* Places of keys that are there or not. */
static void check_places(const heng_profile *profile)
{
	static const char *const keys[] = {"rules", "A-01", "weight"};
	size_t n;

	for (n = 0; n <= sizeof(keys) / sizeof(*keys); n++) {
		heng_error error;

		heng_fail(&error, HENG_EINPUT, "H2305", "试", "a try");
		heng_profile_locate(profile, keys, n, &error);
		check_error(&error, NULL, 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static heng_library library;
	heng_buf dumps[2] = {{0}, {0}};
	heng_error errors[2];
	heng_rc rc[2];
	const char *path;
	size_t i;

	if (!library.n_policies) {
		put_file("lib/p/profiles/base.lua", base, strlen(base));
		put_file("lib/p/profiles/circle.lua", circle, strlen(circle));
		put_file("lib/p/profiles/other.lua", other, strlen(other));
		snprintf(library.policies[0], sizeof(library.policies[0]),
			 "%s/lib", scratch_folder());
		library.n_policies = 1;
	}
	path = put_file("own.lua", data, size);
	for (i = 0; i < 2; i++) {
		heng_profile *profile = NULL;

		rc[i] = heng_profile_load(&library, path, &profile, &errors[i]);
		demand((rc[i] == HENG_OK) == (profile != NULL),
		       "a profile and an error");
		if (profile) {
			put_profile(&dumps[i], profile);
			check_places(profile);
		} else {
			check_error(&errors[i], NULL, 0);
		}
		heng_profile_free(profile);
	}
	demand(rc[0] == rc[1], "%d and %d", rc[0], rc[1]);
	if (rc[0])
		demand(strcmp(errors[0].en, errors[1].en) == 0 &&
			   errors[0].line == errors[1].line,
		       "%s and %s", errors[0].en, errors[1].en);
	else
		demand(dumps[0].size == dumps[1].size &&
			   memcmp(dumps[0].data, dumps[1].data,
				  dumps[0].size) == 0,
		       "two profiles");
	heng_buf_fini(&dumps[0]);
	heng_buf_fini(&dumps[1]);
	return 0;
}
