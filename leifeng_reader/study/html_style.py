"""How a paper looks in a browser: by day and night on a screen, black on white when printed."""

from collections.abc import Iterable, Iterator, Sequence

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.study import PageSetup
from leifeng_reader.study.cues import cue, fill
from leifeng_reader.study.html_text import MOST_STEPS, STEP, key, overlap

_SHEETS = {"A4": "A4", "Letter": "letter"}
_DARK = "@media screen and (prefers-color-scheme:dark)"

_STYLE = """
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.5;overflow-wrap:break-word;
font-family:Georgia,"Noto Serif","Liberation Serif","Noto Serif CJK SC","Songti SC",SimSun,serif}
main{max-width:46em;margin:0 auto;padding:1.5em 1.25em 4em}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.4em 0 .5em;break-after:avoid;font-size:1.05em}
h1{font-size:1.6em;margin:.1em 0}h2{font-size:1.25em}h3{font-size:1.1em}
p,ul,ol,table,blockquote{margin:0 0 .7em}
p{orphans:2;widows:2}
header{display:flex;gap:1em;align-items:start;border-bottom:1px solid var(--line);
padding-bottom:.6em;margin-bottom:1em}
header.named{border:0;margin-bottom:.2em}header>div{flex:1}
header img{max-height:4.5em;max-width:9em}
header p{margin:0}.school,.about,.version{color:var(--quiet)}
.about{display:flex;flex-wrap:wrap;gap:0 1.5em}
.name{display:flex;gap:.5em;margin:.9em 0 0}.name i{flex:1;border-bottom:1px solid var(--ink)}
.task{position:relative;padding-inline-start:2.2em}
.task>.no{position:absolute;inset-inline-start:0;font-weight:600}
.i1{margin-inline-start:2.2em}.i2{margin-inline-start:4.4em}.i3{margin-inline-start:6.6em}
.quote{border-inline-start:2px solid var(--line);padding-inline-start:.9em}
.ref{color:var(--quiet);font-size:.85em;white-space:nowrap}
.keep{break-after:avoid}
.rules{break-inside:avoid-page}
.rules div{height:2.1em;border-bottom:1px solid var(--rule)}
.rules{margin-bottom:1em}
ol.letters,ul.boxes,ul.legend{padding:0}ul.boxes,ul.legend{list-style:none}
ol.letters{padding-inline-start:1.8em}
.inline{display:flex;flex-wrap:wrap;gap:.2em 2em}.inline li{margin-inline-end:1.2em}
.a2,.a4{display:grid;grid-template-columns:repeat(2,1fr);gap:.1em 1.8em}
.a4{grid-template-columns:repeat(4,1fr)}
.options li{break-inside:avoid}.right{font-weight:700}
.bank{border:1px solid var(--rule);padding:.5em .8em;display:flex;flex-wrap:wrap;gap:.1em 1.6em;
list-style:none;break-inside:avoid}
.gap{white-space:nowrap}.gap small{color:var(--quiet);font-size:.7em}
.blank{text-decoration:none;border-bottom:1px solid var(--ink)}
table{border-collapse:collapse;width:100%;table-layout:fixed}
thead{display:table-header-group}tr{break-inside:avoid}
th,td{hyphens:auto;text-align:start;vertical-align:top;padding:.35em .6em .35em 0}
.ruled th,.ruled td{border:1px solid var(--rule);padding:.35em .6em}
.glosses{font-size:.9em;border-top:1px solid var(--line);padding-top:.5em}
.glosses p{margin:0 0 .2em;padding-inline-start:1.6em;text-indent:-1.6em}
.legend{display:flex;flex-wrap:wrap;gap:.2em 1.2em;font-size:.9em}
rt{font-size:.55em}ruby{ruby-align:center}
sup,sub{line-height:0;font-size:.7em}
.reading{position:relative;margin-bottom:1em}
.reading::after{content:"";display:block;clear:both}
.reading p,.reading h3,.reading h4,.reading h5,.reading h6{position:relative}
.numbered{padding-left:2.6em}
.reading .n{position:absolute;left:-2.8em;width:2em;text-align:right;color:var(--quiet);
font:.72em/2.08 system-ui,sans-serif;text-indent:0;user-select:none}
.line{unicode-bidi:isolate}
.lined{container-type:inline-size}.lined .line{display:block}
.verse .line{display:block;padding-inline-start:1.6em;text-indent:-1.6em}
.reading .quote{margin-inline-start:1em}.reading .item{padding-inline-start:1em}
.reading .code{font-family:ui-monospace,monospace;white-space:pre-wrap}
.caption{font-size:.9em;color:var(--quiet)}
.notes{padding-right:13.5em}.wide{padding-right:32%}
.note{float:right;clear:right;width:15.4em;margin:0 -16.875em .5em .5em;padding-left:.6em;
border-left:3px solid var(--rule);font:.8em/1.4 system-ui,"Noto Sans CJK SC",sans-serif;
text-indent:0;white-space:normal;break-inside:avoid;text-decoration:none;background:none}
.note small{display:block;color:var(--quiet)}
mark{color:inherit;text-decoration-thickness:.09em;text-underline-offset:.18em;
text-decoration-skip-ink:none}
.l1{text-underline-offset:.3em}.l2{text-underline-offset:.42em}
"""

