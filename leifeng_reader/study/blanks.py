"""How long the blank of a gap is."""

_EMS_OF_COLUMN = 0.75
_USUAL = 7.5
_LEAST = 5.0
_MOST = 15.0
_SPACES_OF_EM = 4


def ems(room: int) -> float:
    """Return how long a gap is, in sizes of the type, for a longest answer of so many columns.

    All gaps of a cloze are of one length, for the longest of its answers: a blank that fitted
    its own word would tell which of the bank's it is. What is written by hand is wider than
    print: a letter takes three quarters of the type size, and an ideograph, which counts two
    columns, twice that. Three words in a row are not given more than some six centimetres, as a
    paragraph of blanks could not be read; an answer of one letter still gets two. With `room`
    of 0 nobody knows the answers.
    """
    return min(max(_EMS_OF_COLUMN * room, _LEAST), _MOST) if room > 0 else _USUAL


def blank(room: int) -> str:
    """Return a gap's blank as spaces that do not break, for files that underline these."""
    return "\u00a0" * round(_SPACES_OF_EM * ems(room))
