/* A small grammar with one of everything, for the reader's tests. */
#ifndef HENG_TESTS_READER_GRAMMAR_H
#define HENG_TESTS_READER_GRAMMAR_H

#include "core/model/grammar.h"

static const char *const toy_roles[] = {"lead", "joint", NULL};
static const char *const toy_kinds[] = {"bank", "payment", NULL};

static const heng_grammar_attribute toy_root_attributes[] = {
    {.name = "version",
     .type = HENG_TYPE_RANGE,
     .min = 1,
     .max = 1,
     .required = true},
    {.name = "xml:lang", .type = HENG_TYPE_LANG},
    {.name = "asOf", .type = HENG_TYPE_DATE, .required = true},
};
static const heng_grammar_attribute toy_org_attributes[] = {
    {.name = "id", .type = HENG_TYPE_ID},
    {.name = "role", .type = HENG_TYPE_ENUM, .values = toy_roles},
    {.name = "staff", .type = HENG_TYPE_RANGE, .min = 1, .max = 9999},
    {.name = "note", .type = HENG_TYPE_TEXT},
};
static const heng_grammar_attribute toy_date_attributes[] = {
    {.name = "validTo", .type = HENG_TYPE_DATE, .required = true},
};

enum {
	TOY_ROOT,
	TOY_APP,
	TOY_NAME,
	TOY_ORG,
	TOY_USCC,
	TOY_LICENCE,
	TOY_KIND,
	TOY_KEY,
	TOY_SERVICE,
	TOY_ELEMENTS,
};

static const heng_grammar_child toy_root_children[] = {
    {TOY_APP, true, false},
    {TOY_ORG, false, true},
    {TOY_SERVICE, false, false},
};
static const heng_grammar_child toy_app_children[] = {
    {TOY_NAME, true, false},
};
static const heng_grammar_child toy_org_children[] = {
    {TOY_USCC, false, false},
    {TOY_LICENCE, false, true},
    {TOY_KIND, false, false},
    {TOY_KEY, false, false},
};
static const heng_grammar_child toy_licence_children[] = {
    {TOY_NAME, false, false},
};

static const heng_grammar_element toy_elements[TOY_ELEMENTS] = {
    [TOY_ROOT] = {.name = "toy",
		  .attributes = toy_root_attributes,
		  .n_attributes = 3,
		  .children = toy_root_children,
		  .n_children = 3},
    [TOY_APP] = {.name = "app", .children = toy_app_children, .n_children = 1},
    [TOY_NAME] = {.name = "name", .type = HENG_TYPE_TEXT},
    [TOY_ORG] = {.name = "org",
		 .attributes = toy_org_attributes,
		 .n_attributes = 4,
		 .children = toy_org_children,
		 .n_children = 4},
    [TOY_USCC] = {.name = "uscc", .type = HENG_TYPE_TOKEN},
    [TOY_LICENCE] = {.name = "licence",
		     .attributes = toy_date_attributes,
		     .n_attributes = 1,
		     .children = toy_licence_children,
		     .n_children = 1},
    [TOY_KIND] = {.name = "kind", .type = HENG_TYPE_ENUM, .values = toy_kinds},
    [TOY_KEY] = {.name = "key", .type = HENG_TYPE_ID},
    [TOY_SERVICE] = {.name = "service"},
};

static const heng_grammar toy_grammar = {"toy", "urn:heng:toy:1", toy_elements,
					 TOY_ELEMENTS};

#endif
