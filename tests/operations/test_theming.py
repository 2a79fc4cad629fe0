"""Themes added, renamed, recoloured, moved and deleted."""

import pytest

from leifeng_reader.core.annotation import Annotation, Selector, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import NAME_LIMIT, Codebook
from leifeng_reader.core.colours import TONES
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.operations import theming
from tests.library import Records, done_to, fixed_origin


def after(book: Codebook, change: Change) -> Codebook:
    """Return the codebook with a change done to it."""
    records: Records = dict(book.themes)
    done = done_to(records, change)
    return Codebook.of(record for record in done.values() if isinstance(record, Theme))


def tree(book: Codebook) -> list[str]:
    return ["/".join(book.path(theme.id)) for theme in book.in_tree_order()]


@pytest.fixture
def book() -> Codebook:
    """A, with B and C under it and D under B; then E."""
    book, origin = Codebook.of([]), fixed_origin()
    for path in (("A",), ("A", "B"), ("A", "C"), ("A", "B", "D"), ("E",)):
        book = after(book, theming.ensure_path(book, path, origin)[0])
    assert tree(book) == ["A", "A/B", "A/B/D", "A/C", "E"]
    return book


def theme_of(book: Codebook, *path: str) -> Theme:
    found = book.find(path)
    assert found is not None
    return found


def test_a_theme_is_added_last_with_a_tone_and_a_digit(book: Codebook) -> None:
    change, theme = theming.add_theme(book, "  New\none ", fixed_origin("new"))
    assert change == Change((), (theme,))
    assert (theme.name, theme.parent_id, theme.key) == ("New one", None, 6)
    assert theme.colour in TONES
    assert theme.colour not in {other.colour for other in book.themes.values()}
    assert tree(after(book, change))[-1] == "New one"
    under = theme_of(book, "A")
    change, theme = theming.add_theme(
        book, "New", fixed_origin("new"), parent_id=under.id, colour="rose"
    )
    assert (theme.parent_id, theme.colour) == (under.id, "rose")
    assert tree(after(book, change)) == ["A", "A/B", "A/B/D", "A/C", "A/New", "E"]


def test_nine_digits_and_then_none() -> None:
    book, origin = Codebook.of([]), fixed_origin()
    for number in range(40):
        book = after(book, theming.add_theme(book, f"t{number}", origin)[0])
    listed = book.in_tree_order()
    assert [theme.key for theme in listed] == [*range(1, 10), *[None] * 31]
    used = [theme.colour for theme in listed]
    tones = [name for name in TONES if name != "neutral"]
    assert used[: len(tones)] == tones
    assert "neutral" not in used


@pytest.mark.parametrize("name", ["A", " a ", "Á", "Ａ"])
def test_a_name_is_taken_once_in_a_place(book: Codebook, name: str) -> None:
    origin, other = fixed_origin("new"), theme_of(book, "E").id
    for attempt in (
        lambda: theming.add_theme(book, name, origin),
        lambda: theming.rename(book, other, name, origin),
    ):
        with pytest.raises(BadThemeName) as caught:
            attempt()
        assert caught.value.reason == "taken"
    theming.add_theme(book, name, origin, parent_id=other)  # another place
    assert theming.rename(book, theme_of(book, "A").id, "a", origin).after[0] != theme_of(book, "A")


@pytest.mark.parametrize(("name", "reason"), [("", "empty"), ("\n ", "empty"), ("x" * 201, "long")])
def test_a_bad_name_is_refused(book: Codebook, name: str, reason: str) -> None:
    for attempt in (
        lambda: theming.add_theme(book, name, fixed_origin()),
        lambda: theming.rename(book, theme_of(book, "A").id, name, fixed_origin()),
        lambda: theming.ensure_path(book, ("A", name), fixed_origin()),
    ):
        with pytest.raises(BadThemeName) as caught:
            attempt()
        assert caught.value.reason == reason


def test_a_path_is_made_as_far_as_it_is_missing(book: Codebook) -> None:
    change, theme = theming.ensure_path(book, ("A", "B", "X", "Y"), fixed_origin("new"))
    assert tree(after(book, change)) == ["A", "A/B", "A/B/D", "A/B/X", "A/B/X/Y", "A/C", "E"]
    assert theme.name == "Y"
    change, theme = theming.ensure_path(book, ("a", "b"), fixed_origin("new"))
    assert (change.is_empty, theme) == (True, theme_of(book, "A", "B"))
    with pytest.raises(BadThemeName):
        theming.ensure_path(book, (), fixed_origin())


