#!/bin/sh
# Files that cannot be assessed: each has a clear message in both languages
# and status 2, leaves no report, and does not trouble its neighbours in a
# batch. Wrong policies, profiles and parameters stop everything before any
# dossier is read; wrong panels stop the dossier they are for.
. "$(dirname "$0")/setup.sh"

good=$samples/published-baihang.xml
other=$samples/published-icbc-iot.xml
must mkdir bad

# Each bad file, and what its message must name.
echo 'hello' >bad/plain.xml
printf '<root/>\n' >bad/root.xml
printf '<dossier/>\n' >bad/namespace.xml
must sed 's/urn:heng:dossier:1/urn:heng:dossier:2/' "$good" >bad/version.xml
must sed 's/schemaVersion="1"/schemaVersion="2"/' "$good" >bad/schema.xml
must head -c 900 "$good" >bad/truncated.xml
must iconv -f UTF-8 -t GBK "$good" >bad/gbk.xml
must iconv -f UTF-8 -t UTF-16 "$good" >bad/utf16.xml
: >bad/empty.xml
must mkdir bad/folder.xml
must sed '1a <!DOCTYPE dossier [<!ENTITY a "b">]>' "$good" >bad/doctype.xml
must cp "$samples/panels/clean-exit.panel.xml" bad/panel.xml
must sed 's/phase="exit"/phase="exits"/' "$good" >bad/value.xml
must sed 's/ asOf="[^"]*"//' "$good" >bad/no-day.xml
must sed 's/<name>/<nmae>/; s/<\/name>/<\/nmae>/' "$good" >bad/name.xml
must mkfifo bad/pipe.xml
must ln -s nowhere.xml bad/dangling.xml
must ln -s loop.xml bad/loop.xml

# refused FILE CODE PLACE ZH EN: alone, and then between two good ones.
refused()
{
	bad=bad/$1
	run 2 assess "$bad" -o report.xml
	says "error[$2]" "$3" "$4" "$5"
	absent report.xml
	leftovers .
	grep -q . out && fail "$last: something on standard output"
	run 2 assess "$bad" -o -
	says "error[$2]"
	grep -q . out && fail "$last: something on standard output"
}
refused plain.xml H1002 'bad/plain.xml' '不是 XML' 'is no XML'
refused root.xml H1030 'bad/root.xml:1:1' '根元素是 <root>' 'root element is <root>'
refused namespace.xml H1033 'bad/namespace.xml:1:1' '没有命名空间' 'in no namespace'
refused version.xml H1031 'bad/version.xml:17:17' '第 2 版' 'version 2'
refused schema.xml H1031 'bad/schema.xml:17:52' '第 2 版' 'version 2'
refused truncated.xml H1014 'bad/truncated.xml:' '结束' 'the file ends'
refused gbk.xml H1006 'bad/gbk.xml:' '不是有效的 UTF-8' 'not valid UTF-8'
refused utf16.xml H1003 'bad/utf16.xml' '只接受 UTF-8' 'only UTF-8 is accepted'
refused empty.xml H1001 'bad/empty.xml' '文件是空的' 'file is empty'
refused folder.xml H0012 'bad/folder.xml' '这是文件夹' 'this is a folder'
refused doctype.xml H1013 'bad/doctype.xml:2:1' '不接受 DOCTYPE' 'DOCTYPE is not accepted'
refused panel.xml H1032 'bad/panel.xml:' '另一种文件' 'another kind of document'
refused value.xml H1107 'bad/value.xml:18:' "exits" 'is wrong'
refused no-day.xml H1103 'bad/no-day.xml:17:' '缺' 'asOf'
refused name.xml H1102 'bad/name.xml:' 'nmae' 'name'
refused pipe.xml H0013 'bad/pipe.xml' '设备或管道' 'device or pipe'
refused dangling.xml H0010 'bad/dangling.xml' '没有这个文件' 'no such file'
refused loop.xml H0015 'bad/loop.xml' '循环' 'form a loop'
refused missing.xml H0010 'bad/missing.xml' '没有这个文件' 'no such file'

