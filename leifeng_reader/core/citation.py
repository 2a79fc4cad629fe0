"""References to documents as APA, MLA and GB/T 7714 have them, from whatever is known of one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How sources are named; NONE names none."""

    APA = "apa"
    MLA = "mla"
    GBT = "gbt"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a document; "" and () stand for what is not. `accessed`: YYYY-MM-DD."""

    title: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    accessed: str = ""


Run = tuple[str, bool]
"""Words, and whether they are in italics."""

_EAST = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_ENDED = re.compile(r"[.?!。？！．…][”’\"'»」』）)]*$")
_PARTICLES = re.compile(
    r"(?i)von|van|der|den|de|del|della|di|da|du|la|le|af|av|zu|zur|ten|ter|al|bin|ibn"
)
_BODIES = re.compile(
    r"(?i)\b(of|for|and|the|und|für|et|des|university|institute|ministry|press|committee|nations|"
    r"association|foundation|organi[sz]ation|department|office|bureau|council|agency|society|"
    r"group|team|bank|news|times|wikipedia|contributors|editors|company|inc|ltd|gmbh)\b\.?"
)
_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)


def reference(source: Source, style: Style) -> list[Run]:
    """Return the entry for a list of sources; nothing where neither title nor author is known."""
    if style is Style.NONE or not (source.title or source.authors):
        return []
    write = {Style.APA: _apa, Style.MLA: _mla, Style.GBT: _gbt}[style]
    return [run for run in write(source) if run[0]]


def mention(source: Source, style: Style, page: str = "", paragraph: int = 0) -> str:
    """Return what stands after a quote, in brackets; "" in GB/T 7714, which numbers its sources.

    A page is told rather than a paragraph; 0 is no paragraph.
    """
    if style in (Style.GBT, Style.NONE):
        return ""
    who = _short_authors(source, style) or _short_title(source)
    if style is Style.MLA:
        place = page or (f"par. {paragraph}" if paragraph else "")
        joint = ", " if who and place and not page else " "
        inside = joint.join(part for part in (who, place) if part)
    else:
        place = f"p. {page}" if page else f"para. {paragraph}" if paragraph else ""
        inside = ", ".join(part for part in (who, "n.d." if who else "", place) if part)
    return f"({inside})" if inside else ""


def is_eastern(source: Source) -> bool:
    """Tell whether an entry is written in Chinese, Japanese or Korean."""
    return _EAST.search(source.title or "".join(source.authors)) is not None


# The styles


def _apa(source: Source) -> list[Run]:
    names = [_inverted(name, initials=True) for name in source.authors]
    shown = [*names[:19], "…", names[-1]] if len(names) > 20 else names
    who = _listed(shown, ", & " if len(shown) > 1 else "")
    title = (source.title, True)
    if who and source.title:
        lead = [(f"{_ended(who)} (n.d.). ", False), title, (_stop(source.title), False)]
    elif who:
        lead = [(f"{_ended(who)} (n.d.).", False)]
    else:
        lead = [title, (f"{_stop(source.title)} (n.d.).", False)]
    return [*lead, (f" {source.url}" if source.url else "", False)]


def _mla(source: Source) -> list[Run]:
    names = list(source.authors)
    if len(names) > 2:
        who = f"{_inverted(names[0])}, et al."
    else:
        who = ", and ".join([*map(_inverted, names[:1]), *names[1:]])
    lead = [(f"{_ended(who)} " if who and source.title else _ended(who), False)]
    lead += [(source.title, True), (_stop(source.title), False)]
    if not source.url:
        return lead
    day = _day(source.accessed)
    return [*lead, (f" {source.url}." + (f" Accessed {day}." if day else ""), False)]


def _gbt(source: Source) -> list[Run]:
    is_east = is_eastern(source)
    stop, comma, others = ("．", "，", "等") if is_east else (". ", ", ", "et al")
    names = [_capital(name) for name in source.authors]
    shown = [*names[:3], others] if len(names) > 3 else names
    kind = "[EB/OL]" if source.url else "[Z]"
    title = f"{source.title}{kind}" if source.title else ""
    day = f"[{source.accessed}]" if source.url and source.accessed else ""
    parts = [comma.join(shown), title, day, source.url]
    return [(stop.join(part for part in parts if part) + stop.strip(), False)]


# Names


def _is_body(name: str) -> bool:
    """Tell whether a name is that of a body of people, which is never turned round."""
    words = name.split()
    return len(words) < 2 or len(words) > 5 or bool(_EAST.search(name) or _BODIES.search(name))


def _parted(name: str) -> tuple[str, str]:
    """Return family name and given names; no given names for a body, or a name of one word."""
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and given:
        return family, given
    if _is_body(name):
        return name.strip(), ""
    words = name.split()
    first = len(words) - 1
    while first > 1 and _PARTICLES.fullmatch(words[first - 1]):
        first -= 1
    return " ".join(words[first:]), " ".join(words[:first])


def _inverted(name: str, *, initials: bool = False) -> str:
    family, given = _parted(name)
    if initials:
        given = " ".join(_initial(word) for word in given.split())
    return f"{family}, {given}" if given else family


def _initial(word: str) -> str:
    return "-".join(f"{part[0].upper()}." for part in word.split("-") if part)


def _capital(name: str) -> str:
    """Return a name as GB/T 7714 has it: the family name in capitals, initials without dots."""
    family, given = _parted(name)
    letters = (part[0].upper() for part in re.split(r"[\s.-]+", given) if part)
    return " ".join((family.upper(), *letters)) if given else family


def _short_authors(source: Source, style: Style) -> str:
    names = [_parted(name)[0] for name in source.authors]
    if len(names) > 2:
        return f"{names[0]} et al."
    return (" & " if style is Style.APA else " and ").join(names)


def _short_title(source: Source) -> str:
    words = source.title.split()
    short = " ".join(words[:4]) if len(words) > 4 else source.title
    return f"“{short[:40].rstrip()}”" if short else ""


# Words


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + last + names[-1]


def _ended(words: str) -> str:
    return f"{words}{_stop(words)}"


def _stop(words: str) -> str:
    """Return the full stop that words still need."""
    return "" if not words or _ENDED.search(words) else "."


def _day(written: str) -> str:
    """Return a day as MLA has it."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written)
    if found is None or not 1 <= int(found[2]) <= 12:
        return ""
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
