"""The libraries that are measured: very long made-up texts with very many annotations."""

import json
import random
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from leifeng_reader import paths
from leifeng_reader.core.anchoring import describe_all
from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.operations.annotating import trimmed
from leifeng_reader.operations.documents import add_document
from leifeng_reader.operations.origin import system_origin
from leifeng_reader.operations.welcome import welcome
from leifeng_reader.store.store import Store

SCRIPTS = ("latin", "chinese")
PARAGRAPHS = 31_000
CHARACTERS = 142
"""How many a paragraph has on average, its end included: 4.4 million in all."""

ANNOTATIONS = 100_000
FEWER = 5_000
_BATCH = 1_000
_SEED = 1940


@dataclass(frozen=True, slots=True)
class Corpus:
    """A library with the bundled article and two long documents, by their ids.

    `long` has `annotations` of them, `other` as many characters and `fewer` annotations;
    `words` stand in some of the quotes.
    """

    library: str
    article: str
    long: str
    other: str
    annotations: int
    fewer: int
    words: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The library's file."""
        return Path(self.library)


def build(folder: Path, script: str, share: float) -> Corpus:
    """Make the library of a script, at a share of the full size, and describe it beside it."""
    folder.mkdir(parents=True)
    store = Store(folder / "library.sqlite")
    welcome(store, paths.seeds(), paths.resources(), system_origin())
    article = store.documents()[0]
    annotations, fewer = round(ANNOTATIONS * share), round(FEWER * share)
    words = _words(script)
    ids = [
        _add(store, f"{script} {number}", _text(script, words, share, number), wanted)
        for number, wanted in enumerate((annotations, fewer))
    ]
    store.keep_place(article.id, 0, system_origin().now())
    rare = tuple(words[len(words) // 8 :: len(words) // 8])
    corpus = Corpus(str(store.path), article.id, ids[0], ids[1], annotations, fewer, rare)
    store.close()
    (folder / "corpus.json").write_text(json.dumps(asdict(corpus)), encoding="utf-8")
    return corpus


def copied(folder: Path, to: Path) -> Corpus:
    """Return a library of its own for one process, so that what it writes harms no other."""
    corpus = Corpus(**json.loads((folder / "corpus.json").read_text(encoding="utf-8")))
    return replace(corpus, library=str(shutil.copy(corpus.library, to)))


def _words(script: str) -> list[str]:
    """Return made-up words, or Chinese characters, the most used first."""
    chance = random.Random(_SEED)
    if script == "chinese":
        return [chr(code) for code in chance.sample(range(0x4E00, 0x9FA5), 2500)]
    letters = "etaoinshrdlucmfwypvbgkqjxz"
    weights = [30 / (place + 3) for place in range(len(letters))]
    return ["".join(chance.choices(letters, weights, k=chance.randint(2, 10))) for _ in range(4000)]


def _text(script: str, words: list[str], share: float, number: int) -> Text:
    chance = random.Random(_SEED + 1 + number)
    usage = [1 / (place + 20) for place in range(len(words))]
    between, stop = ("", "。") if script == "chinese" else (" ", ".")
    length = sum(map(len, words)) / len(words) + len(between)
    parts = []
    for _ in range(round(PARAGRAPHS * share)):
        count = round(chance.uniform(0.3, 1.7) * (CHARACTERS - 2) / length)
        parts.append(Part(between.join(chance.choices(words, usage, k=max(1, count))) + stop))
    return compose(parts)


def _add(store: Store, title: str, text: Text, annotations: int) -> str:
    change, document = add_document(store, Draft(title, ()), text, "", system_origin())
    store.apply(change, "import", system_origin().now())
    made = _annotations(document, text, store.themes(), annotations)
    for first in range(0, annotations, _BATCH):
        batch = Change(after=tuple(made[first : first + _BATCH]))
        store.apply(batch, "annotate", system_origin().now())
    return document.id


def _annotations(
    document: Document, text: Text, themes: list[Theme], number: int
) -> list[Annotation]:
    """Return annotations anywhere, of 10 to 200 characters, one in twenty with a note."""
    chance, origin = random.Random(_SEED), system_origin()
    last = len(text.content) - 210
    spans = []
    for _ in range(number):
        start = chance.randrange(last)
        spans.append(trimmed(text.content, start, start + chance.randint(10, 200)))
    return [
        Annotation(
            origin.new_id(),
            document.id,
            text.sha256,
            selector,
            tuple(theme.id for theme in chance.sample(themes, chance.choice((1, 1, 1, 2)))),
            f"A note on number {count}." if count % 20 == 0 else "",
            created := origin.now(),
            created,
        )
        for count, selector in enumerate(describe_all(text.content, spans))
    ]
