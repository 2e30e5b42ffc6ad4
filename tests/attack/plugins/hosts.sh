#!/bin/sh
# Test: every attack of this folder, without the defences and in a host.
set -eu
: "${srcdir:=.}" "${builddir:=.}"
exec "$builddir/tests/attack/plugins/run" "$srcdir/tests/attack/plugins" \
	"$builddir/tests/attack/plugins"
