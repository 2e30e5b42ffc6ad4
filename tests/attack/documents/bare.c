/* The bare run: what a document does to a program that just uses libxml2. */
#include "tests/attack/documents/bare.h"

#include <fcntl.h>
#include <libxml/nanohttp.h>
#include <libxml/parser.h>
#include <libxml/uri.h>
#include <libxml/xinclude.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char document[] = "document.xml";

static const struct {
	const char *name;
	unsigned flag;
	int option;
} flags_known[] = {
    {"noent", BARE_NOENT, XML_PARSE_NOENT},
    {"dtdload", BARE_DTDLOAD, XML_PARSE_DTDLOAD},
    {"xinclude", BARE_XINCLUDE, XML_PARSE_XINCLUDE},
    {"huge", BARE_HUGE, XML_PARSE_HUGE},
    {"recover", BARE_RECOVER, XML_PARSE_RECOVER},
    {"schema", BARE_SCHEMA, 0},
    {"stylesheet", BARE_STYLESHEET, 0},
    {"href", BARE_HREF, 0},
    {"walk", BARE_WALK, 0},
    {"print", BARE_PRINT, 0},
};
enum { FLAGS = sizeof(flags_known) / sizeof(*flags_known) };

unsigned bare_flag_find(const char *name)
{
	for (size_t i = 0; i < FLAGS; i++) {
		if (strcmp(flags_known[i].name, name) == 0)
			return flags_known[i].flag;
	}
	return 0;
}

/* As everybody writes it: a call for each level. */
static size_t walk(const xmlNode *node, bool prints)
{
	size_t n = 0;

	for (; node; node = node->next) {
		n++;
		if (prints && node->content)
			printf("%s\n", (const char *)node->content);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		for (const xmlAttr *a = node->properties; a; a = a->next)
			n += walk(a->children, prints);
		n += walk(node->children, prints);
	}
	return n;
}

/* A name as it stands, a file: URL, or an escaped one. */
static void read_file(const char *name)
{
	char bytes[4096];
	ssize_t got;
	int fd;

	fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	do
		got = read(fd, bytes, sizeof(bytes));
	while (got > 0);
	close(fd);
}

static void follow(const char *href)
{
	char *plain = xmlURIUnescapeString(href, 0, NULL);

	if (strncmp(href, "http://", 7) == 0)
		(void)xmlNanoHTTPFetch(href, "fetched", NULL);
	else if (strncmp(href, "file://", 7) == 0)
		read_file(href + 7);
	else
		read_file(href);
	if (plain && strcmp(plain, href) != 0)
		read_file(plain);
	xmlFree(plain);
}

static void follow_all(xmlNode *node)
{
	for (; node; node = node->next) {
		xmlChar *href = xmlGetProp(node, (const xmlChar *)"href");

		if (href)
			follow((const char *)href);
		xmlFree(href);
		if (node->type == XML_ELEMENT_NODE)
			follow_all(node->children);
	}
}

static void load_stylesheets(const xmlNode *node)
{
	for (; node; node = node->next) {
		char *at;

		if (node->type != XML_PI_NODE ||
		    strcmp((const char *)node->name, "xml-stylesheet") != 0)
			continue;
		at = strstr((char *)node->content, "href=\"");
		if (!at)
			continue;
		at += 6;
		at[strcspn(at, "\"")] = '\0';
		xmlFreeDoc(xmlReadFile(at, NULL, 0));
	}
}

static void validate(xmlDoc *doc)
{
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(NULL);

	(void)xmlSchemaValidateDoc(context, doc);
	xmlSchemaFreeValidCtxt(context);
}

static int options_of(unsigned flags)
{
	int options = 0;

	for (size_t i = 0; i < FLAGS; i++) {
		if (flags & flags_known[i].flag)
			options |= flags_known[i].option;
	}
	return options;
}

static int use(xmlDoc *doc, unsigned flags)
{
	if (flags & BARE_XINCLUDE)
		(void)xmlXIncludeProcessFlags(doc, options_of(flags));
	if (flags & BARE_SCHEMA)
		validate(doc);
	if (flags & BARE_STYLESHEET)
		load_stylesheets(doc->children);
	if (flags & BARE_HREF)
		follow_all(xmlDocGetRootElement(doc));
	if (flags & (BARE_WALK | BARE_PRINT))
		(void)walk(doc->children, flags & BARE_PRINT);
	return BARE_ACCEPTS;
}

int bare_run(void *userdata)
{
	unsigned flags = *(const unsigned *)userdata;
	xmlParserCtxt *parser;
	xmlDoc *doc;
	int status;

	parser = xmlNewParserCtxt();
	doc = xmlCtxtReadFile(parser, document, NULL, options_of(flags));
	/* What most programs ask: is there a document? */
	if (parser->errNo == XML_ERR_NO_MEMORY)
		status = BARE_MEMORY;
	else if (!doc)
		status = BARE_REFUSES;
	else if (!parser->wellFormed)
		status = BARE_TRUNCATES;
	else
		status = BARE_ACCEPTS;
	if (doc)
		(void)use(doc, flags);
	fflush(NULL);
	return status;
}
