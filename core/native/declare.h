/* Declaring: a plugin's descriptor into the message that tells the lane. */
#ifndef HENG_NATIVE_DECLARE_H
#define HENG_NATIVE_DECLARE_H

#include <heng/plugin.h>

#include "core/base/buf.h"

/* Why a host could not take the plugin; the first word of a REFUSED. */
typedef enum heng_refusal {
	HENG_REFUSED_NOTHING,
	HENG_REFUSED_LOAD,   /* text: what the loader says */
	HENG_REFUSED_SYMBOL, /* no heng_plugin_descriptor */
	HENG_REFUSED_NULL,   /* it returned NULL */
	HENG_REFUSED_HEAD,   /* magic or size is wrong */
	HENG_REFUSED_MAJOR,  /* a, b: the plugin's version */
	HENG_REFUSED_MINOR,  /* a, b: the plugin's version */
	HENG_REFUSED_LIST,   /* more than HENG_DECLARED_MAX of a kind */
	HENG_REFUSED_STRUCT, /* a size that none can have */
	HENG_REFUSED_OPEN,   /* a: what open() returned; texts: a path */
	HENG_REFUSED_MEMORY,
} heng_refusal;

enum {
	HENG_DECLARED_MAX = 256, /* rules, measures, parameters, cites */
	HENG_STRUCT_MAX = 65536, /* bytes; more is no size of a struct */
	HENG_DECLARED_TEXT_MAX = 4096,
};

/* What was copied out of a descriptor, shorter or longer than ours. */
typedef struct heng_declared {
	heng_plugin plugin;
	heng_plugin_rule *rules;
	size_t n_rules;
	heng_plugin_measure *measures;
	size_t n_measures;
} heng_declared;

/* Checks the head and copies rules and measures. `found` is the plugin's. */
heng_refusal heng_declared_init(heng_declared *declared,
				const heng_plugin *found);
void heng_declared_fini(heng_declared *declared);

/* Copies one parameter of a rule; false: its size is wrong. */
bool heng_declared_param(const heng_plugin_param *found,
			 heng_plugin_param *out);

/* Puts the body of a HELLO. */
heng_refusal heng_declared_put(const heng_declared *declared, heng_buf *body);

#endif
