/* Waivers from their document, with the checks that no grammar can make. */
#include "core/assess/waivers.h"

#include <string.h>

#include "core/base/utf8.h"

enum { NUMBER_MAX = 64 /* code points of an application number */ };

/* What one document is taken with. */
typedef struct taker {
	heng_waivers *waivers;
	heng_arena *arena;
	heng_error_fn *fn;
	void *userdata;
	heng_error *first;
	heng_rc rc;
	bool stopped, no_memory;
} taker;

static uint32_t child(const heng_image *image, uint32_t node, const char *name)
{
	uint32_t at = heng_image_node_at(image, node)->first_child;

	while (at != HENG_NO_NODE) {
		const heng_image_node *item = heng_image_node_at(image, at);

		if (strcmp(heng_image_string(image, item->name), name) == 0)
			break;
		at = item->next_sibling;
	}
	return at;
}

static const char *attribute(const heng_image *image, uint32_t node,
			     const char *name)
{
	uint32_t index = heng_image_attribute_find(image, node, name);

	if (index == HENG_NO_ATTRIBUTE)
		return "";
	return heng_image_string(image,
				 heng_image_attribute_at(image, index)->value);
}

/* The place of an attribute, a child or (NULL) the waiver itself. */
static void complain(taker *t, uint32_t node, const char *name,
		     heng_error *error)
{
	const heng_image *image = t->waivers->image;
	heng_place place = {node, HENG_NO_ATTRIBUTE};

	if (name)
		place.attribute = heng_image_attribute_find(image, node, name);
	if (name && place.attribute == HENG_NO_ATTRIBUTE &&
	    child(image, node, name) != HENG_NO_NODE)
		place.node = child(image, node, name);
	heng_error_at(error, t->waivers->name, heng_image_line(image, place),
		      heng_image_column(image, place),
		      name ? (uint32_t)strlen(name) : 1);
	heng_error_source(error, t->waivers->text, t->waivers->size);
	if (t->rc == HENG_OK && t->first)
		*t->first = *error;
	if (t->rc == HENG_OK)
		t->rc = error->rc;
	if (t->fn && t->fn(error, t->userdata) != 0)
		t->stopped = true;
}

/* Without white space at both ends, in the arena; NULL: no memory. */
static const char *trimmed(taker *t, const char *text)
{
	static const char blanks[] = " \t\r\n";
	size_t size;
	const char *copy;

	text += strspn(text, blanks);
	size = strlen(text);
	while (size > 0 && strchr(blanks, text[size - 1]))
		size--;
	copy = heng_arena_copy(t->arena, text, size);
	if (!copy)
		t->no_memory = true;
	return copy;
}

/* The text of a child, or NULL: it is not there. */
static const char *text_of(taker *t, uint32_t node, const char *name)
{
	const heng_image *image = t->waivers->image;
	uint32_t at = child(image, node, name);

	if (at == HENG_NO_NODE)
		return NULL;
	return trimmed(
	    t, heng_image_string(image, heng_image_node_at(image, at)->text));
}

/* One that stands there and says nothing is a mistake. */
static const char *words_of(taker *t, uint32_t node, const char *name)
{
	const char *text = text_of(t, node, name);
	heng_error error;

	if (!text || !heng_utf8_is_blank(text, strlen(text)))
		return text;
	heng_fail(&error, HENG_EINPUT, "H4901", "豁免的 <%s> 是空的",
		  "the <%s> of the waiver is empty", name);
	heng_error_hint(&error, "豁免须写明批准机关、理由和接受的风险%s",
			"a waiver says who grants it, why, and what risk is "
			"accepted%s",
			"");
	complain(t, node, name, &error);
	return text;
}

static bool is_digest(const char *text)
{
	return strncmp(text, "sha256:", 7) == 0 && strlen(text) == 7 + 64 &&
	       strspn(text + 7, "0123456789abcdef") == 64;
}

