#!/bin/sh
# The examples of heng.1 and heng-policy.5 do what the pages say. A comment
# before a block in the page's source makes it an example:
#
#   .\" example: file NAME     the block is the whole of that file
#   .\" example: run STATUS    lines with "$ " are commands, the others what
#                              they print; the last one ends with STATUS
#
# "[...]" in printed text stands for anything, alone on a line for any lines.
# Examples of one page run in one shell and folder, one after the other.
. "$(dirname "$0")/setup.sh"
HENG_LANG=en
PATH=$top_builddir:$PATH
export HENG_LANG PATH

# Writes the examples of page $1 as they are read to the folder blocks/.
extract()
{
	must rm -rf blocks
	must mkdir blocks
	must awk '
	/^\.\\" example: / {
		kind = substr($0, 13)
		next
	}
	kind != "" && /^\.EX$/ {
		base = sprintf("blocks/%03d", ++count)
		print kind >(base ".kind")
		close(base ".kind")
		printf "" >base
		inside = 1
		next
	}
	inside && /^\.EE$/ {
		close(base)
		inside = 0
		kind = ""
		next
	}
	inside {
		gsub(/\\&/, "")
		gsub(/\\-/, "-")
		gsub(/\\\(aq/, "\047")
		gsub(/\\\(ha/, "^")
		gsub(/\\\(ti/, "~")
		gsub(/\\\(ga/, "`")
		gsub(/\\e/, "\\")
		print >base
	}' "$1"
}

# Whether the printed file $2 is as the page's text in $1 says.
agrees()
{
	awk '
	function fits(line, pattern,	n, parts, i, at) {
		n = split(pattern, parts, /\[\.\.\.\]/)
		if (substr(line, 1, length(parts[1])) != parts[1])
			return 0
		if (n == 1)
			return line == parts[1]
		line = substr(line, length(parts[1]) + 1)
		for (i = 2; i < n; i++) {
			at = index(line, parts[i])
			if (!at)
				return 0
			line = substr(line, at + length(parts[i]))
		}
		return length(line) >= length(parts[n]) &&
			substr(line, length(line) - length(parts[n]) + 1) == \
			parts[n]
	}
	NR == FNR { want[++wants] = $0; next }
	{ line[++lines] = $0 }
	END {
		at = 1
		free = 0
		for (i = 1; i <= wants; i++) {
			if (want[i] == "[...]") {
				free = 1
				continue
			}
			while (free && at <= lines && !fits(line[at], want[i]))
				at++
			if (at > lines || !fits(line[at], want[i])) {
				print "not printed: " want[i]
				exit 1
			}
			at++
			free = 0
		}
		if (!free && at <= lines) {
			print "printed besides: " line[at]
			exit 1
		}
	}' "$1" "$2" >&2
}

# One command with the text that the page shows for it.
try()
{
	checks=$((checks + 1))
	last="$page: $command"
	eval "$command" >"$work/printed" 2>&1
	status=$?
	agrees "$work/wanted" "$work/printed" || {
		fail "$last"
		cat "$work/printed" >&2
	}
}

run_block()
{
	command=
	: >"$work/wanted"
	while IFS= read -r text <&3; do
		case $text in
		'$ '*)
			[ -z "$command" ] || try
			command=${text#'$ '}
			: >"$work/wanted"
			;;
		*)
			printf '%s\n' "$text" >>"$work/wanted"
			;;
		esac
	done 3<"$1"
	[ -n "$command" ] || {
		fail "$page: an example without a command"
		return
	}
	try
	[ "$status" -eq "$2" ] || {
		fail "$last: status $status, the page says $2"
		cat "$work/printed" >&2
	}
}

for page in cli/heng.1 lua/heng-policy.5; do
	must mkdir -p "$work/$page"
	cd "$work/$page" || exit 99
	must cp -R "$samples" samples
	must chmod -R u+w samples
	HENG_POLICY_PATH=$top_srcdir/policies
	extract "$top_srcdir/core/$page"
	n_examples=0
	for block in blocks/*.kind; do
		[ -f "$block" ] || continue
		read -r kind argument <"$block" || exit 99
		block=${block%.kind}
		case $kind in
		file)
			must mkdir -p "$(dirname "$argument")"
			must cp "$block" "$argument"
			;;
		run)
			run_block "$block" "$argument"
			;;
		*)
			fail "$page: an example of no known kind: $kind"
			;;
		esac
		n_examples=$((n_examples + 1))
	done
	# A page whose marks were lost would pass by testing nothing.
	[ "$n_examples" -ge 5 ] || fail "$page: only $n_examples examples found"
done
finish
