/* Syntax: what of a source Lua cannot read, and where. */
#include "core/lua/syntax.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/lua/phrase.h"
#include "core/lua/scan.h"
#include "core/lua/state.h"
#include "core/lua/syntax_blocks.h"

enum {
	MEMORY_MAX = 64 << 20, /* bytes of the state that reads it again */
};

/* A source that is handed to Lua byte by byte: how far it came is where the
 * mistake is, which its message tells only to the line. */
typedef struct feed {
	const char *text;
	size_t size, at;
	size_t bytes; /* of the state */
} feed;

static const char *give_byte(lua_State *L, void *userdata, size_t *size)
{
	feed *f = userdata;

	(void)L;
	*size = f->at < f->size;
	return *size ? f->text + f->at++ : NULL;
}

static void *allocate(void *userdata, void *block, size_t old, size_t size)
{
	feed *f = userdata;

	if (!block)
		old = 0;
	if (size == 0) {
		free(block);
		f->bytes -= old;
		return NULL;
	}
	if (size > old && f->bytes + (size - old) > MEMORY_MAX)
		return NULL;
	void *grown = realloc(block, size);
	if (grown)
		f->bytes = f->bytes - old + size;
	return grown;
}

/* How many bytes Lua had taken when it gave up; 0: it cannot be told. */
static size_t find_end(const char *text, size_t size)
{
	feed f = {.text = text, .size = size};
	lua_State *L = lua_newstate(allocate, &f);
	size_t end = 0;

	if (!L)
		return 0;
	if (lua_load(L, give_byte, &f, "=?", "t") == LUA_ERRSYNTAX)
		end = f.at;
	lua_close(L);
	return end;
}

uint32_t heng_syntax_width(const char *text, size_t size)
{
	size_t n = 0;

	while (n < size && text[n] != '\n' && text[n] != '\r')
		n++;
	n = heng_utf8_length(text, n);
	return n > 0 ? (uint32_t)n : 1;
}

/* One mistake being explained. */
typedef struct syntax {
	const char *path, *text;
	size_t size;
	const char *code;
	heng_error *error;
	heng_token near;      /* what Lua met */
	heng_token before[3]; /* and what stands before it, newest first */
} syntax;

static heng_rc put_place(syntax *s, const heng_token *token)
{
	heng_error_at(s->error, s->path, token->line, token->column,
		      heng_syntax_width(token->text, token->size));
	heng_error_source(s->error, s->text, s->size);
	return HENG_EINPUT;
}

/* Full-width marks and quotes, and what is meant. */
static const char *meant_by(uint32_t point)
{
	static const struct {
		uint32_t point;
		const char *meant;
	} marks[] = {
	    {0x201c, "\""}, {0x201d, "\""}, {0x2018, "'"},  {0x2019, "'"},
	    {0x300c, "\""}, {0x300d, "\""}, {0xff02, "\""}, {0xff07, "'"},
	    {0xff0c, ","},  {0x3001, ","},  {0xff08, "("},  {0xff09, ")"},
	    {0xff1d, "="},  {0xff5b, "{"},  {0xff5d, "}"},  {0x3010, "["},
	    {0x3011, "]"},  {0xff3b, "["},  {0xff3d, "]"},  {0xff1a, ":"},
	    {0xff1b, ";"},  {0x3002, "."},  {0xff0e, "."},  {0xff1c, "<"},
	    {0xff1e, ">"},  {0x2265, ">="}, {0x2264, "<="}, {0x2260, "~="},
	    {0xff0b, "+"},  {0xff0d, "-"},  {0x2014, "-"},  {0x2013, "-"},
	    {0xd7, "*"},    {0xf7, "//"},   {0xff03, "#"},  {0xff20, "@"},
	    {0x3000, " "},  {0xa0, " "},    {0xff05, "%"},  {0xff01, "not"},
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (marks[i].point == point)
			return marks[i].meant;
	}
	return NULL;
}

