"""When things were written: the times the library holds, for formats that tell them."""

import re
from datetime import UTC, datetime

_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time an archive can tell."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")


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
