/* Expected: refused with H3004, heng_plugin_descriptor() returns NULL. */
#include <heng/plugin.h>

const heng_plugin *heng_plugin_descriptor(void)
{
	return NULL;
}
