/* Made: what a lane made of a dossier, on its way to the supervisor. */
#include "core/lanes/made.h"

#include "core/lanes/channel.h"

enum { STATUS_MAX = 4 /* of commands */ };

void heng_made_put(const heng_made *made, heng_buf *out)
{
	heng_wire_put_u32(out, (uint32_t)made->status);
	heng_wire_put_u32(out, made->has_report);
	heng_wire_put_text(out, made->said.data, made->said.size);
	heng_wire_put_text(out, made->summary.data, made->summary.size);
	heng_wire_put_text(out, made->report.data, made->report.size);
}

bool heng_made_take(heng_cursor *cursor, heng_made *made)
{
	heng_buf *texts[] = {&made->said, &made->summary, &made->report};

	made->status = (int)heng_cursor_u32(cursor);
	made->has_report = heng_cursor_u32(cursor) != 0;
	for (size_t i = 0; i < 3; i++) {
		size_t size;
		const char *text =
		    heng_cursor_text(cursor, HENG_CHANNEL_MESSAGE_MAX, &size);

		if (!text)
			return false;
		texts[i]->data = (char *)(uintptr_t)text; /* borrowed */
		texts[i]->size = size;
	}
	return made->status >= 0 && made->status <= STATUS_MAX;
}
