"""How the window was left: put away at the end, put back at the beginning."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from leifeng_reader.core.filters import Filter
from leifeng_reader.ui import settings
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import FilterSettings, WindowSettings

if TYPE_CHECKING:
    from leifeng_reader.ui.panels.side import SidePanel

SIZE = (1180, 780)
WIDTHS = (240, 840, 340)


def put_back_window(window: QMainWindow, splitter: QSplitter, session: Session) -> None:
    """Give the window the size and the session the filter last kept; show what was shown."""
    kept = settings.from_json(WindowSettings, session.setting(settings.WINDOW))
    if not window.restoreGeometry(_bytes(kept.geometry)):
        window.resize(*SIZE)
    if not splitter.restoreState(_bytes(kept.splitter)):
        splitter.setSizes(list(WIDTHS))
    for place, shown in ((0, kept.contents), (2, kept.panel)):
        panel = splitter.widget(place)
        assert panel is not None
        panel.setVisible(shown)
    session.set_filter(_filter(session))


def put_back_panels(panel: "SidePanel", session: Session) -> None:
    """Give the side panel the heights last kept."""
    kept = settings.from_json(WindowSettings, session.setting(settings.WINDOW))
    _inner(panel).restoreState(_bytes(kept.side_splitter))


def _filter(session: Session) -> Filter:
    kept = settings.from_json(FilterSettings, session.setting(settings.FILTER))
    known = set(session.codebook.themes)
    return Filter(
        kept.words,
        frozenset(kept.themes) & known,
        kept.has_note,
        kept.no_theme,
        frozenset(kept.hidden) & known,
        kept.to_check,
    )


def put_away(
    window: QMainWindow,
    splitter: QSplitter,
    panel: "SidePanel",
    contents: QWidget,
    session: Session,
) -> None:
    """Keep the window's layout and the session's filter."""
    layout = WindowSettings(
        _text(window.saveGeometry()),
        _text(splitter.saveState()),
        _text(_inner(panel).saveState()),
        panel.isVisibleTo(window),
        contents.isVisibleTo(window),
    )
    wanted = session.filter
    kept = FilterSettings(
        wanted.words,
        tuple(sorted(wanted.themes)),
        wanted.has_note,
        wanted.no_theme,
        tuple(sorted(wanted.hidden)),
        wanted.to_check,
    )
    session.keep_setting(settings.WINDOW, settings.to_json(layout))
    session.keep_setting(settings.FILTER, settings.to_json(kept))


def _inner(panel: "SidePanel") -> QSplitter:
    found = panel.findChild(QSplitter, "sideSplitter")
    assert isinstance(found, QSplitter)
    return found


def _bytes(kept: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(kept.encode()))


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
