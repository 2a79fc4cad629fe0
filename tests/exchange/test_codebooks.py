"""Codebooks out and in: CSV, JSON and REFI-QDA, and what other programs write."""

import csv
import io
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.codebook import clean_name
from leifeng_reader.core.colours import NEUTRAL, TONES
from leifeng_reader.core.errors import BadThemeName, BrokenFile
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.codebooks import CODEBOOK_FORMATS, format_of
from tests.library import CHECKOUT

SAMPLES = CHECKOUT.parent / "shared" / "samples" / "refi-qda"
PATH = PurePath("codebook")


def test_tags_of_taguette_stand_under_one_another() -> None:
    table = (
        "tag,description,number of highlights,number of documents\r\n"
        '"care, love",of people,1,1\r\ncare\\a,,1,1\r\ncare,All,2,1\r\nand/or,,1,1\r\n'
    )
    found = CODEBOOK_FORMATS["csv"].read(table.encode(), PATH)
    assert [entry.path for entry in found] == [
        ("care, love",),
        ("care", "a"),
        ("care",),
        ("and/or",),
    ]
    assert found[2].description == "All"


def is_name(name: str) -> bool:
    try:
        return clean_name(name) == name
    except BadThemeName:
        return False


NAMES = st.text(min_size=1, max_size=12).map(canonical).filter(is_name)
PROSE = st.text(max_size=30).map(lambda text: canonical(text).strip())
ENTRIES = st.builds(
    Entry,
    st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    PROSE,
    st.sampled_from(sorted(set(TONES) - {NEUTRAL})),
    st.sampled_from((None, *range(1, 10))),
    PROSE,
    PROSE,
    st.booleans(),
)
SOME = (
    Entry(("Service",), 'helps; "asks"\nnothing', "rose", 1, "yes 雷锋", "no"),
    Entry(("Service", "a/b;c\\"), "", "blue", None, archived=True),
    Entry(("=1+1",), "\U0001f600", "teal", 9),
)


@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: entry.path))
@pytest.mark.parametrize("name", ["csv", "json"])
def test_what_goes_out_comes_in(name: str, listed: list[Entry]) -> None:
    form = CODEBOOK_FORMATS[name]
    assert form.read(form.write(listed), PATH) == listed


@given(st.lists(ENTRIES, min_size=1, max_size=5, unique_by=lambda entry: entry.path))
def test_refi_qda_keeps_names_nesting_words_and_colours(listed: list[Entry]) -> None:
    paths = {entry.path[:n] for entry in listed for n in range(1, len(entry.path))}
    above = [Entry(path, colour="blue") for path in paths - {entry.path for entry in listed}]
    whole = sorted([*above, *listed], key=lambda entry: entry.path)
    form = CODEBOOK_FORMATS["qdc"]
    found = {entry.path: entry for entry in form.read(form.write(whole), PATH)}
    assert set(found) == {entry.path for entry in whole}
    for entry in whole:
        same = found[entry.path]
        assert (same.colour, same.key, same.archived) == (entry.colour, None, entry.archived)
        if not any("se: " in text for text in (entry.description, entry.include, entry.exclude)):
            assert (same.description, same.include, same.exclude) == (
                entry.description,
                entry.include,
                entry.exclude,
            )


def test_the_table_begins_as_it_is_told() -> None:
    rows = list(csv.reader(io.StringIO(CODEBOOK_FORMATS["csv"].write(SOME).decode(), newline="")))
    assert rows[0] == ["theme", "description", "colour", "key", "include", "exclude", "archived"]
    assert rows[1] == ["Service", 'helps; "asks"\nnothing', "rose", "1", "yes 雷锋", "no", ""]
    assert rows[2] == ["Service/a\\/b\\;c\\\\", "", "blue", "", "", "", "1"]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no schema in {SAMPLES}")
@given(st.lists(ENTRIES, min_size=1, max_size=5, unique_by=lambda entry: entry.path))
def test_refi_qda_fits_its_schema(listed: list[Entry]) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(SAMPLES / "Codebook.xsd")))
    written = CODEBOOK_FORMATS["qdc"].write(listed)
    schema.assertValid(etree.fromstring(written))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no project in {SAMPLES}")
def test_the_codes_of_another_program_s_project() -> None:
    found = CODEBOOK_FORMATS["qdc"].read((SAMPLES / "Project.qde").read_bytes(), PATH)
    by_path = {entry.path: entry for entry in found}
    assert by_path[("Feelings",)].description == "thoughts about breakfast foods"
    assert by_path[("happiness",)].colour == "rose"


