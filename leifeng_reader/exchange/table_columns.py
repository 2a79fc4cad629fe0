"""The columns that every table of annotations has unless others are asked for."""

COLUMNS = (
    "id",
    "document_id",
    "document",
    "section",
    "paragraph",
    "start",
    "end",
    "quote",
    "prefix",
    "suffix",
    "themes",
    "note",
    "created",
    "modified",
    "status",
    "annotator",
    "text_sha256",
    "link",
    "scope",
)
"""The contract: this order, and new columns only after these."""
