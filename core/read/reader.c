/* The reader: prescan, parse, grammar check and image of one document. */
#include "core/read/reader.h"

#include <libxml/catalog.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "core/read/reading.h"

_Static_assert((int)HENG_IMAGE_DEPTH_MAX == (int)HENG_DEPTH_MAX,
	       "an image is as deep as a document may be");

enum {
	/* A parser's dictionary keeps every name it met. */
	DICTIONARY_MAX = 64 << 10,
	/* Of one document. libxml2's hash table stops growing at 16,384
	 * names, so that very many take it very long; beyond the bound it
	 * speaks of exhausted memory. */
	DICTIONARY_FULL = 256 << 10,
	/* Memory for documents up to this size is kept for the next, */
	KEPT_MAX = 256 << 10,
	IMAGE_KEPT_MAX = 4 << 20, /* and a block for their image of this. */
	SIZE_MAX_TAKEN = 1 << 30, /* offsets have 32 bits, libxml2's int */
	/* Code points before a mark and bytes from it on that its source line
	 * is shown from: more than heng_error_source ever shows. */
	SOURCE_NEAR = 2 * HENG_ERROR_LINE_MAX,
};

static xmlParserInput *deny_entity(const char *url, const char *id,
				   xmlParserCtxt *parser)
{
	(void)url;
	(void)id;
	(void)parser;
	return NULL;
}

/*
 * For the whole process, so that nothing in it that is built on libxml2
 * opens a file or a socket by a name that a document gave it: no entities,
 * no catalogs (not even those that a processing instruction or the
 * environment asks for), no file behind any URL.
 */
static void init_library(void)
{
	xmlInitParser();
	xmlSetExternalEntityLoader(deny_entity);
	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
	/* Popped one by one: after xmlCleanupInputCallbacks the library would
	 * register its own again at the next use. */
	while (xmlPopInputCallbacks() > 0)
		;
}

heng_reader *heng_reader_new(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	heng_reader *reader;

	if (pthread_once(&once, init_library) != 0)
		return NULL;
	reader = calloc(1, sizeof *reader);
	if (reader != NULL)
		reader->max = HENG_DOCUMENT_MAX;
	return reader;
}

void heng_reader_free(heng_reader *reader)
{
	if (reader == NULL)
		return;
	xmlFreeParserCtxt(reader->parser);
	heng_prescan_fini(&reader->scan);
	heng_bound_grammar_fini(&reader->bound);
	heng_draft_fini(&reader->draft);
	heng_buf_fini(&reader->copy);
	free(reader->slots);
	free(reader->ids);
	free(reader->errors);
	free(reader);
}

void heng_reader_limit(heng_reader *reader, size_t max)
{
	reader->max = max < SIZE_MAX_TAKEN ? max : SIZE_MAX_TAKEN;
}

/* A parser whose dictionary is small, and the grammar's names in it. */
static heng_rc prepare_parser(heng_reader *r, const heng_grammar *grammar)
{
	if (r->parser != NULL &&
	    xmlDictGetUsage(r->parser->dict) > DICTIONARY_MAX) {
		xmlFreeParserCtxt(r->parser);
		r->parser = NULL;
	}
	if (r->parser == NULL) {
		heng_bound_grammar_fini(&r->bound);
		r->parser = xmlNewParserCtxt();
		if (r->parser == NULL)
			return HENG_ENOMEM;
		xmlDictSetLimit(r->parser->dict, DICTIONARY_FULL);
		heng_sax_init(r->parser->sax);
		r->parser->userData = r;
	}
	if (r->bound.grammar == grammar && r->document < UINT32_MAX) {
		r->document++;
		return HENG_OK;
	}
	r->document = 1;
	return heng_bound_grammar_make(&r->bound, grammar, r->parser->dict);
}

