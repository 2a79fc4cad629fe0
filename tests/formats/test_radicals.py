"""Radicals become the ideographs they stand for."""

import pytest

from leifeng_reader.formats.radicals import simplified_door, unified, writes_simplified


@pytest.mark.parametrize(
    ("radicals", "ideographs"),
    [
        ("\u2f00\u2f06\u2f08\u2f6f\u2f83\u2fd5", "一二人石自龠"),
        ("\u2edb\u2ec5\u2ed8\u2eec\u2ee3\u2ee2\u2ef0\u2ef3", "风见青齐骨马龙龟"),
        ("\u2e81\u2e9f", "厂母"),
    ],
)
def test_a_radical_becomes_its_ideograph(radicals: str, ideographs: str) -> None:
    assert unified(radicals) == ideographs


def test_everything_else_stays() -> None:
    text = "plain, 石头记 \u2e9a \uf900 \u3000"
    assert unified(text) == text


def test_the_door_is_as_the_document_writes() -> None:
    assert writes_simplified(["这个门\u6236", "我们"])
    assert not writes_simplified(["這個門\u6236", "我們"])
    assert simplified_door("门\u6236") == "门户"
