"""The command that makes study material of annotations: study."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leifeng_reader.cli.library import Library, Narrowing
from leifeng_reader.cli.output import is_seen, put, put_rows
from leifeng_reader.study.formats import STUDY_EXPORTERS

if TYPE_CHECKING:
    from leifeng_reader.core.document import Document
    from leifeng_reader.core.study import StudySet
    from leifeng_reader.store.store import Store
    from leifeng_reader.study.paper import Copy, Paper
    from leifeng_reader.study.tasks import Made, Source

_PDF = "pdf"
_FORMATS = (_PDF, *STUDY_EXPORTERS)
_SUFFIXES = {
    ".pdf": _PDF,
    ".htm": "html",
    **{each.suffix: each.name for each in STUDY_EXPORTERS.values()},
}
_BINARY = (_PDF, "docx", "apkg")
_MOST_VERSIONS = 702
"""A to ZZ."""


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for: how many versions, whose copy, in which format, where to."""

    seed: int | None
    versions: int | None
    copy: str
    name: str
    output: str

    @property
    def to_stdout(self) -> bool:
        """Tell whether no file is written."""
        return self.output == "-"


@click.command()
@click.argument("template", required=False)
@click.argument("document", required=False)
@click.option("--list", "listing", is_flag=True, help="List templates and your own study sets.")
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="PATH",
    help="Draw only on annotations with this theme or one below it; may be repeated.",
)
@click.option("--seed", type=click.IntRange(min=0), metavar="N", help="Another order of things.")
@click.option(
    "--copy",
    type=click.Choice(["student", "teacher"]),
    default="student",
    help="The teacher's copy has the answers (student).",
)
@click.option(
    "--format",
    "name",
    type=click.Choice(_FORMATS),
    help="Instead of what FILE's ending says.",
)
@click.option(
    "--versions",
    type=click.IntRange(1, _MOST_VERSIONS),
    metavar="N",
    help="Make N versions, each of a seed of its own; FILE holds {version} or {seed}.",
)
@click.option("-o", "--output", default="-", metavar="FILE", help="Write there.")
@click.pass_obj
def study(
    library: Library,
    template: str | None,
    document: str | None,
    listing: bool,
    themes: tuple[str, ...],
    seed: int | None,
    copy: str,
    name: str | None,
    versions: int | None,
    output: str,
) -> None:
    """Make a worksheet, a quiz, cards or a word list of a document's annotations.

    TEMPLATE is the name of a template, or of a study set of yours; the latter needs no DOCUMENT,
    with one it is made for that.
    """
    if listing:
        with library.opened() as store:
            put_rows(_listed(store))
        return
    if template is None:
        raise click.UsageError("Name a template or a study set; --list lists them.")
    order = _Order(seed, versions, copy, _format(name, output), output)
    _check(order)
    with library.opened() as store:
        _make(store, _chosen(store, template, Narrowing(document, themes, "")), order)


def _listed(store: "Store") -> list[tuple[str, str]]:
    from leifeng_reader import paths
    from leifeng_reader.operations import studying

    templates = [(each.name, each.description) for each in studying.templates(paths.resources())]
    return [*templates, *((each.name, each.header.title) for each in store.study_sets())]


def _format(name: str | None, output: str) -> str:
    if name is not None:
        return name
    found = _SUFFIXES.get(Path(output).suffix.lower())
    if found is None:
        endings = ", ".join(_SUFFIXES)
        raise click.UsageError(f"Say --format, or name a file that ends with one of {endings}.")
    return found


def _check(order: _Order) -> None:
    if order.to_stdout and order.name in _BINARY and is_seen():
        raise click.UsageError(f"{order.name} is not text: name a file for it with -o FILE.")
    if (order.versions or 1) > 1 and not any(w in order.output for w in ("{version}", "{seed}")):
        raise click.UsageError(
            "Several versions need several files: write {version} or {seed} into FILE."
        )


