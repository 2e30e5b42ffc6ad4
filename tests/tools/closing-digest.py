#!/usr/bin/env python3
"""The digest of a closed panel, computed as heng-dossier(5) says: by another
program than heng, so that a test can compare the two."""
import hashlib
import sys
import xml.etree.ElementTree as tree

SPACE = " \t\r\n"
TEXT = {"name", "field", "reason"}


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def lines(node):
    name = node.tag.split("}")[1]
    yield "(" + name
    for key in sorted(node.attrib):
        if (name, key) != ("closing", "digest"):
            yield "A%s %s" % (key, escape(node.attrib[key].strip(SPACE)))
    if name in TEXT and node.text:
        yield "-" + escape(node.text)
    for child in node:
        yield from lines(child)
    yield ")" + name


root = tree.parse(sys.argv[1]).getroot()
content = "".join(line + "\n" for line in lines(root))
print("sha256:" + hashlib.sha256(content.encode()).hexdigest())
