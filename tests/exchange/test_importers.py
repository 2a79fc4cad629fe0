"""Other programs' annotations: real samples, hostile JSON, tables however they were saved."""

import json
import zipfile
from io import BytesIO
from pathlib import Path, PurePath

import pytest

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile, ReaderError, TooMuch
from leifeng_reader.exchange.csv_import import read_ours
from leifeng_reader.exchange.importers import IMPORTERS
from leifeng_reader.exchange.kindle_clippings import clipping, read
from leifeng_reader.exchange.safe_json import LONGEST, loaded
from leifeng_reader.operations.incoming_files import IncomingFile, read_incoming
from leifeng_reader.operations.sentences import sentence
from tests.library import SHARED

SAMPLES = SHARED / "samples"
W3C = SAMPLES / "w3c-web-annotation/tools/samples"
HERE = PurePath("file")
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}")


def sample(name: str) -> IncomingFile:
    return read_incoming(SAMPLES / name)


@needs_samples
@pytest.mark.parametrize(
    ("name", "importer", "count"),
    [
        ("kindle/simple.txt", "kindle", None),
        ("kindle/first-scenario.txt", "kindle", 6),
        ("kindle/dup-location-scenario.txt", "kindle", 3),
        ("kindle/no-content-scenario.txt", "kindle", 1),
        ("koreader/single-constructed.json", "koreader", 1),
        ("koreader/multi-constructed.json", "koreader", 2),
        ("koreader/myclippings-constructed.txt", "kindle", 1),
        ("calibre/viewer-constructed.calibre_highlights", "calibre", 1),
        ("calibre/annotations-constructed.calibre_annotation_collection", "calibre", 1),
        ("hypothesis/export-constructed.json", "hypothesis", None),
        ("hypothesis/export.csv", "table", 4),
        ("readwise/readwise-data-constructed.csv", "table", 3),
        ("readwise/readwise-import-template-constructed.csv", "table", 1),
        ("taguette/highlights-interesting.csv", "table", 2),
        ("w3c-web-annotation/lfr-prototype-annotation.json", "w3c", 1),
        ("w3c-web-annotation/lfr-prototype-collection.json", "w3c", None),
    ],
)
def test_samples_are_read_in_their_form(name: str, importer: str, count: int | None) -> None:
    found = sample(name)
    assert found.importer.name == importer
    assert len(found.incoming) == count if count is not None else found.incoming
    keys = [each.key for each in found.incoming]
    assert all(keys) and len(set(keys)) == len(keys)
    assert [each.key for each in sample(name).incoming] == keys


def cases() -> list[dict[str, object]]:
    path = SAMPLES / "kindle/parsed-block-cases.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


@needs_samples
@pytest.mark.parametrize("case", cases())
def test_clippings_of_every_language(case: dict[str, dict[str, object]]) -> None:
    entry = case["entry"]
    found = clipping(str(entry["title"]), str(entry["meta"]), str(entry["text"]))
    assert (found.title, found.author) == (case["title"], case.get("author", ""))
    assert found.kind == str(case["type"]).lower()
    assert found.page == case.get("page", {}).get("display", "")
    location = case.get("location", {})
    assert (found.first, found.last) == (location.get("from"), location.get("to"))


def test_clippings_join_notes_and_mark_what_was_highlighted_again() -> None:
    head = "1984 (Orwell, George)\r\n- Your {} on page 41 | location {} | Added on Saturday, 9 Sept"
    parts = [
        ("Highlight", "737-739", "the whole aim of Newspeak"),
        ("Highlight", "737-739", "“the whole aim of Newspeak is to narrow"),
        ("Note", "739", "key"),
        ("Bookmark", "800", ""),
        ("Note", "1971", "alone"),
    ]
    text = "".join(
        f"\ufeff{head.format(kind, place)}\r\n\r\n{words}\r\n==========\r\n"
        for kind, place, words in parts
    )
    found = read(text, HERE)
    assert [(f.quote, f.note, f.is_duplicate, f.scope) for f in found] == [
        ("the whole aim of Newspeak", "", True, Scope.PASSAGE),
        ("“the whole aim of Newspeak is to narrow", "key", False, Scope.PASSAGE),
        ("", "alone", False, Scope.DOCUMENT),
    ]


