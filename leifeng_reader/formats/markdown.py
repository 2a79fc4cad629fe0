"""Markdown: CommonMark with tables, footnotes, front matter, task and definition lists."""

import re
from collections import Counter
from dataclasses import replace

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.encoding import decode, decoded
from leifeng_reader.formats.front_matter import front_matter
from leifeng_reader.formats.titles import title_of

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
SAMPLE = 200_000

_SIGNS = {
    "heading": re.compile(r"(?:\A|\n\n)#{1,6} +[^\s#][^\n]*(?:\n\n|\Z)"),
    "fence": re.compile(r"(?:\A|\n) {0,3}(?:```+|~~~+)[^`\n]*\n"),
    "link": re.compile(r"\[[^\]\n]{1,200}\]\((?:https?:|mailto:|[./#])[^)\s]{0,500}\)"),
    "reference": re.compile(r"(?:\A|\n) {0,3}\[[^\]\n]{1,100}\]: +(?:<|https?:|\S+\n)"),
    "table": re.compile(r"\n\|? ?:?-{3,}:? ?(?:\| ?:?-{3,}:? ?)+\|?[ \t]*(?:\n|\Z)"),
    "bold": re.compile(r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}[^\s*]\*\*(?![\w*])"),
    "setext": re.compile(r"(?:\A|\n\n)[^\s\n][^\n]{0,100}\n(?:={3,}|-{3,})[ \t]*\n\n"),
}
_NEEDED = {
    "heading": ("#",),
    "fence": ("```", "~~~"),
    "link": ("](",),
    "reference": ("]: ",),
    "table": ("---",),
    "bold": ("**",),
    "setext": ("\n===", "\n---"),
}
"""What a sign cannot be without: sooner found than the sign."""

_NOT_SLUG = re.compile(r"[^\w\- ]")

_HOLDERS = ("blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open", "dd_open")


def is_markdown(text: str, name: str) -> bool:
    """Tell Markdown by its name or, where that is silent, by two signs of different kinds."""
    start = text[:SAMPLE].lstrip("\ufeff \n\t")
    if re.match(r"<(?:!doctype|html|\?xml)", start, re.IGNORECASE):
        return False
    if name.lower().endswith(SUFFIXES):
        return True
    if start.startswith("<"):
        return False
    signs = {
        sign
        for sign, pattern in _SIGNS.items()
        if any(map(start.__contains__, _NEEDED[sign])) and pattern.search(start)
    }
    levels = (
        {len(found.split()[0]) for found in _SIGNS["heading"].findall(start)}
        if "heading" in signs
        else ()
    )
    return len(signs) + bool(front_matter(start).end) >= 2 or len(levels) >= 2


def read(data: bytes, name: str, choices: Choices) -> Draft | None:
    """Return what a Markdown file holds; None when it is none."""
    beginning = decode(_beginning(data), choices.encoding)
    if beginning is None or not is_markdown(canonical(beginning), name):
        return None
    raw, notices = decoded(data, choices.encoding)
    if raw is None:
        return None
    text = canonical(raw)
    draft = draft_of(text, name, choices)
    return replace(draft, notices=draft.notices + notices)


def _beginning(data: bytes) -> bytes:
    """Return whole lines of data, as many as are looked at, if it has any."""
    sample = data[: SAMPLE + 20_000]
    return sample if len(sample) == len(data) else sample[: sample.rfind(b"\n") + 1] or sample


def draft_of(text: str, name: str, choices: Choices) -> Draft:
    """Return what Markdown says; of pictures outside the file, the address."""
    # Late: most files are no Markdown, and all texts are looked at here.
    from leifeng_reader.formats.markdown_blocks import Walk
    from leifeng_reader.formats.markdown_parser import DEEPEST, parser

    about = front_matter(text)
    walk = Walk(choices.keep_line_breaks)
    tokens = parser().parse(text[about.end :])
    walk.take(tokens)
    if any(token.level >= DEEPEST - 1 and token.type in _HOLDERS for token in tokens):
        walk.left_out.add("deep-nesting")
    return Draft(
        about.title or title_of(name),
        _with_anchors(walk.parts),
        about.language,
        about.authors,
        tuple(walk.outline),
        images=tuple(walk.pictures),
        notices=tuple(sorted(walk.left_out)),
    )


def _with_anchors(parts: list[Part]) -> list[Part]:
    """Return parts whose headings have a name where a link asks for it, and no link to nowhere."""
    asked = {span.value for part in parts for span in part.spans if span.value.startswith("#")}
    if not asked:
        return parts
    names: Counter[str] = Counter()
    known: set[str] = set()
    for n, part in enumerate(parts):
        if part.kind is BlockKind.HEADING:
            slug = _slug(part.text)
            anchor = f"{slug}-{names[slug]}" if names[slug] else slug
            names[slug] += 1
            if f"#{anchor}" in asked:
                known.add(f"#{anchor}")
                parts[n] = replace(part, facts=replace(part.facts, anchor=anchor))
    return [replace(part, spans=_leading(part.spans, known)) for part in parts]


def _slug(title: str) -> str:
    return _NOT_SLUG.sub("", title.lower()).replace(" ", "-")


def _leading(spans: tuple[Span, ...], known: set[str]) -> tuple[Span, ...]:
    return tuple(
        span
        for span in spans
        if span.kind is not SpanKind.LINK or span.value[:1] != "#" or span.value in known
    )
