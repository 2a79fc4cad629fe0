"""The command on cards: how many wait in each document."""

import click

from leifeng_reader.cli.library import Library
from leifeng_reader.cli.output import put_json, put_rows


@click.command("cards")
@click.option("--due", is_flag=True, help="Only documents with cards that are due.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def cards(library: Library, due: bool, as_json: bool) -> None:
    """List how many cards each document has, and how many of them wait.

    Each is a line of id, title, new cards, those being learned and due, others due, and all of
    them, with tabs between. New ones are counted without the limit of a day.
    """
    from leifeng_reader.operations.cards import day_start
    from leifeng_reader.operations.origin import utc_now

    now = utc_now()
    with library.opened() as store, store.snapshot():
        tallies = store.card_tallies(now, day_start(now))
        listed = [(d, tallies[d.id]) for d in store.documents() if d.id in tallies]
    if due:
        listed = [(d, t) for d, t in listed if t.new + t.learning + t.review]
    if as_json:
        put_json(
            {
                "id": document.id,
                "title": document.title,
                "new": tally.new,
                "learning": tally.learning,
                "review": tally.review,
                "total": tally.total,
                "suspended": tally.suspended,
                "next_due": tally.next_due,
            }
            for document, tally in listed
        )
    else:
        put_rows((d.id, d.title, t.new, t.learning, t.review, t.total) for d, t in listed)
