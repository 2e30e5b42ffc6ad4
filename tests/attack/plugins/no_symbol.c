/* Expected: refused with H3004, it has no heng_plugin_descriptor. */
__attribute__((visibility("default"))) int something_else(void);

int something_else(void)
{
	return 0;
}
