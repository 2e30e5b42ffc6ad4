/* A reading: a stored report's section as it is read and held to its own. */
#include "core/cli/stored_reading.h"

const char *heng_stored_value(const heng_stored_reading *r, uint32_t node,
			      const char *name)
{
	return heng_stored_attribute(r->image, node, name);
}

heng_rc heng_stored_refuse(const heng_stored_reading *r, uint32_t node,
			   const char *name)
{
	return heng_stored_wrong(r->report, node, name, r->error);
}

void *heng_stored_make(const heng_stored_reading *r, size_t n, size_t size)
{
	return heng_arena_alloc(&r->report->arena, n * size);
}

heng_rc heng_stored_must_be(const heng_stored_reading *r, uint32_t node,
			    const char *name, int64_t is)
{
	int64_t said;

	return heng_stored_number(r->image, node, name, &said) && said == is
		   ? HENG_OK
		   : heng_stored_refuse(r, node, name);
}

heng_rc heng_stored_may_be(const heng_stored_reading *r, uint32_t node,
			   const char *name, int64_t is)
{
	if (is >= 0)
		return heng_stored_must_be(r, node, name, is);
	return heng_stored_value(r, node, name)
		   ? heng_stored_refuse(r, node, name)
		   : HENG_OK;
}

heng_rc heng_stored_must_say(const heng_stored_reading *r, uint32_t node,
			     const char *name, const char *token)
{
	return heng_stored_is_called(r->image, node, name, token)
		   ? HENG_OK
		   : heng_stored_refuse(r, node, name);
}

heng_spot heng_stored_spot(const heng_stored_reading *r, uint32_t node,
			   const char *path, const char *line)
{
	heng_spot spot = {heng_stored_value(r, node, path), 0};
	int64_t number = 0;

	if (heng_stored_number(r->image, node, line, &number) && number > 0 &&
	    number <= UINT32_MAX)
		spot.line = (uint32_t)number;
	return spot;
}
