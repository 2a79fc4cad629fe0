"""What the search box lists: commands and finds, in groups, each with a head and maybe more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QIcon, QKeySequence

from leifeng_reader.core.ranking import Fit, name_fit
from leifeng_reader.operations.finding import Found, Group, Kind


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a group."""

    words: str
    count: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A command by its name, with its words, and its key as shown."""

    name: str
    words: str
    keys: str
    icon: QIcon = field(default_factory=QIcon, compare=False)


@dataclass(frozen=True, slots=True)
class More:
    """A row that asks for more of a kind."""

    kind: Kind
    words: str


Entry = Head | Offer | Found | More


def offers(actions: Iterable[QAction], typed: str, most: int | None = None) -> list[Offer]:
    """Return the commands that can be given now and fit what was typed, best first."""
    ranked = []
    for place, action in enumerate(actions):
        words = action.text().replace("&", "").rstrip("…")
        fit = name_fit(words, typed)
        limit = Fit.INSIDE if most is None else Fit.WORD
        if action.isEnabled() and fit <= limit:
            native = QKeySequence.SequenceFormat.NativeText
            keys = action.shortcut().toString(native)
            ranked.append((fit, place, Offer(action.objectName(), words, keys, action.icon())))
    return [offer for *_, offer in sorted(ranked, key=lambda one: one[:2])][:most]


def listed(commands: Sequence[Offer], groups: Iterable[Group]) -> list[Entry]:
    """Return all rows, group after group."""
    rows: list[Entry] = [Head(_tr("Commands")), *commands] if commands else []
    for group in groups:
        rows.append(Head(_title(group.kind), _count(group)))
        rows.extend(group.found)
        if group.count > len(group.found):
            rows.append(More(group.kind, _tr("Show more")))
    return rows


def _title(kind: Kind) -> str:
    return {
        Kind.TITLE: _tr("Texts by title"),
        Kind.THEME: _tr("Themes"),
        Kind.NOTE: _tr("Notes"),
        Kind.QUOTE: _tr("Annotated passages"),
        Kind.TEXT: _tr("In the texts"),
    }[kind]


def _count(group: Group) -> str:
    if group.count > len(group.found):
        return _tr("{0} and more").format(len(group.found))
    return str(len(group.found))


def _tr(words: str) -> str:
    return QCoreApplication.translate("SearchBox", words)