/* Outside strings and comments Lua knows ASCII alone. */
static heng_rc fail_point(syntax *s, heng_token *token)
{
	size_t left = s->size - (size_t)(token->text - s->text);
	char shown[8] = "";
	uint32_t point = 0;
	size_t n = heng_utf8_decode(token->text, left, &point);
	const char *meant = meant_by(point);

	token->size = n ? n : 1;
	memcpy(shown, token->text, token->size);
	heng_lua_clean(shown, strlen(shown));
	if (point == 0xfeff) {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "文件开头有字节顺序标记（BOM）",
			  "the file begins with a byte order mark");
		heng_error_hint(s->error, "另存为不带 BOM 的 UTF-8",
				"save it as UTF-8 without BOM");
	} else if (meant && *meant == ' ') {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "引号之外有全角空格或不换行空格",
			  "a full-width or non-breaking space stands outside "
			  "quotes");
		heng_error_hint(s->error, "改成普通空格",
				"write an ordinary space");
	} else if (meant) {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "Lua 不认识全角或排版标点 %s",
			  "Lua does not know the typographic or full-width "
			  "mark %s",
			  shown);
		heng_error_hint(s->error, "切换到英文输入法，写成 %s",
				"write %s with the keyboard set to English",
				meant);
	} else {
		heng_fail(s->error, HENG_EINPUT, s->code, "引号之外出现了“%s”",
			  "'%s' stands outside quotes", shown);
		heng_error_hint(
		    s->error,
		    "文字要放在引号中：\"…\"；名称只用英文字母、数字和 _",
		    "text stands in quotes: \"…\"; names are "
		    "English letters, digits and _");
	}
	return put_place(s, token);
}

/* The first character outside strings and comments that is not ASCII, up to
 * the given byte. */
static bool find_foreign(const syntax *s, size_t end, heng_token *out)
{
	heng_scan scan;

	heng_scan_init(&scan, s->text, s->size);
	for (;;) {
		*out = heng_scan_next(&scan);
		if (out->kind == HENG_TOKEN_END ||
		    (size_t)(out->text - s->text) > end)
			return false;
		if (out->kind == HENG_TOKEN_MARK &&
		    (unsigned char)*out->text >= 0x80)
			return true;
	}
}

static heng_rc fail_block(syntax *s, const heng_token *open)
{
	const char *two = strstr(s->text, "else if");
	char word[16];

	snprintf(word, sizeof(word), "%.*s", (int)open->size, open->text);
	heng_fail(s->error, HENG_EINPUT, s->code, "第 %u 行的 %s 没有 end",
		  "the '%2$s' in line %1$u has no 'end'", open->line, word);
	if (two && two > open->text && heng_token_is(open, "if"))
		heng_error_hint(s->error,
				"else 之后的 if 另需一个 end；请写成 elseif",
				"an if after else needs an end of its own; "
				"write elseif");
	else
		heng_error_hint(s->error, "在 %s 的内容之后补上 end",
				"write 'end' behind what belongs to '%s'",
				word);
	return put_place(s, open);
}

static heng_rc fail_end(syntax *s, const heng_said *said)
{
	heng_token open;

	if (heng_find_open_block(s->text, s->size, true, &open))
		return fail_block(s, &open);
	heng_fail(s->error, HENG_EINPUT, s->code, "缺少 %s", "'%s' is missing",
		  said->words[0]);
	return put_place(s, &s->near);
}

/* A string that a word processor has ended. */
static void blame_quotes(syntax *s)
{
	size_t n = s->near.size;

	for (size_t i = 0; i + 3 <= n; i++) {
		if (memcmp(s->near.text + i, "\xe2\x80\x9c", 3) != 0 &&
		    memcmp(s->near.text + i, "\xe2\x80\x9d", 3) != 0)
			continue;
		heng_error_hint(s->error,
				"结尾是弯引号；切换到英文输入法，写成 \"",
				"it ends in a curly quote; write \" with the "
				"keyboard set to English");
		return;
	}
}

/* Whether a value may end with the token. */
static bool ends_value(const heng_token *token)
{
	static const char *const words[] = {
	    "and", "or",     "not",   "if",	  "then",
	    "do",  "return", "local", "function", "for",
	    "in",  "while",  "else",  "elseif",	  NULL};

	if (token->kind == HENG_TOKEN_NAME)
		return !heng_token_is_one(token, words);
	return token->kind == HENG_TOKEN_STRING ||
	       token->kind == HENG_TOKEN_NUMBER || heng_token_is(token, "}") ||
	       heng_token_is(token, ")") || heng_token_is(token, "]");
}

static bool begins_entry(const heng_token *token)
{
	static const char *const words[] = {
	    "end",   "then", "do",     "return", "local",  "if", "for",
	    "while", "else", "elseif", "until",	 "repeat", NULL};

	return (token->kind == HENG_TOKEN_NAME &&
		!heng_token_is_one(token, words)) ||
	       token->kind == HENG_TOKEN_STRING ||
	       token->kind == HENG_TOKEN_NUMBER || heng_token_is(token, "{") ||
	       heng_token_is(token, "[");
}