# A scheme that nobody has a profile for.
must sed 's/scheme="pboc-tool"/scheme="csrc-pilot"/' "$good" >bad/scheme.xml
must mkdir few
must cp -r "$top_srcdir"/policies/*/ few
must chmod -R u+w few
must rm few/fintech-sandbox/profiles/csrc-*.lua
HENG_POLICY_PATH=$work/few
refused scheme.xml H2415 'bad/scheme.xml' '没有适用于机制 csrc-pilot' \
	'no profile for scheme csrc-pilot'
rm bad/scheme.xml
HENG_POLICY_PATH=$top_srcdir/policies

# Standard input is no better.
last='heng assess - </dev/null'
checks=$((checks + 1))
"$heng" assess - -o report.xml </dev/null >out 2>err
[ $? -eq 2 ] || fail "$last: no status 2"
says 'error[H1001]'
absent report.xml

# Over the limit, and just at it.
size=$(($(wc -c <"$good")))
run 2 assess "$good" --max-size $((size - 1)) -o report.xml
says 'error[H0014]' 'published-baihang.xml' "$((size - 1)) 字节" 'larger than the limit'
absent report.xml
run 3 assess "$good" --max-size $size -o report.xml
last='heng assess - --max-size'
"$heng" assess - --max-size $((size - 1)) -o stdin.xml <"$good" >out 2>err
[ $? -eq 2 ] || fail "$last: no status 2"
says 'error[H0014]'
absent stdin.xml

# Unreadable. Root may read everything, so it steps down for this.
must cp "$good" bad/secret.xml
must chmod 000 bad/secret.xml
if [ "$(id -u)" -ne 0 ]; then
	refused secret.xml H0011 'bad/secret.xml' '没有读取权限' 'may not read'
elif command -v setpriv >/dev/null && must chmod 755 . bad &&
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		"$heng" --version >/dev/null 2>&1 &&
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		test -r "$HENG_POLICY_PATH/fintech-sandbox/policy.lua"; then
	last='heng assess bad/secret.xml, as nobody'
	checks=$((checks + 1))
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		"$heng" assess bad/secret.xml >out 2>err
	[ $? -eq 2 ] || { fail "$last: no status 2"; show; }
	says 'error[H0011]' 'bad/secret.xml' '没有读取权限' 'may not read'
else
	echo "note: an unreadable file is not tried: this is root, and" \
		"nobody else may run the program where it lies"
fi
rm -f bad/secret.xml

# In a batch the others go on, byte for byte. Status 3 is the good ones'.
run 3 assess "$good" "$other" -o alone
run 3 assess "$good" bad/*.xml "$other" -o batch
for file in batch/*; do
	case $file in
	*/published-baihang.xml | */published-icbc-iot.xml) ;;
	*) fail "a report for a bad dossier: $file" ;;
	esac