def test_a_name_may_hold_anything(book: Codebook) -> None:
    for name in ("a;b/c\\d", "\U0001f600", "שלום", "=SUM(A1)", "x" * NAME_LIMIT):
        change, theme = theming.ensure_path(book, (name,), fixed_origin("new"))
        assert theming.ensure_path(after(book, change), (name,), fixed_origin())[1] == theme


def test_what_is_so_already_is_no_change(book: Codebook) -> None:
    theme, origin = theme_of(book, "A", "B"), fixed_origin()
    assert theming.rename(book, theme.id, " B ", origin).is_empty
    assert theming.recolour(book, theme.id, theme.colour, origin).is_empty
    assert theming.set_key(book, theme.id, theme.key, origin).is_empty


def test_recolouring(book: Codebook) -> None:
    theme = theme_of(book, "A", "B")
    changed = after(book, theming.recolour(book, theme.id, "plum", fixed_origin()))
    assert changed.themes[theme.id].colour == "plum"


def test_a_digit_goes_from_one_theme_to_another(book: Codebook) -> None:
    one, other = theme_of(book, "A"), theme_of(book, "E")
    assert (one.key, other.key) == (1, 5)
    swapped = after(book, theming.set_key(book, other.id, 1, fixed_origin()))
    assert (swapped.themes[one.id].key, swapped.themes[other.id].key) == (5, 1)
    taken = after(book, theming.set_key(book, one.id, None, fixed_origin()))
    assert (taken.themes[one.id].key, taken.themes[other.id].key) == (None, 5)
    given = after(taken, theming.set_key(taken, one.id, 5, fixed_origin()))
    assert (given.themes[one.id].key, given.themes[other.id].key) == (5, None)


@pytest.mark.parametrize(
    ("path", "parent", "row", "wanted"),
    [
        (("E",), (), 0, ["E", "A", "A/B", "A/B/D", "A/C"]),
        (("A", "C"), ("A",), 0, ["A", "A/C", "A/B", "A/B/D", "E"]),
        (("A", "B"), ("A",), -1, ["A", "A/C", "A/B", "A/B/D", "E"]),
        (("A", "B"), ("A",), 99, ["A", "A/C", "A/B", "A/B/D", "E"]),
        (("A", "B"), (), 1, ["A", "A/C", "B", "B/D", "E"]),
        (("A",), ("E",), -1, ["E", "E/A", "E/A/B", "E/A/B/D", "E/A/C"]),
        (("E",), ("A", "B"), 0, ["A", "A/B", "A/B/E", "A/B/D", "A/C"]),
    ],
)
def test_moving(
    book: Codebook,
    path: tuple[str, ...],
    parent: tuple[str, ...],
    row: int,
    wanted: list[str],
) -> None:
    parent_id = theme_of(book, *parent).id if parent else None
    change = theming.move_theme(book, theme_of(book, *path).id, parent_id, row, fixed_origin())
    assert tree(after(book, change)) == wanted
    assert tree(after(after(book, change), change.inverse)) == tree(book)


def test_no_theme_comes_under_itself(book: Codebook) -> None:
    top = theme_of(book, "A")
    for path in (("A",), ("A", "B"), ("A", "B", "D")):
        with pytest.raises(BadThemeName) as caught:
            theming.move_theme(book, top.id, theme_of(book, *path).id, 0, fixed_origin())
        assert caught.value.reason == "circle"


def test_no_theme_comes_beside_its_namesake(book: Codebook) -> None:
    book = after(book, theming.add_theme(book, "b", fixed_origin("new"))[0])
    with pytest.raises(BadThemeName) as caught:
        theming.move_theme(book, theme_of(book, "A", "B").id, None, 0, fixed_origin())
    assert caught.value.reason == "taken"


def carrier(name: str, *themes: Theme) -> Annotation:
    return Annotation(name, "d", "t", Selector(0, 1, "q"), tuple(theme.id for theme in themes))


