/* Transformations: what they may use, what they refuse, what they leave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>

#include "reports/pool.h"
#include "reports/xslt.h"

/* The allocation that fails, counted down; 0: none. */
static long fail_at;

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

void *__wrap_malloc(size_t size)
{
	if (fail_at > 0 && --fail_at == 0)
		return NULL;
	return __real_malloc(size);
}

#define SHEET(body)                                                            \
	"<xsl:stylesheet version='1.0' "                                       \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"                    \
	"<xsl:output method='html' encoding='UTF-8'/><xsl:param name='p'/>"    \
	"<xsl:template match='/'>" body "</xsl:template></xsl:stylesheet>"

static heng_rc apply(const char *text, const char *p, const char *document,
		     heng_buf *out, heng_error *error)
{
	heng_xslt_sheet sheet = {"test.xsl", text, strlen(text)};
	heng_xslt_param params[] = {{"p", p}, {NULL, NULL}};

	memset(error, 0, sizeof(*error));
	return heng_xslt_apply(&sheet, params, document, strlen(document), out,
			       error);
}

static void expect(const char *body, const char *p, const char *document,
		   const char *result)
{
	heng_error error;
	heng_buf out = {0};
	heng_rc rc = apply(body, p, document, &out, &error);

	if (rc != HENG_OK)
		print_error("%s %s\n", error.code, error.en);
	assert_int_equal(rc, HENG_OK);
	assert_string_equal(heng_buf_str(&out), result);
	heng_buf_fini(&out);
}

static void expect_refusal(const char *body, const char *document, heng_rc rc,
			   const char *code, const char *said)
{
	heng_error error;
	heng_buf out = {0};
	heng_rc made;

	heng_buf_puts(&out, "before");
	made = apply(body, "x", document, &out, &error);

	if (made != rc)
		print_error("%s %s: %s\n", error.code, error.en, body);
	assert_int_equal(made, rc);
	assert_string_equal(error.code, code);
	if (!strstr(error.en, said))
		fail_msg("'%s' is not in: %s", said, error.en);
	assert_string_equal(heng_buf_str(&out), "before");
	heng_buf_fini(&out);
	/* And the next one finds nothing of it. */
	expect(SHEET("<p><xsl:value-of select='a'/></p>"), "", "<a>1</a>",
	       "<p>1</p>\n");
}

static void makes_html(void **state)
{
	(void)state;
	expect(SHEET("<p title='{a/@t}'><xsl:value-of select='$p'/>"
		     "<br/><xsl:value-of select='a'/></p>"),
	       "'\"]concat(", "<a t='&quot;&lt;x'>&lt;b>&amp;中</a>",
	       "<p title='\"&lt;x'>'\"]concat(<br>&lt;b&gt;&amp;中</p>\n");
}

static void refuses_documents(void **state)
{
	const char *sheet = SHEET("<p/>");

	(void)state;
	expect_refusal(sheet, "<a><b></a>", HENG_EINPUT, "H4701", "mismatch");
	expect_refusal(sheet, "", HENG_EINPUT, "H4701", "");
	expect_refusal(sheet, "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
		       HENG_EINPUT, "H4701", "DTD");
}

static void refuses_sheets(void **state)
{
	(void)state;
	expect_refusal("<a", "<a/>", HENG_EFAULT, "H4704", "");
	expect_refusal(SHEET("<xsl:nonsense/>"), "<a/>", HENG_EFAULT, "H4704",
		       "nonsense");
	expect_refusal(SHEET("<xsl:value-of select='nonsense()'/>"), "<a/>",
		       HENG_EFAULT, "H4704", "nonsense");
	expect_refusal(
	    SHEET("<xsl:message terminate='yes'>ended</xsl:message>"), "<a/>",
	    HENG_EFAULT, "H4704", "ended");
}

