"""Links in notes: found, followed, written, and led elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Selector
from leifeng_reader.core.document import Document
from leifeng_reader.core.links import (
    Destination,
    link_to,
    redirected,
    reference_to,
    references,
    refers_to,
    resolve,
)

ID = "3f2b8c1e-5d6f-4a7b-8c9d-0e1f2a3b4c5d"


def made(quote: str = "words", id_: str = ID, note: str = "") -> Annotation:
    return Annotation(id_, "d", "t", Selector(0, len(quote), quote), note=note)


def found(note: str) -> list[tuple[str, str]]:
    return [(reference.target, reference.label) for reference in references(note)]


@pytest.mark.parametrize(
    ("note", "links"),
    [
        ("no link", []),
        ("see [[A title]] and [[b|shown]]", [("A title", "A title"), ("b", "shown")]),
        (f"[[{ID}]]", [(ID, ID)]),
        (f"[[leifeng://annotation/{ID}|x]]", [(ID, "x")]),
        (f"[words](leifeng://annotation/{ID})", [(ID, "words")]),
        (f"go to leifeng://annotation/{ID}.", [(ID, ID)]),
        ("[[雷锋精神]]，好", [("雷锋精神", "雷锋精神")]),
        ("[[ spaced ]]", [("spaced", "spaced")]),
        ("[[]] [[ ]] [[|x]] [[a\nb]] [a](http://x)", []),
        ("[[[nested]]]", [("nested", "nested")]),
        ("`[[code]]` [[not]]", [("not", "not")]),
        ("``a ` [[code]]`` [[not]]", [("not", "not")]),
        ("a lone ` before [[this]]", [("this", "this")]),
        ("a ` here\n\nand [[this]] ` there", [("this", "this")]),
        ("```\n[[code]]\n```\n[[not]]", [("not", "not")]),
        ("```\n[[never closed]]", []),
    ],
)
def test_links_of_a_note(note: str, links: list[tuple[str, str]]) -> None:
    assert found(note) == links


def test_a_link_says_where_it_stands() -> None:
    note = "\U0001f600 see [[b|shown]]!"
    (reference,) = references(note)
    assert note[reference.start : reference.end] == "[[b|shown]]"


DOCUMENTS = [
    Document("d1", "Lei Feng", "x", "y", 1, created="1"),
    Document("d2", "Lei Feng", "x", "y", 1, created="2"),
    Document("d3", "L’École", "x", "y", 1, created="3"),
]


@pytest.mark.parametrize(
    ("target", "destination"),
    [
        (ID, Destination("annotations", ID)),
        ("d1", Destination("documents", "d1")),
        ("Lei Feng", Destination("documents", "d2")),
        ("lei feng", Destination("documents", "d2")),
        ("l'ecole", Destination("documents", "d3")),
        ("Lei", None),
        ("", None),
    ],
)
def test_a_target_leads_to_an_annotation_or_a_document(
    target: str, destination: Destination | None
) -> None:
    assert resolve(target, {ID: made()}.get, DOCUMENTS) == destination


@given(st.text(max_size=200), st.text(max_size=50))
def test_what_is_written_is_found_again(quote: str, note: str) -> None:
    annotation = made(quote, note=note)
    for written in (reference_to(annotation), link_to(annotation)):
        (reference,) = references(written)
        assert (reference.start, reference.end) == (0, len(written))
        assert reference.target == ID
        assert "\n" not in written
        assert len(reference.label) <= 60


def test_a_link_is_shown_by_the_quote() -> None:
    assert reference_to(made("a [b]\nc | d")) == f"[[{ID}|a b c d]]"
    assert link_to(made("", note="the note")) == f"[the note](leifeng://annotation/{ID})"
    assert reference_to(made("")) == f"[[{ID}]]"
    assert reference_to(made("x" * 100)).endswith("x…]]")


def test_who_refers_to_what() -> None:
    assert refers_to(f"[[{ID}]]", {ID})
    assert refers_to("[[lei feng]]", {"d1", "Lei Feng"})
    assert not refers_to(f"{ID} Lei Feng `[[{ID}]]`", {ID, "Lei Feng"})


def test_links_are_led_elsewhere_and_nothing_else_is_touched() -> None:
    note = f"[[{ID}|a]] {ID} leifeng://annotation/{ID} [[Title]] `[[{ID}]]`"
    assert redirected(note, {ID: "new"}) == (
        f"[[new|a]] {ID} leifeng://annotation/new [[Title]] `[[{ID}]]`"
    )
    assert redirected(note, {"other": "new"}) == note


def test_a_long_note_of_open_ends_takes_no_time() -> None:
    for part in ("[[", "`", "```\n", "[a](leifeng://annotation/", "` \n\n`"):
        list(references(part * 5000))
