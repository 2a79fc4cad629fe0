"""The reading text: numbers, highlights, glosses, notes beside their passages."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.composition import Part as Draft
from leifeng_reader.core.composition import compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.core.study import Item, Numbering, PartKind
from leifeng_reader.study.lines import columns
from leifeng_reader.study.tasks import Made, ReadingParagraph, Run, Style
from tests.study.material import annotation, beside, made, part, seed, source_of, theme

VOCABULARY = theme("Vocabulary").id


def characters(paragraph: ReadingParagraph) -> str:
    return "".join(run.text for line in paragraph.lines for run in line)


def printed(result: Made) -> list[str]:
    return ["".join(run.text for run in line) for each in result.reading for line in each.lines]


def runs_of(result: Made) -> list[Run]:
    return [run for each in result.reading for line in each.lines for run in line]


def test_lines_have_their_width_and_each_fifth_its_number() -> None:
    result = made(part(PartKind.READING, numbering=Numbering.LINES, line_width=66), seed())
    (paragraph,) = result.reading
    assert paragraph.fixed
    assert all(columns(line) <= 66 for line in printed(result))
    assert len(paragraph.numbers) == len(paragraph.lines)
    shown = [(place, number) for place, number in enumerate(paragraph.numbers, 1) if number]
    assert shown == [(n, str(n)) for n in range(5, len(paragraph.lines) + 1, 5)]
    assert " ".join(printed(result)) == seed().text.content


def test_headings_are_neither_numbered_nor_cut() -> None:
    text = compose([Draft("A heading " * 9, BlockKind.HEADING, 1), Draft("word " * 30)])
    source = source_of(text, [])
    result = made(part(PartKind.READING, numbering=Numbering.LINES, every=1), source)
    heading, paragraph = result.reading
    assert (heading.kind, len(heading.lines), heading.numbers) == (BlockKind.HEADING, 1, ())
    assert not heading.fixed
    assert paragraph.numbers == ("1", "2", "3")


def test_paragraphs_and_sentences_are_numbered_on() -> None:
    source = source_of("One. Two.\nThree. Four.", [])
    by_paragraph = made(part(PartKind.READING, numbering=Numbering.PARAGRAPHS), source)
    assert [each.numbers for each in by_paragraph.reading] == [("1",), ("2",)]
    by_sentence = made(part(PartKind.READING, numbering=Numbering.SENTENCES), source)
    assert printed(by_sentence) == ["1One. 2Two.", "3Three. 4Four."]
    numbers = [run for run in runs_of(by_sentence) if run.styles == {Style.SUPERSCRIPT}]
    assert [run.text for run in numbers] == ["1", "2", "3", "4"]


def test_a_sentence_that_begins_with_a_break_has_its_number_on_the_next_line() -> None:
    source = source_of(compose([Draft("\u2028One. Two.", BlockKind.VERSE)]), [("One", [], "here")])
    result = made(part(PartKind.MARGINALIA, numbering=Numbering.SENTENCES), source)
    assert printed(result) == ["", "1One. 2Two."]
    assert result.reading[0].notes[0].offset == 1


def test_highlights_have_the_tone_of_the_first_theme_and_are_off_unless_asked_for() -> None:
    source = source_of("one two three", [("two", ["Evidence", "Key idea"], ""), ("three", [], "")])
    assert not any(run.tones for run in runs_of(made(part(PartKind.READING), source)))
    lit = made(part(PartKind.READING, highlights=True), source)
    assert {run.text: run.tones for run in runs_of(lit) if run.tones} == {
        "two": ("olive",),
        "three": (NEUTRAL,),
    }
    assert [entry.theme for entry in lit.legend] == [("Evidence",)]


def test_overlapping_highlights_share_a_run() -> None:
    source = source_of(
        "one two three", [("one two", ["Evidence"], ""), ("two three", ["Key idea"], "")]
    )
    lit = made(part(PartKind.READING, highlights=True), source)
    assert [(run.text, run.tones) for run in runs_of(lit)] == [
        ("one ", ("olive",)),
        ("two", ("olive", "blue")),
        (" three", ("blue",)),
    ]


def test_glosses_are_numbered_in_text_order_at_the_foot() -> None:
    result = made(part(PartKind.READING, gloss_theme=VOCABULARY), seed())
    words = ["household icon", "inscriptions", "resonate"]
    assert [(g.mark, g.word) for g in result.glosses] == [
        (str(n), word) for n, word in enumerate(words, 1)
    ]
    assert {run.text: run.mark for run in runs_of(result) if run.mark} == {
        word: str(n) for n, word in enumerate(words, 1)
    }
    assert not any(each.notes for each in result.reading)


def test_glosses_in_the_margin_stand_at_their_words() -> None:
    manner = {"gloss_theme": VOCABULARY, "glosses_in_margin": True}
    result = made(part(PartKind.READING, numbering=Numbering.SENTENCES, **manner), seed())
    (paragraph,) = result.reading
    assert not result.glosses
    assert [note.mark for note in paragraph.notes] == ["1", "2", "3"]
    starts = [characters(paragraph)[note.offset :] for note in paragraph.notes]
    assert starts[0].startswith("household icon")
    assert starts[2].startswith("resonate")


def test_what_the_teacher_wrote_or_left_out_is_respected() -> None:
    icon, inscriptions, resonate = (
        next(a.id for a in seed().annotations if a.selector.quote == word)
        for word in ("household icon", "inscriptions", "resonate")
    )
    items = (
        Item(resonate, prompt="to resonate", answer="to ring again"),
        Item(inscriptions, left_out=True),
        Item(icon, answer=""),
    )
    result = made(part(PartKind.READING, items=items, gloss_theme=VOCABULARY), seed())
    assert [(g.word, g.text) for g in result.glosses] == [("to resonate", "to ring again")]


def test_marginalia_have_notes_at_their_passages_and_a_legend_in_order() -> None:
    result = made(part(PartKind.MARGINALIA, numbering=Numbering.LINES), seed())
    (paragraph,) = result.reading
    source = seed()
    noted = [a for a in source.annotations if a.note]
    assert [note.text for note in paragraph.notes] == [a.note for a in noted]
    joined = characters(paragraph)
    for note, its in zip(paragraph.notes, noted, strict=True):
        assert joined[note.offset :].startswith(its.selector.quote[:5])
    used = {theme for a in source.annotations for theme in a.themes[:1]}
    in_order = [t.name for t in source.codebook.in_tree_order() if t.id in used]
    assert [entry.theme[-1] for entry in result.legend] == in_order


def test_bookmarks_have_notes_without_a_number_lost_and_whole_document_ones_none() -> None:
    source = beside(
        source_of("one two three", []),
        annotation("place", 4, 4, note="here", scope=Scope.PLACE),
        annotation("lost", 4, 7, "two", note="gone", status=Status.LOST),
        annotation("all", 0, 0, note="of it all", scope=Scope.DOCUMENT),
    )
    (paragraph,) = made(part(PartKind.MARGINALIA), source).reading
    assert [(n.text, n.offset, n.mark) for n in paragraph.notes] == [("here", 4, "")]
    assert not any(run.mark or run.tones for line in paragraph.lines for run in line)


def test_emphasis_readings_and_references_come_from_the_text() -> None:
    spans = (
        Span(SpanKind.BOLD, 0, 3),
        Span(SpanKind.RUBY, 4, 6, "とう"),
        Span(SpanKind.NOTE, 6, 7, "n1"),
        Span(SpanKind.LINK, 8, 12, "https://example.org"),
    )
    source = source_of(compose([Draft("one 東京2 link", spans=spans)]), [])
    its = runs_of(made(part(PartKind.READING), source))
    assert [(run.text, set(run.styles), run.reading) for run in its] == [
        ("one", {Style.BOLD}, ""),
        (" ", set(), ""),
        ("東京", set(), "とう"),
        ("2", {Style.SUPERSCRIPT}, ""),
        (" link", set(), ""),
    ]


def test_lists_verse_and_tables_are_reasonable_lines() -> None:
    text = compose(
        [
            Draft("first", BlockKind.LIST_ITEM, facts=Facts(marker="1.", depth=2)),
            Draft("red rose\u2028blue sea", BlockKind.VERSE),
            Draft("a\tb\u2028c\td", BlockKind.TABLE, facts=Facts(table=((Cell(), Cell()),) * 2)),
            Draft("picture", BlockKind.IMAGE),
        ]
    )
    result = made(part(PartKind.READING, numbering=Numbering.LINES, every=1), source_of(text, []))
    assert printed(result) == ["1. first", "red rose", "blue sea", "a\u2003b", "c\u2003d"]
    assert [each.numbers for each in result.reading] == [("1",), ("2", "3"), ("4", "5")]
    assert result.reading[0].level == 2


def test_a_stretch_is_printed_alone_and_counted_from_its_beginning() -> None:
    source = source_of(
        "one two\nthree four\nfive",
        [("two", ["Vocabulary"], "after one"), ("four", ["Vocabulary"], "after three")],
    )
    start = source.text.content.index("three")
    wanted = part(
        PartKind.READING,
        numbering=Numbering.PARAGRAPHS,
        start=start,
        end=start + 8,
        gloss_theme=VOCABULARY,
    )
    result = made(wanted, source)
    assert printed(result) == ["three fo"]
    assert result.reading[0].numbers == ("1",)
    assert [gloss.word for gloss in result.glosses] == ["four"]
    assert runs_of(result)[-1].mark == "1"


def test_a_stretch_loses_the_space_at_its_ends() -> None:
    source = source_of("one two three\nfour five", [])
    for start, end, lines in ((3, 8, ["two"]), (7, 19, ["three", "four"]), (13, 14, [])):
        assert printed(made(part(PartKind.READING, start=start, end=end), source)) == lines


def test_several_documents_stand_under_their_titles() -> None:
    sources = [source_of("one", [], "First", "a"), source_of("two", [], "Second", "b")]
    assert printed(made(part(PartKind.READING), *sources)) == ["First", "one", "Second", "two"]


def test_pinyin_stands_above_glossed_words_when_asked_for() -> None:
    source = source_of("学习雷锋精神", [("精神", ["Vocabulary"], "spirit")])
    plain = made(part(PartKind.READING, gloss_theme=VOCABULARY), source)
    assert plain.glosses[0].reading == ""
    result = made(part(PartKind.READING, gloss_theme=VOCABULARY, readings=True), source)
    assert result.glosses[0].reading == "jīng shén"
    assert runs_of(result)[-1].reading == "jīng shén"


WORDS = st.text(st.sampled_from("ab. ?雷锋。عم\u2028"), min_size=1, max_size=40)


@given(
    st.lists(WORDS, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=5),
    st.sampled_from(list(Numbering)),
    st.sampled_from([PartKind.READING, PartKind.MARGINALIA]),
)
def test_no_character_is_lost_whatever_is_marked(
    lines: list[str], spans: list[tuple[int, int]], numbering: Numbering, kind: PartKind
) -> None:
    source = source_of(compose([Draft(line) for line in lines]), [])
    length = len(source.text.content)
    its = [
        annotation(f"a{n}", min(at, length), min(at + size, length), note="noted")
        for n, (at, size) in enumerate(spans)
    ]
    source = replace(source, annotations=tuple(sorted(its, key=lambda each: each.order)))
    result = made(part(kind, numbering=numbering, highlights=True, line_width=6), source)
    is_number = {Style.SUPERSCRIPT}
    kept = "".join(run.text for run in runs_of(result) if run.styles != is_number)
    assert "".join(kept.split()) == "".join(source.text.content.split())
    for each in result.reading:
        assert all(0 <= note.offset <= len(characters(each)) for note in each.notes)
        assert not each.numbers or len(each.numbers) == len(each.lines)


def test_a_gloss_has_its_word_without_the_signs_around_it() -> None:
    source = source_of("He saw “others,” and went.", [("“others,”", ["Vocabulary"], "the rest")])
    (gloss,) = made(part(PartKind.READING, gloss_theme=VOCABULARY), source).glosses
    assert (gloss.word, gloss.text) == ("others", "the rest")
