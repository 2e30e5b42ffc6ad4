/* Tests of arenas, arrays and buffers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/buf.h"
#include "core/base/mem.h"
#include "tests/unit/base_random.h"

enum { SEED = 31, PIECES = 3000, ROUNDS = 6 };

/* Pieces of all sizes stay zeroed, aligned, apart and unharmed. */
static void test_arena(void **state)
{
	static unsigned char *pieces[PIECES];
	static size_t sizes[PIECES];
	uint64_t seed = SEED;
	heng_arena arena = {0};

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		size_t total = 0;

		for (int i = 0; i < PIECES; i++) {
			sizes[i] = (size_t)random_between(
			    &seed, 0, random_one_in(&seed, 200) ? 60000 : 90);
			pieces[i] = heng_arena_alloc(&arena, sizes[i]);
			assert_non_null(pieces[i]);
			assert_int_equal(
			    (uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(pieces[i][k], 0);
			memset(pieces[i], i & 255, sizes[i]);
			total += sizes[i];
		}
		assert_true(arena.total >= total);
		/* Three times what is in use, and no more. */
		assert_true(arena.total <= 3 * total + 100000);
		for (int i = 0; i < PIECES; i++) {
			for (size_t k = 0; k < sizes[i]; k++)
				assert_int_equal(pieces[i][k], i & 255);
		}
		heng_arena_reset(&arena);
		assert_non_null(arena.block);
	}
	heng_arena_fini(&arena);
	assert_null(arena.block);
	heng_arena_fini(NULL);
}

/* The same work again and again ends up in the one block that is kept. */
static void test_arena_settles(void **state)
{
	heng_arena arena = {0};
	heng_arena_block *block = NULL;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		heng_arena_reset(&arena);
		if (round > 2)
			assert_ptr_equal(arena.block, block);
		block = arena.block;
		for (int i = 0; i < 1000; i++)
			assert_non_null(heng_arena_alloc(&arena, 100));
		if (round > 2)
			assert_ptr_equal(arena.block, block);
		block = arena.block;
	}
	heng_arena_fini(&arena);
}

static void test_arena_text(void **state)
{
	heng_arena arena = {0};
	char *text;

	(void)state;
	text = heng_arena_copy(&arena, "a\0b", 3);
	assert_memory_equal(text, "a\0b", 4);
	assert_string_equal(heng_arena_copy(&arena, NULL, 0), "");
	assert_string_equal(heng_arena_strdup(&arena, "衡"), "衡");
	assert_string_equal(heng_arena_printf(&arena, "%s-%d", "x", 7), "x-7");
	assert_null(heng_arena_alloc(&arena, SIZE_MAX));
	assert_null(heng_arena_alloc(&arena, SIZE_MAX / 4 + 1));
	assert_null(heng_arena_copy(&arena, "", SIZE_MAX));
	heng_arena_fini(&arena);
}

static void test_array(void **state)
{
	size_t capacity = 0, moved = 0;
	int *array = NULL;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		int *grown =
		    heng_array_grow(array, i, &capacity, sizeof(*array));

		assert_non_null(grown);
		moved += grown != array;
		array = grown;
		array[i] = (int)i;
		assert_true(capacity > i);
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(array[i], i);
	assert_true(moved <= 9);
	assert_null(heng_array_grow(array, capacity, &capacity, SIZE_MAX / 4));
	capacity = SIZE_MAX / 2 + 1;
	assert_null(heng_array_grow(array, capacity, &capacity, 1));
	free(array);
}

static void test_buf(void **state)
{
	heng_buf buf = {0};
	char expected[40000];
	uint64_t seed = SEED;
	size_t n = 0;

	(void)state;
	assert_string_equal(heng_buf_str(&buf), "");
	while (n + 400 < sizeof(expected)) {
		char piece[300];
		size_t size = (size_t)random_between(&seed, 0, 299);
		int64_t number = (int64_t)random_bits(&seed);

		memset(piece, 'a' + (int)(n % 26), size);
		switch (n % 5) {
		case 0:
			heng_buf_putc(&buf, 'c');
			expected[n++] = 'c';
			break;
		case 1:
			heng_buf_put_int(&buf, number);
			n += (size_t)sprintf(expected + n, "%lld",
					     (long long)number);
			break;
		case 2:
			heng_buf_printf(&buf, "%d/%s", (int)size, "衡");
			n += (size_t)sprintf(expected + n, "%d/%s", (int)size,
					     "衡");
			break;
		default:
			heng_buf_put(&buf, piece, size);
			memcpy(expected + n, piece, size);
			n += size;
			break;
		}
		if (n % 3 == 0) /* its NUL is not counted */
			assert_int_equal(strlen(heng_buf_str(&buf)), n);
		assert_int_equal(buf.size, n);
	}
	assert_memory_equal(buf.data, expected, n);
	heng_buf_clear(&buf);
	heng_buf_put_int(&buf, INT64_MIN);
	heng_buf_put_int(&buf, INT64_MAX);
	heng_buf_put_int(&buf, 0);
	assert_string_equal(heng_buf_str(&buf),
			    "-922337203685477580892233720368547758070");
	heng_buf_fini(&buf);
	heng_buf_fini(NULL);
}

/* What could not be kept is not half kept, until somebody clears it. */
static void test_buf_failure(void **state)
{
	heng_buf buf = {0};

	(void)state;
	heng_buf_puts(&buf, "good");
	assert_null(heng_buf_reserve(&buf, SIZE_MAX / 2));
	assert_true(buf.failed);
	heng_buf_puts(&buf, "lost");
	heng_buf_putc(&buf, 'x');
	heng_buf_printf(&buf, "%d", 1);
	heng_buf_put(&buf, "", 0);
	assert_int_equal(buf.size, 4);
	assert_string_equal(heng_buf_str(&buf), "");
	heng_buf_clear(&buf);
	assert_false(buf.failed);
	heng_buf_puts(&buf, "again and longer than before");
	assert_string_equal(heng_buf_str(&buf), "again and longer than before");
	heng_buf_fini(&buf);
}

static void test_json(void **state)
{
	heng_buf buf = {0};

	(void)state;
	heng_buf_put_json(&buf, "a\"b\\c\n\t\r\x01\x1f/衡😀\x7f\xff\xe4\xb8");
	assert_string_equal(heng_buf_str(&buf),
			    "a\\\"b\\\\c\\n\\t\\r\\u0001\\u001f/衡😀"
			    "\\u007f\\ufffd\\ufffd\\ufffd");
	heng_buf_clear(&buf);
	heng_buf_put_json(&buf, "");
	assert_int_equal(buf.size, 0);
	heng_buf_fini(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_arena),
	    cmocka_unit_test(test_arena_settles),
	    cmocka_unit_test(test_arena_text),
	    cmocka_unit_test(test_array),
	    cmocka_unit_test(test_buf),
	    cmocka_unit_test(test_buf_failure),
	    cmocka_unit_test(test_json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
