/* Test: check digits of USCC and LEI, by published codes and by property. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "plugins/identifiers/codes.h"

static const char uscc_letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static const char lei_letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static code_fault uscc(const char *code)
{
	return check_uscc(code, strlen(code)).fault;
}

static code_fault lei(const char *code)
{
	return check_lei(code, strlen(code)).fault;
}

/* Three published application numbers begin with these. */
static void test_published_usccs(void **state)
{
	(void)state;
	assert_int_equal(uscc("91460000984091813B"), CODE_RIGHT);
	assert_int_equal(uscc("914403004557449382"), CODE_RIGHT);
	assert_int_equal(uscc("91330000761336668H"), CODE_RIGHT);
}

static void test_published_leis(void **state)
{
	code_check check;

	(void)state;
	assert_int_equal(lei("300300Y78HOX1UKZ4S98"), CODE_RIGHT);
	assert_int_equal(lei("300300C1031633000208"), CODE_RIGHT);
	/* As one page prints it: a digit 0 where a letter O would be right. */
	check = check_lei("549300E7TSGLC0VSY746", 20);
	assert_int_equal(check.fault, CODE_CHECK);
	assert_int_equal(check.misread, 14);
	assert_int_equal(check.instead, 'O');
	assert_int_equal(lei("549300E7TSGLCOVSY746"), CODE_RIGHT);
}

static void test_form(void **state)
{
	code_check check;

	(void)state;
	assert_int_equal(uscc(""), CODE_SIZE);
	assert_int_equal(uscc("91460000984091813"), CODE_SIZE);
	assert_int_equal(uscc("91460000984091813B0"), CODE_SIZE);
	check = check_uscc("9146000098409181OB", 18);
	assert_int_equal(check.fault, CODE_CHAR);
	assert_int_equal(check.place, 17);
	assert_int_equal(uscc("91460000984091813b"), CODE_CHAR);
	assert_int_equal(lei(""), CODE_SIZE);
	assert_int_equal(lei("300300C10316330002080"), CODE_SIZE);
	assert_int_equal(lei("300300c1031633000208"), CODE_CHAR);
	assert_int_equal(lei("300300C103163300020 "), CODE_CHAR);
	/* A NUL is no character of a code, although strchr finds it. */
	assert_int_equal(check_uscc("91460000984091813", 18).fault, CODE_CHAR);
	assert_int_equal(check_lei("300300C103163300020", 20).fault, CODE_CHAR);
}

/* The remainder of the whole code as a decimal number, digit by digit. */
static int lei_oracle(const char *code)
{
	char digits[64], *at = digits;
	int rest = 0;

	for (; *code; code++) {
		int value = (int)(strchr(lei_letters, *code) - lei_letters);

		if (value > 9)
			*at++ = (char)('0' + value / 10);
		*at++ = (char)('0' + value % 10);
	}
	*at = '\0';
	for (at = digits; *at; at++)
		rest = (rest * 10 + *at - '0') % 97;
	return rest;
}

/* Every code has one right end, and every single change is noticed. */
static void test_changes(void **state)
{
	uint32_t seed = 1;
	int round, place;

	(void)state;
	for (round = 0; round < 500; round++) {
		char a[19] = "", b[21] = "";
		code_check check;

		for (place = 0; place < 17; place++)
			a[place] = uscc_letters[next_random(&seed) % 31];
		a[17] = '0';
		check = check_uscc(a, 18);
		if (check.fault == CODE_CHECK)
			a[17] = check.expected[0];
		assert_int_equal(uscc(a), CODE_RIGHT);
		place = (int)(next_random(&seed) % 18);
		check.expected[0] = a[place];
		a[place] = uscc_letters[next_random(&seed) % 31];
		assert_int_equal(uscc(a), a[place] == check.expected[0]
					      ? CODE_RIGHT
					      : CODE_CHECK);

		for (place = 0; place < 18; place++)
			b[place] = lei_letters[next_random(&seed) % 36];
		memcpy(b + 18, "00", 2);
		check = check_lei(b, 20);
		assert_int_equal(check.fault, CODE_CHECK);
		memcpy(b + 18, check.expected, 2);
		assert_int_equal(lei(b), CODE_RIGHT);
		assert_int_equal(lei_oracle(b), 1);
		place = (int)(next_random(&seed) % 18);
		check.expected[0] = b[place];
		b[place] = lei_letters[next_random(&seed) % 36];
		assert_int_equal(lei(b),
				 lei_oracle(b) == 1 ? CODE_RIGHT : CODE_CHECK);
		/* A digit for a letter changes the number's length, so
		 * one such change in 97 goes unnoticed. */
		if (b[place] != check.expected[0] &&
		    (b[place] <= '9') == (check.expected[0] <= '9'))
			assert_int_equal(lei(b), CODE_CHECK);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_published_usccs),
	    cmocka_unit_test(test_published_leis),
	    cmocka_unit_test(test_form),
	    cmocka_unit_test(test_changes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
