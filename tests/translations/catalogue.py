"""Qt's files of translations: .ts, which people edit, and .qm, which the program loads."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from leifeng_reader import paths
from tests.translations.strings import Strings

FOLDER = paths.resources() / "translations"

Translated = dict[str, dict[str, str]]
"""Translations by context and source; "" for what has none yet."""


def read(file: Path) -> Translated:
    """Return what a .ts file says."""
    found: Translated = {}
    for context in etree.parse(file).iterfind("context"):
        messages = found.setdefault(context.findtext("name") or "", {})
        for message in context.iterfind("message"):
            place = "translation/numerusform" if message.get("numerus") else "translation"
            messages[message.findtext("source") or ""] = message.findtext(place) or ""
    return found


def write(
    file: Path, language: str, wanted: Strings, known: Mapping[str, Mapping[str, str]]
) -> None:
    """Write a .ts file of all that is wanted, in order, with what is known of it."""
    root = etree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name, sources in wanted.items():
        context = etree.SubElement(root, "context")
        etree.SubElement(context, "name").text = name
        for source in sources:
            _add_message(context, source, known.get(name, {}).get(source, ""))
    etree.indent(root, " ")
    declared = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    file.write_text(declared + etree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def _add_message(context: etree._Element, source: str, said: str) -> None:
    message = etree.SubElement(context, "message")
    etree.SubElement(message, "source").text = source
    translation = etree.SubElement(message, "translation")
    if not said:
        translation.set("type", "unfinished")
    if "%n" in source or "%Ln" in source:  # Chinese has one form for every number
        message.set("numerus", "yes")
        etree.SubElement(translation, "numerusform").text = said
    else:
        translation.text = said


def compile_all() -> None:
    """Make the .qm file of each .ts file."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    for file in sorted(FOLDER.glob("*.ts")):
        made = file.with_suffix(".qm")
        subprocess.run([tool, "-silent", file, "-qm", made], check=True)
