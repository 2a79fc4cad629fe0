"""Passages found again in texts that have changed, in any script."""

import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.anchoring import (
    NOWHERE,
    Match,
    Method,
    describe,
    describe_place,
    find,
    find_all,
    occurrences,
)
from leifeng_reader.core.annotation import Selector
from tests.library import CHECKOUT

ALPHABETS = {
    "latin": "etaoinshr ,.\n",
    "accents": "éàüñçß ’“”-\u2028\n",
    "greek": "αβγδεζη ·\n",
    "cyrillic": "оеаинтс –\n",
    "chinese": "雷锋精神学习好人，。\n",
    "rare-chinese": "\U00020000\U0002a6d6\uf900㐀龥",
    "japanese": "これはペンです日本語ー。\n",
    "korean": "가나다라마바사 .\n",
    "thai": "กขคงจฉชซ\u0e31\u0e49 ",
    "devanagari": "नमस्तेदुनिया\u094d ।\n",
    "arabic": "ابتثجحخ\u064e\u0651 ،\n",
    "hebrew": "אבגדהו\u05b0 .\n",
    "tibetan": "བོདསྐད་ །",
    "emoji": "\U0001f600\U0001f468\u200d\U0001f469\U0001f3fd ",
    "signs": "()[]{}<>=+-*/%&| \t",
    "twins": "ab",
}
ALPHABET = st.sampled_from(sorted(ALPHABETS))


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    alphabet = ALPHABETS[draw(ALPHABET)]
    text = draw(st.text(st.sampled_from(alphabet), min_size=1, max_size=200))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start, len(text)))


def described(text: str, start: int, end: int) -> Selector:
    return describe(text, start, end) if start < end else describe_place(text, start)


def unplaced(selector: Selector) -> Selector:
    return replace(selector, start=NOWHERE, end=NOWHERE)


