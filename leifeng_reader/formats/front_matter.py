"""The lines between two rules at the top of a Markdown file that say what it is."""

import re
from dataclasses import dataclass

_BLOCK = re.compile(
    r"---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LINE = re.compile(r"([A-Za-z][\w .-]*):(?:\s+(.*))?\Z|(\s+.*|-\s.*|#.*|)\Z")
_QUOTED = re.compile(r"""(["'])(.*)\1\Z""", re.DOTALL)
_NAME = re.compile(r"(?:name|family|given)\s*:\s*(.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is said about a file, and where its text begins."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    end: int = 0


def front_matter(text: str) -> FrontMatter:
    """Return what the top of a text says; nothing when no such lines stand there."""
    block = _BLOCK.match(text)
    lines = [_LINE.match(line) for line in block[1].rstrip("\n").split("\n")] if block else []
    if block is None or not any(line and line[1] for line in lines):
        return FrontMatter()
    if any(line is None for line in lines):
        return FrontMatter()
    values = _values([line for line in lines if line])
    return FrontMatter(
        next(iter(values.get("title", ())), ""),
        tuple(values.get("author") or values.get("authors") or ()),
        next(iter(values.get("language") or values.get("lang") or ()), ""),
        block.end(),
    )


def _values(lines: list[re.Match[str]]) -> dict[str, list[str]]:
    """Return each key's values: what stands beside it, or the list below it."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if line[1]:
            key = line[1].strip().lower()
            values[key] = _listed(line[2] or "")
        elif (item := line[3].strip()) and not item.startswith("#") and key:
            item = item.removeprefix("-").strip()
            named = _NAME.match(item)
            values[key] += _listed(named[1] if named else item)
    return values


def _listed(value: str) -> list[str]:
    value = value.strip()
    if value in ("", ">", "|", ">-", "|-"):
        return []
    if value.startswith("[") and value.endswith("]"):
        return [_plain(item) for item in value[1:-1].split(",") if item.strip()]
    return [_plain(value)]


def _plain(value: str) -> str:
    quoted = _QUOTED.match(value.strip())
    return (quoted[2] if quoted else value).strip()
