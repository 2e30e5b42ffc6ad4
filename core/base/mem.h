/* An arena: what lives as long as one assessment, freed at once. */
#ifndef HENG_BASE_MEM_H
#define HENG_BASE_MEM_H

#include <stddef.h>
#include <stdint.h>

typedef struct heng_arena_block heng_arena_block;

/* Zero-initialised is valid and empty. */
typedef struct heng_arena {
	heng_arena_block *block; /* newest */
	size_t used;		 /* bytes used of the newest block */
	size_t total;		 /* bytes of all blocks */
} heng_arena;

/* Zeroed memory aligned for any object, or NULL. size 0 gives a pointer. */
void *heng_arena_alloc(heng_arena *arena, size_t size);

/* A NUL-terminated copy of `size` bytes, or NULL. */
char *heng_arena_copy(heng_arena *arena, const char *text, size_t size);
char *heng_arena_strdup(heng_arena *arena, const char *text);
char *heng_arena_printf(heng_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Empties it but keeps the largest block for the next use. */
void heng_arena_reset(heng_arena *arena);
void heng_arena_fini(heng_arena *arena);

/*
 * Makes room for one more element in a malloc-ed array that has `count` of
 * `*capacity` elements of `size` bytes. Returns the array, moved perhaps, or
 * NULL and leaves the old one valid.
 */
void *heng_array_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif
