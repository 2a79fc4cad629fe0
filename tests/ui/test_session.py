"""The session: one state in memory, in the library and in what others wrote."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.ends import End, Step
from leifeng_reader.core.errors import Conflict, LibraryBusy, ReaderError
from leifeng_reader.core.filters import Filter, select
from leifeng_reader.operations import annotating, reshaping, theming
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.restoring import restore
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.operations.triage import NewTheme, split_theme
from leifeng_reader.store.store import Store
from leifeng_reader.ui import session as session_module
from leifeng_reader.ui.models.annotations import AnnotationListModel
from leifeng_reader.ui.models.themes import ThemeRole, ThemeTreeModel
from leifeng_reader.ui.session import Session
from tests.library import fixed_origin, import_text, new_annotation, new_store, new_theme

TEXT = "Lei Feng 雷锋 helped 😀 others.\nNobody asked him to.\nשלום, e\u0301tude, naïve."


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    """A session open on TEXT."""
    store = new_store(tmp_path)
    document, _ = import_text(store, TEXT)
    made = Session(store, fixed_origin())
    made.open(document.id)
    yield made
    made.close()


def annotate(session: Session, start: int, end: int) -> Annotation:
    document, text = session.require_document()
    change, made = annotating.annotate(document, text, (start, end), session.origin)
    assert session.perform(change, "annotate")
    return made


def test_perform_saves_and_tells(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignals([session.changed, session.saved]):
        made = annotate(session, 0, 8)
    assert session.store.annotations() == [made]
    assert list(session.index) == [made]


def test_undo_to_the_bottom_and_redo(session: Session) -> None:
    made = [annotate(session, at, at + 3) for at in (0, 4, 9)]
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.store.annotations() == []
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.store.annotations() == made


def test_changes_of_one_visit_are_one_step(session: Session) -> None:
    made = annotate(session, 0, 8)
    visit = session.new_visit()
    for note in ("A", "A n", "A note"):
        current = session.index.by_id[made.id]
        session.perform(annotating.set_note(current, note, session.origin), "note", visit)
    session.undo_stack.undo()
    assert session.index.by_id[made.id] == made
    session.undo_stack.redo()
    assert session.store.annotations()[0].note == "A note"


def test_a_failed_change_leaves_no_step(session: Session, qtbot: QtBot) -> None:
    made = annotate(session, 0, 8)
    stale = annotating.set_note(made, "mine", session.origin)
    other = Store(session.store.path)
    other.apply(annotating.set_note(made, "theirs", session.origin), "note", "")
    other.close()
    steps = session.undo_stack.count()
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.perform(stale, "note")
    assert failed.args is not None and isinstance(failed.args[0], Conflict)
    assert session.undo_stack.count() == steps
    session.poll()
    assert session.index.by_id[made.id].note == "theirs"


def test_undo_of_what_another_changed_since_says_so(session: Session, qtbot: QtBot) -> None:
    made = annotate(session, 0, 8)
    other = Store(session.store.path)
    other.apply(annotating.set_note(made, "theirs", session.origin), "note", "")
    other.close()
    with qtbot.waitSignal(session.failed):
        session.undo_stack.undo()
    session.poll()
    assert session.store.annotations()[0].note == "theirs"
    assert not session.undo_stack.canUndo()


def test_a_locked_library_is_told_of_and_nothing_is_shown_as_done(
    qtbot: QtBot, tmp_path: Path
) -> None:
    store = Store(tmp_path / "library.sqlite", timeout=0.05)
    document, text = import_text(store, TEXT)
    session = Session(store, fixed_origin())
    session.open(document.id)
    other = Store(store.path)
    other._connection.execute("BEGIN IMMEDIATE")
    change, _ = annotating.annotate(document, text, (0, 3), session.origin)
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.perform(change, "annotate")
    assert failed.args is not None and isinstance(failed.args[0], LibraryBusy)
    assert len(session.index) == 0
    other._connection.execute("ROLLBACK")
    assert session.perform(change, "annotate")
    other.close()
    session.close()


def test_what_another_process_writes_arrives_by_itself(session: Session, qtbot: QtBot) -> None:
    other = Store(session.store.path)
    document, _ = session.require_document()
    theme = new_theme(other, "From outside")
    made = new_annotation(other, document, (0, 8), themes=[theme])
    qtbot.waitUntil(lambda: made.id in session.index.by_id, timeout=2000)
    assert theme.id in session.codebook.themes
    other.close()


def test_many_annotations_arrive_in_the_background(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_module, "LOAD_AT_ONCE", 10)
    monkeypatch.setattr(session_module, "NEARBY", 100)
    store = new_store(tmp_path)
    document, text = import_text(store, "word " * 1000)
    origin = fixed_origin("many")
    made = tuple(
        annotating.annotate(document, text, (at * 5, at * 5 + 4), origin)[1] for at in range(200)
    )
    store.apply(Change((), made), "many", "")
    session = Session(store, fixed_origin())
    with qtbot.waitSignal(session.loaded):
        session.open(document.id)
        assert 0 < len(session.index) < 200
        late = annotate(session, 2000, 2004)
    assert list(session.index) == sorted((*made, late), key=lambda a: a.order)
    session.close()


def test_filter_narrows_what_is_shown(session: Session) -> None:
    one, two = annotate(session, 0, 8), annotate(session, 9, 11)
    session.narrow(words="feng")
    assert session.shown() == [one]
    assert session.passes(one)
    assert not session.passes(two)
    session.perform(annotating.set_note(two, "Feng too", session.origin), "note")
    assert len(session.shown()) == 2
    assert session.passes(session.index.by_id[two.id])


class SessionMachine(RuleBasedStateMachine):
    """A reader doing anything at all; after each step all that is shown is what is stored."""

    folders: pytest.TempPathFactory
    spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    picks = st.integers(0, 1000)
    names = st.sampled_from(["Key", "钥匙", "a/b; c\\", "key", "😀", " spaced  out ", ""])

    @initialize()
    def start(self) -> None:
        self.store = new_store(self.folders.mktemp("machine"))
        document, _ = import_text(self.store, TEXT)
        themes = [new_theme(self.store, name) for name in ("One", "Two", "Three")]
        for span in ((0, 8), (4, 11), (30, 40)):
            new_annotation(self.store, document, span, themes=themes[:2])
        self.other, _ = import_text(self.store, "Another text, 另一篇.", "Other")
        for span in ((0, 7), (8, 12)):
            new_annotation(self.store, self.other, span, themes=themes[1:])
        self.ever = set(self.standing())
        self.session = Session(self.store, fixed_origin())
        self.list = AnnotationListModel(self.session)
        self.tree = ThemeTreeModel(self.session)
        modes = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.testers = [QAbstractItemModelTester(m, modes) for m in (self.list, self.tree)]
        self.session.open(document.id)
        self.depth = 0

    def perform(self, make: Callable[[], Change]) -> None:
        try:
            change = make()
        except ReaderError:
            return
        assert self.session.perform(change, "step") is not change.is_empty

    def annotation(self, pick: int) -> Annotation | None:
        listed = list(self.session.index)
        return listed[pick % len(listed)] if listed else None

    def theme(self, pick: int) -> str:
        listed = list(self.session.codebook.themes)
        return listed[pick % len(listed)] if listed else ""

    @rule(span=spans, pick=picks)
    def highlight(self, span: tuple[int, int], pick: int) -> None:
        document, text = self.session.require_document()
        themes = [theme for theme in (self.theme(pick),) if theme]
        origin = self.session.origin
        self.perform(lambda: annotating.annotate(document, text, span, origin, themes=themes)[0])

    @rule(pick=picks, theme=picks)
    def toggle(self, pick: int, theme: int) -> None:
        found, theme_id = self.annotation(pick), self.theme(theme)
        if found and theme_id:
            self.perform(lambda: annotating.toggle_theme(found, theme_id, self.session.origin))

    @rule(pick=picks, note=st.text(max_size=8), again=st.booleans())
    def write(self, pick: int, note: str, again: bool) -> None:
        found = self.annotation(pick)
        if found:
            change = annotating.set_note(found, note, self.session.origin)
            self.session.perform(change, "note", 7 if again else self.session.new_visit() + 7)

    @rule(pick=picks, span=spans)
    def resize(self, pick: int, span: tuple[int, int]) -> None:
        found = self.annotation(pick)
        _, text = self.session.require_document()
        if found:
            self.perform(lambda: annotating.resize(found, text, span, self.session.origin))

    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        found = self.annotation(pick)
        if found:
            self.perform(lambda: annotating.remove([found]))

    @rule(name=names, parent=picks, nested=st.booleans())
    def add_theme(self, name: str, parent: int, nested: bool) -> None:
        parent_id = (self.theme(parent) or None) if nested else None
        book, origin = self.session.codebook, self.session.origin
        self.perform(lambda: theming.add_theme(book, name, origin, parent_id=parent_id)[0])

    @rule(pick=picks, name=names)
    def rename_theme(self, pick: int, name: str) -> None:
        book, theme = self.session.codebook, self.theme(pick)
        if theme:
            self.perform(lambda: theming.rename(book, theme, name, self.session.origin))

    @rule(pick=picks, parent=picks, row=st.integers(-1, 3), top=st.booleans())
    def move_theme(self, pick: int, parent: int, row: int, top: bool) -> None:
        book, theme = self.session.codebook, self.theme(pick)
        parent_id = None if top else self.theme(parent) or None
        if theme:
            origin = self.session.origin
            self.perform(lambda: theming.move_theme(book, theme, parent_id, row, origin))

    @rule(pick=picks)
    def delete_theme(self, pick: int) -> None:
        book, theme = self.session.codebook, self.theme(pick)
        if theme:
            carriers = self.store.annotations_with([theme])
            self.perform(lambda: theming.delete_theme(book, theme, carriers, self.session.origin))

    @rule(picks=st.lists(picks, min_size=2, max_size=3), into=picks)
    def merge_themes(self, picks: list[int], into: int) -> None:
        book, ids = self.session.codebook, {self.theme(pick) for pick in picks} - {""}
        into_id = self.theme(into)
        if ids - {into_id}:
            carriers = self.store.annotations_with_several({*ids, into_id})
            filters, origin = self.store.saved_filters(), self.session.origin
            self.perform(
                lambda: merge_themes(book, ids, into_id, carriers, origin, filters=filters)
            )

    @rule(pick=picks, dealt=st.lists(st.lists(picks, max_size=2), max_size=6), keep=st.booleans())
    def split(self, pick: int, dealt: list[list[int]], keep: bool) -> None:
        book, theme = self.session.codebook, self.theme(pick)
        if not theme:
            return
        carriers = self.store.annotations_with([theme])
        piles = {
            carrier.id: [
                NewTheme("Dealt") if number % 2 else self.theme(number) for number in numbers
            ]
            for carrier, numbers in zip(carriers, dealt, strict=False)
        }
        origin = self.session.origin
        self.perform(lambda: split_theme(book, theme, piles, carriers, origin, keep=keep))

    @rule(pick=picks, back=st.booleans())
    def archive(self, pick: int, back: bool) -> None:
        book, theme = self.session.codebook, self.theme(pick)
        act = theming.unarchive if back else theming.archive
        if theme:
            self.perform(lambda: act(book, theme, self.session.origin))

    @rule(pick=picks, end=st.sampled_from(End), step=st.sampled_from(Step), outward=st.booleans())
    def trim_or_extend(self, pick: int, end: End, step: Step, outward: bool) -> None:
        found = self.annotation(pick)
        _, text = self.session.require_document()
        if found:
            origin = self.session.origin
            self.perform(
                lambda: reshaping.move_end(found, text, end, step, origin, outward=outward)
            )

    @rule()
    def merge_overlapping(self) -> None:
        _, text = self.session.require_document()
        listed, origin = list(self.session.index), self.session.origin
        linking = self.store.annotations_with_links()
        self.perform(lambda: reshaping.merge_overlapping(listed, text, origin, linking=linking))

    @rule(pick=picks, theme=picks)
    def duplicate(self, pick: int, theme: int) -> None:
        found, theme_id = self.annotation(pick), self.theme(theme)
        if found and theme_id:
            origin = self.session.origin
            self.perform(lambda: annotating.duplicate(found, [theme_id], origin)[0])

    @rule()
    def trash_the_other_document(self) -> None:
        if self.other.id in self.standing():
            self.perform(lambda: remove_document(self.store, self.other.id))

    @rule(pick=picks, count=st.integers(1, 3), with_themes=st.booleans())
    def restore(self, pick: int, count: int, with_themes: bool) -> None:
        """Bring back some of what is gone, annotations, themes or the other document."""
        gone = sorted(self.ever - set(self.standing()) | set(self.session.codebook.merged))
        wanted = [gone[(pick + step) % len(gone)] for step in range(count)] if gone else []
        origin = self.session.origin
        self.perform(lambda: restore(self.store, wanted, origin, with_themes=with_themes).change)

    def standing(self) -> dict[str, Record]:
        store = self.store
        listed = (*store.documents(), *store.themes(), *store.annotations())
        return {record.id: record for record in listed}

    @rule(words=st.sampled_from(["", "lei", "雷", "key"]), note=st.booleans(), pick=picks)
    def filter(self, words: str, note: bool, pick: int) -> None:
        hidden = frozenset({self.theme(pick)} - {""}) if pick % 3 == 0 else frozenset()
        self.session.set_filter(Filter(words=words, has_note=note, hidden=hidden))

    @precondition(lambda self: self.session.undo_stack.canUndo())
    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo_stack.undo()

    @precondition(lambda self: self.session.undo_stack.canRedo())
    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo_stack.redo()

    @invariant()
    def everything_agrees(self) -> None:
        if not hasattr(self, "session"):
            return
        again = Store(self.store.path)
        stored = again.annotations(self.session.require_document()[0].id)
        everywhere, book = again.annotations(), Codebook.of(again.themes())
        pairs = Counter(p for a in everywhere for p in combinations(sorted(a.themes), 2))
        assert again.theme_numbers()[1] == dict(pairs)
        assert again.damaged() == []
        again.close()
        self.ever |= set(self.standing())
        assert list(self.session.index) == stored
        assert self.session.codebook == book
        offered = set(book.themes) - set(book.archived)
        assert set(self.tree.listed()) == offered and len(self.tree.listed()) == len(offered)
        for theme_id in offered:
            index = self.tree.index_of(theme_id)
            carried = sum(theme_id in annotation.themes for annotation in stored)
            assert self.tree.theme(index) == book.themes[theme_id]
            assert self.tree.data(index, ThemeRole.COUNT) == carried
        shown = select(stored, self.session.filter, book)
        assert [self.list.annotation(row) for row in range(self.list.rowCount())] == shown
        for at in range(len(TEXT)):
            here = [a for a in stored if a.start <= at < a.end]
            assert self.session.index.meeting(at, at + 1) == here
        for annotation in stored:
            quote = TEXT[annotation.start : annotation.end]
            assert annotation.selector.quote == quote == quote.strip()

    def teardown(self) -> None:
        if hasattr(self, "session"):
            for tester in self.testers:
                tester.deleteLater()
            self.session.close()


@pytest.mark.usefixtures("qapp")
def test_session_state_machine(tmp_path_factory: pytest.TempPathFactory) -> None:
    run_machine(tmp_path_factory, examples=40, steps=45)


@pytest.mark.torture
@pytest.mark.usefixtures("qapp")
def test_session_state_machine_for_long(tmp_path_factory: pytest.TempPathFactory) -> None:
    run_machine(tmp_path_factory, examples=300, steps=80)


def run_machine(factory: pytest.TempPathFactory, examples: int, steps: int) -> None:
    SessionMachine.folders = factory
    machine = SessionMachine.TestCase
    machine.settings = hypothesis_settings(max_examples=examples, stateful_step_count=steps)
    machine().runTest()
