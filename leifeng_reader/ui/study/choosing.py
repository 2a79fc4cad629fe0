"""Asking for a theme a part draws."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QWidget

from leifeng_reader.core.errors import ReaderError
from leifeng_reader.ui.models.offers import MOST, Offer, Usage, offers
from leifeng_reader.ui.study.desk import Desk


def ask_theme(
    question: str,
    desk: Desk,
    without: Collection[str],
    chosen: Callable[[str], None],
    parent: QWidget,
) -> None:
    """Ask for a theme that is there already; `chosen` is called with its id."""
    from leifeng_reader.ui.dialogs.themepicker import ThemePicker

    book, usage = desk.session.codebook, _usage(desk)

    def find(typed: str) -> list[Offer]:
        listed = offers(book, usage, typed, most=MOST + len(without) + 1)
        return [o for o in listed if o.theme_id and o.theme_id not in without][:MOST]

    picker = ThemePicker(question, find, parent.window())
    picker.chosen.connect(lambda offer: chosen(offer.theme_id))
    picker.open()


def _usage(desk: Desk) -> Usage:
    try:
        return Usage(desk.session.store.theme_counts())
    except ReaderError as error:
        desk.session.failed.emit(error)
        return Usage()
