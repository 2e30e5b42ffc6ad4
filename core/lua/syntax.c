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

enum {
	MEMORY_MAX = 64 << 20, /* bytes of the state that reads it again */
	BLOCKS_MAX = 200,      /* that Lua nests */
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
	heng_token near;   /* what Lua met */
	heng_token before; /* and what stands before it */
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
			  "Lua 不认识全角或排版标点“%s”",
			  "Lua does not know the typographic or full-width "
			  "mark %s",
			  shown);
		heng_error_hint(s->error, "用半角写成 %s",
				"write %s, on an English keyboard", meant);
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

static bool is_word(const heng_token *token, const char *const *words)
{
	for (; *words; words++) {
		if (heng_token_is(token, *words))
			return true;
	}
	return false;
}

/* Cells of white space before the first token of its line. */
static size_t indent_of(const syntax *s, const heng_token *token)
{
	const char *start = token->text, *p;
	size_t n = 0;

	while (start > s->text && start[-1] != '\n' && start[-1] != '\r')
		start--;
	for (p = start; *p == ' ' || *p == '\t'; p++)
		n += *p == '\t' ? 8 - n % 8 : 1;
	return n;
}

/*
 * The block that most likely lacks its end: the first one inside which an
 * `end` stands further left than where it began. Otherwise the innermost of
 * those still open at the end of the file.
 */
static bool find_open_block(const syntax *s, heng_token *out)
{
	static const char *const openers[] = {"function", "if", "do", "repeat",
					      NULL};
	static const char *const loops[] = {"for", "while", NULL};
	heng_token blocks[BLOCKS_MAX], loop = {0};
	size_t n = 0;
	uint32_t line = 0;
	heng_scan scan;

	heng_scan_init(&scan, s->text, s->size);
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		bool is_first = token.line != line;

		line = token.line;
		if (token.kind == HENG_TOKEN_END)
			break;
		if (token.kind != HENG_TOKEN_NAME)
			continue;
		if (is_word(&token, loops)) {
			loop = token;
		} else if (is_word(&token, openers)) {
			if (n == BLOCKS_MAX)
				return false;
			blocks[n++] = heng_token_is(&token, "do") && loop.size
					  ? loop
					  : token;
			loop.size = 0;
		} else if (heng_token_is(&token, "end") ||
			   heng_token_is(&token, "until")) {
			if (n == 0)
				return false;
			*out = blocks[n - 1];
			if (is_first && out->line != token.line &&
			    indent_of(s, &token) < indent_of(s, out))
				return true;
			n--;
		}
	}
	if (n == 0)
		return false;
	*out = blocks[n - 1];
	return true;
}

static heng_rc fail_end(syntax *s, const heng_said *said)
{
	static const char else_if[] = "else if";
	const char *two = strstr(s->text, else_if);
	heng_token open;
	char word[16];

	if (!find_open_block(s, &open)) {
		heng_fail(s->error, HENG_EINPUT, s->code, "缺少 %s",
			  "'%s' is missing", said->words[0]);
		return put_place(s, &s->near);
	}
	snprintf(word, sizeof(word), "%.*s", (int)open.size, open.text);
	heng_fail(s->error, HENG_EINPUT, s->code, "第 %u 行的 %s 没有 end",
		  "the block begun in line %u by '%s' has no 'end'", open.line,
		  word);
	if (two && two > open.text && heng_token_is(&open, "if"))
		heng_error_hint(s->error,
				"else 之后的 if 另需一个 end；请写成 elseif",
				"an if after else needs an end of its own; "
				"write elseif");
	else
		heng_error_hint(s->error, "在 %s 的内容之后补上 end",
				"write 'end' behind what belongs to '%s'",
				word);
	return put_place(s, &open);
}

