/* Compiling a path: its text into steps, or a message with the column. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/utf8.h"
#include "core/model/path_steps.h"

typedef struct compiler {
	const char *text;
	size_t size;
	size_t at; /* offset of the next byte */
	heng_path *path;
	char *strings; /* next free byte of path->strings */
	heng_error *error;
} compiler;

static uint32_t column_of(const compiler *c, size_t offset)
{
	return (uint32_t)heng_utf8_length(c->text, offset) + 1;
}

/* Adds to the error just made its place in the path. */
static heng_rc fail_at(compiler *c, heng_rc rc, size_t offset)
{
	heng_error_at(c->error, NULL, 1, column_of(c, offset), 1);
	heng_error_source(c->error, c->text, c->size);
	return rc;
}

static heng_rc fail_syntax(compiler *c, const char *expected_zh,
			   const char *expected_en)
{
	heng_rc rc;

	if (c->at >= c->size)
		rc = heng_fail(c->error, HENG_EINPUT, "H1201", "路径没有写完",
			       "the path ends too early");
	else
		rc = heng_fail(c->error, HENG_EINPUT, "H1201",
			       "路径在此处写法有误",
			       "the path is not well written here");
	heng_error_expected(c->error, "%s%.0s", "%.0s%s", expected_zh,
			    expected_en);
	heng_error_hint(
	    c->error,
	    "路径由名称、*、/、//、[n]、[@属性='值']、[子元素='值'] "
	    "和末尾的 @属性 组成，例如 org[@role='lead']/uscc",
	    "a path is made of names, *, /, //, [n], [@name='v'], "
	    "[child='v'] and a final @name, as in "
	    "org[@role='lead']/uscc");
	return fail_at(c, rc, c->at);
}

static void skip_space(compiler *c)
{
	while (c->at < c->size && strchr(" \t\r\n", c->text[c->at]) != NULL &&
	       c->text[c->at] != '\0')
		c->at++;
}

/* Whether the next token is `token`; takes it if so. */
static bool take(compiler *c, const char *token)
{
	size_t size = strlen(token);

	skip_space(c);
	if (c->size - c->at < size || memcmp(c->text + c->at, token, size) != 0)
		return false;
	c->at += size;
	return true;
}

static bool next_is(compiler *c, char wanted)
{
	skip_space(c);
	return c->at < c->size && c->text[c->at] == wanted;
}

/* NameStartChar of XML 1.0 (5th edition) without the colon, section 2.3. */
static bool is_name_start(uint32_t p)
{
	if (p < 0x80)
		return (p >= 'a' && p <= 'z') || (p >= 'A' && p <= 'Z') ||
		       p == '_';
	return (p >= 0xC0 && p <= 0x2FF && p != 0xD7 && p != 0xF7) ||
	       (p >= 0x370 && p <= 0x1FFF && p != 0x37E) || p == 0x200C ||
	       p == 0x200D || (p >= 0x2070 && p <= 0x218F) ||
	       (p >= 0x2C00 && p <= 0x2FEF) || (p >= 0x3001 && p <= 0xD7FF) ||
	       (p >= 0xF900 && p <= 0xFDCF) || (p >= 0xFDF0 && p <= 0xFFFD) ||
	       (p >= 0x10000 && p <= 0xEFFFF);
}

static bool is_name_inner(uint32_t p)
{
	return is_name_start(p) || (p >= '0' && p <= '9') || p == '-' ||
	       p == '.' || p == 0xB7 || (p >= 0x300 && p <= 0x36F) ||
	       p == 0x203F || p == 0x2040;
}

/* Bytes of the NCName at offset `at`, 0 if there is none. */
static size_t name_size(const compiler *c, size_t at)
{
	size_t start = at, length;
	uint32_t point;

	while (at < c->size) {
		length = heng_utf8_decode(c->text + at, c->size - at, &point);
		if (length == 0 || !(at == start ? is_name_start(point)
						 : is_name_inner(point)))
			break;
		at += length;
	}
	return at - start;
}

static const char *keep(compiler *c, const char *text, size_t size)
{
	char *kept = c->strings;

	memcpy(kept, text, size);
	kept[size] = '\0';
	c->strings += size + 1;
	return kept;
}

