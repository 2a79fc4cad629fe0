"""What stands inside the blocks of HTML: characters, emphasis, links, readings, pictures."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Facts, Image
from leifeng_reader.core.text import canonical
from leifeng_reader.formats import html_names as names
from leifeng_reader.formats.html_line import Line
from leifeng_reader.formats.html_notes import REFERENCE
from leifeng_reader.formats.html_page import Page
from leifeng_reader.formats.html_styles import kinds_of
from leifeng_reader.formats.html_tree import attributes, elements, shown_words, words
from leifeng_reader.formats.pictures import drawing
from leifeng_reader.formats.xml import Element

OBJECT = "\ufffc"
_SVG = "{http://www.w3.org/2000/svg}svg"
_TINY = 40
_SPECK = 3

Closing = Callable[[], None]


def skipped() -> None:
    """Stand for the end of an element whose inside is left out."""


def nothing() -> None:
    """End an element that has nothing to end."""


@dataclass(slots=True)
class _Open:
    """A span that is open, and where it began in the line."""

    kind: SpanKind
    value: str
    start: int


@dataclass(slots=True)
class _Ruby:
    """Where the characters begin that the next reading belongs to, and runs set apart for one."""

    start: int
    bases: list[tuple[int, int]] = field(default_factory=list)


class Runs:
    """The block's line, the spans open in it, and the pictures that wait for its end."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing."""
        self.page = page
        self.line = Line()
        self.images: dict[str, Image] = {}
        self.notices: set[str] = set()
        self.waiting: list[Part] = []
        self._open: list[_Open] = []
        self._rubies: list[_Ruby] = []

    def taken(self) -> tuple[str, tuple[Span, ...]]:
        """Return the line; spans still open end here and begin again in the next."""
        for span in self._open:
            self.line.mark(span.kind, span.start, span.value)
            span.start = 0
        for ruby in self._rubies:
            ruby.start = 0
            ruby.bases.clear()
        return self.line.taken()

    def begin_emphasis(
        self, name: str, said: dict[str, str], language: str, is_kept: bool
    ) -> Closing | None:
        """Begin what an element makes of its characters, in a block of that language."""
        kinds: list[tuple[SpanKind, str]] = []
        kind = names.EMPHASIS.get(name)
        if kind is not None and not (kind is SpanKind.CODE and is_kept):
            kinds.append((kind, ""))
        classes = words(said, "class")
        kinds += [(k, "") for word in sorted(classes) for k in self.page.classes.get(word, ())]
        kinds += [(k, "") for k in kinds_of(said.get("style", ""))]
        kinds = list(dict.fromkeys(kinds))
        if said.get("lang", language) not in ("", language):
            kinds.append((SpanKind.LANGUAGE, said["lang"]))
        if not (is_kept or names.SET_APART.isdisjoint(classes)):
            return self._begin_apart(kinds)
        return self._begin_spans(kinds) if kinds else None

    def _begin_apart(self, kinds: list[tuple[SpanKind, str]]) -> Closing:
        """Begin words that a page shows at a distance from those around them."""
        self.line.part(" ")
        end_spans = self._begin_spans(kinds)

        def end() -> None:
            end_spans()
            self.line.part(" ")

        return end

    def _begin_spans(self, kinds: list[tuple[SpanKind, str]]) -> Closing:
        opened = [_Open(kind, value, self.line.here) for kind, value in kinds]
        self._open += opened

        def end() -> None:
            for span in opened:
                self._open.remove(span)
                self.line.mark(span.kind, span.start, span.value)

        return end

    def begin_link(self, said: dict[str, str]) -> Closing | None:
        """Begin a link, or a reference to a note."""
        if REFERENCE in said:
            return self._begin_spans([(SpanKind.NOTE, said[REFERENCE])])
        address = self.page.link(said["href"].strip())
        return self._begin_spans([(SpanKind.LINK, address)]) if address else None

    def begin_quotation(self) -> Closing:
        """Begin words between quotation marks."""
        self.line.write("“")
        return lambda: self.line.write("”")

    def begin_ruby(self, node: Element, name: str) -> Closing | None:
        """Begin characters with readings, characters set apart for one, or take a reading."""
        if name == "ruby":
            self._rubies.append(_Ruby(self.line.here))
            return self._end_ruby
        if not self._rubies:
            return None
        ruby, start = self._rubies[-1], self.line.here
        if name == "rb":
            return lambda: ruby.bases.append((start, self.line.length))
        start, end = ruby.bases.pop(0) if ruby.bases else (ruby.start, self.line.length)
        reading = canonical(shown_words(node))
        if reading and start < end <= self.line.length:
            self.line.spans.append(Span(SpanKind.RUBY, start, end, reading))
        ruby.start = self.line.here
        return skipped

    def _end_ruby(self) -> None:
        self._rubies.pop()

    def picture(self, said: dict[str, str]) -> bool:
        """Have a picture wait for the block's end, one that is tiny become its words.

        Returns whether there is one.
        """
        sources = _sources(said)
        image = _likeliest(found for s in sources if (found := self.page.picture(s)) is not None)
        alternative = " ".join(canonical(said.get("alt", "")).split())
        if image is None:
            if sources:
                self._miss(alternative)
            return False
        size = (image.width, image.height) if isinstance(image, Image) else (0, 0)
        sizes = [size[n] or _pixels(said.get(a, "")) for n, a in enumerate(("width", "height"))]
        if min(sizes) > 0 and max(sizes) <= _TINY:
            self.line.write(alternative if max(sizes) > _SPECK else "")
        elif isinstance(image, Image):
            self.images[image.name] = image
            self.waiting.append(Part(OBJECT, BlockKind.IMAGE, facts=Facts(image=image.name)))
        else:
            self.notices.add("remote-images")
            self.waiting.append(Part(f"[image: {canonical(image)}]", BlockKind.CAPTION))
        return True

    def draw(self, node: Element) -> None:
        """Have a drawing that stands in the page itself wait for the block's end.

        Only where it was read as XML: the parser of HTML forgets how its attributes are written.
        """
        if node.tag != _SVG or node.get("aria-hidden") == "true":
            return
        image = drawing(node)
        if image is None:
            self.notices.add("images")
        elif max(image.width, image.height) > _TINY:
            self.images[image.name] = image
            self.waiting.append(Part(OBJECT, BlockKind.IMAGE, facts=Facts(image=image.name)))

    def _miss(self, alternative: str) -> None:
        self.notices.add("missing-images")
        if alternative:
            self.waiting.append(Part(f"[image: {alternative}]", BlockKind.CAPTION))


