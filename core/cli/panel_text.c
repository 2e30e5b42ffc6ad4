/* The panel's text: what is added to it, leaving every other byte alone. */
#include <string.h>

#include "core/cli/panel_parts.h"
#include "core/read/prescan.h"

/* Behind `mark`, or the end. */
static const char *behind(const char *at, const char *end, const char *mark)
{
	const char *found = memmem(at, (size_t)(end - at), mark, strlen(mark));

	return found ? found + strlen(mark) : end;
}

/* Behind a start tag, whose values may hold '>'. */
static const char *behind_tag(const char *at, const char *end)
{
	char quote = 0;

	for (; at < end; at++) {
		if (quote)
			quote = *at == quote ? 0 : quote;
		else if (*at == '"' || *at == '\'')
			quote = *at;
		else if (*at == '>')
			return at + 1;
	}
	return end;
}

/* The root's end tag: behind the last start tag there are only end tags,
 * text, comments and the like. The document has passed the reader. */
static const char *find_end(const heng_prescan *scan)
{
	const char *end = scan->text + scan->size;
	const char *at = scan->text + scan->tags[scan->n_tags - 1].at.offset;
	const char *last = end;

	at = behind_tag(at, end);
	while ((at = memchr(at, '<', (size_t)(end - at)))) {
		if (strncmp(at, "<!--", 4) == 0)
			at = behind(at + 4, end, "-->");
		else if (strncmp(at, "<![CDATA[", 9) == 0)
			at = behind(at, end, "]]>");
		else if (at[1] == '?')
			at = behind(at, end, "?>");
		else
			last = at++;
	}
	return last;
}

static heng_rc scan_panel(const heng_panel *panel, heng_prescan *scan,
			  heng_error *error)
{
	return heng_prescan_run(scan, panel->name, panel->text, panel->size,
				false, error);
}

heng_rc heng_panel_text_add(const heng_panel *panel, const heng_buf *added,
			    heng_buf *out, heng_error *error)
{
	heng_prescan scan = {0};
	heng_rc rc = scan_panel(panel, &scan, error);
	const char *at;

	if (rc == HENG_OK) {
		at = find_end(&scan);
		/* Where the end tag has a line of its own, before that. */
		while (at > panel->text && (at[-1] == ' ' || at[-1] == '\t'))
			at--;
		if (at > panel->text && at[-1] != '\n')
			at = find_end(&scan);
		heng_buf_put(out, panel->text, (size_t)(at - panel->text));
		if (at > panel->text && at[-1] != '\n')
			heng_buf_putc(out, '\n');
		heng_buf_put(out, added->data, added->size);
		heng_buf_put(out, at, (size_t)(panel->text + panel->size - at));
		if (out->failed || added->failed)
			rc = heng_fail_memory(error);
	}
	heng_prescan_fini(&scan);
	return rc;
}

heng_rc heng_panel_text_root(const heng_panel *panel, const heng_buf *added,
			     heng_buf *out, heng_error *error)
{
	heng_prescan scan = {0};
	heng_rc rc = scan_panel(panel, &scan, error);

	if (rc == HENG_OK) {
		/* It is no empty element: there are experts in it. */
		const char *at = behind_tag(scan.text + scan.tags[0].at.offset,
					    scan.text + scan.size) -
				 1;

		heng_buf_put(out, panel->text, (size_t)(at - panel->text));
		heng_buf_put(out, added->data, added->size);
		heng_buf_put(out, at, (size_t)(panel->text + panel->size - at));
		if (out->failed || added->failed)
			rc = heng_fail_memory(error);
	}
	heng_prescan_fini(&scan);
	return rc;
}

heng_rc heng_panel_put_tag(const heng_panel *panel, const char *name, bool end,
			   heng_buf *out, heng_error *error)
{
	heng_prescan scan = {0};
	heng_rc rc = heng_prescan_run(&scan, panel->name, panel->text,
				      panel->size, true, error);

	if (rc == HENG_OK) {
		size_t size;
		const char *root = heng_tag_name(&scan, &scan.tags[0], &size);
		const char *colon = memchr(root, ':', size);

		heng_buf_puts(out, end ? "</" : "<");
		if (colon)
			heng_buf_put(out, root, (size_t)(colon - root) + 1);
		heng_buf_puts(out, name);
	}
	heng_prescan_fini(&scan);
	return rc;
}
