"""New editions: a document put on another text, its annotations carried along and looked over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.anchoring import (
    Match,
    Method,
    describe,
    describe_all,
    describe_place,
    find_all,
    stands,
)
from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status
from leifeng_reader.core.change import Change
from leifeng_reader.core.difference import Run, carried, equal_runs, origin_of, run_of
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.progress import Progress, untold
from leifeng_reader.operations.annotating import trimmed
from leifeng_reader.operations.origin import Origin
from leifeng_reader.store.store import Store

_AROUND = 32
"""How many characters beside its own an unchanged stretch must have for a passage to go with it."""

_SAME = 0.75
"""The score from which the same words in like surroundings need no look."""


@dataclass(frozen=True, slots=True)
class Row:
    """An annotation to look over: as it was, and where it stands in the new text.

    `passage` is None where it was not found or is given up. `score` goes from 0 to 1; `rivals`
    are other places that are as good. `status` is what the annotation will have.
    """

    annotation: Annotation
    passage: Selector | None
    status: Status
    score: float = 0.0
    method: Method | None = None
    rivals: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A document about to be put on another text; nothing is written yet.

    `kept` are annotations that need no look, each with its passage in the new text; `rows` are
    the others, in document order. `runs` are what the texts have in common.
    """

    document: Document
    text: Text
    kept: tuple[tuple[Annotation, Selector], ...]
    rows: tuple[Row, ...]
    runs: tuple[Run, ...]


def prepare(
    store: Store,
    document: Document,
    text: Text,
    *,
    thorough: bool = False,
    progress: Progress = untold,
) -> Edition:
    """Do what `compare` does with what the library holds of a document."""
    with store.snapshot():
        old, annotations = store.text(document.text_id), store.annotations(document.id)
    return compare(document, old, annotations, text, thorough=thorough, progress=progress)


def compare(
    document: Document,
    old: Text,
    annotations: Sequence[Annotation],
    new: Text,
    *,
    thorough: bool = False,
    progress: Progress = untold,
) -> Edition:
    """Find the annotations of a document's old text in a new one.

    What did not change costs next to nothing, what did some milliseconds, and ten times that
    where the search is to be thorough. `progress` is told of annotations.
    """
    runs = equal_runs(old.content, new.content)
    whole = [a for a in annotations if a.scope is Scope.DOCUMENT]
    parts = [a for a in annotations if a.scope is not Scope.DOCUMENT]
    asked = [_expected(annotation, old, runs) for annotation in parts]
    found = [_unchanged(*pair, old, new, runs) for pair in zip(parts, asked, strict=True)]
    left = [number for number, match in enumerate(found) if match is None]
    sought = [asked[number] for number in left]
    matches = find_all(new.content, sought, thorough=thorough, progress=progress)
    for number, match in zip(left, matches, strict=True):
        found[number] = match
    passages = _passages(new, asked, found)
    doubtful = {left[number] for number in _claimed_twice([parts[n] for n in left], matches)}
    kept = [(annotation, annotation.selector) for annotation in whole]
    rows = []
    for number, annotation in enumerate(parts):
        match, passage = found[number], passages[number]
        is_other = match is not None and _is_another(annotation, match, old, runs)
        is_sure = match is not None and _needs_no_look(annotation, match)
        if passage and is_sure and not is_other and number not in doubtful:
            kept.append((annotation, passage))
        else:
            rows.append(_row(annotation, match, passage))
    return Edition(document, new, tuple(kept), tuple(rows), runs)


def _expected(annotation: Annotation, old: Text, runs: Sequence[Run]) -> Selector:
    """Return the selector with the position it should have in the new text."""
    selector = annotation.selector
    if annotation.text_sha256 != old.sha256:  # lost in an earlier edition
        return selector
    start = carried(runs, selector.start)
    return replace(selector, start=start, end=start + len(selector.quote))


def _unchanged(
    annotation: Annotation, asked: Selector, old: Text, new: Text, runs: Sequence[Run]
) -> Match | None:
    """Return where an annotation stands that lies in what did not change, or None.

    Some of what is around it has to lie there too. What else is like it need not be asked: in a
    text that repeats itself a copy far away may have more of the old surroundings.
    """
    if annotation.text_sha256 != old.sha256 or annotation.status is Status.LOST:
        return None
    run = run_of(runs, annotation.start, annotation.end)
    if run is None or run.length - (annotation.end - annotation.start) < _AROUND:
        return None
    is_same = stands(new.content, asked)
    return Match(asked.start, asked.end, 1.0, Method.SAME if is_same else Method.EXACT)


