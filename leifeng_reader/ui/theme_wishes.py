"""What becomes of wishes about themes as a whole: merged, split, archived, moved in bulk."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.core.progress import Progress
from leifeng_reader.operations import theming
from leifeng_reader.operations.carrying import move_to_theme, take_theme
from leifeng_reader.operations.merging import merge_themes
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.triage import Pile, split_theme
from leifeng_reader.store.store import Store
from leifeng_reader.ui.changing import Changing
from leifeng_reader.ui.models.offers import Offer, shown_path
from leifeng_reader.ui.session import Session


class ThemeWishes(QObject):
    """Each wish is one change, one undo step; `said` carries a sentence for the reader."""

    said = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        """Serve a window on a session."""
        super().__init__(window)
        self._session = session
        self._window = window

    # The codebook

    def archive(self, ids: Sequence[str], *, back: bool = False) -> None:
        """Put themes into the archive, or take them out again."""
        act = theming.unarchive if back else theming.archive
        origin = self._session.origin
        self._chain(ids, lambda book, theme: act(book, theme, origin), "archive theme")

    def delete(self, ids: Sequence[str]) -> None:
        """Delete themes; annotations keep their others."""
        session, store = self._session, self._session.store

        def step(codebook: Codebook, theme_id: str, done: Change) -> Change:
            carriers = {a.id: a for a in store.annotations_with([theme_id])}
            carriers |= {a.id: a for a in done.after if isinstance(a, Annotation)}
            return theming.delete_theme(codebook, theme_id, carriers.values(), session.origin)

        self._chained(ids, step, "delete themes")

    def _chain(
        self, ids: Sequence[str], act: Callable[[Codebook, str], Change], label: str
    ) -> None:
        self._chained(ids, lambda codebook, theme_id, _: act(codebook, theme_id), label)

    def _chained(
        self, ids: Sequence[str], act: Callable[[Codebook, str, Change], Change], label: str
    ) -> None:
        codebook, change = self._session.codebook, Change()
        try:
            for theme_id in ids:
                change = change.then(act(codebook, theme_id, change))
                codebook = self._session.codebook.revised(change.before, change.after)
        except ReaderError as error:
            self._session.failed.emit(error)
            return
        self._session.perform(change, label)

    # Many annotations

    def merge(self, ids: Sequence[str], stays: str) -> None:
        """Make themes one."""
        codebook, origin = self._session.codebook, self._session.origin

        def make(store: Store, progress: Progress) -> Change:
            twofold = store.annotations_with_several({*ids, stays})
            filters = store.saved_filters()
            return merge_themes(
                codebook, ids, stays, twofold, origin, filters=filters, progress=progress
            )

        name = codebook.themes[stays].name
        said = self.tr("{0} themes are one now: “{1}”.").format(len(ids), name)
        self._begin(make, "merge themes", self.tr("Merging themes…"), said)

    def split(self, theme_id: str, dealt: Mapping[str, Sequence[Pile]], keep: bool) -> None:
        """Give annotations the piles they were dealt to in the place of a theme."""
        codebook, origin = self._session.codebook, self._session.origin

        def make(store: Store, progress: Progress) -> Change:
            carriers = store.annotations_with([theme_id])
            return split_theme(
                codebook, theme_id, dealt, carriers, origin, keep=keep, progress=progress
            )

        one, many = self.tr("1 passage was dealt."), self.tr("{0} passages were dealt.")
        said = _counted(len(dealt), one, many)
        self._begin(make, "split theme", self.tr("Dealing passages…"), said)

    def move(
        self, theme_id: str, ids: Collection[str], offer: Offer, over: QWidget | None = None
    ) -> None:
        """Put another theme in the place of one, on some of its annotations."""
        codebook, origin, wanted = self._session.codebook, self._session.origin, set(ids)

        def make(store: Store, progress: Progress) -> Change:
            first, to_id = _destination(codebook, offer, origin)
            chosen = [a for a in store.annotations_with([theme_id]) if a.id in wanted]
            moved = move_to_theme(chosen, theme_id, to_id, origin, progress=progress)
            return first.then(moved)

        name = codebook.path(offer.theme_id) or offer.path
        one, many = self.tr("1 passage moved to “{1}”."), self.tr("{0} passages moved to “{1}”.")
        said = _counted(len(wanted), one, many, shown_path(name))
        self._begin(make, "move to theme", self.tr("Moving passages…"), said, over)

    def relieve(self, theme_id: str, ids: Collection[str], over: QWidget | None = None) -> None:
        """Take a theme off some of its annotations."""
        origin, wanted = self._session.origin, set(ids)

        def make(store: Store, progress: Progress) -> Change:
            chosen = [a for a in store.annotations_with([theme_id]) if a.id in wanted]
            return take_theme(chosen, theme_id, origin, progress=progress)

        one = self.tr("The theme was taken off 1 passage.")
        many = self.tr("The theme was taken off {0} passages.")
        said = _counted(len(wanted), one, many)
        self._begin(make, "remove theme", self.tr("Removing the theme…"), said, over)

    def _begin(
        self,
        make: Callable[[Store, Progress], Change],
        label: str,
        words: str,
        said: str,
        over: QWidget | None = None,
    ) -> None:
        changing = Changing(self._session, over or self._window)
        undo = self.tr("Undo brings it back.")
        changing.begin(make, label, words, lambda _: self.said.emit(f"{said} {undo}"))


def _counted(number: int, one: str, many: str, *more: str) -> str:
    return (one if number == 1 else many).format(f"{number:,}", *more)


def _destination(codebook: Codebook, offer: Offer, origin: Origin) -> tuple[Change, str]:
    """Return the theme offered by its id, and what has to be done for it to be there."""
    if offer.is_shelved:
        return theming.unarchive(codebook, offer.theme_id, origin), offer.theme_id
    if offer.theme_id:
        return Change(), offer.theme_id
    change, theme = theming.ensure_path(codebook, offer.path, origin)
    return change, theme.id
