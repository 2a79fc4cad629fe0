"""Exports that are kept up to date: what was asked for, and how each stands, as a library keeps it.

Two settings: one list of all that were asked for, and one for each about its files.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from leifeng_reader.core.errors import (
    FileAltered,
    FileGone,
    FileUnwritable,
    ReaderError,
    UnknownDocument,
)
from leifeng_reader.core.filters import Filter
from leifeng_reader.store.kinds import conditions, filter_of
from leifeng_reader.store.store import Store

AUTOMATIC = "automatic-exports"
"""The setting that lists them."""

_STANDING = "automatic-export:"


@dataclass(frozen=True, slots=True)
class AutomaticExport:
    """A form kept up to date at a path: a file, or with `in_folder` a folder of a file per text.

    `document_id`: the annotations of that document, "" for the whole library. `design` is that
    of a designed table as `design.dumped` writes it, "" for none. `described`: with a file
    beside each table that describes it.
    """

    id: str
    path: str
    form: str
    document_id: str = ""
    in_folder: bool = False
    spreadsheet: bool = False
    design: str = ""
    described: bool = False
    paused: bool = False
    wanted: Filter = field(default_factory=Filter)

    @property
    def file(self) -> Path:
        """The path."""
        return Path(self.path)

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.file if self.in_folder else self.file.parent


@dataclass(frozen=True, slots=True)
class Mark:
    """A file we wrote, by its name and a hash of what is in it.

    `coming` is the hash of what is just being written: whatever happens on the way, what stands
    there afterwards is known to be ours. "" for none.
    """

    name: str
    digest: str = ""
    coming: str = ""

    def is_of(self, digest: str) -> bool:
        """Tell whether content of that hash is ours."""
        return bool(digest) and digest in (self.digest, self.coming)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an export stands: the journal's last entry it tells of, when it was written, its files.

    `fault` is why it could not be brought up to date, as `fault_of` made it. `marks` are by what
    each file is about.
    """

    change: int = -1
    written: str = ""
    fault: tuple[str, str, str] | None = None
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def error(self) -> ReaderError | None:
        """The fault as the error it was."""
        if self.fault is None:
            return None
        name, path, reason = self.fault
        if name == UnknownDocument.__name__:
            return UnknownDocument(path)
        return _KINDS.get(name, FileUnwritable)(Path(path), reason)

    @property
    def waits(self) -> bool:
        """Whether its reader has to decide what becomes of files that are not as they were."""
        return isinstance(self.error, FileAltered | FileGone)


_KINDS = {kind.__name__: kind for kind in (FileAltered, FileGone, FileUnwritable)}


def fault_of(error: ReaderError, path: Path) -> tuple[str, str, str]:
    """Return an error that was met on the way to path, to be kept."""
    match error:
        case FileAltered() | FileGone() | FileUnwritable():
            return type(error).__name__, str(error.path), error.reason
        case UnknownDocument(name=name):
            return UnknownDocument.__name__, name, ""
    return FileUnwritable.__name__, str(path), str(getattr(error, "reason", ""))


# The list


def listed(kept: str | None) -> list[AutomaticExport]:
    """Return what the setting lists; what is none is passed over."""
    found = _read(kept)
    entries = found if isinstance(found, list) else []
    made = (_export(each) for each in entries if isinstance(each, dict))
    return [export for export in made if export is not None]


def dumped(exports: Iterable[AutomaticExport]) -> str:
    """Return the setting that lists exports."""
    return json.dumps([_plain(export) for export in exports], ensure_ascii=False)


def with_export(exports: Iterable[AutomaticExport], export: AutomaticExport) -> str:
    """Return the setting with an export more, or as it now is."""
    was = list(exports)
    if any(each.id == export.id for each in was):
        return dumped(export if each.id == export.id else each for each in was)
    return dumped([*was, export])


def without_export(exports: Iterable[AutomaticExport], export_id: str) -> str:
    """Return the setting without an export; its files stay where they are."""
    return dumped(each for each in exports if each.id != export_id)


def _plain(export: AutomaticExport) -> dict[str, Any]:
    told = {each.name: getattr(export, each.name) for each in fields(AutomaticExport)}
    return told | {"wanted": conditions(export.wanted)}


def _export(kept: dict[str, Any]) -> AutomaticExport | None:
    usual = AutomaticExport("", "", "")
    found = {
        each.name: kept[each.name]
        for each in fields(AutomaticExport)
        if type(kept.get(each.name)) is type(getattr(usual, each.name))
    }
    if not all(found.get(name) for name in ("id", "path", "form")):
        return None
    try:
        return AutomaticExport(**found, wanted=filter_of(str(kept.get("wanted", "{}"))))
    except (ValueError, TypeError, AttributeError):
        return None


# How each stands


def standing_key(export: AutomaticExport) -> str:
    """Return the setting that keeps how an export stands; "" there forgets its files."""
    return _STANDING + export.id


def standing(store: Store, export: AutomaticExport) -> Standing:
    """Return how an export stands."""
    found = _read(store.setting(standing_key(export)))
    if not isinstance(found, dict):
        return Standing()
    try:
        marks = {str(key): Mark(*map(str, mark)) for key, mark in found["marks"].items()}
        fault = tuple(map(str, found["fault"])) if found["fault"] else None
        change, written = int(found["change"]), str(found["written"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return Standing()
    return Standing(change, written, fault if fault and len(fault) == 3 else None, marks)


def keep_standing(store: Store, export: AutomaticExport, stands: Standing) -> None:
    """Remember how an export stands."""
    told = {
        "change": stands.change,
        "written": stands.written,
        "fault": stands.fault,
        "marks": {key: [mark.name, mark.digest, mark.coming] for key, mark in stands.marks.items()},
    }
    store.keep_setting(standing_key(export), json.dumps(told, ensure_ascii=False))


def moved(export: AutomaticExport, path: Path) -> AutomaticExport:
    """Return an export that goes on at another path."""
    return replace(export, path=str(path), paused=False)


def _read(kept: str | None) -> object:
    try:
        return json.loads(kept or "null")
    except (ValueError, RecursionError):
        return None
