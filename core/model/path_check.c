/* Checking a path: whether a grammar ever lets it select anything. */
#include <string.h>

#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/model/path_steps.h"

typedef struct checker {
	const heng_path *path;
	const heng_grammar *grammar;
	heng_error *error;
} checker;

static bool is_empty(const heng_definitions *set)
{
	size_t i;

	for (i = 0; i < HENG_DEFINITIONS_MAX / 64; i++)
		if (set->bits[i] != 0)
			return false;
	return true;
}

static const heng_grammar_attribute *
find_attribute(const heng_grammar_element *element, const char *name)
{
	unsigned i;

	for (i = 0; i < element->n_attributes; i++)
		if (strcmp(element->attributes[i].name, name) == 0)
			return &element->attributes[i];
	return NULL;
}

static const heng_grammar_child *find_child(const checker *c, unsigned owner,
					    const char *name)
{
	const heng_grammar_element *element = &c->grammar->elements[owner];
	unsigned i;

	for (i = 0; i < element->n_children; i++) {
		const heng_grammar_child *child = &element->children[i];

		if (strcmp(c->grammar->elements[child->element].name, name) ==
		    0)
			return child;
	}
	return NULL;
}

/* Adds to `set` all definitions that can stand somewhere inside its own. */
static void close_downward(const checker *c, heng_definitions *set)
{
	uint16_t queue[HENG_DEFINITIONS_MAX];
	size_t head = 0, tail = 0;
	unsigned i;

	for (i = 0; i < c->grammar->n_elements; i++)
		if (heng_definitions_has(set, i))
			queue[tail++] = (uint16_t)i;
	while (head < tail) {
		const heng_grammar_element *element =
		    &c->grammar->elements[queue[head++]];

		for (i = 0; i < element->n_children; i++) {
			uint16_t inner = element->children[i].element;

			if (heng_definitions_has(set, inner))
				continue;
			heng_definitions_add(set, inner);
			queue[tail++] = inner;
		}
	}
}

/* The error's place in the path, and the nearest or all possible names. */
static heng_rc finish(checker *c, heng_rc rc, const heng_path_name *name,
		      const heng_suggest *suggest, const char *possible)
{
	heng_error_at(c->error, NULL, 1, name->column, name->width);
	heng_error_source(c->error, c->path->text, c->path->size);
	if (suggest != NULL && suggest->best != NULL)
		heng_error_hint(c->error, "是否要写“%s”？",
				"did you mean '%s'?", suggest->best);
	else if (possible[0] != '\0')
		heng_error_hint(c->error, "此处可用：%s", "possible here: %s",
				possible);
	return rc;
}

/* A list of names for a hint, without repetitions, cut where it is full. */
typedef struct name_list {
	char text[256];
	size_t size;
} name_list;

static void list_name(name_list *list, const char *prefix, const char *name)
{
	size_t prefix_size = strlen(prefix), size = strlen(name);
	char *at = list->text;

	while ((at = strstr(at, name)) != NULL) {
		if ((at == list->text + prefix_size ||
		     at[-1 - (ptrdiff_t)prefix_size] == ' ') &&
		    (at[size] == '\0' || at[size] == ','))
			return;
		at++;
	}
	if (list->size + 2 + prefix_size + size + 1 > sizeof list->text)
		return;
	if (list->size > 0) {
		memcpy(list->text + list->size, ", ", 2);
		list->size += 2;
	}
	memcpy(list->text + list->size, prefix, prefix_size);
	memcpy(list->text + list->size + prefix_size, name, size + 1);
	list->size += prefix_size + size;
}

static heng_rc fail_child(checker *c, const heng_definitions *owners,
			  bool root_is_possible, const heng_path_name *name)
{
	heng_suggest suggest = {.wanted = name->text};
	name_list list = {.size = 0};
	bool is_attribute = false;
	unsigned i, k;
	heng_rc rc;

	if (root_is_possible)
		heng_suggest_offer(&suggest, c->grammar->elements[0].name);
	for (i = 0; i < c->grammar->n_elements; i++) {
		const heng_grammar_element *owner = &c->grammar->elements[i];

		if (!heng_definitions_has(owners, i))
			continue;
		is_attribute |= name->text != NULL &&
				find_attribute(owner, name->text) != NULL;
		for (k = 0; k < owner->n_children; k++) {
			const char *known =
			    c->grammar->elements[owner->children[k].element]
				.name;

			heng_suggest_offer(&suggest, known);
			list_name(&list, "", known);
		}
	}
	rc = heng_fail(c->error, HENG_EINPUT, "H1210", "此处不可能有元素“%s”",
		       "there can be no element '%s' here",
		       name->text != NULL ? name->text : "*");
	finish(c, rc, name, name->text != NULL ? &suggest : NULL, list.text);
	if (is_attribute)
		heng_error_hint(c->error, "“%s”是属性，要写成 @%s",
				"'%s' is an attribute: write @%s", name->text,
				name->text);
	return rc;
}

