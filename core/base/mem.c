/* The arena: blocks that grow geometrically and are freed at once. */
#include "core/base/mem.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BLOCK_MIN = 16 * 1024,
	BLOCK_DOUBLED = 256 * 1024, /* from here on blocks grow slower */
	ARRAY_MIN = 8,
	ALIGNMENT = _Alignof(max_align_t),
};

struct heng_arena_block {
	heng_arena_block *next; /* older */
	size_t size;		/* bytes behind this header */
	max_align_t bytes[];
};

static bool add_block(heng_arena *arena, size_t needed)
{
	/*
	 * Twice what there is: the block that a reset keeps then holds what
	 * the whole arena held, after two rounds of the same work.
	 */
	size_t size =
	    arena->total < BLOCK_DOUBLED ? 2 * arena->total : arena->total;
	heng_arena_block *block;

	if (size < BLOCK_MIN)
		size = BLOCK_MIN;
	if (size < needed)
		size = needed;
	if (size > SIZE_MAX - sizeof(*block) || arena->total > SIZE_MAX - size)
		return false;
	block = malloc(sizeof(*block) + size);
	if (!block)
		return false;
	block->next = arena->block;
	block->size = size;
	arena->block = block;
	arena->used = 0;
	arena->total += size;
	return true;
}

static void *take(heng_arena *arena, size_t size)
{
	void *taken;

	if (size > SIZE_MAX / 4)
		return NULL;
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (size == 0)
		size = ALIGNMENT;
	if (!arena->block || arena->block->size - arena->used < size) {
		if (!add_block(arena, size))
			return NULL;
	}
	taken = (char *)arena->block->bytes + arena->used;
	arena->used += size;
	return taken;
}

void *heng_arena_alloc(heng_arena *arena, size_t size)
{
	void *taken = take(arena, size);

	if (taken)
		memset(taken, 0, size);
	return taken;
}

char *heng_arena_copy(heng_arena *arena, const char *text, size_t size)
{
	char *copy = size < SIZE_MAX ? take(arena, size + 1) : NULL;

	if (!copy)
		return NULL;
	if (size > 0)
		memcpy(copy, text, size);
	copy[size] = '\0';
	return copy;
}

char *heng_arena_strdup(heng_arena *arena, const char *text)
{
	return heng_arena_copy(arena, text, strlen(text));
}

char *heng_arena_printf(heng_arena *arena, const char *format, ...)
{
	va_list args;
	char *text = NULL;
	int size;

	va_start(args, format);
	size = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (size >= 0)
		text = take(arena, (size_t)size + 1);
	if (!text)
		return NULL;
	va_start(args, format);
	vsnprintf(text, (size_t)size + 1, format, args);
	va_end(args);
	return text;
}

void heng_arena_reset(heng_arena *arena)
{
	heng_arena_block *block = arena->block;
	heng_arena_block *kept = NULL;

	while (block) {
		heng_arena_block *next = block->next;

		if (!kept || block->size > kept->size) {
			free(kept);
			kept = block;
		} else {
			free(block);
		}
		block = next;
	}
	if (kept)
		kept->next = NULL;
	arena->block = kept;
	arena->used = 0;
	arena->total = kept ? kept->size : 0;
}

void heng_arena_fini(heng_arena *arena)
{
	heng_arena_block *block;

	if (!arena)
		return;
	block = arena->block;
	while (block) {
		heng_arena_block *next = block->next;

		free(block);
		block = next;
	}
	*arena = (heng_arena){0};
}

void *heng_array_grow(void *array, size_t count, size_t *capacity, size_t size)
{
	size_t wanted = *capacity;
	void *moved;

	if (count < *capacity)
		return array;
	if (wanted > SIZE_MAX / 2)
		return NULL;
	wanted = wanted ? 2 * wanted : ARRAY_MIN;
	if (wanted > SIZE_MAX / size)
		return NULL;
	moved = realloc(array, wanted * size);
	if (!moved)
		return NULL;
	*capacity = wanted;
	return moved;
}
