/* Whole lines of an explanation, each in one language. */
#include "core/cli/explain_parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "reports/cells.h"

void heng_page_line(const heng_page *page, const char *format, va_list args)
{
	va_list again;
	char *text;
	int size;

	va_copy(again, args);
	size = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = size < 0 ? NULL : malloc((size_t)size + 1);
	if (!text) {
		page->out->failed = true;
		return;
	}
	(void)vsnprintf(text, (size_t)size + 1, format, args);
	heng_cells_put(page->out, text);
	heng_buf_putc(page->out, '\n');
	free(text);
}

void heng_page_zh(const heng_page *page, const char *format, ...)
{
	va_list args;

	if (!(page->lang & HENG_ZH))
		return;
	va_start(args, format);
	heng_page_line(page, format, args);
	va_end(args);
}

void heng_page_en(const heng_page *page, const char *format, ...)
{
	va_list args;

	if (!(page->lang & HENG_EN))
		return;
	va_start(args, format);
	heng_page_line(page, format, args);
	va_end(args);
}
