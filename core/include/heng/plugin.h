/*
 * heng/plugin.h - the interface between Heng and its plugins, version 1.0.
 *
 * A plugin is a shared object that exports one function,
 * heng_plugin_descriptor(), and links against nothing of Heng. Its code runs
 * in a process of its own, one call at a time. heng-plugin(3) has an example.
 *
 * How this interface changes: within major version 1 nothing here is removed,
 * reordered or given another meaning. The descriptor, the host table and
 * every struct grow only at their ends, and each starts with its size, so
 * both sides know what the other one has. A plugin is admitted if its major
 * is the host's and the minor it needs is not above the host's.
 *
 * Strings are UTF-8 and NUL-terminated. What the plugin declares has to live
 * until close(). What the host hands out lives until the call returns,
 * unless it says otherwise. Lists are arrays of pointers ended by NULL; a
 * list pointer that is NULL is an empty list.
 */
#ifndef HENG_PLUGIN_H
#define HENG_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HENG_PLUGIN_MAGIC UINT32_C(0x676e6568)
#define HENG_PLUGIN_MAJOR 1
#define HENG_PLUGIN_MINOR 0

/* The lowest minor of the host a plugin can work with. One that uses nothing
 * newer may define it lower before it includes this header. */
#ifndef HENG_PLUGIN_NEEDS_MINOR
#define HENG_PLUGIN_NEEDS_MINOR HENG_PLUGIN_MINOR
#endif

#if defined(__GNUC__)
#define HENG_PLUGIN_EXPORT __attribute__((visibility("default")))
#else
#define HENG_PLUGIN_EXPORT
#endif

/* Frozen: the first bytes of the descriptor and of the host table, in every
 * version there will ever be. */
typedef struct heng_plugin_head {
	uint32_t magic; /* HENG_PLUGIN_MAGIC */
	uint32_t size;	/* bytes of the whole struct */
	uint32_t major;
	uint32_t minor; /* plugin: needs at least; host: offers */
} heng_plugin_head;

/* Initialiser for the head of a plugin's descriptor. */
#define HENG_PLUGIN_HEAD                                                       \
	{                                                                      \
		HENG_PLUGIN_MAGIC, (uint32_t)sizeof(heng_plugin),              \
		    HENG_PLUGIN_MAJOR, HENG_PLUGIN_NEEDS_MINOR                 \
	}

typedef struct heng_host heng_host; /* what the host can do: see below */
typedef struct heng_call heng_call; /* one call; only the host looks inside */
typedef struct heng_path heng_path; /* a compiled path */

/* An element or an attribute of the dossier. 0 is none. */
typedef uint64_t heng_node;

/* The same in Chinese and English. */
typedef struct heng_plugin_text {
	const char *zh;
	const char *en;
} heng_plugin_text;

enum { /* heng_plugin_rule.dimension */
       HENG_PLUGIN_INNOVATION = 1,
       HENG_PLUGIN_SERVICE = 2,
       HENG_PLUGIN_LEGALITY = 3,
       HENG_PLUGIN_DATA_SECURITY = 4,
       HENG_PLUGIN_RISK_CONTROL = 5
};

enum { /* heng_plugin_rule.phases, or-ed */
       HENG_PLUGIN_ADMISSION = 1,
       HENG_PLUGIN_OPERATION = 2,
       HENG_PLUGIN_EXIT = 4
};

enum { /* heng_plugin_rule.severity */
       HENG_PLUGIN_MINOR_RULE = 1,
       HENG_PLUGIN_MAJOR_RULE = 2,
       HENG_PLUGIN_CRITICAL_RULE = 3
};

enum { /* heng_plugin_rule.weight, instead of 1 to 1000 */
       HENG_PLUGIN_WEIGHT_BY_SEVERITY = 0, /* critical 5, major 3, minor 1 */
       HENG_PLUGIN_INFORMATIONAL = -1	   /* reported, in no score; no veto */
};

enum { /* heng_plugin_param.type */
       HENG_PLUGIN_PARAM_INTEGER = 1,
       HENG_PLUGIN_PARAM_MONEY = 2,   /* integer minor units (fen) */
       HENG_PLUGIN_PARAM_PERCENT = 3, /* integer basis points, 0 to 10000 */
       HENG_PLUGIN_PARAM_BOOL = 4,    /* 0 or 1 */
       HENG_PLUGIN_PARAM_TEXT = 5
};

