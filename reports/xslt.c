/* XSLT: a stylesheet of ours applied to a document that is not. */
#include "reports/xslt.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "reports/pool.h"

typedef struct job {
	const heng_xslt_sheet *sheet;
	const heng_xslt_param *params;
	const char *document;
	size_t size;
	heng_buf *out;
	heng_error *error;
	char said[512]; /* what the library complained of, first things first */
	heng_pool pool;
} job;

/* All the library's complaints come here. */
static void complain(void *userdata, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void complain(void *userdata, const char *format, ...)
{
	job *j = userdata;
	size_t used = strlen(j->said);
	va_list args;

	va_start(args, format);
	(void)vsnprintf(j->said + used, sizeof(j->said) - used, format, args);
	va_end(args);
	for (char *c = j->said + used; *c; c++)
		if (*c == '\n')
			*c = ' ';
}

static void on_error(void *userdata, xmlErrorPtr error)
{
	if (error->level >= XML_ERR_ERROR && error->message)
		complain(userdata, "%s", error->message);
}

static xmlDocPtr refuse(const xmlChar *uri, xmlDictPtr dict, int options,
			void *context, xsltLoadType type)
{
	(void)uri;
	(void)dict;
	(void)options;
	(void)context;
	(void)type;
	return NULL;
}

static heng_rc fail_sheet(job *j)
{
	return heng_fail(j->error, HENG_EFAULT, "H4704", "样式表 %s 出错：%s",
			 "the stylesheet %s failed: %s", j->sheet->name,
			 j->said[0] ? j->said : "?");
}

static heng_rc read_document(job *j, xmlDocPtr *out)
{
	enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA };

	if (j->size <= INT_MAX)
		*out = xmlReadMemory(j->document, (int)j->size, NULL, NULL,
				     OPTIONS);
	if (!*out || (*out)->intSubset) {
		return heng_fail(j->error, HENG_EINPUT, "H4701",
				 "这不是没有 DTD 的合格 XML 文件：%s",
				 "this is not a well-formed XML document "
				 "without a DTD: %s",
				 j->said[0] ? j->said : "DTD");
	}
	return HENG_OK;
}

static heng_rc read_sheet(job *j, xsltStylesheetPtr *out)
{
	xmlDocPtr doc = xmlReadMemory(j->sheet->text, (int)j->sheet->size,
				      j->sheet->name, NULL, XML_PARSE_NONET);

	if (!doc)
		return fail_sheet(j);
	*out = xsltParseStylesheetDoc(doc);
	if (!*out) {
		xmlFreeDoc(doc);
		return fail_sheet(j);
	}
	return (*out)->errors > 0 ? fail_sheet(j) : HENG_OK;
}

