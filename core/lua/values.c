/* Values: whether a rule reads a field as what it is, and compares it so. */
#include "core/lua/values.h"

#include <stdio.h>
#include <string.h>

#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/lua/syntax.h"
#include "core/model/grammar.h"

enum { NAME_MAX_BYTES = 64 };

/* What a field may be read as; a bit 1 << heng_type each. */
#define TYPE(name) (1u << HENG_TYPE_##name)
enum {
	ANY_TEXT = TYPE(TEXT) | TYPE(TOKEN) | TYPE(ID) | TYPE(REF),
	WHOLE = TYPE(INT) | TYPE(RANGE),
};

static const struct {
	const char *name;
	unsigned types;
} accessors[] = {
    {"text", ~TYPE(NONE)},
    {"integer", ANY_TEXT | WHOLE | TYPE(MONEY) | TYPE(PERCENT)},
    {"number", ANY_TEXT | WHOLE | TYPE(DEC) | TYPE(MONEY) | TYPE(PERCENT)},
    {"money", ANY_TEXT | WHOLE | TYPE(MONEY)},
    {"percent", ANY_TEXT | WHOLE | TYPE(PERCENT)},
    {"date", ANY_TEXT | TYPE(DATE) | TYPE(DATETIME)},
    {"bool", ANY_TEXT | TYPE(BOOL)},
};
enum { ACCESSORS = sizeof(accessors) / sizeof(*accessors) };

/* The accessor for a type. */
static const char *accessor_for(heng_type type)
{
	switch (type) {
	case HENG_TYPE_INT:
	case HENG_TYPE_RANGE:
		return "integer";
	case HENG_TYPE_DEC:
		return "number";
	case HENG_TYPE_MONEY:
		return "money";
	case HENG_TYPE_PERCENT:
		return "percent";
	case HENG_TYPE_BOOL:
		return "bool";
	case HENG_TYPE_DATE:
	case HENG_TYPE_DATETIME:
		return "date";
	default:
		return "text";
	}
}

/* The fields that a path may reach. */
typedef struct fields {
	char name[NAME_MAX_BYTES]; /* of the last step, with its @ */
	unsigned types;
	heng_type type;	 /* of one of them */
	heng_text label; /* of the first */
	const char *const *values[HENG_DEFINITIONS_MAX];
	size_t n_values; /* of tokens; only if all are */
} fields;

static bool last_name(const char *text, size_t size, char *out)
{
	size_t start = size;

	while (start > 0 && text[start - 1] != '/')
		start--;
	size_t n = strcspn(text + start, "[\"'/]");
	if (n > size - start)
		n = size - start;
	if (n == 0 || n >= NAME_MAX_BYTES)
		return false;
	memcpy(out, text + start, n);
	out[n] = 0;
	return true;
}

static void add_field(fields *f, heng_type type, const char *const *values,
		      heng_text label)
{
	if (!f->label.zh)
		f->label = label;
	f->types |= 1u << type;
	f->type = type;
	if (type == HENG_TYPE_ENUM)
		f->values[f->n_values++] = values;
}

static bool find_fields(const heng_access *access, fields *f)
{
	const heng_grammar *grammar = &heng_dossier_grammar;
	const char *text;
	size_t size;

	if (!heng_token_string(&access->literal, &text, &size) ||
	    !last_name(text, size, f->name))
		return false;
	for (unsigned i = 0; i < grammar->n_elements; i++) {
		const heng_grammar_element *element = &grammar->elements[i];

		if (!heng_definitions_has(&access->to, i))
			continue;
		if (f->name[0] != '@') {
			add_field(f, element->type, element->values,
				  element->doc);
			continue;
		}
		for (unsigned k = 0; k < element->n_attributes; k++) {
			const heng_grammar_attribute *attribute =
			    &element->attributes[k];

			if (strcmp(attribute->name, f->name + 1) == 0)
				add_field(f, attribute->type, attribute->values,
					  attribute->doc);
		}
	}
	return f->types != 0;
}

heng_text heng_access_label(const heng_access *access)
{
	fields f = {.n_values = 0};

	size_t n = 0;

	for (unsigned i = 0; i < heng_dossier_grammar.n_elements; i++)
		n += heng_definitions_has(&access->to, i);
	/* Of several with one name nobody knows which is meant. */
	if (n != 1 || !find_fields(access, &f) || !f.label.zh)
		return (heng_text){"", ""};
	return f.label;
}

static heng_rc put_place(const heng_source *source, const heng_token *token,
			 heng_error *error)
{
	heng_error_at(error, source->path, token->line, token->column,
		      heng_syntax_width(token->text, token->size));
	heng_error_source(error, source->text, source->size);
	return HENG_EINPUT;
}

