/* The value types of a grammar: what each accepts, and what it is called. */
#include "core/model/grammar.h"

#include <string.h>

#include "core/base/date.h"
#include "core/base/fixed.h"
#include "core/base/utf8.h"

enum {
	TOKEN_POINTS_MAX = 64,
	ID_BYTES_MAX = 64,
	INT_DIGITS_MAX = 18, /* always fits 64 bits */
	DEC_DIGITS_MAX = 12, /* with 6 decimals it does too */
	DEC_PLACES_MAX = 6,
	HASH_DIGITS = 64,
	LANG_PART_MAX = 8,
	DATETIME_SIZE_MAX = sizeof "2026-06-30T10:00:00+08:00" - 1,
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of the run of digits at text[0..size). */
static size_t digits(const char *text, size_t size)
{
	size_t n = 0;

	while (n < size && is_digit(text[n]))
		n++;
	return n;
}

/* Code points, each inner run of white space as one. */
static bool is_token(const char *text, size_t size)
{
	size_t points = 0;
	size_t i = 0;
	uint32_t point;

	while (i < size) {
		size_t step = heng_utf8_decode(text + i, size - i, &point);

		if (step == 0)
			return false;
		if (is_space(text[i]))
			while (i + step < size && is_space(text[i + step]))
				step++;
		i += step;
		if (++points > TOKEN_POINTS_MAX)
			return false;
	}
	return points > 0;
}

static bool is_id(const char *text, size_t size)
{
	if (size == 0 || size > ID_BYTES_MAX)
		return false;
	for (size_t i = 0; i < size; i++)
		if (!is_letter(text[i]) && !is_digit(text[i]) &&
		    text[i] != '.' && text[i] != '_' && text[i] != '-')
			return false;
	return true;
}

static bool is_int(const char *text, size_t size)
{
	size_t sign = size > 0 && text[0] == '-';

	return size > sign && size - sign <= INT_DIGITS_MAX &&
	       digits(text + sign, size - sign) == size - sign;
}

static bool is_in_range(const char *text, size_t size, int64_t min, int64_t max)
{
	int64_t value;

	return is_int(text, size) && heng_parse_int(text, size, &value) &&
	       value >= min && value <= max;
}

static bool is_dec(const char *text, size_t size)
{
	size_t whole, places;

	if (size > 0 && text[0] == '-') {
		text++;
		size--;
	}
	whole = digits(text, size);
	if (whole == 0 || whole > DEC_DIGITS_MAX)
		return false;
	if (whole == size)
		return true;
	if (text[whole] != '.')
		return false;
	places = size - whole - 1;
	return places > 0 && places <= DEC_PLACES_MAX &&
	       digits(text + whole + 1, places) == places;
}

static bool is_hash(const char *text, size_t size)
{
	static const char *const prefixes[] = {"sha256:", "sm3:"};

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
		size_t n = strlen(prefixes[i]);

		if (size != n + HASH_DIGITS || memcmp(text, prefixes[i], n))
			continue;
		for (; n < size; n++)
			if (!is_digit(text[n]) &&
			    (text[n] < 'a' || text[n] > 'f'))
				return false;
		return true;
	}
	return false;
}

/* RFC 3066's shape, as xsd:language has it. */
static bool is_lang(const char *text, size_t size)
{
	size_t part = 0;
	bool first = true;

	for (size_t i = 0; i < size; i++) {
		if (text[i] == '-' && part > 0) {
			first = false;
			part = 0;
		} else if (!is_letter(text[i]) &&
			   (first || !is_digit(text[i]))) {
			return false;
		} else if (++part > LANG_PART_MAX) {
			return false;
		}
	}
	return part > 0;
}

/*
 * heng_datetime_parse() decides on the day and the time; here only on the
 * zones that exist, from -12:00 to +14:00, since checkers of the grammar's
 * other forms differ beyond them.
 */
static bool is_datetime(const char *text, size_t size)
{
	int64_t seconds;
	const char *zone;

	if (size > DATETIME_SIZE_MAX ||
	    !heng_datetime_parse(text, size, &seconds))
		return false;
	if (text[size - 1] == 'Z')
		return true;
	zone = text + size - strlen("+08:00");
	return memcmp(zone + 1, zone[0] == '-' ? "12:00" : "14:00", 5) <= 0;
}

