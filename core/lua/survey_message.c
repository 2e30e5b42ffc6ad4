/* A message in a source: a constructor with its table. */
#include "core/lua/survey_message.h"

#include <string.h>

enum { NAMES_MAX = 32, TEXT_MAX = 4096 };

static const struct {
	const char *name;
	heng_outcome outcome;
} constructors[] = {
    {"pass", HENG_PASS},
    {"partial", HENG_PARTIAL},
    {"fail", HENG_FAIL},
    {"insufficient", HENG_INSUFFICIENT},
    {"not_applicable", HENG_NOT_APPLICABLE},
};

/* Behind `zh =`: literals joined by .. as one text; NULL in `out` if there
 * is anything else. Leaves the scan before the ',' or '}'. */
static heng_rc read_text(heng_scan *scan, heng_arena *arena, const char **out)
{
	char text[TEXT_MAX];
	size_t n = 0;
	bool literal = true;
	int depth = 0;

	for (;;) {
		heng_scan before = *scan;
		heng_token token = heng_scan_next(scan);
		const char *piece;
		size_t size;

		if (token.kind == HENG_TOKEN_END)
			return HENG_EINPUT;
		if (depth == 0 &&
		    (heng_token_is(&token, ",") || heng_token_is(&token, ";") ||
		     heng_token_is(&token, "}"))) {
			*scan = before;
			break;
		}
		if (token.kind == HENG_TOKEN_MARK && strchr("({", *token.text))
			depth++;
		if (token.kind == HENG_TOKEN_MARK && strchr(")}", *token.text))
			depth--;
		if (heng_token_is(&token, "."))
			continue;
		if (!heng_token_string(&token, &piece, &size) ||
		    n + size >= sizeof(text)) {
			literal = false;
			continue;
		}
		memcpy(text + n, piece, size);
		n += size;
	}
	if (!literal)
		return HENG_OK;
	*out = heng_arena_copy(arena, text, n);
	return *out ? HENG_OK : HENG_ENOMEM;
}

/* Over one value of the table; the scan stops before what ends it. */
static void skip_value(heng_scan *scan)
{
	int depth = 0;

	for (;;) {
		heng_scan before = *scan;
		heng_token token = heng_scan_next(scan);

		if (token.kind == HENG_TOKEN_END)
			return;
		if (token.kind != HENG_TOKEN_MARK)
			continue;
		if (strchr("({", *token.text))
			depth++;
		if ((depth == 0 && strchr(",;}", *token.text)) ||
		    (strchr(")}", *token.text) && depth-- == 0)) {
			*scan = before;
			return;
		}
	}
}

/* Behind the '{' of the message. */
static heng_rc read_table(heng_scan *scan, heng_arena *arena,
			  heng_template *out)
{
	heng_token names[NAMES_MAX];
	heng_rc rc = HENG_OK;

	while (rc == HENG_OK) {
		heng_token key = heng_scan_next(scan), equals;

		if (heng_token_is(&key, "}"))
			break;
		if (heng_token_is(&key, ",") || heng_token_is(&key, ";"))
			continue;
		equals = heng_scan_next(scan);
		/* A table that is no message: left to those who run it. */
		if (key.kind != HENG_TOKEN_NAME || !heng_token_is(&equals, "="))
			return HENG_EINPUT;
		if (heng_token_is(&key, "zh")) {
			rc = read_text(scan, arena, &out->zh);
			continue;
		}
		if (heng_token_is(&key, "en")) {
			rc = read_text(scan, arena, &out->en);
			continue;
		}
		if (out->n_names == NAMES_MAX)
			return HENG_EINPUT;
		names[out->n_names++] = key;
		skip_value(scan);
	}
	if (rc != HENG_OK)
		return rc;
	heng_token *copy =
	    heng_arena_alloc(arena, out->n_names * sizeof(*names));
	if (!copy)
		return HENG_ENOMEM;
	memcpy(copy, names, out->n_names * sizeof(*names));
	out->names = copy;
	return HENG_OK;
}

heng_rc heng_survey_message(heng_scan scan, const heng_token *name,
			    heng_arena *arena, heng_template *out)
{
	size_t i = 0, n = sizeof(constructors) / sizeof(*constructors);
	heng_token token;

	while (i < n && !heng_token_is(name, constructors[i].name))
		i++;
	if (i == n)
		return HENG_EINPUT;
	*out =
	    (heng_template){.outcome = constructors[i].outcome, .place = *name};
	token = heng_scan_next(&scan);
	if (heng_token_is(&token, "(")) {
		if (out->outcome == HENG_PARTIAL) {
			skip_value(&scan);
			(void)heng_scan_next(&scan); /* the ',' */
		}
		token = heng_scan_next(&scan);
		if (heng_token_is(&token, ")"))
			return HENG_OK; /* pass() */
	}
	if (!heng_token_is(&token, "{"))
		return HENG_EINPUT;
	return read_table(&scan, arena, out);
}
