"""What language a text is in, as far as its script alone makes that certain."""

import re

_SAMPLE = 4_000
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9d"
_HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_SCRIPTS = tuple(re.compile(f"[{each}]") for each in (_HAN, _KANA, _HANGUL))
_ANY = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]")


def language_by_script(text: str) -> str:
    """Return "zh", "ja" or "ko" where most letters of a text's beginning say so, else "".

    A few kana in Chinese, as in names of shops, do not make it Japanese.
    """
    sample = text[:_SAMPLE]
    if not _ANY.search(sample):
        return ""
    han, kana, hangul = (len(each.findall(sample)) for each in _SCRIPTS)
    if 2 * (han + kana + hangul) <= sum(map(str.isalpha, sample)):
        return ""
    if 10 * kana > han + hangul:
        return "ja"
    return "ko" if 10 * hangul > han + kana else "zh"
