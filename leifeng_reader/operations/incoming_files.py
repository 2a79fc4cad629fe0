"""Files with annotations, read whole: which form they have, and what they hold."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from leifeng_reader.core.errors import EmptyFile, FileUnreadable, NotText, TooMuch
from leifeng_reader.exchange.importers import IMPORTERS, Importer
from leifeng_reader.exchange.incoming import Incoming
from leifeng_reader.formats import encoding, xlsx
from leifeng_reader.formats.container import is_container

BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """What a file holds, and the form it was read as."""

    path: Path
    importer: Importer
    incoming: tuple[Incoming, ...]

    @property
    def is_ours(self) -> bool:
        """Tell whether its rows are compared with the annotations they came from."""
        return any(each.is_ours for each in self.incoming)


def read_incoming(path: Path) -> IncomingFile:
    """Read a file in the first form that knows it.

    Raises FileUnreadable, EmptyFile, NotText for a form nobody knows, and what the form raises.
    """
    try:
        if path.stat().st_size > BYTES:
            raise TooMuch(path, "bytes", path.stat().st_size, BYTES)
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path, error.strerror or str(error)) from error
    if not data.strip():
        raise EmptyFile(path)
    text = _text(data, path)
    importer = next((i for i in IMPORTERS.values() if i.sniff(text, path.name)), None)
    if importer is None:
        raise NotText(path, "no annotations that are known")
    found = importer.read(text, path)
    if not found:
        raise EmptyFile(path)
    return IncomingFile(path, importer, tuple(found))


def _text(data: bytes, path: Path) -> str:
    if is_container(data):
        buffer = io.StringIO(newline="")
        csv.writer(buffer).writerows(xlsx.cells(data, path))
        return buffer.getvalue()
    text = _plainly(data)
    if text is None:
        text = encoding.decode(data)
    if text is None:
        raise NotText(path)
    return text


def _plainly(data: bytes) -> str | None:
    """Read UTF-8, or UTF-16 with its mark, whatever characters there are: a table says so."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.count(b"\0") * 5 > len(data):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
