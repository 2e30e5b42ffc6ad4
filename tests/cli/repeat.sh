#!/bin/sh
# The same dossiers give the same bytes: in any locale, time zone and working
# folder, in any order, again and again, and from an installation; and the
# exit statuses are those contracted.
. "$(dirname "$0")/setup.sh"

# The dossiers are copied beside their evidence, so that the folder can move.
must mkdir first
must cp -r "$samples"/*.xml "$samples/evidence" "$samples/panels" first/
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

last='from the folder itself'
(cd first && assess_all . "$work/inside" "$heng") || exit 1
all_same "$work/inside"
last='from the root folder'
(cd / && assess_all "$work/first" "$work/root" "$heng" \
	>/dev/null) || exit 1
last='another place'
must mkdir -p 'second/a b/丙'
must cp -r first/. 'second/a b/丙'
assess_all 'second/a b/丙' moved "$heng"
all_same moved
last='a umask'
(umask 077 && assess_all first masked "$heng")
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
HENG_PLUGIN_PATH=$plugins/identifiers/.libs:$plugins/evidence/.libs

# From an installation in a staging folder, with an empty environment, from
# an empty folder: the same bytes.
last='make install'
if [ -f "$top_builddir/Makefile" ] && command -v "${MAKE:-make}" >/dev/null; then
	(
		unset MAKEFLAGS MFLAGS MAKELEVEL
		"${MAKE:-make}" -s -C "$top_builddir" install \
			DESTDIR="$work/staged"
	) >install.log 2>&1 || {
		fail "make install DESTDIR=..."
		tail -n 20 install.log >&2
	}
	installed=$(find "$work/staged" -type f -name heng -perm -100 | head -n 1)
	[ -n "$installed" ] || fail "no heng was installed"
	must mkdir empty
	last='the installation'
	(cd empty && assess_all "$work/first" "$work/installed" \
		env -i "$installed")
	[ -d installed ] || fail "$last: no reports"
	# The plugins' files are stripped or relinked by some installers;
	# what they say is the same, their digests need not be.
	for report in reference/*.xml; do
		base=$(basename "$report")
		checks=$((checks + 1))
		cmp -s "$report" "installed/$base" || {
			sed '/<plugin /s/ sha256="[^"]*"//' "$report" >a
			sed '/<plugin /s/ sha256="[^"]*"//' \
				"installed/$base" >b
			cmp a b >&2 || fail "$last: $base differs"
		}
	done
	last='an installation that was moved'
	mv "$work/staged" "$work/moved 安装"
	moved=$work/moved\ 安装${installed#"$work/staged"}
	(cd empty && assess_all "$work/first" "$work/installed2" \
		env -i "$moved")
	diff -r installed installed2 >differences 2>&1 ||
		{ fail "$last: other bytes"; head -n 5 differences >&2; }
	# The command that a newcomer is shown works as it is printed.
	last='the command that heng assess shows'
	(cd empty && env -i "$moved" assess >../out 2>../err)
	[ $? -eq 2 ] || fail "$last: no status 2"
	command=$(sed -n 's/.*to try: heng \(.*\)$/\1/p' err)
	[ -n "$command" ] || { fail "$last: none"; show; }
	dossier=$(echo "$command" | sed 's/^assess \(.*\) -o .*/\1/')
	[ -f "$dossier" ] || fail "$last: there is no $dossier"
else
	echo "note: make install is not tried: no make or no Makefile"
fi
finish
