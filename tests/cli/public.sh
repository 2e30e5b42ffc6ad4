#!/bin/sh
# A public edition shows nothing that the grammars mark confidential: dossiers
# of every phase, with something unmistakable in each such field and in their
# panels, leave none of it in the edition, nor in any form of that. The full
# report, or what opens a digest, proves what was withheld.
. "$(dirname "$0")/setup.sh"
: "${XSLTPROC:=xsltproc}"
xsl=$top_srcdir/tests/cli/canaries.xsl

# What is marked, as the grammar has it: the stylesheet must know every mark.
marks=$(grep -c 'h:confidential = "true"' "$top_srcdir/core/read/dossier.rnc")
checks=$((checks + 1))
[ "$marks" -eq 14 ] ||
	fail "dossier.rnc has $marks marks; canaries.xsl knows 14 of them"

must cp -R "$samples/evidence" .
must chmod -R u+w evidence
for sample in clean-admission veto-admission undetermined-admission \
	operation-full rectify-operation clean-exit improve-exit \
	csrc-coaching csrc-selection csrc-supervision csrc-exit; do
	must "$XSLTPROC" -o "$sample.xml" "$xsl" "$samples/$sample.xml"
	# Here the operation goes beyond what was declared.
	[ $sample != operation-full ] ||
		must sed -i 's/monthlyAmount="[0-9]*"/monthlyAmount="1000"/' \
			$sample.xml
	panel=$samples/panels/$sample.panel.xml
	set -- "$sample.xml"
	if [ -f "$panel" ]; then
		uscc=$(sed -n 's/.*<uscc>\(.*\)<\/uscc>.*/\1/p' "$sample.xml" |
			head -n 1)
		must "$XSLTPROC" -o panel.xml --stringparam uscc "$uscc" \
			--stringparam digest \
			"$(sha256sum <"$sample.xml" | cut -d ' ' -f 1)" \
			"$xsl" "$panel"
		set -- "$@" --panel panel.xml
	fi
	mkdir -p full/"$sample"
	"$heng" assess "$@" -o "full/$sample" -f xml,public,openings \
		>out 2>err || [ $? -le 3 ] || fail "$sample: $(cat err)"
	run 0 report "full/$sample/$sample.xml" -f public -o "$sample.pub.xml"
	same "$sample.pub.xml" "full/$sample/$sample.public.xml"
	run 0 validate "$sample.pub.xml"
	"$heng" explain "$sample.pub.xml" --lang zh >"$sample.explain" 2>err ||
		fail "explain $sample.pub.xml: $(cat err)"
	"$heng" explain "$sample.pub.xml" --figure all >"$sample.pub.figures" \
		2>err || fail "figures of $sample.pub.xml: $(cat err)"
	for form in html json csv; do
		run 0 report "$sample.pub.xml" -f $form \
			-o "$sample.pub.$form"
	done
	# Every canary, and numbers also as yuan.
	cat "$sample.xml" panel.xml | tr -d '\n' |
		grep -oE 'KANARI-[A-Za-z0-9.-]+|"7310[0-9]+"' | tr -d '"' |
		sort -u >"$sample.canaries"
	[ "$(wc -l <"$sample.canaries")" -ge 7 ] ||
		fail "$sample has only $(wc -l <"$sample.canaries") canaries"
	tr -d '.,' <"full/$sample/$sample.xml" |
		grep -oF -f "$sample.canaries" >>shown
	for file in "$sample".pub.* "$sample.explain"; do
		checks=$((checks + 1))
		[ -s "$file" ] || fail "$file is empty"
		tr -d '.,' <"$file" >stripped
		! grep -oF -f "$sample.canaries" stripped >leaks ||
			fail "$file shows $(sort -u leaks | tr '\n' ' ')"
		! grep -qE 'KANARI|13900000000|1987-06-05|whyNot="(conflict|recused)"' \
			"$file" || fail "$file shows what it must not"
	done
	digest=$(sha256sum <"$sample.xml" | cut -d ' ' -f 1)
	! grep -q "$digest" "$sample".pub.* ||
		fail "$sample.pub: the digest of the dossier could be tried"
	grep -q "$digest" "full/$sample/$sample.xml" ||
		fail "$sample.xml does not have its dossier's digest"
	rm -f panel.xml
	: >panel.xml
done
# The full reports show them, or nothing was tried.
sort -u shown >all
for canary in KANARI-emergency-contact \
	KANARI-incident-rootCause KANARI-reason KANARI-E1 7310; do
	checks=$((checks + 1))
	grep -q "^$canary" all || fail "no full report shows $canary"
done
[ "$(wc -l <all)" -ge 30 ] || fail "only $(wc -l <all) canaries in full reports"

