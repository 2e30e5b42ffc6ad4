#!/bin/sh
# Builds the fuzz targets with clang into ./fuzz of the build folder, apart
# from the objects of gcc. The Makefile calls it from there with
#   build.sh SRCDIR TARGET...
# and in the environment CLANG, FUZZ_CPPFLAGS, FUZZ_LIBS and FUZZ_SOURCES, the
# sources of libheng.a; those that are generated lie in the build folder.
set -eu
top=$1
shift
flags="-std=c11 -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined
	-fno-sanitize-recover=all"
mkdir -p fuzz/objects

# Compiles $2 to $1 with the coverage that the fuzzer steers by.
compile()
{
	# shellcheck disable=SC2086
	${CLANG:-clang} $flags -fsanitize=fuzzer-no-link $FUZZ_CPPFLAGS \
		-c -o "$1" "$2"
}

objects=
for source in $FUZZ_SOURCES; do
	case $source in
	*.c) ;;
	*) continue ;;
	esac
	file=$top/$source
	[ -f "$source" ] && file=$source
	object=fuzz/objects/$(echo "$source" | tr / _).o
	objects="$objects $object"
	# Headers are not looked at one by one: any newer one counts.
	if [ -f "$object" ] && [ "$object" -nt "$file" ] &&
		[ -z "$(find "$top/core" "$top/reports" -name '*.h' \
			-newer "$object" | head -n 1)" ]; then
		continue
	fi
	compile "$object" "$file"
done
compile fuzz/objects/fuzz.o "$top/tests/fuzz/fuzz.c"
for target; do
	compile "fuzz/objects/$target.o" "$top/tests/fuzz/fuzz_$target.c"
	# shellcheck disable=SC2086
	${CLANG:-clang} $flags -fsanitize=fuzzer -o "fuzz/fuzz_$target" \
		"fuzz/objects/$target.o" fuzz/objects/fuzz.o $objects $FUZZ_LIBS
done