/* Each of these would work in a stylesheet that may use files. */
static void touches_nothing(void **state)
{
	(void)state;
	expect_refusal(
	    SHEET("<xsl:copy-of select='document(\"/etc/hosts\")'/>"), "<a/>",
	    HENG_EFAULT, "H4704", "/etc/hosts");
	expect_refusal(SHEET("<xsl:copy-of "
			     "select='document(\"http://localhost:1/\")'/>"),
		       "<a/>", HENG_EFAULT, "H4704", "localhost");
	expect_refusal("<xsl:stylesheet version='1.0' "
		       "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
		       "<xsl:include href='/etc/hosts'/></xsl:stylesheet>",
		       "<a/>", HENG_EFAULT, "H4704", "/etc/hosts");
	expect_refusal("<xsl:stylesheet version='1.1' "
		       "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
		       "<xsl:template match='/'>"
		       "<xsl:document href='/tmp/heng-page-xslt'>x"
		       "</xsl:document></xsl:template></xsl:stylesheet>",
		       "<a/>", HENG_EFAULT, "H4704", "heng-page-xslt");
}

#define COUNT(body)                                                            \
	"<xsl:stylesheet version='1.0' "                                       \
	"xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"                    \
	"<xsl:template match='/'><xsl:call-template name='t'/>"                \
	"</xsl:template><xsl:template name='t'>" body                          \
	"</xsl:template></xsl:stylesheet>"

static void ends_at_limits(void **state)
{
	heng_buf many = {0};

	(void)state;
	/* Depth. */
	expect_refusal(COUNT("<xsl:call-template name='t'/>"), "<a/>",
		       HENG_ELIMIT, "H4702", "2000");
	/* Steps: four times over 200 elements. */
	heng_buf_puts(&many, "<a>");
	for (int i = 0; i < 200; i++)
		heng_buf_puts(&many, "<b/>");
	heng_buf_puts(&many, "</a>");
	expect_refusal(SHEET("<xsl:for-each select='//b'>"
			     "<xsl:for-each select='//b'>"
			     "<xsl:for-each select='//b'>"
			     "<xsl:for-each select='//b'>"
			     "<xsl:if test='c'/></xsl:for-each>"
			     "</xsl:for-each></xsl:for-each></xsl:for-each>"),
		       heng_buf_str(&many), HENG_ELIMIT, "H4702", "40000000");
	/* The same inside one expression. */
	expect_refusal(SHEET("<xsl:value-of select='count(//b[count(//b[count("
			     "//b[count(//b[name() = name(..)]) = 1])])])'/>"),
		       heng_buf_str(&many), HENG_ELIMIT, "H4702", "40000000");
	/* Memory: what doubles thirty times. */
	expect_refusal(
	    "<xsl:stylesheet version='1.0' "
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
	    "<xsl:template match='/'><xsl:call-template name='t'>"
	    "<xsl:with-param name='s' select='\"1234567890\"'/>"
	    "</xsl:call-template></xsl:template><xsl:template name='t'>"
	    "<xsl:param name='s'/><xsl:call-template name='t'>"
	    "<xsl:with-param name='s' select='concat($s, $s)'/>"
	    "</xsl:call-template></xsl:template></xsl:stylesheet>",
	    "<a/>", HENG_ELIMIT, "H4703", "268435456");
	heng_buf_fini(&many);
}

/* Memory that runs out at each allocation in turn. */
static void survives_without_memory(void **state)
{
	const char *sheet =
	    SHEET("<xsl:variable name='v'><xsl:copy-of select='a/node()'/>"
		  "</xsl:variable><p><xsl:value-of select='$v'/>"
		  "<xsl:for-each select='//b'><xsl:sort select='.'/>"
		  "<i><xsl:value-of select='format-number(., \"0.00\")'/>"
		  "</i></xsl:for-each></p>");
	heng_buf text = {0};
	heng_error error;
	heng_rc rc = HENG_ENOMEM;
	long n;

	(void)state;
	heng_buf_puts(&text, "<a>");
	for (int i = 0; i < 20000; i++)
		heng_buf_printf(&text, "<b>%d</b>", i * 7919 % 20000);
	heng_buf_puts(&text, "</a>");
	(void)heng_buf_str(&text);
	for (n = 1; rc != HENG_OK; n++) {
		heng_buf out = {0};

		fail_at = n;
		rc = apply(sheet, "x", text.data, &out, &error);
		fail_at = 0;
		if (rc != HENG_OK)
			assert_int_equal(rc, HENG_ENOMEM);
		else
			assert_true(out.size > 100000);
		assert_true(rc == HENG_OK || out.size == 0);
		heng_buf_fini(&out);
	}
	/* Pieces, not blocks. */
	assert_in_range(n, 5, 200);
	heng_buf_fini(&text);
}

