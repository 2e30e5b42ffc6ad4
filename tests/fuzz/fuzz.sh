#!/bin/sh
# Builds the fuzz targets with clang into ./fuzz of the build folder, apart
# from the objects of the C compiler, and runs them one after the other.
# `make fuzz` calls it with
#   fuzz.sh SRCDIR SECONDS TARGET...
# and in the environment CLANG, FUZZ_CPPFLAGS, FUZZ_LIBS and FUZZ_SOURCES, the
# sources of libheng.a; those that are generated lie in the build folder.
# SECONDS 0 only builds.
set -eu
top=$1
seconds=$2
shift 2
clang=${CLANG:-clang}
flags="-std=c11 -g -O1 -fno-omit-frame-pointer"
flags="$flags -fsanitize=address,undefined -fno-sanitize-recover=all"
grammars=$top/core/read

command -v "$clang" >/dev/null || {
	echo "fuzz.sh: $clang is not there: clang 14 or newer with libFuzzer" \
		"(Debian packages clang, libclang-rt-14-dev)" >&2
	exit 1
}
mkdir -p fuzz/objects

# Compiles $2 to $1 with the coverage that the fuzzer steers by. The flags
# are quoted for a shell.
compile()
{
	eval "$clang $flags -fsanitize=fuzzer-no-link $FUZZ_CPPFLAGS" \
		'-c -o "$1" "$2"'
}

# Whether a header has changed since the file $1 was made; they are not
# looked at one by one.
is_stale()
{
	[ -n "$(find "$top/core" "$top/reports" "$top/tests/fuzz" \
		-name '*.h' -newer "$1" | head -n 1)" ]
}

objects=
for source in $FUZZ_SOURCES tests/fuzz/fuzz.c; do
	case $source in
	*.c) ;;
	*) continue ;;
	esac
	file=$top/$source
	[ -f "$source" ] && file=$source
	object=fuzz/objects/$(echo "$source" | tr / _).o
	objects="$objects $object"
	if [ "$object" -nt "$file" ] && ! is_stale "$object"; then
		continue
	fi
	compile "$object" "$file"
done
for target; do
	own=fuzz/objects/$target.o
	compile "$own" "$top/tests/fuzz/fuzz_$target.c"
	if [ -f "$top/tests/fuzz/mutate_$target.c" ]; then
		compile "fuzz/objects/mutate_$target.o" \
			"$top/tests/fuzz/mutate_$target.c"
		own="$own fuzz/objects/mutate_$target.o"
	fi
	# shellcheck disable=SC2086
	$clang $flags -fsanitize=fuzzer -o "fuzz/fuzz_$target" \
		$own $objects $FUZZ_LIBS
done

# The words a target may want to know, into fuzz/$1.dict.
make_dictionary()
{
	: >"fuzz/$1.dict"
	[ -f "$top/tests/fuzz/$1.dict" ] &&
		cat "$top/tests/fuzz/$1.dict" >>"fuzz/$1.dict"
	[ "$1" = document ] || return 0
	sed -n 's|.*<element name="\([^"]*\)".*|"<\1"\n"</\1>"|p
		s|.*<attribute name="\([^"]*\)".*|" \1=\\x22"|p
		s|.*<value>\([^<"\\]*\)<.*|"\\x22\1\\x22"|p' \
		"$grammars/dossier.rng" "$grammars/panel.rng" "$grammars/sheet.rng" \
		"$grammars/waivers.rng" \
		"$top/reports/report.rng" | LC_ALL=C sort -u >>"fuzz/$1.dict"
}

[ "$seconds" -gt 0 ] || exit 0
for target; do
	make_dictionary "$target"
	mkdir -p "fuzz/found/$target" "fuzz/failed/$target"
	dictionary=
	[ -s "fuzz/$target.dict" ] && dictionary=-dict=fuzz/$target.dict
	echo "fuzz_$target for $seconds s; failures go to fuzz/failed/$target"
	# shellcheck disable=SC2086
	nice -n 15 "fuzz/fuzz_$target" -max_total_time="$seconds" \
		-rss_limit_mb=2048 -timeout=10 -max_len=4096 \
		-print_final_stats=1 $dictionary \
		-artifact_prefix="fuzz/failed/$target/" \
		"fuzz/found/$target" "$top/tests/fuzz/corpus/$target"
done
