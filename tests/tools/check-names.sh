#!/bin/sh
# Nothing in the tree names the machine it was written on: no absolute paths
# of people's folders, no private hosts, no addresses of people; and no file
# that a tool left behind.
set -u
root=${1:-${top_srcdir:-$(dirname "$0")/../..}}
cd "$root" || exit 99
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
# Of a clone what git knows, of an unpacked distribution all there is but
# what a build makes.
cloned=yes
if ! git ls-files --cached --others --exclude-standard >"$work/files" \
	2>/dev/null || [ ! -s "$work/files" ]; then
	cloned=no
	find . -type f ! -path './.git/*' ! -path './_build/*' ! -path './_inst/*' \
		! -path './autom4te.cache/*' ! -path './out/*' \
		! -path './build-aux/*' ! -path '*/.deps/*' \
		! -path '*/.libs/*' ! -name configure ! -name 'Makefile*' \
		! -name aclocal.m4 ! -name 'config.*' ! -name libtool \
		! -name '*.log' ! -name '*.trs' ! -name '*.l[ao]' \
		! -name '*.[oa]' ! -name heng |
		sed 's|^\./||' >"$work/files"
fi
# Each pattern is written so that it does not match itself.
cat >"$work/words" <<'W'
(^|[^A-Za-z0-9_.~$}/-])/(home|Users|root|workspace|work|mnt|private)/[A-Za-z0-9_.-]
[A-Z]:\\[Uu]sers\\
(10|127)\.[0-9]+\.[0-9]+\.[0-9]+:[0-9]
192\.168\.[0-9]
[a-z0-9-]+\.(internal|corp|lan|local)(:[0-9]+)?/
-----BEGIN ([A-Z]+ )?PRIVATE KEY
(ghp|gho|glpat|xox[bp]|sk)[_-][A-Za-z0-9]{20}
W
failures=0
n=0
while read -r file; do
	[ -f "$file" ] || continue
	case $file in
	tests/tools/check-names.sh) continue ;;
	esac
	n=$((n + 1))
	case $cloned:$file in
	no:*) ;;
	*.orig | *.rej | *~ | *.swp | *.o | *.so | *.a | core.[0-9]* | .DS_Store)
		echo "FAIL: $file: left behind by a tool" >&2
		failures=$((failures + 1))
		;;
	esac
	grep -nEIf "$work/words" "$file" /dev/null >"$work/found" && {
		echo "FAIL: names a machine, a person or a secret:" >&2
		head -n 3 "$work/found" >&2
		failures=$((failures + 1))
	}
done <"$work/files"
# Files that hold nothing are a mistake, but for those that test just that.
while read -r file; do
	case $cloned:$file in
	no:* | yes:tests/*empty*) continue ;;
	esac
	[ ! -f "$file" ] || [ -s "$file" ] || {
		echo "FAIL: $file: is empty" >&2
		failures=$((failures + 1))
	}
done <"$work/files"
[ "$n" -ge 200 ] || {
	echo "FAIL: only $n files were found" >&2
	failures=$((failures + 1))
}
[ "$failures" -eq 0 ] && echo "check-names.sh: $n files"
[ "$failures" -eq 0 ]
