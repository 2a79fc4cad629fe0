"""Study sets: made, named, used again on another text, and turned into papers."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change, replace_one
from leifeng_reader.core.codebook import Codebook, clean_name
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import (
    BadSetName,
    BadThemeName,
    EmptySheet,
    NothingToDraw,
    UnknownDocument,
    UnknownTemplate,
)
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.core.language import language_by_script
from leifeng_reader.core.study import Header, Part, PartKind, StudySet
from leifeng_reader.core.text import fold
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store
from leifeng_reader.study.fitting import fitted
from leifeng_reader.study.formats import STUDY_EXPORTERS
from leifeng_reader.study.labels import labels
from leifeng_reader.study.paper import Copy, Paper
from leifeng_reader.study.tasks import Made, Source
from leifeng_reader.study.templates import Template, filled, template_of
from leifeng_reader.study.words import is_of_ideographs

EVERYTHING = Filter()
_ALPHABET = 26


# Sets as records


def new_set(
    listed: Iterable[StudySet],
    name: str,
    origin: Origin,
    *,
    document: Document | None = None,
    wanted: Filter = EVERYTHING,
    parts: tuple[Part, ...] = (),
) -> tuple[Change, StudySet]:
    """Make a set under a name, last of those listed; raises BadSetName."""
    listed, now = list(listed), origin.now()
    made = StudySet(
        id=origin.new_id(),
        name=free_name(listed, name),
        document_id=document.id if document else "",
        wanted=wanted,
        parts=parts,
        header=Header(title=document.title if document else name.strip()),
        position=next_position(listed),
        created=now,
        modified=now,
    )
    return Change((), (made,)), made


def keep_set(listed: Iterable[StudySet], made: StudySet, now: str) -> tuple[Change, StudySet]:
    """Keep a set that no library has yet, last of those listed, under a name that is free."""
    listed = list(listed)
    kept = replace(
        made,
        name=spare_name(listed, made.name),
        position=next_position(listed),
        created=made.created or now,
        modified=now,
    )
    return Change((), (kept,)), kept


def changed_set(before: StudySet, after: StudySet, now: str) -> Change:
    """Return the change of a set into what somebody made of it; empty where nothing differs."""
    if replace(after, modified=before.modified) == before:
        return Change()
    return replace_one(before, replace(after, modified=now))


def removed_set(study_set: StudySet) -> Change:
    """Remove a set; what it draws on stays."""
    return Change((study_set,))


def rename_set(
    listed: Iterable[StudySet], study_set: StudySet, name: str, origin: Origin
) -> Change:
    """Give a set another name; raises BadSetName."""
    others = [each for each in listed if each.id != study_set.id]
    return changed_set(study_set, replace(study_set, name=free_name(others, name)), origin.now())


def duplicate_set(
    listed: Iterable[StudySet], study_set: StudySet, origin: Origin
) -> tuple[Change, StudySet]:
    """Make a set like another; the two then go their own ways."""
    new_parts = tuple(replace(part, id=origin.new_id()) for part in study_set.parts)
    copy = replace(study_set, id=origin.new_id(), parts=new_parts, created="")
    return keep_set(listed, copy, origin.now())


def set_on(study_set: StudySet, before: Document | None, document: Document) -> StudySet:
    """Return the set as it is for another text.

    Themes and manners stay. What was written for single annotations, or for places of the old
    text, goes; questions of the teacher's own stay. A title that was the old text's becomes the
    new one's.
    """
    header = study_set.header
    if not header.title or (before and header.title == before.title):
        header = replace(header, title=document.title)
    return replace(
        study_set,
        document_id=document.id,
        parts=tuple(map(_anywhere, study_set.parts)),
        header=header,
    )


def set_on_all(study_set: StudySet) -> StudySet:
    """Return the set as it is for all texts of the library."""
    return replace(study_set, document_id="", parts=tuple(map(_anywhere, study_set.parts)))


def _anywhere(part: Part) -> Part:
    own = tuple(i for i in part.items if i.annotation_id is None and i.start == i.end)
    return replace(part, items=own, manner=replace(part.manner, start=0, end=0))


def free_name(listed: Iterable[StudySet], name: str) -> str:
    """Return the name as it is kept; raises BadSetName."""
    try:
        name = clean_name(name)
    except BadThemeName as error:
        raise BadSetName(error.name, error.reason, error.limit) from error
    if any(fold(each.name) == fold(name) for each in listed):
        raise BadSetName(name, "taken")
    return name


def spare_name(listed: Iterable[StudySet], name: str) -> str:
    """Return the name, with a number after it where it is taken."""
    taken = {fold(each.name) for each in listed}
    first, _, last = name.rpartition(" ")
    stem = first if last.isdecimal() and fold(first) in taken else name
    candidate, number = name, 1
    while fold(candidate) in taken:
        number += 1
        candidate = f"{stem} {number}"
    return free_name((), candidate)


def next_position(listed: Iterable[StudySet]) -> int:
    """Return the position after the last."""
    return max((each.position for each in listed), default=-1) + 1


# Templates


def templates(resources: Path) -> list[Template]:
    """Return the templates the program brings along, in the order they are offered."""
    files = sorted((resources / "templates").glob("*.json"))
    found = [template_of(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return sorted(found, key=lambda template: template.position)


def find_template(resources: Path, name: str) -> Template | None:
    """Return the template of that name, or the only one whose name begins so."""
    listed, wanted = templates(resources), fold(name).strip()
    exact = [each for each in listed if fold(each.name) == wanted]
    begun = [each for each in listed if wanted and fold(each.name).startswith(wanted)]
    return exact[0] if exact else begun[0] if len(begun) == 1 else None


def from_template(
    template: Template,
    document: Document,
    codebook: Codebook,
    annotations: Sequence[Annotation],
    new_id: Callable[[], str],
    now: str,
    wanted: Filter = EVERYTHING,
    content: str = "",
) -> StudySet:
    """Return a set filled for a document; it is in no library yet.

    `annotations` are the document's; those that pass the filter are drawn on. `content` is what
    its text says: its script tells the language of a document that has none.
    """
    language = document.language or language_by_script(content)
    drawn = select(annotations, wanted, codebook)
    return StudySet(
        id=new_id(),
        name=template.name,
        document_id=document.id,
        wanted=wanted,
        parts=filled(template, codebook, drawn, language, new_id),
        header=Header(title=document.title),
        created=now,
        modified=now,
    )


def set_by_name(store: Store, name: str) -> StudySet:
    """Return the saved set of that name; raises UnknownTemplate."""
    found = next((s for s in store.study_sets() if fold(s.name) == fold(name).strip()), None)
    if found is None:
        raise UnknownTemplate(name)
    return found


# From a set to its papers


def sources(store: Store, study_set: StudySet) -> tuple[Source, ...]:
    """Return what a set draws on, all of one moment; raises NothingToDraw.

    Of a whole library only documents with annotations that pass the filter.
    """
    with store.snapshot():
        codebook = Codebook.of(store.themes())
        if study_set.document_id:
            try:
                return (_source(store, store.document(study_set.document_id), study_set, codebook),)
            except UnknownDocument as error:
                raise NothingToDraw(study_set.name) from error
        found = [
            _source(store, document, study_set, codebook)
            for document in store.documents()
            if select(store.annotations(document.id), study_set.wanted, codebook)
        ]
    if not found:
        raise NothingToDraw(study_set.name)
    return tuple(found)


def _source(store: Store, document: Document, study_set: StudySet, codebook: Codebook) -> Source:
    drawn = select(store.annotations(document.id), study_set.wanted, codebook)
    return Source(document, store.text(document.text_id), tuple(drawn), codebook)


def language_of(study_set: StudySet, drawn: Sequence[Source]) -> str:
    """Return the language of a set's papers: its own, else its first document's, else English.

    A document that has none is in what its script tells.
    """
    told = (each.document.language or language_by_script(each.text.content) for each in drawn)
    return study_set.language or next(filter(None, told), "") or "en"


def made(study_set: StudySet, drawn: Sequence[Source]) -> tuple[Made, ...]:
    """Return what each part of a set gives, in order."""
    return tuple(made_of(study_set, part, drawn) for part in study_set.parts)


def made_of(study_set: StudySet, part: Part, drawn: Sequence[Source]) -> Made:
    """Return what one part of a set gives; `making_of` tells what that hangs on."""
    from leifeng_reader.study.making import make  # late: what only keeps sets does without

    lined, seed, language, numbered, earlier = making_of(study_set, part, drawn)
    return replace(make(lined, drawn, seed, labels(language), numbered, earlier), part=part)


def making_of(
    study_set: StudySet, part: Part, drawn: Sequence[Source]
) -> tuple[Part, int, str, Part | None, tuple[Part, ...]]:
    """Return all that a part is made by: where it is the same, so is what it gives."""
    from leifeng_reader.study.making import quizzed_before

    reading = (PartKind.READING, PartKind.MARGINALIA)
    is_wide = any(is_of_ideographs(each.text.content) for each in drawn)
    fit = partial(fitted, page=study_set.page, of_ideographs=is_wide)
    lined = [fit(each) for each in study_set.parts if each.kind in reading]
    language, numbered = language_of(study_set, drawn), lined[0] if lined else None
    earlier = quizzed_before(part, study_set.parts)
    return fit(part), study_set.seed, language, numbered, earlier


def paper(study_set: StudySet, drawn: Sequence[Source], copy: Copy, version: str = "") -> Paper:
    """Return a copy of a set's paper; `version` A is the set's own seed, B the next."""
    versioned = in_version(study_set, version)
    return paper_of(versioned, made(versioned, drawn), drawn, copy, version)


def paper_of(
    study_set: StudySet,
    its: Sequence[Made],
    drawn: Sequence[Source],
    copy: Copy,
    version: str = "",
) -> Paper:
    """Return a copy of the paper of parts that are made already."""
    from leifeng_reader.study import papers

    language = language_of(study_set, drawn)
    texts = (each.document.modified for each in drawn)
    passages = (annotation.modified for each in drawn for annotation in each.annotations)
    modified = max((study_set.modified, *texts, *passages))
    return replace(papers.paper(study_set, its, copy, language, version), modified=modified)


def in_version(study_set: StudySet, version: str) -> StudySet:
    """Return the set with the seed of a version: A its own, B the one after it."""
    return replace(study_set, seed=study_set.seed + _index(version)) if version else study_set


def version_name(index: int) -> str:
    """Return A, B, … Z, AA for 0, 1, … 25, 26."""
    before, last = divmod(index, _ALPHABET)
    return (version_name(before - 1) if before else "") + chr(ord("A") + last)


def _index(version: str) -> int:
    index = 0
    for letter in version.upper():
        index = index * _ALPHABET + ord(letter) - ord("A") + 1
    return index - 1


def check_made(study_set: StudySet, its: Sequence[Made], name: str) -> None:
    """Raise EmptySheet where there is nothing to write in a format."""
    exporter = STUDY_EXPORTERS.get(name)
    if not any(each.reading or each.tasks for each in its):
        raise EmptySheet(study_set.name)
    if exporter and exporter.kind == "tasks" and not any(each.tasks for each in its):
        raise EmptySheet(study_set.name, "tasks")


def drew_on(its: Sequence[Made], codebook: Codebook) -> list[tuple[str, int, list[str]]]:
    """Return (title, number of tasks, names of the themes drawn) for each part, for telling."""
    return [
        (
            each.title,
            len(each.tasks),
            [codebook.themes[t].name for t in each.part.themes if t in codebook.themes],
        )
        for each in its
    ]
