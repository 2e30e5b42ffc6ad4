# What every test of the command line stands on: the program just built, the
# policies and samples of the source tree, and a folder of its own with a
# space and Chinese in its name. Sourced, never run.
#
# After it: $heng (also as HENG), $samples and $work are set, the working
# folder is $work, and
#   run STATUS ARG...   runs heng ARG..., output in out and err
#   says TEXT...        each text is somewhere in err
#   shows TEXT...       each text is somewhere in out
#   same A B            two files are byte-equal
#   absent FILE...      none of the files is there
#   fail TEXT           one failure more; the test goes on
#   children_of PID     prints the children of a process
#   finish              ends the test: 1 if anything failed
set -u
here=$(cd "$(dirname "$0")" && pwd)
: "${top_srcdir:=$(cd "$here/../.." && pwd)}"
: "${top_builddir:=.}"
top_srcdir=$(cd "$top_srcdir" && pwd)
top_builddir=$(cd "$top_builddir" && pwd)
heng=$top_builddir/heng
HENG=$heng
samples=$top_srcdir/tests/samples
name=$(basename "$0")
plugins=$top_builddir/plugins
HENG_POLICY_PATH=$top_srcdir/policies
HENG_PLUGIN_PATH=$plugins/identifiers/.libs:$plugins/evidence/.libs
HENG_PLUGIN_PATH=$HENG_PLUGIN_PATH:$plugins/data-flow/.libs:$plugins/service-metrics/.libs
export HENG HENG_POLICY_PATH HENG_PLUGIN_PATH
unset HENG_LANG NO_COLOR
[ -x "$heng" ] || {
	echo "$name: $heng is not there; run make first" >&2
	exit 99
}

work=$(mktemp -d "${TMPDIR:-/tmp}/heng 测试 XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 99
checks=0
failures=0

fail()
{
	echo "FAIL: $*" >&2
	failures=$((failures + 1))
}

# For a step that has to succeed if the test is to mean anything.
must()
{
	"$@" || {
		echo "$name: cannot prepare: $*" >&2
		exit 99
	}
}

show()
{
	echo "--- standard output" >&2
	head -n 4 out >&2
	echo "--- standard error" >&2
	head -n 20 err >&2
	echo "---" >&2
}

run()
{
	run_status=$1
	shift
	last="heng $*"
	checks=$((checks + 1))
	status=0
	"$heng" "$@" >out 2>err || status=$?
	[ "$status" -eq "$run_status" ] || {
		fail "$last: status $status, expected $run_status"
		show
	}
}

holds()
{
	file=$1
	shift
	for text; do
		checks=$((checks + 1))
		grep -qF -e "$text" "$file" || {
			fail "$last: '$text' is not in $file"
			show
		}
	done
}

says()
{
	holds err "$@"
}

shows()
{
	holds out "$@"
}

same()
{
	checks=$((checks + 1))
	cmp "$1" "$2" >&2 || fail "${3-$last}: $1 and $2 differ"
}

absent()
{
	for file; do
		checks=$((checks + 1))
		if [ -e "$file" ] || [ -L "$file" ]; then
			fail "$last: $file is there"
		fi
	done
}

# The children of a process, one a line, the oldest first.
children_of()
{
	for file in /proc/[0-9]*/stat; do
		{
			read -r stat <"$file"
		} 2>/dev/null || continue
		# Behind the name, which may hold anything: state, parent.
		rest=${stat##*) }
		rest=${rest#* }
		[ "${rest%% *}" != "$1" ] || echo "${stat%% *}"
	done | sort -n
}

# A temporary name that a write may have left, below the given folder.
leftovers()
{
	checks=$((checks + 1))
	found=$(find "${1-.}" -name '.heng-*' 2>/dev/null)
	[ -z "$found" ] || fail "$last: left behind: $found"
}

finish()
{
	echo "$name: $checks checks, $failures failures"
	[ "$failures" -eq 0 ]
	exit $?
}