heng_error *heng_reading_error(heng_reader *r)
{
	if (r->n_errors == HENG_DIAGNOSTICS_MAX || r->no_memory)
		return NULL;
	if (r->errors == NULL) {
		r->errors = calloc(HENG_DIAGNOSTICS_MAX, sizeof *r->errors);
		if (r->errors == NULL) {
			r->no_memory = true;
			xmlStopParser(r->parser);
			return NULL;
		}
	}
	if (++r->n_errors == HENG_DIAGNOSTICS_MAX)
		xmlStopParser(r->parser);
	return &r->errors[r->n_errors - 1];
}

/*
 * The source line around the mark. Of a document of one line it would take
 * long to find column 16,000,000 from the line's start for each of twenty
 * errors; the mark knows the byte.
 */
static void put_source(const heng_prescan *scan, heng_error *error,
		       heng_mark mark)
{
	const char *at = scan->text + mark.offset;
	size_t left = scan->size - mark.offset;
	uint32_t before = 0; /* code points of the line */

	while (before < mark.column - 1 && before < SOURCE_NEAR) {
		do
			at--;
		while (((unsigned char)*at & 0xc0) == 0x80);
		before++;
	}
	left = left < SOURCE_NEAR ? left : SOURCE_NEAR;
	error->line = 1;
	error->column = before + 1;
	heng_error_source(error, at,
			  (size_t)(scan->text + mark.offset - at) + left);
	error->line = mark.line;
	error->column = mark.column;
	error->source_column += mark.column - 1 - before;
}

void heng_reading_at(heng_reader *r, heng_error *error, heng_mark mark,
		     size_t width)
{
	heng_error_at(error, r->scan.name, mark.line, mark.column,
		      width > 0 ? (uint32_t)width : 1);
	put_source(&r->scan, error, mark);
}

/* Gives back what only the reading of a large document needed. */
static void trim(heng_reader *r)
{
	if (r->scan.size <= KEPT_MAX)
		return;
	heng_prescan_fini(&r->scan);
	free(r->slots);
	r->slots = NULL;
	r->slot_capacity = 0;
	free(r->ids);
	r->ids = NULL;
	r->id_capacity = 0;
}

static void forget(heng_reader *r)
{
	r->tag = 0;
	r->skipped = r->depth = r->closed = 0;
	r->no_memory = r->lost = r->has_stray = false;
	r->n_slots = r->n_ids = r->n_errors = 0;
	r->complaint = 0;
}

/*
 * What libxml2 says outside a parser's own handler: nothing a user should
 * see on standard error, but that memory ran out while it checked a
 * namespace would otherwise look like a wrong namespace.
 */
static void on_library_complaint(void *userdata, xmlErrorPtr error)
{
	heng_reader *r = userdata;

	if (error->code == XML_ERR_NO_MEMORY)
		r->no_memory = true;
}

static heng_rc parse(heng_reader *r, heng_error *error)
{
	xmlDoc *doc;

	/* libxml2 looks for a NUL; from a string it reads without the
	 * buffer layer that xmlCtxtReadMemory sets up. */
	heng_buf_clear(&r->copy);
	heng_buf_put(&r->copy, r->scan.text + r->scan.begin,
		     r->scan.size - r->scan.begin);
	heng_buf_putc(&r->copy, '\0');
	if (r->copy.failed)
		return heng_fail_memory(error);
	doc = xmlCtxtReadDoc(r->parser, (const xmlChar *)r->copy.data, NULL,
			     NULL, XML_PARSE_NONET);
	xmlFreeDoc(doc);
	if (r->scan.size > KEPT_MAX)
		heng_buf_fini(&r->copy);
	if (r->complaint == XML_ERR_NO_MEMORY &&
	    xmlDictGetUsage(r->parser->dict) > DICTIONARY_FULL) {
		if (r->n_errors > 0)
			return HENG_EINPUT;
		heng_fail(error, HENG_ELIMIT, "H1037", "不同的名称过多",
			  "too many different names");
		heng_error_at(error, r->scan.name, 0, 0, 1);
		return HENG_ELIMIT;
	}
	if (r->no_memory || r->complaint == XML_ERR_NO_MEMORY ||
	    r->parser->errNo == XML_ERR_NO_MEMORY) {
		r->n_errors = 0;
		return heng_fail_memory(error);
	}
	if (r->n_errors > 0 && r->complaint == 0)
		return HENG_EINPUT;
	if (r->lost || r->complaint != 0 || r->parser->errNo != 0 ||
	    !r->parser->wellFormed || !r->parser->nsWellFormed ||
	    r->parser->disableSAX != 0) {
		r->n_errors = 0;
		return heng_translate(r, error);
	}
	return HENG_OK;
}