def test_clippings_say_when_in_english_and_chinese() -> None:
    english = clipping("T", "- Your Highlight on Location 3-9 | Added on Thursday, July 29, 2021 "
                       "10:37:23 PM", "x")  # fmt: skip
    chinese = clipping("T", "- 您在位置 #2-4的标注 | 添加于 2023年2月9日星期四 下午6:35:21", "x")
    other = clipping("T", "- Your Highlight at location 9 | Added on Monday, 30 September 2019 "
                     "00:14:06", "x")  # fmt: skip
    assert english.created == "2021-07-29T22:37:23.000Z"
    assert chinese.created == "2023-02-09T18:35:21.000Z"
    assert other.created == "2019-09-30T00:14:06.000Z"


@needs_samples
@pytest.mark.parametrize("path", sorted(W3C.glob("incorrect/*.json")), ids=lambda p: p.name)
def test_incorrect_web_annotations_are_refused_in_words(path: Path) -> None:
    with pytest.raises(ReaderError) as caught:
        IMPORTERS["w3c"].read(path.read_text(encoding="utf-8-sig"), path)
    said = sentence(caught.value)
    assert path.name in said
    assert "Nothing was imported" in said


@needs_samples
def test_all_samples_of_the_suite_are_here() -> None:
    counted = {name: len(list(W3C.glob(f"{name}/*.json"))) for name in ("incorrect", "correct")}
    assert counted == {"incorrect": 39, "correct": 45}
    assert len(cases()) == 19


@needs_samples
@pytest.mark.parametrize("path", sorted(W3C.glob("correct/*.json")), ids=lambda p: p.name)
def test_correct_web_annotations_are_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    if path.name == "example41.json":  # a collection whose pages are all elsewhere
        with pytest.raises(BrokenFile, match="no annotations"):
            IMPORTERS["w3c"].read(text, path)
    else:
        assert IMPORTERS["w3c"].read(text, path)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[NaN]", '{"a": Infinity}', '{"a": 1, "a": 2}', "[" * 60 + "1"],
)
def test_broken_json_is_refused(text: str) -> None:
    with pytest.raises(ReaderError):
        loaded(text, HERE)


def test_deep_json_is_refused_before_it_is_built() -> None:
    with pytest.raises(TooMuch):
        loaded("[" * 1_000_000, HERE)
    assert loaded('["' + "[" * 500 + '"]', HERE) == ["[" * 500]


def test_json_of_no_known_size_is_refused() -> None:
    with pytest.raises(TooMuch):
        loaded('"' + "x" * (LONGEST + 1) + '"', HERE)


def test_numbers_beyond_all_bounds_do_no_harm() -> None:
    far = '{"annotations": [{"uri": "u", "text": "n", "created": 1e999, "target": [{"selector": [' \
          '{"type": "TextPositionSelector", "start": 1e400, "end": -5}]}]}]}'  # fmt: skip
    found = IMPORTERS["hypothesis"].read(far, HERE)[0]
    assert (found.start, found.end, found.created) == (None, None, "")
    with pytest.raises(ReaderError):
        loaded('{"a": ' + "9" * 5000 + "}", HERE)


