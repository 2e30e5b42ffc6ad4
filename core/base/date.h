/* Civil dates: ISO days of the proleptic Gregorian calendar, 0001 to 9999. */
#ifndef HENG_BASE_DATE_H
#define HENG_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Days since 1970-01-01, so that dates subtract and compare as integers. */
typedef int32_t heng_date;

enum {
	HENG_DATE_MIN = -719162, /* 0001-01-01 */
	HENG_DATE_MAX = 2932896, /* 9999-12-31 */
	HENG_DAY_SECONDS = 86400,
};

/* Exactly YYYY-MM-DD and a day that exists. */
bool heng_date_parse(const char *text, size_t size, heng_date *out);

/* Writes YYYY-MM-DD and NUL. The date must be in range. Returns `out`. */
char *heng_date_format(heng_date date, char out[11]);

/*
 * Exactly YYYY-MM-DDThh:mm:ss with Z or +hh:mm / -hh:mm; seconds since
 * 1970-01-01T00:00:00Z. Leap seconds are not accepted.
 */
bool heng_datetime_parse(const char *text, size_t size, int64_t *out);

/* The same, and the zone that it is written in: `*zone` minutes east of
 * Greenwich, so that *out + 60 * *zone is what the clocks there show. */
bool heng_datetime_parse_zone(const char *text, size_t size, int64_t *out,
			      int *zone);

#endif
