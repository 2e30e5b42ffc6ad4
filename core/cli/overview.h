/* The overview of many reports, as heng report makes it. */
#ifndef HENG_CLI_OVERVIEW_H
#define HENG_CLI_OVERVIEW_H

#include "core/cli/produce.h"

/*
 * Makes it of the files and folders that are named (of a folder: what lies
 * in it and ends in .xml) in the form of that name. The status: 0; 1 where a
 * file was left out that should be a report; 2 and 4 as ever.
 */
int heng_cli_overview(heng_cli *cli, char **names, int count,
		      const char *format, heng_destination *place);

/* Whether it is asked for: several files, or a folder. */
bool heng_cli_is_overview(char **names, int count);

#endif