grep -q '<beyond value="7310' full/operation-full/operation-full.xml ||
	fail "nothing of operation-full goes beyond its declaration"
grep -q '<beyond value="hmac-sha256:[0-9a-f]*" path="hmac-' \
	operation-full.pub.xml || fail "what goes beyond is not withheld"

# What a measure computes from such values, and what a rule says of it.
edition=clean-exit.pub.xml
full=full/clean-exit/clean-exit.xml
grep -q 'measure name="cost-cover" value="[0-9]*" .*confidential="true"' \
	"$full" || fail "cost-cover does not say what it rests on"
grep -qE 'measure name="cost-cover" value="[0-9a-f]{64}"' "$edition" ||
	fail "cost-cover is not withheld"
grep -q 'measure name="availability" value="[0-9]*" ' "$edition" ||
	fail "availability is withheld"

# The page says that they are withheld, and shows no digest as a number.
run 0 report "$edition" -f html --lang en -o edition.html
checks=$((checks + 3))
grep -q '<td>withheld</td>' edition.html ||
	fail "the page does not say that recusals are withheld"
grep -q 'withheld <code class="small" title="[0-9a-f]\{64\}">' edition.html ||
	fail "the page does not say that a measure is withheld"
! grep -q '<data value="measure[^>]*>[0-9a-f]\{64\}' edition.html ||
	fail "the page shows a digest as a measure"

# A waiver may name its dossier by the digest.
digest=$(sha256sum <improve-exit.xml | cut -d ' ' -f 1)
cat >waivers.xml <<END
<waivers xmlns="urn:heng:waivers:1">
  <waiver id="W1" rule="IV-10" subject="sha256:$digest"
      from="2026-06-01T00:00:00+08:00" until="2026-12-31T23:59:59+08:00"
      ><authority>示例机构（虚构）</authority><reason>x</reason><risk>y</risk
    ></waiver>
  <waiver id="W2" rule="IV-10" subject="sha256:$(echo | sha256sum |
	cut -d ' ' -f 1)"
      from="2026-06-01T00:00:00+08:00" until="2026-12-31T23:59:59+08:00"
      ><authority>示例机构（虚构）</authority><reason>x</reason><risk>y</risk
    ></waiver>
  <waiver id="KANARI-id" rule="KANARI-rule" subject="KANARI-subject"
      from="2019-03-07T00:00:00+08:00" until="2031-12-31T23:59:59+08:00"
      ><authority>KANARI-authority</authority><reason>KANARI-reason</reason
    ><risk>KANARI-risk</risk><reference>KANARI-reference</reference></waiver>
</waivers>
END
"$heng" assess improve-exit.xml --waivers waivers.xml -o waived.xml \
	>out 2>err || [ $? -le 3 ] || fail "assess --waivers"
[ -s waived.xml ] || fail "with waivers: $(cat err)"
run 0 report waived.xml -f public -o waived.pub.xml
run 0 validate waived.pub.xml
run 0 explain waived.pub.xml
grep -q 'state="applied"' waived.xml || fail "no waiver is applied"
grep -q "subject=\"sha256:$digest\"" waived.xml ||
	fail "the waiver does not name its dossier"
! grep -q "$digest" waived.pub.xml || fail "the digest of the dossier is there"
shown=$(sed -n 's/.*<subject .*sha256="\([^"]*\)".*/\1/p' waived.pub.xml)
grep -q "subject=\"sha256:$shown\" state=\"applied\"" waived.pub.xml ||
	fail "the waiver no longer fits its subject"
grep -q 'subject="hmac-sha256:[0-9a-f]*" state="other-subject"' \
	waived.pub.xml || fail "another dossier's digest is there"
# What others were granted is not there; in the full report it is, and one that
# says more of it than heng writes is refused.
grep -q 'id="KANARI-id" rule="KANARI-rule" subject="KANARI-subject"' \
	waived.xml || fail "the full report does not have another's waiver"
sed '/<waiver id="KANARI-id"/s|state="other-subject">|state="other-subject"\
	from="2019-03-07T00:00:00+08:00" until="2031-12-31T23:59:59+08:00"\
	authority="KANARI-authority" reference="KANARI-reference"\
	><reason>KANARI-reason</reason><risk>KANARI-risk</risk>|' \
	waived.xml >more.xml
