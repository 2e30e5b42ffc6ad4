/* Advice: what a name on the command line was probably meant to be. */
#include "core/lanes/advice.h"

#include <stdio.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/suggest.h"
#include "core/lua/policies.h"
#include "core/lua/profiles.h"
#include "core/lua/scan.h"

heng_rc heng_lua_declares(const char *file, const char *function, bool *out,
			  heng_error *error)
{
	heng_buf text = {0};
	heng_scan scan;
	heng_token token;
	heng_rc rc = heng_file_read(file, HENG_POLICY_FILE_MAX, &text, error);

	*out = false;
	if (rc != HENG_OK)
		goto out;
	heng_scan_init(&scan, text.data ? text.data : "", text.size);
	token = heng_scan_next(&scan);
	while (!*out && token.kind != HENG_TOKEN_END) {
		bool named = token.kind == HENG_TOKEN_NAME &&
			     heng_token_is(&token, function);

		token = heng_scan_next(&scan);
		*out = named && (heng_token_is(&token, "{") ||
				 heng_token_is(&token, "("));
	}
out:
	heng_buf_fini(&text);
	return rc;
}

static bool declares(const char *file, const char *function)
{
	heng_error ignored;
	bool found = false;

	return heng_lua_declares(file, function, &found, &ignored) == HENG_OK &&
	       found;
}

static void suggest_profile(const heng_library *library, const char *name,
			    heng_error *error)
{
	heng_suggest suggest = {.wanted = name};
	heng_error ignored;
	char **names;
	size_t n;

	/* Advice is a courtesy: without memory there is none. */
	if (heng_library_list(library, HENG_LIBRARY_PROFILES, &names, &n,
			      &ignored) != HENG_OK)
		return;
	for (size_t i = 0; i < n; i++)
		heng_suggest_offer(&suggest, names[i]);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	heng_names_free(names, n);
}

void heng_advise_profile(const heng_library *library, const char *name,
			 heng_error *error)
{
	if (!heng_is_file_name(name, ".lua")) {
		if (strcmp(error->code, "H2202") == 0)
			suggest_profile(library, name, error);
		return;
	}
	if (declares(name, "profile") ||
	    !(declares(name, "policy") || declares(name, "rule")))
		return;
	heng_fail(error, HENG_EINPUT, "H2418", "这个文件是策略，不是评价方案%s",
		  "this file is a policy, no profile%s", "");
	heng_error_at(error, name, 0, 0, 0);
	heng_error_hint(error, "策略用 %s 给出",
			"this is a policy: give it "
			"with %s",
			"-p");
}

void heng_advise_policy(const char *path, heng_error *error)
{
	if (heng_file_is_dir(path) || declares(path, "policy") ||
	    !declares(path, "profile"))
		return;
	heng_fail(error, HENG_EINPUT, "H2419", "这个文件是评价方案，不是策略%s",
		  "this file is a profile, no policy%s", "");
	heng_error_at(error, path, 0, 0, 0);
	heng_error_hint(error, "评价方案用 %s 给出",
			"this is a profile: give it with %s", "-P");
}

heng_rc heng_advise_wanted(const heng_library *library,
			   const heng_profile *profile, size_t index,
			   heng_error *error)
{
	const char *name = profile->policies[index];
	heng_suggest suggest = {.wanted = name};
	char item[24], **names = NULL;
	const char *keys[] = {"policies", item};
	size_t n = 0;

	heng_fail(error, HENG_EINPUT, "H2413", "方案 '%s' 要用的 '%s' 找不到",
		  "profile '%s' needs '%s', which cannot be found", profile->id,
		  name);
	snprintf(item, sizeof(item), "[%zu]", index + 1);
	heng_profile_locate(profile, keys, 2, error);
	if (heng_library_list(library, HENG_LIBRARY_POLICIES, &names, &n,
			      NULL) != HENG_OK)
		n = 0;
	for (size_t i = 0; i < n; i++)
		heng_suggest_offer(&suggest, names[i]);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	else
		heng_error_hint(error,
				"策略放在方案旁边，或其所在文件夹写入 %s",
				"a policy lies beside the profile, or its "
				"folder is named in %s",
				"HENG_POLICY_PATH");
	heng_names_free(names, n);
	return HENG_EINPUT;
}
