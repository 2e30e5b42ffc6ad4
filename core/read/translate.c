/* The parser's complaints, where the prescan had none, in our terms. */
#include <string.h>

#include "core/base/utf8.h"
#include "core/read/reading.h"

/* The second attribute of a tag that has the name of an earlier one. */
static bool find_repeated(const heng_reader *r, const heng_tag *tag,
			  heng_tag_part *again)
{
	heng_tag_part part = {.next = NULL}, before;

	while (heng_tag_next(&r->scan, tag, &part)) {
		before = (heng_tag_part){.next = NULL};
		while (heng_tag_next(&r->scan, tag, &before) &&
		       before.name < part.name)
			if (before.name_size == part.name_size &&
			    memcmp(before.name, part.name, part.name_size) ==
				0) {
				*again = part;
				return true;
			}
	}
	return false;
}

static void at_name(heng_reader *r, heng_error *error, const heng_tag *tag,
		    const char *name, size_t size)
{
	heng_reading_at(
	    r, error,
	    heng_prescan_mark(&r->scan, tag->at, (size_t)(name - r->scan.text)),
	    heng_utf8_length(name, size));
}

static heng_rc fail_repeated(heng_reader *r, const heng_tag *tag,
			     heng_error *error)
{
	heng_tag_part part;
	char quoted[HENG_QUOTE_SIZE];
	size_t size;
	const char *name;

	if (find_repeated(r, tag, &part)) {
		heng_fail(error, HENG_EINPUT, "H1019",
			  "属性“%s”在一个标签中写了两次",
			  "the attribute '%s' stands twice in one tag",
			  heng_quote(part.name, part.name_size, quoted));
		heng_error_hint(error, "删去其中一个", "delete one of them");
		at_name(r, error, tag, part.name, part.name_size);
		return HENG_EINPUT;
	}
	/* Two prefixes of one namespace with the same name behind them. */
	name = heng_tag_name(&r->scan, tag, &size);
	heng_fail(error, HENG_EINPUT, "H1019", "<%s> 中有两个相同的属性",
		  "<%s> has the same attribute twice",
		  heng_quote(name, size, quoted));
	heng_reading_at(r, error, tag->at, heng_utf8_length(name, size) + 1);
	return HENG_EINPUT;
}

/* Whether a name has this prefix and a colon. */
static bool has_prefix(const char *name, size_t size, const char *prefix,
		       size_t prefix_size)
{
	return size > prefix_size && name[prefix_size] == ':' &&
	       memcmp(name, prefix, prefix_size) == 0;
}

/* Whether this tag declares the prefix of a name; an outer one may too. */
static bool declares(const heng_reader *r, const heng_tag *tag,
		     const char *name, size_t prefix_size)
{
	heng_tag_part part = {.next = NULL};

	while (heng_tag_next(&r->scan, tag, &part))
		if (part.name_size == 6 + prefix_size &&
		    has_prefix(part.name, part.name_size, "xmlns", 5) &&
		    memcmp(part.name + 6, name, prefix_size) == 0)
			return true;
	return false;
}

/* The first name in the tag with a prefix that nothing before declares. */
static heng_rc fail_prefix(heng_reader *r, const heng_tag *tag,
			   heng_error *error)
{
	heng_tag_part part = {.next = NULL};
	char quoted[HENG_QUOTE_SIZE];
	size_t size;
	const char *name = heng_tag_name(&r->scan, tag, &size);
	const char *colon = memchr(name, ':', size);

	if (colon == NULL || declares(r, tag, name, (size_t)(colon - name)))
		colon = NULL;
	while (colon == NULL && heng_tag_next(&r->scan, tag, &part)) {
		colon = memchr(part.name, ':', part.name_size);
		if (colon == NULL)
			continue;
		if (has_prefix(part.name, part.name_size, "xml", 3) ||
		    has_prefix(part.name, part.name_size, "xmlns", 5) ||
		    declares(r, tag, part.name, (size_t)(colon - part.name)))
			colon = NULL;
		else
			name = part.name;
	}
	if (colon == NULL)
		colon = name + size;
	heng_fail(error, HENG_EINPUT, "H1028", "前缀“%s”没有声明",
		  "the prefix '%s' is not declared",
		  heng_quote(name, (size_t)(colon - name), quoted));
	heng_error_hint(error, "删去这个前缀，或用 xmlns:前缀=\"…\" 声明它",
			"delete the prefix, or declare it by xmlns:…=\"…\"");
	at_name(r, error, tag, name, (size_t)(colon - name));
	return HENG_EINPUT;
}

/* The end of the text that the parser had consumed. */
static heng_mark complaint_mark(const heng_reader *r)
{
	size_t offset = r->scan.begin + r->complaint_offset;
	heng_mark start = {
	    .offset = (uint32_t)r->scan.begin, .line = 1, .column = 1};

	return heng_prescan_mark(&r->scan, start,
				 offset < r->scan.size ? offset : r->scan.size);
}

heng_rc heng_translate(heng_reader *r, heng_error *error)
{
	const heng_tag *tag = NULL;

	if (r->lost && r->complaint == 0) {
		heng_fail(error, HENG_EINPUT, "H1029",
			  "这个文件的 XML 无法可靠地读取",
			  "the XML of this file cannot be read reliably");
		heng_error_at(error, r->scan.name, 0, 0, 1);
		heng_error_hint(error, "用 XML 编辑器打开并重新保存",
				"open it in an XML editor and save it anew");
		return HENG_EINPUT;
	}
	if (r->complaint_tag < r->scan.n_tags)
		tag = &r->scan.tags[r->complaint_tag];
	switch (r->complaint) {
	case XML_ERR_ATTRIBUTE_REDEFINED:
	case XML_NS_ERR_ATTRIBUTE_REDEFINED:
		if (tag != NULL)
			return fail_repeated(r, tag, error);
		break;
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		if (tag != NULL)
			return fail_prefix(r, tag, error);
		break;
	default:
		break;
	}
	switch (r->complaint) {
	case XML_ERR_XMLDECL_NOT_STARTED:
	case XML_ERR_XMLDECL_NOT_FINISHED:
	case XML_ERR_VERSION_MISSING:
	case XML_ERR_UNKNOWN_VERSION:
	case XML_ERR_ENCODING_NAME:
	case XML_ERR_STANDALONE_VALUE:
		heng_fail(error, HENG_EINPUT, "H1023", "XML 声明写法有误",
			  "the XML declaration is not well written");
		heng_error_expected(
		    error, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
		break;
	case XML_ERR_NAME_TOO_LONG:
		heng_fail(error, HENG_ELIMIT, "H1038", "此处的名称过长",
			  "a name is too long here");
		break;
	case XML_NS_ERR_XML_NAMESPACE:
	case XML_NS_ERR_QNAME:
	case XML_NS_ERR_EMPTY:
	case XML_NS_ERR_COLON:
		heng_fail(error, HENG_EINPUT, "H1028",
			  "此处的命名空间声明或前缀写法有误",
			  "a namespace declaration or prefix is not well "
			  "written here");
		break;
	default:
		heng_fail(error, HENG_EINPUT, "H1029",
			  "此处的 XML 写法有误（编号 %d）",
			  "the XML is not well-formed here (number %d)",
			  r->complaint);
		heng_error_hint(error,
				"常见原因是名称中有不允许的字符；"
				"用 XML 编辑器检查此处",
				"often a name has a character that is not "
				"allowed; check the place in an XML editor");
		break;
	}
	heng_reading_at(r, error, complaint_mark(r), 1);
	return error->rc;
}