/* Nothing of a stylesheet may read, write or connect. */
static heng_rc forbid(job *j, xsltSecurityPrefsPtr prefs,
		      xsltTransformContextPtr context)
{
	static const xsltSecurityOption all[] = {
	    XSLT_SECPREF_READ_FILE,	   XSLT_SECPREF_WRITE_FILE,
	    XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
	    XSLT_SECPREF_WRITE_NETWORK,
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (xsltSetSecurityPrefs(prefs, all[i], xsltSecurityForbid))
			return fail_sheet(j);
	return xsltSetCtxtSecurityPrefs(prefs, context) == 0 ? HENG_OK
							     : fail_sheet(j);
}

static heng_rc transform(job *j, xsltTransformContextPtr context,
			 xsltStylesheetPtr sheet, xmlDocPtr document,
			 xmlDocPtr *out)
{
	xsltSetTransformErrorFunc(context, j, complain);
	context->maxTemplateDepth = HENG_XSLT_DEPTH_MAX;
	context->opLimit = HENG_XSLT_STEPS_MAX;
	context->xpathCtxt->opLimit = HENG_XSLT_STEPS_MAX;
	for (const heng_xslt_param *p = j->params; p->name; p++)
		if (xsltQuoteOneUserParam(context, (const xmlChar *)p->name,
					  (const xmlChar *)p->value) != 0)
			return fail_sheet(j);
	*out =
	    xsltApplyStylesheetUser(sheet, document, NULL, NULL, NULL, context);
	if (strstr(j->said, "infinite template recursion"))
		return heng_fail(j->error, HENG_ELIMIT, "H4702",
				 "生成页面时嵌套的层数超过上限 %d",
				 "the page is nested deeper than the limit of "
				 "%d",
				 HENG_XSLT_DEPTH_MAX);
	if (strcasestr(j->said, "operation limit exceeded"))
		return heng_fail(j->error, HENG_ELIMIT, "H4702",
				 "生成页面的运算步数超过上限 %d",
				 "the page takes more steps than the limit of "
				 "%d",
				 HENG_XSLT_STEPS_MAX);
	/* A stylesheet of ours gives no cause to complain. */
	if (!*out || context->state != XSLT_STATE_OK || j->said[0])
		return fail_sheet(j);
	return HENG_OK;
}

/* Between setjmp and the end of the pool: whatever it leaves is freed. */
static heng_rc run(job *j)
{
	xmlDocPtr document = NULL, result = NULL;
	xsltStylesheetPtr sheet = NULL;
	xsltSecurityPrefsPtr prefs = NULL;
	xsltTransformContextPtr context = NULL;
	xmlChar *text = NULL;
	int size = 0;
	heng_rc rc = read_document(j, &document);

	if (rc == HENG_OK)
		rc = read_sheet(j, &sheet);
	if (rc != HENG_OK)
		goto out;
	prefs = xsltNewSecurityPrefs();
	context = xsltNewTransformContext(sheet, document);
	rc = prefs && context ? forbid(j, prefs, context) : fail_sheet(j);
	if (rc == HENG_OK)
		rc = transform(j, context, sheet, document, &result);
	if (rc == HENG_OK &&
	    xsltSaveResultToString(&text, &size, result, sheet) != 0)
		rc = fail_sheet(j);
	if (rc == HENG_OK)
		heng_buf_put(j->out, text, (size_t)size);
out:
	xmlFree(text);
	xmlFreeDoc(result);
	xsltFreeTransformContext(context);
	xsltFreeSecurityPrefs(prefs);
	xsltFreeStylesheet(sheet);
	xmlFreeDoc(document);
	return rc;
}

heng_rc heng_xslt_apply(const heng_xslt_sheet *sheet,
			const heng_xslt_param *params, const char *document,
			size_t size, heng_buf *out, heng_error *error)
{
	job j = {.sheet = sheet,
		 .params = params,
		 .document = document,
		 .size = size,
		 .out = out,
		 .error = error};
	size_t before = out->size;
	volatile heng_rc rc = HENG_ENOMEM;
	xsltDocLoaderFunc loader = xsltDocDefaultLoader;

	heng_pool_open(&j.pool, HENG_XSLT_MEMORY_MAX);
	xsltSetLoaderFunc(refuse);
	xsltSetGenericErrorFunc(&j, complain);
	xmlSetGenericErrorFunc(&j, complain);
	xmlSetStructuredErrorFunc(&j, on_error);
	if (setjmp(j.pool.out) == 0)
		rc = run(&j);
	else if (j.pool.is_over)
		rc = heng_fail(error, HENG_ELIMIT, "H4703",
			       "生成页面所需内存超过上限 %d 字节",
			       "the page takes more memory than the limit of "
			       "%d bytes",
			       HENG_XSLT_MEMORY_MAX);
	else
		rc = heng_fail_memory(error);
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	xsltSetGenericErrorFunc(NULL, NULL);
	xsltSetLoaderFunc(loader);
	heng_pool_close(&j.pool);
	if (out->failed)
		return heng_fail_memory(error);
	if (rc != HENG_OK)
		out->size = before;
	return rc;
}