/* A bracket that does not end, or one too many. */
static heng_rc fail_open_bracket(syntax *s, const heng_token *open, bool closed)
{
	static const char *const close[] = {"}", ")", "]"};
	const char *wanted = *open->text == '{'	  ? close[0]
			     : *open->text == '(' ? close[1]
						  : close[2];
	char mark[2] = {*open->text, 0};

	if (closed) {
		heng_fail(s->error, HENG_EINPUT, s->code, "多了一个 %s",
			  "there is one %s too many", mark);
		heng_error_hint(s->error,
				"删去它，或检查前面是否少了开头的括号",
				"take it out, or see whether its beginning is "
				"missing before");
		return put_place(s, open);
	}
	heng_fail(s->error, HENG_EINPUT, s->code, "第 %u 行的 %s 没有对应的 %s",
		  "the %2$s in line %1$u has no %3$s", open->line, mark,
		  wanted);
	heng_error_hint(s->error, "在其内容之后补上 %s",
			"write %s behind what belongs to it", wanted);
	return put_place(s, open);
}

/* separate-consent = … in a table. */
static bool fail_hyphen(syntax *s)
{
	const heng_token *first = &s->before[2];
	heng_token key = *first;
	char name[64];

	if (!heng_token_is(&s->near, "=") ||
	    !heng_token_is(&s->before[1], "-") ||
	    first->kind != HENG_TOKEN_NAME || first->line != s->near.line)
		return false;
	key.size = (size_t)(s->before[0].text + s->before[0].size - key.text);
	if (key.size >= sizeof(name))
		return false;
	memcpy(name, key.text, key.size);
	name[key.size] = 0;
	heng_fail(s->error, HENG_EINPUT, s->code,
		  "键 %s 含有连字符，不是简单名称",
		  "the key %s has a hyphen and is no simple name", name);
	heng_error_hint(s->error, "写成 [\"%s\"] = …", "write [\"%s\"] = …",
			name);
	put_place(s, &key);
	return true;
}

/* A table or list that goes on without a comma, or does not end. */
static heng_rc fail_bracket(syntax *s, const heng_said *said)
{
	const char *close = said->words[0];
	heng_token open;
	bool closed;
	char near[64];

	if (fail_hyphen(s))
		return HENG_EINPUT;
	snprintf(near, sizeof(near), "%.*s",
		 (int)heng_utf8_prefix(
		     s->near.text, s->near.size < 60 ? s->near.size : 60, 20),
		 s->near.text);
	if (s->near.kind != HENG_TOKEN_END && begins_entry(&s->near) &&
	    ends_value(&s->before[0]) && strcmp(close, "]") != 0) {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "这里与下一项 %s 之间缺少逗号",
			  "a comma is missing between this and %s", near);
		heng_error_hint(s->error, "在此之后写逗号：,",
				"write a comma behind this: ,");
		return put_place(s, &s->before[0]);
	}
	if (heng_token_is(&s->near, "=")) {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "这里不能用 =", "there can be no = here");
		heng_error_hint(
		    s->error, "比较写 ==；键不是简单名称时写成 [\"SQ-07\"] = …",
		    "to compare write ==; a key that is no simple name is "
		    "[\"SQ-07\"] = …");
		return put_place(s, &s->near);
	}
	size_t end = (size_t)(s->near.text - s->text) + s->near.size;
	if (heng_find_open_bracket(s->text, end, &open, &closed))
		return fail_open_bracket(s, &open, closed);
	heng_fail(s->error, HENG_EINPUT, s->code, "这里缺少 %s",
		  "a %s is missing here", close);
	heng_error_hint(s->error, "在这里或之前补上 %s",
			"write the %s here or before", close);
	return put_place(s, &s->near);
}