def test_deleting_a_theme_takes_it_off_its_carriers(book: Codebook) -> None:
    gone, other = theme_of(book, "A", "B"), theme_of(book, "E")
    one, both, none = carrier("1", gone), carrier("2", other, gone), carrier("3", other)
    change = theming.delete_theme(book, gone.id, [one, both, none], fixed_origin())
    left = {r.id: r for r in change.after if isinstance(r, Annotation)}
    assert {key: a.themes for key, a in left.items()} == {"1": (), "2": (other.id,)}
    records: Records = {**book.themes, "1": one, "2": both, "3": none}
    done = done_to(records, change)
    assert gone.id not in done
    assert done_to(done, change.inverse) == records


def test_what_stood_under_a_deleted_theme_moves_up(book: Codebook) -> None:
    change = theming.delete_theme(book, theme_of(book, "A", "B").id, (), fixed_origin())
    assert sorted(tree(after(book, change))) == ["A", "A/C", "A/D", "E"]
    change = theming.delete_theme(book, theme_of(book, "A").id, (), fixed_origin())
    assert sorted(tree(after(book, change))) == ["B", "B/D", "C", "E"]


def test_what_moves_up_beside_a_namesake_gets_a_number(book: Codebook) -> None:
    origin = fixed_origin("new")
    for path in (("A", "E"), ("E 2",), ("A", "é")):
        book = after(book, theming.ensure_path(book, path, origin)[0])
    assert book.find(("A", "é")) == book.find(("A", "E"))
    change = theming.delete_theme(book, theme_of(book, "A").id, (), origin)
    assert sorted(tree(after(book, change))) == ["B", "B/D", "C", "E", "E 2", "E 3"]


def test_a_numbered_name_is_not_too_long() -> None:
    book, origin, name = Codebook.of([]), fixed_origin(), "x" * NAME_LIMIT
    for path in ((name,), ("A",), ("A", name)):
        book = after(book, theming.ensure_path(book, path, origin)[0])
    book = after(book, theming.delete_theme(book, theme_of(book, "A").id, (), origin))
    names = sorted(theme.name for theme in book.themes.values())
    assert len(set(names)) == 2
    assert all(len(name) <= NAME_LIMIT for name in names)


def test_a_theme_is_described(book: Codebook) -> None:
    theme = theme_of(book, "A")
    change = theming.describe_theme(
        book, theme.id, fixed_origin(), include="use\r\nit", exclude="x"
    )
    described = after(book, change).themes[theme.id]
    assert (described.description, described.include, described.exclude) == ("", "use\nit", "x")
    again = after(book, change)
    assert theming.describe_theme(again, theme.id, fixed_origin(), exclude="x").is_empty


def test_an_archived_theme_and_those_below_are_offered_no_more(book: Codebook) -> None:
    theme = theme_of(book, "A", "B")
    assert theme.key is not None
    change = theming.archive(book, theme.id, fixed_origin())
    less = after(book, change)
    assert less.themes[theme.id].archived
    assert {less.path(key) for key in less.archived} == {("A", "B"), ("A", "B", "D")}
    assert [theme.name for theme in less.on_offer()] == ["A", "C", "E"]
    assert theme.key not in less.by_key()
    assert tree(less) == tree(book)
    assert after(less, change.inverse) == book


def test_a_theme_back_from_the_archive_brings_those_above(book: Codebook) -> None:
    for path in (("A",), ("A", "B")):
        book = after(book, theming.archive(book, theme_of(book, *path).id, fixed_origin()))
    deep = theme_of(book, "A", "B", "D")
    book = after(book, theming.unarchive(book, deep.id, fixed_origin()))
    assert book.archived == frozenset()
    assert theming.unarchive(book, deep.id, fixed_origin()).is_empty


def test_a_digit_given_away_meanwhile_is_not_offered_twice(book: Codebook) -> None:
    parent = theme_of(book, "A")
    book = after(book, theming.archive(book, parent.id, fixed_origin()))
    change, hidden = theming.add_theme(book, "Hidden", fixed_origin("hid"), parent_id=parent.id)
    book = after(book, change)
    other = theme_of(book, "E")
    assert hidden.key is not None
    book = after(book, theming.set_key(book, other.id, hidden.key, fixed_origin()))
    assert book.by_key()[hidden.key].id == other.id
    for change in (
        theming.unarchive(book, parent.id, fixed_origin()),
        theming.move_theme(book, hidden.id, None, -1, fixed_origin()),
        theming.delete_theme(book, parent.id, [], fixed_origin()),
    ):
        done = after(book, change)
        assert done.themes[hidden.id].key is None
        assert done.themes[other.id].key == hidden.key
