"""What is said about cards: how long until they come again, how many wait, and when."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from leifeng_reader.operations.cards import Offer, Standing
from leifeng_reader.ui.panels.card import local_time
from leifeng_reader.ui.wording import enumerated

_HOUR, _DAY, _MONTH, _YEAR = 60, 24 * 60, 30.4 * 24 * 60, 365.25 * 24 * 60
_DAYS_SHOWN = 45


def _tr(words: str) -> str:
    return QCoreApplication.translate("Cards", words)


def interval(length: timedelta) -> str:
    """Say how long after an answer a card comes again."""
    minutes = length.total_seconds() / 60
    if minutes < _HOUR:
        return _tr("{0} min").format(max(1, round(minutes)))
    if minutes < _DAY:
        return _tr("{0} h").format(round(minutes / _HOUR))
    days = round(minutes / _DAY)
    if days <= _DAYS_SHOWN:
        return _tr("1 day") if days == 1 else _tr("{0} days").format(days)
    if minutes < _YEAR:
        return _tr("{0} months").format(_tenths(minutes / _MONTH))
    return _tr("{0} years").format(_tenths(minutes / _YEAR))


def _tenths(number: float) -> str:
    shown = QLocale().toString(number, "f", 1)
    return shown[:-2] if shown.endswith("0") else shown


def waiting(stand: Standing) -> str:
    """Say how many cards wait, by what they are."""
    parts = (
        (stand.new, _tr("{0} new")),
        (stand.learning, _tr("{0} being learned")),
        (stand.review, _tr("{0} to repeat")),
    )
    return "  ·  ".join(words.format(_number(number)) for number, words in parts if number)


def nothing_due(stand: Standing) -> tuple[str, str]:
    """Say in a sentence and another why there is no card to look at."""
    if not stand.total:
        return _tr("No cards yet"), _tr(
            "A card asks with the note of an annotation, or leaves its passage out of the sentence."
        )
    if stand.total == stand.suspended:
        return _tr("Nothing to review"), _tr("All cards are set aside.")
    said = [_later(stand.later)] if stand.later else []
    if stand.next_due:
        return _tr("Nothing is due until {0}").format(day(stand.next_due)), " ".join(said)
    return _tr("Nothing is due today"), " ".join(said)


def _later(number: int) -> str:
    if number == 1:
        return _tr("1 new card waits for another day: today’s are done.")
    return _tr("{0} new cards wait for other days: today’s are done.").format(_number(number))


def day(written: str) -> str:
    """Say when a moment is: the hour of today, else the date."""
    moment, locale = local_time(written), QLocale()
    if moment.date() == QDate.currentDate():
        return locale.toString(moment.time(), QLocale.FormatType.ShortFormat)
    return locale.toString(moment.date(), QLocale.FormatType.LongFormat)


def offered(offer: Offer) -> tuple[str, str]:
    """Say how many cards can be made, and what was left out and why."""
    number = len(offer.fresh)
    one, many = _tr("1 new card"), _tr("{0} new cards")
    said = one if number == 1 else many.format(_number(number)) if number else _tr("No new cards")
    reasons = (
        (offer.known, _tr("{0} made already")),
        (offer.without_note, _tr("{0} without a note")),
        (offer.too_long, _tr("{0} too long for a gap")),
        (offer.without_passage, _tr("{0} without a passage")),
    )
    left = enumerated(words.format(_number(number)) for number, words in reasons if number)
    return said, _tr("Left out: {0}").format(left) if left else ""


def made(number: int) -> str:
    """Say how many cards were made."""
    one, many = _tr("1 card was made."), _tr("{0} cards were made.")
    return one if number == 1 else many.format(_number(number))


def _number(number: int) -> str:
    return QLocale().toString(number)
