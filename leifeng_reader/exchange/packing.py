"""What formats that are archives share: the same bytes for the same contents."""

import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime

_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time an archive can tell."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")


def packed_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of named files, in this order, without the time of its making."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            about = ZipInfo(name, _BEGINNING.timetuple()[:6])
            about.compress_type = ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, data)
    return buffer.getvalue()


def is_time(written: str) -> bool:
    """Tell whether this is a time as the library writes them."""
    return moment(written) is not None


def moment(written: str) -> datetime | None:
    """Return the time written in ISO 8601 UTC, or None."""
    if not _TIME.fullmatch(written):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def latest(known: datetime = _BEGINNING, written: str = "") -> datetime:
    """Return the later of a time and one written: the age of a file is that of what it holds."""
    return max(known, moment(written) or known)
