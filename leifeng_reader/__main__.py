"""The window, as `python -m leifeng_reader`."""

import sys

from leifeng_reader.ui.app import main

if __name__ == "__main__":
    sys.exit(main())
