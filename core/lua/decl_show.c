/* How a key of a declaration is written: an example for each. */
#include <lua.h>
#include <stdio.h>
#include <string.h>

#include "core/lua/decl.h"

/* `what` NULL: wherever the key stands. The first that fits holds. */
static const struct {
	const char *what, *key, *example;
} examples[] = {
    {"rule", "id", "id = \"SQ-07\""},
    {"norm", "id", "id = \"csl\""},
    {"profile", "id", "id = \"pboc-admission\""},
    {NULL, "id", "id = \"fintech-sandbox\""},
    {NULL, "version", "version = \"2026.1\""},
    {NULL, "title", "title = { zh = \"…\", en = \"…\" }"},
    {NULL, "label", "label = { zh = \"…\", en = \"…\" }"},
    {NULL, "rationale", "rationale = { zh = \"…\", en = \"…\" }"},
    {NULL, "remedy", "remedy = { zh = \"…\", en = \"…\" }"},
    {NULL, "guidance", "guidance = { zh = \"…\", en = \"…\" }"},
    {"rule", "dimension",
     "dimension = \"service\" (innovation service legality data-security "
     "risk-control)"},
    {NULL, "phases", "phases = { \"admission\", \"operation\", \"exit\" }"},
    {NULL, "phase", "phase = \"admission\" (admission operation exit)"},
    {NULL, "severity", "severity = \"major\" (critical major minor)"},
    {NULL, "weight", "weight = 3"},
    {NULL, "veto", "veto = true"},
    {NULL, "majority", "majority = true"},
    {NULL, "kind", "kind = \"expert\" (automatic expert both)"},
    {NULL, "cites", "cites = { \"csl#log-retention\" }"},
    {NULL, "params",
     "params = { days = { type = \"integer\", unit = \"days\", default = 7, "
     "min = 1, max = 60 } }"},
    {NULL, "type", "type = \"integer\" (integer money percent bool text)"},
    {NULL, "default", "default = 7"},
    {NULL, "unit", "unit = \"days\""},
    {NULL, "check", "check = function(app, p) … return pass() end"},
    {NULL, "applies", "applies = function(app) return app:exists \"…\" end"},
    {NULL, "scale",
     "scale = { { at = 20, zh = \"…\", en = \"…\" }, { at = 80, zh = \"…\", "
     "en = \"…\" } }"},
    {NULL, "at", "at = 60"},
    {NULL, "versions",
     "versions = { { from = \"2021-11-01\", articles = { [\"consent\"] = "
     "\"29\" } } }"},
    {NULL, "from", "from = \"2021-11-01\""},
    {NULL, "articles", "articles = { [\"consent\"] = \"29\" }"},
    {NULL, "verified", "verified = true"},
    {NULL, "scheme", "scheme = \"pboc-tool\""},
    {NULL, "inherits", "inherits = \"pboc-admission\""},
    {NULL, "policies", "policies = { \"fintech-sandbox\" }"},
    {NULL, "plugins", "plugins = { \"identifiers\" }"},
    {NULL, "dimensions",
     "dimensions = { service = { weight = 20, minimum = 6000 } }"},
    {NULL, "minimum", "minimum = 6000"},
    {NULL, "total", "total = 8000"},
    {NULL, "no_veto", "no_veto = true"},
    {NULL, "minimums", "minimums = true"},
    {NULL, "failures", "failures = { major = 0 }"},
    {NULL, "at_least", "at_least = { [\"RC-23\"] = 5000 }"},
    {NULL, "waivable_vetoes", "waivable_vetoes = { \"LC-11\" }"},
    {NULL, "rules", "rules = { [\"SQ-07\"] = { weight = 2 } }"},
    {NULL, "rule", "rule = \"SQ-07\""},
    {NULL, "base", "base = \"clean-admission\""},
    {NULL, "expect",
     "expect = \"fail\" (pass partial fail insufficient pending "
     "not-applicable error)"},
    {NULL, "set",
     "set = { [\"complaint/institution/@responseDays\"] = "
     "\"61\" }"},
    {NULL, "remove", "remove = { \"complaint/institution/@responseDays\" }"},
    {NULL, "add", "add = { [\"data\"] = { \"<item/>\" } }"},
    {"profile", "ballots", "ballots = { combine = \"trimmed-mean\" }"},
    {NULL, "ballots", "ballots = { 60, 75, 80 }"},
    {NULL, "combine", "combine = \"median\" (mean median trimmed-mean)"},
    {NULL, "trim_from", "trim_from = 5"},
    {NULL, "agreement_below", "agreement_below = 6670"},
    {NULL, "measures", "measures = { [\"evidence.missing\"] = 0 }"},
    {NULL, "as_of", "as_of = \"2026-06-30\""},
    {NULL, "outcomes",
     "outcomes = { { id = \"accept\", label = {…}, total = 8000 }, { id = "
     "\"return\", label = {…} } }"},
};

/* What an entry of a table with names of the author's own is. */
static const struct {
	const char *table, *example;
} entries[] = {
    {"params",
     "{ type = \"integer\", unit = \"days\", default = 7, min = 1, max = 60 }"},
    {"articles", "\"29\""},
    {"dimensions", "{ weight = 20, minimum = 6000 }"},
    {"rules", "{ weight = 2, combine = \"median\", params = { … } } / false"},
    {"at_least", "5000"},
    {"failures", "0"},
    {"minimums", "6000"},
};

heng_text heng_decl_type(lua_State *L, int type)
{
	switch (type) {
	case LUA_TNIL:
		return (heng_text){"空值 nil", "nil"};
	case LUA_TBOOLEAN:
		return (heng_text){"真假值", "a boolean"};
	case LUA_TNUMBER:
		return (heng_text){"数", "a number"};
	case LUA_TSTRING:
		return (heng_text){"字符串", "a string"};
	case LUA_TTABLE:
		return (heng_text){"表", "a table"};
	case LUA_TFUNCTION:
		return (heng_text){"函数", "a function"};
	case HENG_DECL_FRACTION:
		return (heng_text){"小数", "a fraction"};
	default:
		return (heng_text){"判定结果或节点", lua_typename(L, type)};
	}
}

void heng_decl_show(heng_decl *decl, const char *key)
{
	const char *example = NULL;
	const char *table = decl->depth > 0 ? decl->keys[decl->depth - 1] : "";
	char own[320];

	for (size_t i = 0; !example && i < sizeof(entries) / sizeof(*entries);
	     i++) {
		if (strcmp(entries[i].table, table) != 0)
			continue;
		bool simple = strspn(key, "abcdefghijklmnopqrstuvwxyz"
					  "ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
					  "0123456789") == strlen(key);

		snprintf(own, sizeof(own),
			 simple ? "%.64s = %s" : "[\"%.64s\"] = %s", key,
			 entries[i].example);
		example = own;
	}
	for (size_t i = 0; !example && i < sizeof(examples) / sizeof(*examples);
	     i++) {
		if (strcmp(examples[i].key, key) == 0 &&
		    (!examples[i].what ||
		     strcmp(examples[i].what, decl->what) == 0))
			example = examples[i].example;
	}
	if (example)
		heng_error_hint(decl->error, "例如：%s", "for example: %s",
				example);
}
