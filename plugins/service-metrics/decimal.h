/* Decimals and days as dossiers and CSV files write them, into integers. */
#ifndef HENG_PLUGINS_SERVICE_METRICS_DECIMAL_H
#define HENG_PLUGINS_SERVICE_METRICS_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads "-12.5" as millionths: a sign, 1 to 12 digits, and perhaps a point
 * with 1 to 6 digits, which is what the dossier's grammar admits. NaN, inf,
 * exponents, white space inside, and anything longer are refused.
 */
bool decimal_read(const char *text, size_t size, int64_t *millionths);

/*
 * Reads "2026-06-30", perhaps followed by "T" or a space and a time of at
 * most 24 characters out of digits and ":.+-Z", as days since 1970-01-01.
 * The day is the one written; no time zone is applied.
 */
bool day_read(const char *text, size_t size, int32_t *days);

/* Months since year 0 of a day. */
int32_t month_of(int32_t days);

#endif
