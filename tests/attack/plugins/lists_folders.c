/*
 * attack: lists the folder it was started in
 * bare: did
 * heng: pass pass pass
 */
#include "tests/attack/plugins/hostile.h"

#include <dirent.h>

static int hostile(const heng_host *host, heng_call *call, void *state)
{
	DIR *folder = opendir(".");

	(void)state;
	return tell(host, call, folder && readdir(folder));
}

HOSTILE_PLUGIN("lists-folders");
