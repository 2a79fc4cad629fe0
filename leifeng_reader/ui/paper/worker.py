"""The process that makes PDFs for whoever has no window: papers come in, PDFs go out.

Standard input holds papers as JSON, standard output a PDF for each; before each stands its
length in 8 bytes, big-endian. When Qt cannot start, the process ends with UNABLE and says why on
standard error.
"""

import os
import sys
from collections.abc import Iterator
from typing import IO

UNABLE = 3
"""The exit status when there are no pages to be had here at all."""


def main() -> None:
    """Make the PDFs that are asked for."""
    answer_to = _own_output()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    papers = list(_framed(sys.stdin.buffer))
    try:
        from PySide6.QtGui import QGuiApplication

        from leifeng_reader.ui.paper.pdf import pdf
    except ImportError as error:  # a library of the system that Qt stands on is missing
        sys.stderr.write(f"{error}\n")
        sys.exit(UNABLE)
    from leifeng_reader.study.paper_json import from_json

    application = QGuiApplication(["leifeng"])
    for paper in papers:
        made = pdf([from_json(paper.decode())])
        answer_to.write(len(made).to_bytes(8, "big") + made)
    answer_to.close()
    del application
    sys.stderr.flush()
    os._exit(0)  # nothing is left to put in order


def _own_output() -> IO[bytes]:
    """Return standard output for the answer alone: whatever else is printed is a complaint."""
    answer_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answer_to


def _framed(source: IO[bytes]) -> Iterator[bytes]:
    while head := source.read(8):
        yield source.read(int.from_bytes(head, "big"))


if __name__ == "__main__":
    main()
