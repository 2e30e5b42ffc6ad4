/* A route: names with arrows between them. */
#include "plugins/data-flow/route.h"

#include <stdio.h>
#include <string.h>

static const char ellipsis[] = "…";

/* The bytes of a character that a line may not hold, or 0: it controls a
 * terminal, ends the line or turns the direction of writing. */
static size_t unfit(const unsigned char *at)
{
	if (at[0] < 0x20 || at[0] == 0x7f)
		return 1;
	if (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0)
		return 2;
	if (at[0] == 0xd8 && at[1] == 0x9c)
		return 2;
	if (at[0] == 0xe2 && at[1] == 0x80 &&
	    (at[2] == 0x8e || at[2] == 0x8f ||
	     (at[2] >= 0xa8 && at[2] <= 0xae)))
		return 3;
	if (at[0] == 0xe2 && at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9)
		return 3;
	return at[0] == 0xef && at[1] == 0xbb && at[2] == 0xbf ? 3 : 0;
}

static size_t character(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

void route_name(char out[ROUTE_NAME_MAX + 1], const char *name)
{
	const size_t room = ROUTE_NAME_MAX - (sizeof(ellipsis) - 1);
	size_t size = strlen(name), n = 0;

	while (*name) {
		size_t bad = unfit((const unsigned char *)name);
		size_t more = bad ? bad : character((unsigned char)*name);

		if (n + more > room && size > room) {
			memcpy(out + n, ellipsis, sizeof(ellipsis) - 1);
			n += sizeof(ellipsis) - 1;
			break;
		}
		memcpy(out + n, bad ? "?" : name, bad ? 1 : more);
		n += bad ? 1 : more;
		name += more;
	}
	out[n] = '\0';
}

static void append(char out[ROUTE_MAX], const char *text)
{
	size_t n = strlen(out);

	snprintf(out + n, ROUTE_MAX - n, "%s", text);
}

void route_tell(route_text *out, const reading *r, const graph_path *path,
		const char *item, const char *arrow)
{
	char name[ROUTE_NAME_MAX + 1];
	size_t i;

	route_name(name, item);
	strcpy(out->zh, name);
	strcpy(out->en, name);
	for (i = 0; i < path->n; i++) {
		uint32_t node = path->steps[i].node;
		const char *called = r->parties.list[node].name;

		append(out->zh, arrow);
		append(out->en, arrow);
		if (path->left_out && i == path->n - 1) {
			char gap[64];

			snprintf(gap, sizeof(gap), "（略 %zu 步）%s",
				 path->left_out, arrow);
			append(out->zh, gap);
			snprintf(gap, sizeof(gap), "(%zu more)%s",
				 path->left_out, arrow);
			append(out->en, gap);
		}
		if (called)
			route_name(name, called);
		append(out->zh, called		  ? name
				: node == r->lead ? "申报机构"
						  : "未写明的机构");
		append(out->en, called		  ? name
				: node == r->lead ? "the applicant"
						  : "a party not named");
	}
}
