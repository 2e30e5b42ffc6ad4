#!/bin/sh
# The same dossiers give the same bytes: in any locale, time zone and working
# folder, in any order, again and again, and from an installation; and the
# exit statuses are those contracted.
. "$(dirname "$0")/setup.sh"

# The dossiers are copied beside their evidence, so that the folder can move.
must mkdir first
must cp -r "$samples"/*.xml "$samples/evidence" "$samples/panels" first/
must chmod -R u+w first
panels=
for panel in first/panels/*.panel.xml; do
	panels="$panels --panel $panel"
done

# assess_all FOLDER OUT COMMAND...: COMMAND assesses all dossiers of FOLDER.
assess_all()
{
	folder=$1 out=$2
	shift 2
	set -- "$@" assess -o "$out"
	for panel in "$folder"/panels/*.panel.xml; do
		set -- "$@" --panel "$panel"
	done
	status=0
	"$@" "$folder"/*.xml >out 2>err || status=$?
	[ "$status" -eq 3 ] || { fail "$last: status $status"; show; }
}

# all_same OUT
all_same()
{
	checks=$((checks + 1))
	diff -r "$work/reference" "$1" >differences 2>&1 || {
		fail "$last: other bytes"
		head -n 10 differences >&2
	}
}

last='the reference'
assess_all first "$work/reference" "$heng"
n=$(ls "$work/reference" | grep -c .)
[ "$n" -eq "$(ls first/*.xml | grep -c .)" ] || fail "only $n reports"

for locale in C POSIX C.UTF-8 de_DE.UTF-8 zh_CN.UTF-8 zh_CN.GB18030 tr_TR.UTF-8; do
	last="LC_ALL=$locale"
	assess_all first "locale-$locale" env LC_ALL=$locale LANGUAGE=zh:de "$heng"
	all_same "locale-$locale"
done
for zone in Pacific/Kiritimati America/Los_Angeles Asia/Shanghai UTC-14; do
	last="TZ=$zone"
	assess_all first zone env TZ=$zone "$heng"
	all_same zone
done
last='another language and no colour'
assess_all first lang env HENG_LANG=en NO_COLOR=1 TERM=dumb "$heng"
all_same lang
last='another user and home'
assess_all first home env HOME=/nowhere USER=nobody TMPDIR=/nowhere "$heng"
all_same home

# within FOLDER FUNCTION ARG...: in another working folder.
within()
{
	(
		failures=0
		cd "$1" || exit 1
		shift
		"$@"
		exit $failures
	) || failures=$((failures + 1))
}
last='from the folder itself'
within first assess_all . "$work/inside" "$heng"
all_same inside
last='from an empty folder'
must mkdir empty
within empty assess_all "$work/first" "$work/absolute" "$heng"
all_same absolute
last='another place'
must mkdir -p 'second/a b/丙'
must cp -r first/. 'second/a b/丙'
assess_all 'second/a b/丙' moved "$heng"
all_same moved
last='a umask'
umask 077
assess_all first masked "$heng"
umask 022
all_same masked

# In another order, and one by one.
last='in reverse'
set --
for dossier in first/*.xml; do
	set -- "$dossier" "$@"
done
# shellcheck disable=SC2086
run 3 assess $panels -o reverse "$@"
all_same reverse
last='one by one'
must mkdir single
for dossier in first/*.xml; do
	base=$(basename "$dossier" .xml)
	set -- assess "$dossier" -o "single/$base.xml"
	[ ! -f "first/panels/$base.panel.xml" ] ||
		set -- "$@" --panel "first/panels/$base.panel.xml"
	"$heng" "$@" >out 2>err
done
all_same single
last='twenty times'
i=0
while [ $i -lt 20 ]; do
	i=$((i + 1))
	"$heng" assess first/clean-admission.xml -o again.xml \
		--panel first/panels/clean-admission.panel.xml >out 2>err
	same reference/clean-admission.xml again.xml "run $i"
done
last='the same dossier under two names in one run'
must cp first/clean-exit.xml first/twin.xml
run 0 assess first/clean-exit.xml first/twin.xml -o twins \
	--panel first/panels/clean-exit.panel.xml
same twins/clean-exit.xml twins/twin.xml
same reference/clean-exit.xml twins/twin.xml
rm first/twin.xml

# Nothing of this machine or this hour is in a report.
for word in "$work" "$top_srcdir" "$top_builddir" "$(hostname 2>/dev/null ||
	uname -n)" "$(date +%Y-%m-%dT)"; do
	checks=$((checks + 1))
	if grep -rqF -e "$word" reference; then
		fail "'$word' is in a report"
		grep -rF -e "$word" reference | head -n 3 >&2
	fi
done

# The statuses, and that over several the highest holds.
sample()
{
	status_wanted=$1
	shift
	set -- "$@" -o statuses/
	run "$status_wanted" assess "$@"
}
s=first p=first/panels
sample 0 $s/clean-exit.xml --panel $p/clean-exit.panel.xml
sample 1 $s/improve-exit.xml --panel $p/improve-exit.panel.xml
sample 1 $s/veto-admission.xml
sample 3 $s/published-baihang.xml
sample 2 $s/missing.xml
sample 1 $s/clean-exit.xml $s/improve-exit.xml \
	--panel $p/clean-exit.panel.xml --panel $p/improve-exit.panel.xml
sample 1 $s/improve-exit.xml $s/clean-exit.xml \
	--panel $p/clean-exit.panel.xml --panel $p/improve-exit.panel.xml
sample 2 $s/missing.xml $s/veto-admission.xml
sample 3 $s/published-baihang.xml $s/missing.xml $s/veto-admission.xml
HENG_PLUGIN_PATH=$work/nowhere
sample 4 $s/veto-admission.xml $s/published-baihang.xml $s/missing.xml
HENG_PLUGIN_PATH=$plugins/identifiers/.libs:$plugins/evidence/.libs:$plugins/data-flow/.libs

# From an installation in a staging folder, with an empty environment, from
# an empty folder: the same bytes.
last='make install'
if [ -f "$top_builddir/Makefile" ] && command -v "${MAKE:-make}" >/dev/null; then
	# libtool installs into no folder with a space in its name.
	staged=$(mktemp -d "${TMPDIR:-/tmp}/heng-staged-XXXXXX") || exit 99
	trap 'rm -rf "$work" "$staged"' EXIT
	(
		unset MAKEFLAGS MFLAGS MAKELEVEL
		"${MAKE:-make}" -s -C "$top_builddir" install DESTDIR="$staged"
	) >install.log 2>&1 || {
		fail "make install DESTDIR=..."
		tail -n 20 install.log >&2
	}
	program=$(find "$staged" -type f -name heng -perm -100 | head -n 1)
	[ -n "$program" ] || fail "no heng was installed"
	rm -r empty/*
	last='the installation'
	within empty assess_all "$work/first" "$work/installed" \
		env -i "$program"
	# Some installers strip or relink plugins: what they say is the same,
	# their digests need not be.
	for report in reference/*.xml; do
		base=$(basename "$report")
		sed '/<plugin /s/ sha256="[^"]*"//' "$report" >a
		sed '/<plugin /s/ sha256="[^"]*"//' "installed/$base" >b
		same a b "$last, $base"
	done
	last='an installation that was moved'
	must cp -r "$staged" "$work/moved 安装"
	rm -rf "$staged"
	program=$work/moved\ 安装${program#"$staged"}
	within empty assess_all "$work/first" "$work/moved-too" \
		env -i "$program"
	checks=$((checks + 1))
	diff -r installed moved-too >differences 2>&1 ||
		{ fail "$last: other bytes"; head -n 5 differences >&2; }
	# The command that a newcomer is shown works as it is printed.
	last='the command that heng assess shows'
	checks=$((checks + 1))
	env -i "$program" assess >out 2>err
	[ $? -eq 2 ] || fail "$last: no status 2"
	shown=$(sed -n 's/.*to try: heng assess \(.*\) -o .*/\1/p' err)
	shown=$(eval "printf %s $shown")
	[ -n "$shown" ] && [ -f "$shown" ] ||
		{ fail "$last: no such dossier as '$shown'"; show; }
else
	echo "note: make install is not tried: no make or no Makefile"
fi
finish
