"""XML is read without document type, entities and network."""

import time
from pathlib import PurePath

import pytest

from leifeng_reader.core.errors import BrokenFile, TooMuch
from leifeng_reader.formats.xml import parse, plain_source

HERE = PurePath("x.xml")


def words(data: bytes) -> str:
    return "".join(parse(data, HERE).itertext())


def test_named_entities_become_characters_and_others_nothing() -> None:
    source = b"<a>&nbsp;&eacute;&amp;&#65;&unknown;<![CDATA[&nbsp;]]></a>"
    assert words(source) == "\xa0é&A&nbsp;"


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE a PUBLIC "-//x//y" "http://localhost:9/x.dtd">',
        b'<!DOCTYPE a [<!-- it\'s ]> here --><!ENTITY x "]>">]>',
        b'<!doctype a [<!ENTITY y "y"><!ENTITY x "&y;&y;&y;&y;">]>',
    ],
)
def test_the_document_type_is_left_out(declared: bytes) -> None:
    assert words(b'<?xml version="1.0"?>' + declared + b"<a>1&x;2</a>") == "12"


def test_utf16() -> None:
    source = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a>é&nbsp;中</a>'
    assert words(source.encode("utf-16")) == "é\xa0中"
    assert words(source.encode("utf-16-be")) == "é\xa0中"


def test_comments_and_instructions_are_left_out() -> None:
    assert words(b"\n <a>1<!-- &x; -->2<?x y?>3</a>") == "123"


def test_what_is_malformed() -> None:
    with pytest.raises(BrokenFile):
        parse(b"<a><b>1</a>", HERE)
    with pytest.raises(BrokenFile):
        parse(b"", HERE, lenient=True)
    assert "".join(parse(b"<a><b>1</a>", HERE, lenient=True).itertext()) == "1"


def test_too_deep() -> None:
    with pytest.raises(TooMuch, match="depth"):
        parse(b"<a>" * 200_000, HERE)
    with pytest.raises(TooMuch, match="depth"):
        parse(b"<a>" * 3000, HERE, lenient=True)


@pytest.mark.parametrize(
    "source",
    [
        b"<!DOCTYPE a [" + b"<!-- " * 200_000,
        b"<!DOCTYPE a [" + b'"' * 200_001,
        b"<![CDATA[" * 200_000 + b"&",
        b"&a" * 500_000,
        b"<a " + b"x" * 20_000_000 + b"&",
        b"<a " * 5_000_000,
        b"<" + b"a" * 20_000_000,
        b"<a " + b"b " * 5_000_000,
    ],
)
def test_no_source_takes_long(source: bytes) -> None:
    begun = time.monotonic()
    plain_source(source)
    assert time.monotonic() - begun < 2


def test_attributes_without_end_are_left_out() -> None:
    many = " ".join(f"a{n}='{'x' * 20}'" for n in range(100_000))
    begun = time.monotonic()
    root = parse(
        f"<r><a {many}>1</a><b {many}/><c d='{'x ' * 4000}{'x' * 60_000}'/></r>".encode(), HERE
    )
    assert [(len(node.attrib), node.text) for node in root] == [(0, "1"), (0, None), (1, None)]
    assert time.monotonic() - begun < 2