static heng_rc fail_attribute(checker *c, const heng_definitions *owners,
			      const heng_path_name *name)
{
	heng_suggest suggest = {.wanted = name->text};
	name_list list = {.size = 0};
	bool is_child = false;
	unsigned i, k;
	heng_rc rc;

	for (i = 0; i < c->grammar->n_elements; i++) {
		const heng_grammar_element *owner = &c->grammar->elements[i];

		if (!heng_definitions_has(owners, i))
			continue;
		is_child |= find_child(c, i, name->text) != NULL;
		for (k = 0; k < owner->n_attributes; k++) {
			heng_suggest_offer(&suggest, owner->attributes[k].name);
			list_name(&list, "@", owner->attributes[k].name);
		}
	}
	rc = heng_fail(c->error, HENG_EINPUT, "H1211", "此处不可能有属性“%s”",
		       "there can be no attribute '%s' here", name->text);
	finish(c, rc, name, &suggest, list.text);
	if (is_child)
		heng_error_hint(c->error, "“%s”是子元素，不要写 @",
				"'%s' is a child element: leave the @ out",
				name->text);
	return rc;
}

/*
 * The definitions a step without predicates reaches from `owners`. `alone`
 * receives those of which no owner can have more than one.
 */
static void reach(const checker *c, const heng_definitions *owners,
		  const char *name, heng_definitions *to,
		  heng_definitions *alone)
{
	unsigned i, k;

	memset(to, 0, sizeof *to);
	memset(alone, 0, sizeof *alone);
	for (i = 0; i < c->grammar->n_elements; i++) {
		const heng_grammar_element *owner = &c->grammar->elements[i];

		if (!heng_definitions_has(owners, i))
			continue;
		for (k = 0; k < owner->n_children; k++) {
			uint16_t inner = owner->children[k].element;

			if (name != NULL &&
			    strcmp(c->grammar->elements[inner].name, name) != 0)
				continue;
			heng_definitions_add(to, inner);
			if (name != NULL && !owner->children[k].repeated)
				heng_definitions_add(alone, inner);
		}
	}
	for (i = 0; i < c->grammar->n_elements; i++) {
		const heng_grammar_element *owner = &c->grammar->elements[i];

		if (!heng_definitions_has(owners, i))
			continue;
		for (k = 0; k < owner->n_children; k++) {
			uint16_t inner = owner->children[k].element;

			if (owner->children[k].repeated)
				alone->bits[inner / 64] &=
				    ~((uint64_t)1 << (inner % 64));
		}
	}
}

/* Whether the attribute may have the value; offers those it may have. */
static bool may_be(const heng_grammar_attribute *attribute,
		   const heng_predicate *predicate, heng_suggest *suggest,
		   name_list *list)
{
	unsigned i;

	if (attribute->type != HENG_TYPE_ENUM)
		return true;
	for (i = 0; attribute->values[i] != NULL; i++) {
		if (strlen(attribute->values[i]) == predicate->value_size &&
		    memcmp(attribute->values[i], predicate->value,
			   predicate->value_size) == 0)
			return true;
		heng_suggest_offer(suggest, attribute->values[i]);
		list_name(list, "", attribute->values[i]);
	}
	return false;
}

/* [@role='leader']: none of the elements can have the attribute so. */
static heng_rc check_token(checker *c, const heng_predicate *predicate,
			   const heng_definitions *set)
{
	char value[64];
	heng_suggest suggest = {.wanted = value};
	name_list list = {.size = 0};
	unsigned i;
	heng_rc rc;

	if (predicate->kind != HENG_PREDICATE_ATTRIBUTE ||
	    predicate->value_size >= sizeof value)
		return HENG_OK;
	memcpy(value, predicate->value, predicate->value_size);
	value[predicate->value_size] = '\0';
	for (i = 0; i < c->grammar->n_elements; i++) {
		const heng_grammar_attribute *attribute;

		if (!heng_definitions_has(set, i))
			continue;
		attribute = find_attribute(&c->grammar->elements[i],
					   predicate->name.text);
		if (attribute == NULL ||
		    may_be(attribute, predicate, &suggest, &list))
			return HENG_OK;
	}
	rc = heng_fail(c->error, HENG_EINPUT, "H1214", "属性“%s”不可能是“%s”",
		       "attribute '%s' can never be '%s'", predicate->name.text,
		       value);
	return finish(c, rc, &predicate->name, &suggest, list.text);
}