@given(passages())
def test_what_is_described_is_found(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    assert find(text, described(text, start, end)) == Match(start, end, 1.0, Method.SAME)


@given(passages())
def test_what_is_described_is_found_without_its_position(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    made = described(text, start, end)
    found = find(text, unplaced(made))
    assert found
    twins = occurrences(text, made.quote, made.prefix, made.suffix, most=1000)
    assert found.start in twins
    assert found.end == found.start + end - start
    assert found.is_ambiguous == (len(twins) > 1)


@given(passages(), st.text(st.sampled_from("ab雷 "), max_size=50))
def test_what_moved_is_found(passage: tuple[str, int, int], before: str) -> None:
    text, start, end = passage
    made = described(text, start, end)
    found = find(before + text, made)
    assert found
    words = made.prefix + made.quote + made.suffix
    assert (before + text).startswith(words, found.start - len(made.prefix))
    assert found.end - found.start == end - start


@given(passages(), passages(), st.booleans(), st.booleans())
def test_whatever_is_found_lies_in_the_text(
    passage: tuple[str, int, int], other: tuple[str, int, int], hint: bool, thorough: bool
) -> None:
    made = described(*passage)
    found = find(other[0], made if hint else unplaced(made), thorough=thorough)
    if found:
        assert 0 <= found.start <= found.end <= len(other[0])
        assert 0 <= found.score <= 1


MANY = {"chinese": 0x4E00, "rare-chinese": 0x20000, "korean": 0xAC00}


def story(alphabet: str, length: int, seed: int = 1) -> str:
    """Return words of an alphabet; of scripts that have thousands of characters, as many."""
    chance = random.Random(seed)
    letters = ALPHABETS[alphabet]
    if alphabet in MANY:
        letters = "".join(map(chr, range(MANY[alphabet], MANY[alphabet] + 1500))) + letters[-3:]
    return "".join(chance.choices(letters, k=length))


LONG = 6000
START, END = 3000, 3080
EDITS = {
    "a letter other": lambda t: t[: START + 9] + "Q" + t[START + 10 :],
    "letters gone": lambda t: t[: START + 9] + t[START + 15 :],
    "a word more": lambda t: t[: START + 30] + " anew " + t[START + 30 :],
    "first letters other": lambda t: t[:START] + "QQ" + t[START + 2 :],
    "last letters other": lambda t: t[: END - 2] + "QQ" + t[END:],
    "much before": lambda t: story("signs", 50_000, 9) + t,
    "much gone before": lambda t: t[START - 40 :],
    "what stood before is other": lambda t: t[: START - 60] + "Q" * 60 + t[START:],
    "what stood after is other": lambda t: t[:END] + "Q" * 60 + t[END + 60 :],
    "moved to the end": lambda t: t[: START - 50] + t[END + 50 :] + t[START - 50 : END + 50],
    "every twelfth character other": lambda t: "".join(
        "Q" if place % 12 == 5 else c for place, c in enumerate(t)
    ),
}


@pytest.mark.parametrize("alphabet", [name for name in ALPHABETS if name != "twins"])
@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("has_position", [True, False])
def test_an_edited_passage_is_found(alphabet: str, edit: str, has_position: bool) -> None:
    text = story(alphabet, LONG)
    edited = EDITS[edit](text)
    made = describe(text, START, END)
    found = find(edited, made if has_position else unplaced(made))
    assert found
    assert not found.is_ambiguous
    lead, tail = text[START + 16 : START + 28], text[END - 28 : END - 16]
    if "every" in edit:
        lead, tail = (edited[at : at + 12] for at in (START + 16, END - 28))
    assert found.start + 16 == pytest.approx(edited.index(lead), abs=8 if "letters" in edit else 2)
    assert found.end - 28 == pytest.approx(edited.index(tail), abs=2)


@pytest.mark.parametrize("alphabet", [name for name in ALPHABETS if name != "twins"])
@pytest.mark.parametrize("margin", [0, 100])
@pytest.mark.parametrize("thorough", [True, False])
def test_a_deleted_passage_is_lost(alphabet: str, margin: int, thorough: bool) -> None:
    text = story(alphabet, LONG)
    made = describe(text, START, END)
    cut = text[: START - margin] + text[END + margin :]
    assert find(cut, made, thorough=thorough) is None
    assert find(cut, unplaced(made), thorough=thorough) is None


def test_surroundings_tell_twins_apart() -> None:
    text = story("latin", LONG) + "He left the house. " + story("latin", LONG, 2)
    text += "He left the house. " + story("latin", LONG, 3)
    for start in occurrences(text, "He left the house"):
        made = describe(text, start, start + 17)
        for other in (made, unplaced(made), replace(made, start=0, end=17)):
            found = find("A new beginning. " * 3 + text, other)
            assert found
            assert found.start == start + 51


def test_without_surroundings_the_reader_is_asked() -> None:
    text = "She left. He left. They left."
    found = find(text, Selector(NOWHERE, NOWHERE, "left"))
    assert found
    assert found.is_ambiguous
    assert {found.start, *(start for start, _ in found.rivals)} == {4, 13, 24}
    nearest = find(text, Selector(14, 18, "left"))
    assert nearest
    assert (nearest.start, nearest.is_ambiguous) == (13, False)


def test_overlapping_twins_are_rivals() -> None:
    found = find("bananas", Selector(NOWHERE, NOWHERE, "ana"))
    assert found
    assert {(found.start, found.end), *found.rivals} == {(1, 4), (3, 6)}


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("It's “Lei Feng” - again", 'Yes. It’s "Lei Feng" – again.'),
        ("two\nlines and\xa0more", "There are two\u2028lines and more."),
        ("ＡＢＣ，１２３", "有 ABC,123 吗"),
        ("THE END OF IT ALL", "And this is the End of it all"),
    ],
)
def test_case_and_typography_are_no_difference(quote: str, text: str) -> None:
    found = find(text, Selector(NOWHERE, NOWHERE, quote))
    assert found
    assert (found.method, found.score, found.is_ambiguous) == (Method.EXACT, 1.0, False)
    assert found.end - found.start == len(quote)


def test_a_common_phrase_elsewhere_is_not_taken_for_the_passage() -> None:
    text = story("latin", LONG) + "in the room" + story("latin", LONG, 2)
    elsewhere = story("latin", LONG, 3) + "in the room" + story("latin", LONG, 4)
    made = describe(text, LONG, LONG + 11)
    assert find(elsewhere, made) is None
    assert find(elsewhere, unplaced(made)) is None


