/* The shim's allocator: memory that runs out where the plan says so. */
#include "tests/fault/shim.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/*
 * On to the C library, or to a sanitizer's run-time where there is one;
 * without dlsym(), which may itself allocate.
 */
#define WEAK __attribute__((weak))

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern WEAK void *__interceptor_malloc(size_t);
extern WEAK void *__interceptor_calloc(size_t, size_t);
extern WEAK void *__interceptor_realloc(void *, size_t);
extern WEAK void *__interceptor_memalign(size_t, size_t);

static void *take(size_t size)
{
	return __interceptor_malloc ? __interceptor_malloc(size)
				    : __libc_malloc(size);
}

EXPORT void *malloc(size_t size)
{
	return shim_due(FAULT_alloc) ? NULL : take(size);
}

EXPORT void *calloc(size_t n, size_t size)
{
	if (shim_due(FAULT_alloc))
		return NULL;
	return __interceptor_calloc ? __interceptor_calloc(n, size)
				    : __libc_calloc(n, size);
}

EXPORT void *realloc(void *block, size_t size)
{
	/* To nothing it gives memory back, which cannot fail. */
	if ((!block || size > 0) && shim_due(FAULT_alloc))
		return NULL;
	return __interceptor_realloc ? __interceptor_realloc(block, size)
				     : __libc_realloc(block, size);
}

EXPORT void *reallocarray(void *block, size_t n, size_t size)
{
	size_t all;

	if (__builtin_mul_overflow(n, size, &all)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(block, all);
}

static void *take_aligned(size_t alignment, size_t size)
{
	return __interceptor_memalign ? __interceptor_memalign(alignment, size)
				      : __libc_memalign(alignment, size);
}

EXPORT void *aligned_alloc(size_t alignment, size_t size)
{
	return shim_due(FAULT_alloc) ? NULL : take_aligned(alignment, size);
}

EXPORT void *memalign(size_t alignment, size_t size)
{
	return shim_due(FAULT_alloc) ? NULL : take_aligned(alignment, size);
}

EXPORT int posix_memalign(void **out, size_t alignment, size_t size)
{
	void *block =
	    shim_due(FAULT_alloc) ? NULL : take_aligned(alignment, size);

	if (!block)
		return ENOMEM;
	*out = block;
	return 0;
}

/* Sanitizers have their own, which would not come here. */
EXPORT char *strndup(const char *text, size_t max)
{
	size_t size = strnlen(text, max);
	char *copy = malloc(size + 1);

	if (copy) {
		memcpy(copy, text, size);
		copy[size] = '\0';
	}
	return copy;
}

EXPORT char *strdup(const char *text)
{
	return strndup(text, PTRDIFF_MAX);
}

EXPORT char *__strdup(const char *text);
EXPORT char *__strdup(const char *text)
{
	return strdup(text);
}
