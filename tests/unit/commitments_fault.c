/* Tests of commitments: every failed allocation is an error, each in turn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/assess/commitments.h"
#include "core/read/reader.h"

enum { STEPS_MAX = 2000 };

/* Allocations still granted; negative: all. Linked with --wrap. */
static long granted = -1;

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool refuses(void)
{
	if (granted > 0)
		granted--;
	else if (granted == 0)
		return true;
	return false;
}

void *__wrap_malloc(size_t size)
{
	return refuses() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t n, size_t size)
{
	return refuses() ? NULL : __real_calloc(n, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return refuses() ? NULL : __real_realloc(old, size);
}

static const char dossier[] =
    "<dossier xmlns='urn:heng:dossier:1' schemaVersion='1'"
    " asOf='2026-06-30' scheme='pboc-tool' phase='exit'><app><name>x</name>"
    "<expectedEffect metricId='m' baseline='0' target='10'/><expectedScale"
    " customers='1' transactionsPerYear='1' amount='1'"
    " customerLimit='1'><region>甲</region><stage from='2026-01-01'"
    " customers='1'/></expectedScale></app><org><uscc>U</uscc><nameZh>甲"
    "</nameZh></org><service><channel><name>甲</name></channel>"
    "<user kind='personal' cap='1'/></service><pledge><commitment id='C1'"
    " metricId='m'><text>甲</text></commitment></pledge><data><item"
    " id='D1'/></data><operation><volume month='2026-05-01' customers='2'"
    " transactions='2' amount='2'/><channelUse><name>乙</name></channelUse>"
    "<userUse kind='personal' customers='2'/><regionUse><name>乙</name>"
    "</regionUse><dataUse item='D2'/><orgUse><name>乙</name></orgUse>"
    "</operation><exitAnnex><realisedEffect metricId='m' value='5'/>"
    "<commitmentResult commitment='C1' fulfilled='yes'><evidence"
    " attRef='A'/></commitmentResult><commitmentResult commitment='C2'/>"
    "</exitAnnex><attachment id='A'/></dossier>";

static void test_each_allocation(void **state)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image = NULL;
	heng_error error;
	long step;

	(void)state;
	assert_non_null(reader);
	assert_int_equal(heng_read(reader, &heng_dossier_grammar, "d.xml",
				   dossier, strlen(dossier), NULL, NULL, &image,
				   &error),
			 HENG_OK);
	for (step = 0; step < STEPS_MAX; step++) {
		const heng_commitments *all = NULL;
		heng_arena arena = {0};
		heng_rc rc;

		granted = step;
		rc = heng_commitments_make(image, &arena, &all, &error);
		granted = -1;
		if (rc == HENG_OK) {
			assert_int_equal(all->n_beyond, 9);
			heng_arena_fini(&arena);
			break;
		}
		assert_int_equal(rc, HENG_ENOMEM);
		assert_int_equal(error.rc, HENG_ENOMEM);
		assert_null(all);
		heng_arena_fini(&arena);
	}
	/* Paths are made in buffers of their own, so there are many. */
	assert_in_range(step, 20, STEPS_MAX - 1);
	heng_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
