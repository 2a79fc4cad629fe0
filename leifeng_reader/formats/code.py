"""Programs and data written as text: every line and indent as it stands, in one block of code."""

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.encoding import decoded
from leifeng_reader.formats.titles import title_of

_USUAL = Choices()


def read(data: bytes, name: str, choices: Choices = _USUAL) -> Draft | None:
    """Return the lines of data as they are; None when it is no text. Its title keeps the ending."""
    raw, notices = decoded(data, choices.encoding)
    if raw is None:
        return None
    lines = [line.rstrip() for line in canonical(raw).strip("\n").split("\n")]
    title = f"{title_of(name)}.{name.rpartition('.')[2]}"
    return Draft(title, [Part("\n".join(lines), BlockKind.CODE)], notices=notices)
