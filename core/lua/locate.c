/* Locating: where in its policy's source a rule or a key of it stands. */
#include <string.h>

#include "core/lua/scan.h"
#include "core/lua/state.h"
#include "core/lua/syntax.h"

typedef bool find_fn(const char *text, size_t size, const char *function,
		     uint32_t line, const char *const *keys, size_t n,
		     heng_token *out);

static void locate(const heng_policies *policies, const heng_rule *rule,
		   find_fn *find, const char *const *keys, size_t n,
		   heng_error *error)
{
	for (size_t i = 0; i < policies->n_sources; i++) {
		const heng_source *source = policies->sources[i];
		heng_token token;

		if (!rule->file || strcmp(source->name, rule->file) != 0)
			continue;
		(void)find(source->text, source->size, "rule", rule->line, keys,
			   n, &token);
		heng_error_at(error, source->path, token.line, token.column,
			      heng_syntax_width(token.text, token.size));
		heng_error_source(error, source->text, source->size);
		return;
	}
}

void heng_policies_locate(const heng_policies *policies, const heng_rule *rule,
			  const char *key, heng_error *error)
{
	locate(policies, rule, heng_scan_find_key, &key, key ? 1 : 0, error);
}

void heng_policies_locate_key(const heng_policies *policies,
			      const heng_rule *rule, const char *const *keys,
			      size_t n, heng_error *error)
{
	locate(policies, rule, heng_scan_find_key, keys, n, error);
}

void heng_policies_locate_value(const heng_policies *policies,
				const heng_rule *rule, const char *const *keys,
				size_t n, heng_error *error)
{
	locate(policies, rule, heng_scan_find_value, keys, n, error);
}