static heng_rc fail_accessor(const heng_access *access, const fields *f,
			     const char *given, heng_error *error)
{
	heng_text label = heng_type_label(f->type);
	const char *wanted = accessor_for(f->type);

	if (f->types == TYPE(NONE)) {
		heng_fail(error, HENG_EINPUT, "H2033",
			  "“%s”只含其他元素，自己没有文字",
			  "'%s' holds other elements and has no text of its "
			  "own",
			  f->name);
		heng_error_hint(error,
				"读其中的字段，例如 %s/…；判断有无用 exists",
				"read a field inside it, such as %s/…; to ask "
				"whether it is there use exists",
				f->name);
	} else {
		char zh[160], en[160];

		snprintf(zh, sizeof(zh), "“%s”的值是%s；不能用 %s 读", f->name,
			 label.zh, given);
		snprintf(en, sizeof(en),
			 "'%s' holds %s; it cannot be read with %s", f->name,
			 label.en, given);
		heng_fail_texts(error, HENG_EINPUT, "H2033", zh, en);
		heng_error_hint(error, "改用 %s", "use %s", wanted);
	}
	return put_place(access->source, &access->method, error);
}

/* The literal that the value is compared with. */
typedef struct comparison {
	heng_token literal;
	bool is_equality; /* == or ~= */
	char sign;	  /* of a number */
} comparison;

static bool find_comparison(const heng_access *access, comparison *out)
{
	heng_scan scan = access->behind;
	heng_token token = heng_scan_next(&scan);
	char first;

	/* #app:text "x", day - app:date "x" and "a" .. app:text "x" are
	 * something else: they bind before the comparison does. */
	if (access->before.kind == HENG_TOKEN_MARK &&
	    strchr("#+-*/%^.&|", *access->before.text))
		return false;
	if (access->in_brackets) {
		if (!heng_token_is(&token, ")"))
			return false;
		token = heng_scan_next(&scan);
	}
	if (token.kind != HENG_TOKEN_MARK || !strchr("=~<>", *token.text))
		return false;
	first = *token.text;
	token = heng_scan_next(&scan);
	if (heng_token_is(&token, "="))
		token = heng_scan_next(&scan);
	else if (first == '=' || first == '~')
		return false;
	out->is_equality = first == '=' || first == '~';
	out->literal = token;
	if (token.kind != HENG_TOKEN_STRING && token.kind != HENG_TOKEN_NUMBER)
		return false;
	heng_token next = heng_scan_next(&scan);
	/* "a" .. x and 5 * x are no literals. */
	return next.kind != HENG_TOKEN_MARK || !strchr(".*+-/%^", *next.text);
}

static bool is_fraction(const heng_token *number)
{
	return memchr(number->text, '.', number->size) != NULL;
}

static heng_rc fail_comparison(const heng_access *access, const fields *f,
			       const heng_token *literal, const char *given,
			       heng_error *error)
{
	bool is_string = literal->kind == HENG_TOKEN_STRING;
	const char *text = "";
	size_t size = 0;
	char value[NAME_MAX_BYTES], shown[NAME_MAX_BYTES];

	if (is_string && !heng_token_string(literal, &text, &size))
		size = 0;
	snprintf(value, sizeof(value), "%.*s", (int)(size < 40 ? size : 40),
		 text);
	snprintf(shown, sizeof(shown), "%.*s",
		 (int)heng_utf8_prefix(literal->text,
				       literal->size < 60 ? literal->size : 60,
				       20),
		 literal->text);
	if (strcmp(given, "date") == 0) {
		heng_fail(error, HENG_EINPUT, "H2034",
			  "“%s”读出的是日期，不能与 %s 比较",
			  "what date reads from '%s' is a date and cannot be "
			  "compared with %s",
			  f->name, shown);
		heng_error_hint(error, "写成 date(\"%s\")",
				"write date(\"%s\")",
				is_string && size ? value : "2026-06-30");
	} else if (strcmp(given, "bool") == 0) {
		heng_fail(error, HENG_EINPUT, "H2034",
			  "“%s”读出的是 true 或 false，不能与 %s 比较",
			  "what bool reads from '%s' is true or false and "
			  "cannot be compared with %s",
			  f->name, shown);
		heng_error_hint(error, "去掉引号，写成 true 或 false",
				"write true or false without quotes");
	} else if (strcmp(given, "text") == 0) {
		heng_fail(error, HENG_EINPUT, "H2034",
			  "“%s”读出的是文字，不能与数比较",
			  "what text reads from '%s' is text and cannot be "
			  "compared with a number",
			  f->name);
		heng_error_hint(error, "改用 integer 读，或给数加上引号",
				"read with integer, or put the number in "
				"quotes");
	} else if (is_string) {
		heng_fail(error, HENG_EINPUT, "H2034",
			  "“%s”读出的是数，不能与字符串比较",
			  "what is read from '%s' is a number and cannot be "
			  "compared with a string",
			  f->name);
		heng_error_hint(error, "去掉数的引号：%s",
				"write the number without quotes: %s",
				size ? value : "7");
	} else if (strcmp(given, "percent") == 0) {
		heng_fail(error, HENG_EINPUT, "H2034", "“%s”以基点计，是整数",
			  "'%s' is in basis points, which are whole numbers",
			  f->name);
		heng_error_hint(error, "1%% 是 100 基点，95%% 写作 9500",
				"1 per cent is 100 basis points; 95 per cent "
				"is 9500");
	} else {
		heng_fail(error, HENG_EINPUT, "H2034", "“%s”是整数，不带小数",
			  "'%s' is a whole number without decimals", f->name);
		heng_error_hint(error, "金额以分计：1.50 元写作 150",
				"amounts are in fen: 1.50 yuan is 150");
	}
	return put_place(access->source, literal, error);
}

