/* Blocks and brackets of a source that is no Lua: which lacks its end. */
#include "core/lua/syntax_blocks.h"

#include <string.h>

enum { BLOCKS_MAX = 200 /* that Lua nests */ };

bool heng_token_is_one(const heng_token *token, const char *const *words)
{
	for (; *words; words++) {
		if (heng_token_is(token, *words))
			return true;
	}
	return false;
}

/* Cells of white space before the first token of its line. */
static size_t indent_of(const char *text, const heng_token *token)
{
	const char *start = token->text, *p;
	size_t n = 0;

	while (start > text && start[-1] != '\n' && start[-1] != '\r')
		start--;
	for (p = start; *p == ' ' || *p == '\t'; p++)
		n += *p == '\t' ? 8 - n % 8 : 1;
	return n;
}

bool heng_find_open_block(const char *text, size_t size, bool or_last,
			  heng_token *out)
{
	static const char *const openers[] = {"function", "if", "do", "repeat",
					      NULL};
	static const char *const loops[] = {"for", "while", NULL};
	static const char *const enders[] = {"end", "until", NULL};
	heng_token blocks[BLOCKS_MAX], loop = {0};
	size_t n = 0;
	uint32_t line = 0;
	heng_scan scan;

	heng_scan_init(&scan, text, size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		bool is_first = token.line != line;

		line = token.line;
		if (token.kind == HENG_TOKEN_END)
			break;
		if (token.kind != HENG_TOKEN_NAME)
			continue;
		if (heng_token_is_one(&token, loops)) {
			loop = token;
		} else if (heng_token_is_one(&token, openers)) {
			bool of_loop = loop.size && heng_token_is(&token, "do");

			if (n == BLOCKS_MAX)
				return false;
			blocks[n++] = of_loop ? loop : token;
			loop.size = 0;
		} else if (heng_token_is_one(&token, enders)) {
			if (n == 0)
				return false;
			*out = blocks[--n];
			if (is_first && out->line != token.line &&
			    indent_of(text, &token) < indent_of(text, out))
				return true;
		}
	}
	if (n == 0 || !or_last)
		return false;
	*out = blocks[n - 1];
	return true;
}

bool heng_find_open_bracket(const char *text, size_t size, heng_token *out,
			    bool *closed)
{
	static const char open[] = "({[", close[] = ")}]";
	heng_token brackets[BLOCKS_MAX];
	size_t n = 0;
	uint32_t line = 0;
	heng_scan scan;

	*closed = false;
	heng_scan_init(&scan, text, size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		bool is_first = token.line != line;
		const char *at;

		line = token.line;
		if (token.kind == HENG_TOKEN_END)
			break;
		if (token.kind != HENG_TOKEN_MARK || !*token.text)
			continue;
		if (strchr(open, *token.text)) {
			if (n == BLOCKS_MAX)
				return false;
			brackets[n++] = token;
			continue;
		}
		at = strchr(close, *token.text);
		if (!at)
			continue;
		*closed = n == 0;
		*out = n > 0 ? brackets[--n] : token;
		if (*closed)
			return true;
		if (open[at - close] != *out->text)
			return true;
		if (is_first && out->line != token.line &&
		    indent_of(text, &token) < indent_of(text, out))
			return true;
	}
	if (n == 0)
		return false;
	*out = brackets[n - 1];
	return true;
}
