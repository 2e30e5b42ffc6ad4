/* The plan: which call of which process fails, as shim and sweep share it. */
#ifndef TESTS_FAULT_PLAN_H
#define TESTS_FAULT_PLAN_H

#include <stdatomic.h>
#include <stdint.h>

/*
 * HENG_FAULT is PROCESS:KIND:NUMBER:MODE:ERROR. PROCESS is 0 for the first
 * and counts forks from there, NUMBER counts the calls of that kind in that
 * process from 1, MODE is "once" or "ever" (that one and all after it),
 * ERROR a name such as ENOSPC, "short" for half of what was asked, or "none"
 * to count only. HENG_FAULT_COUNTS names a file of sizeof(fault_page) bytes
 * in which calls are counted and the fault that happened is described.
 */
#define FAULT_KINDS                                                            \
	X(alloc)                                                               \
	X(mmap)                                                                \
	X(open)                                                                \
	X(create)                                                              \
	X(read)                                                                \
	X(write)                                                               \
	X(fsync)                                                               \
	X(close)                                                               \
	X(rename)                                                              \
	X(unlink)                                                              \
	X(truncate)                                                            \
	X(stat)                                                                \
	X(mkdir)                                                               \
	X(memfd)                                                               \
	X(socketpair)                                                          \
	X(pipe)                                                                \
	X(fork)                                                                \
	X(send)                                                                \
	X(receive)                                                             \
	X(poll)                                                                \
	X(dup)                                                                 \
	X(wait)                                                                \
	X(readdir)                                                             \
	X(confine)                                                             \
	X(signal)                                                              \
	X(syscall)

typedef enum fault_kind {
#define X(name) FAULT_##name,
	FAULT_KINDS
#undef X
	    FAULT_KINDS_COUNT
} fault_kind;

enum {
	FAULT_PROCESSES_MAX = 64, /* further ones never fail */
	FAULT_FRAMES_MAX = 24,
	FAULT_FRAME_MAX = 120,
};

typedef struct fault_page {
	_Atomic uint32_t processes; /* forked so far */
	_Atomic uint32_t hits;
	_Atomic uint32_t count[FAULT_PROCESSES_MAX][FAULT_KINDS_COUNT];
	char frames[FAULT_FRAMES_MAX][FAULT_FRAME_MAX]; /* of the first hit */
} fault_page;

#endif
