/* The host: the process in which one plugin's code runs. */
#ifndef HENG_NATIVE_HOST_H
#define HENG_NATIVE_HOST_H

#include <stdint.h>
#include <sys/types.h>

#include "core/native/process.h"
#include "core/native/spawn.h"

/* What a host is born with. */
typedef struct heng_host_start {
	const heng_native *native; /* limits and `off` */
	const char *file;	   /* the .so, absolute */
	pid_t parent;		   /* whose end is its end */
	int socket, output;	   /* its ends of both */
	heng_slot *slot;
} heng_host_start;

/*
 * What the forked child does from its first instruction to its last: gives
 * up what it inherited, loads the .so, says over the socket what it declares,
 * and does jobs until it is told to end or the other side is gone.
 */
_Noreturn void heng_host_main(const heng_host_start *start);

/*
 * Everything a host gives up before it loads foreign code: signal handlers,
 * terminal, descriptors but the socket (which moves to HENG_HOST_SOCKET) and
 * the output (which becomes 1 and 2), and what HENG_CONFINE_HOST_LOADING
 * takes. Once the plugin is open, heng_confine(HENG_CONFINE_HOST) follows.
 * Returns 0 or -1.
 */
int heng_host_confine(const heng_host_start *start);

enum {
	HENG_HOST_SOCKET = 3,
};

#endif
