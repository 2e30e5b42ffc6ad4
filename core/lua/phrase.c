/* A phrase: what Lua or a binding says, in plain words of both languages. */
#include "core/lua/phrase.h"

#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/state.h"

static bool keep(heng_said *said, const char *text, size_t size)
{
	if (said->n == HENG_CAPTURES_MAX)
		return false;
	if (size >= HENG_CAPTURE_MAX)
		size = heng_utf8_prefix(text, HENG_CAPTURE_MAX - 1,
					HENG_CAPTURE_MAX / 4);
	memcpy(said->words[said->n], text, size);
	said->words[said->n++][size] = 0;
	return true;
}

bool heng_said_matches(heng_said *said, const char *pattern, const char *text)
{
	said->n = 0;
	while (*pattern) {
		const char *star = strchr(pattern, '*');
		size_t fixed =
		    star ? (size_t)(star - pattern) : strlen(pattern);

		if (strncmp(text, pattern, fixed) != 0)
			return false;
		text += fixed;
		if (!star)
			return !*text;
		pattern = star + 1;
		/* The words end where the next fixed part begins. */
		char next[64];
		size_t n = strcspn(pattern, "*");
		const char *end = text + strlen(text);

		if (n >= sizeof(next))
			n = sizeof(next) - 1;
		memcpy(next, pattern, n);
		next[n] = 0;
		if (n > 0)
			end = strstr(text, next);
		if (!end || !keep(said, text, (size_t)(end - text)))
			return false;
		text = end;
	}
	return !*text;
}

bool heng_said_find(heng_said *said, const heng_phrase *phrases,
		    const char *message)
{
	for (; phrases->says; phrases++) {
		if (!heng_said_matches(said, phrases->says, message))
			continue;
		said->phrase = phrases;
		return true;
	}
	return false;
}

static const char *type_name(const char *name, bool is_zh)
{
	static const char *const names[][3] = {
	    {"nil", "空值（nil）", "nil"},
	    {"boolean", "真假值（true/false）", "a boolean"},
	    {"number", "数", "a number"},
	    {"string", "字符串", "a string"},
	    {"table", "表", "a table"},
	    {"function", "函数", "a function"},
	    {"date", "日期", "a date"},
	    {"node", "节点", "a node"},
	    {"outcome", "判定结果", "an outcome"},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(names[i][0], name) == 0)
			return names[i][is_zh ? 1 : 2];
	}
	return name;
}

/* Puts the words into a text; what does not fit is cut by heng_fail. */
static void expand(const heng_said *said, const char *text, bool is_zh,
		   char *out, size_t max)
{
	size_t n = 0;

	while (*text && n + 1 < max) {
		size_t index = (size_t)(text[1] - '1');

		if ((*text != '$' && *text != '#') || text[1] < '1' ||
		    index >= said->n) {
			out[n++] = *text++;
			continue;
		}
		const char *word = said->words[index];

		if (*text == '#')
			word = type_name(word, is_zh);
		text += 2;
		while (*word && n + 1 < max)
			out[n++] = *word++;
	}
	out[n] = 0;
}

void heng_said_put(const heng_said *said, const char *code, heng_error *error)
{
	const heng_phrase *phrase = said->phrase;
	char zh[HENG_ERROR_TEXT_MAX], en[HENG_ERROR_TEXT_MAX];

	expand(said, phrase->zh, true, zh, sizeof(zh));
	expand(said, phrase->en, false, en, sizeof(en));
	heng_lua_clean(zh, strlen(zh));
	heng_lua_clean(en, strlen(en));
	heng_fail_texts(error, HENG_EINPUT, code, zh, en);
	if (!phrase->hint_zh)
		return;
	expand(said, phrase->hint_zh, true, zh, sizeof(zh));
	expand(said, phrase->hint_en, false, en, sizeof(en));
	heng_lua_clean(zh, strlen(zh));
	heng_lua_clean(en, strlen(en));
	heng_error hint;

	heng_fail_texts(&hint, HENG_EINPUT, code, zh, en);
	memcpy(error->hint_zh, hint.zh, sizeof(hint.zh));
	memcpy(error->hint_en, hint.en, sizeof(hint.en));
}
