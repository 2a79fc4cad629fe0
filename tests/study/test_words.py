"""Words of any script, with the packages for Chinese and without them."""

import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.study import Gaps, PartKind
from leifeng_reader.study import words as subject
from leifeng_reader.study.words import chinese_segmenter, is_unspaced, reading, words
from tests.library import finished, python
from tests.study.material import made, part, source_of

SENTENCE = "雷锋精神在新时代更加闪耀，我们要学习他。"


def said(text: str, *, content: bool = False) -> list[str]:
    its = words(text, subject.segmenter_for(text))
    return [text[word.start : word.end] for word in its if word.has_content or not content]


@pytest.fixture
def without_packages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("jieba", "pypinyin"):
        monkeypatch.setitem(sys.modules, name, None)
    chinese_segmenter.cache_clear()
    subject._pinyin.cache_clear()
    yield
    chinese_segmenter.cache_clear()
    subject._pinyin.cache_clear()


def test_english_content_words_are_those_that_mean_something() -> None:
    text = "He said that the soldier's deeds in 1963 weren't a secret."
    assert said(text, content=True) == ["soldier's", "deeds", "secret"]


def test_chinese_is_cut_into_words_where_the_package_is_there() -> None:
    pytest.importorskip("jieba")
    assert said(SENTENCE)[:3] == ["雷锋精神", "在", "新"]
    assert "在" not in said(SENTENCE, content=True)
    assert "闪耀" in said(SENTENCE, content=True)


def test_numbers_and_what_counts_are_no_content() -> None:
    its = words("一九六三年", lambda run: (run,)) + words("第三次", lambda run: (run,))
    assert not any(word.has_content for word in its)
    assert words("一生", lambda run: (run,))[0].has_content


@pytest.mark.usefixtures("without_packages")
def test_without_the_package_words_are_the_runs_between_signs() -> None:
    assert said(SENTENCE) == ["雷锋精神在新时代更加闪耀", "我们要学习他"]
    assert reading("雷锋") == ""


@pytest.mark.usefixtures("without_packages")
def test_without_the_packages_study_material_is_made_all_the_same() -> None:
    source = source_of(SENTENCE, [("闪耀", ["Vocabulary"], "shine")])
    cloze = made(part(PartKind.CLOZE, gaps=Gaps.EVERY, every=2), source)
    assert cloze.tasks[0].answers == ("我们要学习他",)
    (entry,) = made(part(PartKind.VOCABULARY, readings=True), source).tasks
    assert (entry.prompt, entry.reading) == ("闪耀", "")


def test_japanese_is_cut_where_the_script_changes() -> None:
    assert said("東京で新しいコーヒーを飲む。") == [
        "東京",
        "で",
        "新",
        "しい",
        "コーヒー",
        "を",
        "飲",
        "む",
    ]
    assert said("東京でコーヒーを飲む。", content=True) == ["東京", "コーヒー"]


def test_scripts_may_be_mixed() -> None:
    assert said("Lei Feng（雷锋）1962", content=True) == ["Lei", "Feng", "雷锋"]


def test_pinyin_stands_above_chinese_alone() -> None:
    pytest.importorskip("pypinyin")
    assert reading("精神") == "jīng shén"
    assert reading("spirit") == reading("コーヒー") == ""


def test_a_few_ideographs_in_another_text_load_no_list_of_words() -> None:
    assert subject.segmenter_for("A long text in English. " * 20 + "雷锋") is None
    assert is_unspaced("雷锋")
    assert not is_unspaced("Feng")


def test_the_segmenter_is_quiet_and_leaves_no_file_behind(tmp_path: object) -> None:
    pytest.importorskip("jieba")
    code = (
        "import os, sys, tempfile; tempfile.tempdir = sys.argv[1]\n"
        "from leifeng_reader.study.words import chinese_segmenter\n"
        "print(list(chinese_segmenter()('学习雷锋')), os.listdir(sys.argv[1]))"
    )
    assert finished(python(code, str(tmp_path))).strip() == "['学习', '雷锋'] []"


def test_importing_loads_neither_package() -> None:
    code = (
        "import sys, leifeng_reader.study.making\n"
        "print([n for n in ('jieba', 'pypinyin') if n in sys.modules])"
    )
    assert finished(python(code)).strip() == "[]"


@given(st.text(st.sampled_from("ab 1.'雷锋精神，。きカー々\u3000é\u0301한글عم"), max_size=60))
def test_words_are_in_order_and_hold_no_space(text: str) -> None:
    found = words(text)
    assert all(word.start < word.end for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert not any(c.isspace() for word in found for c in text[word.start : word.end])
