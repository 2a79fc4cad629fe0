"""Languages told by their script."""

import pytest

from leifeng_reader.core.language import language_by_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("雷锋精神是中华民族的宝贵财富。", "zh"),
        ("雷鋒精神，人人可學；奉獻愛心，處處可為。WTO 2012", "zh"),
        ("优の良品是一家零食店，在城里开了许多分店，年轻人喜欢去。", "zh"),
        ("雷鋒の精神は人々に学ばれている。", "ja"),
        ("ラーメン", "ja"),
        ("레이펑 정신은 오늘날에도 살아 있다.", "ko"),
        ("大韓民國은 民主共和國이다.", "ko"),
        ("Lei Feng (雷锋) was a soldier, and much was written about him.", ""),
        ("Дух Лэй Фэна", ""),
        ("1963 – 2012, §§ 4–7.", ""),
        ("", ""),
    ],
)
def test_a_language_is_told_where_its_script_is_certain(text: str, language: str) -> None:
    assert language_by_script(text) == language
