"""Which column of somebody's table holds what: recognised by its header, or said by a reader."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace

FACTS: Mapping[str, tuple[str, ...]] = {
    "quote": ("quote", "highlight", "quote/description", "content", "coded", "segment", "text"),
    "note": ("note", "comment", "notes", "memo", "coded_memo", "annotation"),
    "themes": ("themes", "theme", "tags", "tag", "codename", "code", "codes", "label"),
    "title": ("document", "book title", "title", "file", "document name", "page title", "filename"),
    "authors": ("book author", "author(s)"),
    "place": ("location", "page", "section", "chapter"),
    "start": ("start", "start_offset", "pos0", "begin"),
    "end": ("end", "end_offset", "pos1"),
    "created": ("created", "created at", "highlighted at", "date", "created_at"),
    "annotator": ("annotator", "coder", "user"),
    "source": ("url", "source", "link"),
    "id": ("id",),
}
"""What a table can tell of an annotation, and how its columns are called for it."""

_PEERS = (
    {"amazon book id", "color", "location type", "document tags"},  # Readwise
    {"group", "type", "author"},  # Hypothesis
    {"case", "category", "coded"},  # QualCoder
    {"colour", "prefix", "suffix", "paragraph", "modified", "escaped", "scope", "status"},
)
_KNOWN = frozenset[str]().union(*_PEERS, *FACTS.values())
_FAMILIES = ("filevar_", "casevar_", "category")
_FLAT = ("tags", "tag", "label", "codes", "code", "codename")
"""Columns whose cells hold names alone; others of themes hold paths as we write them."""

SEPARATORS = ("paths", ",;", ",", ";", "|", "\n", "")
"""How the themes of a cell are parted: as we write them, by any of these, or not at all."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns, in small letters, by what they hold; "" where none does."""

    quote: str = ""
    note: str = ""
    themes: str = ""
    title: str = ""
    authors: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    created: str = ""
    annotator: str = ""
    source: str = ""
    id: str = ""
    separator: str = ",;"

    def told(self, facts: Mapping[str, str]) -> "Columns":
        """Return these columns with some facts in other columns."""
        return replace(self, **facts)

    def as_facts(self) -> dict[str, str]:
        """Return what has been said, by the names of the fields."""
        return asdict(self)


def columns_of(kept: object) -> Columns | None:
    """Return columns that were kept as facts; None for what is none."""
    if not isinstance(kept, dict):
        return None
    names = {field.name for field in fields(Columns)}
    found = {key: value for key, value in kept.items() if key in names and isinstance(value, str)}
    made = Columns(**found)
    return made if made.separator in SEPARATORS and (made.quote or made.note) else None


def guess_columns(headers: Iterable[str]) -> Columns:
    """Return what the columns of a header, in small letters, are likely to hold."""
    known = set(headers)
    found = {
        fact: next((name for name in names if name in known), "") for fact, names in FACTS.items()
    }
    if "author" in known and "quote/description" not in known:
        found["authors"] = found["authors"] or "author"
    elif "author" in known:
        found["annotator"] = found["annotator"] or "author"
    is_flat = found["themes"] in _FLAT
    return Columns(**found, separator=",;" if is_flat else "paths")


def is_clear(headers: Iterable[str]) -> bool:
    """Tell whether a reader need not be asked: all columns are of programs that are known."""
    listed = set(filter(None, headers))
    is_known = all(name in _KNOWN or name.startswith(_FAMILIES) for name in listed)
    return is_known and bool(guess_columns(listed).quote)