def with_choices(node: Element, said: dict[str, str]) -> dict[str, str]:
    """Return what a picture says, with the sources it is to be chosen from if it has none."""
    if said.get("src") or said.get("srcset"):
        return said
    around = next(node.iterancestors("{*}picture"), None)  # sources may be around it, too
    found = () if around is None else elements(around, "source")
    sources = (attributes(source).get("srcset", "") for source in found)
    return {**said, "srcset": ", ".join(source for source in sources if source)}


def _likeliest(found: Iterator[Image | str]) -> Image | str | None:
    """Return the first of what may be the picture that is no mere speck in its place."""
    speck = None
    for image in found:
        if isinstance(image, str) or not 0 < max(image.width, image.height) <= _SPECK:
            return image
        speck = speck or image
    return speck


def _sources(said: Mapping[str, str]) -> list[str]:
    """Return where a picture may be, the likeliest first."""
    found = [said[name] for name in ("src", "href", "data-src", "data-original") if said.get(name)]
    srcset = said.get("srcset", "")
    if srcset and not srcset.startswith("data:"):
        found += [said_of[0] for one in srcset.split(", ") if (said_of := one.split())]
    return [source.strip() for source in found]


def _pixels(said: str) -> int:
    figures = said.strip().removesuffix("px")
    return int(figures) if figures.isascii() and figures.isdigit() and len(figures) < 7 else 0
