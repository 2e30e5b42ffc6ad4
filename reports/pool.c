/* A pool: all that a foreign library allocates for one job, gone at once. */
#include "reports/pool.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>
#include <libxml/xpath.h>
#include <libxslt/xslt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Few enough for a test that fails each of them, and no page wasted. */
enum { PIECE = 1 << 20, GRAIN = 16, SMALL = 64 * GRAIN };

/* In front of every block and every piece; keeps both aligned. */
typedef union head {
	size_t class;
	union head *next; /* of a piece, or of a block that is free */
	max_align_t align;
} head;

/* The library's allocator takes no argument. */
static heng_pool *current;

/* Sizes in steps of GRAIN up to SMALL, above that powers of two. */
static size_t class_of(size_t size)
{
	size_t class = SMALL / GRAIN, room = SMALL;

	if (size <= SMALL)
		return size == 0 ? 0 : (size - 1) / GRAIN;
	while (room < size) {
		room *= 2;
		class ++;
	}
	return class - 1;
}

static size_t room_of(size_t class)
{
	if (class < SMALL / GRAIN)
		return (class + 1) * GRAIN;
	return (size_t)SMALL << (class - SMALL / GRAIN + 1);
}

static void *fail(bool is_over)
{
	current->is_over = is_over;
	longjmp(current->out, 1);
}

static void add_piece(size_t least)
{
	size_t size = least + sizeof(head);
	head *piece;

	if (size < PIECE)
		size = PIECE;
	if (size > current->max - current->total)
		fail(true);
	piece = malloc(size);
	if (!piece)
		fail(false);
	piece->next = current->pieces;
	current->pieces = piece;
	current->total += size;
	current->next = (char *)(piece + 1);
	current->end = (char *)piece + size;
}

static void *take(size_t size)
{
	head *block;
	size_t class, whole;

	if (size > current->max)
		return fail(true);
	class = class_of(size);
	block = current->free[class];
	current->live++;
	if (block) {
		current->free[class] = block->next;
	} else {
		whole = sizeof(head) + room_of(class);
		if (!current->next ||
		    whole > (size_t)(current->end - current->next))
			add_piece(whole);
		block = (head *)(void *)current->next;
		current->next += whole;
	}
	block->class = class;
	return block + 1;
}

static void give(void *memory)
{
	head *block = memory;
	size_t class;

	if (!block)
		return;
	block--;
	class = block->class;
	block->next = current->free[class];
	current->free[class] = block;
	current->live--;
}

static void *change(void *memory, size_t size)
{
	size_t room;
	void *larger;

	if (!memory)
		return take(size);
	room = room_of(((head *)memory - 1)->class);
	if (size <= room)
		return memory;
	larger = take(size);
	memcpy(larger, memory, room);
	give(memory);
	return larger;
}

static char *copy(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(take(size), text, size);
}

void heng_pool_open(heng_pool *pool, size_t max)
{
	memset(pool, 0, sizeof(*pool));
	pool->max = max;
	/* What stays: made now, by the allocator that stays. */
	xmlInitParser();
	xmlXPathInit();
	xsltInit();
	/* Nor does a processing instruction of the document make libxml2 keep a
	 * table of catalogues that was allocated here. */
	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
	xmlResetLastError();
	current = pool;
	xmlMemSetup(give, take, change, copy);
}

void heng_pool_close(heng_pool *pool)
{
	head *piece = pool->pieces;

	/* Its texts are the pool's. */
	xmlResetLastError();
	xmlMemSetup(free, malloc, realloc, strdup);
	current = NULL;
	while (piece) {
		head *next = piece->next;

		free(piece);
		piece = next;
	}
	pool->pieces = NULL;
	pool->next = pool->end = NULL;
}
