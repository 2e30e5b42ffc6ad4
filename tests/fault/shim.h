/* The shim: what stands, preloaded, between heng and the C library. */
#ifndef TESTS_FAULT_SHIM_H
#define TESTS_FAULT_SHIM_H

#include <stdbool.h>
#include <stddef.h>

#include "tests/fault/plan.h"

/* What the rest of the program sees; all else stays inside. */
#define EXPORT __attribute__((visibility("default")))

#pragma GCC visibility push(hidden)

/* What a call is to fail with besides an errno. */
enum { SHIM_SHORT = -1, SHIM_NOTHING = 0 };

/* Counts a call. What it is to fail with, errno set, or SHIM_NOTHING. */
int shim_due(fault_kind kind);

/* Puts the next definition of a function behind ours into *pointer. */
void shim_find(void *pointer, const char *name);

/* Before main: looks for all system calls, since that may allocate. */
void shim_calls_init(void);

#pragma GCC visibility pop

#endif
