"""Asking which theme many annotations are about to be given, or relieved of."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.theming import ensure_path
from leifeng_reader.ui.dialogs.themepicker import ThemePicker
from leifeng_reader.ui.models.offers import MOST, Offer, Usage, offers


def ask_theme(
    question: str,
    codebook: Codebook,
    counts: Mapping[str, int],
    parent: QWidget,
    chosen: Callable[[Offer], None],
) -> None:
    """Ask for a theme that is offered, or a new one; `counts` are annotations by theme id."""

    def find(typed: str) -> list[Offer]:
        found = offers(codebook, Usage(counts), typed, most=MOST + 1)
        return [offer for offer in found if not offer.is_shelved][:MOST]

    _open(question, find, parent, chosen)


def ask_carried(
    question: str,
    codebook: Codebook,
    counts: Mapping[str, int],
    parent: QWidget,
    chosen: Callable[[Offer], None],
) -> None:
    """Ask for one of the themes that are counted, archived or not."""
    of_these = Codebook.of(
        replace(codebook.themes[key], parent_id=None, archived=False)
        for key in counts
        if key in codebook.themes
    )

    def find(typed: str) -> list[Offer]:
        found = offers(of_these, Usage(counts), typed, most=MOST + 1)
        return [offer for offer in found if offer.theme_id][:MOST]

    if of_these.themes:
        _open(question, find, parent, chosen)


def _open(
    question: str,
    find: Callable[[str], list[Offer]],
    parent: QWidget,
    chosen: Callable[[Offer], None],
) -> None:
    picker = ThemePicker(question, find, parent)
    picker.finished.connect(lambda _: parent.activateWindow())
    picker.chosen.connect(chosen)
    picker.open()


def settled(offer: Offer, codebook: Codebook, origin: Origin) -> tuple[Change, str, str]:
    """Return an offered theme's id and name, and the change that makes it if it is new.

    Raises BadThemeName.
    """
    if offer.theme_id:
        return Change(), offer.theme_id, codebook.themes[offer.theme_id].name
    change, theme = ensure_path(codebook, offer.path, origin)
    return change, theme.id, theme.name
