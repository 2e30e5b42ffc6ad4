/* Decimals and days as dossiers and CSV files write them, into integers. */
#include "plugins/service-metrics/decimal.h"

enum { WHOLE_DIGITS = 12, FRACTION_DIGITS = 6, DAY_SIZE = 10, TIME_MAX = 24 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool decimal_read(const char *text, size_t size, int64_t *millionths)
{
	bool negative = size > 0 && text[0] == '-';
	size_t i = negative, begin = i;
	int64_t value = 0;
	int digits = 0;

	for (; i < size && is_digit(text[i]); i++) {
		if (i - begin == WHOLE_DIGITS)
			return false;
		value = value * 10 + (text[i] - '0');
	}
	if (i == begin)
		return false;
	if (i < size) {
		if (text[i++] != '.' || i == size)
			return false;
		for (; i < size && is_digit(text[i]); i++, digits++) {
			if (digits == FRACTION_DIGITS)
				return false;
			value = value * 10 + (text[i] - '0');
		}
		if (i < size)
			return false;
	}
	for (; digits < FRACTION_DIGITS; digits++)
		value *= 10;
	*millionths = negative ? -value : value;
	return true;
}

static int number(const char *text, size_t size)
{
	int value = 0;

	while (size--) {
		if (!is_digit(*text))
			return -1;
		value = value * 10 + (*text++ - '0');
	}
	return value;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days before the first of March of a year that begins in March. */
static int32_t era_days(int year)
{
	return 365 * year + year / 4 - year / 100 + year / 400;
}

bool day_read(const char *text, size_t size, int32_t *days)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30,
				      31, 31, 30, 31, 30, 31};
	int year, month, day, length;
	size_t i;

	if (size < DAY_SIZE || text[4] != '-' || text[7] != '-')
		return false;
	year = number(text, 4);
	month = number(text + 5, 2);
	day = number(text + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1)
		return false;
	length = lengths[month - 1] + (month == 2 && is_leap(year));
	if (day > length)
		return false;
	if (size > DAY_SIZE &&
	    ((text[DAY_SIZE] != 'T' && text[DAY_SIZE] != ' ') ||
	     size == DAY_SIZE + 1 || size > DAY_SIZE + 1 + TIME_MAX))
		return false;
	for (i = DAY_SIZE + 1; i < size; i++)
		if (!is_digit(text[i]) && text[i] != ':' && text[i] != '.' &&
		    text[i] != '+' && text[i] != '-' && text[i] != 'Z')
			return false;
	/* Years begin in March, so that the odd day is the last. */
	if (month < 3) {
		year--;
		month += 12;
	}
	*days = era_days(year) + (153 * (month - 3) + 2) / 5 + day - 1 - 719468;
	return true;
}

int32_t month_of(int32_t days)
{
	int32_t shifted = days + 719468;
	int32_t era = shifted / 146097; /* no day is before year 1 */
	int32_t rest = shifted % 146097;
	int32_t year =
	    (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int32_t day = rest - (365 * year + year / 4 - year / 100);
	int32_t march = (5 * day + 2) / 153; /* months since March */

	return (era * 400 + year) * 12 + march + 2;
}
