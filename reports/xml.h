/* XML as it is written: runs of markup and escaped values into a buffer. */
#ifndef HENG_REPORTS_XML_H
#define HENG_REPORTS_XML_H

#include "core/base/buf.h"
#include "core/model/text.h"

/*
 * Values are untrusted bytes. Whatever they are, what is written is
 * well-formed UTF-8: a byte or character that XML 1.0 does not allow becomes
 * U+FFFD. A reader gets every other character back as it was: TAB, LF and CR
 * are character references in attributes, CR in text. NULL is written as "".
 */
void heng_xml_put_attribute_value(heng_buf *out, const char *value);
void heng_xml_put_text(heng_buf *out, const char *text);

/* A string literal of markup. */
#define heng_xml_put(out, literal)                                             \
	heng_buf_put((out), "" literal, sizeof(literal) - 1)

/* ` name="value"` for a token of our own: nothing in it needs escaping. */
#define heng_xml_put_token(out, name, token)                                   \
	do {                                                                   \
		heng_xml_put((out), " " name "=\"");                           \
		heng_buf_puts((out), (token));                                 \
		heng_xml_put((out), "\"");                                     \
	} while (0)

/* ` name="value"` for a value of anybody's. */
#define heng_xml_put_attribute(out, name, value)                               \
	do {                                                                   \
		heng_xml_put((out), " " name "=\"");                           \
		heng_xml_put_attribute_value((out), (value));                  \
		heng_xml_put((out), "\"");                                     \
	} while (0)

#define heng_xml_put_number(out, name, number)                                 \
	do {                                                                   \
		heng_xml_put((out), " " name "=\"");                           \
		heng_buf_put_int((out), (number));                             \
		heng_xml_put((out), "\"");                                     \
	} while (0)

#define heng_xml_put_bool(out, name, value)                                    \
	do {                                                                   \
		if (value)                                                     \
			heng_xml_put((out), " " name "=\"true\"");             \
		else                                                           \
			heng_xml_put((out), " " name "=\"false\"");            \
	} while (0)

/* The two elements of a text in both languages, each on a line of its own
 * that begins with `indent`; nothing for a text that is not there. */
#define heng_xml_put_pair(out, indent, name, text)                             \
	do {                                                                   \
		const heng_text pair_ = (text);                                \
		if (pair_.zh && pair_.en) {                                    \
			heng_xml_put((out),                                    \
				     indent "<" name " xml:lang=\"zh\">");     \
			heng_xml_put_text((out), pair_.zh);                    \
			heng_xml_put((out), "</" name ">\n" indent "<" name    \
					    " xml:lang=\"en\">");              \
			heng_xml_put_text((out), pair_.en);                    \
			heng_xml_put((out), "</" name ">\n");                  \
		}                                                              \
	} while (0)

#endif
