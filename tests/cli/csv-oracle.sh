#!/bin/sh
# Tables made at random are read as Python's csv module reads them (strict),
# field for field, and what that refuses is refused.
#
# TABLES=N compares N of them.
. "$(dirname "$0")/setup.sh"
python3 -c '' 2>/dev/null || {
	echo "$name: no python3 to compare with"
	exit 77
}
: "${TABLES:=300}"
dump=$top_builddir/tests/unit/csv_dump
[ -x "$dump" ] || {
	echo "$dump is not built" >&2
	exit 99
}
cat >compare.py <<'END'
import csv, io, json, random, subprocess, sys

dump, tables = sys.argv[1], int(sys.argv[2])
random.seed(5)
parts = ['"', '"', '""', ',', ',', ';', '\t', '\n', '\r\n', '\r', 'a', ' ',
         '分', '=1', "'", 'sep=', 'b"c', '"d"', '"e,f"', '"g\nh"', '"i""j"']
refused = 0
for number in range(tables):
    text = ''.join(random.choice(parts)
                   for _ in range(random.randint(0, 24)))
    if number % 3 == 0:  # what a spreadsheet writes
        out = io.StringIO(newline='')
        writer = csv.writer(out, delimiter=random.choice(',;\t'),
                            quoting=random.choice([csv.QUOTE_ALL,
                                                   csv.QUOTE_MINIMAL]))
        for _ in range(random.randint(1, 4)):
            writer.writerow([random.choice(['', 'x', '多\n行', 'q"q', ' ',
                                            'a;b', 'c,d', 'e\tf'])
                             for _ in range(random.randint(2, 5))])
        text = out.getvalue()
    with open('table.csv', 'wb') as file:
        file.write(random.choice([b'', b'\xef\xbb\xbf']) + text.encode())
    ours = json.loads(subprocess.run([dump, 'table.csv'], check=True,
                                     capture_output=True).stdout)
    separator, body = ',', text
    if isinstance(ours, list):
        separator = ours[0]
    if text[:4] == 'sep=' and text[4:5] in (',', ';', '\t') and \
            text[4:5] and (len(text) == 5 or text[5] in '\r\n'):
        end = 7 if text[5:7] == '\r\n' else 6
        body = text[end:]
    try:
        theirs = [row if row else [''] for row in
                  csv.reader(io.StringIO(body, newline=''),
                             delimiter=separator, strict=True)]
    except csv.Error as error:
        theirs = None
    if isinstance(ours, str):
        # Which separator it was is not told: with one of them it fails.
        def fails(delimiter):
            try:
                list(csv.reader(io.StringIO(body, newline=''),
                                delimiter=delimiter, strict=True))
            except csv.Error:
                return True
            return False
        if not any(fails(c) for c in ',;\t'):
            sys.exit('refused: %r: %s' % (text, ours))
        refused += 1
        continue
    if theirs is None or [[f[2] for f in row] for row in ours[1]] != theirs:
        sys.exit('%r:\n%r\n%r' % (text, ours, theirs))
    # Places are where the fields are.
    lines = text.replace('\r\n', '\n').replace('\r', '\n').split('\n')
    for row in ours[1]:
        for line, column, value in row:
            rest = '\n'.join(lines[line - 1:])[column - 1:]
            plain = value.replace('\r\n', '\n').replace('\r', '\n')
            if not (rest.startswith(plain) or
                    rest.startswith('"' + plain.replace('"', '""') + '"')):
                sys.exit('%r: %r is not at %d:%d' % (text, value, line,
                                                     column))
if not 0 < refused < tables:
    sys.exit('%d of %d refused' % (refused, tables))
END
checks=$((checks + TABLES))
python3 compare.py "$dump" "$TABLES" >&2 || fail 'the two readers differ'
finish
