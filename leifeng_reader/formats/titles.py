"""Titles from the names of files."""

import re

_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")


def title_of(name: str) -> str:
    """Return a file's name without its suffix; a name without one as it is."""
    return _SUFFIX.sub("", name)
