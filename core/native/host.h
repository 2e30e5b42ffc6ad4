/* The host: the process in which one plugin's code runs. */
#ifndef HENG_NATIVE_HOST_H
#define HENG_NATIVE_HOST_H

#include <stdint.h>
#include <sys/types.h>

#include "core/native/process.h"

/*
 * What the forked child does from its first instruction to its last: gives
 * up what it inherited, loads the .so at `file`, says over the socket what
 * it declares, and does jobs until it is told to end or the lane is gone.
 */
_Noreturn void heng_host_main(int socket, heng_slot *slot, const char *file,
			      pid_t lane);

/*
 * Everything a host gives up before it loads foreign code: descriptors but
 * `socket` (which moves to HENG_HOST_SOCKET), terminal, signals, privileges,
 * core dumps, files to write. System calls and the view of the file system
 * are to be confined here too. Returns 0 or -1.
 */
int heng_host_confine(int socket, pid_t lane);

enum {
	HENG_HOST_SOCKET = 3,
	HENG_HOST_FILES_MAX = 256, /* descriptors at once */
};
#define HENG_HOST_MEMORY_MAX ((uint64_t)1 << 30) /* bytes of address space */

#endif
