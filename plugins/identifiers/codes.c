/* Codes with check digits: USCC (GB 32100) and LEI (ISO 17442). */
#include "plugins/identifiers/codes.h"

#include <string.h>

/* In the order of their values; what is easily misread is left out. */
static const char uscc_alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
enum { USCC_MODULUS = 31, LEI_MODULUS = 97 };

static int uscc_value(char c)
{
	const char *at = c ? strchr(uscc_alphabet, c) : NULL;

	return at ? (int)(at - uscc_alphabet) : -1;
}

static int lei_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return -1;
}

size_t count_characters(const char *text, size_t size)
{
	size_t i, n = 0;

	for (i = 0; i < size; i++)
		n += ((unsigned char)text[i] & 0xc0) != 0x80;
	return n;
}

/* Size and alphabet; 0 with the fault where they are wrong. */
static int has_form(const char *code, size_t size, size_t right,
		    int value(char c), code_check *check)
{
	size_t i;

	if (count_characters(code, size) != right) {
		check->fault = CODE_SIZE;
		return 0;
	}
	for (i = 0; i < size; i++)
		if (value(code[i]) < 0) {
			/* All before it are of one byte. */
			check->fault = CODE_CHAR;
			check->place = i + 1;
			check->offset = i;
			return 0;
		}
	return 1;
}

code_check check_uscc(const char *code, size_t size)
{
	code_check check = {CODE_RIGHT, 0, 0, "", 0, 0};
	int sum = 0, weight = 1, i;

	if (!has_form(code, size, USCC_SIZE, uscc_value, &check))
		return check;
	for (i = 0; i < USCC_SIZE - 1; i++) {
		sum = (sum + weight * uscc_value(code[i])) % USCC_MODULUS;
		weight = weight * 3 % USCC_MODULUS;
	}
	check.expected[0] = uscc_alphabet[(USCC_MODULUS - sum) % USCC_MODULUS];
	if (code[USCC_SIZE - 1] != check.expected[0])
		check.fault = CODE_CHECK;
	return check;
}

/* The code as a number modulo 97; its last two characters as 00. */
static int lei_remainder(const char *code)
{
	int rest = 0, i;

	for (i = 0; i < LEI_SIZE - 2; i++) {
		int value = lei_value(code[i]);

		rest = (rest * (value < 10 ? 10 : 100) + value) % LEI_MODULUS;
	}
	return rest * 100 % LEI_MODULUS;
}

/* The two digits that the first 18 characters call for. */
static void lei_expected(const char *code, char out[3])
{
	int digits = LEI_MODULUS + 1 - lei_remainder(code);

	out[0] = (char)('0' + digits / 10);
	out[1] = (char)('0' + digits % 10);
	out[2] = '\0';
}

/* The letter or digit a character is taken for, or 0. */
static char lookalike(char c)
{
	switch (c) {
	case '0':
		return 'O';
	case 'O':
		return '0';
	case '1':
		return 'I';
	case 'I':
		return '1';
	default:
		return 0;
	}
}

static void find_misread(const char *code, code_check *check)
{
	char copy[LEI_SIZE], expected[3];
	size_t i, found = 0;

	for (i = 0; i < LEI_SIZE - 2; i++) {
		if (!lookalike(code[i]))
			continue;
		memcpy(copy, code, LEI_SIZE);
		copy[i] = lookalike(code[i]);
		lei_expected(copy, expected);
		if (memcmp(expected, code + LEI_SIZE - 2, 2) != 0)
			continue;
		found++;
		check->misread = i + 1;
		check->instead = copy[i];
	}
	if (found > 1)
		check->misread = 0;
}

code_check check_lei(const char *code, size_t size)
{
	code_check check = {CODE_RIGHT, 0, 0, "", 0, 0};

	if (!has_form(code, size, LEI_SIZE, lei_value, &check))
		return check;
	lei_expected(code, check.expected);
	if (memcmp(check.expected, code + LEI_SIZE - 2, 2) != 0) {
		check.fault = CODE_CHECK;
		find_misread(code, &check);
	}
	return check;
}
