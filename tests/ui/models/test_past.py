"""The models of history, trash, editions and leads are sound, and follow the session."""

from pytestqt.modeltest import ModelTester

from leifeng_reader.core.composition import Part, compose
from leifeng_reader.operations import editions
from leifeng_reader.operations.leads import Lead
from leifeng_reader.ui.models.edition import EditionModel
from leifeng_reader.ui.models.history import HistoryModel
from leifeng_reader.ui.models.leads import LeadModel
from leifeng_reader.ui.models.trash import PAGE, TrashModel
from tests.ui.conftest import TEXT, Reading


def test_history_and_trash_follow(reading: Reading, qtmodeltester: ModelTester) -> None:
    session = reading.session
    history, trash = HistoryModel(session, 0), TrashModel(session)
    qtmodeltester.check(history)
    qtmodeltester.check(trash)
    one, two = reading.annotate(0, 9), reading.annotate(20, 30)
    assert history.index(1).data().startswith("Highlighted")
    reading.remove(one)
    assert trash.rowCount() == 1 and trash.index(0).data().startswith("Annotation “")
    reading.remove(two)
    assert [trash.event_at(row).record_id for row in (0, 1)] == [two.id, one.id]  # type: ignore
    reading.undo()
    assert trash.rowCount() == 1
    assert trash.event_at(5) is None and history.row(999) is None


def test_a_large_trash_comes_page_by_page(reading: Reading, qtmodeltester: ModelTester) -> None:
    made = reading.annotate_many(PAGE + 30)
    reading.remove(*made)
    trash = TrashModel(reading.session)
    assert trash.rowCount() == PAGE and trash.canFetchMore(trash.index(-1))
    qtmodeltester.check(trash)
    while trash.canFetchMore(trash.index(-1)):
        trash.fetchMore(trash.index(-1))
    assert trash.rowCount() == PAGE + 30


def test_editions_and_leads(reading: Reading, qtmodeltester: ModelTester) -> None:
    reading.annotate(0, 12)
    document, _ = reading.session.require_document()
    other = compose([Part(line) for line in TEXT.replace("Paragraph 0", "Chapter O").split("\n")])
    edition = editions.prepare(reading.session.store, document, other)
    model, leads = EditionModel(edition), LeadModel()
    qtmodeltester.check(model)
    leads.show_leads([Lead("d", "T", 0, 1, "words"), Lead("e", "U", 0, 1, "others")])
    qtmodeltester.check(leads)
    assert leads.lead(1) and leads.lead(2) is None
