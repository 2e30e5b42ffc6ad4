#!/bin/sh
# Every policy in tests/policy/broken is refused with status 2 and with the
# texts that its own head comments expect.
. "${top_srcdir:-.}/tests/cli/setup.sh"

count=0
for file in "$top_srcdir"/tests/policy/broken/*.lua; do
	count=$((count + 1))
	checks=$((checks + 1))
	output=$("$HENG" validate --lang en "$file" 2>&1)
	status=$?
	[ "$status" -eq 2 ] || fail "$file: status $status instead of 2"
	sed -n 's/^-- expect: //p' "$file" >expected.txt
	[ -s expected.txt ] || fail "$file expects nothing"
	while IFS= read -r line; do
		printf '%s\n' "$output" | grep -qF -- "$line" ||
			fail "$file: no '$line' in:
$output"
	done <expected.txt
done
[ "$count" -ge 30 ] || fail "only $count cases were found"
finish
