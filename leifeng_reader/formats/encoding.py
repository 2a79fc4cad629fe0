"""Which encoding bytes are in: mark, then UTF-8, then UTF-16, then a guess."""

import codecs
import re
from functools import lru_cache

SAMPLE = 200_000
"""How many bytes the guess looks at."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ascii": "utf-8",
}
_USUAL = re.compile(
    "[\t\n\r -~\u00a0-\u06ff\u0900-\u0eff\u1e00-\u1fff\u2010-\u2027\u3000-\u30ff\u4e00-\u9fff"
    "\uac00-\ud7a3\uff01-\uff5e]"
)
_SPACING = re.compile("[\n \u3001\u3002\uff0c]")
_EASTERN = re.compile("[\u0370-\u06ff]")
_MIXED = re.compile("[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]")
_ACCENTED = re.compile("[a-z][ß-öø-ÿ]|[ß-öø-ÿ][a-z]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, encoding: str = "") -> str | None:
    """Return the characters of data, or None when it is no text.

    With an encoding that is known, in that encoding or its wider cousin.
    """
    return decoded(data, encoding)[0]


def decoded(data: bytes, encoding: str = "") -> tuple[str | None, tuple[str, ...]]:
    """Return what decode does, and the notice where the encoding was but a guess."""
    if encoding and (chosen := _chosen(data, encoding)) is not None:
        return _unless_binary(chosen), ()
    # NUL and escape are good ASCII, so these two would pass for UTF-8.
    first = _wide if b"\0" in data[:SAMPLE] else _switched
    for attempt in (_marked, first, _utf8, _wide):
        text = attempt(data)
        if text is not None:
            return _unless_binary(text), ()
    text = _guessed(data)
    if text is None:
        return None, ()
    notice = () if encoding else (f"guessed-encoding:{_detected(data[:SAMPLE])}",)
    return _unless_binary(text), notice


def _unless_binary(text: str) -> str | None:
    return None if _is_binary(text) else text


@lru_cache(maxsize=1)
def _detected(sample: bytes) -> str:
    from chardet import detect  # late: it loads its models

    name = (detect(sample)["encoding"] or "").lower()
    return _WIDER.get(name, name)


def _chosen(data: bytes, encoding: str) -> str | None:
    name = encoding.strip().lower()
    try:
        return data.decode(_WIDER.get(name, name), "replace")
    except (LookupError, UnicodeError):
        return None


def _marked(data: bytes) -> str | None:
    name = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return data.decode(name, "replace") if name else None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _utf8_with_surrogates(data)


def _utf8_with_surrogates(data: bytes) -> str | None:
    """Read what some programs write: each half of a pair as three bytes."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _switched(data: bytes) -> str | None:
    """Read the seven-bit encodings that switch alphabets by escape sequences."""
    if b"\x1b$" not in data[:SAMPLE] or not data.isascii():
        return None
    try:
        return data.decode("iso2022_kr" if b"\x1b$)C" in data[:SAMPLE] else "iso2022_jp_2")
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """Read UTF-16 without a mark."""
    sample = data[:20_000]
    scores = {name: _score(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < 0.95 or min(scores.values()) >= 0.8:
        return None
    return data.decode(best, "replace")


def _score(sample: bytes, encoding: str) -> float:
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    if len(_SPACING.findall(text)) < len(text) / 200:
        return 0.0
    return len(_USUAL.findall(text)) / max(1, len(text))


def _guessed(data: bytes) -> str | None:
    if b"\0" in data:
        return None
    try:
        text = data.decode(_detected(data[:SAMPLE]), "replace")
    except LookupError:
        return None
    if len(_MIXED.findall(text[:SAMPLE])) * 3 > len(_EASTERN.findall(text[:SAMPLE])):
        text = _western(data)
    return text if text.count("\ufffd") <= len(data) / 1000 else None


def _western(data: bytes) -> str:
    """Read what was taken for Greek or Cyrillic though its words are half Latin."""
    readings = [data.decode(encoding, "replace") for encoding in ("cp1252", "mac_roman")]
    return max(readings, key=lambda text: len(_ACCENTED.findall(text[:SAMPLE])))


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = len(_CONTROLS.findall(sample)) + sample.count("\ufffd")
    return odd > max(8, len(sample) / 20)
