"""A library of a thousand documents and a million annotations, without the window."""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.colours import TONES
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.core.merged import carrying
from leifeng_reader.operations import statistics
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.operations.documents import add_document
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.origin import Origin, system_origin
from leifeng_reader.operations.searching import Limits, Search
from leifeng_reader.store.store import Store
from tests.benchmarks.corpus import ANNOTATIONS as LONG_DOCUMENT
from tests.benchmarks.table import Bar, Row

Times = dict[str, list[float]]

DOCUMENTS, CHARACTERS, ANNOTATIONS, THEMES = 1_000, 100_000, 1_000_000, 500
MANY = 100_000
"""How many of the annotations the first document has."""

_BATCH = 5_000
_SEED = 1963
_OPENINGS = 5
_FIRST_LOOK = 0.03
_SOON = (Bar("p95", 50),)


@dataclass(frozen=True, slots=True)
class Words:
    """Made-up words of a script, the most used first, with what stands between and after them."""

    words: list[str]
    weights: list[float]
    between: str
    stop: str

    def paragraph(self, chance: random.Random, length: int) -> str:
        """Return a paragraph of about that many characters."""
        count = max(1, round(length / (4.9 + len(self.between)) if self.between else length / 1.9))
        return (
            self.between.join(chance.choices(self.words, cum_weights=self.weights, k=count))
            + self.stop
        )


def latin() -> Words:
    """Return made-up words of letters."""
    chance = random.Random(_SEED)
    letters = "etaoinshrdlucmfwypvbgkqjxz"
    weights = [30 / (place + 3) for place in range(len(letters))]
    made = {"".join(chance.choices(letters, weights, k=chance.randint(2, 10))): None}
    while len(made) < 40_000:
        made["".join(chance.choices(letters, weights, k=chance.randint(2, 11)))] = None
    words = sorted(made, key=lambda word: len(word) + chance.random() * 9)
    return Words(words, list(accumulate(1 / (place + 5) for place in range(len(words)))), " ", ".")


def chinese() -> Words:
    """Return made-up words of one to four Chinese characters."""
    chance = random.Random(_SEED + 1)
    characters = [chr(code) for code in chance.sample(range(0x4E00, 0x9FA5), 4000)]
    usage = list(accumulate(1 / (place + 20) for place in range(len(characters))))
    made: dict[str, None] = {}
    while len(made) < 30_000:
        length = chance.choice((1, 2, 2, 2, 3, 4))
        made["".join(chance.choices(characters, cum_weights=usage, k=length))] = None
    weights = accumulate(1 / (place + 20) for place in range(len(made)))
    return Words(list(made), list(weights), "", "。")


def build(path: Path, share: float) -> None:
    """Make the library at a share of its full size, and its index."""
    store, origin = Store(path), system_origin()
    themes = _themes(round(THEMES * share), origin)
    store.apply(Change((), tuple(themes)), "themes", origin.now())
    chance = random.Random(_SEED + 2)
    number = round(DOCUMENTS * share)
    fewer = round((ANNOTATIONS - MANY) * share) // max(1, number - 1)
    for place, words in zip(range(number), [latin(), chinese()] * number, strict=False):
        text = compose(_parts(words, chance))
        change, document = add_document(store, Draft(_title(words, chance), ()), text, "", origin)
        store.apply(change, "import", origin.now())
        wanted = round(MANY * share) if place == 0 else fewer
        _annotate(store, document, text, themes, wanted, chance, origin)
        if place % 3 == 0:
            store.keep_place(document.id, 0, origin.now())
    for _ in store.index.slices(5.0):
        pass
    store.close()