def test_ids_are_the_library_s_own() -> None:
    guid = "3f2b8c1e-5d6f-4a7b-8c9d-0e1f2a3b4c5d"
    write = CODEBOOK_FORMATS["qdc"].write
    assert guid.upper().encode() in write([Entry(("A",), id=guid)])
    assert write([Entry(("A",), id="other")]) == write([Entry(("A",), id="other")])


QDC = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:{version}" origin="Other"><Codes>
  <Code guid="{{85D17F60-7BB0-481E-B742-B4861DD669DF}}" name="Up" isCodable="false">
    <Description>Use: it</Description>
    <Code guid="x" name="Down" isCodable="true" color="#F08"/>
    <Code name=""><Code name="Lost and found"/></Code>
  </Code><!-- a comment -->
</Codes><Sets/></CodeBook>"""


@pytest.mark.parametrize("version", ["1.0", "0:4"])
def test_what_others_do_to_the_format_is_forgiven(version: str) -> None:
    found = CODEBOOK_FORMATS["qdc"].read(QDC.format(version=version).encode(), PATH)
    assert found == [
        Entry(("Up",), "Use: it"),
        Entry(("Up", "Down"), colour="rose"),
        Entry(("Up", "Lost and found")),
    ]


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (
            b"tag,description,number of highlights,number of documents\nA,a,1,1\nB.b,b,2,1\n",
            "A B.b",
        ),
        (b"code\tmemo\nfood>>bread\tmemo\n", "food/bread"),
        (b"theme,description\na>>b,words\n", "a>>b"),
        ("\ufeffTheme;Color\nA;#f0f\n".encode(), "A"),
        ("name\nÉté\n".encode("cp1252"), "Été"),
        ("theme\n雷锋\n".encode("utf-16"), "雷锋"),
        (b"theme,description\n,x\n \nA\n", "A"),
        (b"theme,description\r\nA,a,too,many\r\n", "A"),
    ],
)
def test_tables_of_other_programs(data: bytes, paths: str) -> None:
    found = CODEBOOK_FORMATS["csv"].read(data, PATH)
    assert ["/".join(entry.path) for entry in found] == paths.split()


@pytest.mark.parametrize(
    "text",
    [
        '[{"path": ["A", "B"], "color": "#ff0000"}, {"name": "C"}, {"theme": ""}, 7]',
        '{"themes": [{"path": "A/B"}, {"name": "C", "key": 12}]}',
    ],
)
def test_json_of_others(text: str) -> None:
    found = CODEBOOK_FORMATS["json"].read(text.encode(), PATH)
    assert [entry.path for entry in found] == [("A", "B"), ("C",)]
    assert {entry.key for entry in found} == {None}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("csv", b"a,b\n1,2\n"),
        ("json", b"{"),
        ("json", b'"text"'),
        ("json", b"\xff"),
        ("json", b"[" * 100_000),
        ("qdc", b"<a>"),
        ("qdc", b"<a/>"),
        ("qdc", b""),
    ],
)
def test_what_is_no_codebook_is_told_as_such(name: str, data: bytes) -> None:
    with pytest.raises(BrokenFile):
        CODEBOOK_FORMATS[name].read(data, PATH)


def test_entities_are_not_followed() -> None:
    bomb = (
        b'<!DOCTYPE a [<!ENTITY x "secret"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
        b'<CodeBook><Codes><Code name="A"><Description>&x;&f;</Description></Code></Codes>'
        b"</CodeBook>"
    )
    (entry,) = CODEBOOK_FORMATS["qdc"].read(bomb, PATH)
    assert entry == Entry(("A",))


@pytest.mark.parametrize(
    ("path", "start", "name"),
    [
        ("a.csv", b"<", "csv"),
        ("a.QDC", b"", "qdc"),
        ("a.json", b"", "json"),
        ("a", b"\xef\xbb\xbf <?xml", "qdc"),
        ("a.txt", b" [", "json"),
        ("a.txt", b"{", "json"),
        ("a.txt", b"theme", "csv"),
        ("-", b"", "csv"),
    ],
)
def test_the_form_of_a_file(path: str, start: bytes, name: str) -> None:
    assert format_of(PurePath(path), start).name == name
