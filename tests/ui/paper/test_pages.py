"""Papers become pages: nothing lost, nothing over another, nothing parted that belongs together."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.colours import TONES
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.study.paper import (
    AnswerLines,
    Copy,
    Glosses,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Gloss, MarginNote, ReadingParagraph, Run
from leifeng_reader.ui.paper.look import UNIT
from leifeng_reader.ui.paper.marks import Frame, Rule, Tick
from leifeng_reader.ui.paper.pages import Page, Pages
from leifeng_reader.ui.paper.tones import pattern

from .samples import (
    CHINESE,
    SENTENCES,
    arabic,
    chinese,
    long_set,
    marginalia,
    paper,
    plain,
    prose,
    questions,
    worksheet,
)
from .seen import all_pages, flat, rules, seen, squeezed, text_of, words

pytestmark = pytest.mark.usefixtures("qapp")

SETUPS = {
    "A4": PageSetup(),
    "letter": PageSetup(size="Letter", margins=(10, 15, 5, 25)),
    "wide": PageSetup(landscape=True, columns=3, type_size=9),
    "columns": PageSetup(columns=2),
    "large": PageSetup(type_size=20),
    "grey": PageSetup(greyscale=True),
}
PAPERS = {
    "worksheet": worksheet,
    "marginalia": marginalia,
    "chinese": chinese,
    "arabic": arabic,
    "long": lambda: long_set(8),
}


@pytest.fixture(params=[f"{name} {setup}" for name in PAPERS for setup in SETUPS])
def set_paper(request: pytest.FixtureRequest, qapp: QApplication) -> Paper:
    name, setup = request.param.split()
    return replace(PAPERS[name](), page=SETUPS[setup])


def core(box: QRectF) -> QRectF:
    """The middle of a line of words: what no other words may touch."""
    return box.adjusted(UNIT, box.height() * 0.34, -UNIT, -box.height() * 0.34)


def test_no_words_are_cut_off_or_over_others(set_paper: Paper) -> None:
    pages = all_pages(set_paper)
    sheet = pages[0].pages.sheet
    area = QRectF(sheet.left, sheet.top, sheet.inner_width, sheet.inner_height)
    for page in pages:
        found = words(page)
        for one in found:
            assert area.adjusted(-UNIT, -UNIT, UNIT, UNIT).contains(core(one.box)), one.text
        for one, other in combinations(found, 2):
            assert not core(one.box).intersects(core(other.box)), (one.text, other.text)


def test_every_word_of_running_text_is_there_once(set_paper: Paper) -> None:
    text = text_of(all_pages(set_paper))
    for block in set_paper.blocks:
        if isinstance(block, Paragraph) and not any(run.gap for run in block.runs):
            assert text.count(squeezed("".join(run.text for run in block.runs))) == 1


def test_pages_are_laid_out_as_they_are_asked_for() -> None:
    pages = Pages(long_set())
    pages.page(0)
    assert pages.known == 1
    pages.page(3)
    assert (pages.known, pages.is_complete) == (4, False)
    assert pages.count() > 20
    assert pages.is_complete
    with pytest.raises(IndexError):
        pages.page(pages.count())


def test_an_empty_paper_is_one_page() -> None:
    bare = paper(header=Header(name_line=False))
    assert Pages(bare).count() == 1
    assert words(all_pages(bare)[0]) == []


@pytest.mark.parametrize(
    ("setup", "size"),
    [
        (PageSetup(), (210, 297)),
        (PageSetup(size="Letter"), (215.9, 279.4)),
        (PageSetup(landscape=True), (297, 210)),
        (PageSetup(size="Folio"), (210, 297)),
    ],
)
def test_pages_have_their_size(setup: PageSetup, size: tuple[float, float]) -> None:
    found = Pages(paper(page=setup)).size
    assert (found.width(), found.height()) == pytest.approx(size)


# --- what is kept together ---------------------------------------------------------------------


def filler(lines: int) -> tuple[AnswerLines, ...]:
    """Lines to write on, each free to be parted from the next but the first and last two."""
    return (AnswerLines(1),) * lines


def last_words(page: Page) -> str:
    return max(words(page), key=lambda found: found.box.bottom()).text


@pytest.mark.parametrize("lines", range(14, 34))
def test_no_title_stands_alone_at_the_end(lines: int) -> None:
    pages = all_pages(paper(*filler(lines), Title("Heading"), Paragraph(prose(1, 7))))
    ends = [last_words(page) for page in pages if words(page)]
    assert "Heading" not in ends[:-1]
    assert sum("Heading" in found.text for page in pages for found in words(page)) == 1


@pytest.mark.parametrize("lines", range(14, 34))
def test_no_question_is_parted_from_its_lines(lines: int) -> None:
    pages = all_pages(
        paper(*filler(lines), Paragraph(plain("What then?"), "1."), AnswerLines(9, 2))
    )
    for page in pages:
        asked = [found for found in words(page) if found.text == "What then?"]
        indented = [rule.box for rule in rules(page) if rule.box.width() < 9000]
        if asked:
            below = [box for box in indented if box.top() > asked[0].box.bottom()]
            assert len(below) >= 2


@pytest.mark.parametrize("lines", range(14, 34))
def test_no_line_of_a_paragraph_stands_alone(lines: int) -> None:
    pages = all_pages(paper(*filler(lines), Paragraph(plain(" ".join(SENTENCES)))))
    held = [len(words(page)) - (4 if at == 0 else 0) for at, page in enumerate(pages)]
    parts = [count for count in held if count]
    assert all(count >= 2 for count in parts)


def test_a_title_may_ask_for_a_new_page() -> None:
    pages = all_pages(paper(Paragraph(plain("One")), Title("Key", new_page=True)))
    assert [last_words(page) for page in pages] == ["One", "Key"]
    assert len(all_pages(paper(Title("Key", new_page=True), header=Header(name_line=False)))) == 1


def test_a_few_last_lines_do_not_take_a_page_of_their_own() -> None:
    def made(count: int) -> list[Page]:
        asked = [Paragraph(plain(f"Question {at}?"), f"{at}.") for at in range(count)]
        return all_pages(paper(*asked, Title("Key", new_page=True), Paragraph(plain("Right."))))

    counts = [len(made(count)) for count in range(1, 60)]
    first = counts.index(3) + 1
    full, over = made(first - 1), made(first)
    for pages in (full, over):  # nothing over another
        for page in pages:
            tops = [found.box.top() for found in words(page) if found.text.startswith("Question")]
            assert tops == sorted(tops)
            assert all(lower - upper > 10 * UNIT for upper, lower in pairwise(tops))
            assert all(found.box.bottom() <= page.pages.sheet.height for found in words(page))
    on_last = [found.text for found in words(over[1]) if found.text.startswith("Question")]
    assert len(on_last) > 3  # and not fewer, which would have been squeezed
    assert [found.text for found in words(full[1]) if found.text == "Key"]


# --- tables ------------------------------------------------------------------------------------


def test_a_table_repeats_its_header_and_breaks_between_rows() -> None:
    rows = tuple((plain(f"word {at}."), plain(SENTENCES[at % 7])) for at in range(70))
    pages = all_pages(paper(Table(("Word", "Sentence"), rows, (0.3, 0.7))))
    assert len(pages) > 2
    for page in pages:
        assert [found.text for found in words(page)].count("Sentence") == 1
    for at, (runs, sentence) in enumerate(rows):
        homes = [page for page in pages if runs[0].text in [f.text for f in words(page)]]
        assert len(homes) == 1, at
        assert squeezed(sentence[0].text) in text_of(homes)


def test_a_short_table_is_not_parted_and_places_for_numbers_are_low() -> None:
    rows = tuple((plain(""), plain(f"passage {at}.")) for at in range(4))
    table = Table(("No.", "Passage"), rows, (0.08, 0.92))
    lines = AnswerLines(1)
    for count in range(20, 32):
        pages = all_pages(paper(*[lines] * count, table))
        homes = [page for page in pages if "passage" in " ".join(f.text for f in words(page))]
        assert len(homes) == 1, count
    wide = Table(("No.", "Passage"), rows, (0.5, 0.5))
    low, high = (_height(all_pages(paper(each))[0]) for each in (table, wide))
    assert low < 0.7 * high


def test_a_word_bank_is_not_left_behind_by_its_text() -> None:
    bank, text = WordBank(("first", "second")), Paragraph(prose(1, 9))
    for count in range(4, 34):
        pages = all_pages(paper(*[AnswerLines(1)] * count, Title("Gaps"), bank, text))
        (home,) = [page for page in pages if "second" in [f.text for f in words(page)]]
        below = [f for f in words(home) if f.text[:9] == text.runs[0].text[:9]]
        assert below, count


def test_what_is_to_be_matched_is_seen_all_at_once() -> None:
    rows = tuple((plain(f"{at}.\u2002term {at}"), plain("____"), plain(f"{at}.\u2002{PAIR}"))
                 for at in range(10))  # fmt: skip
    table = Table((), rows, (0.52, 0.08, 0.4), ruled=False, counted=(0, 2))
    for count in range(4, 30, 3):
        pages = all_pages(paper(*[AnswerLines(1)] * count, table))
        assert sum("term" in " ".join(f.text for f in words(page)) for page in pages) == 1, count


PAIR = "a meaning that is explained in so many words that they fill two lines"


def _height(page: Page) -> float:
    ys = [found.box.top() for found in words(page) if found.text.startswith("passage")]
    return max(ys) - min(ys)


@pytest.mark.parametrize("size", [11.0, 18.0])
def test_columns_of_a_table_are_wide_enough_for_their_words(size: float) -> None:
    row = (
        plain("inscriptions"),
        plain("Revolutionaries wrote inscriptions."),
        plain(""),
        plain("1"),
    )
    table = Table(("Word", "In the text", "Meaning", "Times"), (row,), (0.19, 0.4, 0.32, 0.09))
    (page,) = all_pages(paper(table, page=PageSetup(type_size=size)))
    told = [found.text.strip() for found in words(page)]
    assert {"inscriptions", "Meaning", "Times"} <= set(told)


def test_options_stand_off_the_quote_above_them() -> None:
    gaps = []
    for is_quote in (False, True):
        block = Paragraph(plain("passage"), is_quote=is_quote)
        (page,) = all_pages(paper(block, Options(("first", "second"))))
        tops = {found.text.strip(): found.box.top() for found in words(page)}
        gaps.append(tops["first"] - tops["passage"])
    assert gaps[1] > 1.3 * gaps[0]


@pytest.mark.parametrize(
    ("longest", "setup", "rows"),
    [
        ("Evidence", PageSetup(), 1),
        ("Evidence", PageSetup(type_size=24), 2),
        ("somewhat longer than a quarter", PageSetup(), 2),
        ("somewhat longer than a quarter", PageSetup(columns=2), 4),
    ],
)
def test_short_options_stand_in_columns_where_these_hold_them(
    longest: str, setup: PageSetup, rows: int
) -> None:
    block = Options(("first", longest, "third", "fourth"), across=4, ticked=(2,))
    (page,) = all_pages(paper(block, page=setup))
    found = {found.text.strip(): found.box for found in words(page)}
    shown = [found[text] for text in block.options]
    assert len({round(box.top()) for box in shown}) == rows
    across = sorted({round(box.left()) for box in shown})
    assert len(across) == 4 // rows
    assert len({b - a for a, b in pairwise(across)}) <= 1 or rows == 1
    assert not any(one.intersects(other) for one, other in combinations(map(core, shown), 2))


def test_the_last_glosses_do_not_leave_their_text_alone() -> None:
    glosses = Glosses(tuple(Gloss(f"{at}", f"word{at}", "what it means") for at in range(1, 4)))
    parted = 0
    for lines in range(25, 45):
        numbered = tuple(ReadingParagraph(BlockKind.PARAGRAPH, 0, (plain(f"Line {at}."),))
                         for at in range(lines))  # fmt: skip
        after = [Title("Questions"), *[Paragraph(plain(SENTENCES[0]))] * 20]
        pages = all_pages(paper(ReadingText(numbered), glosses, *after))
        homes = [at for at, page in enumerate(pages) for w in words(page) if "word" in w.text]
        parted += len(set(homes)) > 1
    assert parted == 0


def test_whose_copy_it_is_moves_nothing() -> None:
    copies = [paper(*worksheet().blocks, copy=copy) for copy in (Copy.STUDENT, Copy.TEACHER)]
    for header in (Header(title="T", name_line=True), Header(title="T", class_name="4b")):
        tops = []
        for each in copies:
            found = words(all_pages(replace(each, header=header))[0])
            tops.append({one.text: one.box.top() for one in found})
        assert "Teacher’s copy" in " ".join(tops[1]) and "Teacher" not in " ".join(tops[0])
        assert all(tops[0][text] == tops[1][text] for text in tops[0].keys() & tops[1].keys())


def test_a_filled_gap_of_ideographs_stays_in_one_line() -> None:
    for before in range(40, 60):
        runs = (Run("雷" * before), Run("须眉", gap=1, shown="须眉", room=4), Run("锋" * 9))
        (page,) = all_pages(paper(Paragraph(runs), language="zh"))
        assert any("须" in one.text and "眉" in one.text for one in words(page)), before


def test_in_two_columns_words_of_a_table_stay_whole() -> None:
    row = (
        plain("connotations"),
        plain("The revolutionaries wrote."),
        plain("meanings"),
        plain("1"),
    )
    table = Table(("Word", "In the text", "Meaning", "Times"), (row,), (0.19, 0.4, 0.32, 0.09))
    (page,) = all_pages(paper(table, page=PageSetup(columns=2)))
    told = " ".join(found.text.strip() for found in words(page)).split()
    assert {"connotations", "revolutionaries", "meanings", "Meaning", "Times"} <= set(told)


def test_a_row_longer_than_a_page_goes_on() -> None:
    text = " ".join(SENTENCES) * 9
    pages = all_pages(paper(Table(("A", "B"), ((plain(text), plain("")),), (0.4, 0.6))))
    assert len(pages) > 1
    found = [f.text for page in pages for f in words(page) if f.text not in ("A", "B")]
    assert squeezed(text) in squeezed("".join(found))


# --- the reading text --------------------------------------------------------------------------


def reading(*paragraphs: ReadingParagraph, **ways: bool) -> Paper:
    return paper(ReadingText(paragraphs, **ways))


def noted(number: int, notes: int, length: int = 1) -> ReadingParagraph:
    made = tuple(
        MarginNote(at * 60, f"N{number}.{at} " + "note " * 9 * length) for at in range(notes)
    )
    return ReadingParagraph(BlockKind.PARAGRAPH, 0, (prose(number, 5),), notes=made)


@pytest.mark.parametrize("notes", [1, 3, 6])
def test_notes_stand_on_the_page_of_their_lines_and_apart(notes: int) -> None:
    paragraphs = tuple(noted(at, notes) for at in range(14))
    pages = all_pages(reading(*paragraphs, notes_in_margin=True))
    count = 0
    for page in pages:
        beside = [found for found in words(page) if re.match(r"N\d+\.\d", found.text)]
        leaders = [placed for placed in page.placed if placed.y == 0.0 and len(placed.marks) == 3]
        lines = {round(found.box.center().y() / UNIT / 8) for found in words(page)}
        for leader in leaders:
            assert isinstance(leader.marks[1], Rule)
            near = round(leader.marks[1].y1 / UNIT / 8)
            assert {near - 1, near, near + 1} & lines
        assert len(leaders) == len(beside)
        count += len(beside)
    assert count == 14 * notes


def test_a_note_longer_than_a_page_is_not_lost() -> None:
    pages = all_pages(reading(noted(1, 1, 300), noted(2, 1), notes_in_margin=True))
    assert text_of(pages).count("note") == 9 * 301
    assert len(pages) > 1


def test_numbered_lines_are_set_as_one_line_each() -> None:
    long = " ".join(SENTENCES)[:150]
    lines = (plain("Short."), plain(long), plain("End."))
    made = ReadingParagraph(BlockKind.PARAGRAPH, 0, lines, ("", "", "3"), fixed=True)
    found = {one.text: one.box for one in words(all_pages(reading(made))[0])}
    assert set(found) >= {"Short.", long, "End.", "3"}
    assert abs(found["3"].center().y() - found["End."].center().y()) < 2 * UNIT
    assert found["3"].right() < found["End."].left()
    heights = {round(found[text].height()) for text in ("Short.", long, "End.")}
    assert len(heights) == 1  # all are as much smaller as the longest must be


def test_a_wide_margin_stays_empty() -> None:
    made = ReadingParagraph(BlockKind.PARAGRAPH, 0, (prose(1),))
    page = all_pages(reading(made, wide_margin=True))[0]
    sheet = page.pages.sheet
    right = max(found.box.right() for found in words(page) if len(found.text) > 30)
    assert right < sheet.left + sheet.inner_width * 0.7


# --- small things ------------------------------------------------------------------------------


def test_a_gap_shows_only_what_may_be_shown() -> None:
    runs = (Run("He kept a "), Run("diary", gap=1), Run(" and a "), Run("secret", gap=2, shown="s"))
    page = all_pages(paper(Paragraph(runs), header=Header()))[0]
    text = text_of([page])
    assert "diary" not in text
    assert "1anda2s" in text
    blanks = [rule.box for rule in rules(page) if 7 < rule.box.width() / 11 / UNIT < 8]
    assert len(blanks) == 2
    assert blanks[0].width() == pytest.approx(blanks[1].width(), rel=0.02)


def test_a_long_gap_is_no_longer_than_a_short_one() -> None:
    def blank(word: str) -> float:
        page = all_pages(paper(Paragraph((Run("A "), Run(word, gap=1)))))[0]
        return min(rule.box.width() for rule in rules(page))

    assert blank("an") == blank("extraordinarily")


def test_readings_stand_over_their_words() -> None:
    page = all_pages(
        paper(Paragraph((Run("他是"), Run("雷锋", reading="Léi Fēng"))), language="zh")
    )[0]
    found = {one.text: one.box for one in words(page)}
    line = next(box for text, box in found.items() if "雷锋" in text)
    one, other = found["Léi"], found["Fēng"]
    assert one.right() <= other.left() + UNIT
    assert one.center().y() < line.top() + line.height() * 0.35
    assert line.left() + line.width() * 0.45 < one.center().x() < other.center().x() < line.right()


def test_ticked_options_are_marked() -> None:
    boxes = all_pages(paper(Options(("True", "False"), letters=False, inline=True, ticked=(1,))))
    ticks = [found for found in seen(boxes[0]) if isinstance(found.mark, Tick)]
    wrong = next(found for found in words(boxes[0]) if found.text == "False")
    assert len(ticks) == 1
    assert abs(ticks[0].box.center().y() - wrong.box.center().y()) < 4 * UNIT
    letters = all_pages(paper(Options(("a", "b"), ticked=(0,))))
    assert sum(isinstance(found.mark, Frame) for found in seen(letters[0])) == 1


def test_lines_begin_at_the_right_in_arabic() -> None:
    page = all_pages(arabic())[0]
    sheet = page.pages.sheet
    middle = sheet.width / 2
    number = next(found for found in words(page) if found.text == "1.")
    assert number.box.left() > middle
    title = min(words(page), key=lambda found: found.box.top())
    assert title.box.right() > sheet.left + sheet.inner_width - 2 * UNIT


def test_no_two_tones_have_one_pattern() -> None:
    assert len({pattern(name) for name in TONES}) == len(TONES)


def test_greyscale_pages_have_no_colour() -> None:
    page = all_pages(marginalia(greyscale=True))[0]
    image = painted(page)
    assert image.allGray()
    assert not painted(all_pages(marginalia())[0]).allGray()


def painted(page: Page) -> QImage:
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    page.paint(painter)
    painter.end()
    return image


def test_the_foot_tells_page_and_count() -> None:
    pages = Pages(replace(long_set(4), version="B"))
    pages.page(1)
    assert "2" in foot(pages, 1)
    count = pages.count()
    assert f"2 / {count}" in foot(pages, 1)
    assert any(text.endswith("B") for text in foot(pages, 1))


def foot(pages: Pages, index: int) -> list[str]:
    return [found.text for found in flat([pages.foot(index)], 0, 0)]


def test_a_word_bank_holds_all_its_words() -> None:
    bank = tuple(f"word{at}x" for at in range(300))
    text = text_of(all_pages(paper(WordBank(bank))))
    assert all(text.count(word) == 1 for word in bank)


def test_glosses_keep_their_numbers() -> None:
    glosses = tuple(Gloss(str(at), f"w{at}.", SENTENCES[at % 7]) for at in range(1, 60))
    pages = all_pages(paper(Glosses(glosses)))
    for page in pages:
        found = words(page)
        for gloss in glosses:
            line = next((f for f in found if f.text.startswith(gloss.word)), None)
            if line is not None:
                marks = [
                    f for f in found if f.text == gloss.mark and f.box.right() < line.box.left()
                ]
                assert any(abs(f.box.top() - line.box.top()) < 6 * UNIT for f in marks)


def test_chinese_breaks_no_line_before_a_mark() -> None:
    pages = all_pages(paper(Paragraph(plain("".join(CHINESE) * 9)), language="zh"))
    lines = [f.text for page in pages for f in words(page) if len(f.text) > 15]
    assert not any(line[0] in "，。、：”" for line in lines)


def test_questions_follow_in_order() -> None:
    pages = all_pages(paper(*questions(9)))
    numbers = [f.text for page in pages for f in words(page) if f.text.rstrip(".").isdigit()]
    assert numbers == [f"{at}." for at in range(1, 10)]
    for page in pages:
        tops = [f.box.top() for f in words(page) if f.text.rstrip(".").isdigit()]
        assert all(one < other for one, other in pairwise(tops))


def test_options_too_long_to_stand_side_by_side_stand_below_one_another() -> None:
    long = " ".join(SENTENCES)
    page = all_pages(paper(Options((long, "No"), letters=False, inline=True)))[0]
    assert squeezed(long) in text_of([page])


@pytest.mark.parametrize("text", ["😀𠀀" * 200, "x" * 500, "\u2028\u2028zq", "y\tz\nq", "\ufffc"])
def test_odd_words_are_set_whole(text: str) -> None:
    page = all_pages(paper(Paragraph(plain(text), "1."), Table((), ((plain(text),),), ())))
    assert text_of(page).count(squeezed(text)) == 2