def _is_another(annotation: Annotation, match: Match, old: Text, runs: Sequence[Run]) -> bool:
    """Tell whether what was found is but a copy, which stood elsewhere in the old text too."""
    origin = origin_of(runs, match.start, match.end)
    return annotation.text_sha256 == old.sha256 and origin not in (None, annotation.start)


def _claimed_twice(
    annotations: Sequence[Annotation], matches: Sequence[Match | None]
) -> Iterator[int]:
    """Yield the numbers of those that were found at a place where others were found as well.

    Several that were made on one passage may well be found on one.
    """
    claims: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for annotation, match in zip(annotations, matches, strict=True):
        if match is not None:
            span = annotation.start, annotation.end
            claims.setdefault((match.start, match.end), set()).add(span)
    for number, match in enumerate(matches):
        if match is not None and len(claims[match.start, match.end]) > 1:
            yield number


def _passages(
    new: Text, asked: Sequence[Selector], found: Sequence[Match | None]
) -> list[Selector | None]:
    """Return the selectors of what was found; those that stand as expected are right already."""
    spans = [(m.start, m.end) for m in found if m and m.method is not Method.SAME]
    described = describe_all(new.content, spans)
    return [
        None if match is None else old if match.method is Method.SAME else next(described)
        for old, match in zip(asked, found, strict=True)
    ]


def _needs_no_look(annotation: Annotation, match: Match) -> bool:
    return (
        match.method in (Method.SAME, Method.EXACT)
        and match.score >= _SAME
        and not match.is_ambiguous
        and annotation.status is not Status.LOST
    )


def _row(annotation: Annotation, match: Match | None, passage: Selector | None) -> Row:
    if match is None:
        return Row(annotation, None, Status.LOST)
    return Row(annotation, passage, Status.MOVED, match.score, match.method, match.rivals)


def accept(edition: Edition, annotation_ids: Iterable[str]) -> Edition:
    """Take the passages that were found for some annotations as right."""

    def accepted(row: Row) -> Row:
        return replace(row, status=Status.ANCHORED, rivals=()) if row.passage else row

    return _altered(edition, annotation_ids, accepted)


def correct(edition: Edition, annotation_id: str, span: tuple[int, int]) -> Edition:
    """Say which passage of the new text is meant; a place is its start. Raises BadRange."""
    content = edition.text.content

    def corrected(row: Row) -> Row:
        if row.annotation.scope is Scope.PLACE:
            passage = describe_place(content, span[0])
        else:
            passage = describe(content, *trimmed(content, *span))
        return replace(row, passage=passage, status=Status.ANCHORED, rivals=())

    return _altered(edition, (annotation_id,), corrected)


def leave_lost(edition: Edition, annotation_ids: Iterable[str]) -> Edition:
    """Say that some annotations have no passage in the new text."""
    return _altered(
        edition,
        annotation_ids,
        lambda row: replace(row, passage=None, status=Status.LOST, rivals=()),
    )


def _altered(
    edition: Edition, annotation_ids: Iterable[str], alter: Callable[[Row], Row]
) -> Edition:
    wanted = set(annotation_ids)
    rows = (alter(row) if row.annotation.id in wanted else row for row in edition.rows)
    return replace(edition, rows=tuple(rows))


def replace_text(edition: Edition, origin: Origin, *, source: str | None = None) -> Change:
    """Put the document on the new text, with its annotations where the edition says.

    One change, one step to undo. A lost annotation keeps its quote and its place in the text it
    was made on. `source` is where the new text came from, if it is another.
    """
    text, document = edition.text, edition.document
    if text.id == document.text_id:
        return Change()
    now = origin.now()
    after = replace(
        document,
        text_id=text.id,
        text_sha256=text.sha256,
        length=len(text.content),
        source=document.source if source is None else source,
        modified=now,
    )
    pairs = [(annotation, _kept(annotation, passage, text)) for annotation, passage in edition.kept]
    pairs += [(row.annotation, _looked_over(row, text, now)) for row in edition.rows]
    pairs = [(old, new) for old, new in pairs if old != new]
    return Change(
        (document, *(old for old, _ in pairs)), (after, *(new for _, new in pairs)), (text,)
    )


def _kept(annotation: Annotation, passage: Selector, text: Text) -> Annotation:
    # Not modified: nobody did anything to it.
    return replace(annotation, selector=passage, text_sha256=text.sha256)


def _looked_over(row: Row, text: Text, now: str) -> Annotation:
    before = row.annotation
    if row.passage is None:
        after = replace(before, status=Status.LOST)
    else:
        after = replace(before, selector=row.passage, text_sha256=text.sha256, status=row.status)
    return before if after == before else replace(after, modified=now)


def new_place(edition: Edition, position: int) -> int:
    """Return where a position of the old text, such as the one read last, is in the new one."""
    return carried(edition.runs, position)
