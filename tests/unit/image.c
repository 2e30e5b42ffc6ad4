/* The check of received images: damaged ones are refused or harmless. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "core/model/path.h"
#include "core/read/reader.h"
#include "tests/unit/reader_grammar.h"

enum { DAMAGES = 60000 };

static const char document[] =
    "<toy xmlns='urn:heng:toy:1' version='1' asOf='2026-06-30'>"
    "<app><name>n</name></app>"
    "<org id='a'><licence validTo='2031-01-01'/>"
    "<licence validTo='2030-01-01'><name>l</name></licence></org>"
    "<org id='b'><uscc>u</uscc></org>"
    "</toy>";

static uint64_t state = 1;

static unsigned below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* Looks at everything in an image that was accepted. */
static void walk(const heng_image *image)
{
	static const char *const texts[] = {
	    "//*/@validTo", "org[2]/uscc",   ".//name",
	    "*/*[1]",	    "//*[name='l']", "//org[licence='l'][1]",
	};
	heng_places places = {0};
	heng_buf out = {0};
	size_t size, k, sum = 0;
	uint32_t i, steps, at;

	for (i = 0; i < image->n_nodes; i++) {
		const heng_image_node *node = heng_image_node_at(image, i);
		heng_place place = {i, HENG_NO_ATTRIBUTE};

		sum += strlen(heng_image_string(image, node->name));
		heng_image_value(image, place, &size);
		sum += size;
		heng_image_put_path(image, place, &out);
		for (k = 0; k < node->n_attributes; k++) {
			place.attribute = node->attributes + (uint32_t)k;
			sum += strlen(heng_image_value(image, place, &size));
			heng_image_put_path(image, place, &out);
		}
		steps = 0;
		for (at = node->first_child; at != HENG_NO_NODE;
		     at = heng_image_node_at(image, at)->next_sibling)
			assert_true(++steps <= image->n_nodes);
		for (at = i; at != 0;
		     at = heng_image_node_at(image, at)->parent)
			assert_true(++steps <= 2 * image->n_nodes);
	}
	for (k = 0; k < sizeof texts / sizeof *texts; k++) {
		heng_path *path;

		assert_int_equal(
		    heng_path_compile(texts[k], strlen(texts[k]), &path, NULL),
		    HENG_OK);
		assert_int_equal(heng_path_select(path, image, 0, &places),
				 HENG_OK);
		heng_path_free(path);
	}
	assert_true(sum < (size_t)1 << 32);
	heng_buf_fini(&out);
	heng_places_fini(&places);
}

static const heng_image *read_sample(heng_reader *reader)
{
	const heng_image *image;

	assert_int_equal(heng_read(reader, &toy_grammar, "t", document,
				   strlen(document), NULL, NULL, &image, NULL),
			 HENG_OK);
	return image;
}

static void test_damages(void **unused)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image = read_sample(reader);
	size_t accepted = 0, size = image->size;
	unsigned i, k;

	(void)unused;
	assert_true(heng_image_is_valid(image, size));
	for (i = 0; i < DAMAGES; i++) {
		/* Exact, so that a sanitizer sees one byte more. */
		uint32_t *block = malloc(size);
		unsigned words = (unsigned)(image->pool / 4);

		assert_non_null(block);
		memcpy(block, image, size);
		for (k = 0; k <= below(2); k++) {
			switch (below(4)) {
			case 0:
				block[below(words)] = below(40);
				break;
			case 1:
				block[below(words)] += below(5) - 2;
				break;
			case 2:
				block[below(words)] ^= 1u << below(32);
				break;
			default:
				((char *)block)[below((unsigned)size)] =
				    (char)below(256);
				break;
			}
		}
		if (heng_image_is_valid(block, size)) {
			accepted++;
			walk((const heng_image *)block);
		}
		free(block);
	}
	/* Damage to values alone is no damage to the image's shape. */
	assert_true(accepted > DAMAGES / 100 && accepted < DAMAGES);
	heng_reader_free(reader);
}

static void test_cut(void **unused)
{
	heng_reader *reader = heng_reader_new();
	const heng_image *image = read_sample(reader);
	size_t size;

	(void)unused;
	for (size = 0; size < image->size; size++) {
		char *block = malloc(size + 1);

		assert_non_null(block);
		memcpy(block, image, size);
		assert_false(heng_image_is_valid(block, size));
		free(block);
	}
	assert_false(heng_image_is_valid(NULL, 0));
	heng_reader_free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_damages),
	    cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
