"""Names for files, made from titles."""

import re
from collections.abc import Iterable
from itertools import chain, count

NAME_LIMIT = 60
"""Longest name made from a title, in code points: less than 255 bytes in any script."""

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")


def named(title: str, suffix: str, otherwise: str = "annotations") -> str:
    """Return a name every system takes; `otherwise` is for a title that leaves nothing of one."""
    words = " ".join(_UNFIT.sub(" ", title).split())
    name = words[:NAME_LIMIT].strip(" .") or otherwise
    return f"{name}-{suffix}" if _DEVICES.match(name) else f"{name}{suffix}"


def free_name(title: str, suffix: str, taken: Iterable[str]) -> str:
    """Return a name like `named` that is none of those taken, in whatever capitals."""
    used = {name.casefold() for name in taken}
    endings = chain([suffix], (f" ({number}){suffix}" for number in count(2)))
    names = (named(title, ending) for ending in endings)
    return next(name for name in names if name.casefold() not in used)
