/* A commitment: its tokens, and the words that panels read. */
#include "core/model/commitment.h"

#include <string.h>

typedef struct term {
	const char *name;
	heng_text label;
} term;

static const term claims[HENG_CLAIMS] = {
    [HENG_CLAIM_NONE] = {"none", {"未说明", "nothing said"}},
    [HENG_CLAIM_YES] = {"yes", {"已履行", "fulfilled"}},
    [HENG_CLAIM_PARTLY] = {"partly", {"部分履行", "kept in part"}},
    [HENG_CLAIM_NO] = {"no", {"未履行", "not kept"}},
};

static const term proofs[HENG_PROOFS] = {
    [HENG_PROOF_NONE] = {"none", {"没有证据", "no evidence"}},
    [HENG_PROOF_DANGLING] = {"dangling",
			     {"所引附件不存在", "attachment does not exist"}},
    [HENG_PROOF_SHOWN] = {"shown", {"有证据", "evidence given"}},
};

static const term measureds[HENG_MEASUREDS] = {
    [HENG_MEASURED_NONE] = {"none", {"没有目标值", "no target"}},
    [HENG_MEASURED_REACHED] = {"reached", {"达到目标", "target reached"}},
    [HENG_MEASURED_UNKNOWN] = {"unknown", {"无法比较", "not comparable"}},
    [HENG_MEASURED_SHORT] = {"short",
			     {"未完全达到目标", "short of the target"}},
    [HENG_MEASURED_MISSED] = {"missed",
			      {"毫无进展或不进反退", "no step towards it"}},
};

static const term fulfilments[HENG_FULFILMENTS] = {
    [HENG_FULFILLED] = {"fulfilled", {"已履行", "Fulfilled"}},
    [HENG_FULFILLED_PARTLY] = {"partly", {"部分履行", "Kept in part"}},
    [HENG_NOT_FULFILLED] = {"no", {"未履行", "Not kept"}},
    [HENG_FULFILMENT_OPEN] = {"open", {"尚不能认定", "Open"}},
};

static const term aspects[HENG_ASPECTS] = {
    [HENG_ASPECT_CHANNELS] = {"channels", {"服务渠道", "Channels"}},
    [HENG_ASPECT_USERS] = {"users", {"服务用户", "Groups of users"}},
    [HENG_ASPECT_REGIONS] = {"regions", {"覆盖地区", "Regions"}},
    [HENG_ASPECT_DATA] = {"data", {"数据项", "Items of data"}},
    [HENG_ASPECT_ORGANISATIONS] = {"organisations",
				   {"参与机构", "Organisations"}},
    [HENG_ASPECT_CUSTOMERS] = {"customers",
			       {"客户数（预期）", "Customers, as expected"}},
    [HENG_ASPECT_CUSTOMER_LIMIT] = {"customer-limit",
				    {"客户数（限额）",
				     "Customers, by their limit"}},
    [HENG_ASPECT_USER_CAP] = {"user-cap",
			      {"各类用户数（上限）",
			       "Users of a group, by their cap"}},
    [HENG_ASPECT_TRANSACTIONS_YEAR] = {"transactions-year",
				       {"年交易笔数（预期）",
					"Transactions a year, as expected"}},
    [HENG_ASPECT_AMOUNT_YEAR] = {"amount-year",
				 {"年交易金额（分，预期）",
				  "Amount a year in fen, as expected"}},
    [HENG_ASPECT_TRANSACTIONS_MONTH] = {"transactions-month",
					{"月交易笔数（限额）",
					 "Transactions a month, by their "
					 "limit"}},
    [HENG_ASPECT_AMOUNT_MONTH] = {"amount-month",
				  {"月交易金额（分，限额）",
				   "Amount a month in fen, by its limit"}},
};

static const term comparisons[HENG_COMPARISONS] = {
    [HENG_WITHIN] = {"within", {"未超出声明", "Within the declaration"}},
    [HENG_BEYOND] = {"beyond", {"超出声明", "Beyond the declaration"}},
    [HENG_STATED_NONE] = {"stated-none",
			  {"未列明细，声明没有超出",
			   "Not listed, stated to be none"}},
    [HENG_NOT_DECLARED] = {"not-declared",
			   {"声明书未列，无从比较",
			    "Not in the declaration, nothing to compare"}},
    [HENG_NOT_RECORDED] = {"not-recorded",
			   {"运行记录未说明", "The record says nothing"}},
    [HENG_INCOMPLETE] = {"incomplete",
			 {"不能完全比较", "Not comparable in full"}},
};

static bool find(const term *terms, int n, const char *name, int *out)
{
	for (int i = 0; name && i < n; i++) {
		if (strcmp(terms[i].name, name) == 0) {
			*out = i;
			return true;
		}
	}
	return false;
}

const char *heng_claim_name(heng_claim claim)
{
	return claims[claim].name;
}

const char *heng_proof_name(heng_proof proof)
{
	return proofs[proof].name;
}

const char *heng_measured_name(heng_measured measured)
{
	return measureds[measured].name;
}

const char *heng_fulfilment_name(heng_fulfilment state)
{
	return fulfilments[state].name;
}

const char *heng_aspect_name(heng_aspect_id aspect)
{
	return aspects[aspect].name;
}

const char *heng_comparison_name(heng_comparison comparison)
{
	return comparisons[comparison].name;
}

