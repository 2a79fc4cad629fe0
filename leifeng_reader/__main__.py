"""The window, as `leifeng-reader` and `python -m leifeng_reader`."""

import gc
import sys


def main() -> int:
    """Start the program; return its exit status."""
    hold_collection()
    from leifeng_reader.ui.app import main as run

    return run()


def hold_collection() -> None:
    """Leave garbage alone while everything is loaded, all of which stays: a tenth of the start.

    The window takes collection up again when it is complete.
    """
    gc.disable()


if __name__ == "__main__":
    sys.exit(main())
