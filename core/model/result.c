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

heng_rc heng_result_add_read(heng_result *result, heng_arena *arena,
			     const char *path, uint32_t line, const char *value,
			     size_t size, bool missing)
{
	bool truncated = false;
	heng_value_read *read;
	size_t path_size;
	char *text;

	for (read = result->reads; read; read = read->next) {
		if (read->line == line && strcmp(read->path, path) == 0)
			return HENG_OK;
	}
	if (result->n_reads >= HENG_READS_MAX)
		return HENG_OK;
	if (!value)
		size = 0;
	if (size > HENG_READ_VALUE_MAX) {
		size_t cut = heng_utf8_prefix(value, size, HENG_READ_VALUE_MAX);

		truncated = cut < size;
		size = cut;
	}
	/* One allocation for all three: this is called for every access. */
	path_size = strlen(path) + 1;
	read = heng_arena_alloc(arena, sizeof(*read) + path_size + size + 1);
	if (!read)
		return HENG_ENOMEM;
	text = (char *)(read + 1);
	memcpy(text, path, path_size);
	read->path = text;
	if (size > 0)
		memcpy(text + path_size, value, size);
	read->value = text + path_size;
	read->line = line;
	read->missing = missing;
	read->truncated = truncated;
	*result->reads_end = read;
	result->reads_end = &read->next;
	result->n_reads++;
	return HENG_OK;
}

heng_rc heng_result_add_missing(heng_result *result, heng_arena *arena,
				const char *path)
{
	heng_missing *missing;

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
	return HENG_OK;
}
