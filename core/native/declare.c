/* Declaring: a plugin's descriptor into the message that tells the lane. */

#include "core/native/declare.h"

#include <stdlib.h>
#include <string.h>

#include "core/native/wire.h"

/* The part that both sides know, the rest zero. */
static bool copy_struct(void *out, size_t size, const void *found)
{
	uint32_t theirs;

	memcpy(&theirs, found, sizeof(theirs));
	if (theirs < sizeof(theirs) || theirs > HENG_STRUCT_MAX)
		return false;
	memset(out, 0, size);
	memcpy(out, found, theirs < size ? theirs : size);
	return true;
}

/* Entries before the NULL; one more than allowed if there are too many. */
static size_t count(const void *const *list)
{
	size_t n = 0;

	while (list && n <= HENG_DECLARED_MAX && list[n])
		n++;
	return n;
}

static heng_refusal copy_rules(heng_declared *declared)
{
	const heng_plugin_rule *const *found = declared->plugin.rules;
	size_t i, n = count((const void *const *)found);

	if (n > HENG_DECLARED_MAX)
		return HENG_REFUSED_LIST;
	declared->rules = calloc(n + 1, sizeof(*declared->rules));
	if (!declared->rules)
		return HENG_REFUSED_MEMORY;
	for (i = 0; i < n; i++)
		if (!copy_struct(&declared->rules[i], sizeof(*declared->rules),
				 found[i]))
			return HENG_REFUSED_STRUCT;
	declared->n_rules = n;
	return HENG_REFUSED_NOTHING;
}

static heng_refusal copy_measures(heng_declared *declared)
{
	const heng_plugin_measure *const *found = declared->plugin.measures;
	size_t i, n = count((const void *const *)found);

	if (n > HENG_DECLARED_MAX)
		return HENG_REFUSED_LIST;
	declared->measures = calloc(n + 1, sizeof(*declared->measures));
	if (!declared->measures)
		return HENG_REFUSED_MEMORY;
	for (i = 0; i < n; i++)
		if (!copy_struct(&declared->measures[i],
				 sizeof(*declared->measures), found[i]))
			return HENG_REFUSED_STRUCT;
	declared->n_measures = n;
	return HENG_REFUSED_NOTHING;
}

heng_refusal heng_declared_init(heng_declared *declared,
				const heng_plugin *found)
{
	heng_plugin_head head;
	heng_refusal refusal;

	*declared = (heng_declared){0};
	if (!found)
		return HENG_REFUSED_NULL;
	memcpy(&head, found, sizeof(head));
	if (head.magic != HENG_PLUGIN_MAGIC || head.size < sizeof(head) ||
	    head.size > HENG_STRUCT_MAX)
		return HENG_REFUSED_HEAD;
	declared->plugin.head = head;
	if (head.major != HENG_PLUGIN_MAJOR)
		return HENG_REFUSED_MAJOR;
	if (head.minor > HENG_PLUGIN_MINOR)
		return HENG_REFUSED_MINOR;
	memcpy(&declared->plugin, found,
	       head.size < sizeof(*found) ? head.size : sizeof(*found));
	refusal = copy_rules(declared);
	return refusal ? refusal : copy_measures(declared);
}

void heng_declared_fini(heng_declared *declared)
{
	free(declared->rules);
	free(declared->measures);
	*declared = (heng_declared){0};
}

bool heng_declared_param(const heng_plugin_param *found, heng_plugin_param *out)
{
	return copy_struct(out, sizeof(*out), found);
}

/* One byte more than allowed is enough for the lane to refuse it. */
static void put_text(heng_buf *body, const char *text)
{
	heng_wire_put_text(body, text ? text : "",
			   text ? strnlen(text, HENG_DECLARED_TEXT_MAX + 1)
				: 0);
}

static void put_texts(heng_buf *body, heng_plugin_text text)
{
	put_text(body, text.zh);
	put_text(body, text.en);
}

static heng_refusal put_params(const heng_plugin_param *const *params,
			       heng_buf *body)
{
	size_t i, n = count((const void *const *)params);

	if (n > HENG_DECLARED_MAX)
		return HENG_REFUSED_LIST;
	heng_wire_put_u32(body, (uint32_t)n);
	for (i = 0; i < n; i++) {
		heng_plugin_param param;

		if (!heng_declared_param(params[i], &param))
			return HENG_REFUSED_STRUCT;
		heng_wire_put_u32(body, (uint32_t)param.type);
		put_text(body, param.name);
		put_text(body, param.unit);
		heng_wire_put_i64(body, param.min);
		heng_wire_put_i64(body, param.max);
		heng_wire_put_i64(body, param.default_number);
		put_text(body, param.default_text);
	}
	return HENG_REFUSED_NOTHING;
}

static heng_refusal put_rule(const heng_plugin_rule *rule, heng_buf *body)
{
	size_t i, n = count((const void *const *)rule->cites);

	if (n > HENG_DECLARED_MAX)
		return HENG_REFUSED_LIST;
	put_text(body, rule->id);
	put_texts(body, rule->title);
	heng_wire_put_u32(body, (uint32_t)rule->dimension);
	heng_wire_put_u32(body, rule->phases);
	heng_wire_put_u32(body, (uint32_t)rule->severity);
	heng_wire_put_u32(body, (uint32_t)rule->weight);
	heng_wire_put_u32(body, rule->veto != 0);
	heng_wire_put_u32(body, rule->check != NULL);
	put_texts(body, rule->rationale);
	put_texts(body, rule->remedy);
	heng_wire_put_u32(body, (uint32_t)n);
	for (i = 0; i < n; i++)
		put_text(body, rule->cites[i]);
	return put_params(rule->params, body);
}

heng_refusal heng_declared_put(const heng_declared *declared, heng_buf *body)
{
	const heng_plugin *plugin = &declared->plugin;
	size_t i;

	heng_wire_put_u32(body, plugin->head.major);
	heng_wire_put_u32(body, plugin->head.minor);
	put_text(body, plugin->id);
	put_text(body, plugin->version);
	heng_wire_put_u32(body, (uint32_t)declared->n_rules);
	for (i = 0; i < declared->n_rules; i++) {
		heng_refusal refusal = put_rule(&declared->rules[i], body);

		if (refusal)
			return refusal;
	}
	heng_wire_put_u32(body, (uint32_t)declared->n_measures);
	for (i = 0; i < declared->n_measures; i++) {
		const heng_plugin_measure *measure = &declared->measures[i];

		put_text(body, measure->name);
		put_texts(body, measure->title);
		put_text(body, measure->unit);
		heng_wire_put_u32(body, measure->scale);
		heng_wire_put_u32(body, measure->compute != NULL);
	}
	if (body->failed)
		return HENG_REFUSED_MEMORY;
	return body->size > HENG_PLUGIN_REPLY_MAX ? HENG_REFUSED_LIST
						  : HENG_REFUSED_NOTHING;
}
