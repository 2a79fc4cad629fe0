"""Tasks as a package that Anki imports: notes with cards of our own look, kept in step."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from leifeng_reader.core.archive import repacked
from leifeng_reader.study.anki_text import deck_name
from leifeng_reader.study.notes import Note, notes
from leifeng_reader.study.paper import Paper
from leifeng_reader.study.tasks import Made

_BASIC, _CLOZE = 1726310401, 1726310402
_EARLIEST = 1_577_836_800.0
"""What notes say of their age where nothing is known: the year 2020. Anki takes up a note it
knows only when this one is newer."""

_LOOK = """
.card{font:1.3rem/1.5 Georgia,"Noto Serif","Noto Serif CJK SC","Songti SC",serif;
max-width:38em;margin:0 auto;padding:1em;text-align:start;color:#1c1b1a;background:#fbfaf7}
.nightMode.card{color:#e8e4dc;background:#1b1a19}
small{opacity:.65}
.cloze{font-weight:600}
hr{border:0;border-top:1px solid currentColor;opacity:.3}
"""


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the package; the same notes give the same bytes."""
    from genanki import Deck, Package

    name = deck_name(title)
    deck = Deck(_number(name), name)
    models = _models()
    for note in notes(made, paper.labels):
        deck.add_note(_note(note, models[note.has_gaps]))
    buffer = io.BytesIO()
    Package(deck).write_to_file(buffer, timestamp=_age(paper.modified))
    return repacked(buffer.getvalue())


def _age(modified: str) -> float:
    try:
        return max(_EARLIEST, datetime.fromisoformat(modified).timestamp())
    except ValueError:
        return _EARLIEST


def _number(name: str) -> int:
    """Return what Anki knows a deck by: the same for the same name."""
    return 1 << 30 | uuid5(NAMESPACE_URL, f"leifeng:deck/{name}").int & (1 << 30) - 1


def _models() -> tuple[Any, Any]:
    from genanki import Model

    basic = Model(
        _BASIC,
        "Lei Feng Reader",
        fields=[{"name": "Front"}, {"name": "Back"}],
        templates=[
            {
                "name": "Card 1",
                "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}\n<hr id=answer>\n{{Back}}",
            }
        ],
        css=_LOOK,
    )
    cloze = Model(
        _CLOZE,
        "Lei Feng Reader (cloze)",
        fields=[{"name": "Text"}, {"name": "Back Extra"}],
        templates=[
            {
                "name": "Cloze",
                "qfmt": "{{cloze:Text}}",
                "afmt": "{{cloze:Text}}<br>\n<small>{{Back Extra}}</small>",
            }
        ],
        css=_LOOK,
        model_type=Model.CLOZE,
    )
    return basic, cloze


def _note(note: Note, model: Any) -> Any:
    from genanki import Note as AnkiNote

    return AnkiNote(
        model=model, fields=[note.front, note.back], guid=note.name, tags=list(note.tags)
    )
