/* A result: judgements merged by the worst, with findings and evidence. */

#include "core/model/result.h"

#include <string.h>

#include "core/base/fixed.h"
#include "core/base/utf8.h"

/* The share of a result that nobody has judged yet. */
enum { UNJUDGED = -1 };

void heng_result_init(heng_result *result, const heng_rule *rule, int weight)
{
	*result = (heng_result){
	    .rule = rule,
	    .weight = weight,
	    .outcome = HENG_ERROR,
	    .share = UNJUDGED,
	    .precheck = HENG_NOT_APPLICABLE,
	    .precheck_share = UNJUDGED,
	};
	result->findings_end = &result->findings;
	result->reads_end = &result->reads;
	result->missing_end = &result->missing;
}

int32_t heng_result_low(const heng_result *result)
{
	switch (result->outcome) {
	case HENG_PASS:
		return HENG_BP;
	case HENG_PARTIAL:
		return result->share;
	default:
		return 0;
	}
}

int32_t heng_result_high(const heng_result *result)
{
	if (heng_outcome_is_unresolved(result->outcome))
		return HENG_BP;
	return heng_result_low(result);
}

void heng_result_merge(heng_result *result, heng_outcome outcome, int32_t share)
{
	bool first = result->share == UNJUDGED;

	if (outcome == HENG_PARTIAL && (share <= 0 || share >= HENG_BP))
		outcome = HENG_ERROR; /* out of range: never clamped */
	if (outcome == HENG_PASS)
		share = HENG_BP;
	else if (outcome != HENG_PARTIAL)
		share = 0;
	if (first || outcome > result->outcome) {
		result->outcome = outcome;
		result->share = share;
	} else if (outcome == HENG_PARTIAL && outcome == result->outcome &&
		   share < result->share) {
		result->share = share;
	}
}

/* A copy of at most HENG_MESSAGE_MAX bytes, cut at a code point. */
static const char *copy_message(heng_arena *arena, const char *text)
{
	size_t size = strnlen(text, HENG_MESSAGE_MAX + 1);

	if (size > HENG_MESSAGE_MAX) {
		size = HENG_MESSAGE_MAX;
		while (size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80)
			size--;
	}
	return heng_arena_copy(arena, text, size);
}

heng_rc heng_result_add_finding(heng_result *result, heng_arena *arena,
				const char *path, uint32_t line,
				uint32_t column, const char *zh, const char *en)
{
	heng_finding *finding;

	if (result->n_findings++ >= HENG_FINDINGS_MAX)
		return HENG_OK;
	finding = heng_arena_alloc(arena, sizeof(*finding));
	if (!finding)
		return HENG_ENOMEM;
	finding->path = heng_arena_strdup(arena, path ? path : "");
	if (!finding->path)
		return HENG_ENOMEM;
	finding->line = line;
	finding->column = column;
	if (zh && en) {
		finding->message.zh = copy_message(arena, zh);
		finding->message.en = copy_message(arena, en);
		if (!finding->message.zh || !finding->message.en)
			return HENG_ENOMEM;
	}
	*result->findings_end = finding;
	result->findings_end = &finding->next;
	return HENG_OK;
}

void heng_result_take_findings(heng_result *result, heng_finding *first)
{
	while (first && result->n_findings < HENG_FINDINGS_MAX) {
		*result->findings_end = first;
		result->findings_end = &first->next;
		result->n_findings++;
		first = first->next;
	}
	*result->findings_end = NULL;
	for (; first; first = first->next)
		result->n_findings++;
}

/* Whether the read is known already, or one more than is kept. The bound is
 * looked at first: a rule may read a million times. */
static bool is_needless(const heng_result *result, const char *path,
			uint32_t line)
{
	const heng_value_read *read = result->reads;

	if (result->n_reads >= HENG_READS_MAX)
		return true;
	for (; read; read = read->next) {
		if (read->line == line &&
		    (read->path == path || strcmp(read->path, path) == 0))
			return true;
	}
	return false;
}

/* What of a value is kept; `*size` becomes its size. */
static bool cut_value(const char *value, size_t *size)
{
	size_t whole = *size;

	if (!value)
		*size = 0;
	else if (whole > HENG_READ_VALUE_MAX)
		*size = heng_utf8_prefix(value, whole, HENG_READ_VALUE_MAX);
	return value && *size < whole;
}

static heng_rc append_read(heng_result *result, heng_arena *arena,
			   const heng_value_read *given)
{
	heng_value_read *read = heng_arena_alloc(arena, sizeof(*read));

	if (!read || !given->path || !given->value)
		return HENG_ENOMEM;
	*read = *given;
	*result->reads_end = read;
	result->reads_end = &read->next;
	result->n_reads++;
	return HENG_OK;
}

heng_rc heng_result_add_read(heng_result *result, heng_arena *arena,
			     const char *path, uint32_t line, const char *value,
			     size_t size, bool missing)
{
	heng_value_read read = {.line = line, .missing = missing};

	if (is_needless(result, path, line))
		return HENG_OK;
	read.truncated = cut_value(value, &size);
	read.path = heng_arena_strdup(arena, path);
	read.value = heng_arena_copy(arena, value, size);
	return append_read(result, arena, &read);
}

heng_rc heng_result_borrow_read(heng_result *result, heng_arena *arena,
				const char *path, uint32_t line,
				const char *value, size_t size, bool missing)
{
	heng_value_read read = {
	    .path = path, .value = value, .line = line, .missing = missing};

	if (is_needless(result, path, line))
		return HENG_OK;
	read.truncated = cut_value(value, &size);
	if (read.truncated)
		read.value = heng_arena_copy(arena, value, size);
	return append_read(result, arena, &read);
}

heng_rc heng_result_add_missing(heng_result *result, heng_arena *arena,
				const char *path)
{
	heng_missing *missing;

	if (result->n_missing >= HENG_MISSING_MAX)
		return HENG_OK;
	for (missing = result->missing; missing; missing = missing->next) {
		if (strcmp(missing->path, path) == 0)
			return HENG_OK;
	}
	missing = heng_arena_alloc(arena, sizeof(*missing));
	if (!missing)
		return HENG_ENOMEM;
	missing->path = heng_arena_strdup(arena, path);
	if (!missing->path)
		return HENG_ENOMEM;
	*result->missing_end = missing;
	result->missing_end = &missing->next;
	result->n_missing++;
	return HENG_OK;
}
