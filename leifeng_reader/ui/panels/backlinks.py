"""Which notes of the library link to an annotation."""

from collections.abc import Iterable

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.links import ADDRESS, references
from leifeng_reader.ui.session import Session


class Backlinks:
    """Reads the notes that hold links when first asked, and again when one of them changes."""

    def __init__(self, session: Session) -> None:
        """Follow a session."""
        self._session = session
        self._by_target: dict[str, list[Annotation]] | None = None
        session.changed.connect(self._follow)

    def of(self, annotation_id: str) -> list[Annotation]:
        """Return the annotations whose notes link to one, those of the open document first."""
        if self._by_target is None:
            self._by_target = self._read()
        return self._by_target.get(annotation_id, [])

    def _read(self) -> dict[str, list[Annotation]]:
        found: dict[str, list[Annotation]] = {}
        try:
            linking = self._session.store.annotations_with_links()
        except ReaderError as error:
            self._session.failed.emit(error)
            return found
        for annotation in self._near_first(linking):
            for target in {reference.target for reference in references(annotation.note)}:
                if target != annotation.id:
                    found.setdefault(target, []).append(annotation)
        return found

    def _near_first(self, linking: Iterable[Annotation]) -> list[Annotation]:
        here = self._session.document.id if self._session.document else ""
        return sorted(linking, key=lambda a: a.document_id != here)

    def _follow(self, change: Change) -> None:
        notes = (r.note for r in (*change.before, *change.after) if isinstance(r, Annotation))
        if any("[[" in note or ADDRESS in note for note in notes):
            self._by_target = None
