#!/bin/sh
# A profile may name a plugin by its file, which lies beside the profile: it
# is admitted under its id, and where the file lies is in no report. A report
# of a selection can be explained like any other.
. "${top_srcdir:-.}/tests/cli/setup.sh"

for folder in one two; do
	mkdir -p "$folder/vendor"
	cp "$plugins/identifiers/.libs/identifiers.so" "$folder/vendor/"
	cat >"$folder/own.lua" <<-'EOF'
	profile {
	  inherits = "pboc-admission",
	  id = "own",
	  title = { zh = "本处", en = "Own" },
	  plugins = { "vendor/identifiers.so", "evidence" },
	}
	EOF
	run 3 assess "$samples/clean-admission.xml" -P "$folder/own.lua" \
		-o "$folder.xml" --lang en
done
same one.xml two.xml
cp one.xml out
shows '<plugin id="identifiers" version="' '<result rule="LC-03"'
if grep -q 'vendor/identifiers' one.xml; then
	fail "the report says where the plugin lies"
fi
(cd one && "$heng" assess "$samples/clean-admission.xml" -P own.lua \
	-o ../beside.xml >/dev/null 2>&1)
same one.xml beside.xml

run 3 assess "$samples/rectify-operation.xml" --only service \
	-o only.xml --lang en
run 0 explain only.xml --lang en
shows 'Only some rules ran'
finish
