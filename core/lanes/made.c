/* Made: what a lane made of a dossier, on its way to the supervisor. */
#include "core/lanes/made.h"

#include "core/lanes/channel.h"

enum { STATUS_MAX = 4 /* of commands */ };

void heng_made_put(const heng_made *made, heng_buf *out)
{
	heng_wire_put_u32(out, (uint32_t)made->status);
	heng_wire_put_u32(out, (uint32_t)made->n_reports);
	heng_wire_put_text(out, made->said.data, made->said.size);
	heng_wire_put_text(out, made->summary.data, made->summary.size);
	for (size_t i = 0; i < made->n_reports; i++)
		heng_wire_put_text(out, made->reports[i].data,
				   made->reports[i].size);
}

static bool take_text(heng_cursor *cursor, heng_buf *text)
{
	size_t size;
	const char *at =
	    heng_cursor_text(cursor, HENG_CHANNEL_MESSAGE_MAX, &size);

	text->data = (char *)(uintptr_t)at; /* borrowed */
	text->size = size;
	return at != NULL;
}

bool heng_made_take(heng_cursor *cursor, heng_made *made)
{
	made->status = (int)heng_cursor_u32(cursor);
	made->n_reports = heng_cursor_u32(cursor);
	if (made->n_reports > HENG_MADE_MAX ||
	    !take_text(cursor, &made->said) ||
	    !take_text(cursor, &made->summary))
		return false;
	for (size_t i = 0; i < made->n_reports; i++) {
		if (!take_text(cursor, &made->reports[i]))
			return false;
	}
	return made->status >= 0 && made->status <= STATUS_MAX;
}