grep -q 'KANARI-risk' more.xml || fail "more.xml says no more"
run 0 validate more.xml
run 2 report more.xml -f public -o more.pub.xml
says 'H41' 'more.xml:'
absent more.pub.xml
for edition in waived; do
	run 0 validate $edition.pub.xml
	"$heng" explain $edition.pub.xml >$edition.pub.explain 2>&1 ||
		fail "explain $edition.pub.xml"
	for form in html json csv; do
		run 0 report $edition.pub.xml -f $form -o $edition.pub.$form
	done
	for file in $edition.pub.*; do
		checks=$((checks + 1))
		! grep -q 'KANARI\|2019-03-07\|2031-12-31\|"W2"' "$file" ||
			fail "$file shows another subject's waiver"
	done
	grep -q '<waiver id="[0-9a-f]\{64\}" rule="[0-9a-f]\{64\}"' \
		$edition.pub.xml || fail "$edition: another's waiver is gone"
	grep -q '<reason>x</reason>' $edition.pub.xml &&
		grep -q 'id="W1" rule="IV-10"' $edition.pub.xml ||
		fail "$edition: this subject's waiver is withheld"
	! grep -q "$(sha256sum <waivers.xml | cut -d ' ' -f 1)" \
		$edition.pub.xml || fail "the digest of waivers.xml is there"
done
grep -q "$(sha256sum <waivers.xml | cut -d ' ' -f 1)" waived.xml ||
	fail "waived.xml does not have the digest of waivers.xml"
edition=clean-exit.pub.xml

# Each digest is opened by its key alone: HMAC-SHA-256 of the value.
openings=full/clean-exit/clean-exit.openings.jsonl
[ "$(grep -c '<item ' "$edition")" -eq "$(wc -l <"$openings")" ] ||
	fail "openings and items differ in number"
opened=0
if command -v openssl >tool; then
	grep -E '"at":"(expert-001|results/result\[1\]/)' "$openings" |
		head -n 12 >some
	while IFS= read -r line; do
		key=$(printf '%s' "$line" | sed 's/.*"key":"\([^"]*\)".*/\1/')
		want=$(printf '%s' "$line" |
			sed 's/.*"digest":"\([^"]*\)".*/\1/')
		value=$(printf '%s' "$line" | sed 's/.*"value":"//; s/"}$//')
		case $value in *\\*) continue ;; esac
		got=$(printf '%s' "$value" | openssl dgst -sha256 -mac HMAC \
			-macopt "hexkey:$key" | sed 's/.*= //')
		checks=$((checks + 1))
		opened=$((opened + 1))
		[ "$got" = "$want" ] || fail "$line does not open: $got"
		grep -q "$want" "$edition" || fail "$want is not in the edition"
	done <some
	[ "$opened" -ge 4 ] || fail "only $opened openings were tried"
	# The whole key: by the report's bytes.
	whole=$(openssl dgst -sha256 -mac HMAC \
		-macopt key:'heng public edition 1' <"$full" | sed 's/.*= //')
	at=$(head -n 1 "$openings" | sed 's/.*"at":"\([^"]*\)".*/\1/')
	key=$(head -n 1 "$openings" | sed 's/.*"key":"\([^"]*\)".*/\1/')
	got=$(printf '%s' "$at" | openssl dgst -sha256 -mac HMAC \
		-macopt "hexkey:$whole" | sed 's/.*= //')
	[ "$got" = "$key" ] || fail "the key of $at is $key, not $got"
fi

# A secret changes every digest and nothing else.
printf '0123456789abcdef' >secret
run 0 report "$full" -f public --key secret -o keyed.xml
! cmp -s keyed.xml "$edition" || fail "--key changes nothing"
run 0 validate keyed.xml
for f in "$edition" keyed.xml; do
	sed -E 's/[0-9a-f]{64}/-/g' "$f" >"$f.masked"
done
same "$edition.masked" keyed.xml.masked
run 0 report "$full" -f openings --key secret -o keyed.jsonl
! cmp -s keyed.jsonl "$openings" || fail "--key changes no key"
printf '0123456789abcde' >short
run 2 report "$full" -f public --key short
says H4713
head -c 4097 /dev/zero >long
run 2 report "$full" -f public --key long
says H0014
head -c 4096 long >longest
run 0 report "$full" -f public --key longest -o longest.xml
run 2 report "$full" -f json --key secret
run 2 report "$full" -f public --key none-such

# Of a public edition there is none, and none is forged unseen.
run 2 diff "$edition" "$edition"
says H4714
run 2 diff "$full" "$edition"
says H4714
run 2 report "$edition" -f public
says H4711
run 2 report "$edition" -f openings
says H4711
sed 's/ edition="public"//' "$edition" >forged.xml
run 2 explain forged.xml
says H4712
sed '/<withheld/,/<\/withheld>/d' "$edition" >forged.xml
run 2 explain forged.xml
says H4712
sed '0,/<item at="results/s//<item at="resultx/' "$edition" >forged.xml
run 2 explain forged.xml
says H4712
sed '0,/<reason>hmac-sha256:[0-9a-f]*</s//<reason>nothing</' "$edition" \
	>forged.xml
run 2 explain forged.xml
says H4712
run 0 explain "$full" --lang en
finish
