"""The exported web page in a browser: it shows itself, and its legend filters."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from leifeng_reader.exchange.html_page import write
from tests.exchange.test_html_page import OPTIONS, passage

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not on this machine")

UNTICK = """<script>
addEventListener("load", function () {
  var box = document.querySelector('nav input[value="T/blue"]');
  box.checked = false;
  box.dispatchEvent(new Event("change"));
});
</script>"""


def shown(folder: Path, source: str) -> Any:
    """Return the page as the browser has it once its script has run."""
    assert BROWSER is not None
    path = folder / "page.html"
    path.write_text(source, encoding="utf-8")
    command = [
        BROWSER,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=2000",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return html.fromstring(done.stdout.decode())


def looks(page: Any) -> tuple[list[bool], list[str]]:
    hidden = [note.get("hidden") is not None for note in page.iter("aside")]
    return hidden, [mark.get("class") for mark in page.iter("mark")]


def test_a_theme_unticked_takes_its_notes_and_marks_away(tmp_path: Path) -> None:
    source = write([passage(0, 7, ("blue",)), passage(4, 9, ("rose",))], OPTIONS).decode()
    assert looks(shown(tmp_path, source)) == ([False] * 2, ["c-blue", "c-blue-rose", "c-rose"])
    # A script of the test's own has no place in the page's policy, so that has to go first.
    start = source.index("<meta http-equiv")
    without = source[:start] + source[source.index("\n", start) :]
    unticked = without.replace("</body>", f"{UNTICK}</body>")
    assert looks(shown(tmp_path, unticked)) == ([True, False], ["", "c-rose", "c-rose"])


def test_the_policy_lets_no_other_script_run(tmp_path: Path) -> None:
    source = write([passage(0, 7, ("blue",))], OPTIONS).decode()
    page = shown(tmp_path, source.replace("</body>", f"{UNTICK}</body>"))
    assert looks(page) == ([False], ["c-blue"])
