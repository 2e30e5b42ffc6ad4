/*
 * Matching a pattern, every step of it counted.
 *
 * Patterns mean what Lua's own mean in the C locale. Lua's matcher is one call
 * that no hook interrupts, and a pattern such as ".-.-.-x" can keep it busy
 * for years; here each step takes one instruction from the rule's budget.
 */
#include "core/lua/pattern.h"

#include <lauxlib.h>
#include <string.h>

enum { NESTED_MAX = 200 }; /* matches inside matches: our own stack */

static const char *match_here(heng_matcher *m, const char *s, const char *p);

static void step(heng_matcher *m)
{
	if (--m->policies->quota.instructions <= 0)
		heng_lua_charge(m->L, 0);
}

static bool is_between(unsigned char c, char first, char last)
{
	return c >= (unsigned char)first && c <= (unsigned char)last;
}

/* Whether c is of the class %a, %d …; an upper-case letter is its opposite;
 * what is no class stands for itself. */
static bool is_of_class(unsigned char c, char class)
{
	bool lower = is_between(c, 'a', 'z'), upper = is_between(c, 'A', 'Z');
	bool digit = is_between(c, '0', '9'), graph = is_between(c, '!', '~');
	bool is;

	switch (class | 0x20) {
	case 'a':
		is = lower || upper;
		break;
	case 'c':
		is = c < 0x20 || c == 0x7f;
		break;
	case 'd':
		is = digit;
		break;
	case 'g':
		is = graph;
		break;
	case 'l':
		is = lower;
		break;
	case 'p':
		is = graph && !lower && !upper && !digit;
		break;
	case 's':
		is = c == ' ' || is_between(c, '\t', '\r');
		break;
	case 'u':
		is = upper;
		break;
	case 'w':
		is = lower || upper || digit;
		break;
	case 'x':
		is =
		    digit || is_between(c, 'a', 'f') || is_between(c, 'A', 'F');
		break;
	default:
		return c == (unsigned char)class;
	}
	return is_between((unsigned char)class, 'A', 'Z') ? !is : is;
}

/* Behind the one item (character, class or set) that begins at p. */
static const char *item_end(heng_matcher *m, const char *p)
{
	char first = *p++;

	if (first == '%') {
		if (p == m->end)
			luaL_error(m->L, "malformed pattern (ends with '%%')");
		return p + 1;
	}
	if (first != '[')
		return p;
	if (p < m->end && *p == '^')
		p++;
	/* A ']' that comes first stands for itself. */
	do {
		step(m);
		if (p == m->end)
			luaL_error(m->L, "malformed pattern (missing ']')");
		if (*p++ == '%')
			p++;
		if (p > m->end)
			luaL_error(m->L, "malformed pattern (missing ']')");
	} while (p == m->end || *p != ']');
	return p + 1;
}

/* The set from the '[' at p to the ']' before `end`. */
static bool is_in_set(heng_matcher *m, unsigned char c, const char *p,
		      const char *end)
{
	const char *last = end - 1;
	bool negated = p[1] == '^';

	for (p += negated ? 2 : 1; p < last; p++) {
		step(m);
		if (*p == '%') {
			if (is_of_class(c, *++p))
				return !negated;
		} else if (p[1] == '-' && p + 2 < last) {
			if (is_between(c, p[0], p[2]))
				return !negated;
			p += 2;
		} else if ((unsigned char)*p == c) {
			return !negated;
		}
	}
	return negated;
}

static bool is_item(heng_matcher *m, const char *s, const char *p,
		    const char *end)
{
	step(m);
	if (s >= m->text_end)
		return false;
	switch (*p) {
	case '.':
		return true;
	case '%':
		return is_of_class((unsigned char)*s, p[1]);
	case '[':
		return is_in_set(m, (unsigned char)*s, p, end);
	default:
		return *p == *s;
	}
}

/* %bxy at s: from an x to the y that closes it. */
static const char *match_balance(heng_matcher *m, const char *s, const char *p)
{
	int open = 1;

	if (m->end - p < 2)
		luaL_error(m->L, "malformed pattern (missing arguments to "
				 "'%%b')");
	if (s >= m->text_end || *s != p[0])
		return NULL;
	for (s++; s < m->text_end; s++) {
		step(m);
		if (*s == p[1]) {
			if (--open == 0)
				return s + 1;
		} else if (*s == p[0]) {
			open++;
		}
	}
	return NULL;
}

/* %f[set]: between a character that is not of the set and one that is. */
static bool is_frontier(heng_matcher *m, const char *s, const char *p,
			const char *end)
{
	unsigned char before = s == m->text ? 0 : (unsigned char)s[-1];
	unsigned char after = s == m->text_end ? 0 : (unsigned char)*s;

	return !is_in_set(m, before, p, end) && is_in_set(m, after, p, end);
}

