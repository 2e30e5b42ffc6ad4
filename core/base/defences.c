/* Defences: their names, and which of them there are. */
#include "core/base/confine_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "core/base/suggest.h"

static const char *const names[] = {"seccomp",	  "landlock",	 "rlimits",
				    "privileges", "descriptors", "parent",
				    "capture",	  "deadlines"};
enum { NAMES = sizeof(names) / sizeof(*names) };
_Static_assert(HENG_DEFENCES_ALL == (1 << NAMES) - 1, "a name for each bit");

const char *heng_defence_name(unsigned bit)
{
	for (size_t i = 0; i < NAMES; i++) {
		if (bit == 1u << i)
			return names[i];
	}
	return NULL;
}

static heng_rc fail_name(const char *name, int size, heng_error *error)
{
	char wanted[32];
	heng_suggest suggest = {.wanted = wanted};

	snprintf(wanted, sizeof(wanted), "%.*s", size, name);
	heng_fail(error, HENG_EINPUT, "H6021", "没有名为 '%s' 的防护",
		  "there is no defence '%s'", wanted);
	for (size_t i = 0; i < NAMES; i++)
		heng_suggest_offer(&suggest, names[i]);
	if (suggest.best)
		heng_error_hint(error, "是不是想写 '%s'？",
				"did you mean '%s'?", suggest.best);
	else
		heng_error_hint(error, "%s 列出全部防护",
				"%s lists all defences", "heng doctor");
	return HENG_EINPUT;
}

heng_rc heng_defences_parse(const char *list, unsigned *out, heng_error *error)
{
	unsigned found = 0;

	for (;;) {
		size_t size = strcspn(list, ","), i = 0;

		while (i < NAMES && (strlen(names[i]) != size ||
				     strncmp(names[i], list, size) != 0))
			i++;
		if (i < NAMES)
			found |= 1u << i;
		else if (size == 3 && strncmp(list, "all", 3) == 0)
			found |= HENG_DEFENCES_ALL;
		else
			return fail_name(list, size < 64 ? (int)size : 64,
					 error);
		if (list[size] == 0)
			break;
		list += size + 1;
	}
	*out = found;
	return HENG_OK;
}

unsigned heng_defences_compiled(void)
{
#ifdef HENG_HAS_SHADOW_MEMORY
	return HENG_DEFENCES_ALL & ~(unsigned)HENG_DEFENCE_SECCOMP &
	       ~(unsigned)HENG_DEFENCE_LANDLOCK;
#else
	return HENG_DEFENCES_ALL;
#endif
}

static void put_names(unsigned bits, char out[128])
{
	size_t used = 0;

	out[0] = 0;
	for (size_t i = 0; i < NAMES; i++) {
		if (bits & 1u << i)
			used +=
			    (size_t)snprintf(out + used, 128 - used, "%s%s",
					     used > 0 ? ", " : "", names[i]);
	}
}

heng_rc heng_confine_require(unsigned off, heng_error *error)
{
	unsigned missing;
	char text[128];

	off &= HENG_DEFENCES_ALL;
	if (off) {
		put_names(off, text);
		heng_fail(error, HENG_EFAULT, "H6023",
			  "要求全部防护，却关闭了：%s",
			  "all defences are required, but these are switched "
			  "off: %s",
			  text);
		heng_error_hint(error, "去掉 %s 或 %s", "leave out %s or %s",
				"--unconfined", "--require-sandbox");
		return HENG_EFAULT;
	}
	missing = HENG_DEFENCES_ALL & ~heng_defences_available();
	if (!missing)
		return HENG_OK;
	put_names(missing, text);
	heng_fail(error, HENG_EFAULT, "H6022", "本机缺少要求的防护：%s",
		  "a required defence is missing on this machine: %s", text);
	heng_error_hint(error,
			"%s 说明缺少什么、如何补上；不带 %s 则在没有它的情况下"
			"评价",
			"%s says what that means and what to do; without %s "
			"it is assessed without that defence",
			"heng doctor", "--require-sandbox");
	return HENG_EFAULT;
}

heng_rc heng_confine_fail(heng_error *error, unsigned bit)
{
	int reason = errno;
	const char *name = heng_defence_name(bit);

	heng_fail(error, HENG_EIO, "H6024", "无法建立防护 %s（系统：%s）",
		  "the defence %s cannot be set up (system: %s)",
		  name ? name : "group", strerror(reason));
	heng_error_hint(error, "%s 逐项检查本机的防护",
			"%s tries every defence of this machine",
			"heng doctor");
	return HENG_EIO;
}