def _themes(number: int, origin: Origin) -> list[Theme]:
    made: list[Theme] = []
    for place in range(number):
        parent = made[place // 10].id if place >= 10 else None
        tone = list(TONES)[place % len(TONES)]
        made.append(Theme(origin.new_id(), f"Theme {place}", tone, parent, place))
    return made


def _parts(words: Words, chance: random.Random) -> Iterator[Part]:
    left = CHARACTERS
    while left > 0:
        paragraph = words.paragraph(chance, min(left, chance.randint(60, 700)))
        left -= len(paragraph) + 1
        yield Part(paragraph)


def _title(words: Words, chance: random.Random) -> str:
    return words.between.join(chance.choices(words.words, cum_weights=words.weights, k=4))


def _annotate(
    store: Store,
    document: Document,
    text: Text,
    themes: list[Theme],
    number: int,
    chance: random.Random,
    origin: Origin,
) -> None:
    """Annotate anywhere: every twentieth with the first theme, a quarter with two, some a note."""
    made: list[Annotation] = []
    last = len(text.content) - 210
    usage = list(accumulate(1 / (place + 30) for place in range(1, len(themes))))
    for count in range(number):
        start = chance.randrange(last)
        carried = chance.choices(themes[1:], cum_weights=usage, k=1 + (count % 4 == 0))
        carried = [themes[0], *carried[1:]] if count % 20 == 0 else carried
        note = f"A note on {text.content[start : start + 20]}" if count % 20 == 1 else ""
        span = (start, start + chance.randint(10, 200))
        ids = [theme.id for theme in carried]
        made.append(annotate(document, text, span, origin, themes=ids, note=note)[1])
    for first in range(0, number, _BATCH):
        batch = Change(after=tuple(made[first : first + _BATCH]))
        store.apply(batch, "annotate", origin.now())


# --- what is measured, each in a process of its own --------------------------------------------


def opening(path: Path) -> Times:
    """Open the library and read what the window shows first: themes, a document, annotations."""
    begun = time.perf_counter()
    store = Store(path)
    Codebook.of(store.themes())
    document = store.document(store.last_read() or "")
    store.text(document.text_id)
    store.annotations_after(document.id, (-1, -1, ""), 500)
    store.theme_counts(document.id)
    return {"open": [_since(begun)]}


def searching(path: Path) -> Times:
    """Search for much of what people type, each for the first time.

    `seen` is how long until something can be shown, or it is known that there is nothing;
    `whole` until the first twenty of each kind are there.
    """
    store = Store(path)
    times: Times = {}
    for kind, typed in _queries():
        begun = time.perf_counter()
        one = Search(store, typed)
        groups = one.first(Limits(seconds=_FIRST_LOOK))
        while not any(group.found for group in groups) and not all(g.is_whole for g in groups):
            groups = one.first(Limits(seconds=_FIRST_LOOK))
        times.setdefault(f"{kind} seen", []).append(_since(begun))
        one.first(Limits())
        times.setdefault(f"{kind} whole", []).append(_since(begun))
    return times | {"memory": [_resident()]}


def _queries() -> Iterator[tuple[str, str]]:
    """Yield kinds of queries, and queries: from the most used words down to what is nowhere."""
    chance, scripts = random.Random(_SEED + 3), {"latin": latin(), "chinese": chinese()}
    for name, script in scripts.items():
        ranks = [*range(8), *(round(8 * 1.25**n) for n in range(1, 38))]
        words = [script.words[min(rank, len(script.words) - 1)] for rank in ranks]
        yield from ((f"{name} words", word) for word in words)
        yield from ((f"{name} words", word + "qq") for word in words[::9])
        for word in words[::2]:
            yield from ((f"{name} as typed", word[:end]) for end in range(1, len(word) + 1))
        for _ in range(30):
            some = chance.choices(script.words, cum_weights=script.weights, k=3)
            yield f"{name} phrases", f'"{script.between.join(some[:2])}"'
            yield f"{name} phrases", f'"{script.between.join(some)}"'
            yield f"{name} together", " ".join(some[:2])
            yield f"{name} filters", f"{some[0]} -{some[1]}"
            yield f"{name} filters", f'theme:"Theme {chance.randrange(THEMES)}" {some[0]}'
            yield f"{name} filters", f"note:{some[0]}"
            yield f"{name} filters", f"in:{some[2]} {some[0]}"


def filtering(path: Path) -> Times:
    """Narrow the list of a long document's annotations by words."""
    store = Store(path)
    document = max(store.shelf(), key=lambda shelved: shelved[1])[0]
    annotations, codebook = store.annotations(document.id), Codebook.of(store.themes())
    words = [word for word in latin().words[: 40 * 40 : 40] if len(word) > 1]
    times = [_timed(lambda: select(annotations, Filter(words=w), codebook)) for w in words]  # noqa: B023
    themes = [frozenset({theme}) for theme in list(codebook.themes)[:20]]
    other = [_timed(lambda: select(annotations, Filter(themes=t), codebook)) for t in themes]  # noqa: B023
    return {"first": times[:1], "words": times[1:], "themes": other}


def counting(path: Path) -> Times:
    """Count themes by document and by pairs."""
    store = Store(path)
    return {"table": [_timed(lambda: statistics.theme_table(store)) for _ in range(5)]}


def writing(path: Path) -> Times:
    """Annotate one by one and by the thousand, then merge a theme that many carry."""
    store, origin = Store(path), system_origin()
    document = store.documents()[1]
    text = store.text(document.text_id)

    def add(made: Iterable[Annotation]) -> float:
        return _timed(lambda: store.apply(Change((), tuple(made)), "annotate", origin.now()))

    def annotation(place: int) -> Annotation:
        return annotate(document, text, (place, place + 120), origin, note="One more note")[1]

    one = [add([annotation(place * 400)]) for place in range(200)]
    thousand = [add([annotation(place * 70) for place in range(1000)])]
    merging, undoing = _merged(store, origin)
    return {"one": one, "thousand": thousand, "merging": [merging], "undoing": [undoing]}


def _merged(store: Store, origin: Origin) -> tuple[float, float]:
    codebook = Codebook.of(store.themes())
    carried, into = sorted(codebook.themes.values(), key=lambda theme: theme.position)[:2]
    document = max(store.shelf(), key=lambda shelved: shelved[1])[0]
    open_ones = AnnotationIndex(store.annotations(document.id))
    begun = time.perf_counter()
    twofold = store.annotations_with_several([carried.id, into.id])
    change = merge_themes(codebook, [carried.id], into.id, twofold, origin)
    store.apply(change, "merge", origin.now())
    # What a window does on top: it counts, and sees what it has open with other themes.
    store.theme_counts()
    came_to = codebook.revised(change.before, change.after).came_to
    rewritten = {record.id: record for record in change.after if isinstance(record, Annotation)}
    for annotation in [rewritten.get(each.id, each) for each in open_ones]:
        seen = carrying(annotation, came_to)
        if seen is not open_ones.by_id[seen.id]:
            open_ones.put(seen)
    taken = _since(begun)
    assert {a.id: a for a in open_ones} == {a.id: a for a in store.annotations(document.id)}
    undone = _timed(lambda: store.apply(change.inverse, "undo", origin.now()))
    return taken, undone


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return _since(begun)


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1e3


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


# --- rows --------------------------------------------------------------------------------------

_ROWS: dict[str, tuple[tuple[str, str, tuple[Bar, ...]], ...]] = {
    "opening": (("open", "open: library, themes, the text read last", (Bar("worst", 1000),)),),
    "searching": (
        *(
            (f"{script} {key} {how}", f"{name}, {script}{words}", bars)
            for script in ("latin", "chinese")
            for key, name in (
                ("words", "words, used much and never"),
                ("as typed", "each letter as typed"),
                ("phrases", "phrases"),
                ("together", "two words"),
                ("filters", "with filters"),
            )
            for how, words, bars in (("seen", "", _SOON), ("whole", ", 20 of each", ()))
        ),
        ("memory", "memory after all that, MB", (Bar("worst", 400),)),
    ),
    "filtering": (
        ("first", "list of 100,000 by words, first time", ()),
        ("words", "list of 100,000 by words", (Bar("p95", 30),)),
        ("themes", "list of 100,000 by theme", (Bar("p95", 30),)),
    ),
    "counting": (("table", "themes by document and by pairs", (Bar("median", 1000),)),),
    "writing": (
        ("one", "an annotation, saved and indexed", ()),
        ("thousand", "a thousand at once", ()),
        ("merging", "a theme of 50,000 merged", (Bar("worst", 2000),)),
        ("undoing", "the merge undone", ()),
    ),
}


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows; the library is made beside the corpus in folder, of the same share."""
    path = folder.parent / "library" / "library.sqlite"
    if not path.exists():
        shutil.rmtree(path.parent, ignore_errors=True)
        path.parent.mkdir()
        half_made = path.with_name("half-made.sqlite")
        corpus = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
        share = corpus["annotations"] / LONG_DOCUMENT
        build(half_made, share)
        half_made.rename(path)
    Store(path).close()  # one kept from before may have to be brought up to date
    for name, wanted in _ROWS.items():
        runs = [_measured(name, path) for _ in range(_OPENINGS if name == "opening" else 1)]
        for key, title, bars in wanted:
            yield Row(title, [value for run in runs for value in run[key]], bars=bars)


def _measured(name: str, path: Path) -> Times:
    with tempfile.TemporaryDirectory() as own:
        if name == "writing":
            path = Path(shutil.copy(path, own))
        command = [sys.executable, "-m", "tests.benchmarks.library", name, str(path)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: Times = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(globals()[sys.argv[1]](Path(sys.argv[2]))))