done
same alone/published-baihang.xml batch/published-baihang.xml
same alone/published-icbc-iot.xml batch/published-icbc-iot.xml
leftovers batch
for file in bad/*.xml; do
	says "$file"
done

# stops CODE PLACE EN ARG...: nothing is read, not even the missing dossier.
stops()
{
	code=$1 place=$2 text=$3
	shift 3
	run 2 assess "$good" bad/plain.xml bad/missing.xml -o stopped "$@"
	says "$code" "$place" "$text"
	absent stopped/published-baihang.xml stopped
	grep -qF -e bad/plain.xml -e bad/missing.xml err &&
		fail "$last: a dossier was read all the same"
}
printf 'policy {\n  id = "mine",\n' >cut.lua
stops 'error[H20' 'cut.lua:' '' -p cut.lua
cat >typo.lua <<'L'
policy { id = "mine", version = "1", title = { zh = "我", en = "mine" } }
rule {
  id = "MY-01", title = { zh = "甲", en = "one" }, dimension = "service",
  phases = { "exit" }, severity = "minor", wieght = 3,
  check = function(app) return pass() end,
}
L
stops 'error[H2' 'typo.lua:4:' "did you mean 'weight'" -p typo.lua
stops 'error[H' 'nowhere.lua' '' -p nowhere.lua
stops 'error[H2202]' "'pboc-exi'" "did you mean 'pboc-exit'" -P pboc-exi
stops 'error[H0010]' 'nowhere.lua' 'no such file' -P ./nowhere.lua
cat >weights.lua <<'L'
profile {
  id = "weights", inherits = "pboc-exit",
  dimensions = { ["service"] = { weight = -1 } },
}
L
stops 'error[H2005]' 'weights.lua:3:' 'is out of range: -1' -P weights.lua
cat >rules.lua <<'L'
profile { id = "rules", inherits = "pboc-exit",
  rules = { ["SQ-99"] = false } }
L
stops 'error[H2404]' 'rules.lua:2:' "'SQ-99'" -P rules.lua
stops 'error[H2407]' "'SQ-07'" 'SQ-07.reply_days=10' --param SQ-07
stops 'error[H2409]' 'SQ-07' "did you mean 'reply_days'" \
	--param SQ-07.reply_day=10
stops 'error[H2402]' 'SQ-07.reply_days=61' 'from 1 to 60' \
	--param SQ-07.reply_days=61
stops 'error[H2402]' 'SQ-07.reply_days=ten' 'from 1 to 60' \
	--param SQ-07.reply_days=ten
stops 'error[H2408]' "'SQ-77'" 'did you mean' --param SQ-77.reply_days=10
stops 'error[H2410]' "'legalty'" "did you mean 'legality'" --only legalty
# One kind of file in the place of another.
stops 'error[H' 'policy.lua' 'this is a policy: give it with -p' \
	-P "$top_srcdir/policies/fintech-sandbox/policy.lua"
stops 'error[H' 'pboc-exit.lua' 'this is a profile: give it with -P' \
	-p "$top_srcdir/policies/fintech-sandbox/profiles/pboc-exit.lua"
stops 'error[H0012]' "$samples" 'this is a folder' --panel "$samples"
stops 'error[H0010]' 'nowhere.xml' 'no such file' --panel nowhere.xml
stops 'error[H1032]' 'published-baihang.xml' 'a panel is wanted' --panel "$good"

# Panels that do not fit. The one bundled with clean-exit is the base.
dossier=$samples/clean-exit.xml
panel=$samples/panels/clean-exit.panel.xml
run 0 assess "$dossier" --panel "$panel" -o fits.xml
# edit SCRIPT: the panel, changed.
edit()
{
	sed "$1" "$panel" >panel.xml
	cmp -s "$panel" panel.xml && fail "'$1' changes nothing in $panel"
	rm -f report.xml
}
edit 's/profile="pboc-exit"/profile="pboc-admission"/'
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4001]' 'panel.xml:' '专家评分表针对方案' 'the panel is for profile'
absent report.xml
expert=$(sed -n 's/.*<ballot expert="\([^"]*\)".*/\1/p' "$panel" | head -n 1)
edit "s/<ballot expert=\"$expert\"/<ballot expert=\"E99\"/"
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4002]' 'panel.xml:' "没有专家 'E99'" "no expert 'E99'"
absent report.xml
judged=$(sed -n 's/.*<ballot .* rule="\([^"]*\)".*/\1/p' "$panel" | head -n 1)
edit "s/ rule=\"$judged\"/ rule=\"SQ-08\"/"
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4003]' 'panel.xml:' '不由专家打分' 'not by experts'
absent report.xml
edit "s/ rule=\"$judged\"/ rule=\"${judged}9\"/"
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4004]' 'panel.xml:' "没有规则 '${judged}9'" "no rule '${judged}9'"
absent report.xml
twice="<ballot expert=\"$expert\" rule=\"$judged\" score=\"50\" confidence=\"2\""
edit "s|</panel>|$twice round=\"1\" signedAt=\"2026-06-28T10:30:00+08:00\"/>&|"
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4005]' 'panel.xml:' '打了两次分' 'two ballots'
absent report.xml
digest='sha256:0000000000000000000000000000000000000000000000000000000000000000'
edit "s/dossier=\"[^\"]*\"/dossier=\"$digest\"/"
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4006]' 'panel.xml' '摘要不一致' 'fits none of the dossiers'
absent report.xml
edit 's/dossier="sha256:/dossier="sm3:/'
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H4008]' 'panel.xml' '不是 SHA-256 摘要' 'is no SHA-256 digest'
edit "s/dossier=\"[^\"]*\"/dossier=\"$digest\"/"
# With a second dossier that it does fit nothing is assessed either way.
run 2 assess "$dossier" "$good" --panel panel.xml -o batch2
says 'error[H4006]'
absent batch2/clean-exit.xml batch2/published-baihang.xml
last='heng assess - --panel'
checks=$((checks + 1))
"$heng" assess - --panel panel.xml -o report.xml <"$dossier" >out 2>err
[ $? -eq 2 ] || fail "$last: no status 2"
says 'error[H4006]'
absent report.xml
# Two panels for one dossier: which one counts?
edit 's/score="[0-9]*"/score="61"/'
run 2 assess "$dossier" --panel "$panel" --panel panel.xml -o report.xml
says 'error[H4007]' 'panel.xml' 'clean-exit.panel.xml'
absent report.xml
run 3 assess "$dossier" "$good" --panel "$panel" -o batch2
same fits.xml batch2/clean-exit.xml
same alone/published-baihang.xml batch2/published-baihang.xml
edit 's/score="[0-9]*"/score="101"/'
run 2 assess "$dossier" --panel panel.xml -o report.xml
says 'error[H11' 'panel.xml:' '101'
absent report.xml
finish
