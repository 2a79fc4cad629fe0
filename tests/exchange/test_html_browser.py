"""The exported web page in a browser: it shows itself, and its legend filters."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from leifeng_reader.core.annotation import Status
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


MEASURE = """<script>
addEventListener("load", function () {
  [].forEach.call(document.querySelectorAll("aside, mark"), function (each) {
    var box = each.getBoundingClientRect();
    each.dataset.at = [box.left, box.top, box.bottom].map(Math.round).join(" ");
  });
});
</script>"""


def shown(folder: Path, source: str, width: int = 1200) -> Any:
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
        f"--window-size={width},900",
        "--virtual-time-budget=2000",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return html.fromstring(done.stdout.decode())


def with_script(source: str, script: str) -> str:
    """A script of the test's own has no place in the page's policy, so that has to go first."""
    start = source.index("<meta http-equiv")
    without = source[:start] + source[source.index("\n", start) :]
    return without.replace("</body>", f"{script}</body>")


def looks(page: Any) -> tuple[list[bool], list[str]]:
    hidden = [note.get("hidden") is not None for note in page.iter("aside")]
    return hidden, [mark.get("class") for mark in page.iter("mark")]


def test_a_theme_unticked_takes_its_notes_and_marks_away(tmp_path: Path) -> None:
    source = write([passage(0, 7, ("blue",)), passage(4, 9, ("rose",))], OPTIONS).decode()
    assert looks(shown(tmp_path, source)) == ([False] * 2, ["c-blue", "c-blue-rose", "c-rose"])
    assert looks(shown(tmp_path, with_script(source, UNTICK))) == (
        [True, False],
        ["", "c-rose", "c-rose"],
    )


@pytest.mark.parametrize("place", [0, 20])
def test_notes_stand_beside_their_paragraph_or_below_it_where_there_is_no_room(
    tmp_path: Path, place: int
) -> None:
    """In a heading, and in a paragraph with links and ruby."""
    source = with_script(write([passage(place, place + 4, note="Why?")], OPTIONS).decode(), MEASURE)

    def places(width: int) -> tuple[list[int], list[int]]:
        page = shown(tmp_path, source, width)
        found = (next(page.iter(tag)).get("data-at").split() for tag in ("aside", "mark"))
        note, mark = (list(map(int, each)) for each in found)
        return note, mark

    (left, top, _), (_, mark_top, mark_bottom) = places(1200)
    assert left > 600 and top < mark_bottom and abs(top - mark_top) < 60
    (left, top, _), (_, _, mark_bottom) = places(600)
    assert left < 100 and top >= mark_bottom


def test_what_is_lost_is_listed_below_its_heading(tmp_path: Path) -> None:
    lost = passage(3, 9, note="Why?", status=Status.LOST)
    source = with_script(write([lost], OPTIONS).decode(), MEASURE.replace("mark", "h2"))
    page = shown(tmp_path, source)
    note, heading = next(page.iter("aside")), page.xpath("//section/h2")[0]
    (left, top, _), (at, _, bottom) = (
        map(int, each.get("data-at").split()) for each in (note, heading)
    )
    assert left == at and top >= bottom


def test_the_policy_lets_no_other_script_run(tmp_path: Path) -> None:
    source = write([passage(0, 7, ("blue",))], OPTIONS).decode()
    page = shown(tmp_path, source.replace("</body>", f"{UNTICK}</body>"))
    assert looks(page) == ([False], ["c-blue"])