enum { /* what a check reports; of several the largest counts */
       HENG_PLUGIN_NOT_APPLICABLE = 1,
       HENG_PLUGIN_PASS = 2,
       HENG_PLUGIN_PARTIAL = 3,	     /* with a share; of several the lowest */
       HENG_PLUGIN_INSUFFICIENT = 4, /* evidence is missing */
       HENG_PLUGIN_FAIL = 5
};

enum { /* what functions of the host return instead of 0 or a count */
       HENG_PLUGIN_EMEMORY = -1,  /* no memory */
       HENG_PLUGIN_EUSAGE = -2,	  /* a wrong argument, or not in this call */
       HENG_PLUGIN_EVALUE = -3,	  /* the value is not of that type */
       HENG_PLUGIN_EABSENT = -4,  /* there is no such thing */
       HENG_PLUGIN_ELIMIT = -5,	  /* too many or too long */
       HENG_PLUGIN_EREFUSED = -6, /* outside the folder, or no plain file */
       HENG_PLUGIN_EIO = -7	  /* there, but it cannot be read */
};

/* A threshold that a profile or the command line may change. */
typedef struct heng_plugin_param {
	uint32_t size; /* sizeof(heng_plugin_param) */
	int32_t type;
	const char *name; /* [a-z][a-z0-9_]*, at most 32 bytes */
	const char *unit; /* "days"; NULL: none */
	int64_t min, max; /* inclusive; not looked at for BOOL and TEXT */
	int64_t default_number;
	const char *default_text; /* TEXT only */
} heng_plugin_param;

/*
 * Judges one rule. Reports with host->outcome(), at least once: silence is
 * an error. Returns 0, or a negative number if it could not judge, which
 * makes the rule an error too. The same dossier has to give the same result
 * whatever was judged before.
 */
typedef int heng_plugin_check_fn(const heng_host *host, heng_call *call,
				 void *state);

typedef struct heng_plugin_rule {
	uint32_t size; /* sizeof(heng_plugin_rule) */
	int32_t dimension;
	uint32_t phases;
	int32_t severity;
	int32_t weight; /* 1 to 1000, or a constant above */
	int32_t veto;	/* not 0: its failure is a veto */
	const char *id; /* "LC-03": never changes; at most 32 bytes */
	heng_plugin_text title;
	const char *const *cites; /* "norm#article-key" or "norm" */
	const heng_plugin_param *const *params;
	heng_plugin_text rationale; /* may be NULL, both of them */
	heng_plugin_text remedy;    /* may be NULL, both of them */
	heng_plugin_check_fn *check;
} heng_plugin_rule;

/*
 * Computes one measure. Reports with host->measure(), or with
 * host->missing() what the dossier lacks for it. Returns 0, or a negative
 * number if it failed.
 */
typedef int heng_plugin_compute_fn(const heng_host *host, heng_call *call,
				   void *state);

/* A number that policies may judge as measure("plugin.name"). */
typedef struct heng_plugin_measure {
	uint32_t size;	  /* sizeof(heng_plugin_measure) */
	uint32_t scale;	  /* decimals of the value, 0 to 9 */
	const char *name; /* [a-z][a-z0-9_-]*, at most 48 bytes */
	heng_plugin_text title;
	const char *unit; /* "item", "byte", "%"; NULL: none */
	heng_plugin_compute_fn *compute;
} heng_plugin_measure;

/* What a plugin is. */
typedef struct heng_plugin {
	heng_plugin_head head; /* HENG_PLUGIN_HEAD */
	const char *id;	       /* [a-z][a-z0-9-]*, at most 32 bytes; the
				* name of the file without ".so" */
	const char *version;   /* "1.2": no spaces, at most 32 bytes */
	const heng_plugin_rule *const *rules;	    /* at most 256 */
	const heng_plugin_measure *const *measures; /* at most 256 */
	/*
	 * Called once before anything else, if not NULL; what it leaves in
	 * *state goes to every later call. Paths are compiled here. Returns
	 * 0, or a negative number: then the plugin is refused, and has to
	 * have released what it took.
	 */
	int (*open)(const heng_host *host, heng_call *call, void **state);
	/* Called at the end after a successful open, if not NULL. */
	void (*close)(void *state);
} heng_plugin;

