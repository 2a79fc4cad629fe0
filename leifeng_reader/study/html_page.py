"""A paper as one web page: no other file, no script, nothing fetched; it prints as it should."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from html import escape

from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.colours import tone
from leifeng_reader.core.study import Header
from leifeng_reader.core.text import is_right_to_left
from leifeng_reader.study.flat_text import about, foot, line_of, shown_blocks
from leifeng_reader.study.html_style import style
from leifeng_reader.study.html_text import key, reading_html, runs_html, words
from leifeng_reader.study.paper import (
    AnswerLines,
    Block,
    Glosses,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Gloss, Made, Run

_PICTURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the page, in UTF-8."""
    look = style(paper.page, _tones(paper), foot(paper))
    direction = "rtl" if is_right_to_left(paper.title) else "ltr"
    return "".join(
        (
            f'<!doctype html>\n<html lang="{words(paper.language)}" dir="{direction}">\n<head>\n',
            '<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(look)}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{escape(line_of(paper.title))}</title>\n<style>{look}</style>\n",
            "</head>\n<body>\n<main>\n",
            *_header(paper),
            '<div class="columns">\n',
            *(part for block in shown_blocks(paper) for part in _html(block)),
            "</div>\n</main>\n</body>\n</html>\n",
        )
    ).encode()


def _policy(look: str) -> str:
    """Allow this page's style by what it is, pictures inside it, nothing else."""
    hashed = b64encode(sha256(look.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{hashed}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _tones(paper: Paper) -> Iterator[Sequence[str]]:
    """Yield the tones of the paper's words and notes, those that lie over one another together."""
    for block in paper.blocks:
        if isinstance(block, Legend):
            yield from ((tone(entry.tone).name,) for entry in block.entries)
        for runs, notes in _runs_of(block):
            yield from (tuple(tone(n).name for n in run.tones) for run in runs if run.tones)
            yield from (tuple(tone(n).name for n in note) for note in notes if note)


def _runs_of(block: Block) -> Iterator[tuple[Sequence[Run], Sequence[Sequence[str]]]]:
    match block:
        case Paragraph(runs=runs):
            yield runs, ()
        case Table(rows=rows):
            yield from ((cell, ()) for row in rows for cell in row)
        case ReadingText(paragraphs=paragraphs):
            for each in paragraphs:
                yield from ((line, ()) for line in each.lines)
                yield (), [note.tones or ("neutral",) for note in each.notes]


# The header


def _header(paper: Paper) -> Iterator[str]:
    header, labels = paper.header, paper.labels
    under = "".join(f"<span>{words(each)}</span>" for each in about(paper))
    named = ' class="named"' if header.name_line else ""
    yield f'<header{named}>\n<div dir="auto">\n'
    if header.school:
        yield f'<p class="school">{words(header.school)}</p>\n'
    version = f' <span class="version">{words(paper.version)}</span>' if paper.version else ""
    yield f"<h1>{words(header.title or paper.title)}{version}</h1>\n"
    if under:
        yield f'<p class="about">{under}</p>\n'
    if header.name_line:
        yield f'<p class="name">{words(labels.get("name", "Name"))}: <i></i></p>\n'
    yield f"</div>\n{_logo(header)}</header>\n"


def _logo(header: Header) -> str:
    kind = next((kind for start, kind in _PICTURES if header.logo.startswith(start)), "")
    data = b64encode(header.logo).decode()
    return f'<img alt="" src="data:{kind};base64,{data}">\n' if kind else ""


# Blocks


def _html(block: Block) -> Iterator[str]:
    return _WRITERS[type(block)](block)


def _title(block: Title) -> Iterator[str]:
    level = min(6, max(1, block.level) + 1)
    new = ' class="new"' if block.new_page else ""
    yield f'<h{level} dir="auto"{new}>{words(block.text)}</h{level}>\n'


def _paragraph(block: Paragraph) -> Iterator[str]:
    told = (
        ("task", block.number),
        ("quote", block.is_quote),
        ("keep", block.keep_with_next),
        (f"i{min(block.indent, 3)}", block.indent),
    )
    classes = " ".join(name for name, holds in told if holds)
    named = f' class="{classes}"' if classes else ""
    number = f'<span class="no">{words(block.number)}</span> ' if block.number else ""
    reference = f' <span class="ref">{words(block.reference)}</span>' if block.reference else ""
    yield f'<p dir="auto"{named}>{number}{runs_html(block.runs)}{reference}</p>\n'


def _lines(block: AnswerLines) -> Iterator[str]:
    rules = "<div></div>" * block.count
    yield f'<div class="rules i{min(block.indent, 3)}" aria-hidden="true">{rules}</div>\n'


def _options(block: Options) -> Iterator[str]:
    tag, kind = ("ol", "letters") if block.letters else ("ul", "boxes")
    inline = " inline" if block.inline else f" a{block.across}" if block.across > 1 else ""
    listed = ' type="A"' if block.letters else ""
    yield f'<{tag}{listed} class="options {kind}{inline} i{min(block.indent, 3)}">\n'
    for place, option in enumerate(block.options):
        is_right = place in block.ticked
        box = "" if block.letters else ("☑ " if is_right else "☐ ")
        tick = " ✓" if block.letters and is_right else ""
        named = ' class="right"' if is_right else ""
        yield f'<li dir="auto"{named}>{box}{words(option)}{tick}</li>\n'
    yield f"</{tag}>\n"


def _bank(block: WordBank) -> Iterator[str]:
    listed = "".join(f'<li dir="auto">{words(word)}</li>\n' for word in block.words)
    yield f'<ul class="bank">\n{listed}</ul>\n'


def _table(block: Table) -> Iterator[str]:
    yield f'<table class="{"ruled" if block.ruled else "plain"}">\n<colgroup>'
    yield from (f'<col class="w{min(100, max(1, round(100 * w)))}">' for w in block.widths)
    yield "</colgroup>\n"
    if block.header:
        cells = "".join(f'<th dir="auto" scope="col">{words(cell)}</th>' for cell in block.header)
        yield f"<thead><tr>{cells}</tr></thead>\n"
    yield "<tbody>\n"
    for row in block.rows:
        cells = "".join(f'<td dir="auto">{runs_html(cell)}</td>' for cell in row)
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table>\n"


def _glosses(block: Glosses) -> Iterator[str]:
    yield '<div class="glosses">\n'
    yield from (f'<p dir="auto">{_gloss(gloss)}</p>\n' for gloss in block.glosses)
    yield "</div>\n"


def _gloss(gloss: Gloss) -> str:
    word = runs_html((Run(gloss.word, reading=gloss.reading),))
    return f"<sup>{words(gloss.mark)}</sup> <b>{word}</b> — {words(gloss.text)}"


def _legend(block: Legend) -> Iterator[str]:
    yield '<ul class="legend">\n'
    for entry in block.entries:
        name = words(format_path(entry.theme))
        yield f'<li><mark class="{key(entry.tone)} l0">{name}</mark></li>\n'
    yield "</ul>\n"


_WRITERS: Mapping[type, Callable[..., Iterator[str]]] = {
    Title: _title,
    Paragraph: _paragraph,
    AnswerLines: _lines,
    Options: _options,
    WordBank: _bank,
    Table: _table,
    ReadingText: reading_html,
    Glosses: _glosses,
    Legend: _legend,
}
