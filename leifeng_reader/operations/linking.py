"""Where links in notes lead, and which notes lead to something."""

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Document
from leifeng_reader.core.links import Destination, refers_to, resolve
from leifeng_reader.store.store import Store


def destination(store: Store, target: str) -> Destination | None:
    """Return where a link's target leads in the library, None when nowhere."""

    def annotation(annotation_id: str) -> Annotation | None:
        found = store.record("annotations", annotation_id)
        return found if isinstance(found, Annotation) else None

    return resolve(target, annotation, store.documents())


def backlinks(store: Store, record: Annotation | Document) -> list[Annotation]:
    """Return the annotations whose notes link to an annotation or a document."""
    targets = {record.id, record.title} if isinstance(record, Document) else {record.id}
    return [a for a in store.annotations_with_links() if refers_to(a.note, targets)]
