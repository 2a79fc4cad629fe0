"""Who changes something, when, and under what new ids."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from leifeng_reader.core.text import canonical


class Origin(NamedTuple):
    """The clock, the source of ids and the annotator's name that operations use."""

    now: Callable[[], str]
    new_id: Callable[[], str]
    annotator: str = ""


def utc_now() -> str:
    """Return the time as ISO 8601 in UTC with milliseconds, as in 2026-03-05T08:30:00.125Z."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def system_origin() -> Origin:
    """Return the origin of a person at this machine."""
    try:
        name = canonical(_user())
    except (OSError, KeyError):
        name = ""
    return Origin(utc_now, _new_id, name)


def _user() -> str:
    """Return what getpass.getuser does, without what it loads for passwords."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if name := os.environ.get(variable):
            return name
    try:
        import pwd
    except ImportError:  # not a Unix
        return ""
    return pwd.getpwuid(os.getuid()).pw_name


def _new_id() -> str:
    from uuid import uuid4  # late: a window shows its page before anyone annotates

    return str(uuid4())
