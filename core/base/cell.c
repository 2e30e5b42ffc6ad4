/* Cells of a CSV table: text that no spreadsheet takes for a formula. */
#include "core/base/cell.h"

#include "core/base/utf8.h"

bool heng_cell_begins_formula(uint32_t point)
{
	return point == '=' || point == '+' || point == '-' || point == '@' ||
	       point == 0xff1d || point == 0xff0b || point == 0xff0d ||
	       point == 0xff20 || point == 0x2212;
}

/* What a spreadsheet may leave out in front of one. */
static bool is_blank(uint32_t point)
{
	return point == ' ' || point == 0xa0 || point == 0x3000 ||
	       point == 0xfeff;
}

/* Behind what a cell may begin, in whichever of its separators a spreadsheet
 * may have been told to believe. */
static bool may_begin(uint32_t point)
{
	return point == ',' || point == ';' || point == '\n' || point == '"' ||
	       point == '|' || point == '\t' || point == '\r';
}

void heng_cell_put_inside(heng_buf *out, const char *text)
{
	size_t size = strlen(text), n;
	bool first = true;

	for (; size > 0; text += n, size -= n) {
		uint32_t point;

		n = heng_utf8_decode(text, size, &point);
		if (n == 0)
			n = 1, point = '?';
		if (first && heng_cell_begins_formula(point))
			heng_buf_putc(out, '\'');
		first = may_begin(point) || (first && is_blank(point));
		if (point == '\r' || point == '\t')
			point = ' ';
		if (point == '"')
			heng_buf_puts(out, "\"\"");
		else if (n == 1)
			heng_buf_putc(out, (char)point);
		else
			heng_buf_put(out, text, n);
	}
}
