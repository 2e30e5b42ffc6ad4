/* Cells: untrusted text on a terminal, at a known width. */
#include "reports/cells.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "core/base/fixed.h"
#include "core/base/utf8.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* One character as it is shown. */
typedef struct glyph {
	const char *bytes;
	size_t size;  /* to put */
	size_t taken; /* of the text */
	unsigned width;
	bool breaks; /* a line may end after it */
} glyph;

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static bool is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
	       point == 0x2028 || point == 0x2029;
}

/* Unicode's bidirectional controls, which can make a line lie. */
static bool is_bidi(uint32_t point)
{
	return point == 0x061c || point == 0x200e || point == 0x200f ||
	       (point >= 0x202a && point <= 0x202e) ||
	       (point >= 0x2066 && point <= 0x2069);
}

static glyph glyph_at(const char *text, const char *end)
{
	uint32_t point = 0;
	size_t size = heng_utf8_decode(text, (size_t)(end - text), &point);
	glyph out = {text, size, size, 0, false};

	if (!size || is_bidi(point)) {
		out.bytes = REPLACEMENT;
		out.size = sizeof(REPLACEMENT) - 1;
		out.taken = size ? size : 1;
		out.width = 1;
		return out;
	}
	if (is_control(point)) {
		out.bytes = " ";
		out.size = 1;
		point = ' ';
	}
	out.width = heng_utf8_point_width(point);
	out.breaks = point == ' ' || point == '/' || out.width == 2;
	return out;
}

size_t heng_cells_width(const char *text)
{
	size_t width = 0;
	const char *end;

	text = or_empty(text);
	end = text + strlen(text);
	while (text < end) {
		glyph next = glyph_at(text, end);

		width += next.width;
		text += next.taken;
	}
	return width;
}

size_t heng_cells_put(heng_buf *out, const char *text)
{
	return heng_cells_put_cut(out, text, SIZE_MAX);
}

size_t heng_cells_put_cut(heng_buf *out, const char *text, size_t cells)
{
	bool is_whole = cells == SIZE_MAX || heng_cells_width(text) <= cells;
	size_t room = is_whole ? cells : cells - (cells > 0);
	size_t width = 0;
	const char *end;

	text = or_empty(text);
	end = text + strlen(text);
	while (text < end) {
		glyph next = glyph_at(text, end);

		if (next.width > room - width)
			break;
		heng_buf_put(out, next.bytes, next.size);
		width += next.width;
		text += next.taken;
	}
	if (is_whole || cells == 0)
		return width;
	heng_buf_puts(out, "…");
	return width + 1;
}

void heng_cells_put_spaces(heng_buf *out, size_t cells)
{
	while (cells-- > 0)
		heng_buf_putc(out, ' ');
}

void heng_cells_put_padded(heng_buf *out, const char *text, size_t cells)
{
	size_t width = heng_cells_put(out, text);

	if (width < cells)
		heng_cells_put_spaces(out, cells - width);
}

void heng_cells_put_right(heng_buf *out, const char *text, size_t cells)
{
	size_t width = heng_cells_width(text);

	if (width < cells)
		heng_cells_put_spaces(out, cells - width);
	heng_cells_put(out, text);
}

/* Where the next line must begin: the last break that leaves it short enough,
 * or wherever it is full if there is none. */
static const char *line_end(const char *text, const char *end, size_t room)
{
	const char *at = text, *last = NULL;
	size_t width = 0;

	while (at < end) {
		glyph next = glyph_at(at, end);

		if (width + next.width > room && at > text)
			return last && last > text ? last : at;
		/* Chinese may be broken before as well as after. */
		if (next.width == 2 && at > text)
			last = at;
		width += next.width;
		at += next.taken;
		if (next.breaks)
			last = at;
	}
	return end;
}

/* Closing punctuation must not begin a line; it hangs over instead. */
static const char *keep_punctuation(const char *at, const char *end)
{
	static const char *const closing[] = {"，", "。", "；", "：", "、",
					      "）", "》", "”",	"！", "？"};

	for (size_t i = 0; i < sizeof(closing) / sizeof(*closing); i++) {
		size_t size = strlen(closing[i]);

		if ((size_t)(end - at) >= size && !memcmp(at, closing[i], size))
			return at + size;
	}
	return at;
}

void heng_cells_put_wrapped(heng_buf *out, const char *text, size_t used,
			    size_t indent, size_t cells)
{
	const char *end;

	text = or_empty(text);
	end = text + strlen(text);
	while (text < end) {
		size_t room = cells > used ? cells - used : 1;
		const char *stop = end, *shown;

		if (cells) {
			/* Two cells of margin take what hangs over. */
			if (heng_cells_width(text) > room)
				stop = line_end(text, end,
						room > 2 ? room - 2 : 1);
			stop = keep_punctuation(stop, end);
		}
		for (shown = stop; stop < end && shown > text; shown--)
			if (shown[-1] != ' ')
				break;
		while (text < shown) {
			glyph next = glyph_at(text, end);

			heng_buf_put(out, next.bytes, next.size);
			text += next.taken;
		}
		text = stop;
		while (text < end && *text == ' ')
			text++;
		if (text < end) {
			heng_buf_putc(out, '\n');
			heng_cells_put_spaces(out, indent);
			used = indent;
		}
	}
}

void heng_flow_next(heng_flow *flow, const char *separator, size_t cells)
{
	size_t gap = heng_cells_width(separator);

	if (!flow->is_begun) {
		flow->used += cells;
	} else if (flow->columns && flow->used + gap + cells > flow->columns) {
		heng_buf_putc(flow->out, '\n');
		heng_cells_put_spaces(flow->out, flow->indent);
		flow->used = flow->indent + cells;
	} else {
		heng_buf_puts(flow->out, separator);
		flow->used += gap + cells;
	}
	flow->is_begun = true;
}

void heng_cells_put_bar(heng_buf *out, int low, int high, size_t cells)
{
	static const char *const eighths[] = {"",  "▏", "▎", "▍",
					      "▌", "▋", "▊", "▉"};
	int64_t full =
	    heng_div_half_even((int64_t)low * (int64_t)cells * 8, HENG_BP);
	int64_t open =
	    heng_div_half_even((int64_t)high * (int64_t)cells, HENG_BP);
	int64_t at = full / 8;

	for (int64_t i = 0; i < full / 8; i++)
		heng_buf_puts(out, "█");
	if (full % 8) {
		heng_buf_puts(out, eighths[full % 8]);
		at++;
	}
	for (; high > low && at < open; at++)
		heng_buf_puts(out, "░");
	for (; at < (int64_t)cells; at++)
		heng_buf_putc(out, ' ');
}
