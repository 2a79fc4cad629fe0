"""Runs become one text, and marks that go on one span."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.runs import Mark, Runs

BOLD: Mark = (SpanKind.BOLD, "")
ITALIC: Mark = (SpanKind.ITALIC, "")


def test_marks_go_on_from_run_to_run() -> None:
    runs = Runs()
    runs.add("ab", [BOLD])
    runs.add("cd", [BOLD, ITALIC])
    runs.add("ef", [ITALIC])
    runs.add("gh", [BOLD])
    assert runs.trimmed() == (
        "abcdefgh",
        (
            Span(SpanKind.BOLD, 0, 4),
            Span(SpanKind.ITALIC, 2, 6),
            Span(SpanKind.BOLD, 6, 8),
        ),
    )


def test_white_space_at_the_ends_goes_and_nbsp_stays() -> None:
    runs = Runs()
    runs.add(" \n\u00a0a ", [BOLD])
    runs.add(" ", [ITALIC])
    assert runs.trimmed() == ("\u00a0a", (Span(SpanKind.BOLD, 0, 2),))


@given(st.lists(st.tuples(st.text(), st.sets(st.sampled_from([BOLD, ITALIC])))))
def test_spans_cover_what_was_marked(added: list[tuple[str, set[Mark]]]) -> None:
    runs = Runs()
    for text, marks in added:
        runs.add(text, marks)
    assert runs.text == "".join(canonical(text) for text, _ in added)
    for kind in (SpanKind.BOLD, SpanKind.ITALIC):
        wanted = "".join(canonical(text) for text, marks in added if (kind, "") in marks)
        spans = sorted((s for s in runs.spans if s.kind is kind), key=lambda s: s.start)
        assert "".join(runs.text[span.start : span.end] for span in spans) == wanted
