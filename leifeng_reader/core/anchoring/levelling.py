"""Text levelled for comparing: case and typography gone, every character in its place."""

import unicodedata

from leifeng_reader.core.text import ALIKE

_PLAINLY = {alike: group[0] for group in ALIKE for alike in group}


class _Table(dict[int, int]):
    """A table for str.translate that works a character out when it is first met."""

    def __missing__(self, code: int) -> int:
        found = self[code] = _levelled(chr(code))
        return found


def _levelled(character: str) -> int:
    """Return the code of the one character that stands for all that look or sound the same."""
    if character.isspace():
        return ord(" ")
    plain = _PLAINLY.get(character, character)
    plain = _single(unicodedata.normalize("NFKC", plain), plain)
    return ord(_single(plain.lower(), plain))


def _single(form: str, otherwise: str) -> str:
    return form if len(form) == 1 else otherwise


_TABLE = _Table()


def level(text: str) -> str:
    """Return text of the same length without case, typography or kinds of space."""
    return text.translate(_TABLE)


class Levelled:
    """A text whose levelled pieces are asked for; all of it is levelled when that is cheaper."""

    def __init__(self, text: str, expected: int) -> None:
        """Level nothing yet; about `expected` characters will be asked for."""
        self.text = text
        self._is_worth = expected >= len(text)
        self._whole: str | None = None

    def __len__(self) -> int:
        return len(self.text)

    @property
    def whole(self) -> str:
        """The whole text, levelled."""
        if self._whole is None:
            self._whole = level(self.text)
        return self._whole

    def piece(self, start: int, end: int) -> str:
        """Return [start, end) levelled, what lies outside the text left away."""
        start, end = max(0, start), max(0, end)
        if self._whole is None and not self._is_worth:
            return level(self.text[start:end])
        return self.whole[start:end]
