"""REFI-QDA projects of other programs, whatever they made of the standard; hostile ones."""

import zipfile
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile, ReaderError, TooLong, TooMuch
from leifeng_reader.exchange.incoming import Incoming
from leifeng_reader.operations import documents
from leifeng_reader.operations.incoming_files import IncomingFile, read_incoming
from leifeng_reader.operations.roundtrip import compare, receive
from tests.library import SHARED, fixed_origin, import_text, keep, new_store

SAMPLES = SHARED / "samples" / "refi-qda"
TEXT = "First line.\r\n\r\nLei Feng 😀 helped\r\nothers, and 雷锋 too."
PLAIN = "First line.\nLei Feng 😀 helped\nothers, and 雷锋 too."


def packed(path: Path, project: str, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Trial.qde", project)
        for name, data in files.items():
            archive.writestr(f"Sources/{name}.txt", data)
    return path


def project(*selections: str, path: str = "internal://A.txt", more: str = "") -> str:
    return f"""<?xml version="1.0"?>
    <Project xmlns="urn:QDA-XML:project:0:4" name="Trial" origin="Another program">
      <Users><User guid="{{U1}}" name="Ann"/></Users>
      <CodeBook><Codes>
        <Code guid="{{C1}}" name="Deeds" color="#00ff00"><Description>What was done</Description>
          <Code guid="c2" name="good/ones"/></Code>
      </Codes></CodeBook>
      <Sources><TextSource guid="S1" name="Talk.docx" plainTextPath="{path}" creatingUser="u1">
        {"".join(selections)}{more}
      </TextSource></Sources>
      <Notes><Note guid="N1"><PlainTextContent>a note</PlainTextContent></Note>
        <Note guid="n2" plainTextPath="internal://N.txt"/></Notes>
    </Project>"""


def selection(start: int, end: int, name: str = "", inner: str = "") -> str:
    coding = '<Coding guid="k"><CodeRef targetGUID="{c2}"/></Coding>'
    return (
        f'<PlainTextSelection guid="x{start}" startPosition="{start}" endPosition="{end}" '
        f'name="{name}" creatingUser="U1" creationDateTime="2024-05-06T07:08:09Z">'
        f"{inner}{coding}</PlainTextSelection>"
    )


def read(tmp_path: Path, source: str, **files: bytes) -> IncomingFile:
    file = read_incoming(packed(tmp_path / "Trial.qdpx", source, **files))
    assert file.importer.name == "refi-qda"
    return file


def only(file: IncomingFile) -> Incoming:
    (found,) = file.incoming
    (text,) = file.parcel.texts
    assert text.text.content[found.start : found.end] == found.quote
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("counts_returns", [False, True])
@pytest.mark.parametrize("is_inclusive", [False, True])
def test_positions_are_held_to_the_names_of_passages(
    tmp_path: Path, encoding: str, counts_returns: bool, is_inclusive: bool
) -> None:
    counted = TEXT if counts_returns else TEXT.replace("\r\n", "\n")
    start = counted.index("Feng")
    end = counted.index("others") + 6
    source = project(selection(start, end - is_inclusive, "Feng 😀 helped others"))
    found = only(read(tmp_path, source, A=TEXT.encode(encoding)))
    assert found.quote == "Feng 😀 helped\nothers"


def test_codes_notes_people_and_times_come_along(tmp_path: Path) -> None:
    inner = "<Description>said</Description>"
    notes = '<NoteRef targetGUID="n1"/><NoteRef targetGUID="N2"/>'
    start = TEXT.replace("\r\n", "\n").index("雷锋")
    marked = selection(start, start + 2, "雷锋", inner).replace("</Plain", f"{notes}</Plain")
    file = read(tmp_path, project(marked), A=TEXT.encode(), N=b"kept\nbeside")
    found = only(file)
    assert found.themes == (("Deeds", "good/ones"),)
    assert found.note == "said\n\na note\n\nkept\nbeside"
    assert (found.annotator, found.created) == ("Ann", "2024-05-06T07:08:09.000Z")
    themes = {entry.path: entry for entry in file.parcel.themes}
    assert themes["Deeds",].description == "What was done"
    assert themes["Deeds",].colour


def test_codes_and_notes_of_a_whole_source_are_one_annotation(tmp_path: Path) -> None:
    more = '<Coding guid="k"><CodeRef targetGUID="c1"/></Coding><NoteRef targetGUID="N1"/>'
    (found,) = read(tmp_path, project(more=more), A=TEXT.encode()).incoming
    assert (found.scope, found.note, found.themes) == (Scope.DOCUMENT, "a note", (("Deeds",),))


def test_without_its_text_a_passage_is_its_name(tmp_path: Path) -> None:
    file = read(tmp_path, project(selection(3, 9, "Feng 😀"), path="relative://x.txt"))
    (found,) = file.incoming
    assert (found.quote, file.parcel.texts) == ("Feng 😀", ())


def test_two_codings_of_a_passage_are_one_annotation(tmp_path: Path) -> None:
    one = selection(0, 5, "First")
    file = read(tmp_path, project(one, one.replace("{c2}", "C1")), A=TEXT.encode())
    assert only(file).themes == (("Deeds", "good/ones"), ("Deeds",))


def test_a_project_comes_in_whole_once_and_where_its_text_is_already(tmp_path: Path) -> None:
    file = read(tmp_path, project(selection(0, 5, "First")), A=TEXT.encode())
    store = new_store(tmp_path / "library")
    document, _ = import_text(store, PLAIN, "Another title")
    for name in ("new", "again"):
        found = compare(store, file.parcel, fixed_origin(name))
        assert not found.texts
        keep(store, receive(store, found, {row.id for row in found.rows}, fixed_origin(name)))
    (made,) = store.annotations()
    assert (made.document_id, made.selector.quote) == (document.id, "First")
    assert {theme.name for theme in store.themes()} == {"Deeds", "good/ones"}
    store.close()


def test_a_new_text_becomes_a_document_and_is_undone_with_the_rest(tmp_path: Path) -> None:
    file = read(tmp_path, project(selection(0, 5, "First")), A=TEXT.encode())
    store = new_store(tmp_path / "library")
    found = compare(store, file.parcel, fixed_origin("new"))
    assert [home.document.title for home in found.texts] == ["Talk.docx"]
    change = receive(store, found, {row.id for row in found.rows}, fixed_origin("taken"))
    keep(store, change)
    (document,) = store.documents()
    assert store.text(document.text_id).content == PLAIN
    again = compare(store, file.parcel, fixed_origin("again"))
    assert (again.rows, again.texts, again.same) == ((), (), 1)
    keep(store, change.inverse)
    assert (store.documents(), store.annotations(), store.themes()) == ([], [], [])
    store.close()


@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no projects in {SAMPLES}")
def test_a_project_of_another_program_is_read(tmp_path: Path) -> None:
    file = read_incoming(SAMPLES / "TestProject.qdpx")
    quotes = [each for each in file.incoming if each.quote]
    assert len(quotes) == 8
    themes = {each.quote[:7]: each.themes for each in quotes}
    assert themes["Oh, tha"] == (("Coke::diet Coke",),)
    assert themes["I'm a s"] == (("bacon and eggs",), ("cornflakes",), ("happiness",))
    assert any(each.note.startswith("why does Simon") for each in quotes)
    assert quotes[-1].title.endswith(".pdf")
    assert {entry.path for entry in file.parcel.themes} >= {("happiness",), ("milk",)}
    assert len({each.key for each in file.incoming}) == len(file.incoming)


# Hostile ones


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<Project",
        '<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>&e;</p>',
        "<Project>" + "<Code>" * 5000,
        "<other/>",
        project().replace("</Project>", ""),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(ReaderError):
        read_incoming(packed(tmp_path / "a.qdpx", source))


def test_entities_of_the_file_system_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    entity = f'<!DOCTYPE p [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    source = project(selection(0, 5, "First")).replace("<Project", entity + "<Project", 1)
    source = source.replace("a note", "&e;").replace("</Plain", '<NoteRef targetGUID="N1"/></Plain')
    try:
        file = read(tmp_path, source, A=TEXT.encode())
    except BrokenFile:
        return
    assert all("hidden" not in each.note for each in file.incoming)


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text("outside")
    source = project(selection(0, 5, "name"), path="internal://../A.txt")
    assert [each.quote for each in read(tmp_path, source).incoming] == ["name"]


def test_the_rules_of_zip_files_hold(tmp_path: Path) -> None:
    with pytest.raises(TooMuch, match="ratio"):
        read(tmp_path, project(selection(0, 1)), A=b"a" * 50_000_000)


def test_a_text_longer_than_a_library_takes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "CHARACTER_LIMIT", 20)
    with pytest.raises(TooLong):
        read(tmp_path, project(selection(0, 5)), A=TEXT.encode())


def test_positions_beyond_the_text_and_numbers_that_are_none_do_no_harm(tmp_path: Path) -> None:
    odd = [selection(5, 2), selection(10**9, 10**9 + 5), selection(0, 0).replace('"0"', '"-x"')]
    file = read(tmp_path, project(*odd), A=TEXT.encode())
    length = len(file.parcel.texts[0].text.content)
    assert all(0 <= each.start <= each.end <= length for each in file.incoming)