/* Whether a value may end with the token. */
static bool ends_value(const heng_token *token)
{
	static const char *const words[] = {
	    "and", "or",     "not",   "if",	  "then",
	    "do",  "return", "local", "function", "for",
	    "in",  "while",  "else",  "elseif",	  NULL};

	if (token->kind == HENG_TOKEN_NAME)
		return !is_word(token, words);
	return token->kind == HENG_TOKEN_STRING ||
	       token->kind == HENG_TOKEN_NUMBER || heng_token_is(token, "}") ||
	       heng_token_is(token, ")") || heng_token_is(token, "]");
}

static bool begins_entry(const heng_token *token)
{
	return token->kind == HENG_TOKEN_NAME ||
	       token->kind == HENG_TOKEN_STRING ||
	       token->kind == HENG_TOKEN_NUMBER || heng_token_is(token, "{") ||
	       heng_token_is(token, "[");
}

/* A table or list that goes on without a comma, or does not end. */
static heng_rc fail_bracket(syntax *s, const heng_said *said)
{
	const char *close = said->words[0];
	char near[64];

	snprintf(near, sizeof(near), "%.*s",
		 (int)heng_utf8_prefix(
		     s->near.text, s->near.size < 60 ? s->near.size : 60, 20),
		 s->near.text);
	if (s->near.kind != HENG_TOKEN_END && begins_entry(&s->near) &&
	    ends_value(&s->before) && strcmp(close, "]") != 0) {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "这里与下一项 %s 之间缺少逗号",
			  "a comma is missing between this and %s", near);
		heng_error_hint(s->error, "在此之后写逗号：,",
				"write a comma behind this: ,");
		return put_place(s, &s->before);
	}
	if (said->n >= 3) {
		heng_fail(s->error, HENG_EINPUT, s->code,
			  "第 %s 行的 %s 没有对应的 %s",
			  "line %s has a %s without its %s", said->words[2],
			  said->words[1], close);
	} else {
		heng_fail(s->error, HENG_EINPUT, s->code, "这里缺少 %s",
			  "a %s is missing here", close);
	}
	if (heng_token_is(&s->near, "="))
		heng_error_hint(
		    s->error, "比较写 ==；键不是简单名称时写成 [\"SQ-07\"] = …",
		    "to compare write ==; a key that is no simple name is "
		    "[\"SQ-07\"] = …");
	else
		heng_error_hint(s->error, "在这里或之前补上 %s",
				"write the %s here or before", close);
	return put_place(s, &s->near);
}

/* The tokens where Lua gave up, of which it had taken `end` bytes: one more
 * than the token has, but at the end of the file. */
static void find_tokens(syntax *s, size_t end, uint32_t line, const char *near)
{
	heng_scan scan;
	size_t n = strlen(near);
	const char *start = NULL;

	for (size_t back = 0; end && !start && back < 2; back++) {
		if (end >= back + n && n > 0 &&
		    memcmp(s->text + end - back - n, near, n) == 0 &&
		    (back == 1 || end == s->size))
			start = s->text + end - back - n;
	}
	heng_scan_init(&scan, s->text, s->size);
	s->before = s->near = (heng_token){.line = 1, .column = 1};
	for (;;) {
		heng_token token = heng_scan_next(&scan);
		bool at_end = token.kind == HENG_TOKEN_END;
		bool found = start ? token.text + token.size > start
			     : end
				 ? token.text + token.size >= s->text + end - 1
				 : token.line >= line;

		if (!at_end && !found) {
			s->before = token;
			continue;
		}
		s->near = token;
		/* Lua's == and ~= are two marks here. */
		if (start && token.text < start && !at_end)
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
	if (shown) {
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
	if (heng_said_find(&said, heng_phrases_syntax, message)) {
		heng_said_put(&said, code, error);
		return put_place(&s, &s.near);
	}
	char rest[400];
	snprintf(rest, sizeof(rest), "%s", message);
	heng_lua_clean(rest, strlen(rest));
	heng_fail(error, HENG_EINPUT, code, "Lua 程序有误：%s", "Lua says: %s",
		  rest);
	return put_place(&s, &s.near);
}