static void check_subject(taker *t, uint32_t node, const char *subject)
{
	size_t size = strlen(subject);
	heng_error error;

	if (is_digest(subject))
		return;
	if (size > 0 && heng_utf8_length(subject, size) <= NUMBER_MAX &&
	    strncmp(subject, "sha256:", 7) != 0 &&
	    strncmp(subject, "sm3:", 4) != 0)
		return;
	heng_fail(&error, HENG_EINPUT, "H4902",
		  "豁免的 subject 既不是应用编号，也不是 SHA-256 摘要%s",
		  "the waiver's subject is neither an application number nor a "
		  "SHA-256 digest%s",
		  "");
	heng_error_hint(&error,
			"写卷宗中 app/number 的编号（最多 %d 个字），或 "
			"sha256: 加 64 位小写十六进制",
			"write the dossier's app/number (at most %d "
			"characters), or sha256: and 64 digits in lower case",
			NUMBER_MAX);
	complain(t, node, "subject", &error);
}

static void check_term(taker *t, uint32_t node, const heng_waiver *waiver)
{
	heng_error error;

	if (waiver->from.instant <= waiver->until.instant)
		return;
	heng_fail(&error, HENG_EINPUT, "H4903",
		  "豁免 '%s' 的 until（%s）早于 from（%s）",
		  "waiver '%s' ends (until %s) before it begins (from %s)",
		  waiver->id, waiver->until.text, waiver->from.text);
	complain(t, node, "until", &error);
}

static void take_moment(taker *t, uint32_t node, const char *name,
			heng_moment *out)
{
	const char *text = attribute(t->waivers->image, node, name);
	heng_error error;

	/* The grammar has checked it. */
	if (heng_moment_parse(text, out))
		return;
	heng_fail(
	    &error, HENG_EINPUT, "H4904", "豁免的 %s 不是带时区的日期时间",
	    "%s of the waiver is no date and time with a time zone", name);
	complain(t, node, name, &error);
}

static void take_waiver(taker *t, uint32_t node, heng_waiver *waiver)
{
	const heng_image *image = t->waivers->image;
	heng_rc before = t->rc;

	waiver->id = attribute(image, node, "id");
	waiver->rule = attribute(image, node, "rule");
	waiver->subject = trimmed(t, attribute(image, node, "subject"));
	if (waiver->subject)
		check_subject(t, node, waiver->subject);
	take_moment(t, node, "from", &waiver->from);
	take_moment(t, node, "until", &waiver->until);
	if (t->rc == before)
		check_term(t, node, waiver);
	waiver->authority = words_of(t, node, "authority");
	waiver->reason = words_of(t, node, "reason");
	waiver->risk = words_of(t, node, "risk");
	waiver->reference = text_of(t, node, "reference");
	if (waiver->reference && !*waiver->reference)
		waiver->reference = NULL;
}

static heng_rc tell_no_memory(taker *t)
{
	heng_error error;

	heng_fail_memory(&error);
	if (t->first)
		*t->first = error;
	if (t->fn)
		(void)t->fn(&error, t->userdata);
	return HENG_ENOMEM;
}

static size_t count(const heng_image *image)
{
	size_t n = 0;

	for (uint32_t at = heng_image_node_at(image, 0)->first_child;
	     at != HENG_NO_NODE;
	     at = heng_image_node_at(image, at)->next_sibling)
		n++;
	return n;
}

heng_rc heng_waivers_take(heng_waivers *waivers, heng_arena *arena,
			  heng_error_fn *fn, void *userdata, heng_error *error)
{
	const heng_image *image = waivers->image;
	taker t = {.waivers = waivers,
		   .arena = arena,
		   .fn = fn,
		   .userdata = userdata,
		   .first = error};
	size_t n = count(image), i = 0;
	heng_error limit;

	waivers->n_items = 0;
	if (n > HENG_WAIVERS_MAX) {
		heng_fail(&limit, HENG_ELIMIT, "H4905",
			  "豁免超过 %d 项，请分成几份文件",
			  "there are more waivers than %d; make several files",
			  HENG_WAIVERS_MAX);
		complain(&t, 0, NULL, &limit);
		return t.rc;
	}
	waivers->items = heng_arena_alloc(arena, n * sizeof(*waivers->items));
	if (!waivers->items)
		return tell_no_memory(&t);
	for (uint32_t at = heng_image_node_at(image, 0)->first_child;
	     !t.stopped && !t.no_memory && at != HENG_NO_NODE;
	     at = heng_image_node_at(image, at)->next_sibling)
		take_waiver(&t, at, &waivers->items[i++]);
	waivers->n_items = n;
	return t.no_memory ? tell_no_memory(&t) : t.rc;
}
