"""FictionBook: sections, verses, notes and pictures, plain and zipped."""

from base64 import b64encode

import pytest

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.errors import BrokenFile, TooMuch
from leifeng_reader.core.structure import COVER
from leifeng_reader.formats import fb2
from tests.formats.samples import png, zipped

BOOK = f"""<?xml version="1.0" encoding="{{}}"?>
<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"
    xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><author><first-name>Иван
    </first-name><last-name>Бунин</last-name></author><book-title>Книга</book-title>
    <lang>ru</lang><coverpage><image l:href="#c.png"/></coverpage></title-info><document-info>
    <author><nickname>x</nickname></author>
    </document-info></description>
<body><title><p>Книга</p><p>первая</p></title><section><title><p>Глава</p></title>
<epigraph><p>эпиграф</p><text-author>кто</text-author></epigraph>
<p>Текст <emphasis>да</emphasis><a l:href="#n1" type="note">[1]</a>&nbsp;и</p>
<poem><stanza><v>раз</v><v>два</v></stanza></poem><empty-line/><image l:href="#i.png"/>
<section><title><p>Под</p></title><p>конец</p></section></section></body>
<body name="notes"><title><p>Примечания</p></title><section id="n1"><title><p>1</p></title>
<p>Сноска.</p></section></body>
<binary id="i.png" content-type="image/png">{b64encode(png()).decode()}</binary>
<binary id="c.png" content-type="image/png">{b64encode(png(600, 800)).decode()}</binary>
</FictionBook>"""


def read(data: bytes, name: str = "a.fb2") -> Draft:
    draft = fb2.read(data, name)
    assert draft is not None
    return draft


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
@pytest.mark.parametrize("is_zipped", [False, True])
def test_a_book(encoding: str, is_zipped: bool) -> None:
    data = BOOK.format(encoding).encode(encoding)
    draft = read(zipped({"a.fb2": data}) if is_zipped else data)
    assert (draft.title, draft.authors, draft.language) == ("Книга", ("Иван Бунин",), "ru")
    assert [(p.kind.value, p.level, p.text, p.facts.marker) for p in draft.parts] == [
        ("heading", 1, "Книга первая", ""),
        ("heading", 1, "Глава", ""),
        ("quote", 0, "эпиграф", ""),
        ("quote", 0, "кто", ""),
        ("paragraph", 0, "Текст да[1]\xa0и", ""),
        ("verse", 0, "раз\nдва", ""),
        ("image", 0, "\ufffc", ""),
        ("heading", 2, "Под", ""),
        ("paragraph", 0, "конец", ""),
        ("heading", 1, "Примечания", ""),
        ("note", 0, "Сноска.", "1"),
    ]
    assert [(s.kind.value, s.value) for s in draft.parts[4].spans] == [
        ("italic", ""),
        ("note", draft.parts[-1].facts.anchor),
    ]
    assert [(image.name, image.width) for image in draft.images] == [
        ("i.png", 100),
        (COVER, 600),
    ]


def test_a_book_that_is_not_well_formed() -> None:
    draft = read(b"<FictionBook><body><section><p>a<p>b</section></body>")
    assert "".join(part.text for part in draft.parts) == "ab"
    assert draft.title == "a"


def test_hostile_books() -> None:
    with pytest.raises(TooMuch, match="depth"):
        read(b"<FictionBook><body>" + b"<section>" * 100_000)
    with pytest.raises(BrokenFile):
        read(zipped({"a.fb2": BOOK})[:-30])
    evil = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]><FictionBook><body><p>a&x;b'
    assert [part.text for part in read(evil + b"</p></body></FictionBook>").parts] == ["ab"]


@pytest.mark.parametrize(
    "data", [b"", b"<html></html>", b"FictionBook", zipped({"a.txt": ""}), zipped({"x.epub": ""})]
)
def test_other_files(data: bytes) -> None:
    assert fb2.read(data, "x") is None
