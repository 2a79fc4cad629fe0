"""Files packed into one: the same bytes for the same contents."""

import io
from collections.abc import Iterable

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time an archive can tell."""


def packed_files(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of named files, in this order, without the time of its making."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            about = ZipInfo(name, _BEGINNING)
            about.compress_type = ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, data)
    return buffer.getvalue()


def repacked(archive: bytes) -> bytes:
    """Return a zip archive with the same files, without the times of their making."""
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(archive)) as files:
        return packed_files((name, files.read(name)) for name in files.namelist())
