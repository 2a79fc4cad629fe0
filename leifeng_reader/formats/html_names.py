"""What the elements and classes of HTML mean to a text."""

from leifeng_reader.core.spans import SpanKind

_UNSHOWN_WORDS = """
    head script style template noscript iframe canvas select button input textarea datalist
    audio video map rp rtc title meta link base frameset applet param mjx-math
"""
UNSHOWN = frozenset(_UNSHOWN_WORDS.split())
_BLOCKS_WORDS = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing
    main menu nav ol optgroup option p plaintext pre search section summary ul xmp table
    caption tbody thead tfoot tr td th
"""
BLOCKS = frozenset(_BLOCKS_WORDS.split())
EMPHASIS = {
    "b": SpanKind.BOLD,
    "strong": SpanKind.BOLD,
    "i": SpanKind.ITALIC,
    "em": SpanKind.ITALIC,
    "cite": SpanKind.ITALIC,
    "var": SpanKind.ITALIC,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "samp": SpanKind.CODE,
    "tt": SpanKind.CODE,
    "s": SpanKind.STRIKE,
    "strike": SpanKind.STRIKE,
    "del": SpanKind.STRIKE,
    "u": SpanKind.UNDERLINE,
    "ins": SpanKind.UNDERLINE,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
EMPHASIS_CLASSES = {
    "italic": SpanKind.ITALIC,
    "italics": SpanKind.ITALIC,
    "bold": SpanKind.BOLD,
    "strikethrough": SpanKind.STRIKE,
    "underline": SpanKind.UNDERLINE,
    "superscript": SpanKind.SUPERSCRIPT,
    "subscript": SpanKind.SUBSCRIPT,
}
RUNS = frozenset((*EMPHASIS, "br", "hr", "math", "svg", "ruby", "rb", "rt", "q"))
"""Elements inside a block that mean something though they say nothing."""

SET_APART = frozenset(("lnum", "linenum", "linenumber", "line-number", "verse-number"))
"""Classes of what a page shows in its margin, beside the words."""

KEPT = frozenset(("pre", "listing", "xmp", "plaintext"))
VERSE = frozenset(("verse", "poem", "poetry", "z3998:verse", "z3998:poem", "z3998:song"))
STANZA = frozenset(("stanza", "linegroup", "line-group", "lg", "strophe", "line-block"))
PAGE_BREAK = frozenset(("pagebreak", "doc-pagebreak"))
_FORMULA_TWICE_WORDS = """
    katex-html mathjax_preview mwe-math-fallback-image-inline
    mwe-math-fallback-image-display mwe-math-fallback-image
"""
FORMULA_TWICE = frozenset(_FORMULA_TWICE_WORDS.split())
"""Classes of what is shown in the place of a formula that is there as MathML."""
