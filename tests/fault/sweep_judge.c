/* The judge: whether a run with a fault may come out as it did. */
#include "tests/fault/sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

enum { INPUT = 2, INCOMPLETE = 4 }; /* statuses of heng */

static const char *text_of(const sweep_text *text)
{
	return text->data ? text->data : "";
}

static bool is_same(const sweep_text *a, const sweep_text *b)
{
	return !a->data == !b->data && a->size == b->size &&
	       (!a->data || memcmp(a->data, b->data, a->size) == 0);
}

static bool names_memory(const char *text)
{
	return strstr(text, "内存") || strstr(text, "memory") ||
	       strstr(text, "Memory");
}

static bool names_error(const sweep_point *point, const char *text)
{
	return strstr(text, "error[H") &&
	       (point->kind != FAULT_alloc || names_memory(text));
}

/* Each line of `part` is one of `whole`; the last may be cut. */
static bool is_part(const sweep_text *part, const sweep_text *whole)
{
	const char *line = text_of(part);

	while (*line) {
		const char *end = strchr(line, '\n');
		size_t size = end ? (size_t)(end - line) + 1 : strlen(line);

		if (!memmem(text_of(whole), whole->size, line, size))
			return false;
		line += size;
	}
	return true;
}

/* The value of an attribute of the element that begins at `element`. */
static bool attribute(const char *element, const char *name, char out[64])
{
	const char *end = strchr(element, '>');
	char start[32];
	const char *at;
	size_t n;

	snprintf(start, sizeof(start), " %s=\"", name);
	at = strstr(element, start);
	if (!at || !end || at > end)
		return false;
	at += strlen(start);
	n = strcspn(at, "\"");
	if (n >= 64)
		return false;
	memcpy(out, at, n);
	out[n] = '\0';
	return true;
}

static long number(const char *element, const char *name)
{
	char text[64];

	return attribute(element, name, text) ? atol(text) : -1;
}

/* The message of the block, or "". */
static const char *finding(const char *block, size_t size, char out[1024])
{
	const char *at = memmem(block, size, "<message", 8);

	out[0] = '\0';
	if (at)
		snprintf(out, 1024, "%.*s", (int)(block + size - at), at);
	return out;
}

/*
 * A report in which rules are errors: each must say why, all others must be
 * as they were, and the verdict either the same or not determined, within
 * bounds that hold the true ones.
 */
static const char *judge_report(const sweep_point *point, const char *base,
				const char *report)
{
	const char *result = report, *verdict = strstr(report, "<verdict ");
	const char *true_verdict = strstr(base, "<verdict ");
	char is[64], was[64];
	size_t errors = 0, results = 0, expected = 0;

	if (!strstr(report, "</report>\n") || !verdict)
		return "a report that is cut short";
	for (const char *at = base; (at = strstr(at, "<result ")); at++)
		expected++;
	while ((result = strstr(result, "<result "))) {
		const char *end = strstr(result, "</result>");
		char rule[64], start[96], message[1024];
		const char *before;

		results++;
		if (!end || !attribute(result, "rule", rule) ||
		    !attribute(result, "outcome", is))
			return "a result without rule or outcome";
		snprintf(start, sizeof(start), "<result rule=\"%s\"", rule);
		before = strstr(base, start);
		if (!before || !attribute(before, "outcome", was))
			return "a rule that is not there";
		if (strcmp(is, "error") == 0) {
			errors++;
			finding(result, (size_t)(end - result), message);
			if (!message[0])
				return "an error that does not say why";
			if (point->kind == FAULT_alloc && point->process == 0 &&
			    !names_memory(message))
				return "an error that is not named memory";
		} else if (strcmp(is, was) != 0) {
			return "another outcome given as certain";
		}
		result = end;
	}
	if (results != expected)
		return "another number of results";
	if (!attribute(verdict, "outcome", is) ||
	    !attribute(true_verdict, "outcome", was))
		return "no outcome";
	if (strcmp(is, was) != 0 && strcmp(is, "undetermined") != 0)
		return "another verdict given as certain";
	if (number(verdict, "low") > number(true_verdict, "low") ||
	    number(verdict, "high") < number(true_verdict, "high"))
		return "bounds that do not hold the true total";
	return errors > 0 ? NULL : "another report without an error in it";
}

/* Errors cannot be said where writing itself fails. */
static bool is_mute(const sweep_point *point)
{
	return point->kind == FAULT_write;
}

const char *sweep_judge(const sweep_command *command, const sweep_point *point,
			const sweep_run *base, const sweep_run *run)
{
	int expected = WEXITSTATUS(base->status), status;
	const char *err = text_of(&run->err);

	if (run->sanitizer.data || strstr(err, "Sanitizer") ||
	    strstr(err, "runtime error"))
		return "a sanitizer found something";
	if (run->late)
		return "it did not end in time";
	if (!WIFEXITED(run->status))
		return "it died of a signal";
	if (run->left_process)
		return "a process was left behind";
	if (run->left_file)
		return "a temporary file was left behind";
	if (run->lost_older)
		return "the older report is lost";
	status = WEXITSTATUS(run->status);
	if (status == expected && is_same(&run->out, &base->out) &&
	    is_same(&run->report, &base->report)) {
		if (expected == 0 || base->err.size == 0 ||
		    is_part(&base->err, &run->err) || is_mute(point) ||
		    names_error(point, err))
			return NULL;
		return "the error was lost";
	}
	if (status != INCOMPLETE && status != INPUT)
		return "neither the right result nor a status that says so";
	if (!names_error(point, err) && !is_mute(point) && !run->report.data)
		return "no error that names the cause";
	if (status == INPUT && (run->report.data || !names_error(point, err)) &&
	    !is_mute(point))
		return "status 2 for what is no input error";
	if (command->is_on_stdout && run->report.data &&
	    run->report.size < base->report.size &&
	    memcmp(run->report.data, base->report.data, run->report.size) == 0)
		return NULL; /* what was written cannot be taken back */
	if (run->report.data && !is_same(&run->report, &base->report))
		return judge_report(point, text_of(&base->report),
				    text_of(&run->report));
	if (run->report.data && !names_error(point, err) && !is_mute(point))
		return "status 4 without a named error";
	if (!command->writes_report && !is_part(&run->out, &base->out))
		return "another answer";
	return NULL;
}
