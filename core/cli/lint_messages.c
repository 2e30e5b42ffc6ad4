/* Lint's checks: the names in messages. */
#include <stdio.h>
#include <string.h>

#include "core/cli/lint_parts.h"

enum { NAME_MAX_BYTES = 64 };

/* The next {name} of a template without its form, and where the search goes
 * on; false: there is none. */
static bool next_name(const char **text, char name[NAME_MAX_BYTES])
{
	const char *open = strchr(*text, '{');
	const char *close = open ? strchr(open, '}') : NULL;
	size_t n;

	if (!close)
		return false;
	n = strcspn(open + 1, ":}");
	if (n >= NAME_MAX_BYTES)
		n = NAME_MAX_BYTES - 1;
	memcpy(name, open + 1, n);
	name[n] = 0;
	*text = close + 1;
	return true;
}

static bool has_name(const char *text, const char *wanted)
{
	char name[NAME_MAX_BYTES];

	while (next_name(&text, name)) {
		if (strcmp(name, wanted) == 0)
			return true;
	}
	return false;
}

/* Whether the other language shows it: under the same name, or zh_kind in
 * the one and en_kind in the other. */
static bool has_counterpart(const char *text, const char *name)
{
	char other[NAME_MAX_BYTES];

	if (has_name(text, name))
		return true;
	if (strncmp(name, "zh_", 3) != 0 && strncmp(name, "en_", 3) != 0)
		return false;
	snprintf(other, sizeof(other), "%s%s", name[0] == 'z' ? "en_" : "zh_",
		 name + 3);
	return has_name(text, other);
}

static bool is_bound(const heng_template *item, const char *name)
{
	for (size_t i = 0; i < item->n_names; i++) {
		if (heng_token_is(&item->names[i], name))
			return true;
	}
	return false;
}

static void put_place(const heng_survey *survey, const heng_token *token,
		      heng_error *error)
{
	heng_error_at(error, survey->file, token->line, token->column,
		      (uint32_t)token->size);
	heng_error_source(error, survey->text, survey->size);
}

/* Each {name} of one language. */
static void check_language(heng_lint *lint, const heng_rule *rule,
			   const heng_survey *survey, const heng_template *item,
			   const char *text, const char *other,
			   const char *other_lang)
{
	const char *rest = text;
	char name[NAME_MAX_BYTES];

	while (next_name(&rest, name)) {
		heng_error error;
		const char *seen = text;
		char before[NAME_MAX_BYTES];
		bool again = false;

		/* Once for each name. */
		while (next_name(&seen, before) && seen < rest)
			again |= strcmp(before, name) == 0;
		if (again)
			continue;
		if (!is_bound(item, name)) {
			if (text == item->en && has_name(item->zh, name))
				continue; /* told already */
			heng_fail(&error, HENG_EINPUT, "H2610",
				  "规则 %s 的信息中有 {%s}，却没有给出它的值",
				  "a message of rule %s names {%s}, but "
				  "nothing is bound to it",
				  rule->id, name);
			put_place(survey, &item->place, &error);
			heng_error_hint(&error, "在同一个表中写 %s = 值",
					"write %s = value in the same table",
					name);
			heng_lint_tell(lint, &error);
		}
		if (has_counterpart(other, name))
			continue;
		heng_fail(&error, HENG_EINPUT, "H2611",
			  "规则 %s 的 %s 信息缺少另一种语言中的 {%s}",
			  "the %2$s message of rule %1$s lacks {%3$s} of the "
			  "other language",
			  rule->id, other_lang, name);
		put_place(survey, &item->place, &error);
		heng_error_hint(&error,
				"两种语言说同样的事：在 %1$s 中也写 {%2$s}；"
				"随语言不同的值写成 {zh_…} 和 {en_…}",
				"both languages say the same: write {%2$s} in "
				"%1$s as well; a value that differs is {zh_…} "
				"and {en_…}",
				other_lang, name);
		heng_lint_tell(lint, &error);
	}
}

void heng_lint_messages(heng_lint *lint, const heng_rule *rule,
			const heng_survey *survey)
{
	for (size_t i = 0; i < survey->n_templates; i++) {
		const heng_template *item = &survey->templates[i];

		/* What is put together when it runs is not known here. */
		if (!item->zh || !item->en)
			continue;
		check_language(lint, rule, survey, item, item->zh, item->en,
			       "en");
		check_language(lint, rule, survey, item, item->en, item->zh,
			       "zh");
		for (size_t k = 0; k < item->n_names; k++) {
			char name[NAME_MAX_BYTES];
			heng_error error;

			snprintf(name, sizeof(name), "%.*s",
				 (int)item->names[k].size, item->names[k].text);
			if (has_name(item->zh, name) ||
			    has_name(item->en, name))
				continue;
			heng_fail(&error, HENG_EINPUT, "H2612",
				  "规则 %s 的信息没有用到 '%s' 的值",
				  "no message of rule %s shows the value "
				  "'%s'",
				  rule->id, name);
			put_place(survey, &item->names[k], &error);
			heng_error_hint(&error,
					"在 zh 和 en 中写 {%s}，或删去它",
					"write {%s} in zh and en, or take it "
					"out",
					name);
			heng_lint_tell(lint, &error);
		}
	}
}
