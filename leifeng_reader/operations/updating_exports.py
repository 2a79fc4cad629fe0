"""Automatic exports brought up to date: their files written, and no one else's written over."""

import errno
import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import (
    FileAltered,
    FileGone,
    FileUnwritable,
    LibraryFault,
    ReaderError,
)
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.design import loaded
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.operations.automatic_exports import (
    AUTOMATIC,
    AutomaticExport,
    Mark,
    Standing,
    fault_of,
    keep_standing,
    listed,
    standing,
)
from leifeng_reader.operations.designing import DESCRIBED, description, design_of
from leifeng_reader.operations.exporting import collect, with_texts
from leifeng_reader.operations.file_names import free_name
from leifeng_reader.store.files import write_whole
from leifeng_reader.store.store import Store

_PACE = 500
_PIECE = 1 << 20


class Stopped(Exception):
    """The export was told to stop; nothing more is written."""


def _never() -> bool:
    return False


def is_behind(store: Store, export: AutomaticExport) -> bool:
    """Tell whether the library has changed since an export was last brought up to date."""
    stands = standing(store, export)
    return stands.fault is not None or stands.change != store.last_change()


class Update(NamedTuple):
    """An export, how it stood before, and how it stands."""

    export: AutomaticExport
    before: Standing
    after: Standing


def update_all(
    store: Store,
    at: str,
    *,
    anyway: Collection[str] = (),
    is_cancelled: Callable[[], bool] = _never,
) -> list[Update]:
    """Bring up to date all exports that are behind and not paused; return what was done.

    `anyway`: ids of those whose files are written whatever became of them. Raises LibraryFault.
    """
    done = []
    for export in listed(store.setting(AUTOMATIC)):
        forced = export.id in anyway
        if export.form not in EXPORTERS or export.paused:
            continue
        if not forced and not is_behind(store, export):
            continue
        before = standing(store, export)
        try:
            after = update(store, export, at, anyway=forced, is_cancelled=is_cancelled)
        except Stopped:
            break
        done.append(Update(export, before, after))
    return done


def update(
    store: Store,
    export: AutomaticExport,
    at: str,
    *,
    anyway: bool = False,
    is_cancelled: Callable[[], bool] = _never,
) -> Standing:
    """Write an export's files where the library would now have them differ; return how it stands.

    A file that is not as we left it, or that was never ours, stays: then the fault says so, and
    nothing at all is written unless `anyway`. What else goes wrong with files is a fault too.
    Raises LibraryFault, and Stopped when `is_cancelled` says so.
    """
    run = _Run(store, export, anyway=anyway, is_cancelled=is_cancelled)
    try:
        run.check_known()
        change = run.write_all()
        found = replace(run.stands, change=change, written=at, fault=None)
    except (LibraryFault, Stopped):
        raise
    except ReaderError as error:
        found = replace(run.stands, fault=fault_of(error, export.file))
    keep_standing(store, export, found)
    return found


class _Run:
    """One export being brought up to date; `stands` follows each file that is written."""

    def __init__(
        self,
        store: Store,
        export: AutomaticExport,
        *,
        anyway: bool,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._store, self._export, self._anyway = store, export, anyway
        self._is_cancelled = is_cancelled
        self.stands = standing(store, export)

    def check_known(self) -> None:
        """Look before anything is made or written: what stands in the way now will do so then."""
        for mark in self.stands.marks.values():
            self._check(mark)
        if not self._export.in_folder and not self.stands.marks:
            self._check(Mark(self._export.file.name))

    def write_all(self) -> int:
        """Write every file; return the last entry of the journal that all of them tell of."""
        change = self._store.last_change()
        if not self._export.in_folder:
            document_id = self._export.document_id
            self._write_about("", self._store.document(document_id) if document_id else None)
            return change
        for document in self._store.documents():
            if document.id in self.stands.marks or self._store.annotation_count(document.id, 1):
                self._write_about(document.id, document)
        return change

    def _write_about(self, about: str, document: Document | None) -> None:
        """Write the file about something, and the one that describes it where it is wanted."""
        export, store, options = self._export, self._store, _options(self._export)
        exporter, wanted = EXPORTERS[export.form], export.wanted
        with store.snapshot():
            chosen = self._watched(collect(store, document=document, wanted=wanted))
            data = exporter.write(chosen, with_texts(options, store))
            name = self._name_for(about, document, data)
            told = b""
            if export.described and exporter.can_be_described:
                design = design_of(export.form, options)
                told = description(store, name, design, document=document, wanted=wanted)
        self._write(about, name, data)
        if told:
            self._write(about + DESCRIBED, name + DESCRIBED, told)

    def _watched(self, chosen: Iterator[Passage]) -> Iterator[Passage]:
        for number, passage in enumerate(chosen):
            if number % _PACE == 0 and self._is_cancelled():
                raise Stopped
            yield passage

    def _name_for(self, about: str, document: Document | None, data: bytes) -> str:
        """Return the name a file has; in a folder, a new one gets one that nobody else has."""
        if about in self.stands.marks:
            return self.stands.marks[about].name
        if document is None or not self._export.in_folder:
            return self._export.file.name
        taken = [mark.name for mark in self.stands.marks.values()]
        suffix, digest = EXPORTERS[self._export.form].suffix, hashlib.sha256(data).hexdigest()
        while True:
            name = free_name(document.title, suffix, taken)
            if _digest(self._export.folder / name) in ("", digest):
                return name
            taken.append(name)

    # The files

    def _write(self, about: str, name: str, data: bytes) -> None:
        """Write a file, unless it already holds that; its hash is kept before the file is."""
        path, digest = self._export.folder / name, hashlib.sha256(data).hexdigest()
        mark, found = self.stands.marks.get(about, Mark(name)), _digest(path)
        if mark.is_of(found):
            mark = Mark(name, found)
        if self._is_cancelled():
            raise Stopped
        if found != digest:
            self._keep(about, replace(mark, coming=digest))
            try:
                # What a link leads to is what is kept up to date, not the link.
                write_whole(Path(os.path.realpath(path)), data, partial(self._check, mark))
            except OSError as error:
                raise FileUnwritable(path, error.strerror or str(error)) from error
        if mark != (kept := Mark(name, digest)):
            self._keep(about, kept)

    def _check(self, mark: Mark) -> None:
        """Raise FileAltered or FileGone unless a file may be written."""
        if self._anyway:
            return
        path = self._export.folder / mark.name
        found = _digest(path)
        if found and not mark.is_of(found):
            raise FileAltered(path)
        if mark.digest and not found:
            if path.parent.is_dir():
                raise FileGone(path)
            raise FileUnwritable(path, os.strerror(errno.ENOENT))

    def _keep(self, about: str, mark: Mark) -> None:
        self.stands = replace(self.stands, marks={**self.stands.marks, about: mark})
        keep_standing(self._store, self._export, self.stands)


def _options(export: AutomaticExport) -> Options:
    design = next(iter(loaded(export.design).values()), None)
    return Options(export.spreadsheet, design=design)


def _digest(path: Path) -> str:
    """Return the hash of what is in a file, "" where there is none; raises FileUnwritable."""
    told = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                told.update(piece)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise FileUnwritable(path, error.strerror or str(error)) from error
    return told.hexdigest()
