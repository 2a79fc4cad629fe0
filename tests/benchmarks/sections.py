"""What is measured: which function gives which rows, and the bars they should keep under."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.child import measured
from tests.benchmarks.moves import Times
from tests.benchmarks.table import Bar, Row, summary

BEST_WAY = ("highlighter",)
BOTH_WAYS = ("highlighter", "selections")
"""How QTextBrowser shows highlights. Extra selections are seldom the better way: each call
for one more takes them all, and each frame looks at them all."""

_FRAME = (Bar("median", 8), Bar("worst", 16))
_SOON = (Bar("p95", 60),)
_KEY = (Bar("p95", 20),)
_AND_LOOP = " + event loop"

Named = tuple[str, str, tuple[Bar, ...]]
"""A row to be: the key among the times, the name to show, the bars."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """A function of ours in a process of its own, and the browser's (or "") beside it."""

    ours: str
    theirs: str
    rows: tuple[Named, ...]
    ways: tuple[str, ...] = BEST_WAY

    def taken(self, folder: Path) -> Iterator[Row]:
        """Yield the rows, measured on the corpus in folder."""
        ours = measured(self.ours, folder)
        theirs = {way: measured(self.theirs, folder, [way]) for way in self.ways if self.theirs}
        for key, name, bars in self.rows:
            way, times = _better(theirs, key)
            yield Row(name, ours[key], times, way and f"QTextBrowser, {way}", bars)


def _better(theirs: dict[str, Times], key: str) -> tuple[str, list[float]]:
    """Return the way of the lower 95th percentile, with its times."""
    found = [(way, times[key]) for way, times in theirs.items() if key in times]
    return min(found, key=lambda one: summary(one[1])["p95"], default=("", []))


def _frames(where: str, steps: dict[str, str]) -> tuple[Named, ...]:
    return tuple(
        (key + ending, where + name + words, () if key == "jump" else _FRAME)
        for key, name in steps.items()
        for ending, words in (("", ""), (", whole", _AND_LOOP))
    )


_STEPS = {
    "line": "a line",
    "page": "a page",
    "wheel": "a notch of the wheel",
    "back": "a line back",
    "jump": "a jump anywhere",
}


def _fits(what: str) -> tuple[Named, ...]:
    return (("resize", f"{what}, width", _SOON), ("zoom", f"{what}, type size", _SOON))


@dataclass(frozen=True, slots=True)
class Section:
    """Measurements under one title."""

    title: str
    measurements: tuple[Measurement, ...]


_PAINT = Section(
    "First paint, ms",
    (
        Measurement("surface.paint", "browser.paint", (("paint", "page alone", _SOON),)),
        Measurement(
            "reader.paint",
            "",
            (
                ("early", "page in the window, from the wish to open it", _SOON),
                ("paint", "page in the window, text in memory", _SOON),
                ("text", "reading the text from the library", ()),
                ("window", "text read, whole window painted", ()),
                ("arriving", "frames while annotations arrive", ()),
                ("loaded", "until all are there, scrolling meanwhile", ()),
            ),
        ),
        Measurement(
            "reader.open_fewer",
            "",
            (
                ("open", "document of 5,000 annotations, page", ()),
                ("whole", "document of 5,000 annotations, window", ()),
            ),
        ),
    ),
)
_SCROLL = Section(
    "Frames while scrolling, ms",
    (
        Measurement("surface.scroll", "browser.scroll", _frames("page alone, ", _STEPS)),
        Measurement(
            "reader.scroll", "", _frames("window, ", {**_STEPS, "next": "next annotation"})
        ),
    ),
)
_ANNOTATE = Section(
    "From a key press to saved and painted, ms",
    (
        Measurement(
            "reader.annotate",
            "browser.annotate",
            (("key", "a digit", _KEY), ("key, whole", "a digit" + _AND_LOOP, _KEY)),
        ),
    ),
)
_FIT = Section(
    "From another size to the page painted, ms",
    (
        Measurement("surface.fit", "browser.fit", _fits("page alone"), BOTH_WAYS),
        Measurement("reader.fit", "", _fits("window")),
    ),
)
_MEMORY = Section(
    "Resident memory, MB",
    (
        Measurement(
            "reader.memory",
            "browser.memory",
            (
                ("memory", "window, after scrolling", (Bar("worst", 200),)),
                ("loaded", "window, all annotations loaded", ()),
                ("peak", "window, the most it ever held", ()),
            ),
        ),
        Measurement("browser.bare", "", (("memory", "bare window of PySide6", ()),)),
    ),
)
_FILTER = Section(
    "From a filter to list and page painted, ms",
    (
        Measurement(
            "reader.narrow",
            "",
            (
                ("first", "the first word", ()),
                ("words", "further words", ()),
                ("cleared", "no filter again", ()),
            ),
        ),
    ),
)
_ANCHOR = Section(
    "1,000 quotes found again in a changed text, s",
    (
        Measurement(
            "anchoring.again",
            "",
            (
                ("hints", "with their old positions", (Bar("median", 2.5),)),
                ("hints, missed", "  missed, %", (Bar("worst", 0.5),)),
                ("hints, off", "  not both ends within 2 characters, %", (Bar("worst", 1.5),)),
                ("hints, taken", "  deleted ones that were found", (Bar("worst", 0),)),
                ("none", "without positions", (Bar("median", 15),)),
                ("none, missed", "  missed, %", (Bar("worst", 1),)),
                ("none, off", "  not both ends within 2 characters, %", ()),
                ("none, taken", "  deleted ones that were found", (Bar("worst", 0),)),
            ),
        ),
    ),
)
_IMPORTS = Section(
    "From a file to a page that can be read, ms",
    (
        Measurement(
            "imports.read",
            "",
            tuple(
                (key, name, (Bar("median", most),))
                for key, name, most in (
                    ("text", "plain text", 400),
                    ("wrapped", "plain text, hard-wrapped or GB18030", 400),
                    ("html", "HTML", 600),
                    ("epub", "EPUB", 700),
                    ("odt", "OpenDocument", 700),
                    ("docx", "Word", 1300),
                    ("md", "Markdown", 1500),
                    ("pdf", "PDF, a megabyte of text at most", 3000),
                )
            ),
        ),
        Measurement(
            "imports.open_again",
            "",
            (
                ("novels", "from the library to its first paint, any of these", _SOON),
                ("table", "the same, a table of 400 cells", _SOON),
                ("tables", "the same, a table of 50,000 cells", _SOON),
                ("picture", "the same, a picture of 3,000 x 2,000", _SOON),
                ("odd", "the same, 400,000 lines; one of 4 million", _SOON),
                ("library", "of it reading any of these from the library", ()),
            ),
        ),
    ),
)
_STUDY = Section(
    "Study material: a set of 40 pages, ms; printed, s",
    (
        Measurement(
            "papers.preview",
            "",
            (
                ("first", "from a change to its first page", (Bar("worst", 200),)),
                ("middle", "from a change to its page 20", (Bar("median", 200),)),
            ),
        ),
        Measurement(
            "papers.print_all",
            "",
            (
                ("pdf", "PDF of it, s", (Bar("worst", 3),)),
                ("versions", "thirty versions of a quiz, command line, s", (Bar("worst", 10),)),
            ),
        ),
    ),
)
SECTIONS = {
    "paint": _PAINT,
    "scroll": _SCROLL,
    "annotate": _ANNOTATE,
    "fit": _FIT,
    "memory": _MEMORY,
    "filter": _FILTER,
    "imports": _IMPORTS,
    "anchor": _ANCHOR,
    "study": _STUDY,
}
