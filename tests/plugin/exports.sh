#!/bin/sh
# Test: plugins export their one function, and heng exports nothing to them.
set -eu
: "${builddir:=.}" "${NM:=nm}"
for object in ${HENG_SHIPPED:-"$builddir"/plugins/*/.libs/*.so}; do
	names=$($NM -D --defined-only "$object" | awk '{ print $3 }' |
		grep -v '^_\(init\|fini\)$' || true)
	if test "$names" != heng_plugin_descriptor; then
		echo "$object exports: $names" >&2
		exit 1
	fi
	# All it needs is the C library and, for digests, libcrypto.
	if $NM -D --undefined-only "$object" | grep ' heng_' >&2; then
		echo "$object links against heng" >&2
		exit 1
	fi
	echo "$object: $names"
done