/* A token that none of the fields has. */
static heng_rc check_token(const heng_access *access, const fields *f,
			   const heng_token *literal, heng_error *error)
{
	const char *text;
	size_t size;
	char value[NAME_MAX_BYTES];
	char list[256] = "";
	heng_suggest suggest = {.wanted = value};

	if (f->types != TYPE(ENUM) ||
	    !heng_token_string(literal, &text, &size) || size >= sizeof(value))
		return HENG_OK;
	memcpy(value, text, size);
	value[size] = 0;
	for (size_t i = 0; i < f->n_values; i++) {
		for (size_t k = 0; f->values[i][k]; k++) {
			const char *known = f->values[i][k];

			if (strcmp(known, value) == 0)
				return HENG_OK;
			heng_suggest_offer(&suggest, known);
			if (i > 0 ||
			    strlen(list) + strlen(known) + 3 > sizeof(list))
				continue;
			strcat(list, *list ? ", " : "");
			strcat(list, known);
		}
	}
	heng_fail(error, HENG_EINPUT, "H2035", "“%s”没有取值 '%s'",
		  "'%s' has no value '%s'", f->name, value);
	heng_error_expected(error, "可用：%s", "expected one of: %s", list);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	return put_place(access->source, literal, error);
}

heng_rc heng_values_check(const heng_access *access, heng_error *error)
{
	fields f = {.n_values = 0};
	comparison c;
	size_t i = 0;

	while (i < ACCESSORS &&
	       !heng_token_is(&access->method, accessors[i].name))
		i++;
	if (i == ACCESSORS || !find_fields(access, &f))
		return HENG_OK;
	const char *given = accessors[i].name;
	if (!(f.types & accessors[i].types))
		return fail_accessor(access, &f, given, error);
	if (!find_comparison(access, &c))
		return HENG_OK;
	bool is_string = c.literal.kind == HENG_TOKEN_STRING;
	bool is_text = strcmp(given, "text") == 0;
	bool is_number = i >= 1 && i <= 4;
	if (is_text && is_string)
		return check_token(access, &f, &c.literal, error);
	if (is_number && !is_string &&
	    (strcmp(given, "number") == 0 || !is_fraction(&c.literal)))
		return HENG_OK;
	return fail_comparison(access, &f, &c.literal, given, error);
}

heng_rc heng_values_check_share(const heng_source *source, heng_scan behind,
				heng_error *error)
{
	heng_token open = heng_scan_next(&behind);
	heng_token share = heng_scan_next(&behind);
	heng_token comma = heng_scan_next(&behind);

	if (!heng_token_is(&open, "(") || share.kind != HENG_TOKEN_NUMBER ||
	    !heng_token_is(&comma, ","))
		return HENG_OK;
	if (!is_fraction(&share) && share.size <= 4 && *share.text != '0')
		return HENG_OK;
	heng_fail(error, HENG_EINPUT, "H2036",
		  "partial 的得分应为 1 到 9999 的整数基点",
		  "partial needs an integer share of 1 to 9999 basis points");
	heng_error_hint(error, "一半写作 5000；满分写 pass()，零分写 fail {…}",
			"a half is 5000; all of it is pass(), nothing is fail "
			"{…}");
	return put_place(source, &share, error);
}
