"""Every form that can hold all of an annotation brings it back equal, however hostile its words."""

import random
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from leifeng_reader.core.annotation import Annotation, Status, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook, clean_name
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import LINE_BREAK, canonical, fold
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations import annotating, theming
from leifeng_reader.operations.exporting import export
from leifeng_reader.operations.incoming_files import read_incoming
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.roundtrip import compare, receive
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_store

FORMS = {
    "csv, exact": ("csv", "csv", Options()),
    "csv, spreadsheet": ("csv", "csv", Options(spreadsheet=True)),
    "csv, a row a theme": ("csv-long", "csv", Options(spreadsheet=True)),
    "xlsx": ("xlsx", "csv", Options()),
    "w3c": ("w3c", "w3c", Options()),
    "hypothesis": ("hypothesis", "hypothesis", Options()),
    "refi": ("qdpx", "refi-qda", Options()),
}
PIECES = (
    "=1+1", "+", "-", "@", "'", "''=", '"', '""', "\t", "\n", ",", ";", "; ", "\\", "/", "\\;",
    " ", "\u00a0", "\u2028", "\u200b", "\u202e", "雷锋", "😀", "e\u0301", "＝", "<b>", "&amp;",
    "]]>", "==========", "- Your Highlight", '"@context": "http://www.w3.org/ns/anno.jsonld"',
    '"entries":', "_x000D_", "{", "[", "1.0", "NaN", "word", "another", "the", "of", "नमस्ते",
)  # fmt: skip


def hostile(dice: random.Random, most: int) -> str:
    return canonical("".join(dice.choice(PIECES) for _ in range(dice.randint(0, most))))


def seeded(dice: random.Random) -> Origin:
    """Return an origin whose ids are as a library's are."""
    clock = fixed_origin()
    return Origin(clock.now, lambda: str(UUID(int=dice.getrandbits(128), version=4)), "A. =Reader")


def filled(folder: Path, count: int, dice: random.Random) -> Store:
    """Make a library of hostile texts, themes and annotations of every scope and status."""
    store, origin = new_store(folder), seeded(dice)
    words = [dice.choice(PIECES) if dice.random() < 0.3 else f"w{n}" for n in range(count * 4)]
    lines = " ".join(word.replace("\u2028", "\n") for word in words)
    half = len(lines) // 2
    texts = [
        import_text(store, lines[:half], "=A first; “x”", origin),
        import_text(store, lines[half:], "雷锋", origin),
    ]
    themes = [theme.id for theme in _themes(store, dice, origin)]
    made = [_annotation(dice, texts, themes, origin) for _ in range(count)]
    keep(store, Change((), tuple(made)))
    return store


def _themes(store: Store, dice: random.Random, origin: Origin) -> list[Theme]:
    for _ in range(30):
        codebook = Codebook.of(store.themes())
        parent = dice.choice([None, *codebook.themes])
        try:
            name = clean_name(hostile(dice, 5))
            if fold(name) in {fold(theme.name) for theme in codebook.themes.values()}:
                continue
            change, _ = theming.add_theme(codebook, name, origin, parent_id=parent)
        except BadThemeName:
            continue
        keep(store, change)
    return store.themes()


def _annotation(
    dice: random.Random,
    texts: list[tuple[Document, Text]],
    themes: list[str],
    origin: Origin,
) -> Annotation:
    document, text = dice.choice(texts)
    carried, note = dice.sample(themes, dice.randint(0, 3)), hostile(dice, 8)
    start = dice.randrange(document.length - 80)
    chance = dice.random()
    if chance < 0.03:
        _, made = annotating.annotate_document(document, text, origin, themes=carried, note=note)
    elif chance < 0.06:
        _, made = annotating.bookmark(document, text, start, origin, themes=carried, note=note)
    else:
        span = (start, start + dice.randint(12, 70))
        _, made = annotating.annotate(document, text, span, origin, themes=carried, note=note)
    if 0.06 < chance < 0.08:
        words = replace(made.selector, quote=f"Gone {made.id} from every text there ever was")
        return replace(made, selector=words, status=Status.LOST)
    return made


def told(store: Store) -> dict[str, tuple[object, ...]]:
    """Return all that an annotation says, by its id."""
    codebook = Codebook.of(store.themes())
    return {
        each.id: (
            each.selector.quote.replace(LINE_BREAK, "\n"),
            each.start if each.status is not Status.LOST else None,
            each.note.replace(LINE_BREAK, "\n").strip(),
            tuple(map(codebook.path, each.themes)),
            each.scope,
            each.status,
            each.created,
            each.annotator,
        )
        for each in store.annotations()
    }


def check(folder: Path, form: str, count: int, seed: int) -> None:
    name, importer, options = FORMS[form]
    store = filled(folder, count, random.Random(seed))
    path = folder / f"out{EXPORTERS[name].suffix}"
    path.write_bytes(export(store, EXPORTERS[name], options))
    file = read_incoming(path)
    assert file.importer.name == importer
    found = compare(store, file.parcel, fixed_origin("new"))
    assert (found.rows, found.same, found.texts) == ((), count, ())

    other = new_store(folder, "other.sqlite")
    if importer != "refi-qda":  # which brings its texts along
        for document in store.documents():
            made = Change((), (document,), (store.text(document.text_id),))
            keep(other, made)
    found = compare(other, file.parcel, fixed_origin("new"))
    keep(other, receive(other, found, {row.id for row in found.rows}, fixed_origin("taken")))
    assert told(other) == told(store)
    again = compare(other, file.parcel, fixed_origin("new"))
    assert (again.rows, again.texts) == ((), ())
    for each in (store, other):
        each.close()


@pytest.mark.parametrize("form", list(FORMS))
@pytest.mark.parametrize("seed", [1, 2])
def test_what_goes_out_comes_back_equal(tmp_path: Path, form: str, seed: int) -> None:
    check(tmp_path, form, 150, seed)


@pytest.mark.torture
@pytest.mark.parametrize("form", list(FORMS))
def test_ten_thousand_come_back_equal(tmp_path: Path, form: str) -> None:
    check(tmp_path, form, 10_000, 7)