def _chosen(store: "Store", name: str, asked: Narrowing) -> "StudySet":
    """Return the set to make: a template filled for a document, or one that is kept."""
    from leifeng_reader import paths
    from leifeng_reader.core.codebook import Codebook
    from leifeng_reader.operations import studying

    document, wanted = asked.document_in(store), asked.filter_in(store)
    template = studying.find_template(paths.resources(), name)
    if template is None:
        kept = studying.set_by_name(store, name)
        if document is not None and document.id != kept.document_id:
            kept = studying.set_on(kept, _document_of(store, kept), document)
        return replace(kept, wanted=wanted) if asked.themes else kept
    if document is None:
        raise click.UsageError(f"“{template.name}” is a template: name a DOCUMENT to fill it from.")
    codebook, annotations = Codebook.of(store.themes()), store.annotations(document.id)
    content = store.text(document.text_id).content
    # From the document's, so that the same order gives the same paper at any time.
    ids = iter(f"{document.id}:{template.name}:{number}" for number in range(1 << 20))
    now = max((document.modified, *(each.modified for each in annotations)))
    return studying.from_template(
        template, document, codebook, annotations, lambda: next(ids), now, wanted, content
    )


def _document_of(store: "Store", kept: "StudySet") -> "Document | None":
    from leifeng_reader.core.errors import UnknownDocument

    with suppress(UnknownDocument):
        return store.document(kept.document_id)
    return None


# Writing


def _make(store: "Store", chosen: "StudySet", order: _Order) -> None:
    from leifeng_reader.operations import studying
    from leifeng_reader.study.paper import Copy

    if order.seed is not None:
        chosen = replace(chosen, seed=order.seed)
    drawn = studying.sources(store, chosen)
    made = [
        (version, *_version(chosen, drawn, version, Copy(order.copy)))
        for version in _versions(order)
    ]
    _, _, first = made[0]
    studying.check_made(chosen, first, order.name)
    files = _files(order, [(paper, its) for _, paper, its in made], chosen.name)
    for (version, _, _), data in zip(made, files, strict=True):
        _write(order, chosen, version, data)
    if not order.to_stdout:
        _tell(first, drawn)


def _versions(order: _Order) -> list[str]:
    from leifeng_reader.operations.studying import version_name

    return [version_name(index) for index in range(order.versions)] if order.versions else [""]


def _version(
    chosen: "StudySet", drawn: "Sequence[Source]", version: str, copy: "Copy"
) -> "tuple[Paper, tuple[Made, ...]]":
    from leifeng_reader.operations import studying

    versioned = studying.in_version(chosen, version)
    its = studying.made(versioned, drawn)
    return studying.paper_of(versioned, its, drawn, copy, version), its


def _files(
    order: _Order, made: "Sequence[tuple[Paper, Sequence[Made]]]", title: str
) -> Iterator[bytes]:
    if order.name == _PDF:
        from leifeng_reader.operations.printing import pdf_of

        yield from pdf_of([paper for paper, _ in made])
        return
    for paper, its in made:
        yield STUDY_EXPORTERS[order.name].write(paper, its, f"{title}: {paper.title}")


def _write(order: _Order, chosen: "StudySet", version: str, data: bytes) -> None:
    from leifeng_reader.operations import exporting, studying

    if order.to_stdout:
        put(data)
        return
    seed = studying.in_version(chosen, version).seed
    path = order.output.replace("{version}", version or "A").replace("{seed}", str(seed))
    exporting.export_file(Path(path), data)


def _tell(its: "Sequence[Made]", drawn: "Sequence[Source]") -> None:
    """Say on standard error what each part was made of."""
    from leifeng_reader.operations import studying

    for title, count, themes in studying.drew_on(its, drawn[0].codebook):
        of = f", from {', '.join(themes)}" if themes else ""
        with suppress(OSError):
            click.echo(f"{title}: {count}{of}" if count else title, err=True)