/* A name, of an attribute perhaps with its prefix. */
static heng_rc parse_name(compiler *c, bool prefix_allowed,
			  heng_path_name *name)
{
	size_t size, more;

	skip_space(c);
	size = name_size(c, c->at);
	if (size == 0)
		return fail_syntax(c, "此处应为名称", "expected a name");
	if (prefix_allowed && c->at + size < c->size &&
	    c->text[c->at + size] == ':') {
		more = name_size(c, c->at + size + 1);
		if (more == 0) {
			c->at += size + 1;
			return fail_syntax(c, "此处应为名称",
					   "expected a name");
		}
		size += 1 + more;
	}
	name->text = keep(c, c->text + c->at, size);
	name->column = column_of(c, c->at);
	name->width = (uint32_t)heng_utf8_length(c->text + c->at, size);
	c->at += size;
	return HENG_OK;
}

static void parse_position(compiler *c, heng_predicate *predicate)
{
	uint64_t value = 0;

	while (c->at < c->size && c->text[c->at] >= '0' &&
	       c->text[c->at] <= '9') {
		value = value * 10 + (uint64_t)(c->text[c->at++] - '0');
		if (value > UINT32_MAX)
			value = UINT32_MAX;
	}
	predicate->kind = HENG_PREDICATE_POSITION;
	predicate->position = (uint32_t)value;
}

/* Bytes before the first character that XML does not have (section 2.2); the
 * text is valid UTF-8. */
static size_t char_size(const char *text, size_t size)
{
	size_t at = 0;
	uint32_t p;

	while (at < size) {
		size_t length = heng_utf8_decode(text + at, size - at, &p);

		if (length == 0 || p == 0xFFFE || p == 0xFFFF ||
		    (p < 0x20 && p != '\t' && p != '\n' && p != '\r'))
			break;
		at += length;
	}
	return at;
}

static heng_rc parse_literal(compiler *c, heng_predicate *predicate)
{
	const char *start, *end;
	size_t sound;

	if (!next_is(c, '\'') && !next_is(c, '"'))
		return fail_syntax(c, "此处应为带引号的值",
				   "expected a value in quotes");
	start = c->text + c->at + 1;
	end = memchr(start, start[-1], c->size - c->at - 1);
	if (end == NULL) {
		heng_rc rc = heng_fail(c->error, HENG_EINPUT, "H1202",
				       "路径中的引号没有成对",
				       "a quote in the path is not closed");
		return fail_at(c, rc, c->at);
	}
	predicate->value_size = (size_t)(end - start);
	sound = char_size(start, predicate->value_size);
	if (sound < predicate->value_size) {
		heng_rc rc = heng_fail(c->error, HENG_EINPUT, "H1208",
				       "路径中的值含有 XML 不允许的字符",
				       "a value in the path has a character "
				       "that XML does not allow");
		return fail_at(c, rc, (size_t)(start - c->text) + sound);
	}
	predicate->value = keep(c, start, predicate->value_size);
	c->at = (size_t)(end - c->text) + 1;
	return HENG_OK;
}

static heng_rc parse_predicate(compiler *c, heng_step *step)
{
	heng_predicate *predicate;
	heng_rc rc;

	if (step->n_predicates == HENG_PATH_PREDICATES_MAX) {
		rc = heng_fail(c->error, HENG_ELIMIT, "H1203",
			       "路径的一步最多有 %d 个条件",
			       "a step of a path has at most %d predicates",
			       HENG_PATH_PREDICATES_MAX);
		return fail_at(c, rc, c->at - 1);
	}
	predicate = &step->predicates[step->n_predicates];
	skip_space(c);
	predicate->name.column = column_of(c, c->at);
	predicate->name.width = 1;
	if (c->at < c->size && c->text[c->at] >= '0' && c->text[c->at] <= '9') {
		size_t start = c->at;

		parse_position(c, predicate);
		predicate->name.width = (uint32_t)(c->at - start);
		step->is_positional = true;
	} else {
		bool is_attribute = take(c, "@");

		predicate->kind = is_attribute ? HENG_PREDICATE_ATTRIBUTE
					       : HENG_PREDICATE_CHILD;
		rc = parse_name(c, is_attribute, &predicate->name);
		if (rc != HENG_OK)
			return rc;
		if (!take(c, "="))
			return fail_syntax(c, "此处应为 =", "expected =");
		rc = parse_literal(c, predicate);
		if (rc != HENG_OK)
			return rc;
	}
	if (!take(c, "]"))
		return fail_syntax(c, "此处应为 ]", "expected ]");
	step->n_predicates++;
	return HENG_OK;
}

