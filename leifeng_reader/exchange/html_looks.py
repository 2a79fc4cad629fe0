"""How an exported web page looks, by day, by night and on paper, and how its legend filters."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from leifeng_reader.core.colours import NEUTRAL, PAGES, TONES, mix, tone
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.stretches import has_place

MOST_LAYERS = 4
"""How many annotations over the same characters are told apart by colour."""


_AS_MANY_AS_SHOW = Counter(dict.fromkeys(TONES, MOST_LAYERS))


def _variables(page: str) -> str:
    p = PAGES[page]
    return f"--paper:{p.paper};--ink:{p.ink};--quiet:{p.quiet};--line:{p.hairline};--link:{p.link}"


STYLE = f"""
:root{{{_variables("light")}}}
@media screen and (prefers-color-scheme:dark){{:root{{{_variables("dark")}}}}}
body{{margin:0;background:var(--paper);color:var(--ink);font:1.06rem/1.65 Georgia,"Noto Serif",
"Noto Serif CJK SC","Songti SC",serif;overflow-wrap:break-word}}
nav{{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.2rem 1rem;max-height:30vh;
overflow:auto;padding:.6rem 1.5rem;background:var(--paper);border-bottom:1px solid var(--line);
font:.86rem/1.6 system-ui,sans-serif}}
nav small{{color:var(--quiet)}}
nav input{{accent-color:var(--link);margin:0 .5em 0 0;vertical-align:-.1em}}
nav label{{cursor:pointer}}
main{{max-width:62rem;margin:0 auto;padding:1rem 1.5rem 4rem}}
article{{padding-inline-end:19rem}}
article::after{{content:"";display:block;clear:both}}
h1,h2,h3,h4,h5,h6{{line-height:1.3;margin:1.6em 0 .6em}}
p,pre,table,blockquote,.item{{margin:0 0 .8em}}
a{{color:var(--link)}}
img{{max-width:100%;height:auto}}
pre{{white-space:pre-wrap;font-size:.9em}}
blockquote{{margin-inline:1.2em 0;padding-inline-start:1em;
border-inline-start:3px solid var(--line)}}
table{{border-collapse:collapse}} td,th{{border:1px solid var(--line);padding:.2em .6em;
text-align:start;vertical-align:top}}
ul{{list-style:none;margin:0 0 .8em;padding:0}} li{{margin-inline-start:1.6em}}
.k1{{margin-inline-start:3.2em}}.k2{{margin-inline-start:4.8em}}.k3{{margin-inline-start:6.4em}}
.marker{{display:inline-block;min-width:1.4em;margin-inline-start:-1.6em;padding-inline-end:.2em}}
.verse{{margin-inline-start:1.6em}} .rule{{text-align:center}}
.caption,.authors,.footnote{{color:var(--quiet);font-size:.92em}}
mark{{color:inherit;background:none;padding-bottom:.12em}}
aside{{float:inline-end;clear:inline-end;width:17rem;margin-inline-end:-19rem;margin-bottom:.6rem;
padding-inline-start:.7rem;border-inline-start:3px solid var(--line);
font:.84rem/1.45 system-ui,sans-serif}}
aside b{{font-weight:600}} aside p{{margin:.2em 0 0}} aside q{{display:block}}
.lost{{clear:both}} .lost aside{{float:none;width:auto;margin-inline:0}}
.dot{{display:inline-block;width:.7em;height:.7em;border-radius:50%;margin-inline-end:.35em}}
[hidden]{{display:none}}
@media screen and (max-width:54rem){{article{{padding:0}}
aside{{float:none;width:auto;margin-inline:0}}
.noted{{display:flex;flex-direction:column}}.noted>aside{{order:1}}.noted>div{{min-width:0}}}}
@media print{{nav{{position:static;max-height:none}}nav input{{display:none}}
body{{font-size:10.5pt}}
article{{padding-inline-end:14rem}}
aside{{width:12.5rem;margin-inline-end:-14rem;break-inside:avoid}}
.lost aside{{width:auto;margin-inline:0}}
mark,.dot{{print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}
"""

SCRIPT = """
(function(){
var boxes=[].slice.call(document.querySelectorAll("nav input"));
var notes={},marks=[].slice.call(document.querySelectorAll("mark"));
[].forEach.call(document.querySelectorAll("aside[data-n]"),function(a){notes[a.dataset.n]=a;});
function show(){
var on={};boxes.forEach(function(b){on[b.value]=b.checked;});
Object.keys(notes).forEach(function(n){
notes[n].hidden=!notes[n].dataset.t.split("\\n").some(function(t){return on[t];});});
marks.forEach(function(m){
var tones=m.dataset.n.split(" ").filter(function(n){return notes[n]&&!notes[n].hidden;})
.map(function(n){return notes[n].dataset.c;}).slice(0,4).sort();
m.className=tones.length?"c-"+tones.join("-"):"";});}
boxes.forEach(function(b){b.addEventListener("change",show);});
})();
"""


def key_of(tones: Iterable[str]) -> str:
    """Return the name of the look of these tones together, in whatever order."""
    known = [name if name in TONES else NEUTRAL for name in tones]
    return "-".join(sorted(known[:MOST_LAYERS]))


def tone_rules(passages: Iterable[Passage]) -> str:
    """Return the rules for every tone and every overlap that these annotations can make."""
    listed = list(passages)
    names = sorted({key_of((name,)) for p in listed for name in (*p.tones, p.tone)} | {NEUTRAL})
    overlaps = {key for names in _together(listed) for key in _parts(names)}
    keys = sorted(overlaps | {key_of((p.tone,)) for p in listed})
    return "".join(
        (
            *_rules("light", names, keys),
            "@media screen and (prefers-color-scheme:dark){\n",
            *_rules("dark", names, keys),
            "}\n",
        )
    )


def _rules(page: str, names: Iterable[str], keys: Iterable[str]) -> Iterator[str]:
    for name in names:
        strong = tone(name).on(page).strong
        yield f".d-{name}{{background:{strong}}}\n"
        yield f"aside[data-c={name}]{{border-color:{strong}}}\n"
    for key in keys:
        layers = key.split("-")
        lines = ",".join(
            f"inset 0 -{2 * n}px 0 {tone(name).on(page).strong}"
            for n, name in enumerate(dict.fromkeys(layers), 1)
        )
        yield f".c-{key}{{background:{mix(layers, page)};box-shadow:{lines}}}\n"


def _together(passages: list[Passage]) -> set[tuple[str, ...]]:
    """Return the tones that lie over the same characters somewhere."""
    found: set[tuple[str, ...]] = set()
    covering: list[Passage] = []
    placed = [passage for passage in passages if has_place(passage)]
    for passage in sorted(placed, key=lambda p: (p.document.id, p.annotation.order)):
        start = passage.annotation.start
        covering = [
            other
            for other in covering
            if other.document.id == passage.document.id and other.annotation.end > start
        ]
        covering.append(passage)
        layers = Counter(key_of((each.tone,)) for each in covering)
        found.add(tuple(sorted((layers & _AS_MANY_AS_SHOW).elements())))
    return found


def _parts(names: tuple[str, ...]) -> Iterator[str]:
    for count in range(1, min(len(names), MOST_LAYERS) + 1):
        yield from (key_of(part) for part in set(combinations(names, count)))
