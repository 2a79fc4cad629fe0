"""Chinese names typed with letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.pinyin import spells, syllable

FIRST_LEVEL = [
    bytes((row, cell)).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFF)
    if (row, cell) <= (0xD7, 0xF9)
]


@pytest.mark.parametrize(
    ("character", "sound"),
    [
        ("啊", "a"),
        ("志", "zhi"),
        ("愿", "yuan"),
        ("女", "nv"),
        ("绿", "lv"),
        ("略", "lve"),
        ("座", "zuo"),
        ("齄", ""),  # of the second level
        ("龍", ""),
        ("a", ""),
        ("，", ""),
        ("", ""),
        ("😀", ""),
    ],
)
def test_ideographs_are_read(character: str, sound: str) -> None:
    assert syllable(character) == sound


def test_all_of_the_first_level_are_read_as_dictionaries_read_them() -> None:
    pypinyin = pytest.importorskip("pypinyin")
    assert len(FIRST_LEVEL) == 3755
    for character in FIRST_LEVEL:
        readings = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True)[0]
        assert syllable(character) in {reading.replace("ü", "v") for reading in readings}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("z", "志愿服务"),
        ("zy", "志愿服务"),
        ("zyfw", "志愿服务"),
        ("zhiyuanfuwu", "志愿服务"),
        ("zhyuanf", "志愿服务"),
        ("zhi yuan", "志愿服务"),
        ("xi'an", "西安"),
        ("xian", "西安"),
        ("xian", "先"),
        ("fa1", "法1"),
        ("ybook", "一 book"),
        ("nvx", "女性"),
    ],
)
def test_letters_spell_a_name(typed: str, name: str) -> None:
    assert spells(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "志愿"),
        (" ", "志愿"),
        ("y", "志愿"),
        ("zv", "志愿"),
        ("zyfwx", "志愿服务"),
        ("zhiyuanzz", "志愿"),
        ("志", "志愿"),
        ("b", "book"),
        ("yboo", "一bo"),
        ("z", ""),
        ("z-y", "志愿"),
    ],
)
def test_other_letters_do_not(typed: str, name: str) -> None:
    assert not spells(typed, name)


@given(st.lists(st.sampled_from(FIRST_LEVEL), min_size=1, max_size=12), st.data())
def test_syllables_may_be_cut_short_anywhere(name: list[str], data: st.DataObject) -> None:
    cuts = [data.draw(st.integers(1, len(syllable(character)))) for character in name]
    typed = "".join(syllable(c)[:cut] for c, cut in zip(name, cuts, strict=True))
    assert spells(typed, "".join(name))
    assert spells(typed, "".join(name) + "更多")
    assert not spells(typed + "0", "".join(name))


def test_a_long_name_takes_no_time() -> None:
    assert not spells("ang" * 200 + "x", "昂" * 1000)
