#!/bin/sh
# Fails allocations and system calls of heng, one by one and from one on for
# ever, and looks at what comes of it.
#   check-fault.sh          a sample of the points, another for each build
#   check-fault.sh all      every point
#   check-fault.sh ARG...   the sweep with these arguments
set -u
here=$(cd "$(dirname "$0")" && pwd)
: "${top_srcdir:=$(cd "$here/../.." && pwd)}"
: "${top_builddir:=.}"
sweep=$top_builddir/tests/fault/sweep

run()
{
	"$sweep" --heng "$top_builddir/heng" \
		--shim "$top_builddir/tests/fault/.libs/shim.so" \
		--data "$top_srcdir/tests/fault/data" \
		--plugins "$top_builddir/tests/fault/.libs" "$@"
}

# As clang's sanitizer does: nothing that is preloaded comes before it.
if nm -D "$top_builddir/heng" 2>/dev/null | grep -q ' [TWi] malloc$'; then
	echo "heng has a malloc of its own: no allocation can be failed"
	exit 77
fi

case ${1-} in
all)
	status=0
	run --calls alloc || status=1
	run --calls system || status=1
	exit $status
	;;
"")
	# A program with sanitizers starts ten times slower.
	every=37
	grep -q __asan_init "$top_builddir/heng" && every=401
	offset=$(cksum <"$top_builddir/heng")
	offset=$((${offset%% *} % every))
	echo "points $offset, $((offset + every)), ... of each command"
	run --calls alloc --every $every --offset $offset &&
		run --calls system --every $every --offset $offset
	;;
*)
	run "$@"
	;;
esac