/* In the order of the document; what was found first stays before what was
 * found later at the same place. */
static void sort_errors(heng_reader *r)
{
	size_t i, at;

	for (i = 1; i < r->n_errors; i++) {
		heng_error moved = r->errors[i];

		for (at = i; at > 0; at--) {
			const heng_error *before = &r->errors[at - 1];

			if (before->line < moved.line ||
			    (before->line == moved.line &&
			     before->column <= moved.column))
				break;
			r->errors[at] = *before;
		}
		r->errors[at] = moved;
	}
}

static heng_rc report(heng_reader *r, heng_rc rc, heng_error_fn *fn,
		      void *userdata, heng_error *error)
{
	size_t i;

	if (r->n_errors == 0) {
		if (fn != NULL)
			fn(error, userdata);
		return rc;
	}
	sort_errors(r);
	*error = r->errors[0];
	for (i = 0; fn != NULL && i < r->n_errors; i++)
		if (fn(&r->errors[i], userdata) != 0)
			break;
	return error->rc;
}

static heng_rc check_size(const heng_reader *r, const char *name, size_t size,
			  heng_error *error)
{
	if (size <= r->max)
		return HENG_OK;
	heng_fail(error, HENG_ELIMIT, "H1008", "文件有 %zu 字节，上限 %zu 字节",
		  "the file has %zu bytes; the limit is %zu", size, r->max);
	heng_error_at(error, name, 0, 0, 1);
	heng_error_hint(error, "附件请另存为文件并引用；上限可用 --max-size 改",
			"keep evidence in files of their own and refer to "
			"them; --max-size changes the limit");
	return HENG_ELIMIT;
}

heng_rc heng_read(heng_reader *r, const heng_grammar *grammar, const char *name,
		  const char *text, size_t size, heng_error_fn *fn,
		  void *userdata, const heng_image **image, heng_error *error)
{
	xmlStructuredErrorFunc handler;
	void *handler_data;
	heng_error unwanted;
	heng_rc rc;

	*image = NULL;
	if (error == NULL)
		error = &unwanted;
	forget(r);
	rc = check_size(r, name, size, error);
	if (rc != HENG_OK)
		goto out;
	if (r->draft.capacity > IMAGE_KEPT_MAX)
		heng_draft_fini(&r->draft);
	rc = heng_prescan_run(&r->scan, name, text, size, false, error);
	if (rc != HENG_OK)
		goto out;
	handler = xmlStructuredError;
	handler_data = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(r, on_library_complaint);
	if (prepare_parser(r, grammar) != HENG_OK ||
	    heng_draft_begin(&r->draft, r->scan.n_tags, r->scan.n_attributes,
			     size) != HENG_OK)
		rc = heng_fail_memory(error);
	else
		rc = parse(r, error);
	xmlSetStructuredErrorFunc(handler_data, handler);
	if (rc == HENG_OK || r->n_errors > 0) {
		heng_check_ids(r);
		if (r->no_memory) {
			r->n_errors = 0;
			rc = heng_fail_memory(error);
		} else if (r->n_errors > 0) {
			rc = HENG_EINPUT;
		}
	}
	if (rc == HENG_OK) {
		*image = heng_draft_finish(&r->draft);
		if (*image == NULL) {
			r->lost = true;
			rc = heng_translate(r, error);
		}
	}
out:
	trim(r);
	r->scan.text = NULL;
	return rc == HENG_OK ? rc : report(r, rc, fn, userdata, error);
}