bool heng_claim_find(const char *name, heng_claim *out)
{
	int i;

	if (!find(claims, HENG_CLAIMS, name, &i))
		return false;
	*out = (heng_claim)i;
	return true;
}

bool heng_proof_find(const char *name, heng_proof *out)
{
	int i;

	if (!find(proofs, HENG_PROOFS, name, &i))
		return false;
	*out = (heng_proof)i;
	return true;
}

bool heng_measured_find(const char *name, heng_measured *out)
{
	int i;

	if (!find(measureds, HENG_MEASUREDS, name, &i))
		return false;
	*out = (heng_measured)i;
	return true;
}

bool heng_fulfilment_find(const char *name, heng_fulfilment *out)
{
	int i;

	if (!find(fulfilments, HENG_FULFILMENTS, name, &i))
		return false;
	*out = (heng_fulfilment)i;
	return true;
}

bool heng_aspect_find(const char *name, heng_aspect_id *out)
{
	int i;

	if (!find(aspects, HENG_ASPECTS, name, &i))
		return false;
	*out = (heng_aspect_id)i;
	return true;
}

bool heng_comparison_find(const char *name, heng_comparison *out)
{
	int i;

	if (!find(comparisons, HENG_COMPARISONS, name, &i))
		return false;
	*out = (heng_comparison)i;
	return true;
}

heng_text heng_claim_label(heng_claim claim)
{
	return claims[claim].label;
}

heng_text heng_proof_label(heng_proof proof)
{
	return proofs[proof].label;
}

heng_text heng_measured_label(heng_measured measured)
{
	return measureds[measured].label;
}

heng_text heng_fulfilment_label(heng_fulfilment state)
{
	return fulfilments[state].label;
}

heng_text heng_aspect_label(heng_aspect_id aspect)
{
	return aspects[aspect].label;
}

heng_text heng_comparison_label(heng_comparison comparison)
{
	return comparisons[comparison].label;
}

bool heng_aspect_has_names(heng_aspect_id aspect)
{
	return aspect <= HENG_ASPECT_ORGANISATIONS;
}

/* What the applicant says, where its value does not speak against it. */
static heng_text reason_of_claim(heng_claim claim, heng_proof proof)
{
	bool shown = proof == HENG_PROOF_SHOWN;

	switch (claim) {
	case HENG_CLAIM_NONE:
		return (heng_text){"没有说明履行情况",
				   "nothing is said of what became of it"};
	case HENG_CLAIM_NO:
		return (heng_text){"申报机构称未履行",
				   "the applicant says it was not kept"};
	case HENG_CLAIM_PARTLY:
		if (shown)
			return (heng_text){
			    "申报机构称部分履行，附有证据",
			    "said to be kept in part, with evidence"};
		return (heng_text){
		    "申报机构称部分履行，但没有可查的证据",
		    "said to be kept in part, without evidence to look at"};
	case HENG_CLAIM_YES:
		break;
	}
	if (shown)
		return (heng_text){"申报机构称已履行，附有证据",
				   "said to be kept, with evidence"};
	return (heng_text){
	    "申报机构称已履行，但没有可查的证据，不计为已履行",
	    "said to be kept, without evidence to look at: not counted as "
	    "kept"};
}

static bool has_target(const heng_commitment *commitment)
{
	for (size_t i = 0; i < commitment->n_targets; i++)
		if (commitment->targets[i].measured != HENG_MEASURED_NONE)
			return true;
	return false;
}

heng_text heng_commitment_reason(const heng_commitment *commitment)
{
	heng_claim claim = commitment->claim;
	heng_proof proof = commitment->proof;
	bool is_open = commitment->state == HENG_FULFILMENT_OPEN;
	bool yes = claim == HENG_CLAIM_YES;

	if (claim == HENG_CLAIM_NO)
		return reason_of_claim(claim, proof);
	switch (commitment->measured) {
	case HENG_MEASURED_MISSED:
		if (yes)
			return (heng_text){
			    "申报机构称已履行，但实现值毫无进展或不进反退，"
			    "计为未履行",
			    "said to be kept, but its value took no step "
			    "towards the target: counted as not kept"};
		return (heng_text){
		    "实现值毫无进展或不进反退，计为未履行",
		    "its value took no step towards the target: counted as "
		    "not kept"};
	case HENG_MEASURED_SHORT:
		if (yes && !is_open)
			return (heng_text){
			    "申报机构称已履行，但实现值未完全达到目标，"
			    "计为部分履行",
			    "said to be kept, but its value is short of the "
			    "target: counted as kept in part"};
		if (claim == HENG_CLAIM_PARTLY && !is_open)
			return reason_of_claim(claim, proof);
		return (heng_text){
		    "实现值未完全达到目标，最多计为部分履行",
		    "its value is short of the target: kept in part at most"};
	case HENG_MEASURED_UNKNOWN:
		if (claim != HENG_CLAIM_NONE && !has_target(commitment))
			return (heng_text){
			    "承诺写明了指标，声明书中却没有该指标的目标值"
			    "可以比较",
			    "the target of its metric is not there to be "
			    "compared with"};
		if (claim != HENG_CLAIM_NONE)
			return (heng_text){
			    "有目标值，但没有可以与之比较的实现值",
			    "it has a target, but no value that can be held "
			    "against it"};
		break;
	case HENG_MEASURED_NONE:
	case HENG_MEASURED_REACHED:
		break;
	}
	return reason_of_claim(claim, proof);
}