@pytest.mark.parametrize(
    ("note", "tag"),
    [
        ('"@context": "http://www.w3.org/ns/anno.jsonld"', "www.w3.org/ns/anno.jsonld"),
        ('"entries": []', "entries"),
        ('"type": "calibre_highlights"', "calibre_highlights"),
        ("a\n==========\n- b", "=========="),
    ],
)
def test_a_form_is_not_known_by_what_somebody_wrote(note: str, tag: str, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    made = [{"id": "x", "uri": "u", "text": note, "tags": [tag], "target": [{"source": "u"}]}]
    path.write_text(json.dumps({"annotations": made}, indent=1))
    assert read_incoming(path).importer.name == "hypothesis"
    table = tmp_path / "table.csv"
    quoted = note.replace('"', '""')
    table.write_text(f'id,document_id,note,quote\na,b,"{quoted}","- c\n==========\n- d"\n')
    assert read_incoming(table).importer.name == "csv"


def test_lone_surrogates_become_characters_that_can_be_stored() -> None:
    text = json.dumps({"annotations": [{"uri": "u", "text": "\ud800 note", "tags": ["\udfff"],
                                        "target": []}]})  # fmt: skip
    found = IMPORTERS["hypothesis"].read(text, HERE)[0]
    assert found.note == "\ufffd note"
    found.note.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_our_table_is_read_however_it_was_saved(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [
        ["note", "id", "extra", "document_id", "quote", "themes", "escaped"],
        ["'=é über", "a1", "x", "d1", "'a word", r"Service/Été; One\;Two", "1"],
        ["", "a2", "", "d1", "'-- said he", "", ""],
    ]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    found = read_incoming(path).incoming
    assert [(f.key, f.note, f.quote) for f in found] == [
        ("a1", "=é über", "'a word"),
        ("a2", "", "'-- said he"),
    ]
    assert found[0].themes == (("Service", "Été"), ("One;Two",))


def test_a_table_saved_in_chinese_windows(tmp_path: Path) -> None:
    words = "雷锋同志说：人的生命是有限的，可是，为人民服务是无限的。"
    path = tmp_path / "table.csv"
    path.write_bytes(f"id,document_id,quote,note\r\na,d,{words},{words * 4}\r\n".encode("gb18030"))
    assert read_incoming(path).incoming[0].quote == words


@pytest.mark.parametrize(
    ("encoding", "word"),
    [
        ("gb18030", "雷锋"),
        ("gb18030", "精神"),
        ("big5", "雷鋒精神"),
        ("big5hkscs", "為人民服務"),
        ("cp932", "日本語"),
        ("cp932", "ことばの本"),
        ("cp949", "한국어"),
    ],
)
def test_a_few_ideographs_among_other_words_are_read(
    tmp_path: Path, encoding: str, word: str
) -> None:
    dash = "\N{HORIZONTAL ELLIPSIS}"
    quotes = [f"said he, and went on his way {number}{dash}" for number in range(40)]
    quotes += [f"{word}, he said", word]
    lines = ["id,document_id,start,end,quote,note"]
    lines += [f'a{n},d,{7 * n},{7 * n + len(q)},"{q}",{word}' for n, q in enumerate(quotes)]
    path = tmp_path / "table.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    found = read_incoming(path).incoming
    assert [each.quote for each in found] == quotes
    assert {each.note for each in found} == {word}


def test_a_book_s_accents_and_ideographs_saved_in_chinese_windows(tmp_path: Path) -> None:
    quotes = ["cess.” Andréy Nikoláevich’s wif", "Natálya Rostóva (née Shinshiná)"] * 20
    quotes += ["原来这林如海之祖"]
    lines = ["id,document_id,start,end,quote,note"]
    lines += [f"a{n},d,{9 * n},{9 * n + len(q)},{q},why" for n, q in enumerate(quotes)]
    path = tmp_path / "table.csv"
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    assert [each.quote for each in read_incoming(path).incoming] == quotes


def test_rows_of_a_theme_each_are_one_annotation() -> None:
    text = "id,document_id,theme,note,quote\na,d,One,n,q\na,d,Two,n,q\n,d,Three,n,q2\n"
    found = read_ours(text, HERE)
    assert [f.themes for f in found] == [(("One",), ("Two",)), (("Three",),)]
    assert found[1].key


def test_nul_and_cells_beyond_the_usual_size_are_read() -> None:
    note = "n" * 1_000_000
    text = f"id,document_id,quote,note\na,d,q\0q,{note}\n"
    found = read_ours(text, HERE)[0]
    assert (found.quote, found.note) == ("qq", note)


def test_a_row_whose_words_were_torn_apart_is_refused() -> None:
    assert read_ours("id,document_id,note\na,d,n,,\n", HERE)[0].note == "n"
    with pytest.raises(BrokenFile, match="2"):
        read_ours("id,document_id,note\na,d,one, two\n", HERE)


def test_a_workbook_is_read_as_a_table(tmp_path: Path) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>document_id</t></is>'
        '</c><c r="C1" t="inlineStr"><is><t>note</t></is></c></row>'
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="str"><f>1+1</f><v>a_x000D_b</v></c>'
        "</row></sheetData></worksheet>"
    )
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>id</t></si><si><r><t>a</t></r><r><t>1</t></r><rPh><t>x</t></rPh></si></sst>"
    )
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("xl/worksheets/sheet1.xml", sheet)
        file.writestr("xl/sharedStrings.xml", shared)
    path = tmp_path / "table.xlsx"
    path.write_bytes(data.getvalue())
    found = read_incoming(path).incoming[0]
    assert (found.key, found.document_id, found.note) == ("a1", "", "a\rb")


def test_what_holds_no_annotations_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, nothing is annotated here.")
    with pytest.raises(ReaderError):
        read_incoming(path)