_AMONG = """.notes{padding-right:0}
.note{float:none;width:auto;margin:0 .3em;padding:0 .3em;border-right:1px solid var(--line)}
.note small{display:inline;margin-inline-start:.5em}
.lined .note{display:block;margin:.2em 0 .2em 1em;border-right:0}
"""
"""Notes that stand among the words, where there is no room beside them."""

_NARROW = f"""
@media screen and (max-width:44em){{
{_AMONG}.wide{{padding-right:0}}.inline,.a2,.a4{{display:block}}}}
"""

_PRINT = """
@media print{main{max-width:none;padding:0}.new{break-before:page}
header,.reading,.bank,table{break-inside:auto}.name i,.rules div{border-color:#000}
.lined .line{white-space:nowrap}
mark,.note,.legend *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def style(setup: PageSetup, tones: Iterable[Sequence[str]], foot: str) -> str:
    """Return the rules for a paper with these highlights; `foot` is printed under each page."""
    layers = sorted({tuple(each) for each in tones})
    return "".join(
        (
            f":root{{{_variables('light')}}}\n{_DARK}{{:root{{{_variables('dark')}}}}}\n",
            "@media print{:root{--paper:#fff;--ink:#000;--quiet:#444;--line:#999;--rule:#666}}\n",
            f"body{{font-size:{_rem(setup)}rem}}\n",
            _STYLE,
            *_shares(),
            *_tones(layers, setup),
            _NARROW,
            _AMONG if setup.columns > 1 else "",
            *_page(setup, foot),
            _PRINT,
        )
    )


def _variables(page: str) -> str:
    p = PAGES[page]
    return f"--paper:{p.paper};--ink:{p.ink};--quiet:{p.quiet};--line:{p.hairline};--rule:{p.quiet}"


def _rem(setup: PageSetup) -> str:
    """Return the type's size on a screen: large print is large there too."""
    return f"{max(0.9, min(3.0, setup.type_size / 10.5)):.2f}"


def _page(setup: PageSetup, foot: str) -> Iterator[str]:
    sheet = _SHEETS.get(setup.size, "A4") + (" landscape" if setup.landscape else "")
    margins = " ".join(f"{margin}mm" for margin in setup.margins)
    box = "font:8.5pt system-ui,sans-serif;color:#444;"
    yield f"@page{{size:{sheet};margin:{margins};@bottom-left{{{box}content:{_string(foot)}}}"
    yield f"@bottom-right{{{box}content:counter(page) ' / ' counter(pages)}}}}\n"
    yield f"@media print{{body{{font-size:{setup.type_size:g}pt}}"
    if setup.columns > 1:
        yield f".columns{{columns:{min(setup.columns, 4)};column-gap:2.2em}}"
    yield "}\n"


def _string(words: str) -> str:
    """Return words as a string of a style sheet, in which none of them means anything."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'


def _shares() -> Iterator[str]:
    """Yield classes for widths: a column's share, and how far lines of so many columns reach."""
    for share in range(1, 101):
        yield f".w{share}{{width:{share}%}}"
    for step in range(1, MOST_STEPS + 1):
        yield f".c{step} .line{{font-size:min(1em,calc(100cqi / {step * STEP * 0.5:g}))}}"
    yield "\n"


def _tones(layers: Sequence[Sequence[str]], setup: PageSetup) -> Iterator[str]:
    yield from _rules(layers, "light", setup)
    if not setup.greyscale:
        yield f"{_DARK}{{\n"
        yield from _rules(layers, "dark", setup)
        yield "}\n"
    else:
        yield f"{_DARK}{{mark,mark *,.legend mark{{color:#1c1b1a}}}}\n"


def _rules(layers: Sequence[Sequence[str]], page: str, setup: PageSetup) -> Iterator[str]:
    for name in sorted({name for each in layers for name in each}):
        look = cue(name, page, greyscale=setup.greyscale)
        line = f"text-decoration-line:underline;text-decoration-style:{look.line}"
        yield f"mark.{key(name)}{{background:{look.fill};{line};"
        yield f"text-decoration-color:{look.colour}}}\n"
        yield f".note.{key(name)}{{border-color:{look.colour}}}\n"
    for each in layers:
        if len(each) > 1:
            mixed = fill(each, page, greyscale=setup.greyscale)
            yield f".{overlap(each)} mark{{background:{mixed}}}\n"
