/*
 * attack: has no descriptor to give
 * bare: crashed
 * heng: H3004 no plugin for heng
 */
#include <heng/plugin.h>

const heng_plugin *heng_plugin_descriptor(void)
{
	return NULL;
}
