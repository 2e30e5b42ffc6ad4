/* Sniffing: what a file is that is plainly no XML text, by its first bytes. */
#include <string.h>

#include "core/base/utf8.h"
#include "core/read/prescan.h"

static bool begins(const char *text, size_t size, const char *with,
		   size_t with_size)
{
	return size >= with_size && memcmp(text, with, with_size) == 0;
}

static heng_rc fail_kind(const char *name, const char *zh, const char *en,
			 heng_error *error)
{
	heng_fail(error, HENG_EINPUT, "H1002", "%s%.0s", "%.0s%s", zh, en);
	heng_error_at(error, name, 0, 0, 1);
	heng_error_hint(error, "请给出 UTF-8 编码的 XML 文件",
			"give an XML file in UTF-8");
	return HENG_EINPUT;
}

static heng_rc fail_wide(const char *name, heng_error *error)
{
	heng_fail(error, HENG_EINPUT, "H1003",
		  "这个文件是 UTF-16 或 UTF-32 编码，只接受 UTF-8",
		  "this file is in UTF-16 or UTF-32; only UTF-8 is accepted");
	heng_error_at(error, name, 0, 0, 1);
	heng_error_hint(error,
			"在编辑器中另存为 UTF-8，或：iconv -f UTF-16 -t UTF-8",
			"save it as UTF-8, or: iconv -f UTF-16 -t UTF-8");
	return HENG_EINPUT;
}

static bool is_wide(const char *text, size_t size)
{
	return begins(text, size, "\xff\xfe", 2) ||
	       begins(text, size, "\xfe\xff", 2) ||
	       begins(text, size, "\0\0\xfe\xff", 4) ||
	       begins(text, size, "<\0", 2) || begins(text, size, "\0<", 2) ||
	       begins(text, size, "\0\0\0<", 4);
}

heng_rc heng_sniff(const char *name, const char *text, size_t size,
		   heng_error *error)
{
	size_t i = 0;

	if (is_wide(text, size))
		return fail_wide(name, error);
	if (begins(text, size, "\x1f\x8b", 2)) {
		heng_fail(error, HENG_EINPUT, "H1004",
			  "这个文件是 gzip 压缩的，不读取压缩文件",
			  "this file is compressed by gzip; compressed files "
			  "are not read");
		heng_error_at(error, name, 0, 0, 1);
		heng_error_hint(error, "先解压：gunzip", "unpack it: gunzip");
		return HENG_EINPUT;
	}
	if (begins(text, size, "PK\3\4", 4))
		return fail_kind(name,
				 "这是 zip 或 Office 文件（如 docx、xlsx），"
				 "不是 XML",
				 "this is a zip or Office file (such as docx "
				 "or xlsx), not XML",
				 error);
	if (begins(text, size, "\xd0\xcf\x11\xe0", 4))
		return fail_kind(name, "这是旧版 Office 文件，不是 XML",
				 "this is an old Office file, not XML", error);
	if (begins(text, size, "%PDF", 4))
		return fail_kind(name, "这是 PDF 文件，不是 XML",
				 "this is a PDF file, not XML", error);
	if (begins(text, size, "\xef\xbb\xbf", 3))
		i = 3;
	while (i < size && (text[i] == ' ' || text[i] == '\t' ||
			    text[i] == '\r' || text[i] == '\n'))
		i++;
	if (i == size) {
		heng_fail(error, HENG_EINPUT, "H1001", "这个文件是空的",
			  "this file is empty");
		heng_error_at(error, name, 0, 0, 1);
		heng_error_hint(error,
				"检查文件是否保存或下载完整",
				"check that it was saved or downloaded whole");
		return HENG_EINPUT;
	}
	if (text[i] == '<')
		return HENG_OK;
	if (text[i] == '{' || text[i] == '[')
		return fail_kind(name, "这个文件看来是 JSON，不是 XML",
				 "this file looks like JSON, not XML", error);
	return fail_kind(name, "这个文件不是 XML：它不以 < 开头",
			 "this file is no XML: it does not begin with <",
			 error);
}

const char *heng_quote(const char *text, size_t size, char out[HENG_QUOTE_SIZE])
{
	size_t shown, i;

	/* Only as much as is shown needs to be looked at, or be UTF-8. */
	shown = size < HENG_QUOTE_SIZE ? size : HENG_QUOTE_SIZE;
	shown = heng_utf8_valid(text, shown);
	shown = heng_utf8_prefix(text, shown, 64);
	memcpy(out, text, shown);
	for (i = 0; i < shown; i++)
		if ((unsigned char)out[i] < 0x20)
			out[i] = ' ';
	memcpy(out + shown, shown < size ? "…" : "", shown < size ? 4 : 1);
	return out;
}