static const char *match_reference(heng_matcher *m, const char *s, char digit)
{
	int index = digit - '1';
	size_t size;

	if (index < 0 || index >= m->n ||
	    m->captures[index].size == HENG_CAPTURE_OPEN) {
		luaL_error(m->L, "invalid capture index %%%d", index + 1);
		return NULL;
	}
	/* Lua compares a position as a text that never fits. */
	if (m->captures[index].size == HENG_CAPTURE_PLACE)
		return NULL;
	size = (size_t)m->captures[index].size;
	heng_lua_charge(m->L, (int64_t)(size / 16));
	if ((size_t)(m->text_end - s) < size ||
	    memcmp(m->captures[index].start, s, size) != 0)
		return NULL;
	return s + size;
}

static const char *open_capture(heng_matcher *m, const char *s, const char *p,
				ptrdiff_t size)
{
	const char *found;

	if (m->n == HENG_CAPTURES_MAX)
		luaL_error(m->L, "too many captures");
	m->captures[m->n++] = (heng_capture){s, size};
	found = match_here(m, s, p);
	if (!found)
		m->n--;
	return found;
}

static const char *close_capture(heng_matcher *m, const char *s, const char *p)
{
	const char *found;
	int i = m->n;

	while (i > 0 && m->captures[i - 1].size != HENG_CAPTURE_OPEN)
		i--;
	if (i == 0) {
		luaL_error(m->L, "invalid pattern capture");
		return NULL;
	}
	m->captures[i - 1].size = s - m->captures[i - 1].start;
	found = match_here(m, s, p);
	if (!found)
		m->captures[i - 1].size = HENG_CAPTURE_OPEN;
	return found;
}

/* As many items as there are, then fewer, until the rest fits. */
static const char *match_most(heng_matcher *m, const char *s, const char *p,
			      const char *end)
{
	ptrdiff_t count = 0;

	while (is_item(m, s + count, p, end))
		count++;
	for (; count >= 0; count--) {
		const char *found = match_here(m, s + count, end + 1);

		if (found)
			return found;
	}
	return NULL;
}

static const char *match_fewest(heng_matcher *m, const char *s, const char *p,
				const char *end)
{
	for (;; s++) {
		const char *found = match_here(m, s, end + 1);

		if (found || !is_item(m, s, p, end))
			return found;
	}
}

/* Matches the pattern from p on at s: the end of the match, or NULL. */
static const char *match_rest(heng_matcher *m, const char *s, const char *p)
{
	while (p < m->end) {
		const char *end;

		step(m);
		if (*p == '(')
			return p + 1 < m->end && p[1] == ')'
				   ? open_capture(m, s, p + 2,
						  HENG_CAPTURE_PLACE)
				   : open_capture(m, s, p + 1,
						  HENG_CAPTURE_OPEN);
		if (*p == ')')
			return close_capture(m, s, p + 1);
		if (*p == '$' && p + 1 == m->end)
			return s == m->text_end ? s : NULL;
		if (*p == '%' && p + 1 < m->end) {
			if (p[1] == 'b') {
				s = match_balance(m, s, p + 2);
				if (!s)
					return NULL;
				p += 4;
				continue;
			}
			if (p[1] == 'f') {
				p += 2;
				if (p == m->end || *p != '[')
					luaL_error(m->L, "missing '[' after "
							 "'%%f' in pattern");
				end = item_end(m, p);
				if (!is_frontier(m, s, p, end))
					return NULL;
				p = end;
				continue;
			}
			if (is_between((unsigned char)p[1], '0', '9')) {
				s = match_reference(m, s, p[1]);
				if (!s)
					return NULL;
				p += 2;
				continue;
			}
		}
		end = item_end(m, p);
		char suffix = end < m->end ? *end : 0;
		if (suffix == '*')
			return match_most(m, s, p, end);
		if (suffix == '-')
			return match_fewest(m, s, p, end);
		if (suffix == '+')
			return is_item(m, s, p, end)
				   ? match_most(m, s + 1, p, end)
				   : NULL;
		if (suffix == '?') {
			if (is_item(m, s, p, end)) {
				const char *found =
				    match_here(m, s + 1, end + 1);

				if (found)
					return found;
			}
			p = end + 1;
			continue;
		}
		if (!is_item(m, s, p, end))
			return NULL;
		s++;
		p = end;
	}
	return s;
}

static const char *match_here(heng_matcher *m, const char *s, const char *p)
{
	const char *found;

	step(m);
	if (m->nested++ == NESTED_MAX)
		luaL_error(m->L, "pattern too complex");
	found = match_rest(m, s, p);
	m->nested--;
	return found;
}

void heng_matcher_start(heng_matcher *m, lua_State *L)
{
	size_t size, pattern_size;

	*m = (heng_matcher){.L = L, .policies = heng_lua_of(L)};
	m->text = luaL_checklstring(L, 1, &size);
	m->text_end = m->text + size;
	m->end = luaL_checklstring(L, 2, &pattern_size);
	m->end += pattern_size;
	heng_lua_charge(L, (int64_t)(pattern_size / 16));
}

const char *heng_matcher_at(heng_matcher *m, const char *s, const char *pattern)
{
	m->n = 0;
	m->nested = 0;
	return match_here(m, s, pattern);
}
