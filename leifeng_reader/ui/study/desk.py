"""The study set that is being worked on: what it draws, what its parts give, and its changes."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import NothingToDraw, ReaderError, UnknownDocument
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.study import Part, StudySet
from leifeng_reader.operations import studying
from leifeng_reader.operations.study_parts import alter_part, part_of
from leifeng_reader.study.paper import Copy, Paper
from leifeng_reader.study.tasks import Made, Source
from leifeng_reader.study.templates import Template
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.study.workshop import Workshop

CHOSEN = "study-set"
"""The setting that keeps which set was worked on last."""

Stretch = tuple[str, int, int]
"""A document's id and [start, end) of its text."""


def nothing_selected() -> Stretch:
    """Tell that no text has a selection."""
    return "", 0, 0


class Desk(QObject):
    """`shelved`: other sets are there, or another is chosen. `altered`: the set, or what it
    draws on, is another. `partChosen`: another part is worked on. `said` carries a sentence.
    """

    shelved = Signal()
    altered = Signal()
    partChosen = Signal()
    said = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Serve the library of a session."""
        super().__init__(parent)
        self.session = session
        self.selection: Callable[[], Stretch] = nothing_selected
        self.sets: list[StudySet] = []
        self.chosen: StudySet | None = None
        self.part_id = ""
        self.problem: ReaderError | None = None
        self._drawn: tuple[Source, ...] | None = None
        self.workshop = Workshop(self)
        self._typed, self._visit = "", 0
        self._gone = "-"
        session.changed.connect(self._take)
        self.workshop.finished.connect(self.altered)
        self.workshop.failed.connect(session.failed)

    # Which set

    def begin(self) -> None:
        """Take up the set that was worked on last."""
        self._list()
        kept = self.session.setting(CHOSEN) or ""
        if self.chosen is None:
            self._choose(kept if any(each.id == kept for each in self.sets) else "")

    def choose(self, set_id: str) -> None:
        """Work on another set."""
        if self.chosen is None or set_id != self.chosen.id:
            self._choose(set_id)

    def _choose(self, set_id: str) -> None:
        first = self.sets[0] if self.sets else None
        self.chosen = next((each for each in self.sets if each.id == set_id), first)
        if self.chosen is not None and self.chosen.id != self.session.setting(CHOSEN):
            self.session.keep_setting(CHOSEN, self.chosen.id)
        self._forget()
        parts = self.chosen.parts if self.chosen else ()
        self.part_id = parts[0].id if parts else ""
        self.shelved.emit()
        self.altered.emit()
        self.partChosen.emit()

    def _list(self) -> None:
        try:
            self.sets = self.session.store.study_sets()
        except ReaderError as error:
            self.session.failed.emit(error)

    def _take(self, change: Change) -> None:
        """Follow what happened to sets, and to what the chosen one draws on."""
        records = (*change.before, *change.after)
        if any(isinstance(record, StudySet) for record in records):
            self._take_sets(change)
        elif any(isinstance(record, Annotation | Theme | Document) for record in records):
            self._forget()
            self.altered.emit()

    def _take_sets(self, change: Change) -> None:
        now = self.chosen.id if self.chosen else ""
        before, names = self.chosen, [(each.id, each.name) for each in self.sets]
        self._list()
        new = [r.id for r in change.after if isinstance(r, StudySet)]
        there = next((each for each in self.sets if each.id == now), None)
        if there is None or self._gone in new:
            # What was removed here, or made here and unmade, is worked on again once it is back.
            self._gone = "-" if self._gone in new else now or "-"
            self._choose(new[0] if new else "")
            return
        self.chosen = there
        if before is not None and _draws(before) != _draws(there):
            self._forget()
        if self.part_id and part_of(there, self.part_id) is None:
            self.part_id = self._neighbour(before)
            self.partChosen.emit()
        if names != [(each.id, each.name) for each in self.sets]:
            self.shelved.emit()
        self.altered.emit()

    def _neighbour(self, before: StudySet | None) -> str:
        """Return the part that took the place of the one that has gone."""
        parts = self.chosen.parts if self.chosen else ()
        ids = [part.id for part in before.parts] if before else []
        at = ids.index(self.part_id) if self.part_id in ids else 0
        return parts[min(at, len(parts) - 1)].id if parts else ""

    # Which part

    @property
    def part(self) -> Part | None:
        """The part that is worked on; None for header and page."""
        return self.part_of(self.part_id)

    def part_of(self, part_id: str) -> Part | None:
        """Return a part of the chosen set."""
        return part_of(self.chosen, part_id) if self.chosen else None

    def choose_part(self, part_id: str) -> None:
        """Work on another part, or with "" on header and page."""
        if part_id != self.part_id:
            self.part_id = part_id
            self.partChosen.emit()

    # What it draws, and what comes of it

    @property
    def drawn(self) -> tuple[Source, ...]:
        """What the set draws on; nothing where `problem` tells why."""
        if self._drawn is None and self.chosen is not None:
            try:
                self._drawn, self.problem = studying.sources(self.session.store, self.chosen), None
            except ReaderError as error:
                self._drawn, self.problem = (), error
        return self._drawn or ()

    def _forget(self) -> None:
        self._drawn = None

    def made(self, version: str = "") -> tuple[Made, ...]:
        """Return what the parts give; only what was altered is made anew.

        Of large texts parts are made aside: until then one is as if nothing came of it.
        """
        if self.chosen is None or not self.drawn:
            return ()
        versioned = studying.in_version(self.chosen, version)
        return tuple(self._made_of(versioned, part) for part in versioned.parts)

    def _made_of(self, study_set: StudySet, part: Part) -> Made:
        return self.workshop.made_of(study_set, part, self.drawn)

    def made_part(self) -> Made | None:
        """Return what the part that is worked on gives."""
        part = self.part
        if self.chosen is None or part is None or not self.drawn:
            return None
        return self._made_of(self.chosen, part)

    def paper(self, copy: Copy, version: str = "") -> Paper | None:
        """Return a copy of the set's paper; None while parts of it are being made."""
        if self.chosen is None or not self.drawn:
            return None
        its, versioned = self.made(version), studying.in_version(self.chosen, version)
        if self.workshop.is_busy:
            return None
        return studying.paper_of(versioned, its, self.drawn, copy, version)

    # Changes of the set

    def alter(self, after: StudySet, label: str, typed: str = "") -> bool:
        """Put a set in the place of the chosen one; of the same `typed` it is one step."""
        if self.chosen is None:
            return False
        if typed and typed != self._typed:
            self._visit = self.session.new_visit()
        self._typed = typed
        now = self.session.origin.now()
        change = studying.changed_set(self.chosen, after, now)
        return self.session.perform(change, label, self._visit if typed else 0)

    def alter_part(self, part: Part, label: str, typed: str = "") -> bool:
        """Put a part in the place of the one of its id."""
        if self.chosen is None:
            return False
        return self.alter(alter_part(self.chosen, part), label, f"{part.id} {typed}" * bool(typed))

    def end_typing(self) -> None:
        """Let what is typed from now on be another step."""
        self._typed = ""

    # Changes of the shelf

    def make(self, template: Template) -> bool:
        """Make a set of a template for the open document."""
        return self._told(lambda: self._make(template))

    def _make(self, template: Template) -> bool:
        session = self.session
        document, text = session.require_document()
        annotations = session.store.annotations(document.id)
        new_id, now = session.origin.new_id, session.origin.now()
        book, content = session.codebook, text.content
        made = studying.from_template(
            template, document, book, annotations, new_id, now, content=content
        )
        return self._keep(made)

    def make_blank(self, name: str) -> bool:
        """Make a set without parts for the open document."""

        def make() -> bool:
            document, _ = self.session.require_document()
            spare, origin = studying.spare_name(self.sets, name), self.session.origin
            return self._add(*studying.new_set(self.sets, spare, origin, document=document))

        return self._told(make)

    def duplicate(self) -> bool:
        """Make a set like the chosen one."""
        if self.chosen is None:
            return False
        return self._add(*studying.duplicate_set(self.sets, self.chosen, self.session.origin))

    def rename(self, name: str) -> bool:
        """Give the chosen set another name."""
        chosen, session = self.chosen, self.session
        if chosen is None:
            return False
        return self._told(
            lambda: session.perform(
                studying.rename_set(self.sets, chosen, name, session.origin), "rename study set"
            )
        )

    def remove(self) -> bool:
        """Remove the chosen set."""
        if self.chosen is None:
            return False
        return self.session.perform(studying.removed_set(self.chosen), "remove study set")

    def use_on(self, document: Document) -> bool:
        """Make a set like the chosen one for another text."""
        if self.chosen is None:
            return False
        before = None
        with suppress(UnknownDocument):
            before = self.session.store.document(self.chosen.document_id)
        origin = self.session.origin
        parts = tuple(replace(part, id=origin.new_id()) for part in self.chosen.parts)
        copy = replace(self.chosen, id=origin.new_id(), parts=parts, created="")
        return self._keep(studying.set_on(copy, before, document))

    def use_on_all(self) -> bool:
        """Make a set like the chosen one for all texts of the library."""
        if self.chosen is None:
            return False
        origin = self.session.origin
        parts = tuple(replace(part, id=origin.new_id()) for part in self.chosen.parts)
        copy = replace(self.chosen, id=origin.new_id(), parts=parts, created="")
        return self._keep(studying.set_on_all(copy))

    def draw_on(self, wanted: Filter) -> bool:
        """Let the chosen set draw only on what passes a filter."""
        if self.chosen is None:
            return False
        return self.alter(replace(self.chosen, wanted=wanted), "change study set")

    def _keep(self, made: StudySet) -> bool:
        change, kept = studying.keep_set(self.sets, made, self.session.origin.now())
        return self._add(change, kept)

    def _add(self, change: Change, made: StudySet) -> bool:
        if not self.session.perform(change, "add study set"):
            return False
        self._choose(made.id)
        return True

    def _told(self, act: Callable[[], bool]) -> bool:
        """Do something, and tell what the world did wrong."""
        try:
            return act()
        except ReaderError as error:
            self.session.failed.emit(error)
            return False


def _draws(study_set: StudySet) -> tuple[str, Filter]:
    return study_set.document_id, study_set.wanted


def is_missing(problem: ReaderError | None) -> bool:
    """Tell whether the text a set draws on has gone."""
    return isinstance(problem, NothingToDraw)
