/* A dossier written by a test, read, and its commitments. */
#ifndef HENG_TESTS_UNIT_COMMITMENTS_MADE_H
#define HENG_TESTS_UNIT_COMMITMENTS_MADE_H

#include "core/base/mem.h"
#include "core/model/commitment.h"
#include "core/read/reader.h"

typedef struct made {
	heng_reader *reader;
	heng_arena arena;
	const heng_commitments *all;
} made;

/* A dossier of the exit phase, assessed on 2026-06-30, with these children;
 * one that cannot be read fails the test. */
void made_init(made *m, const char *inside);
void made_fini(made *m);

#endif
