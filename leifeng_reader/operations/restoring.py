"""What was removed, brought back from the journal, with what it cannot stand without."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from leifeng_reader.core.anchoring import describe, describe_place, find
from leifeng_reader.core.annotation import Annotation, Scope, Status, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.merged import Roots, meant, roots
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.theming import spare_name
from leifeng_reader.store.history import Event
from leifeng_reader.store.store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """The change that brings records back.

    `along`: what comes with those asked for because they need it, or went in the same step.
    `left_out`: what they had and have no longer.
    """

    change: Change
    along: tuple[Record, ...] = ()
    left_out: tuple[Record, ...] = ()


def restore(
    store: Store, record_ids: Iterable[str], origin: Origin, *, with_themes: bool = True
) -> Restored:
    """Bring back records that were removed, whenever that was; others are passed over.

    An annotation brings its document, and its themes unless `with_themes` is False. A document
    brings the annotations that went with it. A theme returns to the annotations that lost it
    when it went, and stands at the top when the theme above it is gone; one that was merged is
    taken out of the other again, with what still goes back to it.
    """
    with store.snapshot():
        work = _Restoring(store, origin, with_themes)
        for record_id in dict.fromkeys(record_ids):
            event = store.history.removal(record_id) or store.history.merge(record_id)
            if event is not None and event.before is not None:
                work.take(event, event.before)
        return work.done()


@dataclass(slots=True)
class _Restoring:
    """Records on their way back; `asked` are the ids that somebody named."""

    store: Store
    origin: Origin
    with_themes: bool
    coming: dict[str, Record] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    left_out: dict[str, Record] = field(default_factory=dict)
    altered: dict[str, tuple[Record, Record]] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)

    def take(self, event: Event, record: Record) -> None:
        """Bring back a record somebody asked for."""
        self.asked.add(record.id)
        merged = self.store.record("themes", record.id) if isinstance(record, Theme) else None
        self._bring(record)
        if merged is not None:
            self.altered[record.id] = (merged, self.coming.pop(record.id))
        if isinstance(record, Document):
            self._with_the_document(event, record)
        elif isinstance(record, Theme):
            self._to_its_annotations(event, record)

    def done(self) -> Restored:
        """Return the change and what is to be said about it."""
        before = tuple(old for old, _ in self.altered.values())
        after = (*self.coming.values(), *(new for _, new in self.altered.values()))
        along = tuple(record for key, record in self.coming.items() if key not in self.asked)
        return Restored(Change(before, after), along, tuple(self.left_out.values()))

    def _bring(self, record: Record) -> None:
        match record:
            case _ if record.id in self.coming:
                return
            case Annotation():
                self._bring_annotation(record)
            case Theme():
                self._bring_theme(record)
            case _:
                self.coming[record.id] = self._beside_others(record)

    def _beside_others(self, record: Record) -> Record:
        """Return a study set under a name that is free; anything else as it was."""
        from leifeng_reader.core.study import StudySet  # late: see core.change

        if not isinstance(record, StudySet):
            return record
        from leifeng_reader.operations import studying

        coming = (r for r in self.coming.values() if isinstance(r, StudySet))
        sets = [*self.store.study_sets(), *coming]
        return replace(record, name=studying.spare_name(sets, record.name))

    def _bring_annotation(self, record: Annotation) -> None:
        document = self._needed("documents", record.document_id, bring=True)
        if not isinstance(document, Document):
            return
        themes = [
            theme_id
            for theme_id in record.themes
            if self._needed("themes", theme_id, bring=self.with_themes)
        ]
        once = meant(tuple(themes), self._codebook().came_to)
        if len(once) == len(themes):
            once = tuple(themes)  # else two of them are one now, and may not both be named
        placed = self._placed(replace(record, themes=once), document)
        self.coming[record.id] = placed

    def _bring_theme(self, record: Theme) -> None:
        parent_id = self._codebook().came_to.get(record.parent_id or "", record.parent_id)
        if parent_id is not None and self._needed("themes", parent_id, bring=False) is None:
            parent_id = None
        codebook = self._codebook()
        name = spare_name(codebook, record.name, parent_id, record.id)
        key = None if record.key in codebook.by_key() else record.key
        self.coming[record.id] = replace(
            record, parent_id=parent_id, name=name, key=key, merged_into=None
        )

    def _needed(self, kind: str, record_id: str, *, bring: bool) -> Record | None:
        """Return a record that stands or is coming; else bring it, or note that it is left out."""
        found = self.coming.get(record_id) or self.store.record(kind, record_id)
        if found is not None:
            return found
        event = self.store.history.removal(record_id)
        if event is None or event.before is None:
            return None
        if not bring:
            self.left_out[record_id] = event.before
            return None
        self._bring(event.before)
        return self.coming.get(record_id)

    def _with_the_document(self, event: Event, document: Document) -> None:
        for other in self.store.history.events(event.entry.id, count=-1):
            gone = other.before
            is_its_own = isinstance(gone, Annotation) and gone.document_id == document.id
            if gone and is_its_own and not other.after and self._is_gone(gone.id):
                self._bring(gone)

    def _is_gone(self, annotation_id: str) -> bool:
        return self.store.record("annotations", annotation_id) is None

    def _to_its_annotations(self, event: Event, theme: Theme) -> None:
        now, events = self.origin.now(), self.store.history.events(event.entry.id, count=-1)
        stood_for = _merged_among(events)
        for other in events:
            before = _lost(other, theme.id, stood_for)
            if before is None:
                continue
            old = self.store.record("annotations", other.record_id)
            if isinstance(old, Annotation) and theme.id not in old.themes:
                stands = self.altered.get(old.id, (old, old))[1]
                assert isinstance(stands, Annotation)
                themes = _put_back(stands.themes, theme.id, before)
                self.altered[old.id] = (old, replace(stands, themes=themes, modified=now))

    def _codebook(self) -> Codebook:
        altered = (new for _, new in self.altered.values())
        return Codebook.of(self.store.themes()).revised((), [*altered, *self.coming.values()])

    def _placed(self, record: Annotation, document: Document) -> Annotation:
        """Return the annotation on the text the document has now."""
        if record.text_sha256 == document.text_sha256:
            return record
        text = self.texts.get(document.text_id) or self.store.text(document.text_id)
        self.texts[document.text_id] = text
        return _found_again(record, text)


def _merged_among(events: Iterable[Event]) -> Roots:
    """Return what the merged themes came to that went in the same step."""
    gone = (event.before for event in events if event.after is None)
    themes = (record for record in gone if isinstance(record, Theme))
    return roots((theme.id, theme.merged_into) for theme in themes if theme.merged_into is not None)


def _lost(event: Event, theme_id: str, stood_for: Roots) -> tuple[str, ...] | None:
    """Return what an annotation carried that stayed but lost the theme; else None."""
    before, after = event.before, event.after
    if not isinstance(before, Annotation) or not isinstance(after, Annotation):
        return None
    carried = meant(before.themes, stood_for)
    return carried if theme_id in carried and theme_id not in after.themes else None


def _put_back(themes: tuple[str, ...], theme_id: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the themes with the one where it stood: first, if it gave the colour; else last."""
    return (theme_id, *themes) if before[0] == theme_id else (*themes, theme_id)


def _found_again(annotation: Annotation, text: Text) -> Annotation:
    """Return the annotation on another text; one that is not found is lost, with its quote."""
    moved = replace(annotation, text_sha256=text.sha256)
    if annotation.scope is Scope.DOCUMENT:
        return moved
    match = find(text.content, annotation.selector)
    if match is None:
        return replace(annotation, status=Status.LOST)
    if annotation.scope is Scope.PLACE:
        selector = describe_place(text.content, match.start)
    else:
        selector = describe(text.content, match.start, match.end)
    return replace(moved, selector=selector, status=Status.MOVED)
