/* Staged group: files that are brought to the disk together, bit by bit. */
#include "core/base/staged_group.h"

heng_rc heng_group_add(heng_group *group, size_t number, const char *path,
		       const void *bytes, size_t size, heng_error *error)
{
	heng_group_item *item;
	heng_rc rc;

	if (group->n == HENG_GROUP_MAX)
		heng_group_settle(group);
	item = &group->items[group->n];
	*item = (heng_group_item){.number = number};
	rc = heng_staged_write(&item->staged, path, bytes, size, error);
	if (rc == HENG_OK)
		group->n++;
	return rc;
}

static void fail(heng_group *group, heng_group_item *item,
		 const heng_error *error)
{
	item->failed = true;
	heng_staged_close(&item->staged);
	group->settled(item->number, error, group->userdata);
}

static void place(heng_group *group, heng_group_item *item)
{
	heng_error error;

	if (heng_staged_place(&item->staged, false, &error) != HENG_OK)
		fail(group, item, &error);
}

/* All are placed; now their names have to last. They share their folder, so
 * one is enough, but a failure concerns each of them. */
static void finish(heng_group *group)
{
	heng_error error;
	heng_rc rc = HENG_EIO;

	for (size_t i = 0; i < group->n; i++) {
		heng_group_item *item = &group->items[i];

		if (item->failed)
			continue;
		if (rc != HENG_OK)
			rc = heng_staged_settle(&item->staged, &error);
		if (rc != HENG_OK) {
			fail(group, item, &error);
			continue;
		}
		heng_staged_close(&item->staged);
		group->settled(item->number, NULL, group->userdata);
	}
	group->n = group->n_placed = 0;
	group->draining = false;
}

bool heng_group_step(heng_group *group, bool now)
{
	group->draining |=
	    group->n >= HENG_GROUP_READY || (now && group->n > 0);
	if (!group->draining)
		return false;
	if (group->n_placed < group->n)
		place(group, &group->items[group->n_placed++]);
	else
		finish(group);
	return group->draining;
}

void heng_group_settle(heng_group *group)
{
	while (heng_group_step(group, true))
		;
}
