/* The root: which of the known grammars a document claims to follow. */
#include <string.h>

#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/read/prescan.h"
#include "core/read/reader.h"

static const heng_grammar *const known[] = {
    &heng_dossier_grammar, &heng_panel_grammar,	  &heng_report_grammar,
    &heng_sheet_grammar,   &heng_waivers_grammar,
};

enum { N_KNOWN = sizeof known / sizeof *known };

/* The declaration that gives the root's name its namespace. */
static bool find_namespace(const heng_prescan *scan, heng_tag_part *part)
{
	const heng_tag *root = &scan->tags[0];
	size_t size, prefix_size;
	const char *name = heng_tag_name(scan, root, &size);
	const char *colon = memchr(name, ':', size);

	prefix_size = colon != NULL ? (size_t)(colon - name) : 0;
	part->next = NULL;
	while (heng_tag_next(scan, root, part)) {
		if (part->name_size < 5 || memcmp(part->name, "xmlns", 5) != 0)
			continue;
		if (prefix_size == 0 && part->name_size == 5)
			return true;
		if (prefix_size > 0 && part->name_size == 6 + prefix_size &&
		    memcmp(part->name + 6, name, prefix_size) == 0)
			return true;
	}
	return false;
}

/* Bytes of a namespace up to its version, 0 if it has none. */
static size_t stem_size(const char *uri, size_t size)
{
	while (size > 0 && uri[size - 1] != ':')
		size--;
	return size;
}

static heng_rc fail_version(const heng_prescan *scan,
			    const heng_grammar *grammar,
			    const heng_tag_part *part, heng_error *error)
{
	size_t stem = stem_size(part->value, part->value_size);
	char quoted[HENG_QUOTE_SIZE];
	heng_mark mark;

	heng_fail(
	    error, HENG_EINPUT, "H1031", "这是 %s 第 %s 版；本程序读取第 %s 版",
	    "this is %s version %s; this heng reads %s", grammar->name,
	    heng_quote(part->value + stem, part->value_size - stem, quoted),
	    grammar->namespace_uri + stem);
	heng_error_expected(error, "此处应为 %s", "expected %s",
			    grammar->namespace_uri);
	mark = heng_prescan_mark(scan, scan->tags[0].at,
				 (size_t)(part->value - scan->text));
	heng_error_at(
	    error, scan->name, mark.line, mark.column,
	    (uint32_t)heng_utf8_length(part->value, part->value_size));
	heng_error_source(error, scan->text, scan->size);
	return HENG_EINPUT;
}

static heng_rc fail_unknown(const heng_prescan *scan, heng_error *error)
{
	const heng_tag *root = &scan->tags[0];
	char quoted[HENG_QUOTE_SIZE];
	size_t size, i;
	const char *name = heng_tag_name(scan, root, &size);
	heng_suggest suggest = {.wanted = quoted};
	const heng_grammar *meant = NULL;

	heng_quote(name, size, quoted);
	for (i = 0; i < N_KNOWN; i++) {
		heng_suggest_offer(&suggest, known[i]->elements[0].name);
		if (suggest.best == known[i]->elements[0].name)
			meant = known[i];
	}
	if (meant != NULL && strcmp(meant->elements[0].name, quoted) == 0) {
		heng_fail(error, HENG_EINPUT, "H1033",
			  "根元素 <%s> 没有正确的命名空间",
			  "the root element <%s> lacks the right namespace",
			  quoted);
	} else {
		heng_fail(error, HENG_EINPUT, "H1030",
			  "根元素 <%s> 不是 heng 能读的文件",
			  "the root element <%s> begins no document that heng "
			  "reads",
			  quoted);
		heng_error_expected(error,
				    "应为 dossier、panel、report、sheet 或 "
				    "waivers",
				    "expected dossier, panel, report, sheet "
				    "or waivers");
	}
	if (meant != NULL)
		heng_error_hint(error, "写成 <%s xmlns=\"%s\" ...>",
				"write <%s xmlns=\"%s\" ...>",
				meant->elements[0].name, meant->namespace_uri);
	heng_error_at(error, scan->name, root->at.line, root->at.column,
		      (uint32_t)heng_utf8_length(name, size) + 1);
	heng_error_source(error, scan->text, scan->size);
	return HENG_EINPUT;
}

heng_rc heng_read_grammar(const char *name, const char *text, size_t size,
			  const heng_grammar **grammar, heng_error *error)
{
	heng_error unwanted;
	heng_prescan scan = {0};
	heng_tag_part part;
	heng_rc rc;
	size_t i;

	*grammar = NULL;
	if (error == NULL)
		error = &unwanted;
	rc = heng_prescan_run(&scan, name, text, size, true, error);
	if (rc != HENG_OK)
		goto out;
	rc = HENG_EINPUT;
	if (!find_namespace(&scan, &part)) {
		fail_unknown(&scan, error);
		goto out;
	}
	for (i = 0; i < N_KNOWN && rc != HENG_OK; i++)
		if (strlen(known[i]->namespace_uri) == part.value_size &&
		    memcmp(known[i]->namespace_uri, part.value,
			   part.value_size) == 0) {
			*grammar = known[i];
			rc = HENG_OK;
		}
	if (rc == HENG_OK)
		goto out;
	for (i = 0; i < N_KNOWN; i++) {
		size_t stem = stem_size(part.value, part.value_size);

		if (stem > 0 &&
		    stem_size(known[i]->namespace_uri,
			      strlen(known[i]->namespace_uri)) == stem &&
		    memcmp(known[i]->namespace_uri, part.value, stem) == 0) {
			fail_version(&scan, known[i], &part, error);
			goto out;
		}
	}
	fail_unknown(&scan, error);
out:
	heng_prescan_fini(&scan);
	return rc;
}