static heng_rc parse_step(compiler *c, bool descends)
{
	heng_step *step;
	heng_rc rc = HENG_OK;

	skip_space(c);
	if (c->path->n_steps == HENG_PATH_STEPS_MAX) {
		rc = heng_fail(c->error, HENG_ELIMIT, "H1204", "路径最多 %d 步",
			       "a path has at most %d steps",
			       HENG_PATH_STEPS_MAX);
		return fail_at(c, rc, c->at);
	}
	step = &c->path->steps[c->path->n_steps];
	step->descends = descends;
	c->path->has_descent |= descends;
	step->name.column = column_of(c, c->at);
	step->name.width = 1;
	if (!take(c, "*"))
		rc = parse_name(c, false, &step->name);
	while (rc == HENG_OK && take(c, "["))
		rc = parse_predicate(c, step);
	c->path->n_steps++;
	return rc;
}

static heng_rc parse_path(compiler *c)
{
	bool descends = false;
	heng_rc rc;

	skip_space(c);
	if (take(c, ".")) {
		skip_space(c);
		if (c->at == c->size)
			return HENG_OK;
		if (!take(c, "//"))
			return fail_syntax(c, "此处应为 // 或路径结束",
					   "expected // or the end");
		descends = true;
	} else if (take(c, "//")) {
		descends = c->path->from_document = true;
	} else if (next_is(c, '/')) {
		rc =
		    heng_fail(c->error, HENG_EINPUT, "H1207",
			      "路径从当前元素开始，不能以 / 开头",
			      "a path begins at the current element, not by /");
		heng_error_hint(c->error, "删去开头的 /；全文查找用 //",
				"leave the first / out; // looks in the whole "
				"document");
		return fail_at(c, rc, c->at);
	}
	if (!descends && take(c, "@"))
		return parse_name(c, true, &c->path->attribute);
	for (;;) {
		rc = parse_step(c, descends);
		if (rc != HENG_OK)
			return rc;
		descends = take(c, "//");
		if (!descends && !take(c, "/"))
			return HENG_OK;
		if (!descends && take(c, "@"))
			return parse_name(c, true, &c->path->attribute);
	}
}

static heng_rc check_text(compiler *c)
{
	size_t valid;
	heng_rc rc;

	if (c->size > HENG_PATH_MAX)
		return heng_fail(c->error, HENG_ELIMIT, "H1205",
				 "路径长 %zu 字节，上限 %d 字节",
				 "the path has %zu bytes; the limit is %d",
				 c->size, HENG_PATH_MAX);
	valid = heng_utf8_valid(c->text, c->size);
	if (valid < c->size || memchr(c->text, '\0', c->size) != NULL) {
		rc = heng_fail(c->error, HENG_EINPUT, "H1206",
			       "路径不是有效的 UTF-8 文本",
			       "the path is not valid UTF-8 text");
		heng_error_at(c->error, NULL, 1,
			      (uint32_t)heng_utf8_length(c->text, valid) + 1,
			      1);
		return rc;
	}
	return HENG_OK;
}

heng_rc heng_path_compile(const char *text, size_t size, heng_path **out,
			  heng_error *error)
{
	heng_error unwanted;
	compiler c = {.text = text, .size = size, .error = error};
	heng_path *shrunk;
	size_t most = 1;
	heng_rc rc;

	*out = NULL;
	if (c.error == NULL)
		c.error = &unwanted;
	rc = check_text(&c);
	if (rc != HENG_OK)
		return rc;
	/* A slash stands before every step but the first. */
	for (size_t i = 0; i < size && most < HENG_PATH_STEPS_MAX; i++)
		most += text[i] == '/';
	c.path = calloc(1, sizeof *c.path + most * sizeof(heng_step));
	if (c.path == NULL)
		return heng_fail_memory(c.error);
	/* A kept string's NUL has the place of a byte that is not kept, or
	 * of the text's end. */
	c.path->text = malloc(size + 1);
	c.path->strings = malloc(2 * size + 2);
	if (c.path->text == NULL || c.path->strings == NULL) {
		rc = heng_fail_memory(c.error);
		goto out;
	}
	memcpy(c.path->text, text, size);
	c.path->text[size] = '\0';
	c.path->size = size;
	c.strings = c.path->strings;
	rc = parse_path(&c);
	if (rc != HENG_OK)
		goto out;
	skip_space(&c);
	if (c.at < size) {
		rc = fail_syntax(&c, "此处应为 /、[ 或路径结束",
				 "expected /, [ or the end");
		goto out;
	}
	shrunk = realloc(c.path,
			 sizeof *c.path + c.path->n_steps * sizeof(heng_step));
	*out = shrunk != NULL ? shrunk : c.path;
	c.path = NULL;
out:
	heng_path_free(c.path);
	return rc;
}

void heng_path_free(heng_path *path)
{
	if (path == NULL)
		return;
	free(path->text);
	free(path->strings);
	free(path);
}

const char *heng_path_text(const heng_path *path)
{
	return path->text;
}
