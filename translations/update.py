#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Pilothouse authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""update.py LUPDATE [TREE]: brings translations/pilothouse_*.ts up to the sources' strings.

lupdate reads the sources. Its contexts are dropped: a text means the same wherever it stands, files without a class of
their own ask for it through a helper, and moving code must lose no translation (app/translator.cpp looks up the same way).
A text with %n or %Ln (the same with a language's own thousands) has plural forms. pilothouse_en.ts holds these alone: English needs no other translation.
What nobody uses any more is dropped. Exits 1 if a plural has no forms.
"""
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from xml.sax.saxutils import escape

CONTEXT = "Pilothouse"


def counts(source):
    return "%n" in source or "%Ln" in source


def sources(lupdate, root):
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "all.ts"
        subprocess.run([lupdate, "-silent", "-locations", "none", *(str(root / part) for part in ("models", "ui", "app")), "-ts", str(found)],
                       check=True, stderr=subprocess.DEVNULL)
        return sorted({message.findtext("source") for message in tree.parse(found).iter("message")})


def known(path):
    """source -> list of forms, of one file."""
    result = {}
    if path.exists():
        for message in tree.parse(path).iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            result[message.findtext("source")] = forms
    return result


def text(source, forms):
    plural = ' numerus="yes"' if counts(source) else ""
    lines = [f"    <message{plural}>", f"        <source>{escape(source)}</source>"]
    unfinished = "" if all(forms) else ' type="unfinished"'
    if counts(source):
        lines.append(f"        <translation{unfinished}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{unfinished}>{escape(forms[0])}</translation>")
    return "\n".join([*lines, "    </message>"])


def main():
    lupdate = sys.argv[1]
    root = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).resolve().parents[1]
    every = sources(lupdate, root)
    missing = 0
    for path in sorted((root / "translations").glob("pilothouse_*.ts")):
        language = path.stem.split("_", 1)[1]
        have = known(path)
        wanted = [source for source in every if language != "en" or counts(source)]
        parts = []
        for source in wanted:
            forms = have.get(source, ["", ""] if counts(source) else [""])
            if counts(source) and not all(forms):
                missing += 1
                print(f"{path.name}: no plural forms of: {source}")
            parts.append(text(source, forms))
        path.write_text("\n".join(['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
                                   f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>",
                                   f"    <name>{CONTEXT}</name>", *parts, "</context>", "</TS>", ""]), encoding="utf-8")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