/* The one function a plugin exports. NULL: not here, for some reason. */
HENG_PLUGIN_EXPORT const heng_plugin *heng_plugin_descriptor(void);

/*
 * The host table. `call` is the one the function was called with. A function
 * beyond head.size or head.minor is not there; up to the plugin's own
 * HENG_PLUGIN_NEEDS_MINOR all are.
 *
 * Every value that is looked at, and every one that is looked for and not
 * there, goes into the report as what the result rests on.
 */
struct heng_host {
	heng_plugin_head head;

	/* ---- 1.0 ---- */

	/*
	 * Compiles a path as policies write them ("org[@role='lead']/uscc",
	 * "app/@type", "//attachment"). In open() only; lives until close().
	 * A path that no dossier can match is EVALUE.
	 */
	int (*path)(heng_call *call, const char *text, const heng_path **out);

	/* The dossier's root element. */
	heng_node (*root)(heng_call *call);

	/* The first match below `node` in document order, or 0. */
	heng_node (*first)(heng_call *call, heng_node node,
			   const heng_path *path);

	/* All matches in document order; *out lives until the call returns.
	 * Returns how many, or a negative number. */
	int32_t (*all)(heng_call *call, heng_node node, const heng_path *path,
		       const heng_node **out);

	/* The element's or attribute's name. */
	const char *(*name)(heng_call *call, heng_node node);

	/* Text of an element or value of an attribute as it stands in the
	 * dossier; *size (NULL: not wanted) is in bytes. */
	const char *(*value)(heng_call *call, heng_node node, size_t *size);

	/* The same without white space at its ends, and with one space for
	 * each run of white space inside: for identifiers and tokens. */
	const char *(*token)(heng_call *call, heng_node node, size_t *size);

	/* The value as a number; EVALUE if it is none. */
	int (*integer)(heng_call *call, heng_node node, int64_t *out);

	/* Minor units, and the currency that stands beside the amount ("CNY"
	 * where none does; NULL: not wanted). */
	int (*money)(heng_call *call, heng_node node, int64_t *minor,
		     const char **currency);

	/* Days since 1970-01-01, of an ISO date that exists. */
	int (*date)(heng_call *call, heng_node node, int32_t *days);

	/* The line in the dossier where it begins, from 1. */
	uint32_t (*line)(heng_call *call, heng_node node);

	/* The day the assessment is about: the only today there is. */
	int32_t (*as_of)(heng_call *call);

	/* Another number for each dossier of one host: a key under which a
	 * plugin can keep in its state what several measures share. */
	uint64_t (*dossier)(heng_call *call);

	/* The rule's parameter by name; EABSENT if it has none, EVALUE if it
	 * is of the other kind. */
	int (*param_number)(heng_call *call, const char *name, int64_t *out);
	int (*param_text)(heng_call *call, const char *name, const char **out);

	/*
	 * Opens the file of attachment[@id = id] for reading; the plugin
	 * closes the descriptor. EABSENT: no such attachment, it names no
	 * file, or there is no such file. EREFUSED: it leads out of the
	 * dossier's folder, through a symbolic link, or is no regular file.
	 * EIO: not readable. EUSAGE: the dossier came without a folder.
	 */
	int (*attachment_open)(heng_call *call, const char *id);

	/* What a negative number means, for a finding. Never NULL. */
	const heng_plugin_text *(*reason)(int code);

	/* Reports an outcome; `share`, of PARTIAL only, is 1 to 9999 basis
	 * points. Rules only. */
	int (*outcome)(heng_call *call, int32_t outcome, int32_t share);

	/* Adds a statement about `node` (0: about no place), in both
	 * languages, one line of at most 4096 bytes each. Rules only. */
	int (*finding)(heng_call *call, heng_node node, const char *zh,
		       const char *en);

	/* Says that what `path` names below `node` is missing: it goes to
	 * the list of what the applicant is asked to complete. */
	int (*missing)(heng_call *call, heng_node node, const heng_path *path);

	/* Sets the measure: value / 10^scale. Measures only. */
	int (*measure)(heng_call *call, int64_t value);

	/* Adds a word to what stands beside a measure in the report, such as
	 * the id of an attachment that it counts. Measures only. */
	int (*note)(heng_call *call, const char *word);
};

#ifdef __cplusplus
}
#endif

#endif