/* "unexpected symbol": of what it is most likely the consequence. */
static bool fail_unexpected(syntax *s)
{
	static const char *const marks[] = {",", "}", ")", "]", NULL};
	bool at_end = s->near.kind == HENG_TOKEN_END, closed;
	heng_token open;
	size_t end = (size_t)(s->near.text - s->text) + s->near.size;

	if (!at_end && !heng_token_is_one(&s->near, marks))
		return false;
	if (heng_token_is(&s->before[0], "%")) {
		heng_fail(s->error, HENG_EINPUT, s->code, "Lua 中没有百分号",
			  "there is no per cent in Lua");
		heng_error_hint(s->error, "比例写基点：95%% 写作 9500",
				"shares are basis points: 95 per cent is 9500");
		put_place(s, &s->before[0]);
		return true;
	}
	if (heng_find_open_block(s->text, s->size, false, &open)) {
		fail_block(s, &open);
		return true;
	}
	if ((at_end || !heng_token_is(&s->near, ",")) &&
	    heng_find_open_bracket(s->text, end, &open, &closed) &&
	    (at_end || closed)) {
		fail_open_bracket(s, &open, closed);
		return true;
	}
	return false;
}

/* The tokens where Lua gave up, of which it had taken `end` bytes: one more
 * than the token has, but at the end of the file. */
static void find_tokens(syntax *s, size_t end, uint32_t line, const char *near)
{
	heng_scan scan;
	size_t n = strlen(near);
	const char *start = NULL;
	bool to_end = strcmp(near, "<eof>") == 0;

	for (size_t back = 0; end && !to_end && !start && back < 2; back++) {
		if (end >= back + n && n > 0 &&
		    memcmp(s->text + end - back - n, near, n) == 0 &&
		    (back == 1 || end == s->size))
			start = s->text + end - back - n;
	}
	heng_scan_init(&scan, s->text, s->size);
	s->near = (heng_token){.line = 1, .column = 1};
	s->before[0] = s->before[1] = s->before[2] = s->near;
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		bool at_end = token.kind == HENG_TOKEN_END;
		bool found = start ? token.text + token.size > start
			     : end
				 ? token.text + token.size >= s->text + end - 1
				 : token.line >= line;

		if (!at_end && (to_end || !found)) {
			s->before[2] = s->before[1];
			s->before[1] = s->before[0];
			s->before[0] = token;
			continue;
		}
		s->near = token;
		if (at_end)
			return;
		/* Lua's == and ~= are two marks here. */
		if (start && token.text < start)
			s->near.size = (size_t)(start - token.text) + n;
		else if (start && n > token.size)
			s->near.size = n;
		return;
	}
}

heng_rc heng_syntax_fail(const char *path, const char *text, size_t size,
			 uint32_t line, const char *message, const char *code,
			 heng_error *error)
{
	syntax s = {.path = path,
		    .text = text,
		    .size = size,
		    .code = code,
		    .error = error};
	heng_said said = {0};
	heng_token foreign;
	size_t end = find_end(text, size);
	char near[160] = "";
	const char *shown = strstr(message, " near '");
	if (strstr(message, " near <eof>")) {
		snprintf(near, sizeof(near), "<eof>");
	} else if (shown) {
		snprintf(near, sizeof(near), "%s", shown + 7);
		if (*near)
			near[strlen(near) - 1] = 0;
	}
	find_tokens(&s, end, line, near);
	/* A curly quote is where it begins, whatever Lua made of it. */
	if (find_foreign(&s, (size_t)(s.near.text - text), &foreign))
		return fail_point(&s, &foreign);
	if (heng_said_matches(&said,
			      "'*' expected (to close '*' at line *) "
			      "near *",
			      message) ||
	    heng_said_matches(&said, "'*' expected near *", message)) {
		const char *wanted = said.words[0];

		if (strcmp(wanted, "end") == 0 || strcmp(wanted, "until") == 0)
			return fail_end(&s, &said);
		if (said.n < 3)
			said.n = 1;
		if (wanted[0] && strchr("})]", wanted[0]))
			return fail_bracket(&s, &said);
	}
	if (heng_said_matches(&said, "unexpected symbol near *", message) &&
	    strcmp(near, "#") != 0 && fail_unexpected(&s))
		return HENG_EINPUT;
	if (heng_said_find(&said, heng_phrases_syntax, message)) {
		heng_said_put(&said, code, error);
		if (s.near.kind == HENG_TOKEN_STRING &&
		    strstr(message, "unfinished string"))
			blame_quotes(&s);
		return put_place(&s, &s.near);
	}
	char rest[400];
	snprintf(rest, sizeof(rest), "%s", message);
	heng_lua_clean(rest, strlen(rest));
	heng_fail(error, HENG_EINPUT, code, "Lua 程序有误：%s", "Lua says: %s",
		  rest);
	return put_place(&s, &s.near);
}
