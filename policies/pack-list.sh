#!/bin/sh
# Compares the lists of policies.am with the files of the rule packs: what is
# not listed is neither shipped nor installed.
cd "${srcdir:-.}/policies" || exit 99
listed=$(sed -n 's,^\t%D%/\(.*\.lua\).*$,\1,p' policies.am | LC_ALL=C sort)
present=$(find . -name '*.lua' | sed 's,^\./,,' | LC_ALL=C sort)
test -n "$listed" && test "$listed" = "$present" && exit 0
echo "policies.am does not list what lies in policies/:"
echo "listed:"
echo "$listed"
echo "present:"
echo "$present"
exit 1
