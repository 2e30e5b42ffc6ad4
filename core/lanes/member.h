/* Member: one lane's process as its supervisor sees it. */
#ifndef HENG_LANES_MEMBER_H
#define HENG_LANES_MEMBER_H

#include <stdbool.h>
#include <sys/types.h>

#include "core/lanes/fall.h"
#include "core/lanes/link.h"

/* A dossier that is being assessed, over all tries. */
typedef struct heng_task {
	size_t index;
	int fd;	    /* of the dossier */
	int folder; /* beneath which its evidence lies; -1: none */
	heng_known *known;
	size_t n_known, cap_known;
	unsigned tries;
	bool crashed;  /* once, without a retry since */
	int64_t began; /* wall clock; 0: not yet */
	int64_t cpu;   /* ns used in earlier tries */
	struct heng_task *next;
} heng_task;

typedef enum heng_member_state {
	HENG_MEMBER_OFF,
	HENG_MEMBER_LOADING,
	HENG_MEMBER_IDLE,
	HENG_MEMBER_BUSY,
	HENG_MEMBER_LEAVING, /* was told to end */
} heng_member_state;

typedef struct heng_member {
	heng_member_state state;
	pid_t pid;
	int pidfd;
	heng_channel channel;
	heng_progress *progress;
	heng_task *task;
	char **files; /* of which it may start hosts: named while it loaded */
	size_t n_files, cap_files;
	pid_t *hosts; /* children of the supervisor that work for this lane */
	size_t n_hosts, cap_hosts;
	/* The step it was last seen on, and since when. */
	uint64_t serial;
	int64_t since_wall, since_cpu; /* ns */
	int64_t task_cpu;	       /* its clock when the task began */
	unsigned failed_starts;	       /* one after the other */
	heng_buf said;		       /* while it loaded, as others before */
	heng_fall fall;
} heng_member;

/* What a lane's process does from its first instruction to its last. Returns
 * the status it ends with. */
typedef int heng_lane_fn(heng_link *link, void *userdata);

/* Forks the process. HENG_EIO, HENG_ENOMEM. `signals`: the mask it starts
 * with (a sigset_t). */
heng_rc heng_member_start(heng_member *member, const heng_limits *limits,
			  unsigned off, const void *signals, heng_lane_fn *work,
			  void *userdata, heng_error *error);

/* Gives it a task that is then its own until it is taken away. */
bool heng_member_give(heng_member *member, heng_task *task);

/* Tells it to end. */
void heng_member_dismiss(heng_member *member);

/* Looks at the clocks. True: it reached a limit; `fall` says which. */
bool heng_member_is_late(heng_member *member, const heng_limits *limits);

/* Does not count so many nanoseconds in which nobody could look. */
void heng_member_forgive(heng_member *member, int64_t ns);

/* Whether the process ends of itself, now or in a moment. */
bool heng_member_has_ended(const heng_member *member);

/* Kills it with all its hosts, if it still lives, and collects it; `fall`
 * says how it ended. Its task is left in place. */
void heng_member_end(heng_member *member);

/* The same, and gives back what it held. */
void heng_member_fini(heng_member *member);

/* Answers what a lane asks for on the way: hosts, files. False: what it
 * says makes no sense. */
bool heng_member_serve(heng_member *member, const heng_message *message,
		       const heng_native *native);

#endif
