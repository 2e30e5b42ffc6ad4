/* The benchmark of plugins: a check that does nothing, from call to result. */
#ifndef HENG_TESTS_BENCH_BENCH_NATIVE_H
#define HENG_TESTS_BENCH_BENCH_NATIVE_H

#include <stdbool.h>

/*
 * Prints what one check of `plugin` (the absolute path of null.so) costs on
 * the dossier in the file `sample`. False: the gate is missed.
 */
bool bench_native(const char *plugin, const char *sample);

#endif
