"""Radicals in the place of ideographs, as fonts without a way back to characters give them."""

import re
import unicodedata
from collections.abc import Iterable

_SUPPLEMENT = (  # U+2E80 to U+2EF3; a space where no ideograph is the same
    " 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母民氵氺灬爫爫丬"
    "牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_KANGXI = range(0x2F00, 0x2FD6)
_UNIFIED = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **{code: sign for code, sign in enumerate(_SUPPLEMENT, 0x2E80) if sign != " "},
}
_DOOR, _SIMPLIFIED_DOOR = "戶", "户"
_SIMPLIFIED, _TRADITIONAL = re.compile("[这们为说来时个]"), re.compile("[這們為說來時個]")
_RADICAL = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5]")


def unified(text: str) -> str:
    """Return text with each radical as the ideograph it is."""
    return text.translate(_UNIFIED) if _RADICAL.search(text) else text


def writes_simplified(texts: Iterable[str]) -> bool:
    """Tell whether a document is in simplified characters, by some that all documents have."""
    simplified = traditional = 0
    for text in texts:
        simplified += len(_SIMPLIFIED.findall(text))
        traditional += len(_TRADITIONAL.findall(text))
    return simplified > 4 * traditional


def simplified_door(text: str) -> str:
    """Return simplified text with the one radical whose ideograph differs there."""
    return text.replace(_DOOR, _SIMPLIFIED_DOOR)