static bool is_value(const char *const *values, const char *text, size_t size)
{
	for (; values && *values; values++)
		if (strlen(*values) == size && !memcmp(*values, text, size))
			return true;
	return false;
}

bool heng_type_check(heng_type type, const char *const *values, int64_t min,
		     int64_t max, const char *text, size_t size)
{
	heng_date date;

	if (type == HENG_TYPE_TEXT)
		return true;
	while (size > 0 && is_space(text[0])) {
		text++;
		size--;
	}
	while (size > 0 && is_space(text[size - 1]))
		size--;
	switch (type) {
	case HENG_TYPE_NONE:
		return size == 0;
	case HENG_TYPE_TEXT:
		return true;
	case HENG_TYPE_TOKEN:
		return is_token(text, size);
	case HENG_TYPE_ID:
	case HENG_TYPE_REF:
		return is_id(text, size);
	case HENG_TYPE_INT:
	case HENG_TYPE_MONEY:
		return is_int(text, size);
	case HENG_TYPE_DEC:
		return is_dec(text, size);
	case HENG_TYPE_PERCENT:
		return is_in_range(text, size, 0, HENG_BP);
	case HENG_TYPE_BOOL:
		return (size == 4 && !memcmp(text, "true", 4)) ||
		       (size == 5 && !memcmp(text, "false", 5));
	case HENG_TYPE_DATE:
		return heng_date_parse(text, size, &date);
	case HENG_TYPE_DATETIME:
		return is_datetime(text, size);
	case HENG_TYPE_HASH:
		return is_hash(text, size);
	case HENG_TYPE_LANG:
		return is_lang(text, size);
	case HENG_TYPE_ENUM:
		return is_value(values, text, size);
	case HENG_TYPE_RANGE:
		return is_in_range(text, size, min, max);
	}
	return false;
}

heng_text heng_type_label(heng_type type)
{
	switch (type) {
	case HENG_TYPE_NONE:
		return (heng_text){"没有文字", "no text"};
	case HENG_TYPE_TEXT:
		return (heng_text){"任意文字", "any text"};
	case HENG_TYPE_TOKEN:
		return (heng_text){"1 至 64 个字符", "1 to 64 characters"};
	case HENG_TYPE_ID:
		return (heng_text){
		    "全文唯一的标识，1 至 64 个字母、数字或 . _ -",
		    "an id of its own, 1 to 64 letters, digits or . _ -"};
	case HENG_TYPE_REF:
		return (heng_text){
		    "另一项的标识，1 至 64 个字母、数字或 . _ -",
		    "the id of another item, 1 to 64 letters, digits "
		    "or . _ -"};
	case HENG_TYPE_INT:
		return (heng_text){"整数，最多 18 位",
				   "an integer of at most 18 digits"};
	case HENG_TYPE_DEC:
		return (heng_text){"数值，如 99.95，小数最多 6 位",
				   "a number such as 99.95, with at most 6 "
				   "decimals"};
	case HENG_TYPE_MONEY:
		return (heng_text){"以最小货币单位（分）计的整数金额",
				   "an integer amount in minor units (fen)"};
	case HENG_TYPE_PERCENT:
		return (heng_text){"以万分之一计的比例，0 至 10000",
				   "a share in basis points, 0 to 10000"};
	case HENG_TYPE_BOOL:
		return (heng_text){"true 或 false", "true or false"};
	case HENG_TYPE_DATE:
		return (heng_text){"日期，如 2026-06-30",
				   "an ISO date, such as 2026-06-30"};
	case HENG_TYPE_DATETIME:
		return (heng_text){"时间，如 2026-06-30T10:00:00+08:00",
				   "a time, such as 2026-06-30T10:00:00+08:00"};
	case HENG_TYPE_HASH:
		return (heng_text){
		    "摘要，sha256: 或 sm3: 加 64 位小写十六进制",
		    "a digest: sha256: or sm3: and 64 lower-case "
		    "hexadecimal digits"};
	case HENG_TYPE_LANG:
		return (heng_text){"语言代码，如 zh",
				   "a language code, such as zh"};
	case HENG_TYPE_ENUM:
		return (heng_text){"所列取值之一", "one of the listed values"};
	case HENG_TYPE_RANGE:
		return (heng_text){"规定范围内的整数",
				   "an integer within its range"};
	}
	return (heng_text){"", ""};
}
