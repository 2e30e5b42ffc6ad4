/* Civil dates: days of the proleptic Gregorian calendar as integers. */
#include "core/base/date.h"

enum {
	DAYS_400_YEARS = 146097,
	DAYS_TO_EPOCH = 719162, /* 0001-01-01 to 1970-01-01 */
	ZONE_MAX = 14 * 60,	/* minutes; XML Schema part 2, 3.2.7 */
};

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_month(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30,
				     31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days before the first of a month in its year. */
static int days_before_month(int year, int month)
{
	static const int before[12] = {0,   31,	 59,  90,  120, 151,
				       181, 212, 243, 273, 304, 334};

	return before[month - 1] + (month > 2 && is_leap(year));
}

/* Days from 0001-01-01 to the first day of a year. */
static int32_t days_before_year(int year)
{
	int y = year - 1;

	return 365 * y + y / 4 - y / 100 + y / 400;
}

/* `n` digits as a number, or -1. */
static int digits(const char *text, size_t n)
{
	int value = 0;

	for (size_t i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = 10 * value + (text[i] - '0');
	}
	return value;
}

bool heng_date_parse(const char *text, size_t size, heng_date *out)
{
	int year, month, day;

	if (size != 10 || text[4] != '-' || text[7] != '-')
		return false;
	year = digits(text, 4);
	month = digits(text + 5, 2);
	day = digits(text + 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 ||
	    day > days_of_month(year, month))
		return false;
	*out = days_before_year(year) + days_before_month(year, month) + day -
	       1 - DAYS_TO_EPOCH;
	return true;
}

char *heng_date_format(heng_date date, char out[11])
{
	int32_t days = date + DAYS_TO_EPOCH;
	int year, month = 1;
	int32_t parts[3];
	static const size_t ends[3] = {4, 7, 10};

	/* The estimate is never too late and at most one year too early. */
	year = (int)((int64_t)days * 400 / DAYS_400_YEARS) + 1;
	while (days < days_before_year(year))
		year--;
	while (days >= days_before_year(year + 1))
		year++;
	days -= days_before_year(year);
	while (month < 12 && days >= days_before_month(year, month + 1))
		month++;
	parts[0] = year;
	parts[1] = month;
	parts[2] = days - days_before_month(year, month) + 1;
	for (int i = 0; i < 3; i++) {
		size_t start = i == 0 ? 0 : ends[i] - 2;

		for (size_t at = ends[i]; at-- > start;) {
			out[at] = (char)('0' + parts[i] % 10);
			parts[i] /= 10;
		}
	}
	out[4] = out[7] = '-';
	out[10] = '\0';
	return out;
}

/* "Z" or "+hh:mm"; minutes east of Greenwich. */
static bool parse_zone(const char *text, size_t size, int *out)
{
	int hour, minute;

	if (size == 1 && text[0] == 'Z') {
		*out = 0;
		return true;
	}
	if (size != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
		return false;
	hour = digits(text + 1, 2);
	minute = digits(text + 4, 2);
	if (hour < 0 || minute < 0 || minute > 59 ||
	    60 * hour + minute > ZONE_MAX)
		return false;
	*out = (text[0] == '-' ? -1 : 1) * (60 * hour + minute);
	return true;
}

bool heng_datetime_parse(const char *text, size_t size, int64_t *out)
{
	int zone;

	return heng_datetime_parse_zone(text, size, out, &zone);
}

bool heng_datetime_parse_zone(const char *text, size_t size, int64_t *out,
			      int *zone)
{
	int hour, minute, second;
	heng_date date;

	if (size < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
		return false;
	if (!heng_date_parse(text, 10, &date) ||
	    !parse_zone(text + 19, size - 19, zone))
		return false;
	hour = digits(text + 11, 2);
	minute = digits(text + 14, 2);
	second = digits(text + 17, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
	    second > 59)
		return false;
	*out = (int64_t)date * HENG_DAY_SECONDS + 3600 * hour + 60 * minute +
	       second - 60 * *zone;
	return true;
}
