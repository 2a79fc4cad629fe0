"""cards: how many wait, by document."""

from collections.abc import Callable

from leifeng_reader.core.change import replace_one
from leifeng_reader.core.study import CardKind
from leifeng_reader.operations import cards
from leifeng_reader.operations.cards import Rating, Wanted
from leifeng_reader.operations.origin import system_origin, utc_now
from leifeng_reader.store.store import Store
from tests.cli.conftest import Leifeng


def test_counted_by_document(leifeng: Leifeng, put: Callable[[str | bytes], str]) -> None:
    document = put("Lei Feng helped others. Nobody had asked him to.")
    assert leifeng("cards").stdout == ""
    for quote in ("Lei Feng", "Nobody"):
        leifeng("annotate", document, "--quote", quote, "--note", "Who?")
    store, origin = Store(leifeng.library), system_origin()
    offered = cards.offered(leifeng.library, Wanted(), frozenset({CardKind.QUESTION}))
    store.apply(cards.make(offered, origin), "make cards", utc_now())
    assert leifeng("cards").stdout == f"{document}\ttext\t2\t0\t0\t2\n"

    for card in store.cards():
        answered = cards.answer(card, Rating.EASY, utc_now())
        store.apply(replace_one(card, answered), "review card", utc_now())
    store.close()
    assert leifeng("cards", "--due").stdout == ""
    (found,) = leifeng.json("cards")
    assert found["id"] == document
    assert (found["new"], found["review"], found["total"]) == (0, 0, 2)
    assert found["next_due"] > utc_now()