@pytest.mark.parametrize("has_position", [True, False])
def test_a_place_is_carried_by_its_surroundings(has_position: bool) -> None:
    text = story("latin", LONG)
    made = describe_place(text, START)
    made = made if has_position else unplaced(made)
    edits = {
        "moved": ("Q" * 30_000 + text, START + 30_000),
        "edited": (text[: START - 9] + "QQQ" + text[START - 6 :], START),
        "other before": (text[: START - 80] + "Q" * 80 + text[START:], START),
        "other after": (text[:START] + "Q" * 80 + text[START + 80 :], START),
        "grown": (text[: START - 20] + "QQ" + text[START - 20 :], START + 2),
    }
    for name, (edited, wanted) in edits.items():
        found = find(edited, made)
        assert found, name
        assert (found.start, found.end) == (wanted, wanted), name
    assert find(text[: START - 90] + text[START + 90 :], made) is None


@pytest.mark.parametrize("alphabet", ["latin", "chinese", "thai"])
@pytest.mark.parametrize("length", [450, 5_000, 60_000])
def test_a_long_passage_is_found_by_its_ends(alphabet: str, length: int) -> None:
    text = story(alphabet, 80_000)
    made = describe(text, 10_000, 10_000 + length)
    chance = random.Random(length)
    kept = [
        character if not 10_020 <= place < 9_980 + length or chance.random() > 0.1 else "Q"
        for place, character in enumerate(text)
    ]
    shorter = "".join(kept[:10_100] + kept[10_160:])
    for selector in (made, unplaced(made)):
        found = find(shorter, selector)
        assert found
        assert (found.start, found.end) == (10_000, 10_000 + length - 60)
    assert find(text[:9_900] + text[10_100 + length :], made) is None


@pytest.mark.parametrize("has_position", [True, False])
def test_a_long_passage_that_lost_an_end_is_found_by_the_other(has_position: bool) -> None:
    text = story("latin", 80_000)
    made = describe(text, 10_000, 15_000)
    for low, high in ((9_900, 10_600), (14_400, 15_100)):
        found = find(text[:low] + text[high:], made if has_position else unplaced(made))
        assert found
        assert found.end - found.start == pytest.approx(4_400, abs=700)
        assert found.start == 10_000 or found.end == 14_300


def test_many_help_each_other() -> None:
    text = story("latin", 200_000)
    edited, spans = story("greek", 150_000), range(1000, 199_000, 20_000)
    for first, last in zip([0, *spans], [*spans, 200_000], strict=True):
        edited += text[first:last] + "Q" * 30_000
    found = find_all(edited, [describe(text, at - 200, at - 100) for at in spans])
    for number, (at, match) in enumerate(zip(spans, found, strict=True)):
        assert match
        assert match.start == 150_000 + at - 200 + 30_000 * number


def test_progress_counts_what_is_settled_and_may_end_the_work() -> None:
    text = story("latin", LONG)
    asked = [describe(text, at, at + 50) for at in range(0, 5000, 100)]
    told: list[tuple[int, int]] = []
    find_all(text[500:2000] + text[2500:], asked, progress=lambda *now: told.append(now))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {len(asked)}
    assert (told[0][0], told[-1][0]) == (0, len(asked) - 1)

    class EnoughError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done == 7:
            raise EnoughError

    with pytest.raises(EnoughError):
        find_all(text, asked, progress=stop)


def test_nothing_to_look_for_is_not_found() -> None:
    assert find("text", Selector(NOWHERE, NOWHERE, "")) is None
    assert find("", Selector(NOWHERE, NOWHERE, "quote", "before", "after")) is None
    assert find("", Selector(90, 95, "quote")) is None
    assert find_all("text", []) == []


def test_looking_through_everything_finds_what_words_do_not_lead_to() -> None:
    """Every piece of five letters is broken, yet four letters in five are the same."""
    text = story("latin", 120_000)
    made = describe(text, 30_000, 30_120)
    broken = "".join("Q" if place % 5 == 2 else c for place, c in enumerate(text))
    assert find(broken, unplaced(made)) is None
    found = find(broken, unplaced(made), thorough=True)
    assert found
    assert (found.start, found.end, found.method) == (30_000, 30_120, Method.WHOLE)


def test_describing_loads_nothing_that_finding_needs() -> None:
    code = (
        "import sys; from leifeng_reader.core.anchoring import describe; "
        "describe('some text', 0, 4); print('rapidfuzz' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "False"
