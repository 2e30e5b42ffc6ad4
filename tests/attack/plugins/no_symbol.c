/*
 * attack: is a library that is no plugin
 * bare: crashed
 * heng: H3004 no plugin for heng
 */
__attribute__((visibility("default"))) int something_else(void);

int something_else(void)
{
	return 0;
}
