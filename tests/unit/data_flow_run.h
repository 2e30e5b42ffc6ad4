/* A run of the plugin data-flow over a dossier that a test writes. */
#ifndef TESTS_UNIT_DATA_FLOW_RUN_H
#define TESTS_UNIT_DATA_FLOW_RUN_H

#include "core/native/plugins.h"
#include "core/read/reader.h"

typedef struct data_flow_run {
	heng_reader *reader;
	heng_plugin_host *host;
	heng_plugin_job job;
	heng_arena arena;
	heng_result result;
	heng_measure measures[8];
	bool fault;
} data_flow_run;

void data_flow_start(data_flow_run *r);
void data_flow_stop(data_flow_run *r);

/* Judges a dossier whose children are `body`. */
void data_flow_judge(data_flow_run *r, const char *body);

/* The bank is the lead, the firm a joint applicant. */
#define CLAIM(tech) "<app><name>n</name><techUse tech='" tech "'/></app>"
#define ORGS                                                                   \
	"<org role='lead'><uscc>A</uscc><nameZh>Bank</nameZh></org>"           \
	"<org role='joint'><uscc>B</uscc><nameZh>Firm</nameZh></org>"
#define LISTED(data) "<data flows='listed'>" data "</data>"
#define ITEM(inside)                                                           \
	"<item id='D' personal='true'><name>Salary</name>" inside "</item>"
#define TO_FIRM(form) "<sharedWith form='" form "'><uscc>B</uscc></sharedWith>"
#define FLOW(from, to, form)                                                   \
	"<flow item='D' from='" from "' to='" to "' form='" form "'/>"
#define DATABASE(attributes)                                                   \
	"<architecture><component id='K' " attributes                          \
	"><name>Store</name></component></architecture>"
#define VENDOR(attributes, inside)                                             \
	"<vendor " attributes "><uscc>V</uscc><name>Vendor</name>" inside      \
	"</vendor>"
#define KEPT "<storedIn component='K'/>"

#endif