static heng_rc check_predicate(checker *c, const heng_predicate *predicate,
			       const heng_definitions *alone,
			       heng_definitions *set)
{
	heng_definitions before = *set;
	unsigned i;

	for (i = 0; i < c->grammar->n_elements; i++) {
		const heng_grammar_element *element = &c->grammar->elements[i];
		bool is_possible = false;

		if (!heng_definitions_has(set, i))
			continue;
		switch (predicate->kind) {
		case HENG_PREDICATE_POSITION:
			is_possible = predicate->position == 1 ||
				      (predicate->position > 1 &&
				       !heng_definitions_has(alone, i));
			break;
		case HENG_PREDICATE_ATTRIBUTE:
			is_possible =
			    find_attribute(element, predicate->name.text);
			break;
		case HENG_PREDICATE_CHILD:
			is_possible = find_child(c, i, predicate->name.text);
			break;
		}
		if (!is_possible)
			set->bits[i / 64] &= ~((uint64_t)1 << (i % 64));
	}
	if (!is_empty(set))
		return check_token(c, predicate, set);
	if (predicate->kind == HENG_PREDICATE_ATTRIBUTE)
		return fail_attribute(c, &before, &predicate->name);
	if (predicate->kind == HENG_PREDICATE_CHILD)
		return fail_child(c, &before, false, &predicate->name);
	return finish(c,
		      heng_fail(c->error, HENG_EINPUT, "H1212",
				"序号 [%u] 永远选不到任何内容",
				"position [%u] can never select anything",
				(unsigned)predicate->position),
		      &predicate->name, NULL,
		      predicate->position == 0 ? "[1]" : "");
}

static heng_rc check_step(checker *c, size_t at, heng_definitions *set)
{
	const heng_step *step = &c->path->steps[at];
	const char *name = step->name.text;
	bool from_document = at == 0 && c->path->from_document;
	heng_definitions owners = *set, alone;
	heng_rc rc = HENG_OK;
	unsigned i;

	if (from_document) {
		memset(&owners, 0, sizeof owners);
		heng_definitions_add(&owners, 0);
	}
	if (step->descends)
		close_downward(c, &owners);
	reach(c, &owners, name, set, &alone);
	if (from_document &&
	    (name == NULL || strcmp(name, c->grammar->elements[0].name) == 0)) {
		if (!heng_definitions_has(set, 0) && name != NULL)
			heng_definitions_add(&alone, 0);
		heng_definitions_add(set, 0);
	}
	if (is_empty(set))
		return fail_child(c, &owners, from_document, &step->name);
	for (i = 0; i < step->n_predicates && rc == HENG_OK; i++)
		rc = check_predicate(c, &step->predicates[i], &alone, set);
	return rc;
}

heng_rc heng_path_check(const heng_path *path, const heng_grammar *grammar,
			const heng_definitions *from, heng_definitions *to,
			heng_error *error)
{
	heng_error unwanted;
	checker c = {path, grammar, error != NULL ? error : &unwanted};
	heng_definitions set = *from, before;
	heng_rc rc = HENG_OK;
	unsigned i;
	size_t at;

	memset(to, 0, sizeof *to);
	if (grammar->n_elements > HENG_DEFINITIONS_MAX)
		return heng_fail(c.error, HENG_ELIMIT, "H1213",
				 "语法的元素超过 %d 种",
				 "the grammar has more than %d elements",
				 HENG_DEFINITIONS_MAX);
	for (at = 0; at < path->n_steps && rc == HENG_OK; at++)
		rc = check_step(&c, at, &set);
	if (rc != HENG_OK)
		return rc;
	before = set;
	for (i = 0; path->attribute.text != NULL && i < grammar->n_elements;
	     i++)
		if (heng_definitions_has(&set, i) &&
		    !find_attribute(&grammar->elements[i],
				    path->attribute.text))
			set.bits[i / 64] &= ~((uint64_t)1 << (i % 64));
	if (path->attribute.text != NULL && is_empty(&set))
		return fail_attribute(&c, &before, &path->attribute);
	*to = set;
	return HENG_OK;
}