/* What a library does to its allocator, and that nothing overlaps. */
static void pool_keeps_blocks(void **state)
{
	enum { N = 400 };
	static unsigned char *blocks[N];
	static size_t sizes[N];
	static heng_pool pool;
	volatile uint32_t seed = 1;

	(void)state;
	heng_pool_open(&pool, 64 << 20);
	if (setjmp(pool.out) != 0)
		fail_msg("the pool ended");
	for (int step = 0; step < 20000; step++) {
		size_t i, old, size;

		seed = seed * 1664525 + 1013904223;
		i = seed >> 8 & 0xff;
		old = sizes[i];
		size = (seed >> 16) % (step % 50 == 0 ? 60000 : 1500);
		for (size_t k = 0; k < old; k++)
			assert_int_equal(blocks[i][k], i);
		if (seed >> 31) {
			xmlFree(blocks[i]);
			blocks[i] = NULL;
			sizes[i] = 0;
			continue;
		}
		blocks[i] = xmlRealloc(blocks[i], size);
		assert_non_null(blocks[i]);
		assert_int_equal((uintptr_t)blocks[i] % 16, 0);
		for (size_t k = 0; k < old && k < size; k++)
			assert_int_equal(blocks[i][k], i);
		memset(blocks[i], (int)i, size);
		sizes[i] = size;
	}
	for (int i = 0; i < N; i++)
		xmlFree(blocks[i]);
	assert_int_equal(pool.live, 0);
	assert_true(pool.total < 16 << 20);
	heng_pool_close(&pool);
}

/* What is left in use after a job would be lost to libxml2. */
static void leaves_nothing(void **state)
{
	static heng_pool pool;

	(void)state;
	for (int i = 0; i < 2; i++) {
		xmlDocPtr doc;

		heng_pool_open(&pool, 64 << 20);
		if (setjmp(pool.out) != 0)
			fail_msg("the pool ended");
		doc = xmlReadMemory("<a>&lt;</a>", 11, NULL, NULL, 0);
		assert_non_null(doc);
		assert_true(pool.live > 0);
		xmlFreeDoc(doc);
		assert_int_equal(pool.live, 0);
		heng_pool_close(&pool);
	}
}

/* An instruction that, heeded, would have libxml2 make a table of catalogues
 * that it keeps beyond the job, and look for files. */
static void heeds_no_catalogue(void **state)
{
	static const char text[] =
	    "<?oasis-xml-catalog catalog='/nowhere/catalog.xml'?><a>1</a>";
	const char *sheet = SHEET("<p><xsl:value-of select='a'/></p>");
	static heng_pool pool;
	volatile bool kept;

	(void)state;
	heng_pool_open(&pool, 64 << 20);
	if (setjmp(pool.out) != 0)
		fail_msg("the pool ended");
	xmlFreeDoc(xmlReadMemory(text, sizeof(text) - 1, NULL, NULL, 0));
	kept = pool.live > 0;
	heng_pool_close(&pool);
	assert_false(kept);
	for (int i = 0; i < 2; i++)
		expect(sheet, "", text, "<p>1</p>\n");
	xmlCatalogCleanup();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(makes_html),
	    cmocka_unit_test(refuses_documents),
	    cmocka_unit_test(refuses_sheets),
	    cmocka_unit_test(touches_nothing),
	    cmocka_unit_test(ends_at_limits),
	    cmocka_unit_test(survives_without_memory),
	    cmocka_unit_test(pool_keeps_blocks),
	    cmocka_unit_test(leaves_nothing),
	    cmocka_unit_test(heeds_no_catalogue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
