/* A bench for service-metrics: its host, a folder, dossiers made here. */
#ifndef HENG_TESTS_UNIT_METRICS_BENCH_H
#define HENG_TESTS_UNIT_METRICS_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/native/plugins.h"
#include "core/native/spawn.h"
#include "core/read/reader.h"

/* 2026-06-30 in days since 1970 */
enum { AS_OF = 20634, MEASURES_MAX = 64 };

typedef struct bench {
	heng_reader *reader;
	heng_plugin_host *host;
	heng_plugin_job job;
	heng_arena arena;
	heng_measure measures[MEASURES_MAX];
	bool fault;
	char folder[64];
	heng_limits limits;
	heng_native native;
} bench;

/* Set up and torn down for each group of tests. */
int metrics_begin(void **state);
int metrics_end(void **state);

/* Computes all measures of a dossier whose operation record is `body`. */
void metrics_compute(bench *b, const char *body);

/* The value; what else stands beside it ("": nothing). */
void metrics_is(const bench *b, const char *name, int64_t value,
		const char *note);

/* Not computed for want of the path, with this beside it. */
void metrics_lacks(const bench *b, const char *name, const char *path,
		   const char *note);

/* Makes the file of attachment A. */
void metrics_put(const bench *b, const char *text, size_t size);

#define POINT(date, value) "<point date='" date "' value='" value "'/>"
#define WHY(date, value, id)                                                   \
	"<point date='" date "' value='" value "' explainedBy='" id "'/>"
#define SERIES(kind, unit, points)                                             \
	"<metricSeries id='S' kind='" kind "'><unit>" unit "</unit>" points    \
	"</metricSeries>"
#define FROM_FILE(kind, unit)                                                  \
	"<metricSeries id='S' kind='" kind "' attRef='A'><unit>" unit          \
	"</unit></metricSeries>"

#endif
